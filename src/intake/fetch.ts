import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import { FetchError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Timestamp } from '../model/item.ts';
import { isPublicAddress } from './address.ts';
import { explainFailure } from './fetch-failure.ts';
import { headersFor, readFreshness, readRetryAfter, type Validators } from './fetch-headers.ts';
import { chooseProxy, type Proxies } from './proxy.ts';
import { TooLargeError, unpack } from './unpack.ts';

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
  lookup?: (host: string) => Promise<{ address: string; family: number }[]>;
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
    }
  | { status: 'unchanged'; maxAge: number | null };

export interface Fetcher {
  /** Gets a document. Throws FetchError, whose message holds no user name, password or query. */
  fetch(url: string, known?: Validators): Promise<FetchResult>;
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** The one door out: every address is checked before a connection is made to it, on every redirect again. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const timeoutMs = options.timeoutMs ?? 20_000;
  const maxBytes = options.maxBytes ?? 15 * 1024 * 1024;
  const maxRedirects = options.maxRedirects ?? 5;
  const allowed = new Set((options.allowHosts ?? []).map(host => host.trim().toLowerCase()).filter(Boolean));
  const lookup = options.lookup ?? (host => systemLookup(host, { all: true }));
  const userAgent = `dprk-russia-digest/0.1 (${options.contact ? `+${options.contact.replace(/[^\x20-\x7e]|[()]/g, '')}; ` : ''}feed reader)`;

  /**
   * Decides where a host may be connected to: its checked addresses. Behind a proxy it is the proxy that looks the host
   * up, and this machine may not be able to; what it can find out must still be public.
   */
  const findAddresses = async (
    url: URL,
    signal: AbortSignal,
    proxied: boolean,
  ): Promise<{ address: string; family: number }[]> => {
    const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    const free = allowed.has(host) || allowed.has(`${host}:${port}`) || allowed.has(`[${host}]:${port}`);
    if (free && proxied) return [];
    const found = isIP(host)
      ? [{ address: host, family: isIP(host) }]
      : await withSignal(lookup(host), signal).catch(error => {
          if (proxied && !signal.aborted && host !== 'localhost' && !host.endsWith('.localhost')) return [];
          throw error;
        });
    if (found.length === 0 && !proxied) throw new FetchError(`${host} has no address`, { kind: 'network' });
    if (!free && !found.every(entry => isPublicAddress(entry.address)))
      throw new FetchError(`${host} is not on the public internet; FEED_ALLOW_HOSTS can allow it`, {
        kind: 'refused',
      });
    return found;
  };

  return {
    async fetch(address, known = {}) {
      const undici = await import('undici');
      const signal = AbortSignal.timeout(timeoutMs);
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
                  connect: { lookup: pin(addresses), timeout: timeoutMs },
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
            headers: headersFor(url, url.origin === origin ? known : {}, userAgent),
          });
          const header = (name: string) => firstOf(response.headers[name]);
          if (redirects.has(response.statusCode)) {
            if (hop >= maxRedirects)
              throw new FetchError(`${shown}: more than ${maxRedirects} redirects`, { kind: 'redirect' });
            const next = readRedirect(header('location'), url, shown);
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
          const packed = await readBody(response.body, maxBytes);
          return {
            status: 'ok',
            bytes: await unpack(packed, header('content-encoding'), maxBytes),
            contentType: header('content-type'),
            url: bare(url),
            etag: header('etag'),
            lastModified: header('last-modified'),
            permanentRedirect: hop > 0 && permanent ? url.href : null,
            maxAge,
          };
        } catch (error) {
          const failure = explainFailure(error, { shown, timeoutMs, maxBytes, aborted: signal.aborted });
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

function readRedirect(location: string | null, from: URL, shown: string): URL {
  if (!location || !URL.canParse(location, from))
    throw new FetchError(`${shown}: a redirect to nowhere`, { kind: 'redirect' });
  const next = new URL(location, from);
  if (next.protocol !== 'http:' && next.protocol !== 'https:')
    throw new FetchError(`${shown}: a redirect to ${next.protocol.replace(':', '')}`, { kind: 'redirect' });
  return next;
}

/** The address without user name, password and fragment. */
function bare(url: URL): string {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  plain.hash = '';
  return plain.href;
}

/** The proxy's address, its user name and password as the header it wants. */
function readProxy(proxy: string): { uri: string; token?: string } {
  const url = new URL(proxy);
  const { authorization } = headersFor(url, {}, '');
  return { uri: url.origin, ...(authorization === undefined ? {} : { token: authorization }) };
}

/** Answers every look-up with the addresses that were checked, so that a second answer of the DNS changes nothing. */
function pin(addresses: { address: string; family: number }[]): LookupFunction {
  return (_host, options, callback) => {
    const first = addresses[0] as { address: string; family: number };
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  };
}

async function readBody(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes) throw new TooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function firstOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function withSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
