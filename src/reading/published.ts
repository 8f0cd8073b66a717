import type { KnownEvent } from '../beat/beat.ts';
import type { Item } from '../model/item.ts';
import type { PublishedDate } from '../model/reading.ts';
import { type Bounds, findBounds } from './bounds.ts';
import {
  addDays,
  dayOf,
  daysBetween,
  isoDay,
  spellDate,
  weekdayName,
  weekdayOf,
  weekdayOnOrBefore,
} from './civil.ts';
import type { Facts } from './facts.ts';
import {
  daysOf,
  type EventClues,
  eachDay,
  encounterKinds,
  fitEvent,
  fitsFrom,
  fitsFromDated,
  wordsOf,
} from './known-events.ts';
import type { Offices } from './offices.ts';

/** When an article was written, and which known event it reports. */
export interface Dating {
  published: PublishedDate;
  /** The known event the article is about, if it was recognised. */
  event: KnownEvent | null;
  /** Whether the text tells of the event as lying ahead. */
  preview: boolean;
}

/** By how much the best known event must lead those of other times. */
const sureLead = 0.5;
const sureLeadUndated = 1.4;

/** A dateline without a year is taken for this year's when the article was first seen within so many days of it. */
const freshDays = 31;

/**
 * Dates an article from all clues. What came with the item, or stands whole in the text, is stated; a year reasoned from
 * offices held, events named, weekdays and the dateline is inferred, with its clues; what can't be known stays unknown.
 */
export function datePublication(
  facts: Facts,
  item: Pick<Item, 'date' | 'seen'>,
  clues: EventClues,
  offices: Offices,
): Dating {
  const preview = clues.ahead;
  const stated = findStated(facts, item);
  if (stated !== null) {
    const event = bestEvent(facts, clues, null, stated.date)?.event ?? null;
    const day = dayOf(stated.date);
    return {
      published: stated,
      event,
      preview: preview || (event !== null && day !== null && day < daysOf(event).from),
    };
  }
  const bounds = findBounds(facts, clues, offices, dayOf(item.seen) ?? '9999-12-31');
  const best = bestEvent(facts, clues, bounds, null);
  if (best !== null) {
    const published = dateByEvent(clues, bounds, best.event, preview);
    if (published !== null) return { published, event: best.event, preview };
  }
  return { published: dateByBounds(clues, bounds), event: null, preview };
}

/** The date that came with the item, or stands whole in the dateline or on a line of its own. */
function findStated(facts: Facts, item: Pick<Item, 'date'>): PublishedDate | null {
  if (item.date !== null && /^\d{4}(?:-\d{2}){0,2}(?:T|$)/.test(item.date)) {
    const precision = item.date.includes('T')
      ? 'time'
      : item.date.length >= 10
        ? 'day'
        : item.date.length >= 7
          ? 'month'
          : 'year';
    return { date: item.date, precision, basis: 'stated', clues: ['the date came with the article'] };
  }
  const { dateline } = facts;
  if (dateline?.year != null && dateline.month !== null && dateline.day !== null) {
    const date = isoDay(dateline.year, dateline.month, dateline.day);
    if (date !== null)
      return { date, precision: 'day', basis: 'stated', clues: [`the dateline says ${spellDate(date)}`] };
  }
  const ends = [...facts.sentences.slice(0, 2), ...facts.sentences.slice(-1)];
  for (const date of facts.dates) {
    if (
      date.when.kind !== 'absolute' ||
      date.iso === null ||
      (date.precision !== 'day' && date.precision !== 'time')
    )
      continue;
    const line = lineAround(facts.text, date.start, date.end);
    const outside = line.end - line.start - (date.end - date.start);
    const atEnd = date.start < (ends[1]?.end ?? 200) || date.start >= (ends.at(-1)?.start ?? 0);
    if (outside <= 24 && atEnd)
      return {
        date: date.iso,
        precision: date.precision,
        basis: 'stated',
        clues: [`the line "${facts.text.slice(line.start, line.end).trim()}" stands by itself`],
      };
  }
  return null;
}

