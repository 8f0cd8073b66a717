import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Entry } from '../src/archive/archive.ts';
import type { StoredArchive } from '../src/archive/stored-archive.ts';
import { type Corpus, makeCorpus } from './archive-corpus.ts';
import { type BenchPlace, makeFilePlace } from './archive-place.ts';
import { measureLists, measureSearch } from './archive-questions.ts';
import { openStopwatch, type Row, time } from './timing.ts';

const batch = 500;
/** Reports of the story with the most. */
const crowd = 400;

/** Fills the archive in batches, the last thousand (a tenth of a small one) one by one; every third article joins a story. */
async function fill(archive: StoredArchive, corpus: Corpus, size: number): Promise<Row[]> {
  const single = Math.min(1000, Math.floor(size / 10));
  let stories = 0;
  const entry = (number: number): Entry => {
    const { item, reading } = corpus.article(number);
    const storyId = number % 3 === 2 && stories > 0 ? Math.max(1, stories - (number % 20)) : null;
    if (storyId === null) stories += 1;
    return { kind: 'stored', item, reading, storyId, reasons: ['bench'] };
  };
  const batched = openStopwatch();
  for (let number = 0; number < size - single; number += batch) {
    const entries = Array.from({ length: Math.min(batch, size - single - number) }, (_, i) =>
      entry(number + i),
    );
    await batched.run(() => archive.keepMany(entries, entries[0]?.item.seen as string));
  }
  const alone = openStopwatch();
  for (let number = size - single; number < size; number += 1) {
    const one = entry(number);
    await alone.run(() => archive.keep(one, one.item.seen));
  }
  return [
    batched.toRow(`kept a second, ${batch} at once`, size - single, '≥ 2,000'),
    alone.toRow('kept a second, one by one, each durable', single, '≥ 700'),
  ];
}

/** One story that everybody reports on: lists must not become slow because it is at their top. */
async function fillCrowded(archive: StoredArchive, corpus: Corpus, size: number): Promise<void> {
  const first = await archive.keep(
    { kind: 'stored', ...corpus.article(size), storyId: null, reasons: ['bench'] },
    corpus.article(size).item.seen,
  );
  const entries = Array.from(
    { length: crowd },
    (_, number): Entry => ({
      kind: 'stored',
      ...corpus.article(size + 1 + number),
      storyId: first.storyId,
      reasons: ['bench'],
    }),
  );
  await archive.keepMany(entries, entries[0]?.item.seen as string);
}

/**
 * Measures an archive through its own door, in a place of its own, over a synthetic corpus in several scripts.
 * @param size how many articles
 */
export async function benchArchive(size: number, place: BenchPlace = makeFilePlace()): Promise<Row[]> {
  const corpus = makeCorpus(size);
  let archive = await place.open();
  try {
    const rows: Row[] = [{ what: 'articles', value: String(size) }, ...(await fill(archive, corpus, size))];
    await archive.close();
    const begin = performance.now();
    archive = await place.open();
    rows.push({ what: 'open', value: `${(performance.now() - begin).toFixed(1)} ms`, target: '< 1 s' });
    rows.push({
      what: 'size beside the texts',
      value: `${(((await place.bytes()) - corpus.bytes()) / corpus.bytes()).toFixed(2)} × text (text ${(corpus.bytes() / size / 1024).toFixed(1)} KB an article)`,
      target: '≤ 0.6 × text',
    });
    rows.push(...(await measureLists(archive, corpus, size)), ...(await measureSearch(archive, corpus)));
    await fillCrowded(archive, corpus, size);
    rows.push(
      await time(`latest 10 with a story of ${crowd} reports`, '< 50 ms', () =>
        archive.latest({ limit: 10 }),
      ),
    );
    rows.push({
      what: 'memory of a process that serves it',
      value: `${(measureMemory(place.url, corpus) / 1048576).toFixed(0)} MB`,
      target: '≤ 200 MB',
    });
    return rows;
  } finally {
    await archive.close();
    await place.remove();
  }
}

/** Bytes a fresh process holds after it has shown and searched. */
function measureMemory(url: string, corpus: Corpus): number {
  const words = Array.from({ length: 60 }, (_, rank) => corpus.word(rank * rank));
  const program = join(import.meta.dirname, 'archive-memory.ts');
  return Number(execFileSync(process.execPath, [program, url, ...words], { encoding: 'utf8' }));
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { size: { type: 'string', default: '20000' } } });
  for (const row of await benchArchive(Number(values.size))) {
    process.stdout.write(
      `${row.what.padEnd(52)} ${row.value.padEnd(34)} ${(row.cpu ?? '').padEnd(14)} ${row.target ?? ''}\n`,
    );
  }
}
