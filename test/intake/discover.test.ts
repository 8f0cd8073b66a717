import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { discoverFeeds } from '../../src/intake/discover.ts';
import { createFetcher } from '../../src/intake/fetch.ts';

let server: Server;
let asked: string[];
let answers: Record<string, ((response: ServerResponse) => void) | undefined>;

const send =
  (body: string, status = 200, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };

const rss = (title: string) =>
  `<rss version="2.0"><channel><title>${title}</title><item><title>One</title></item></channel></rss>`;
const atom =
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><entry><title>One</title></entry></feed>';
const json =
  '{"version":"https://jsonfeed.org/version/1.1","title":"JSON","items":[{"id":"1","content_text":"One"}]}';
const page = (head: string, body = '') =>
  send(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
const link = (href: string, type = 'application/rss+xml', title = '') =>
  `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;

beforeEach(async () => {
  asked = [];
  answers = {};
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    (answers[request.url ?? ''] ?? send('none', 404))(response);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

const home = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function find(path: string, pause = async () => undefined) {
  const door = createFetcher({ now: () => '2026-01-02T03:00:00.000Z', allowHosts: ['127.0.0.1'] });
  const found = await discoverFeeds(`${home()}${path}`, door, { pause });
  return found.map(feed => ({ ...feed, url: feed.url.replace(home(), '') }));
}

describe('finding a site’s feed', () => {
  test('an address that is a feed itself, under a wrong type, is the one found', async () => {
    answers['/news'] = send(rss('Paper'));
    expect(await find('/news')).toEqual([{ url: '/news', title: 'Paper', kind: 'rss' }]);
    expect(asked).toEqual(['/news']);
  });

  test('feeds named in the head are found, relative addresses too, each kind by its content', async () => {
    answers['/'] = page(
      link('/r.xml') +
        link('a', 'application/atom+xml') +
        link('//127.0.0.1/no') +
        link('j', 'application/feed+json'),
    );
    answers['/r.xml'] = send(rss('Paper'), 200, { 'content-type': 'text/xml' });
    answers['/a'] = send(atom);
    answers['/j'] = send(json);
    expect(await find('/')).toEqual([
      { url: '/r.xml', title: 'Paper', kind: 'rss' },
      { url: '/a', title: 'Atom', kind: 'atom' },
      { url: '/j', title: 'JSON', kind: 'json' },
    ]);
  });

  test('the page’s own base counts', async () => {
    answers['/deep/page'] = page(`<base href="/other/">${link('feed.xml')}`);
    answers['/other/feed.xml'] = send(rss('Other'));
    expect(await find('/deep/page')).toMatchObject([{ url: '/other/feed.xml' }]);
  });

  test('comments come last, and the section asked for first', async () => {
    answers['/world'] = page(
      link('/comments/feed', 'application/rss+xml', 'Paper » Comments') +
        link('/feed', 'application/rss+xml', 'Paper') +
        link('/world/feed', 'application/rss+xml', 'Paper: World'),
    );
    for (const path of ['/comments/feed', '/feed', '/world/feed']) answers[path] = send(rss(path));
    expect((await find('/world')).map(feed => feed.url)).toEqual(['/world/feed', '/feed', '/comments/feed']);
  });

  test('a Link header names feeds as well', async () => {
    answers['/'] = send('<p>Welcome</p>', 200, {
      link: '</style.css>; rel=preload, </h.xml>; rel="alternate"; type="application/rss+xml"; title="Header"',
    });
    answers['/h.xml'] = send(rss('By header'));
    expect(await find('/')).toEqual([{ url: '/h.xml', title: 'By header', kind: 'rss' }]);
  });

  test('a plain link that looks like a feed is taken when nothing is declared', async () => {
    answers['/'] = page('', '<a href="/about">About</a> <a href="/rss/all">RSS</a>');
    answers['/rss/all'] = send(rss('All'));
    expect(await find('/')).toMatchObject([{ url: '/rss/all', title: 'All' }]);
  });

  test('the usual places are tried only when nothing is named, one after another, until one answers', async () => {
    answers['/a/b'] = page('<title>Site</title>');
    answers['/rss.xml'] = send(rss('Site'));
    const hosts: string[] = [];
    await find('/a/b', async () => {
      hosts.push('x');
    });
    expect(asked).toEqual(['/a/b', '/feed', '/rss', '/rss.xml']);
    expect(hosts).toHaveLength(3);
  });

  test('what is named but is no feed is left out; other things of that shape too', async () => {
    answers['/'] = page(
      link('/gone.xml') +
        link('/page') +
        link('/wp-json/posts/7', 'application/json') +
        link('/de', 'text/html') +
        '<link rel="stylesheet" href="/feed.css">' +
        link('/good'),
    );
    answers['/page'] = page('');
    answers['/good'] = send(rss('Good'));
    expect((await find('/')).map(feed => feed.url)).toEqual(['/good']);
    expect(asked).not.toContain('/wp-json/posts/7');
  });

  test('a page that names a hundred feeds has only the first few asked', async () => {
    answers['/'] = page(Array.from({ length: 100 }, (_, n) => link(`/f${n}`)).join(''));
    for (let n = 0; n < 100; n += 1) answers[`/f${n}`] = send(rss(`${n}`));
    const found = await find('/');
    expect(asked).toHaveLength(5);
    expect(found[0]).toMatchObject({ url: '/f0', kind: 'rss' });
    expect(found[9]).toMatchObject({ kind: 'unchecked' });
  });

  test('nothing at all gives an empty list; an address that fails says why', async () => {
    answers['/'] = page('');
    expect(await find('/')).toEqual([]);
    await expect(find('/none')).rejects.toThrow(/HTTP 404/);
    await expect(discoverFeeds('file:///etc/passwd', createFetcher({ now: () => '' }))).rejects.toThrow(
      /only http/,
    );
  });

  test('hostile pages are read in good time', async () => {
    const began = performance.now();
    for (const part of ['<link ', '<a href="/rss">', '<base href="//x/">', link('/rss')]) {
      answers['/'] = page(part.repeat(100_000));
      await find('/').catch(() => null);
    }
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
