import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FetchError } from '../../src/errors.ts';
import { isPublicAddress } from '../../src/intake/address.ts';
import { createFetcher, type FetcherOptions } from '../../src/intake/fetch.ts';

const now = '2026-01-02T03:00:00.000Z';
const body = `<rss version="2.0"><channel><title>${'Пхеньян '.repeat(50)}</title></channel></rss>`;
let server: Server;
let host: string;
let requests: IncomingMessage[] = [];

const packed: Record<string, [string | null, Uint8Array]> = {
  gzip: ['gzip', gzipSync(body)],
  deflate: ['deflate', deflateSync(body)],
  'raw deflate': ['deflate', deflateRawSync(body)],
  brotli: ['br', brotliCompressSync(body)],
  zstd: ['zstd', zstdCompressSync(body)],
  'gzip without a label': [null, gzipSync(body)],
  'gzip twice': ['gzip', gzipSync(gzipSync(body))],
  'a false gzip label': ['gzip', Buffer.from(body)],
  'a false brotli label': ['br', Buffer.from(body)],
  'gzip labelled brotli': ['br', gzipSync(body)],
};

function answer(request: IncomingMessage, response: ServerResponse): void {
  requests.push(request);
  const url = new URL(request.url ?? '/', 'http://x');
  const send = (status: number, headers: Record<string, string> = {}, content: string | Uint8Array = '') => {
    response.writeHead(status, headers);
    response.end(content);
  };
  const [, first = '', rest = ''] = url.pathname.split('/');
  if (first === 'packed') {
    const [label, bytes] = packed[decodeURIComponent(rest)] as [string | null, Uint8Array];
    send(200, label ? { 'content-encoding': label } : {}, bytes);
  } else if (first === 'hops')
    send(Number(rest) > 0 ? 301 : 200, { location: `/hops/${Number(rest) - 1}` }, body);
  else if (first === 'to') send(302, { location: url.searchParams.get('u') ?? '' });
  else if (first === 'status')
    send(
      Number(rest),
      url.searchParams.has('after') ? { 'retry-after': url.searchParams.get('after') as string } : {},
    );
  else if (first === 'tagged') {
    if (request.headers['if-none-match'] === '"v1"') send(304, { 'cache-control': 'max-age=900' });
    else
      send(
        200,
        {
          etag: '"v1"',
          'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
          'content-type': 'text/xml',
          'cache-control': 'public, max-age=600',
        },
        body,
      );
  } else if (first === 'hang') response.writeHead(200).write('<rss>');
  else if (first === 'bomb') send(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(5_000_000)));
  else if (first === 'broken') {
    response.writeHead(200, { 'content-length': '1000' }).write('<rss>');
    setImmediate(() => response.destroy());
  } else send(200, {}, body);
}

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function fetcher(more: Partial<FetcherOptions> = {}) {
  requests = [];
  return createFetcher({ now: () => now, allowHosts: [host], maxBytes: 1_000_000, ...more });
}

