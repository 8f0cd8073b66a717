import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../src/archive/archive.ts';
import { openSqliteArchive } from '../src/archive/sqlite.ts';
import { russiaDprk } from '../src/beat/russia-dprk.ts';
import { parseConfig } from '../src/config.ts';
import { startFeeds } from '../src/feeds.ts';
import { createFetcher } from '../src/intake/fetch.ts';
import { createLazyReader } from '../src/lazy-reader.ts';
import { silentLog } from '../src/log.ts';
import { createPipeline } from '../src/pipeline.ts';

const reader = createLazyReader(russiaDprk);

const visit = (number: number, name: string) =>
  `<item><guid>urn:${number}</guid><link>/news/${number}</link><title>${name} встретился с Ким Чен Ыном в Пхеньяне</title>` +
  `<description>${name} встретился с лидером КНДР Ким Чен Ыном. Россия и КНДР обсудили сотрудничество номер ${number}.</description>` +
  `<pubDate>Thu, ${10 + number} Sep 2026 10:00:00 +0300</pubDate></item>`;

let server: Server;
let archive: Archive;
let clock: string;
let items: string[];
let status: number;
let asked: IncomingMessage[];
/** What a path of the server holds. */
let pages: (path: string) => string[];

beforeEach(async () => {
  clock = '2026-11-20T09:00:00.000Z';
  items = [visit(1, 'Сергей Шойгу'), visit(2, 'Сергей Лавров')];
  pages = () => items;
  status = 200;
  asked = [];
  archive = await openSqliteArchive({ path: ':memory:', log: silentLog });
  server = createServer((request, response) => {
    // The pages of the items can't be had: what the feed says of them has to do.
    if (/^\/(?:news|robots)/.test(request.url ?? '')) {
      response.writeHead(404).end();
      return;
    }
    asked.push(request);
    const tag = `"${items.length}"`;
    if (status !== 200) response.writeHead(status).end();
    else if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
    else {
      response.writeHead(200, { 'content-type': 'application/rss+xml', etag: tag });
      response.end(
        `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Лента</title><link>/</link>${pages(request.url ?? '').join('')}</channel></rss>`,
      );
    }
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
  await archive.close();
});

const urlOf = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

/** Follows the feed until it has been asked once, then stops. */
async function follow(hours = 0, list = urlOf('/feed')): Promise<void> {
  clock = new Date(Date.parse(clock) + hours * 3_600_000).toISOString();
  const now = () => clock;
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const feeds = startFeeds({
    config: parseConfig({ FEEDS: list, FEED_HOST_SECONDS: '0' }),
    fetcher: createFetcher({
      now,
      allowHosts: [address],
      // No other host exists here.
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    }),
    random: () => 0,
    archive,
    pipeline: createPipeline({ archive, reader, log: silentLog, now }),
    log: silentLog,
    now,
  });
  await feeds.ready;
  await feeds.stop();
}

const inDigest = async () => {
  const window = { from: '2026-11-19T00:00:00.000Z', to: '2026-11-29T00:00:00.000Z' };
  return (
    await archive.storiesInWindow(
      window,
      { languages: [], topics: [], people: [], minimumReports: 1, minimumOutlets: 1 },
      null,
    )
  ).length;
};

describe('following feeds', () => {
  test('what a feed holds at first sight is archived, not posted; what comes later is posted', async () => {
    await follow();
    expect([(await archive.counts()).articles, await inDigest()]).toEqual([2, 0]);
    items.unshift(visit(3, 'Владимир Путин'));
    await follow(1);
    expect([(await archive.counts()).articles, await inDigest()]).toEqual([3, 1]);
  });

  test('an unchanged feed is asked conditionally and gives nothing twice', async () => {
    await follow();
    await follow(1);
    expect(asked.map(request => request.headers['if-none-match'])).toEqual([undefined, '"2"']);
    expect((await archive.counts()).articles).toBe(2);
  });

  test('a restart does not ask again before the time has come', async () => {
    await follow();
    await follow();
    expect(asked).toHaveLength(1);
  });

  test('an item is known again though its text was touched: it is a revision', async () => {
    await follow();
    items[0] = (items[0] as string).replace('номер 1', 'номер 1 и ещё кое-что');
    items.push(visit(4, 'Андрей Белоусов'));
    await follow(1);
    expect((await archive.article('urn:1'))?.revisions).toBe(2);
    expect((await archive.counts()).articles).toBe(3);
  });

  test('a feed that fails is told of by name, with cause and since when, and mends itself', async () => {
    await follow();
    status = 503;
    await follow(1);
    const [ill] = await archive.sources();
    expect(ill).toMatchObject({
      state: 'failing',
      problem: 'HTTP 503',
      failingSince: '2026-11-20T10:00:00.000Z',
      source: { name: 'Лента' },
    });
    status = 200;
    await follow(24);
    expect((await archive.sources())[0]).toMatchObject({ state: 'ok', problem: null });
  });

  test('a feed that is gone for good is shown as paused with the cause, and is not asked again', async () => {
    await follow();
    status = 410;
    await follow(1);
    expect((await archive.sources())[0]).toMatchObject({
      state: 'paused',
      problem: 'HTTP 410: the feed has ended for good; take it off the list',
      failingSince: '2026-11-20T10:00:00.000Z',
      feed: { pause: { by: 'gone', since: '2026-11-20T10:00:00.000Z', who: null } },
    });
    expect((await archive.feedState(urlOf('/feed')))?.nextPoll).toBeNull();
    await follow(100);
    expect(asked).toHaveLength(2);
  });

  test('guids that change at every poll bring nothing twice', async () => {
    await follow();
    items = items.map(item => item.replace(/<guid>urn:/, '<guid>urn:other:'));
    items.push(visit(3, 'Владимир Путин'));
    await follow(1);
    expect((await archive.counts()).articles).toBe(3);
  });

  test('one page in two feeds under two spellings of its address is one article', async () => {
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    items = [visit(1, 'Сергей Шойгу').replace('/news/1', 'https://www.example.org/news/1/?utm_source=a')];
    await follow();
    const second = visit(1, 'Сергей Шойгу')
      .replace('/news/1', 'http://example.org/news/1')
      .replace('urn:1', 'urn:elsewhere')
      .replace('номер 1', 'номер 1 и впредь');
    pages = path => (path === '/second' ? [second] : items);
    await follow(1, `http://${address}/second`);
    expect((await archive.counts()).articles).toBe(1);
    expect((await archive.article('http://example.org/news/1'))?.revisions).toBe(2);
  });

  test('two feeds that tell one page differently do not revise it to and fro', async () => {
    const both = `${urlOf('/a')} ${urlOf('/b')}`;
    const one = visit(1, 'Сергей Шойгу');
    const other = one.replace('номер 1', 'номер 1 и впредь').replace('urn:1', 'urn:b');
    const text = (path: string) => (path === '/a' ? [one] : [other]);
    pages = path => text(path);
    await follow(0, both);
    const before = (await archive.article('urn:1'))?.revisions;
    items.push('');
    await follow(3, both);
    expect((await archive.article('urn:1'))?.revisions).toBe(before);
  });
});
