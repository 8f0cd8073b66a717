import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, type createServer as createTcp } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { createFetcher, type FetcherOptions } from '../../src/intake/fetch.ts';
import { chooseProxy } from '../../src/intake/proxy.ts';
import { makeCertificate } from '../helpers/certificate.ts';

const open: { close(): unknown }[] = [];
const authorities = getCACertificates();

afterEach(() => {
  for (const server of open.splice(0)) server.close();
  setDefaultCACertificates(authorities);
});

async function listen(server: Server | ReturnType<typeof createTcp>): Promise<number> {
  open.push(server);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const fetcher = (more: Partial<FetcherOptions> = {}) =>
  createFetcher({
    now: () => '2026-01-02T03:00:00.000Z',
    allowHosts: ['feeds.example'],
    lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    ...more,
  });

/** A server with such a certificate; the machine trusts it when it is told to. */
async function secure(host: string, until: Date, trusted: boolean): Promise<string> {
  const pair = makeCertificate(host, until);
  if (trusted) setDefaultCACertificates([...authorities, pair.cert]);
  const port = await listen(
    createHttps(pair, (_request, response) => response.end('<rss/>')) as unknown as Server,
  );
  return `https://feeds.example:${port}/f`;
}

const later = new Date(Date.UTC(2098, 0, 1));
const failure = (url: string, made = fetcher()) =>
  made.fetch(url).then(
    () => 'it was fetched',
    (error: Error) => error.message.replace(/:\d+/, ''),
  );

describe('TLS', () => {
  test('a trusted certificate for the host is taken', async () => {
    expect(await failure(await secure('feeds.example', later, true))).toBe('it was fetched');
  });

  test.each([
    ['feeds.example', later, false, 'it signed its certificate itself, so it is not trusted'],
    ['feeds.example', new Date(Date.UTC(2021, 0, 1)), true, 'its certificate has expired'],
    ['other.example', later, true, 'its certificate is for another host'],
  ])('a certificate for %s until %s, trusted: %s, is told in words', async (host, until, trusted, words) => {
    expect(await failure(await secure(host, until, trusted))).toBe(`https://feeds.example/f: ${words}`);
  });

  test('a port that does not speak TLS is told in words', async () => {
    const port = await listen(createHttp((_request, response) => response.end('x')));
    expect(await failure(`https://feeds.example:${port}/f`)).toBe(
      'https://feeds.example/f: it does not speak TLS at that port',
    );
  });
});

describe('DNS that changes its mind', () => {
  test('a host is looked up once, and the connection is made to what was checked', async () => {
    const port = await listen(createHttp((_request, response) => response.end('<rss/>')));
    const answers = ['127.0.0.1', '169.254.169.254'];
    let asked = 0;
    const made = fetcher({
      lookup: async () => [{ address: answers[Math.min(asked++, 1)] as string, family: 4 }],
    });
    expect(await failure(`http://feeds.example:${port}/f`, made)).toBe('it was fetched');
    expect(asked).toBe(1);
  });

  test('a host with one private address among public ones is refused', async () => {
    const made = fetcher({
      allowHosts: [],
      lookup: async () => [
        { address: '93.184.215.14', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    });
    expect(await failure('http://feeds.example/f', made)).toMatch(/not on the public internet/);
  });
});

describe('proxies', () => {
  /** A proxy that tunnels and forwards; everything leads to the one server behind it. */
  async function proxy(behind: number) {
    const asked: string[] = [];
    const server = createHttp((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
      response.end('<rss/>');
    });
    server.on('connect', (request, socket) => {
      asked.push(`CONNECT ${request.url}`);
      const tunnel = connect(behind, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        tunnel.pipe(socket).pipe(tunnel);
      });
      tunnel.on('error', () => socket.destroy());
      socket.on('error', () => tunnel.destroy());
    });
    const port = await listen(server);
    return { asked, url: `http://me:word@127.0.0.1:${port}` };
  }

  test('plain addresses are handed to the proxy whole, with its password; secure ones are tunnelled', async () => {
    const target = new URL(await secure('feeds.example', later, true));
    const { asked, url } = await proxy(Number(target.port));
    const made = fetcher({ proxies: { http: url, https: url, not: [] } });
    await made.fetch('http://feeds.example/f');
    await made.fetch(target.href);
    expect(asked).toEqual([
      `GET http://feeds.example/f Basic ${Buffer.from('me:word').toString('base64')}`,
      `CONNECT feeds.example:${target.port}`,
    ]);
  });

  test('a host only the proxy can look up is fetched; one known to be private is not', async () => {
    const { asked, url } = await proxy(1);
    const proxies = { http: url, https: url, not: [] };
    const unknown = fetcher({ proxies, lookup: async () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await failure('http://outside.example/f', unknown)).toBe('it was fetched');
    expect(await failure('http://inside.example/f', fetcher({ proxies }))).toMatch(
      /not on the public internet/,
    );
    expect(await failure('http://127.0.0.1/f', unknown)).toMatch(/not on the public internet/);
    expect(await failure('http://[::ffff:10.0.0.1]/f', unknown)).toMatch(/not on the public internet/);
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['http://a.example/', 'http://p:1'],
    ['https://a.example/', 'http://s:2'],
    ['http://b.example/', null],
    ['http://news.b.example/', null],
    ['http://notb.example/', 'http://p:1'],
    ['http://c.example:8080/', null],
    ['http://c.example/', 'http://p:1'],
    ['http://deep.d.example/', null],
    ['http://10.0.0.1/', null],
    ['http://[::1]/', null],
  ])('%s goes through %s', (address, expected) => {
    const not = ['b.example', 'c.example:8080', '.d.example', '10.0.0.1', '::1'];
    expect(chooseProxy(new URL(address), { http: 'http://p:1', https: 'http://s:2', not })).toBe(expected);
  });
});
