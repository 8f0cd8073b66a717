import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpFront } from '../../src/chat/http-front.ts';
import { parseFeed } from '../../src/intake/feed.ts';
import { startFakeSlack } from '../helpers/fake-slack/fake-slack.ts';
import { type House, makeHouse, startHouse } from '../helpers/house.ts';
import {
  askAsHost,
  hostileFile,
  openHousePage,
  type PageAnswer,
  plainViews,
  type RunningPage,
} from '../helpers/page.ts';

let house: House;
let page: RunningPage | null;

beforeEach(() => {
  house = makeHouse();
  page = null;
});
afterEach(async () => {
  await page?.bot.stop();
  house.remove();
});

async function open(settings: Record<string, string> = {}, now?: () => string): Promise<RunningPage> {
  page = await openHousePage(house, settings, now);
  return page;
}

/** The tags by which a script, style or handler stands in the page itself, or something is loaded from elsewhere. */
function findForbidden(text: string): string[] {
  const wrong =
    /^<script(?![^>]*src="\/assets\/)|^<style|\s(?:style|on[a-z]+)\s*=|(?:src|href|action)="(?:javascript|data|\/\/)|^<(?:script|link|img|iframe|object|form)[^>]*(?:src|href|action)="https?:/i;
  return (text.match(/<[^>]*>/g) ?? []).filter(tag => wrong.test(tag));
}

function expectGuarded({ headers }: PageAnswer): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
}

async function readFeed(text: string) {
  const parsed = await parseFeed(new TextEncoder().encode(text));
  if (!('items' in parsed)) throw new Error(JSON.stringify(parsed));
  return parsed;
}

const elementsOf = (text: string) =>
  new Set([...text.matchAll(/<([a-z][a-z0-9]*)/gi)].map(found => found[1]));

