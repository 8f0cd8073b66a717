import { decode } from './decode.ts';
import { parseFeed } from './feed.ts';
import { type FeedLink, readFeedLinks } from './feed-links.ts';
import type { Fetcher, FetchWishes } from './fetch.ts';

/** A feed that was found. */
export interface FoundFeed {
  url: string;
  /** What it calls itself, else what the page calls it. */
  title: string | null;
  /** `unchecked`: it was not asked, because enough others answered. */
  kind: 'rss' | 'atom' | 'json' | 'unchecked';
}

export interface DiscoverOptions {
  /** Awaited before each request after the first, so that the host isn't hurried. Default: a second. */
  pause?: (host: string) => Promise<void>;
  /** Also tries the addresses at which sites usually have their feed, when none is named. Default: true. */
  guess?: boolean;
  /** How each request is made. */
  wishes?: FetchWishes;
}

/** So many of the feeds that a page names are asked whether they are any. */
const mostAsked = 4;

/** Where sites usually have their feed, the most usual first. */
const usualPlaces = ['feed', 'rss', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml'];

const secondPause = () => new Promise<void>(resolve => setTimeout(resolve, 1000));

/**
 * Finds the feeds of a site. An address that is a feed itself, whatever type it claims, is the one found.
 * @param address of a page or feed; without a scheme, https is meant
 * @returns the best first; empty when there is none
 * @throws FetchError when the address itself can't be fetched
 */
export async function discoverFeeds(
  address: string,
  door: Fetcher,
  options: DiscoverOptions = {},
): Promise<FoundFeed[]> {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(address.trim())
    ? address.trim()
    : `https://${address.trim()}`;
  const answer = await door.fetch(whole, {}, { ...options.wishes, wanted: 'page' });
  if (answer.status !== 'ok') return [];
  const { bytes, contentType, url } = answer;
  const parsed = await parseFeed(bytes, { contentType, baseUrl: url });
  if (!('error' in parsed)) return [{ url, title: parsed.feed.title, kind: kindOf(parsed.feed.format) }];
  return findFeedsOf(answer, door, options);
}

/** The feeds of a page that has been fetched already. Never throws. */
export async function findFeedsOf(
  page: { bytes: Uint8Array; contentType: string | null; url: string; link: string | null },
  door: Fetcher,
  options: DiscoverOptions = {},
): Promise<FoundFeed[]> {
  const decoded = decode(page.bytes, { contentType: page.contentType, kind: 'html' });
  const html = 'problem' in decoded ? '' : decoded.text;
  const named = readFeedLinks(html, page.link, page.url);
  const found: FoundFeed[] = [];
  for (const link of named.slice(0, mostAsked)) {
    const feed = await ask(link, door, options);
    if (feed !== null && !found.some(other => other.url === feed.url)) found.push(feed);
  }
  if (found.length > 0)
    return [
      ...found,
      ...named.slice(mostAsked).map(({ url, title }) => ({ url, title, kind: 'unchecked' as const })),
    ];
  if (options.guess === false) return [];
  for (const place of usualPlaces) {
    const feed = await ask({ url: new URL(`/${place}`, page.url).href, title: null }, door, options);
    if (feed !== null) return [feed];
  }
  return [];
}

async function ask(link: FeedLink, door: Fetcher, options: DiscoverOptions): Promise<FoundFeed | null> {
  try {
    await (options.pause ?? secondPause)(new URL(link.url).host);
    const answer = await door.fetch(link.url, {}, options.wishes ?? {});
    if (answer.status !== 'ok') return null;
    const { bytes, contentType, url } = answer;
    const parsed = await parseFeed(bytes, { contentType, baseUrl: url });
    if ('error' in parsed) return null;
    return {
      // Only a permanent redirect changes the address to be asked from now on.
      url: answer.permanentRedirect ?? link.url,
      title: parsed.feed.title ?? link.title,
      kind: kindOf(parsed.feed.format),
    };
  } catch {
    return null;
  }
}

function kindOf(format: string): FoundFeed['kind'] {
  return format.startsWith('atom') ? 'atom' : format.startsWith('json') ? 'json' : 'rss';
}
