import { type SourceHealth, weekOf, weeksKept } from '../model/health.ts';
import type { Timestamp } from '../model/item.ts';
import { english, type Speaker } from '../wording/speaker.ts';

const weekMs = 7 * 86_400_000;

/** What a source brings, over the weeks that are told apart. */
export interface SourceRate {
  /** New items, those at first sight left out. */
  items: number;
  /** New items a week; null for a feed that has been on the list for less than one. */
  perWeek: number | null;
  /** Which part of its items is about the beat, 0 to 1: of those weeks, or where nothing came in them of all; null when nothing ever came. */
  onBeat: number | null;
}

/** How much a source brings and how much of it is about the beat. */
export function rateSource(health: SourceHealth, now: Timestamp): SourceRate {
  const first = weekOf(now) - weeksKept + 1;
  const weeks = health.weeks.filter(one => one.week >= first);
  const items = weeks.reduce((sum, one) => sum + one.items, 0);
  const { stored, duplicate, offBeat } = health.counts;
  const about = items > 0 ? weeks.reduce((sum, one) => sum + one.onBeat, 0) : stored + duplicate;
  const all = items > 0 ? items : stored + duplicate + offBeat;
  // The current week isn't over: it counts as far as it has gone.
  const elapsed = Date.parse(now) / weekMs + 3 / 7 - first;
  const listed = health.feed ? (Date.parse(now) - Date.parse(health.feed.added)) / weekMs : elapsed;
  return {
    items,
    perWeek: listed < 1 ? null : items / Math.min(elapsed, listed),
    onBeat: all > 0 ? about / all : null,
  };
}

/** "12 items a week, 40 % on the beat"; "3 new items since it was listed, none on the beat". */
export function sayRate({ items, perWeek, onBeat }: SourceRate, say: Speaker = english): string {
  const rate =
    perWeek === null ? say('rate.listed', { n: items }) : say('rate.week', { n: roundRate(perWeek) });
  if (onBeat === null) return rate;
  const percent = Math.round(onBeat * 100);
  if (onBeat === 0) return say('rate.none', { rate });
  return percent === 0 ? say('rate.little', { rate }) : say('rate.share', { rate, percent });
}

/** Whole from ten on, else with one decimal. */
function roundRate(value: number): number {
  return value >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
}