describe('the views', () => {
  test('every view answers, guarded, with nothing inline and nothing from elsewhere', async () => {
    const { get } = await open();
    for (const path of [...plainViews, '/stories/1', '/articles/1']) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expectGuarded(answer);
      expect([path, findForbidden(answer.text)]).toEqual([path, []]);
      expect(answer.text).toContain('<html lang="en">');
    }
  });

  test('today’s digest is drawn as the page’s own, as Discord’s and as Slack’s, each with all five stories', async () => {
    const { get } = await open();
    const own = await get('/');
    expect(own.text.match(/<section class="story"/g)).toHaveLength(5);
    for (const dress of ['discord', 'slack']) {
      const { text } = await get(`/?as=${dress}`);
      expect(text.match(/HI हिन्दी|GU ગુજરાતી/g)?.length).toBeGreaterThanOrEqual(5);
      expect(text.match(/<button[^>]*><bdi>More<\/bdi>/g)).toHaveLength(5);
    }
  });

  test('a hostile article is words in every view, and so it is in every feed', async () => {
    writeFileSync(join(house.seeds, 'hostile.md'), hostileFile);
    const { get, post } = await open();
    const views = [...plainViews, '/stories/6', '/articles/6', '/search?query=Lavrov'];
    const drawn = [
      ...(await Promise.all(views.map(path => get(path)))),
      await post('/command', { line: 'story 6' }),
      await post('/command', { line: '<script>alert(1)</script>' }),
    ];
    for (const { text } of drawn) {
      expect(findForbidden(text)).toEqual([]);
      expect(
        elementsOf(text.replace(/<script type="module" src="\/assets\/page\.js"><\/script>/, '')),
      ).not.toContain('script');
      expect(text).not.toContain('\u202e');
    }
    expect(drawn.filter(({ text }) => text.includes('&lt;script&gt;alert(1)')).length).toBeGreaterThan(6);
    const begin = '<script>alert(1)</script><img';
    for (const path of ['/feed.rss', '/feed.atom']) {
      const feed = await get(path);
      expect(feed.text).not.toContain('<script');
      const { items } = await readFeed(feed.text);
      expect([path, items.some(item => item.title?.startsWith(begin))]).toEqual([path, true]);
    }
    const { items } = JSON.parse((await get('/feed.json')).text) as { items: { title: string }[] };
    expect(items.some(item => item.title.startsWith(begin))).toBe(true);
  });

  test('a story shows its reports by language, its dates with their clues, and what was revised as a difference', async () => {
    const file = (number: string) =>
      `---\ntitle: Lavrov in Pyongyang\ndate: 2026-11-20\n---\nRussian Foreign Minister Sergei Lavrov met North Korean leader Kim Jong Un in Pyongyang on Friday. They spoke of ${number} troops sent to Kursk. "We are allies," Lavrov said.\n`;
    writeFileSync(join(house.seeds, 'lavrov.md'), file('10,000'));
    const { core, get } = await open();
    const revised = Promise.withResolvers<void>();
    core.outcomeListeners.add(outcome => outcome.kind === 'revised' && revised.resolve());
    writeFileSync(join(house.seeds, 'lavrov.md'), file('12,000'));
    await revised.promise;
    const article = await core.archive.article('lavrov.md');
    const { text } = await get(`/stories/${article?.storyId}`);
    expect(text).toMatch(/<del>10,000<\/del><ins>12,000<\/ins>/);
    expect(text).toContain('Version 1 → 2');
    expect(text).toContain('EN English');
    const inferred = await get('/stories/5');
    expect(inferred.text).toContain('How the date is known');
  });

  test('the trend is a drawing whose bars lead to their days, with the same numbers as a table', async () => {
    const { get } = await open();
    const { text } = await get('/trend?from=2023-01-01');
    expect(text).toContain('<svg');
    const [, address] = /<a href="(\/timeline\?[^"]+)"><title>/.exec(text) as RegExpExecArray;
    expect((await get((address as string).replaceAll('&amp;', '&'))).status).toBe(200);
    expect(text).toMatch(/<th scope="row">1 Jan 2023<\/th>/);
    expect(text.match(/<circle /g)?.length).toBe(6);
  });

  test('a digest that was sent has a lasting address, and is drawn from the messages that were sent', async () => {
    let now = '2026-11-21T09:00:00.000Z';
    const first = await startHouse(house, {}, () => now);
    await first.bot.stop();
    now = '2026-11-22T09:00:00.000Z';
    const { get, core } = await open({}, () => now);
    const [newest] = await core.archive.digests(null, 1);
    const { status, text } = await get(`/digests/${newest?.number}`);
    expect(status).toBe(200);
    expect(text).toContain(`#${newest?.number}`);
    expect((await get('/digests')).text).toContain(`/digests/${newest?.number}`);
  });

  test('what isn’t there is said kindly', async () => {
    const { get } = await open();
    for (const path of [
      '/nope',
      '/stories/999',
      '/articles/999',
      '/digests/999',
      '/files/x/y',
      '/assets/../config.ts',
      '/assets/%2e%2e%2fpage.ts',
    ]) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expectGuarded(answer);
    }
  });

  test('fonts come with a lasting cache, the page’s own files are asked for anew', async () => {
    const { get } = await open();
    const font = await get('/assets/noto-sans-devanagari-400-normal.woff2');
    expect([font.headers.get('content-type'), font.headers.get('cache-control')]).toEqual([
      'font/woff2',
      'public, max-age=31536000, immutable',
    ]);
    expect((await get('/assets/page.css')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('commands from the page', () => {
  test('a line is answered as at the terminal, and its buttons work', async () => {
    const { post } = await open();
    const first = await post('/command', { line: '/dprk-russia latest count:2' });
    expect(first.text).toContain('1 / 3');
    const id = /name="id" value="([^"]+)"><button[^>]*><bdi>Older ›/.exec(first.text)?.[1] ?? '';
    const second = await post('/press', { id });
    expect(second.text).toContain('2 / 3');
    expect((await post('/command', { line: 'mark 1 as:verified' })).text).toContain('verified');
  });

  test('a stale button has a kind answer', async () => {
    const { post } = await open();
    const { status, text } = await post('/press', { id: 'never-was' });
    expect([status, text.includes('This button has aged')]).toEqual([200, true]);
  });

  test('a script gets the answer alone', async () => {
    const { post } = await open();
    const { text } = await post('/command', { line: 'latest' }, { 'x-fragment': '1' });
    expect(text.startsWith('<div class="answer">')).toBe(true);
  });

  test('files are saved, pictures are shown', async () => {
    const { get, post } = await open();
    const exported = await post('/command', { line: 'export format:csv' });
    const file = await get(/href="(\/files\/[^"]+)"/.exec(exported.text)?.[1] as string);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.csv"$/);
    expect(file.text).toContain('story,title');
    const trend = await post('/command', { line: 'trend from:2023-01-01' });
    const picture = await get(/<img src="(\/files\/[^"]+)"/.exec(trend.text)?.[1] as string);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(trend.text).toMatch(/<img[^>]+alt="Bar chart:/);
  });

  test('a form is opened, filled in and sent as in chat', async () => {
    const { core, get, post } = await open();
    const desk = await get('/desk');
    const form =
      /action="\/form"[^>]*>(?:(?!<\/form>).)*name="id" value="([^"]+)"(?:(?!<\/form>).)*Edit/s.exec(
        desk.text,
      );
    const opened = await post('/form', { id: form?.[1] ?? '' });
    expect(opened.text).toContain('action="/submit"');
    const id = /action="\/submit"[\s\S]*?name="id" value="([^"]+)"/.exec(opened.text)?.[1] ?? '';
    const fields: Record<string, string> = {};
    for (const [, name, value] of opened.text.matchAll(/<input id="f-[^"]+" name="([^"]+)" value="([^"]*)"/g))
      fields[name as string] = (value as string).replace('08:00', '06:15');
    expect(Object.values(fields)).toContain('daily 06:15 Europe/Berlin');
    await post('/submit', { id, ...fields });
    const times = (await core.archive.subscriptions()).flatMap(one => one.schedule.times);
    expect(times).toContain('06:15');
    expect((await post('/form', { id: 'never-was' })).text).toContain('This button has aged');
  });

  test('a line is gone on with', async () => {
    const { get } = await open();
    const found = JSON.parse((await get('/suggest?line=timeline%20person%3A%D0%A8%D0%BE%D0%B9')).text);
    expect(found).toContainEqual({ label: expect.any(String), line: 'timeline person:"Sergei Shoigu" ' });
  });

  test('nothing is done for forms that are not the page’s own', async () => {
    const { address, core, get } = await open();
    const token = /name="form-token" content="([^"]+)"/.exec((await get('/search')).text)?.[1] as string;
    const send = async (fields: Record<string, string>, headers: Record<string, string>) =>
      (
        await fetch(`${address}/command`, {
          method: 'POST',
          body: new URLSearchParams({ line: 'mark 1 as:verified', ...fields }),
          headers,
        })
      ).status;
    const own = { 'form-token': token };
    expect(await send({}, {})).toBe(403);
    expect(await send({ 'form-token': 'x' }, { origin: address })).toBe(403);
    expect(await send(own, { origin: 'https://evil.example' })).toBe(403);
    expect(await send(own, { origin: 'null' })).toBe(403);
    expect(await send(own, { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send(own, { 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await core.archive.judgement(1)).toBeNull();
    expect(await send(own, { origin: address, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect((await core.archive.judgement(1))?.kind).toBe('verified');
    expect(await send({ ...own, line: 'x'.repeat(2_000_000) }, { origin: address })).toBe(413);
  });
});

describe('who comes in', () => {
  test('on this machine only its own names are answered to', async () => {
    const { address } = await open();
    for (const [host, status] of [
      ['127.0.0.1:1', 200],
      ['localhost', 200],
      ['[::1]:80', 200],
      ['evil.example', 403],
      ['127.0.0.1.evil.example', 403],
      ['localhost.evil.example:80', 403],
    ] as const)
      expect([host, await askAsHost(address, host)]).toEqual([host, status]);
  });

  test('with a token nobody comes in without it; the cookie is no token and no script can read it', async () => {
    const token = 'a-token-of-some-length';
    const { address, get } = await open({ WEB_TOKEN: token });
    const refused = await get('/');
    expect(refused.status).toBe(401);
    expectGuarded(refused);
    for (const path of ['/stories/1', '/feed.rss', '/live', '/suggest?line=s'])
      expect([path, (await get(path)).status]).toEqual([path, 401]);
    const enter = (given: string) =>
      fetch(`${address}/enter`, {
        method: 'POST',
        body: new URLSearchParams({ token: given }),
        redirect: 'manual',
      });
    expect((await enter('a-token-of-some-lengthX')).status).toBe(401);
    const entered = await enter(token);
    const cookie = entered.headers.get('set-cookie') as string;
    expect(entered.status).toBe(303);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).not.toContain(token);
    expect((await get('/', { cookie: cookie.split(';')[0] as string })).status).toBe(200);
    expect((await get('/', { cookie: 'dprk-russia-page=x' })).status).toBe(401);
    expect((await get('/feed.rss', { authorization: `Bearer ${token}` })).status).toBe(200);
    const basic = Buffer.from(`reader:${token}`).toString('base64');
    expect((await get('/feed.rss', { authorization: `Basic ${basic}` })).status).toBe(200);
  });

  test('guessing a token is slowed down', async () => {
    const token = 'a-token-of-some-length';
    const { address } = await open({ WEB_TOKEN: token });
    const enter = (given: string) =>
      fetch(`${address}/enter`, {
        method: 'POST',
        body: new URLSearchParams({ token: given }),
        redirect: 'manual',
      });
    for (let tries = 0; tries < 10; tries += 1) expect((await enter('wrong')).status).toBe(401);
    expect((await enter(token)).status).toBe(429);
  });

  test('open to other machines and without a token it shows nothing but that it is alive', async () => {
    const { address } = await open({ HTTP_HOST: '0.0.0.0' });
    const here = address.replace('0.0.0.0', '127.0.0.1');
    const refused = await fetch(`${here}/`);
    expect([refused.status, (await refused.text()).includes('WEB_TOKEN')]).toEqual([403, true]);
    expect((await fetch(`${here}/stories`)).status).toBe(403);
    expect(await (await fetch(`${here}/readyz`)).json()).toEqual({ ready: true });
  });

  test('from other machines whoever has the token may look, and change nothing', async () => {
    const token = 'a-token-of-some-length';
    const running = await open({ HTTP_HOST: '0.0.0.0', WEB_TOKEN: token });
    const here = running.address.replace('0.0.0.0', '127.0.0.1');
    const authorization = `Bearer ${token}`;
    const text = await (await fetch(`${here}/search`, { headers: { authorization } })).text();
    const formToken = /name="form-token" content="([^"]+)"/.exec(text)?.[1] as string;
    const send = async (line: string) =>
      (
        await fetch(`${here}/command`, {
          method: 'POST',
          body: new URLSearchParams({ line, 'form-token': formToken }),
          headers: { authorization },
        })
      ).text();
    expect(await send('mark 1 as:verified')).toContain('whoever runs the bot');
    expect(await running.core.archive.judgement(1)).toBeNull();
    expect(await send('latest')).toContain('5 stories');
  });
});