function lineAround(text: string, start: number, end: number): { start: number; end: number } {
  const before = text.lastIndexOf('\n', start - 1) + 1;
  const after = text.indexOf('\n', end);
  return { start: before, end: after < 0 ? text.length : after };
}

/** The known event that fits best, when it fits well and no other fits as well at another time. */
function bestEvent(
  facts: Facts,
  clues: EventClues,
  bounds: Bounds | null,
  published: string | null,
): { event: KnownEvent; score: number } | null {
  const day = dayOf(published);
  if (published !== null && day === null) return null;
  // Leaders meet again and again: without a day in the text only a clear lead counts.
  const dated = published !== null || clues.dateline !== null || clues.days.length > 0;
  const dayed = dated || clues.weekdays.length > 0 || clues.monthDays.length > 0;
  const fits: { event: KnownEvent; score: number }[] = [];
  for (const event of facts.beat.events) {
    const span = daysOf(event);
    if (
      bounds !== null &&
      (span.told < bounds.from ||
        span.from > bounds.to ||
        !bounds.allows(span.to) ||
        bounds.isBackground(span))
    )
      continue;
    const score = fitEvent(facts, clues, event, day);
    if (score > 0 && (dated || isTelling(facts, clues, event))) fits.push({ event, score });
  }
  fits.sort((a, b) => b.score - a.score);
  const best = fits[0];
  if (best === undefined || best.score < (published === null ? fitsFrom : fitsFromDated)) return null;
  const rival = fits.find(({ event }) => apart(event, best.event))?.score ?? 0;
  if (best.score - rival < (dayed ? sureLead : sureLeadUndated)) return null;
  return clues.ahead ? (findWayThere(fits, best) ?? best) : best;
}

/** Of a meeting told as ahead the news is the way there: the visit begun on one of the days before. */
function findWayThere<T extends { event: KnownEvent; score: number }>(fits: T[], best: T): T | undefined {
  if (!encounterKinds.includes(best.event.type)) return undefined;
  const { from } = daysOf(best.event);
  return fits.find(({ event, score }) => {
    const way = daysOf(event);
    return (
      event.type === 'visit' &&
      score >= fitsFromDated &&
      way.to < from &&
      daysBetween(way.to, from) <= 3 &&
      event.participants.some(id => best.event.participants.includes(id))
    );
  });
}

/**
 * Whether something in the opening belongs to this event more than to others: a rarer person or place, its own words, or
 * a day of the month on which it happened.
 */
function isTelling(facts: Facts, clues: EventClues, event: KnownEvent): boolean {
  const place = event.place === null ? undefined : facts.entity(event.place);
  const { from, to } = daysOf(event);
  return (
    event.participants.some(id => clues.leadPersons.includes(id)) ||
    (place !== undefined && place.everPresent !== true && clues.lead.has(place.id)) ||
    (event.from.length >= 10 &&
      clues.monthDays.some(day => eachDay(from, to).some(one => Number(one.slice(8)) === day))) ||
    wordsOf(event, facts.language).some(word => clues.foldedLead.includes(word))
  );
}

function apart(a: KnownEvent, b: KnownEvent): boolean {
  return Math.abs(daysBetween(daysOf(a).from, daysOf(b).from)) > 3;
}

