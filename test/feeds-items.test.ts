import { createServer, type Server } from 'node:http';
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

interface Story {
  guid?: string;
  link?: string;
  title?: string;
  text: string;
  date?: string;
}

let server: Server;
let archive: Archive;
let clock: string;
/** What stands at each path: the stories of a feed, or a page; nothing is a 404. */
let web: Record<string, Story[] | string | number | undefined>;
let asked: string[];

const about = (who: string, what: string) =>
  `${who} прибыл в Пхеньян и встретился с лидером КНДР Ким Чен Ыном. Россия и КНДР обсудили ${what}. ` +
  `На переговорах речь шла и о том, как ${what} изменит торговлю через границу на реке Туманной, и о сроках. ` +
  `Стороны условились продолжить разговор о том, что даст ${what}, во Владивостоке; подробности не раскрываются. ` +
  `Посольство сообщило, что визит продлится три дня, а в программе есть и посещение театра, и возложение цветов. ` +
  'По словам наблюдателей, таких поездок в этом году было больше, чем за все прошлые пять лет вместе взятые.';

const shoigu: Story = {
  guid: 'urn:1',
  link: '/news/1',
  title: 'Шойгу прибыл в Пхеньян',
  text: about('Сергей Шойгу', 'безопасность'),
};
const lavrov: Story = {
  guid: 'urn:2',
  link: '/news/2',
  title: 'Лавров прибыл в КНДР',
  text: about('Сергей Лавров', 'туризм'),
};
const kozlov: Story = {
  guid: 'urn:3',
  link: '/news/3',
  title: 'Козлов прибыл в Пхеньян',
  text: about('Александр Козлов', 'поставки угля'),
};

const feedOf = (stories: Story[]) =>
  `<rss version="2.0"><channel><title>Лента</title><link>/</link>${stories
    .map(
      ({ guid, link, title, text, date }) =>
        `<item>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}${link ? `<link>${link.replaceAll('&', '&amp;')}</link>` : ''}${title ? `<title>${title}</title>` : ''}<description>${text}</description>${date ? `<pubDate>${date}</pubDate>` : ''}</item>`,
    )
    .join('')}</channel></rss>`;

beforeEach(async () => {
  clock = '2026-11-20T09:00:00.000Z';
  web = {};
  asked = [];
  archive = await openSqliteArchive({ path: ':memory:', log: silentLog });
  server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    const found = web[url];
    if (found === undefined || typeof found === 'number') response.writeHead(found ?? 404).end();
    else if (typeof found === 'string')
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(found);
    else response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf(found));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
  await archive.close();
});

const home = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Asks the feeds once, some hours later, as one run of the bot would. */
async function ask(paths = ['/feed'], hours = 3): Promise<void> {
  clock = new Date(Date.parse(clock) + hours * 3_600_000).toISOString();
  const now = () => clock;
  const feeds = startFeeds({
    config: parseConfig({ FEEDS: paths.map(path => home() + path).join(' '), FEED_HOST_SECONDS: '0' }),
    archive,
    pipeline: createPipeline({ archive, reader, log: silentLog, now }),
    log: silentLog,
    now,
    random: () => 0,
    fetcher: createFetcher({
      now,
      allowHosts: [home().slice(7)],
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    }),
  });
  await feeds.ready;
  await feeds.stop();
}

const articles = async () => (await archive.counts()).articles;
const revisions = async (id: string) => (await archive.article(id))?.revisions;

