import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Entry, SearchQuery } from '../src/archive/archive.ts';
import { openSqliteArchive, type SqliteArchive } from '../src/archive/sqlite.ts';
import { silentLog } from '../src/log.ts';
import { type Corpus, makeCorpus } from './archive-corpus.ts';

/** One line of the report. */
export interface Row {
  what: string;
  value: string;
  target?: string;
}

const batch = 500;
const rounds = 200;

/** The value below which 95 of 100 lie, with the middle one: "0.31 / 0.52 ms". */
function describeTimes(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

async function time(work: (round: number) => Promise<unknown>, times = rounds): Promise<string> {
  await work(0);
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const begin = performance.now();
    await work(round);
    taken.push(performance.now() - begin);
  }
  return describeTimes(taken);
}

/** Fills the archive: half of it in batches, the last thousandth one by one; every third article joins a story. */
async function fill(archive: SqliteArchive, corpus: Corpus, size: number): Promise<Row[]> {
  const single = Math.min(1000, Math.floor(size / 10));
  let stories = 0;
  const entry = (number: number): Entry => {
    const { item, reading } = corpus.article(number);
    const storyId = number % 3 === 2 && stories > 0 ? Math.max(1, stories - (number % 20)) : null;
    if (storyId === null) stories += 1;
    return { kind: 'stored', item, reading, storyId, reasons: ['bench'] };
  };
  let spent = 0;
  for (let number = 0; number < size - single; number += batch) {
    const entries = Array.from({ length: Math.min(batch, size - single - number) }, (_, i) =>
      entry(number + i),
    );
    const begin = performance.now();
    await archive.keepMany(entries, entries[0]?.item.seen as string);
    spent += performance.now() - begin;
  }
  const batched = ((size - single) / spent) * 1000;
  spent = 0;
  for (let number = size - single; number < size; number += 1) {
    const one = entry(number);
    const begin = performance.now();
    await archive.keep(one, one.item.seen);
    spent += performance.now() - begin;
  }
  return [
    { what: `kept a second, ${batch} at once`, value: batched.toFixed(0), target: '≥ 2,000' },
    {
      what: 'kept a second, one by one, each durable',
      value: ((single / spent) * 1000).toFixed(0),
      target: '≥ 700',
    },
  ];
}

/**
 * Measures the SQLite archive through its own door, in a file of its own, over a synthetic corpus in several scripts.
 * @param size how many articles
 */
export async function benchArchive(size: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'archive-bench-'));
  const path = join(folder, 'archive.db');
  const corpus = makeCorpus(size);
  let archive = await openSqliteArchive({ path, log: silentLog });
  try {
    const rows: Row[] = [{ what: 'articles', value: String(size) }, ...(await fill(archive, corpus, size))];
    await archive.close();
    const begin = performance.now();
    archive = await openSqliteArchive({ path, log: silentLog });
    rows.push({ what: 'open', value: `${(performance.now() - begin).toFixed(1)} ms`, target: '< 1 s' });
    rows.push({
      what: 'file beside the texts',
      value: `${((statSync(path).size - corpus.bytes()) / corpus.bytes()).toFixed(2)} × text (text ${(corpus.bytes() / size / 1024).toFixed(1)} KB an article)`,
      target: '≤ 0.6 × text',
    });
    rows.push(...(await measureLists(archive, corpus)), ...(await measureSearch(archive, corpus)));
    rows.push({
      what: 'memory of the process',
      value: `${(process.memoryUsage.rss() / 1048576).toFixed(0)} MB`,
      target: '≤ 200 MB',
    });
    return rows;
  } finally {
    await archive.close();
    rmSync(folder, { recursive: true });
  }
}

async function measureLists(archive: SqliteArchive, corpus: Corpus): Promise<Row[]> {
  const target = '< 50 ms';
  const latest = (query: object) => time(() => archive.latest({ limit: 10, ...query }));
  const first = await archive.latest({ limit: 10, languages: ['hi'] });
  return [
    { what: 'latest 10', value: await latest({}), target },
    { what: 'latest 10, one language', value: await latest({ languages: ['hi'] }), target },
    {
      what: 'latest 10, one language, second page',
      value: await latest({ languages: ['hi'], cursor: first.next }),
      target,
    },
    {
      what: 'latest 10, two languages and a topic',
      value: await latest({ languages: ['hi', 'ru'], topics: ['arms'] }),
      target,
    },
    { what: 'latest 10, a person', value: await latest({ person: 'person-7' }), target },
    { what: 'latest 10, three reports or more', value: await latest({ minimumReports: 3 }), target },
    {
      what: 'candidates for grouping',
      value: await time(async round => {
        const { reading, day } = corpus.article(round * 97);
        await archive.candidates(reading.groupKey, { from: day(-3), to: day(3) });
      }),
    },
    {
      what: 'recall',
      value: await time(round => {
        const { item, reading } = corpus.article(round);
        return archive.recall(reading.fingerprint.content, item.source.id, item.locator, item.url);
      }),
    },
    {
      what: 'stories of a day’s window',
      value: await time(
        () =>
          archive.storiesInWindow(corpus.lastDay(), { languages: [], topics: [], minimumReports: 1 }, null),
        20,
      ),
    },
    { what: 'counts', value: await time(() => archive.counts()) },
  ];
}

async function measureSearch(archive: SqliteArchive, corpus: Corpus): Promise<Row[]> {
  const search = async (
    what: string,
    target: string,
    query: (round: number) => Partial<SearchQuery>,
  ): Promise<Row> => ({
    what: `search, ${what}`,
    value: await time(round => archive.search({ groups: [], without: [], limit: 10, ...query(round) }), 60),
    target,
  });
  const window = corpus.lastDay();
  return [
    await search('a very common word', '< 25 ms', round => ({ groups: [[[corpus.word(round % 3)]]] })),
    await search('two words', '< 20 ms', round => ({
      groups: [[[corpus.word(5 + round)]], [[corpus.word(30 + round)]]],
    })),
    await search('a phrase', '< 20 ms', round => ({
      groups: [[[corpus.word(round % 5), corpus.word(round % 7)]]],
    })),
    await search('a rare word', '< 5 ms', round => ({ groups: [[[corpus.word(9000 + round)]]] })),
    await search('a person, a language and dates', '< 20 ms', () => ({
      person: 'person-3',
      languages: ['hi'],
      from: window.from,
    })),
    await search('a common word, a person and a language', '< 20 ms', () => ({
      groups: [[[corpus.word(1)]]],
      person: 'person-3',
      languages: ['hi'],
    })),
  ];
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { size: { type: 'string', default: '20000' } } });
  for (const row of await benchArchive(Number(values.size))) {
    process.stdout.write(
      `${row.what.padEnd(48)} ${row.value}${row.target === undefined ? '' : `   (${row.target})`}\n`,
    );
  }
}
