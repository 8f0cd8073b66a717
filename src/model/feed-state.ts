import type { Timestamp } from './item.ts';

/** What is remembered of a feed between two polls. */
export interface FeedState {
  url: string;
  etag: string | null;
  lastModified: string | null;
  /** When it was first read with success; null before: its first items are a backfill. */
  firstRead: Timestamp | null;
  failures: number;
  nextPoll: Timestamp | null;
}
