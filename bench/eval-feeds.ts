import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeHTML } from 'entities';
import RssParser from 'rss-parser';
import { parseFeed } from '../src/intake/feed.ts';

/** One figure. */
export interface Row {
  set: string;
  measure: string;
  value: number;
  /** The same of bare rss-parser: `parseString(bytes.toString('utf8'))`. */
  baseline?: number;
}

/** What must come out of one feed file. */
interface Case {
  n: number;
  file: string;
  category: string;
  contentType: string | null;
  baseUrl: string | null;
  expect: {
    entries?: number;
    feed?: Record<string, string>;
    items?: ({ idx: number | null } & Record<string, string | number | null>)[];
  };
}

/** A reading of a feed, whichever parser made it. */
interface Seen {
  encoding: string | null;
  feed: Record<string, string | null | undefined>;
  items: Record<string, string | null | undefined>[];
}

/** A check that failed, for those who want to know which. */
export interface Miss {
  file: string;
  category: string;
  field: string;
  wanted: unknown;
  got: unknown;
}

/**
 * Measures the feed intake against a folder with `index.json` (`{cases: [{file, category, contentType, baseUrl, expect}]}`):
 * per kind of case, the share of expected fields that come out right.
 * @param onMiss hears of each field that didn't
 */
export async function evaluateFeeds(dataDir: string, onMiss?: (miss: Miss) => void): Promise<Row[]> {
  const index = JSON.parse(await readFile(join(dataDir, 'index.json'), 'utf8')) as { cases: Case[] };
  const tallies = new Map<string, { right: number; bare: number; all: number }>();
  let bytes = 0;
  let spent = 0;
  for (const test of index.cases) {
    const body = await readFile(join(dataDir, test.file));
    const started = performance.now();
    const own = await readOwn(body, test);
    spent += performance.now() - started;
    bytes += body.length;
    const checks = checksOf(test);
    const bare = await readBare(body);
    for (const set of ['all', groupOf(test.category)]) {
      const tally = tallies.get(set) ?? { right: 0, bare: 0, all: 0 };
      for (const check of checks) {
        tally.all += 1;
        if (check.holds(own)) tally.right += 1;
        else if (set === 'all')
          onMiss?.({
            file: test.file,
            category: test.category,
            field: check.field,
            wanted: check.wanted,
            got: check.got(own),
          });
        if (check.holds(bare)) tally.bare += 1;
      }
      tallies.set(set, tally);
    }
  }
  const rows: Row[] = [...tallies].map(([set, tally]) => ({
    set,
    measure: `fields right of ${tally.all}, %`,
    value: percent(tally.right, tally.all),
    baseline: percent(tally.bare, tally.all),
  }));
  rows.push({
    set: 'all',
    measure: 'feeds a second',
    value: Math.round(index.cases.length / (spent / 1000)),
  });
  rows.push({ set: 'all', measure: 'MB a second', value: Math.round((bytes / 1e4 / spent) * 10 * 10) / 10 });
  return rows;
}

interface Check {
  field: string;
  wanted: unknown;
  holds(seen: Seen | null): boolean;
  got(seen: Seen | null): unknown;
}

function checksOf(test: Case): Check[] {
  const checks: Check[] = [];
  const add = (field: string, wanted: unknown, got: Check['got'], holds: (value: unknown) => boolean) =>
    checks.push({
      field,
      wanted,
      got: seen => (seen ? got(seen) : 'no feed'),
      holds: seen => seen !== null && holds(got(seen)),
    });
  if (test.expect.entries !== undefined)
    add(
      'entries',
      test.expect.entries,
      seen => seen?.items.length,
      value => value === test.expect.entries,
    );
  for (const [field, wanted] of Object.entries(test.expect.feed ?? {}))
    add(
      `feed.${field}`,
      wanted,
      seen => seen?.feed[field],
      value => same(field, wanted, value),
    );
  for (const item of test.expect.items ?? []) {
    for (const [field, wanted] of Object.entries(item)) {
      if (field === 'idx' || field === 'version') continue;
      if (field === 'encoding')
        add(
          'encoding',
          wanted,
          seen => seen?.encoding,
          value => sameEncoding(String(wanted), value),
        );
      else if (item.idx !== null)
        add(
          `${item.idx}.${field}`,
          wanted,
          seen => seen?.items[item.idx as number]?.[field],
          value => same(field, wanted, value),
        );
    }
  }
  return checks;
}

