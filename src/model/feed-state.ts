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
  /** What it taught us about itself; absent until there is something. */
  memory?: FeedMemory;
}

/** A feed's habits and fate, kept as one piece: only the intake looks inside. */
export interface FeedMemory {
  /** What it wished for when it was last read whole; an unchanged answer says nothing of it. */
  manners?: FeedManners;
  /** New items an hour, smoothed over its readings. */
  itemsAnHour?: number;
  /** How often it was read with success, unchanged answers included. */
  readings?: number;
  /** When it was last read with success. */
  lastRead?: Timestamp;
  /** Marks of the items it held when it was last read whole, to tell what is new or changed. */
  items?: string[];
  /** Where its permanent redirects lead, and how many polls in a row have seen the same. */
  moved?: { to: string; times: number };
  /** Since when it has failed without a break. */
  failingSince?: Timestamp;
  /** Why it is left alone: it ended for good, or failed too long. */
  paused?: 'ended' | 'dead';
}

/** When a feed wishes to be left alone. */
export interface FeedManners {
  /** Minutes between two polls (`ttl`, `sy:updatePeriod` and `sy:updateFrequency`); null when it doesn't say. */
  ttlMinutes: number | null;
  /** Hours of the day, UTC, in which it brings nothing (`skipHours`). */
  skipHours?: number[];
  /** Days of the week, UTC, 0 is Sunday (`skipDays`). */
  skipDays?: number[];
}
