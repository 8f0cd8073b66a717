import type { LanguageTag } from './item.ts';

/** What would come in from a feed, looked at without keeping anything. */
export interface FeedPreview {
  /** The address it would be listed under. */
  url: string;
  title: string | null;
  /** Of its items, the most frequent first. */
  languages: LanguageTag[];
  /** "rss-2.0", "atom-1.0". */
  format: string;
  /** How many items it holds. */
  items: number;
  /** How many of them were read, the newest first. */
  read: number;
  /** How many of those are about the beat. */
  onBeat: number;
  /** The newest, newest first; undated ones last. */
  newest: PreviewItem[];
  /** What had to be mended, in plain words. */
  repaired: string[];
}

export interface PreviewItem {
  title: string;
  language: LanguageTag;
  /** ISO 8601 in UTC; null when the feed doesn't say. */
  published: string | null;
  url: string | null;
  onBeat: boolean;
  /** Why it is, or isn't, about the beat. */
  reasons: string[];
}

/** A feed found on a page. */
export interface FoundFeed {
  url: string;
  title: string | null;
  /** How it was found or what it is, in a word or two. */
  kind: string;
}

/** What is at an address: a feed, a page with feeds, or nothing that helps, and why in one sentence. */
export type FeedLook =
  | { kind: 'feed'; preview: FeedPreview }
  | { kind: 'page'; found: FoundFeed[] }
  | { kind: 'failed'; url: string | null; reason: string };