describe('feeds of the stories', () => {
  test.each([
    ['/feed.rss', 'application/rss+xml'],
    ['/feed.atom', 'application/atom+xml'],
    ['/feed.json', 'application/feed+json'],
  ])('%s is read whole by our own reader, nothing repaired, with ids that stay', async (path, type) => {
    const { address, get } = await open();
    const answer = await get(path);
    expect(answer.headers.get('content-type')).toContain(type);
    const { feed, items } = await readFeed(answer.text);
    expect(feed.repaired).toEqual([]);
    expect(items).toHaveLength(5);
    for (const item of items) {
      expect(item.url).toMatch(new RegExp(`^${address}/stories/\\d+$`));
      expect(item.id).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(Date.parse(item.published as string)).not.toBeNaN();
    }
    const ids = items.map(item => item.id).sort();
    await page?.bot.stop();
    const again = await open();
    const later = await readFeed((await again.get(path)).text);
    expect(later.items.map(item => item.id).sort()).toEqual(ids);
  });
});

describe('live', () => {
  test('an article dropped into the folder arrives on the open page', async () => {
    const { address } = await open();
    const ended = new AbortController();
    const response = await fetch(`${address}/live`, { signal: ended.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    writeFileSync(join(house.seeds, 'hostile.md'), hostileFile);
    let heard = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      heard += new TextDecoder().decode(chunk);
      if (/event: story\n(?:data: .*\n)+\n/.test(heard)) break;
    }
    ended.abort();
    expect(heard).toContain('/stories/6');
    expect(heard).toContain('&lt;script&gt;alert(1)');
    expect(heard).not.toContain('<script');
  });
});

describe('health', () => {
  test('ready only while the schedule wakes and every platform is connected', async () => {
    let now = '2026-11-21T09:00:00.000Z';
    const { core, get } = await open({}, () => now);
    expect((await get('/healthz')).status).toBe(200);
    expect(JSON.parse((await get('/readyz')).text)).toEqual({
      ready: true,
      parts: { archive: 'ok', schedule: 'ok', terminal: 'ok' },
    });
    const terminal = core.platforms.get('terminal');
    if (terminal) terminal.state = () => ({ state: 'reconnecting', since: now });
    expect((await get('/readyz')).status).toBe(503);
    if (terminal) terminal.state = () => ({ state: 'connected', since: now });
    expect((await get('/readyz')).status).toBe(200);
    now = '2026-11-21T09:05:00.000Z';
    const stuck = await get('/readyz');
    expect([stuck.status, JSON.parse(stuck.text).parts.schedule]).toEqual([503, 'silent for 300 s']);
  });
});

describe('the port', () => {
  test('a taken port stops nothing', async () => {
    const front = createHttpFront({ host: '127.0.0.1', port: 0 });
    const held = await front.mount('/', (_request, response) => response.end());
    const port = new URL(held.address).port;
    const running = await startHouse(
      house,
      { WEB_PAGE: 'on', HTTP_PORT: port },
      () => '2026-11-21T09:00:00.000Z',
    );
    expect(running.bot.page).toBeNull();
    expect((await running.core.archive.counts()).articles).toBe(5);
    await running.bot.stop();
    await held.close();
  });

  test('Slack over HTTP and the page share one server', async () => {
    const slack = await startFakeSlack();
    const { address, core, get } = await open({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    });
    expect(core.platforms.get('slack')?.state().state).toBe(`listening on ${address}/slack/events`);
    expect((await slack.commandByHttp(`${address}/slack/events`, 'latest count:2')).status).toBe(200);
    const [answer] = await slack.waitFor(() => slack.responses(), 'an answer');
    expect(JSON.stringify(answer)).toContain('5 stories');
    expect(
      (await slack.commandByHttp(`${address}/slack/events`, 'latest', { secret: 'another' })).status,
    ).toBe(401);
    expect((await get('/')).status).toBe(200);
    expect(JSON.parse((await get('/readyz')).text).parts.slack).toBe('ok');
    await page?.bot.stop();
    page = null;
    await slack.close();
  });

  test('switched off there is no server', async () => {
    const running = await startHouse(house, {}, () => '2026-11-21T09:00:00.000Z');
    expect(running.bot.page).toBeNull();
    await running.bot.stop();
  });
});
