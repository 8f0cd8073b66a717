import type { Timestamp } from '../model/item.ts';
import { parseFeedDate } from './feed-dates.ts';

/** What was kept of an earlier answer, for a conditional request. */
export interface Validators {
  etag?: string | null;
  lastModified?: string | null;
}

/** What a request asks for first; anything is taken. */
const accepts = {
  feed: 'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5',
  page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  text: 'text/plain, */*;q=0.5',
  json: 'application/json',
};

export type Wanted = keyof typeof accepts;

/** The headers of a request; user name and password of the address become Basic authorisation. */
export function headersFor(
  url: URL,
  known: Validators,
  userAgent: string,
  wanted: Wanted = 'feed',
): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept: accepts[wanted],
    'accept-encoding': 'gzip, deflate, br, zstd',
  };
  if (known.etag) headers['if-none-match'] = known.etag;
  if (known.lastModified) headers['if-modified-since'] = known.lastModified;
  if (url.username || url.password) {
    const pair = `${plain(url.username)}:${plain(url.password)}`;
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  return headers;
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
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

/**
 * Seconds an answer may be kept: `max-age` of Cache-Control, less the Age it has already; without one, Expires against
 * the server's own Date (RFC 9111, 4.2). Null when nothing says, or it may not be kept.
 */
export function readFreshness(header: (name: string) => string | null, now: Timestamp): number | null {
  const control = header('cache-control') ?? '';
  if (/no-(?:cache|store)/i.test(control)) return null;
  const found = /(?:^|[,\s])max-age\s{0,4}=\s{0,4}"?(\d{1,9})/i.exec(control);
  if (found) {
    const age = Number(/^\d{1,9}$/.exec(header('age')?.trim() ?? '')?.[0] ?? 0);
    return Math.max(0, Number(found[1]) - age);
  }
  const expires = Date.parse(parseFeedDate(header('expires')) ?? '');
  if (Number.isNaN(expires)) return null;
  const date = parseFeedDate(header('date')) ?? now;
  const seconds = Math.round((expires - Date.parse(date)) / 1000);
  return seconds > 0 ? seconds : null;
}
