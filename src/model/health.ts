import type { Feed } from './feed.ts';
import type { Source, Timestamp } from './item.ts';

/** How a source fares: silence must never be mistaken for "no news". */
export interface SourceHealth {
  source: Source;
  state: 'ok' | 'failing' | 'paused' | 'never-read';
  /** When it was last read with success; null if never. */
  lastSuccess: Timestamp | null;
  /** Since when it has failed; null while it is well. */
  failingSince: Timestamp | null;
  /** The cause in words, without secrets: "HTTP 403". */
  problem: string | null;
  /** How often in a row a feed could not be read. */
  failures: number;
  /** How many items it has handed over, by outcome. */
  counts: { stored: number; revised: number; duplicate: number; offBeat: number; unreadable: number };
  /** When it last handed over something not met before; null if never. */
  lastItem: Timestamp | null;
  /** Weeks with something new, newest first, at most eight; what was there at first sight is not new. */
  weeks: WeekCount[];
  /** Its entry on the list of feeds; null for what is no feed. */
  feed: Feed | null;
  /** Whether the subscription that is asked for was told of its pause. */
  pauseTold: boolean;
}

/** What a source brought in one week. */
export interface WeekCount {
  /** As `weekOf` counts. */
  week: number;
  /** Items not met before. */
  items: number;
  /** Those of them that are about the beat. */
  onBeat: number;
}

const day = 86_400_000;

/** The number of a moment's week, from Monday to Sunday in UTC; week 0 began on 29 December 1969. */
export function weekOf(at: Timestamp): number {
  return Math.floor((Date.parse(at) / day + 3) / 7);
}

/** So many weeks are told apart; older ones are only summed up. */
export const weeksKept = 8;