describe('an item is itself', () => {
  test('when all items of the feed bear one guid', async () => {
    web['/feed'] = [shoigu, lavrov].map(story => ({ ...story, guid: 'same' }));
    await ask();
    expect(await articles()).toBe(2);
    web['/feed'] = [kozlov, shoigu, { ...lavrov, text: `${lavrov.text} Поправка.` }].map(story => ({
      ...story,
      guid: 'same',
    }));
    await ask();
    expect(await articles()).toBe(3);
    expect(await revisions(`${home()}/news/2`)).toBe(2);
    expect(await revisions(`${home()}/news/1`)).toBe(1);
  });

  test('when its guid changes at every poll', async () => {
    for (let n = 0; n < 3; n += 1) {
      web['/feed'] = [shoigu, lavrov].map((story, i) => ({ ...story, guid: `urn:${n}-${i}` }));
      await ask();
    }
    expect(await articles()).toBe(2);
    web['/feed'] = [
      { ...shoigu, guid: 'urn:again', text: `${shoigu.text} Уточнено.` },
      { ...lavrov, guid: 'urn:more' },
    ];
    await ask();
    expect(await articles()).toBe(2);
  });

  test('when its address changes by tracking parameters, a slash, www or https', async () => {
    web['/feed'] = [{ ...shoigu, guid: '', link: 'https://paper.example/news/1?utm_source=rss&id=7' }];
    await ask();
    for (const link of [
      'https://paper.example/news/1?id=7&fbclid=abc',
      'https://www.paper.example/news/1/?id=7',
      'http://paper.example/news/1?id=7#top',
    ]) {
      web['/feed'] = [{ ...shoigu, guid: '', link, text: `${shoigu.text} ${link}` }];
      await ask();
    }
    expect(await articles()).toBe(1);
  });

  test('another address with another parameter is another item', async () => {
    web['/feed'] = [
      { ...shoigu, guid: '', link: 'https://paper.example/show?id=1' },
      { ...lavrov, guid: '', link: 'https://paper.example/show?id=2' },
    ];
    await ask();
    expect(await articles()).toBe(2);
  });

  test('when it has neither guid nor address', async () => {
    web['/feed'] = [{ title: shoigu.title as string, text: shoigu.text }];
    await ask();
    await ask();
    expect(await articles()).toBe(1);
  });

  test('when two feeds of one site carry it', async () => {
    web['/feed'] = [shoigu];
    web['/all'] = [{ ...shoigu, guid: 'other:1', link: '/news/1?utm_medium=all' }];
    await ask(['/feed', '/all']);
    expect(await articles()).toBe(1);
  });

  test('a changed text is a revision; unchanged ones are not', async () => {
    web['/feed'] = [shoigu, lavrov];
    await ask();
    web['/feed'] = [{ ...shoigu, text: shoigu.text.replace('три дня', 'два дня') }, lavrov];
    await ask();
    expect([await revisions('urn:1'), await revisions('urn:2')]).toEqual([2, 1]);
  });

  test('what vanishes from the feed stays in the archive, and is known when it comes back', async () => {
    web['/feed'] = [shoigu, lavrov];
    await ask();
    web['/feed'] = [lavrov];
    await ask();
    expect(await archive.article('urn:1')).not.toBeNull();
    web['/feed'] = [shoigu, lavrov];
    await ask();
    expect([await articles(), await revisions('urn:1')]).toEqual([2, 1]);
  });

  test('a guid that comes back with a wholly different text is another article', async () => {
    web['/feed'] = [shoigu];
    await ask();
    const other =
      'В Москве открылась выставка северокорейской живописи; Россия и КНДР готовят обмен музейными собраниями. '.repeat(
        6,
      );
    web['/feed'] = [{ ...shoigu, title: 'Выставка живописи КНДР', text: other, link: '/news/77' }];
    await ask();
    expect(await articles()).toBe(2);
  });
});

