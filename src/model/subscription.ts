import type { LanguageTag, Timestamp } from './item.ts';

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
  /** A story needs at least this many reports; 1 for all. */
  minimumReports: number;
}

/** A channel's order: schedule, time zone, filters, form. */
export interface Subscription {
  id: number;
  channel: Channel;
  schedule: Schedule;
  filter: Filter;
  form: 'full' | 'compact';
  /** On a day with nothing new: say so with the health of the sources, or keep quiet. */
  quietDay: 'say-so' | 'keep-quiet';
  /** Later reports of a story with a thread here: in the thread alone, or with a short note in the channel. */
  laterReports: 'thread' | 'announce';
  createdBy: string;
  created: Timestamp;
  /** Set when the platform refused the channel for good; nothing is composed until it is set right. */
  paused: { reason: string; at: Timestamp } | null;
}

export type NewSubscription = Omit<Subscription, 'id' | 'paused'>;