async function failure(work: Promise<unknown>): Promise<FetchError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FetchError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('the one door out', () => {
  test.each(Object.keys(packed))('%s is unpacked', async name => {
    const got = await fetcher().fetch(`http://${host}/packed/${encodeURIComponent(name)}`);
    expect(got.status === 'ok' && new TextDecoder().decode(got.bytes)).toBe(body);
  });

  test('a stream cut in the middle gives what there is', async () => {
    packed.cut = [
      'gzip',
      gzipSync(Buffer.from(Array.from({ length: 4000 }, (_, i) => `${i * 7919} `).join(''))).subarray(
        0,
        5000,
      ),
    ];
    const got = await fetcher().fetch(`http://${host}/packed/cut`);
    expect(got.status === 'ok' && new TextDecoder().decode(got.bytes)).toMatch(/^0 7919 15838 /);
  });

  test('a document that has not changed isn’t sent again', async () => {
    const door = fetcher();
    const first = await door.fetch(`http://${host}/tagged`);
    expect(first).toMatchObject({
      status: 'ok',
      etag: '"v1"',
      contentType: 'text/xml',
      maxAge: 600,
      permanentRedirect: null,
    });
    expect(await door.fetch(`http://${host}/tagged`, { etag: '"v1"' })).toEqual({
      status: 'unchanged',
      maxAge: 900,
    });
  });

  test('it says who it is and how to reach its owner', async () => {
    await fetcher({ contact: 'desk@example.org' }).fetch(`http://${host}/`);
    expect(requests[0]?.headers['user-agent']).toMatch(/^dprk-russia-digest\/\d.* \(\+desk@example\.org/);
  });

  test('five redirects are followed, a sixth is not', async () => {
    expect(await fetcher().fetch(`http://${host}/hops/5`)).toMatchObject({
      permanentRedirect: `http://${host}/hops/0`,
    });
    expect((await failure(fetcher().fetch(`http://${host}/hops/6`))).kind).toBe('redirect');
  });

  test.each([
    ['file:///etc/passwd', 'redirect'],
    ['http://[::1/x', 'redirect'],
    ['', 'redirect'],
    ['http://127.0.0.2/', 'refused'],
    ['http://169.254.169.254/latest/meta-data/', 'refused'],
    ['http://[::ffff:10.0.0.1]/', 'refused'],
    ['http://2130706433/', 'refused'],
  ])('a redirect to “%s” leads nowhere', async (target, kind) => {
    const error = await failure(fetcher().fetch(`http://${host}/to?u=${encodeURIComponent(target)}`));
    expect(error.kind).toBe(kind);
  });

  test('a host whose name leads to a private address is refused, though only one of its addresses is', async () => {
    const door = fetcher({
      lookup: async () => [
        { address: '93.184.215.14', family: 4 },
        { address: '10.1.2.3', family: 4 },
      ],
    });
    expect((await failure(door.fetch('http://feeds.example.org/'))).kind).toBe('refused');
  });

  test('the connection goes to the address that was checked', async () => {
    let asked = 0;
    const port = host.split(':')[1];
    const door = fetcher({
      allowHosts: [`feeds.example.org:${port}`],
      lookup: async () => {
        asked += 1;
        return [{ address: '127.0.0.1', family: 4 }];
      },
    });
    expect((await door.fetch(`http://feeds.example.org:${port}/`)).status).toBe('ok');
    expect(asked).toBe(1);
  });

  test('only http and https', async () => {
    for (const url of ['file:///etc/passwd', 'ftp://example.org/', 'data:text/xml,x', 'no address'])
      expect((await failure(fetcher().fetch(url))).kind).toBe('refused');
  });

  test('Retry-After is read as seconds and as a date', async () => {
    expect(await failure(fetcher().fetch(`http://${host}/status/429?after=120`))).toMatchObject({
      kind: 'status',
      status: 429,
      retryAfter: 120,
    });
    const date = encodeURIComponent('Fri, 02 Jan 2026 03:05:00 GMT');
    expect(await failure(fetcher().fetch(`http://${host}/status/503?after=${date}`))).toMatchObject({
      status: 503,
      retryAfter: 300,
    });
    expect(await failure(fetcher().fetch(`http://${host}/status/503`))).toMatchObject({ retryAfter: null });
  });

  test('an answer that never ends is ended, the whole exchange counted', async () => {
    expect((await failure(fetcher({ timeoutMs: 200 }).fetch(`http://${host}/hang`))).kind).toBe('timeout');
  });

  test('a small body that unpacks to a large one is refused', async () => {
    expect((await failure(fetcher().fetch(`http://${host}/bomb`))).kind).toBe('too-large');
  });

  test('a broken connection is a network failure', async () => {
    expect((await failure(fetcher().fetch(`http://${host}/broken`))).kind).toBe('network');
  });

  test('user name and password are used but never told', async () => {
    await fetcher().fetch(`http://user:s3cret@${host}/`);
    expect(requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('user:s3cret').toString('base64')}`);
    const error = await failure(fetcher().fetch(`http://user:s3cret@${host}/status/403?key=hidden`));
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(/s3cret|hidden/);
  });

  test('no socket stays open', async () => {
    await fetcher().fetch(`http://${host}/`);
    const open = await new Promise<number>(resolve => {
      const look = () =>
        server.getConnections((_error, count) =>
          count === 0 || Date.now() > limit ? resolve(count) : setImmediate(look),
        );
      const limit = Date.now() + 3000;
      look();
    });
    expect(open).toBeLessThanOrEqual(1);
  });
});

test('addresses that are nobody’s public server', () => {
  for (const address of [
    '127.0.0.1',
    '10.0.0.1',
    '172.31.255.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'nonsense',
  ])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  for (const address of ['93.184.215.14', '8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
});