describe('a feed of teasers', () => {
  const page = (story: Story) =>
    `<!doctype html><html lang="ru"><head><title>${story.title}</title></head><body><nav><a href="/">Главная</a></nav><article><h1>${story.title}</h1>${`${story.text} Добавлено на странице.`
      .split('. ')
      .map(part => `<p>${part}.</p>`)
      .join('')}</article><footer>Все права защищены</footer></body></html>`;
  const teaser = (story: Story): Story => ({ ...story, text: `${story.text.slice(0, 90)}…` });

  test('brings whole articles, one for each', async () => {
    web['/news/1'] = page(shoigu);
    web['/feed'] = [teaser(shoigu), lavrov];
    await ask();
    expect(await articles()).toBe(2);
    expect((await archive.article('urn:1'))?.text).toContain('Добавлено на странице');
    expect((await archive.article('urn:1'))?.text).not.toMatch(/Главная|права/);
    expect((await archive.article('urn:2'))?.text).toBe(lavrov.text);
    expect(await revisions('urn:1')).toBe(1);
  });

  test('a page that can’t be had leaves the teaser, and the next poll brings nothing twice', async () => {
    web['/news/1'] = 403;
    web['/feed'] = [teaser(shoigu)];
    await ask();
    await ask();
    expect(await articles()).toBe(1);
    expect((await archive.article('urn:1'))?.text).toBe(teaser(shoigu).text);
    expect(asked.filter(path => path === '/news/1')).toHaveLength(1);
  });

  test('a whole article is never replaced by its teaser', async () => {
    web['/news/1'] = page(shoigu);
    web['/feed'] = [teaser(shoigu)];
    await ask();
    web['/news/1'] = 403;
    web['/feed'] = [{ ...teaser(shoigu), text: `Обновлено: ${teaser(shoigu).text}` }];
    await ask();
    expect([await articles(), await revisions('urn:1')]).toEqual([1, 1]);
    expect((await archive.article('urn:1'))?.text).toContain('Добавлено на странице');
    const [outcome] = await archive.outcomesOf('urn:1', 1);
    expect(outcome).toMatchObject({
      kind: 'duplicate',
      reasons: [expect.stringMatching(/longer text/), expect.stringMatching(/HTTP 403/)],
    });
  });

  test('a page whose text changes is a revision when the feed tells of it', async () => {
    web['/news/1'] = page(shoigu);
    web['/feed'] = [teaser(shoigu)];
    await ask();
    web['/news/1'] = page({ ...shoigu, text: shoigu.text.replace('три дня', 'пять дней') });
    web['/feed'] = [{ ...teaser(shoigu), date: 'Fri, 20 Nov 2026 12:00:00 GMT' }];
    await ask();
    expect(await revisions('urn:1')).toBe(2);
  });

  test('robots.txt is heeded', async () => {
    web['/robots.txt'] = 'User-agent: *\nDisallow: /news/';
    web['/news/1'] = page(shoigu);
    web['/feed'] = [teaser(shoigu)];
    await ask();
    expect((await archive.article('urn:1'))?.text).toBe(teaser(shoigu).text);
    expect(asked).not.toContain('/news/1');
  });
});

describe('a page in place of a feed', () => {
  test('leads to the feed that it names, for good', async () => {
    web['/'] =
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/hidden.xml"></head></html>';
    web['/hidden.xml'] = [shoigu, lavrov];
    await ask(['/']);
    expect(await articles()).toBe(2);
    asked = [];
    web['/hidden.xml'] = [shoigu, lavrov, kozlov];
    await ask(['/']);
    expect(asked.filter(path => path === '/')).toEqual([]);
    expect(await articles()).toBe(3);
    expect((await archive.sources())[0]).toMatchObject({ state: 'ok', problem: null });
  });

  test('that names none is told of', async () => {
    web['/'] = '<!doctype html><html><head><title>x</title></head></html>';
    await ask(['/']);
    expect((await archive.sources())[0]).toMatchObject({
      state: 'failing',
      problem: 'This is a web page, not a feed.',
    });
  });
});

describe('stopping', () => {
  const start = (paths: string[]) =>
    startFeeds({
      config: parseConfig({ FEEDS: paths.map(path => home() + path).join(' '), FEED_HOST_SECONDS: '0' }),
      archive,
      pipeline: createPipeline({ archive, reader, log: silentLog, now: () => clock }),
      log: silentLog,
      now: () => clock,
      random: () => 0,
      fetcher: createFetcher({ now: () => clock, allowHosts: [home().slice(7)] }),
    });

  /** Answers this path never; tells when it is asked. */
  function hang(path: string): Promise<void> {
    const reached = Promise.withResolvers<void>();
    const [usual] = server.listeners('request') as ((request: unknown, response: unknown) => void)[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (request.url === path) reached.resolve();
      else usual?.(request, response);
    });
    return reached.promise;
  }

  test('ends an exchange under way at once; the feed is not told to have failed', async () => {
    const reached = hang('/feed');
    const feeds = start(['/feed']);
    await reached;
    const began = performance.now();
    await feeds.stop();
    expect(performance.now() - began).toBeLessThan(3000);
    expect(await archive.feedState(`${home()}/feed`)).toBeNull();
  });

  test('leaves a teaser whose page was still to come for the next start', async () => {
    const reached = hang('/news/1');
    web['/feed'] = [{ ...shoigu, text: `${shoigu.text.slice(0, 90)}…` }, lavrov];
    const feeds = start(['/feed']);
    await reached;
    await feeds.stop();
    // What needed no page had gone on already.
    expect(await archive.article('urn:2')).not.toBeNull();
    expect(await archive.article('urn:1')).toBeNull();
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (request.url === '/feed')
        response.end(feedOf([{ ...shoigu, text: `${shoigu.text.slice(0, 90)}…` }, lavrov]));
      else response.writeHead(404).end();
    });
    await ask();
    expect(await articles()).toBe(2);
  });
});
