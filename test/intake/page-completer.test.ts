import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFetcher } from '../../src/intake/fetch.ts';
import { createHostTurns } from '../../src/intake/host-turns.ts';
import { createPageCompleter, type PageCompleterOptions } from '../../src/intake/page-completer.ts';
import { silentLog } from '../../src/log.ts';
import type { FullText } from '../../src/model/feed.ts';
import type { Intake, Item } from '../../src/model/item.ts';
import { english, korean } from './pages/articles.ts';
import { modern } from './pages/layouts.ts';

type Answer = (response: ServerResponse) => void;

let server: Server;
let asked: string[];
let agents: Set<string | undefined>;
let answers: Record<string, Answer | undefined>;
const ends: (() => Promise<unknown>)[] = [];
const now = () => '2026-03-04T06:00:00.000Z';

const send =
  (body: string, status = 200, headers: Record<string, string> = {}): Answer =>
  response => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };

beforeEach(async () => {
  asked = [];
  agents = new Set();
  answers = { '/story': send(modern(english, 'utf-8').replaceAll(/<link rel="canonical"[^>]*>/g, '')) };
  server = createServer((request, response) => {
    asked.push(`${request.headers.host?.split(':')[0]}${request.url}`);
    agents.add(request.headers['user-agent']);
    (answers[request.url ?? ''] ?? send('nothing', 404))(response);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});

afterEach(async () => {
  await Promise.all(ends.splice(0).map(end => end()));
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

const port = () => (server.address() as AddressInfo).port;

const item = (path: string, more: Partial<Item> = {}): Item => ({
  source: { id: 'feed:x', kind: 'feed', name: 'Example' },
  locator: path,
  id: path,
  text: english.teaser,
  title: english.title,
  url: `http://news.example:${port()}${path}`,
  date: null,
  language: null,
  authors: [],
  outlet: null,
  seen: now(),
  backfill: false,
  notes: [],
  ...more,
});

const intake = (path: string, more: Partial<Item> = {}): Intake => ({ kind: 'item', item: item(path, more) });

function completer(more: Partial<PageCompleterOptions> = {}) {
  const turns = createHostTurns({ together: 4, pauseMs: 0 });
  const made = createPageCompleter({
    fetcher: createFetcher({
      now,
      contact: 'desk@example.org',
      allowHosts: ['news.example', 'other.example'],
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    }),
    turns,
    now,
    log: silentLog,
    retryMs: [0, 0],
    ...more,
  });
  ends.push(() => {
    turns.close();
    return made.close();
  });
  return made;
}

async function complete(intakes: Intake[], full: FullText = 'auto', made = completer()) {
  const out: Item[] = [];
  for await (const one of made.complete(intakes, full)) if (one.kind === 'item') out.push(one.item);
  return out;
}

const wholeText = english.paragraphs.join('\n\n');

describe('whole articles', () => {
  test('a teaser is made whole from its page; robots.txt is asked first, by our own name', async () => {
    expect(await complete([intake('/story')])).toMatchObject([
      { text: wholeText, authors: [english.author] },
    ]);
    expect(asked).toEqual(['news.example/robots.txt', 'news.example/story']);
    expect([...agents]).toEqual([expect.stringMatching(/^dprk-russia-digest\/\d.*desk@example\.org/)]);
  });

  test('what is whole already, and a feed that shall never be completed, ask for nothing', async () => {
    const long = wholeText.repeat(3);
    expect(await complete([intake('/story', { text: long })])).toMatchObject([{ text: long }]);
    expect(await complete([intake('/story')], 'never')).toMatchObject([{ text: english.teaser }]);
    expect(asked).toEqual([]);
    await complete([intake('/story', { text: long })], 'always');
    expect(asked).toContain('news.example/story');
  });

  test('items that need no page go on before those that do, and each goes on once', async () => {
    const bare = intake('/none', { url: null });
    const unreadable: Intake = {
      kind: 'unreadable',
      unreadable: { source: item('/x').source, locator: 'u', id: 'u', seen: now(), reason: 'no words' },
    };
    const order: string[] = [];
    for await (const one of completer().complete([intake('/story'), bare, unreadable], 'auto'))
      order.push(one.kind === 'item' ? one.item.locator : 'unreadable');
    expect(order).toEqual(['/none', 'unreadable', '/story']);
  });

  test.each([
    [404, 'its page answered HTTP 404', 1],
    [403, 'its page answered HTTP 403', 1],
    [401, 'its page answered HTTP 401', 1],
    [402, 'its page answered HTTP 402', 1],
    [410, 'its page answered HTTP 410', 1],
    [500, 'its page answered HTTP 500', 3],
    [429, 'its page answered HTTP 429', 3],
  ])(
    'a page that answers %i: the teaser goes on, tried a bounded number of times',
    async (status, reason, tries) => {
      answers['/gone'] = send('sorry', status);
      const [one] = await complete([intake('/gone')]);
      expect(one).toMatchObject({
        text: english.teaser,
        partial: true,
        notes: [`only the feed’s own words: ${reason}`],
      });
      expect(asked.filter(path => path.endsWith('/gone'))).toHaveLength(tries);
    },
  );

  test('a host that bids to wait long is not asked again meanwhile', async () => {
    answers['/busy'] = send('', 503, { 'retry-after': '3600' });
    const made = completer();
    const [one] = await complete([intake('/busy')], 'auto', made);
    expect(one?.partial).toBe(true);
    expect((await complete([intake('/story')], 'auto', made))[0]?.partial).toBe(true);
    expect(asked).toEqual(['news.example/robots.txt', 'news.example/busy']);
  });

  test('a host that wants a password again and again is left alone: no storm', async () => {
    for (let n = 0; n < 20; n += 1) answers[`/p${n}`] = send('pay', 402);
    const made = completer();
    for (let n = 0; n < 20; n += 1) await complete([intake(`/p${n}`)], 'auto', made);
    expect(asked).toHaveLength(4);
  });

  test('a page that fails once and then comes is taken', async () => {
    let times = 0;
    answers['/shaky'] = response => {
      times += 1;
      (times === 1 ? send('', 502) : (answers['/story'] as Answer))(response);
    };
    expect((await complete([intake('/shaky')]))[0]).toMatchObject({ text: wholeText });
  });

  test('a redirect is followed, in turn and by robots.txt of where it leads', async () => {
    answers['/old'] = send('', 301, { location: `http://other.example:${port()}/story` });
    const [one] = await complete([intake('/old')]);
    expect(one).toMatchObject({ text: wholeText, url: `http://other.example:${port()}/story` });
    expect(asked).toEqual([
      'news.example/robots.txt',
      'news.example/old',
      'other.example/robots.txt',
      'other.example/story',
    ]);
  });

  test('redirects that lead in a circle, or inside, end with the teaser', async () => {
    answers['/a'] = send('', 302, { location: '/b' });
    answers['/b'] = send('', 302, { location: '/a' });
    answers['/in'] = send('', 302, { location: `http://127.0.0.1:${port()}/story` });
    const out = await complete([intake('/a'), intake('/in')]);
    expect(out.map(one => one.partial)).toEqual([true, true]);
    expect(asked.filter(path => /\/[ab]$/.test(path)).length).toBeLessThanOrEqual(6);
    expect(asked).not.toContain('127.0.0.1/story');
  });

  test('what is no web page, and files that never are one, are not read', async () => {
    answers['/feed'] = send('<rss/>', 200, { 'content-type': 'application/rss+xml' });
    const out = await complete([intake('/feed'), intake('/report.pdf')]);
    expect(out.map(one => one.text)).toEqual([english.teaser, english.teaser]);
    expect(asked).not.toContain('news.example/report.pdf');
  });

  test('of many teasers in one poll only the first are completed; the others go on at once', async () => {
    for (let n = 0; n < 8; n += 1) answers[`/s${n}`] = answers['/story'];
    const intakes = Array.from({ length: 8 }, (_, n) => intake(`/s${n}`));
    const out = await complete(intakes, 'auto', completer({ mostPages: 3 }));
    expect(
      out
        .filter(one => one.text === wholeText)
        .map(one => one.locator)
        .sort(),
    ).toEqual(['/s0', '/s1', '/s2']);
    expect(out).toHaveLength(8);
  });

  test('pages that never come hold up a poll no longer than its time: the teasers go on', async () => {
    answers['/hang'] = () => undefined;
    const out = await complete(
      [intake('/hang'), intake('/hang?2'), intake('/hang?3')],
      'auto',
      completer({ budgetMs: 150 }),
    );
    expect(out.map(one => one.text)).toEqual([english.teaser, english.teaser, english.teaser]);
  });

  test('closing ends what is under way at once; what is left is not handed on', async () => {
    const reached = Promise.withResolvers<void>();
    answers['/hang'] = () => reached.resolve();
    const made = completer();
    const done = complete([intake('/hang'), intake('/story', { url: null })], 'auto', made);
    await reached.promise;
    const began = performance.now();
    await made.close();
    expect((await done).map(one => one.locator)).toEqual(['/story']);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('a page in an old encoding is read by what it declares', async () => {
    const page = modern(korean, 'utf-8').replace('utf-8', 'euc-kr');
    answers['/ko'] = send(page, 200, { 'content-type': 'text/html' });
    const [one] = await complete([intake('/ko', { text: korean.teaser, title: korean.title })]);
    expect(one?.text).toBe(korean.paragraphs.join('\n\n'));
  });
});

describe('robots.txt', () => {
  test.each([
    ['a rule for all', 'User-agent: *\nDisallow: /story', false],
    ['a rule for others', 'User-agent: googlebot\nDisallow: /', true],
    [
      'a rule for us that allows more',
      'User-agent: *\nDisallow: /\n\nUser-agent: dprk-russia-digest\nDisallow: /private',
      true,
    ],
    [
      'a rule for us, in capitals and with a version',
      'User-agent: DPRK-Russia-Digest/1.0\nDisallow: /',
      false,
    ],
    ['the longer rule wins', 'User-agent: *\nDisallow: /\nAllow: /story$', true],
    ['a page of HTML in its place', '<!doctype html><p>Not a robots file', true],
    ['a byte order mark and comments', '\ufeffUser-agent: * # all\r\nDisallow: /st # no', false],
  ])('%s', async (_name, text, allowed) => {
    answers['/robots.txt'] = send(text, 200, { 'content-type': 'text/plain' });
    const [one] = await complete([intake('/story')]);
    expect(one?.text === wholeText).toBe(allowed);
    expect(asked.includes('news.example/story')).toBe(allowed);
  });

  test.each([404, 401, 403, 410])('an answer of %i means that there are no rules', async status => {
    answers['/robots.txt'] = send('', status);
    expect((await complete([intake('/story')]))[0]?.text).toBe(wholeText);
  });

  test.each([500, 503])('an answer of %i means: not now; the teaser goes on', async status => {
    answers['/robots.txt'] = send('', status);
    expect((await complete([intake('/story')]))[0]?.partial).toBe(true);
    expect(asked).toEqual(['news.example/robots.txt']);
  });

  test('it is asked once for a host, however many pages wait', async () => {
    for (let n = 0; n < 6; n += 1) answers[`/s${n}`] = answers['/story'];
    const out = await complete(Array.from({ length: 6 }, (_, n) => intake(`/s${n}`)));
    expect(out.every(one => one.text === wholeText)).toBe(true);
    expect(asked.filter(path => path.endsWith('robots.txt'))).toHaveLength(1);
  });

  test('a file of any size and make is read in good time', async () => {
    const stars = `User-agent: *\n${'Disallow: /*a*b*c*d*e$\n'.repeat(30_000)}`;
    answers['/robots.txt'] = send(stars);
    const began = performance.now();
    expect((await complete([intake('/story')]))[0]?.partial).toBe(true);
    const names = `${'User-agent: *\n'.repeat(15_000)}${'Disallow: /x\n'.repeat(15_000)}`;
    answers['/robots.txt'] = send(names);
    expect((await complete([intake('/story')]))[0]?.text).toBe(wholeText);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('a Crawl-delay is kept between two pages', async () => {
    answers['/robots.txt'] = send('User-agent: *\nCrawl-delay: 0.2');
    answers['/s1'] = answers['/story'];
    const times: number[] = [];
    server.on('request', () => times.push(performance.now()));
    await complete([intake('/story'), intake('/s1')]);
    const [, first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(195);
  });
});
