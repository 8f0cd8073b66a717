import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Archive } from '../src/archive/archive.ts';
import { openSqliteArchive } from '../src/archive/sqlite.ts';
import { parseConfig } from '../src/config.ts';
import { FetchError } from '../src/errors.ts';
import { type FeedsOptions, startFeeds } from '../src/feeds.ts';
import type { FetchResult } from '../src/intake/fetch.ts';
import { silentLog } from '../src/log.ts';
import type { Intake } from '../src/model/item.ts';

const start = Date.parse('2026-11-20T09:00:00.000Z');
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

let archive: Archive;
/** When each address was asked, in milliseconds since the start. */
let asked: { url: string; at: number }[];
let taken: Intake[];
/** What stands at an address: the text of a feed, or an HTTP status. */
let web: (url: string) => string | number;

const feedText = (more = '', items = '<item><guid>x</guid><title>Погода</title></item>') =>
  `<rss version="2.0"><channel><title>Лента</title>${more}${items}</channel></rss>`;

const now = () => new Date().toISOString();

function follow(settings: Record<string, string>, more: Partial<FeedsOptions> = {}) {
  const feeds = startFeeds({
    config: parseConfig({ FEED_HOST_SECONDS: '0', ...settings }),
    archive,
    pipeline: {
      take: async intake => {
        taken.push(intake);
        return null;
      },
      idle: async () => undefined,
    },
    log: silentLog,
    now,
    fetcher: {
      async fetch(url): Promise<FetchResult> {
        asked.push({ url, at: Date.now() - start });
        const found = web(url);
        if (typeof found === 'number')
          throw new FetchError(`HTTP ${found}`, { kind: 'status', status: found });
        return {
          status: 'ok',
          bytes: new TextEncoder().encode(found),
          contentType: 'application/rss+xml',
          url,
          etag: null,
          lastModified: null,
          permanentRedirect: null,
          maxAge: null,
          link: null,
        };
      },
    },
    ...more,
  });
  onTestFinished(async () => {
    await feeds.stop();
  });
  return feeds;
}

/** Lets a time pass in steps, so that each step's work is done before the next. A feed's first poll comes with the first of them. */
async function pass(ms: number, step = second): Promise<void> {
  for (let left = ms; left > 0; left -= step) await vi.advanceTimersByTimeAsync(Math.min(step, left));
}

const polls = (url: string) => asked.filter(one => one.url === url).map(one => one.at);

