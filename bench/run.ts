/**
 * Measures speed and memory: `npm run bench` (all), `npm run bench -- start|reading|archive [--size N]`.
 * Machines are noisy: compare figures of one run with each other.
 */
import { benchArchive } from './archive.ts';
import { benchReading } from './reading.ts';
import { benchStart } from './start.ts';
import { printRows } from './table.ts';

const [which = 'all', ...rest] = process.argv.slice(2).filter(word => word !== '--');
const sizeAt = process.argv.indexOf('--size');
const size = sizeAt > 0 ? Number(process.argv[sizeAt + 1]) : 100_000;
const wanted = (name: string) => which === 'all' || which === name || which === '--size';

if (rest.includes('--help') || !['all', 'start', 'reading', 'archive', '--size'].includes(which)) {
  process.stdout.write('npm run bench -- [start|reading|archive] [--size N]\n');
} else {
  if (wanted('start')) printRows('Start', await benchStart());
  if (wanted('reading')) printRows('Reading, one core', await benchReading());
  if (wanted('archive')) printRows(`Archive, ${size} articles`, await benchArchive(size));
}
