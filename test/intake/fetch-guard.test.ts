import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FetchError } from '../../src/errors.ts';
import { isPublicAddress } from '../../src/intake/address.ts';
import { createFetcher, type FetcherOptions } from '../../src/intake/fetch.ts';

let server: Server;
let requests: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  requests = [];
  answer = (_request, response) => response.end('<rss/>');
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

const port = () => (server.address() as AddressInfo).port;
const home = () => `http://127.0.0.1:${port()}`;

const fetcher = (more: Partial<FetcherOptions> = {}) =>
  createFetcher({ now: () => '2026-01-02T03:00:00.000Z', allowHosts: [`127.0.0.1:${port()}`], ...more });

async function failure(work: Promise<unknown>): Promise<FetchError> {
  const error = await work.then(
    () => new Error('it was fetched'),
    (caught: unknown) => caught,
  );
  if (error instanceof FetchError) return error;
  throw error;
}

/** How many connections are left when the last that are closing have closed. */
async function connections(): Promise<number> {
  let count = -1;
  for (let i = 0; i < 2000 && count !== 0; i += 1) {
    count = await new Promise<number>(done => server.getConnections((_error, found) => done(found)));
    await new Promise(setImmediate);
  }
  return count;
}

describe('ways of writing an address inside', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://00000177.1/',
    'http://127.0.0.1./',
    'http://１２７.０.０.１/',
    'http://127。0。0。1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[ff02::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/',
    'http://168.63.129.16/',
    'http://100.100.100.200/',
  ])('%s is refused', async address => {
    const error = await failure(fetcher({ allowHosts: [] }).fetch(address));
    expect(error.kind).toBe('refused');
    expect(error.message).toMatch(/not on the public internet/);
  });

  test.each(['localhost', 'LOCALHOST', 'localhost.', 'sub.localhost', 'metadata.google.internal'])(
    'a name that leads inside is refused: %s',
    async host => {
      const made = fetcher({ allowHosts: [], lookup: async () => [{ address: '127.0.0.1', family: 4 }] });
      expect((await failure(made.fetch(`http://${host}/`))).kind).toBe('refused');
    },
  );

  test('public hosts are public whichever way a network without IPv4 spells them', () => {
    for (const address of [
      '64:ff9b::808:808',
      '64:ff9b::8.8.8.8',
      '::ffff:8.8.8.8',
      '2a00:1450:4001:831::200e',
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    for (const address of ['64:ff9b::1', '64:ff9b::', '::ffff:0:0', '64:ff9b::a9fe:a9fe'])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });
});

describe('one deadline for the whole exchange', () => {
  test('a body that drips is ended, though something comes all the time', async () => {
    const drips = new Set<NodeJS.Timeout>();
    answer = (_request, response) => {
      response.writeHead(200);
      drips.add(setInterval(() => response.write('<!-- -->'), 10));
      response.on('close', () => drips.forEach(clearInterval));
    };
    expect((await failure(fetcher({ timeoutMs: 250 }).fetch(home()))).kind).toBe('timeout');
    expect(await connections()).toBe(0);
  });

  test('headers that never come, a look-up that never ends, and hops that add up', async () => {
    answer = () => undefined;
    expect((await failure(fetcher({ timeoutMs: 200 }).fetch(home()))).kind).toBe('timeout');
    const lost = fetcher({ timeoutMs: 200, lookup: () => new Promise(() => undefined) });
    expect((await failure(lost.fetch('http://feeds.example/'))).kind).toBe('timeout');
    answer = (request, response) =>
      void setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 90);
    expect((await failure(fetcher({ timeoutMs: 250 }).fetch(home()))).kind).toBe('timeout');
    expect(await connections()).toBe(0);
  });

  test('one exchange may have less time than others, never more', async () => {
    answer = () => undefined;
    const short = await failure(fetcher().fetch(home(), {}, { timeoutMs: 100 }));
    expect(short.kind).toBe('timeout');
    const long = await failure(fetcher({ timeoutMs: 100 }).fetch(home(), {}, { timeoutMs: 60_000 }));
    expect(long.kind).toBe('timeout');
  });

  test('it can be stopped at any time, and closes its socket', async () => {
    const reached = Promise.withResolvers<void>();
    answer = (_request, response) => {
      response.writeHead(200).write('<rss>');
      reached.resolve();
    };
    const stop = new AbortController();
    const work = failure(fetcher().fetch(home(), {}, { signal: stop.signal }));
    await reached.promise;
    stop.abort();
    expect(await work).toMatchObject({ kind: 'stopped' });
    expect(await connections()).toBe(0);
    expect((await failure(fetcher().fetch(home(), {}, { signal: stop.signal }))).kind).toBe('stopped');
  });
});

