import type { FeedManners } from '../model/feed-state.ts';

export interface FeedHints {
  /** The Content-Type header as it came. */
  contentType?: string | null;
  /** The feed's own address, for relative links. */
  baseUrl?: string | null;
}

/** An enclosed file of a feed item. */
export interface Enclosure {
  url: string;
  type: string | null;
  length: number | null;
}

/** One item of a feed, as `feed --json` prints it. */
export interface FeedItem {
  /** Its place in the feed, from 0. */
  index: number;
  /** The feed's own id of it (guid, atom:id), as written; null when it gives none. */
  id: string | null;
  /** Absolute. */
  url: string | null;
  /** Plain text on one line. */
  title: string | null;
  /** Sanitised HTML with absolute addresses. */
  summary: string | null;
  /** Sanitised HTML with absolute addresses; null when the feed has only a summary. */
  content: string | null;
  /** ISO 8601 in UTC; null when not given or not readable. */
  published: string | null;
  updated: string | null;
  /** Its own, else the feed's. */
  authors: string[];
  /** Its own, else the feed's. */
  language: string | null;
  /** What it is filed under, as plain text. */
  categories: string[];
  enclosures: Enclosure[];
}

/** What a feed says of itself. */
export interface FeedInfo {
  title: string | null;
  link: string | null;
  id: string | null;
  description: string | null;
  language: string | null;
  authors: string[];
  updated: string | null;
  encoding: string;
  /** "rss-2.0", "rss-0.91", "rdf", "atom-1.0", "atom-0.3", "json-1.1". */
  format: string;
  /** What had to be mended, in plain words. */
  repaired: string[];
}

export type ParsedFeed =
  | { feed: FeedInfo; items: FeedItem[]; manners: FeedManners }
  | { error: { kind: FeedErrorKind; message: string } };

export type FeedErrorKind = 'empty' | 'encoding' | 'not-a-feed' | 'parse';
