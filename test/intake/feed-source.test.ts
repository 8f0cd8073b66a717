import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FetchError } from '../../src/errors.ts';
import { readFeedList } from '../../src/intake/feed-list.ts';
import { addressOf, createFeedSource, newFeedState } from '../../src/intake/feed-source.ts';
import type { FetchResult } from '../../src/intake/fetch.ts';
import { silentLog } from '../../src/log.ts';

const url = 'https://user:s3cret@example.org/feed';
const now = '2026-01-02T03:00:00.000Z';
const minute = 60_000;

const story = (n: number) =>
  `<item><title>Story ${n}</title><guid>g${n}</guid><link>https://example.org/${n}</link><description>&lt;p&gt;Text of ${n}.&lt;/p&gt;</description><pubDate>Thu, 01 Jan 2026 0${n}:00:00 GMT</pubDate></item>`;
const feed = (inside: string) =>
  `<rss version="2.0"><channel><title>The Paper</title><language>en</language>${inside}</channel></rss>`;

const ok = (text: string, more: Partial<FetchResult> = {}): FetchResult =>
  ({
    status: 'ok',
    bytes: new TextEncoder().encode(text),
    contentType: 'text/xml',
    url: 'https://example.org/feed',
    etag: '"e"',
    lastModified: null,
    permanentRedirect: null,
    maxAge: null,
    ...more,
  }) as FetchResult;

/** A source whose server gives these answers, one after another. */
function source(...answers: (FetchResult | Error)[]) {
  const asked: unknown[] = [];
  const made = createFeedSource({
    url,
    now: () => now,
    log: silentLog,
    random: () => 0,
    fetcher: {
      fetch: async (_url, known) => {
        asked.push(known);
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        return answer as FetchResult;
      },
    },
  });
  return { ...made, asked };
}

const status = (code: number, retryAfter?: number) =>
  new FetchError(`https://example.org/feed: HTTP ${code}`, {
    kind: 'status',
    status: code,
    ...(retryAfter ? { retryAfter } : {}),
  });

describe('a feed as a source', () => {
  test('its items become intakes with text, date, outlet and locator; the first reading is a backfill', async () => {
    const { source: origin, poll } = source(ok(feed(story(1) + story(2))));
    const result = await poll(newFeedState(url));
    expect(origin).toEqual({ id: 'feed:https://example.org/feed', kind: 'feed', name: 'example.org' });
    expect(result.intakes).toHaveLength(2);
    expect(result.intakes[0]).toMatchObject({
      kind: 'item',
      item: {
        locator: 'g1',
        id: 'g1',
        title: 'Story 1',
        text: 'Text of 1.',
        url: 'https://example.org/1',
        date: '2026-01-01T01:00:00.000Z',
        language: 'en',
        outlet: 'The Paper',
        backfill: true,
        seen: now,
      },
    });
    expect(result).toMatchObject({
      problem: null,
      nextPollMs: 15 * minute,
      title: 'The Paper',
      state: { firstRead: now, failures: 0, etag: '"e"', nextPoll: '2026-01-02T03:15:00.000Z' },
    });
  });

  test('later readings are news, and are asked for with what is known', async () => {
    const { poll, asked } = source(ok(feed(story(3))), { status: 'unchanged', maxAge: null });
    const before = { ...newFeedState(url), firstRead: '2026-01-01T00:00:00.000Z', etag: '"old"' };
    const first = await poll(before);
    expect(first.intakes[0]).toMatchObject({ item: { backfill: false } });
    expect(asked[0]).toMatchObject({ etag: '"old"' });
    expect(await poll(first.state)).toMatchObject({ intakes: [], problem: null, state: { etag: '"e"' } });
  });

  test('ttl and Cache-Control make the pauses longer, within a day', async () => {
    const { poll } = source(
      ok(feed(`<ttl>90</ttl>${story(1)}`)),
      ok(feed(story(1)), { maxAge: 3600 } as Partial<FetchResult>),
      ok(feed(`<ttl>99999</ttl>${story(1)}`)),
    );
    expect((await poll(newFeedState(url))).nextPollMs).toBe(90 * minute);
    expect((await poll(newFeedState(url))).nextPollMs).toBe(60 * minute);
    expect((await poll(newFeedState(url))).nextPollMs).toBe(24 * 60 * minute);
  });

  test('failures make the pauses longer and are told in words without secrets', async () => {
    const { poll } = source(status(403), status(403), ok(feed(story(1))));
    const first = await poll(newFeedState(url));
    const second = await poll(first.state);
    expect([first.problem, second.problem]).toEqual(['HTTP 403', 'HTTP 403']);
    expect([first.nextPollMs, second.nextPollMs]).toEqual([15 * minute, 30 * minute]);
    expect((await poll(second.state)).state.failures).toBe(0);
    expect(JSON.stringify([first.problem, first.intakes])).not.toContain('s3cret');
  });

  test('Retry-After is kept; a feed that is gone is not asked again', async () => {
    const { poll } = source(status(429, 7200), status(410));
    expect((await poll(newFeedState(url))).nextPollMs).toBe(120 * minute);
    expect(await poll(newFeedState(url))).toMatchObject({
      problem: 'HTTP 410: the feed has ended for good; take it off the list',
      paused: true,
      nextPollMs: null,
    });
  });

  test('a page in place of the feed is a problem, and the first reading is still to come', async () => {
    const { poll } = source(ok('<!doctype html><html></html>'));
    expect(await poll(newFeedState(url))).toMatchObject({
      problem: 'This is a web page, not a feed.',
      state: { firstRead: null, etag: null },
    });
  });

  test('a guid that several items share is no identity: their addresses are', async () => {
    const { poll } = source(ok(feed(story(1).replace('g1', 'same') + story(2).replace('g2', 'same'))));
    expect(
      (await poll(newFeedState(url))).intakes.map(one => one.kind === 'item' && one.item.locator),
    ).toEqual(['https://example.org/1', 'https://example.org/2']);
  });

  test('an item without guid and address keeps its locator from poll to poll', async () => {
    const text = feed('<item><title>Bare</title><description>Words.</description></item>');
    const { poll } = source(ok(text), ok(text));
    const locator = async () =>
      (await poll(newFeedState(url))).intakes.map(one => one.kind === 'item' && one.item.locator);
    expect(await locator()).toEqual(await locator());
  });
});