describe('bodies that grow', () => {
  const large = Buffer.alloc(30_000_000, '<a>');

  test.each([
    ['gzip', gzipSync(large)],
    ['deflate', deflateSync(large)],
    ['br', brotliCompressSync(large)],
    ['zstd', zstdCompressSync(large)],
    ['gzip, gzip', gzipSync(gzipSync(large))],
    ['br, gzip', gzipSync(brotliCompressSync(large))],
  ])('%s', async (encoding, packed) => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(packed);
    expect((await failure(fetcher({ maxBytes: 2_000_000 }).fetch(home()))).kind).toBe('too-large');
  });

  test('one that never ends is left as soon as it is too long', async () => {
    answer = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      };
      response.on('drain', more);
      more();
    };
    expect((await failure(fetcher({ maxBytes: 1_000_000 }).fetch(home()))).kind).toBe('too-large');
    expect(await connections()).toBe(0);
  });

  test('where a part is enough, it is cut there instead', async () => {
    answer = (_request, response) => response.end('x'.repeat(100_000));
    const cut = await fetcher().fetch(home(), {}, { maxBytes: 1000, cut: true });
    expect(cut.status === 'ok' && cut.bytes.length).toBe(1000);
    answer = (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large));
    const packed = await fetcher()
      .fetch(home(), {}, { maxBytes: 100_000, cut: true })
      .catch((error: unknown) => error);
    expect(
      packed instanceof FetchError ? packed.kind : (packed as { bytes: Uint8Array }).bytes.length,
    ).toBeOneOf([100_000, 'too-large']);
  });
});

describe('redirects', () => {
  const lead = (to: string) => {
    answer = (request, response) =>
      request.url === '/a' ? response.writeHead(301, { location: to }).end() : response.end('<rss/>');
  };

  test('the host led to is told of before it is asked', async () => {
    lead(`http://other.example:${port()}/b`);
    const hosts: string[] = [];
    const made = fetcher({
      allowHosts: [`127.0.0.1:${port()}`, 'other.example'],
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    await made.fetch(
      `${home()}/a`,
      {},
      {
        onRedirect: async to => {
          hosts.push(`${to.hostname} after ${requests.length}`);
        },
      },
    );
    expect(hosts).toEqual(['other.example after 1']);
  });

  test('where none may be followed, the error tells where it led, and no log does', async () => {
    lead('/b?token=s3cret');
    const error = await failure(fetcher().fetch(`${home()}/a`, {}, { maxRedirects: 0 }));
    expect(error).toMatchObject({ kind: 'redirect', location: `${home()}/b?token=s3cret` });
    expect(`${error.message} ${JSON.stringify(error)} ${Object.values(error)}`).not.toContain('s3cret');
  });

  test('user name and password stay with their host', async () => {
    lead('/b');
    await fetcher().fetch(`http://me:word@127.0.0.1:${port()}/a`);
    expect(requests.map(request => request.headers.authorization)).toEqual([
      `Basic ${Buffer.from('me:word').toString('base64')}`,
      `Basic ${Buffer.from('me:word').toString('base64')}`,
    ]);
    requests = [];
    lead(`http://other.example:${port()}/b`);
    const made = fetcher({
      allowHosts: [`127.0.0.1:${port()}`, 'other.example'],
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    await made.fetch(`http://me:word@127.0.0.1:${port()}/a`);
    expect(requests[1]?.headers.authorization).toBeUndefined();
  });

  test.each([301, 302, 303, 307, 308])('%i is followed; only 301 and 308 are for good', async status => {
    answer = (request, response) =>
      request.url === '/a' ? response.writeHead(status, { location: '/b' }).end() : response.end('<rss/>');
    const got = await fetcher().fetch(`${home()}/a`);
    expect(got.status === 'ok' && got.permanentRedirect).toBe(
      status === 301 || status === 308 ? `${home()}/b` : null,
    );
  });
});

test('a Link header comes out whole, from however many lines', async () => {
  answer = (_request, response) =>
    response
      .writeHead(
        200,
        [
          ['link', '<a>; rel=x'],
          ['link', '<b>; rel=y'],
        ].flat(),
      )
      .end('<rss/>');
  const got = await fetcher().fetch(home());
  expect(got.status === 'ok' && got.link).toBe('<a>; rel=x, <b>; rel=y');
});
