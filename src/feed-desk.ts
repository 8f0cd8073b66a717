import type { FeedDesk } from '../commands/command.ts';
import type { Archive } from './archive/archive.ts';
import { FetchError } from './errors.ts';
import { findFeedsOf } from './intake/discover.ts';
import { parseFeed } from './intake/feed.ts';
import { makeIntakes } from './intake/feed-intake.ts';
import { readFeedList } from './intake/feed-list.ts';
import type { FeedInfo, FeedItem } from './intake/feed-shape.ts';
import type { Fetcher } from './intake/fetch.ts';
import { readFeedUrl } from './intake/opml.ts';
import type { LazyReader } from './lazy-reader.ts';
import { feedId } from './model/feed.ts';
import type { FeedLook, FeedPreview, PreviewItem } from './model/feed-preview.ts';
import type { Timestamp } from './model/item.ts';

/** So many items of a feed are read for a preview, and so many of them shown. */
const itemsRead = 30;
const itemsShown = 8;

export interface FeedDeskOptions {
  archive: Archive;
  reader: LazyReader;
  /** The setting FEEDS. */
  listed: string;
  /** Opens the door out when it is first needed. */
  door: () => Fetcher;
  now: () => Timestamp;
  /** Awaited before each further request to a site that is searched for feeds. Default: a second. */
  pause?: () => Promise<void>;
  /** Told when the list has changed. */
  onChange: () => Promise<void>;
}

/** What commands may ask about feeds: it looks at addresses and reads lists; the list itself is the archive's. */
export function createFeedDesk(options: FeedDeskOptions): FeedDesk {
  const { archive, reader, now } = options;

  async function look(address: string): Promise<FeedLook> {
    const url = readFeedUrl(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
    if (url === null)
      return { kind: 'failed', url, reason: `“${address.slice(0, 200)}” is not a web address.` };
    const door = options.door();
    try {
      const got = await door.fetch(url);
      if (got.status !== 'ok') return { kind: 'failed', url, reason: 'It answered with nothing.' };
      const parsed = await parseFeed(got.bytes, { contentType: got.contentType, baseUrl: got.url });
      if (!('error' in parsed))
        return { kind: 'feed', preview: await preview(url, parsed.feed, parsed.items) };
      const found = (await findFeedsOf(got, door, options.pause ? { pause: options.pause } : {})).map(
        one => ({ ...one, kind: one.kind ?? 'not asked' }),
      );
      return found.length > 0
        ? { kind: 'page', found }
        : { kind: 'failed', url, reason: parsed.error.message };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return { kind: 'failed', url, reason: error.forUser };
    }
  }

  async function preview(url: string, feed: FeedInfo, items: FeedItem[]): Promise<FeedPreview> {
    const dated = items.toSorted((a, b) => dateOf(b).localeCompare(dateOf(a))).slice(0, itemsRead);
    const { intakes } = makeIntakes(dated, {
      source: { id: feedId(url), kind: 'feed', name: feed.title ?? new URL(url).hostname },
      seen: now(),
      backfill: true,
      outlet: feed.title,
      known: new Set(),
    });
    const read: PreviewItem[] = [];
    for (const intake of intakes) {
      if (intake.kind === 'unreadable') continue;
      const { item } = intake;
      const reading = await reader.read(item);
      read.push({
        title: reading.title,
        language: reading.language,
        published: item.date,
        url: item.url,
        onBeat: reading.relevance.relevant,
        reasons: reading.relevance.reasons,
      });
    }
    return {
      url,
      title: feed.title,
      languages: byFrequency(read.map(item => item.language)),
      format: feed.format,
      items: items.length,
      read: read.length,
      onBeat: read.filter(item => item.onBeat).length,
      newest: read.slice(0, itemsShown),
      repaired: feed.repaired,
    };
  }

  return {
    look,
    seeds: () => seedFeedList(archive, options.listed, now()),
    readList: readFeedList,
    changed: options.onChange,
  };
}

/**
 * Reads what FEEDS names and puts on the archive's list what was never on it.
 * @returns the ids of the feeds it names, and what could not be used, in words
 */
export async function seedFeedList(
  archive: Archive,
  listed: string,
  at: Timestamp,
): Promise<{ ids: ReadonlySet<string>; problems: string[] }> {
  const { feeds, problems } = await readFeedList(listed);
  const known = new Set((await archive.feeds()).map(feed => feed.id));
  // Nothing is written where nothing is new: this is asked often.
  if (feeds.some(feed => !known.has(feedId(feed.url)))) await archive.seedFeeds(feeds, at);
  return { ids: new Set(feeds.map(feed => feedId(feed.url))), problems };
}

const dateOf = (item: FeedItem): string => item.published ?? item.updated ?? '';

function byFrequency(values: string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([value]) => value);
}
