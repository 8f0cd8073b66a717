import type { Dispatcher } from 'undici';
import { FetchError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Timestamp } from '../model/item.ts';
import { explainFailure } from './fetch-failure.ts';
import { headersFor, readFreshness, readRetryAfter, type Validators, type Wanted } from './fetch-headers.ts';
import { createAddressFinder, type HostAddress, pinTo, withSignal } from './host-addresses.ts';
import { chooseProxy, type Proxies } from './proxy.ts';
import { readRedirect } from './redirect.ts';
import { TooLargeError, unpack } from './unpack.ts';
import { userAgentFor } from './user-agent.ts';

export interface FetcherOptions {
  now: () => Timestamp;
  /** Refused and broken exchanges are told to it in passing. */
  log?: Log;
  /** Where the owner of this bot can be reached: an address or a page; goes into the User-Agent. */
  contact?: string | null;
  /** Hosts ("feeds.local" or "127.0.0.1:8080") that may be on a private network. */
  allowHosts?: string[];
  /** Proxies to go through; theirs is the one address that is not checked: whoever runs the bot chose it. */
  proxies?: Proxies;
  /** For the whole exchange, redirects and body included. Default: 20 s. */
  timeoutMs?: number;
  /** After unpacking. Default: 15 MiB. */
  maxBytes?: number;
  /** Default: 5. */
  maxRedirects?: number;
  /** Gives all addresses of a host. Default: the system's. */
  lookup?: (host: string) => Promise<HostAddress[]>;
}

/** What one exchange wants otherwise than usual. */
export interface FetchWishes {
  /** Ends the exchange, and its socket, at once. */
  signal?: AbortSignal;
  /** What is asked for. Default: a feed. */
  wanted?: Wanted;
  /** For the whole exchange; never more than the door's own. */
  timeoutMs?: number;
  /** After unpacking; never more than the door's own. */
  maxBytes?: number;
  /** A longer body is cut there instead of refused. */
  cut?: boolean;
  /** Never more than the door's own; beyond it, the error tells where the last one led. */
  maxRedirects?: number;
  /** Awaited before a redirect is followed: the host led to has manners to be kept too. */
  onRedirect?: (to: URL) => Promise<void>;
  /** Sends this instead of asking for a document; no redirect is followed then. */
  post?: { body: string; type: string; authorization?: string };
}

export type FetchResult =
  | {
      status: 'ok';
      bytes: Uint8Array;
      contentType: string | null;
      /** Where it came from in the end. */
      url: string;
      etag: string | null;
      lastModified: string | null;
      /** The new address, when every redirect on the way was a permanent one. */
      permanentRedirect: string | null;
      /** Seconds the server lets it be kept, when it says. */
      maxAge: number | null;
      /** The Link header (RFC 8288). */
      link: string | null;
    }
  | { status: 'unchanged'; maxAge: number | null };

export interface Fetcher {
  /** Gets a document. Throws FetchError, whose message holds no user name, password or query. */
  fetch(url: string, known?: Validators, wishes?: FetchWishes): Promise<FetchResult>;
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** The one door out: every address is checked before a connection is made to it, on every redirect again. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const most = {
    ms: options.timeoutMs ?? 20_000,
    bytes: options.maxBytes ?? 15 * 1024 * 1024,
    redirects: options.maxRedirects ?? 5,
  };
  const findAddresses = createAddressFinder(options);
  const userAgent = userAgentFor(options.contact);

