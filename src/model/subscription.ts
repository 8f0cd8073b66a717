import type { LanguageTag, Timestamp } from './item.ts';
import type { Person } from './judgement.ts';
import type { QuietHours } from './quiet-hours.ts';

export type PlatformName = 'discord' | 'slack' | 'terminal';

/** A place messages go to. */
export interface Channel {
  platform: PlatformName;
  /** The platform's own channel id; "screen" for the terminal. */
  id: string;
}

/** Reads a channel as settings and options name it: "discord:123…", "slack:C…"; null when it is written otherwise. */
export function parseChannel(text: string): Channel | null {
  const match = /^(discord|slack|terminal):(\S{1,64})$/.exec(text);
  return match ? { platform: match[1] as PlatformName, id: match[2] as string } : null;
}

/** ISO weekdays: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When digests are due. */
export interface Schedule {
  /** Local times "HH:MM", ascending, at least one. */
  times: string[];
  /** Ascending; all seven for every day. */
  days: Weekday[];
  /** IANA time zone, e.g. "Asia/Kolkata". */
  timeZone: string;
}

/** What a digest takes in. Empty lists mean everything. */
export interface Filter {
  languages: LanguageTag[];
  topics: string[];
  /** Entity ids: a story names one of them. */
  people: string[];
  /** A story needs at least this many reports; 1 for all. */
  minimumReports: number;
  /** Reports of at least this many different outlets; 1 for all. */
  minimumOutlets: number;
}

/** What people order, and may change: when, what, and how it is told. */
export interface DigestOrder {
  schedule: Schedule;
  filter: Filter;
  form: 'full' | 'compact';
  /** On a day with nothing new: say so with the health of the sources, or keep quiet. */
  quietDay: 'say-so' | 'keep-quiet';
  /** Later reports of a story with a thread here: in the thread alone, or with a short note in the channel. */
  laterReports: 'thread' | 'announce';
  /** Hours, in the schedule's zone, without such notes; a digest comes when its schedule says. */
  quiet: QuietHours | null;
}

/** Why nothing is composed for a while. */
export interface Pause {
  reason: string;
  at: Timestamp;
  /** Who paused it; null when the platform refused the channel for good: that ends when it is set right. */
  by: Person | null;
}

/** A channel's order, as it stands. */
export interface Subscription extends DigestOrder {
  id: number;
  channel: Channel;
  createdBy: string;
  created: Timestamp;
  /** Since when the schedule counts: slots up to then are past, so that a changed or resumed order waits for its next hour. */
  scheduledSince: Timestamp;
  paused: Pause | null;
}

export type NewSubscription = Omit<Subscription, 'id' | 'paused' | 'scheduledSince'>;

/** A line of a subscription's history. */
export interface SubscriptionChange {
  at: Timestamp;
  by: Person | null;
  change:
    | { kind: 'changed'; before: DigestOrder; after: DigestOrder }
    | { kind: 'paused' | 'resumed' | 'ended' };
}