function same(field: string, wanted: unknown, got: unknown): boolean {
  if (field === 'dateIso') {
    if (wanted === null) return got === null || got === undefined;
    return (
      typeof got === 'string' &&
      Math.floor(Date.parse(got) / 1000) === Math.floor(Date.parse(String(wanted)) / 1000)
    );
  }
  if (field === 'link' || field === 'id') return plainAddress(got) === plainAddress(wanted);
  if (typeof wanted !== 'string' || (typeof got !== 'string' && wanted !== '')) return false;
  const addresses = [...wanted.matchAll(/(?:href|src)=["']([^"']+)["']/g)].map(match => match[1] as string);
  const body = field === 'content' || field === 'summary' || field === 'description';
  return (
    words(got ?? '') === words(wanted) && (!body || addresses.every(address => String(got).includes(address)))
  );
}

/** The words of a text whose markup and escaping may differ. */
function words(value: unknown): string {
  let text = String(value);
  for (let round = 0; round < 3; round += 1) {
    const next = decodeHTML(text.replace(/<\/?[a-zA-Z!][^<>]*>/g, ' '));
    if (next === text) break;
    text = next;
  }
  return text
    .replace(/[\s\u00a0\u200e\u200f\u200b\u00ad]+/g, ' ')
    .trim()
    .normalize('NFC');
}

function plainAddress(value: unknown): string {
  return String(value ?? '')
    .trim()
    .replace(/\/$/, '');
}

function sameEncoding(wanted: string, got: unknown): boolean {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replace(/^(?:gb2312|gbk)$/, 'gb18030');
  return typeof got === 'string' && plain(got) === plain(wanted);
}

async function readOwn(body: Uint8Array, test: Case): Promise<Seen | null> {
  const parsed = await parseFeed(body, { contentType: test.contentType, baseUrl: test.baseUrl });
  if ('error' in parsed) return null;
  const { feed, items } = parsed;
  return {
    encoding: feed.encoding,
    feed: { ...feed, author: feed.authors[0] ?? null } as unknown as Seen['feed'],
    items: items.map(item => ({
      title: item.title,
      link: item.url,
      id: item.id,
      dateIso: item.published ?? item.updated,
      summary: item.summary ?? item.content,
      content: item.content ?? item.summary,
      author: item.authors[0] ?? null,
    })),
  };
}

async function readBare(body: Uint8Array): Promise<Seen | null> {
  try {
    const feed = (await new RssParser().parseString(Buffer.from(body).toString('utf8'))) as unknown as Record<
      string,
      unknown
    >;
    const text = (value: unknown) => (typeof value === 'string' ? value : null);
    return {
      encoding: null,
      feed: {
        title: text(feed.title),
        link: text(feed.link),
        description: text(feed.description),
        author: text(feed.creator),
      },
      items: (feed.items as Record<string, unknown>[]).map(item => ({
        title: text(item.title),
        link: text(item.link),
        id: text(item.guid) ?? text(item.id),
        dateIso: text(item.isoDate),
        summary: text(item.summary) ?? text(item.content),
        content: text(item['content:encoded']) ?? text(item.content),
        author: text(item.creator) ?? text(item.author),
      })),
    };
  } catch {
    return null;
  }
}

function groupOf(category: string): string {
  return category.split('/')[0] as string;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;
}

/** Run by hand: `node bench/eval-feeds.ts <folder> [--misses]`. */
if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const [folder, flag] = process.argv.slice(2);
  if (!folder) {
    process.stderr.write('usage: node bench/eval-feeds.ts <folder with index.json> [--misses]\n');
    process.exitCode = 2;
  } else {
    const rows = await evaluateFeeds(
      folder,
      flag === '--misses' ? miss => process.stderr.write(`${JSON.stringify(miss)}\n`) : undefined,
    );
    for (const row of rows)
      process.stdout.write(
        `${row.set.padEnd(10)} ${row.measure.padEnd(30)} ${row.value}${row.baseline === undefined ? '' : `   (bare rss-parser: ${row.baseline})`}\n`,
      );
  }
}
