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
  /** How many items it has handed over, by outcome. */
  counts: { stored: number; revised: number; duplicate: number; offBeat: number; unreadable: number };
}
