import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import type { Agent, Dispatcher } from 'undici';
import { FetchError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Timestamp } from '../model/item.ts';
import { isPublicAddress } from './address.ts';
import { parseFeedDate } from './feed-dates.ts';
import { TooLargeError, unpack } from './unpack.ts';

export interface FetcherOptions {
  now: () => Timestamp;
  /** Refused and broken exchanges are told to it in passing. */
  log?: Log;
  /** Where the owner of this bot can be reached: an address or a page; goes into the User-Agent. */
  contact?: string | null;
  /** Hosts ("feeds.local" or "127.0.0.1:8080") that may be on a private network. */
  allowHosts?: string[];
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
  fetch(url: string, known?: { etag?: string | null; lastModified?: string | null }): Promise<FetchResult>;
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

  /** Decides where a host may be connected to: its checked addresses. */
  const findAddresses = async (
    url: URL,
    signal: AbortSignal,
  ): Promise<{ address: string; family: number }[]> => {
    const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    const free = allowed.has(host) || allowed.has(`${host}:${port}`) || allowed.has(`[${host}]:${port}`);
    const found = isIP(host)
      ? [{ address: host, family: isIP(host) }]
      : await withSignal(lookup(host), signal);
    if (found.length === 0) throw new FetchError(`${host} has no address`, { kind: 'network' });
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
        let agent: Agent | null = null;
        try {
          const addresses = await findAddresses(url, signal);
          agent = new undici.Agent({
            connect: { lookup: pin(addresses), timeout: timeoutMs },
            pipelining: 0,
            connections: 1,
          });
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
          const maxAge = readMaxAge(header('cache-control'));
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
          const failure = explain(error, shown, timeoutMs, maxBytes, signal);
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

function headersFor(
  url: URL,
  known: { etag?: string | null; lastModified?: string | null },
  userAgent: string,
): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept:
      'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5',
    'accept-encoding': 'gzip, deflate, br, zstd',
  };
  if (known.etag) headers['if-none-match'] = known.etag;
  if (known.lastModified) headers['if-modified-since'] = known.lastModified;
  if (url.username || url.password) {
    const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  return headers;
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

function explain(
  error: unknown,
  shown: string,
  timeoutMs: number,
  maxBytes: number,
  signal: AbortSignal,
): FetchError {
  if (error instanceof FetchError) return error;
  if (error instanceof TooLargeError)
    return new FetchError(`${shown}: larger than ${Math.round(maxBytes / 1024 / 1024)} MiB`, {
      kind: 'too-large',
    });
  const code = (error as { code?: string } | null)?.code ?? '';
  if (signal.aborted || /TIMEOUT/.test(code))
    return new FetchError(`${shown}: no whole answer within ${Math.round(timeoutMs / 1000)} s`, {
      kind: 'timeout',
    });
  const known: Record<string, string> = {
    ENOTFOUND: 'the host does not exist',
    EAI_AGAIN: 'the host’s address could not be looked up',
    ECONNREFUSED: 'the connection was refused',
    ECONNRESET: 'the connection was broken off',
    UND_ERR_SOCKET: 'the connection was broken off',
    CERT_HAS_EXPIRED: 'its certificate has expired',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
    SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
    ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
    UND_ERR_HEADERS_OVERFLOW: 'its headers are too long',
    HPE_HEADER_OVERFLOW: 'its headers are too long',
  };
  return new FetchError(`${shown}: ${known[code] ?? `the exchange failed${code ? ` (${code})` : ''}`}`, {
    kind: 'network',
    cause: error,
  });
}

/** Seconds to wait, from a number or an HTTP date (RFC 9110, 10.2.3); null when it says neither. At most a week. */
export function readRetryAfter(value: string | null, now: Timestamp): number | null {
  if (!value) return null;
  const text = value.trim();
  const seconds = /^\d{1,9}$/.test(text)
    ? Number(text)
    : Math.ceil((Date.parse(parseFeedDate(text) ?? '') - Date.parse(now)) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(0, seconds), 7 * 86_400);
}

function readMaxAge(value: string | null): number | null {
  if (!value || /no-(?:cache|store)/i.test(value)) return null;
  const found = /(?:^|[,\s])max-age\s{0,4}=\s{0,4}"?(\d{1,9})/i.exec(value);
  return found ? Number(found[1]) : null;
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
