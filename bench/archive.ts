import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Entry, SearchQuery, StoryQuery } from '../src/archive/archive.ts';
import { openSqliteArchive, type SqliteArchive } from '../src/archive/sqlite.ts';
import { silentLog } from '../src/log.ts';
import { type Corpus, makeCorpus } from './archive-corpus.ts';

/** One line of the report. */
export interface Row {
  what: string;
  value: string;
  /** Processor time: what the machine's other users don't change. */
  cpu?: string;
  target?: string;
}

const batch = 500;
const rounds = 200;
/** Reports of the story with the most. */
const crowd = 400;
const languages = ['hi', 'ru', 'ko', 'en', 'gu'];
const topics = ['arms', 'troops', 'diplomacy', 'economy', 'sanctions', 'labour'];

/** The middle of some times, and the value below which 95 of 100 lie. */
function describeTimes(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

/** Milliseconds of processor time this process has used. */
function readCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Times some work, round by round; the first round, in which statements are prepared, is left out. */
async function time(
  what: string,
  target: string | null,
  work: (round: number) => Promise<unknown>,
  times = rounds,
): Promise<Row> {
  await work(0);
  const taken: number[] = [];
  const cpu = readCpu();
  for (let round = 1; round <= times; round += 1) {
    const begin = performance.now();
    await work(round);
    taken.push(performance.now() - begin);
  }
  return {
    what,
    value: describeTimes(taken),
    cpu: `${((readCpu() - cpu) / times).toFixed(2)} ms`,
    ...(target === null ? {} : { target }),
  };
}

/** Adds up what keeping takes, without what making the articles takes. */
function openStopwatch() {
  let wall = 0;
  let cpu = 0;
  return {
    async run(work: () => Promise<unknown>): Promise<void> {
      const begin = performance.now();
      const cpuBegin = readCpu();
      await work();
      wall += performance.now() - begin;
      cpu += readCpu() - cpuBegin;
    },
    toRow: (what: string, count: number, target: string): Row => ({
      what,
      value: ((count / wall) * 1000).toFixed(0),
      cpu: `${(cpu / count).toFixed(2)} ms each`,
      target,
    }),
  };
}

/** Fills the archive in batches, the last thousand (a tenth of a small one) one by one; every third article joins a story. */
async function fill(archive: SqliteArchive, corpus: Corpus, size: number): Promise<Row[]> {
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
async function fillCrowded(archive: SqliteArchive, corpus: Corpus, size: number): Promise<void> {
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
    rows.push(...(await measureLists(archive, corpus, size)), ...(await measureSearch(archive, corpus)));
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

/** One of a list, another one each round. */
function pick<T>(list: T[], round: number): T {
  return list[round % list.length] as T;
}

async function measureLists(archive: SqliteArchive, corpus: Corpus, size: number): Promise<Row[]> {
  const latest = (what: string, query: (round: number) => Partial<StoryQuery>) =>
    time(`latest 10${what}`, '< 50 ms, goal 2', round => archive.latest({ limit: 10, ...query(round) }));
  const cursors = new Map<string, string | null>();
  for (const language of languages) {
    cursors.set(language, (await archive.latest({ limit: 10, languages: [language] })).next);
  }
  return [
    await latest('', () => ({})),
    await latest(', one language', round => ({ languages: [pick(languages, round)] })),
    await latest(', one language, second page', round => ({
      languages: [pick(languages, round)],
      cursor: cursors.get(pick(languages, round)) ?? null,
    })),
    await latest(', a person', round => ({ person: `person-${1 + round}` })),
    await latest(', a person known to most and a language', round => ({
      person: `person-${1 + (round % 3)}`,
      languages: [pick(languages, round)],
    })),
    await latest(', two languages and a topic', round => ({
      languages: [pick(languages, round), pick(languages, round + 1)],
      topics: [pick(topics, round)],
    })),
    await latest(', a week of a language', round => ({
      languages: [pick(languages, round)],
      since: corpus.article(Math.floor(size * (1 - 7 / 730))).item.seen,
    })),
    await latest(', three reports or more', round => ({ minimumReports: 3 + (round % 2) })),
    await time('candidates for grouping', null, round => {
      const { reading, day } = corpus.article((round * 9973) % size);
      return archive.candidates(reading.groupKey, { from: day(-3), to: day(3) });
    }),
    await time('recall', null, round => {
      const { item, reading } = corpus.article((round * 9973) % size);
      return archive.recall(reading.fingerprint.content, item.source.id, item.locator, item.url);
    }),
    await time('outcomes by the end of an address', null, round =>
      archive.outcomesOf(`org/${(round * 9973) % size}`),
    ),
    await time(
      'stories of a day’s window',
      null,
      round => {
        const to = corpus.article(size - 1 - round).day(0);
        const from = corpus.article(size - 1 - round).day(-1);
        return archive.storiesInWindow({ from, to }, { languages: [], topics: [], minimumReports: 1 }, null);
      },
      20,
    ),
    await time('counts', null, () => archive.counts()),
    await time(
      `latest 10 with a story of ${crowd} reports`,
      '< 50 ms',
      (() => {
        let filled = false;
        return async () => {
          if (!filled) await fillCrowded(archive, corpus, size);
          filled = true;
          return archive.latest({ limit: 10 });
        };
      })(),
    ),
  ];
}

async function measureSearch(archive: SqliteArchive, corpus: Corpus): Promise<Row[]> {
  const search = (what: string, target: string, query: (round: number) => Partial<SearchQuery>) =>
    time(
      `search, ${what}`,
      target,
      round => archive.search({ groups: [], without: [], limit: 10, ...query(round) }),
      60,
    );
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
    await search('a person, a language and dates', '< 20 ms', round => ({
      person: `person-${1 + round}`,
      languages: [pick(languages, round)],
      from: window.from,
    })),
    await search('a common word, a person and a language', '< 20 ms', round => ({
      groups: [[[corpus.word(1 + (round % 9))]]],
      person: `person-${1 + (round % 20)}`,
      languages: ['hi'],
    })),
  ];
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { size: { type: 'string', default: '20000' } } });
  for (const row of await benchArchive(Number(values.size))) {
    process.stdout.write(
      `${row.what.padEnd(52)} ${row.value.padEnd(34)} ${(row.cpu ?? '').padEnd(14)} ${row.target ?? ''}\n`,
    );
  }
}
