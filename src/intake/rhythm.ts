import type { FeedManners, FeedMemory } from '../model/feed-state.ts';

export interface PollLimits {
  /** Between two polls of a lively feed, and never sooner. Default: 15 minutes. */
  everyMs?: number;
  /** Between two polls of a feed that seldom brings anything. Default: an hour. */
  quietMs?: number;
  /** Longer than this no wish of a feed and no back-off is heeded. Default: a day. */
  mostMs?: number;
  /** A feed that has failed for so long is paused. Default: 14 days. */
  deadMs?: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** How long ago an item's coming still weighs a third in the measure of the rhythm. */
const memoryHours = 48;

/** So many items of the last reading are remembered; a feed with more is handed over whole each time. */
const mostMarks = 5000;

export type Limits = Required<PollLimits>;

/** The limits with their defaults, brought into order: a quiet feed is never asked more often than a lively one. */
export function settleLimits(given: PollLimits = {}): Limits {
  const everyMs = given.everyMs ?? 15 * 60_000;
  const quietMs = Math.max(everyMs, given.quietMs ?? hour);
  return {
    everyMs,
    quietMs,
    mostMs: Math.max(quietMs, given.mostMs ?? day),
    deadMs: given.deadMs ?? 14 * day,
  };
}

/**
 * How long to wait before a feed is asked again: half the time in which it usually brings an item, between the two
 * limits; longer if it wishes so (`ttl`, Cache-Control, Expires), and not in the hours and days it names as empty. The
 * first pauses are short, until its habits are known. A tenth at random keeps feeds from falling into step.
 */
export function chooseWait(about: {
  limits: Limits;
  memory: FeedMemory;
  /** Seconds the server lets its answer be kept. */
  maxAge: number | null;
  nowMs: number;
  random: () => number;
}): number {
  const { limits, memory } = about;
  const rate = memory.itemsAnHour ?? 0;
  const own = rate > 0 ? hour / rate / 2 : limits.quietMs;
  const known = limits.everyMs * Math.max(1, memory.readings ?? 1);
  const usual = Math.max(limits.everyMs, Math.min(own, limits.quietMs, known));
  const wished = Math.max((about.maxAge ?? 0) * 1000, (memory.manners?.ttlMinutes ?? 0) * 60_000);
  const wait = Math.max(usual, Math.min(wished, limits.mostMs));
  const jittered = Math.min(wait * (1 + about.random() / 10), Math.max(limits.mostMs, wait));
  const skipped = skipEmpty(about.nowMs, jittered, memory.manners, limits.mostMs);
  // Whoever waits for an hour to be over doesn't come on its first stroke.
  return Math.round(skipped === jittered ? skipped : skipped + (about.random() * limits.everyMs) / 10);
}

/** Moves a poll out of the hours and days the feed names as empty, if that isn't too far. */
function skipEmpty(nowMs: number, wait: number, manners: FeedManners | undefined, mostMs: number): number {
  const hours = new Set(manners?.skipHours);
  const days = new Set(manners?.skipDays);
  if (hours.size === 0 && days.size === 0) return wait;
  for (let at = nowMs + wait; at <= nowMs + Math.max(wait, mostMs); at = (Math.floor(at / hour) + 1) * hour) {
    const moment = new Date(at);
    if (!hours.has(moment.getUTCHours()) && !days.has(moment.getUTCDay())) return at - nowMs;
  }
  return wait;
}

/** What is remembered after a reading: how often it brings something, and the marks of what it held. */
export function learn(
  memory: FeedMemory,
  reading: { nowMs: number; marks: string[] | null; dates: (string | null)[] },
): FeedMemory {
  const { nowMs, marks } = reading;
  const last = memory.lastRead === undefined ? null : Date.parse(memory.lastRead);
  const known = new Set(memory.items);
  const fresh = marks?.filter(mark => !known.has(mark)).length ?? 0;
  let rate: number;
  if (last === null || memory.itemsAnHour === undefined) {
    // At first sight the dates of its items tell: those of the last week.
    const recent = reading.dates.filter(date => date !== null && nowMs - Date.parse(date) < 7 * day).length;
    rate = recent / (7 * 24);
  } else {
    const hours = Math.max((nowMs - last) / hour, 1 / 60);
    const weight = 1 - Math.exp(-hours / memoryHours);
    rate = memory.itemsAnHour * (1 - weight) + (fresh / hours) * weight;
  }
  return {
    ...memory,
    itemsAnHour: Math.round(rate * 1e4) / 1e4,
    readings: Math.min((memory.readings ?? 0) + 1, 1000),
    lastRead: new Date(nowMs).toISOString(),
    ...(marks === null ? {} : { items: marks.length > mostMarks ? [] : marks }),
  };
}
