import { openArchive } from '../../src/archive/open.ts';
import { silentLog } from '../../src/log.ts';
import { makeItem, makeReading } from '../helpers/readings.ts';

/** Run as a process of its own by the tests of crashes: keeps articles one by one and prints the id of each once it is kept. */
const [url, name, count] = process.argv.slice(2) as [string, string, string];
const archive = await openArchive({ url, log: silentLog });
for (let number = 0; number < Number(count); number += 1) {
  const id = `${name}-${number}`;
  const item = makeItem({ id, text: `kept ${id} `.repeat(100) });
  const reading = makeReading({ title: id, terms: `kept ${name} n${number}` });
  await archive.keep({ kind: 'stored', item, reading, storyId: null, reasons: ['new'] }, item.seen);
  process.stdout.write(`${id}\n`);
}
await archive.close();