  return {
    async fetch(address, known = {}, wishes = {}) {
      const undici = await import('undici');
      const timeoutMs = Math.min(wishes.timeoutMs ?? most.ms, most.ms);
      const signal = AbortSignal.any([
        AbortSignal.timeout(timeoutMs),
        ...(wishes.signal === undefined ? [] : [wishes.signal]),
      ]);
      const maxBytes = Math.min(wishes.maxBytes ?? most.bytes, most.bytes);
      const maxRedirects = Math.min(wishes.maxRedirects ?? most.redirects, most.redirects);
      let url = readAddress(address);
      let permanent = true;
      const origin = url.origin;
      for (let hop = 0; ; hop += 1) {
        const shown = `${url.origin}${url.pathname}`;
        let agent: Dispatcher | null = null;
        try {
          const proxy = chooseProxy(url, options.proxies);
          const addresses = await findAddresses(url, signal, proxy !== null);
          agent =
            proxy === null
              ? new undici.Agent({
                  connect: { lookup: pinTo(addresses), timeout: timeoutMs },
                  pipelining: 0,
                  connections: 1,
                })
              : // Many proxies let only TLS be tunnelled.
                new undici.ProxyAgent({ ...readProxy(proxy), proxyTunnel: url.protocol === 'https:' });
          const response = await undici.request(bare(url), {
            dispatcher: agent,
            signal,
            headersTimeout: timeoutMs,
            bodyTimeout: timeoutMs,
            headers: {
              ...headersFor(url, url.origin === origin ? known : {}, userAgent, wishes.wanted),
              ...headersOfPost(wishes.post),
            },
            ...(wishes.post === undefined ? {} : { method: 'POST' as const, body: wishes.post.body }),
          });
          const header = (name: string) => firstOf(response.headers[name]);
          if (redirects.has(response.statusCode)) {
            const next = readRedirect(header('location'), url, shown);
            if (hop >= maxRedirects || wishes.post !== undefined)
              throw new FetchError(
                wishes.post === undefined
                  ? `${shown}: more than ${maxRedirects} redirects`
                  : `${shown}: it leads elsewhere`,
                {
                  kind: 'redirect',
                  location: next.href,
                },
              );
            await withSignal(Promise.resolve(wishes.onRedirect?.(next)), signal);
            if (response.statusCode !== 301 && response.statusCode !== 308) permanent = false;
            url = next;
            continue;
          }
          const maxAge = readFreshness(header, options.now());
          if (response.statusCode === 304 && (known.etag || known.lastModified))
            return { status: 'unchanged', maxAge };
          if (response.statusCode < 200 || response.statusCode > 299) {
            const retryAfter = readRetryAfter(header('retry-after'), options.now());
            throw new FetchError(`${shown}: HTTP ${response.statusCode}`, {
              kind: 'status',
              status: response.statusCode,
              ...(retryAfter === null ? {} : { retryAfter }),
            });
          }
          const packed = await readBody(response.body, maxBytes, wishes.cut === true);
          const bytes = await unpack(
            packed,
            header('content-encoding'),
            wishes.cut === true ? most.bytes : maxBytes,
          );
          return {
            status: 'ok',
            bytes: bytes.length > maxBytes ? bytes.subarray(0, maxBytes) : bytes,
            contentType: header('content-type'),
            url: bare(url),
            etag: header('etag'),
            lastModified: header('last-modified'),
            permanentRedirect: hop > 0 && permanent ? url.href : null,
            maxAge,
            link: [response.headers.link ?? []].flat().join(', ') || null,
          };
        } catch (error) {
          const stopped = wishes.signal?.aborted === true;
          const failure = explainFailure(error, {
            shown,
            timeoutMs,
            maxBytes,
            aborted: signal.aborted,
            stopped,
          });
          options.log?.debug({ url: shown, kind: failure.kind, status: failure.status }, 'a fetch failed');
          throw failure;
        } finally {
          await agent?.destroy();
        }
      }
    },
  };
}

function readAddress(address: string): URL {
  if (!URL.canParse(address)) throw new FetchError('this is not a web address', { kind: 'refused' });
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError(`only http and https are fetched, not ${url.protocol.replace(':', '')}`, {
      kind: 'refused',
    });
  return url;
}

/** The address without user name, password and fragment. */
function bare(url: URL): string {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  plain.hash = '';
  return plain.href;
}

function headersOfPost(post: FetchWishes['post']): Record<string, string> {
  if (post === undefined) return {};
  const { type, authorization } = post;
  return { 'content-type': type, ...(authorization === undefined ? {} : { authorization }) };
}

/** The proxy's address, its user name and password as the header it wants. */
function readProxy(proxy: string): { uri: string; token?: string } {
  const url = new URL(proxy);
  const { authorization } = headersFor(url, {}, '');
  return { uri: url.origin, ...(authorization === undefined ? {} : { token: authorization }) };
}

async function readBody(
  body: Dispatcher.ResponseData['body'],
  maxBytes: number,
  cut: boolean,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    chunks.push(chunk);
    if (length <= maxBytes) continue;
    if (!cut) throw new TooLargeError();
    break;
  }
  return Buffer.concat(chunks);
}

function firstOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
