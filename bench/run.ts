/**
 * Measures speed and memory: `npm run bench` (all), `npm run bench -- start|reading|feeds|archive [--size N]`.
 * With `--postgres postgres://…` the archive is measured there too, in a schema made for it.
 * Machines are noisy: compare figures of one run with each other.
 */
import { parseArgs } from 'node:util';
import { benchArchive } from './archive.ts';
import { makePostgresPlace } from './archive-place.ts';
import { benchFeedSpeed, benchHostileFeeds } from './feeds.ts';
import { benchReading } from './reading.ts';
import { benchStart } from './start.ts';
import { printRows } from './table.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter(word => word !== '--'),
  options: {
    size: { type: 'string', default: '100000' },
    postgres: { type: 'string' },
    help: { type: 'boolean' },
  },
  allowPositionals: true,
});
const size = Number(values.size);
const parts: Record<string, () => Promise<void>> = {
  start: async () => printRows('Start', await benchStart()),
  reading: async () => printRows('Reading, one core', await benchReading()),
  feeds: async () => {
    printRows('Feeds, one core', await benchFeedSpeed());
    printRows('Hostile feeds, each in a process of its own', benchHostileFeeds());
  },
  archive: async () => {
    printRows(`Archive, ${size} articles`, await benchArchive(size));
    if (values.postgres !== undefined)
      printRows(
        `Archive on PostgreSQL, ${size} articles`,
        await benchArchive(size, makePostgresPlace(values.postgres)),
      );
  },
};
const wanted = positionals.length > 0 ? positionals : Object.keys(parts);
if (values.help || !Number.isInteger(size) || size < 1 || wanted.some(name => !(name in parts))) {
  process.stdout.write(`npm run bench -- [${Object.keys(parts).join('|')}] [--size N] [--postgres URL]\n`);
} else {
  for (const name of wanted) await parts[name]?.();
}
