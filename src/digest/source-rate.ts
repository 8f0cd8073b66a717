import { type SourceHealth, weekOf, weeksKept } from '../model/health.ts';
import type { Timestamp } from '../model/item.ts';

const weekMs = 7 * 86_400_000;

/** What a source brings, over the weeks that are told apart. */
export interface SourceRate {
  items: number;
  /** Weeks they came in: eight, or as long as the feed has been listed, at least one. */
  weeks: number;
  /** New items a week. */
  perWeek: number;
  /** Which part of its items is about the beat, 0 to 1: of those weeks, or where nothing came in them of all; null when nothing ever came. */
  onBeat: number | null;
}

/** How much a source brings and how much of it is about the beat. */
export function rateSource(health: SourceHealth, now: Timestamp): SourceRate {
  const since = weekOf(now) - weeksKept;
  const weeks = health.weeks.filter(one => one.week > since);
  const items = weeks.reduce((sum, one) => sum + one.items, 0);
  // The current week isn't over: it counts as far as it has gone.
  const elapsed = Date.parse(now) / weekMs + 3 / 7 - (since + 1);
  const listed = health.feed ? (Date.parse(now) - Date.parse(health.feed.added)) / weekMs : elapsed;
  const span = Math.max(1, Math.min(elapsed, listed));
  const { stored, duplicate, offBeat } = health.counts;
  const about = items > 0 ? weeks.reduce((sum, one) => sum + one.onBeat, 0) : stored + duplicate;
  const all = items > 0 ? items : stored + duplicate + offBeat;
  return { items, weeks: span, perWeek: items / span, onBeat: all > 0 ? about / all : null };
}

/** "12 items a week, 40 % on the beat"; "0.5 items a week, none on the beat". */
export function sayRate(rate: SourceRate): string {
  const { perWeek, onBeat } = rate;
  const number =
    perWeek >= 10 || perWeek === 0 ? String(Math.round(perWeek)) : perWeek.toFixed(1).replace(/\.0$/, '');
  const items = `${number} ${number === '1' ? 'item' : 'items'} a week`;
  if (onBeat === null) return items;
  const percent = Math.round(onBeat * 100);
  const share = onBeat === 0 ? 'none' : percent === 0 ? 'under 1 %' : `${percent} %`;
  return `${items}, ${share} on the beat`;
}
