import type { Timestamp } from './item.ts';
import { hidePassword } from './web-address.ts';

/** Whether the whole article is fetched from its page: where the feed gives only a teaser, always, or never. */
export type FullText = 'auto' | 'always' | 'never';

export const fullTexts: readonly FullText[] = ['auto', 'always', 'never'];

/** Why a feed is left alone. */
export interface FeedPause {
  /** A person; the circuit, after it failed for long; or the feed itself, which said that it is gone for good (HTTP 410). */
  by: 'person' | 'circuit' | 'gone';
  /** In words, without secrets. */
  reason: string;
  since: Timestamp;
  /** The person: "discord:123…"; null when nobody did it. */
  who: string | null;
}

/** A feed on the archive's list. */
export interface Feed {
  /** The id of its source; fit to be shown. */
  id: string;
  /** Where it is asked; may hold a user name and password, so it is never shown as it is. */
  url: string;
  /** The name that whoever listed it gave it; null when none. */
  title: string | null;
  /** "settings", or a person: "discord:123…". */
  addedBy: string;
  added: Timestamp;
  full: FullText;
  pause: FeedPause | null;
  /** Set when a person took it off the list. */
  removed: { by: string; at: Timestamp } | null;
}

/** The id of a feed's source: the same for all spellings of its user name and password. */
export function feedId(url: string): string {
  return `feed:${hidePassword(url)}`;
}

/** Whether a feed is on the list now. */
export function isListed(feed: Feed): boolean {
  return feed.removed === null;
}

/** One line of the audit list of feeds. */
export interface FeedChange {
  feedId: string;
  change: 'added' | 'removed' | 'paused' | 'resumed' | 'set';
  /** The reason of a pause, or what was set: "full=never"; null when there is nothing to add. */
  detail: string | null;
  /** "settings", or a person: "discord:123…"; null when the feed or its failures brought it about. */
  who: string | null;
  at: Timestamp;
}