function dateByEvent(
  clues: EventClues,
  bounds: Bounds,
  event: KnownEvent,
  preview: boolean,
): PublishedDate | null {
  const span = daysOf(event);
  const said = [...bounds.clues, `it fits the known event "${event.title}" (${spellSpan(event)})`];
  if (clues.dateline !== null) {
    const { month, day } = clues.dateline;
    const near = [0, 1]
      .map(more => isoDay(Number(span.from.slice(0, 4)) + more, month, day))
      .find(date => date !== null && daysBetween(span.from, date) >= -7 && daysBetween(span.to, date) <= 31);
    if (near != null)
      return inferred(near, 'day', [datelineClue(clues), ...said, ...weekdayClue(clues, near)]);
  }
  if (event.from.length < 10) return inferred(event.from, 'month', said);
  const named = clues.days
    .map(({ month, day }) => isoDay(Number(span.from.slice(0, 4)), month, day))
    .find(date => date !== null && date >= addDays(span.from, -1) && date <= addDays(span.to, 1));
  if (named != null)
    return inferred(named, 'day', [...said, `the opening names ${spellDate(named).replace(/ \d{4}$/, '')}`]);
  const numbered = eachDay(span.from, span.to).find(day => clues.monthDays.includes(Number(day.slice(8))));
  if (numbered !== undefined)
    return inferred(numbered, 'day', [...said, `the opening names the day ${Number(numbered.slice(8))}`]);
  const weekday = eachDay(span.from, span.to).find(day => clues.weekdays.includes(weekdayOf(day)));
  if (weekday !== undefined)
    return inferred(weekday, 'day', [
      ...said,
      `${spellDate(weekday)} was a ${weekdayName(weekdayOf(weekday))}, as the opening says`,
    ]);
  if (preview) return inferred(span.from, 'day', [...said, 'the text tells of it as ahead']);
  if (span.to > span.from)
    return inferred(span.to, 'day', [
      ...said,
      'no day is named; reports of a visit of several days appear up to its last',
    ]);
  return inferred(addDays(span.to, 1), 'day', [...said, 'no day is named; reports appear the day after']);
}

/** No known event: the dateline's day in the only year the other clues allow. */
function dateByBounds(clues: EventClues, bounds: Bounds): PublishedDate {
  const { dateline } = clues;
  if (dateline === null)
    return bounds.clues.length === 0 || bounds.from === null
      ? unknown(['no date in the text or with it'])
      : unknown(['no date in the text or with it', ...bounds.clues]);
  const first = Number(bounds.from.slice(0, 4));
  const last = Number(bounds.to.slice(0, 4));
  const days: string[] = [];
  for (let year = Math.max(first, last - 60); year <= last; year++) {
    const day = isoDay(year, dateline.month, dateline.day);
    if (day !== null && day >= addDays(bounds.from, -2) && day <= addDays(bounds.to, 1) && bounds.allows(day))
      days.push(day);
  }
  const clue = datelineClue(clues);
  const only = days.length === 1 ? days[0] : undefined;
  if (only !== undefined && bounds.clues.length > 0) return inferred(only, 'day', [clue, ...bounds.clues]);
  const latest = days.at(-1);
  if (latest !== undefined && daysBetween(latest, bounds.to) <= freshDays)
    return inferred(latest, 'day', [clue, ...bounds.clues, 'it was first seen within a month of that day']);
  return unknown([clue, "the year is not given and can't be told", ...bounds.clues]);
}

function datelineClue(clues: EventClues): string {
  const { month, day } = clues.dateline as { month: number; day: number };
  return `the dateline says ${spellDate(`2000-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`).replace(/ 2000$/, '')}, without a year`;
}

function weekdayClue(clues: EventClues, published: string): string[] {
  const weekday = clues.weekdays[0];
  if (weekday === undefined) return [];
  const day = weekdayOnOrBefore(published, weekday);
  return [`"${weekdayName(weekday)}" is then ${spellDate(day)}`];
}

function spellSpan(event: KnownEvent): string {
  return event.from === event.to
    ? spellDate(event.from)
    : `${spellDate(event.from)} – ${spellDate(event.to)}`;
}

function inferred(date: string, precision: 'day' | 'month', clues: string[]): PublishedDate {
  return { date, precision, basis: 'inferred', clues };
}

function unknown(clues: string[]): PublishedDate {
  return { date: null, precision: null, basis: 'unknown', clues };
}