describe('what a feed teaches', () => {
  test('what was handed over and has not changed is not handed over again; an edited item is', async () => {
    const edited = story(1).replace('Text of 1', 'A corrected text of 1');
    const { poll } = source(ok(feed(story(1) + story(2))), ok(feed(story(3) + edited + story(2))));
    const first = await poll(newFeedState(url));
    const second = await poll(first.state);
    expect(second.intakes.map(one => one.kind === 'item' && one.item.locator)).toEqual(['g3', 'g1']);
  });

  test('a permanent redirect is followed for good when three polls in a row have met it', async () => {
    const there = { permanentRedirect: 'https://example.org/new' } as Partial<FetchResult>;
    const { poll } = source(
      ok(feed(story(1)), there),
      ok(feed(story(1)), there),
      ok(feed(story(1)), there),
      status(500),
    );
    let state = newFeedState(url);
    const addresses: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      state = (await poll(state)).state;
      addresses.push(addressOf(state));
    }
    expect(addresses).toEqual([url, url, 'https://example.org/new', url]);
  });

  test('a feed that fails for two weeks is paused with its cause, and wakes when it answers', async () => {
    let clock = Date.parse(now);
    const answers = [...Array.from({ length: 30 }, () => status(403)), ok(feed(story(1)))];
    const { poll } = createFeedSource({
      url,
      now: () => new Date(clock).toISOString(),
      log: silentLog,
      random: () => 0,
      fetcher: {
        fetch: async () => {
          const answer = answers.shift();
          if (answer instanceof Error) throw answer;
          return answer as FetchResult;
        },
      },
    });
    let state = newFeedState(url);
    const states: string[] = [];
    while (answers.length > 0) {
      const result = await poll(state);
      state = result.state;
      clock += result.nextPollMs ?? 0;
      states.push(`${result.paused} ${result.problem}`);
    }
    expect(states[0]).toBe('false HTTP 403');
    expect(states.at(-2)).toBe('true HTTP 403 for more than 14 days; asked again seldom');
    expect(states.at(-1)).toBe('false null');
    expect(state.memory?.paused).toBeUndefined();
  });
});

describe('the list of feeds', () => {
  test('addresses parted by anything, once each', async () => {
    expect(
      await readFeedList(' https://a.example/f, http://b.example/x\nhttps://a.example/f nonsense'),
    ).toEqual({
      feeds: [
        { url: 'https://a.example/f', title: null },
        { url: 'http://b.example/x', title: null },
      ],
      problems: ['“nonsense” is not a web address.'],
    });
  });

  test('an OPML file, a plain list, and a file that is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'list-'));
    try {
      await writeFile(
        join(folder, 'feeds.opml'),
        '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/f"/></body></opml>',
      );
      await writeFile(join(folder, 'feeds.txt'), 'https://b.example/f\nhttps://c.example/f\n');
      expect((await readFeedList(join(folder, 'feeds.opml'))).feeds).toEqual([
        { url: 'https://a.example/f', title: 'A' },
      ]);
      expect((await readFeedList(join(folder, 'feeds.txt'))).feeds.map(one => one.url)).toEqual([
        'https://b.example/f',
        'https://c.example/f',
      ]);
      expect((await readFeedList(join(folder, 'none.opml'))).problems[0]).toMatch(/is missing/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('the list that comes with the project holds many feeds in many languages', async () => {
    const path = join(import.meta.dirname, '../../docs/feeds.opml');
    const { feeds, problems } = await readFeedList(path);
    expect(problems).toEqual([]);
    expect(feeds.length).toBeGreaterThanOrEqual(25);
    expect(feeds.every(one => one.title !== null)).toBe(true);
    const languages = new Set(
      [...(await readFile(path, 'utf8')).matchAll(/language="([a-z]+)"/g)].map(m => m[1]),
    );
    expect(languages.size).toBeGreaterThanOrEqual(10);
  });
});