beforeEach(async () => {
  vi.useFakeTimers({
    now: start,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  asked = [];
  taken = [];
  web = () => feedText();
  archive = await openSqliteArchive({ path: ':memory:', log: silentLog });
  onTestFinished(() => archive.close());
});
afterEach(() => vi.useRealTimers());

describe('the list while the process runs', () => {
  const url = 'https://a.example/feed';
  const id = `feed:${url}`;

  test('an added feed is asked at once; paused, it is left alone; resumed, it is asked at once', async () => {
    const feeds = follow({ FEEDS: '' });
    await feeds.ready;
    await archive.addFeed({ url, title: null }, 'slack:U1', now());
    await feeds.refresh();
    await pass(second);
    expect(polls(url)).toEqual([0]);
    await archive.pauseFeed(id, { by: 'person', reason: 'loud', since: now(), who: 'slack:U1' });
    await feeds.refresh();
    await pass(3 * day, hour);
    expect(polls(url)).toHaveLength(1);
    const back = Date.now() - start;
    await archive.resumeFeed(id, 'slack:U1', now());
    await feeds.refresh();
    await pass(second);
    expect(polls(url)).toEqual([0, back]);
  });

  test('what another process changes is taken up within seconds', async () => {
    await follow({ FEEDS: '' }).ready;
    await archive.addFeed({ url, title: null }, 'terminal:operator', now());
    await pass(3 * second);
    expect(polls(url)).toHaveLength(1);
    await archive.removeFeed(id, 'terminal:operator', now());
    await pass(day, hour);
    expect(polls(url)).toHaveLength(1);
  });

  test('a removed feed brings nothing more, not even the rest of what was just fetched', async () => {
    web = () =>
      feedText('', '<item><guid>1</guid><title>A</title></item><item><guid>2</guid><title>B</title></item>');
    const feeds = follow(
      { FEEDS: url },
      {
        pipeline: {
          async take(intake) {
            taken.push(intake);
            await archive.removeFeed(id, 'slack:U1', now());
            await feeds.refresh();
            return null;
          },
          idle: async () => undefined,
        },
      },
    );
    await pass(hour, minute);
    expect([taken.length, polls(url).length, (await archive.sources()).length]).toEqual([1, 1, 0]);
  });

  test('FEEDS adds what was never known; what a person removed stays removed at the next start', async () => {
    const first = follow({ FEEDS: `${url} https://b.example/feed` });
    await pass(second);
    await first.stop();
    await archive.removeFeed(id, 'slack:U1', now());
    const _again = follow({ FEEDS: `${url} https://b.example/feed https://c.example/feed` });
    await pass(day, hour);
    expect([...new Set(asked.map(one => one.url))]).toEqual([
      url,
      'https://b.example/feed',
      'https://c.example/feed',
    ]);
    expect(polls(url)).toHaveLength(1);
  });

  test('an OPML file can be the seed, and its names are kept', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'feeds-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'list.opml');
    writeFileSync(path, `<opml version="2.0"><body><outline text="Name" xmlUrl="${url}"/></body></opml>`);
    follow({ FEEDS: path });
    await vi.waitFor(async () => expect(await archive.feeds()).toHaveLength(1));
    expect(await archive.feeds()).toMatchObject([{ url, title: 'Name', addedBy: 'settings' }]);
  });

  test('what a feed holds when it is added is a backfill, what comes later is not', async () => {
    let items = '<item><guid>1</guid><title>A</title></item>';
    web = () => feedText('', items);
    const feeds = follow({ FEEDS: '' });
    await feeds.ready;
    await archive.addFeed({ url, title: null }, 'slack:U1', now());
    await feeds.refresh();
    await pass(second);
    items += '<item><guid>2</guid><title>B</title></item>';
    await pass(hour, minute);
    expect(taken.map(intake => intake.kind === 'item' && [intake.item.id, intake.item.backfill])).toEqual([
      ['1', true],
      ['2', false],
    ]);
  });
});

describe('a feed that is dead', () => {
  const url = 'https://a.example/feed';
  const notices = async () => (await archive.deliveries({ limit: 99 })).map(delivery => delivery.label);
  const told: NonNullable<FeedsOptions['notice']> = (_source, pause, failingSince) => [
    {
      key: pause.since,
      channel: { platform: 'slack', id: 'COPS' },
      payload: { text: pause.reason },
      label: `${pause.by}: ${pause.reason} since ${failingSince}`,
      part: 1,
    },
  ];

  test('is paused by the circuit, told once, asked seldom, and taken up again when it is back', async () => {
    follow({ FEEDS: url, FEED_DEAD_DAYS: '3' }, { notice: told });
    await pass(second);
    web = () => 403;
    await pass(12 * day, hour);
    expect(await notices()).toEqual([
      expect.stringMatching(
        /^circuit: HTTP 403 for more than 3 days; asked again seldom since 2026-11-20T09/,
      ),
    ]);
    expect((await archive.sources())[0]).toMatchObject({
      state: 'paused',
      problem: expect.stringContaining('HTTP 403'),
      feed: { pause: { by: 'circuit' } },
    });
    const asks = asked.length;
    web = () => feedText();
    await pass(8 * day, hour);
    expect(asked.length).toBeGreaterThan(asks);
    expect((await archive.sources())[0]).toMatchObject({ state: 'ok', feed: { pause: null } });
    expect(await notices()).toHaveLength(1);
  });

  test('a restart does not tell of the same pause again', async () => {
    web = () => 410;
    const first = follow({ FEEDS: url }, { notice: told });
    await pass(second);
    await first.stop();
    const _again = follow({ FEEDS: url }, { notice: told });
    await pass(30 * day, hour);
    expect(await notices()).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  test('one that has ended for good is asked once more when a person resumes it, and told of again', async () => {
    web = () => 410;
    const feeds = follow({ FEEDS: url }, { notice: told });
    await pass(second);
    await archive.resumeFeed(`feed:${url}`, 'slack:U1', now());
    await feeds.refresh();
    await pass(hour, minute);
    expect([asked.length, (await notices()).length]).toEqual([2, 2]);
  });
});

describe('a thousand feeds on one process', () => {
  const urls = Array.from({ length: 1000 }, (_, number) => `https://feed-${number}.example/rss`);
  /** The most polls that began within any second. */
  const burst = () => {
    const times = asked.map(one => one.at).sort((a, b) => a - b);
    let most = 0;
    for (let from = 0, to = 0; to < times.length; to += 1) {
      while ((times[to] as number) - (times[from] as number) >= second) from += 1;
      most = Math.max(most, to - from + 1);
    }
    return most;
  };

  test('are asked at most five a second, at the first start and through six hours', async () => {
    const feeds = follow({ FEEDS: urls.join(' ') });
    await pass(6 * hour, second);
    expect(burst()).toBeLessThanOrEqual(5);
    const counts = new Map<string, number>();
    for (const { url } of asked) counts.set(url, (counts.get(url) ?? 0) + 1);
    expect(counts.size).toBe(1000);
    // Quiet ones: after short pauses at first, about one an hour.
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(6);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(10);
    await feeds.stop();
  }, 60_000);

  test('that all leave out the same hours do not come all at once when those are over', async () => {
    const hours = [9, 10, 11].map(one => `<hour>${one}</hour>`).join('');
    web = () => feedText(`<skipHours>${hours}</skipHours>`);
    const feeds = follow({ FEEDS: urls.slice(0, 300).join(' ') });
    await pass(4 * hour, second);
    expect(burst()).toBeLessThanOrEqual(5);
    const early = asked.filter(one => one.at > 2 * minute && one.at < 3 * hour);
    expect(early).toEqual([]);
    expect(asked.filter(one => one.at >= 3 * hour).length).toBeGreaterThanOrEqual(300);
    await feeds.stop();
  }, 60_000);

  test('that were all due in a night off are asked at the same pace', async () => {
    const some = urls.slice(0, 200);
    const before = follow({ FEEDS: some.join(' ') });
    await pass(5 * minute, second);
    await before.stop();
    const asks = asked.length;
    await vi.advanceTimersByTimeAsync(10 * hour);
    asked = [];
    const after = follow({ FEEDS: some.join(' ') });
    await pass(2 * minute, second);
    expect(asks).toBe(200);
    expect([new Set(asked.map(one => one.url)).size, burst() <= 5]).toEqual([200, true]);
    await after.stop();
  }, 60_000);
});
