import type { Entity } from '../beat/beat.ts';
import type { Dateline, Mention, Span } from '../model/reading.ts';
import { datelineAgencies, unnamedAgencies } from './data/dateline-agencies.ts';
import { type FoundDate, settledParts } from './dates.ts';
import { fold } from './fold.ts';

/** What a dateline is read from: everything already found in the text. */
export interface DatelineClues {
  text: string;
  /** Where the body begins: after the title, if the text has one. */
  from: number;
  dates: FoundDate[];
  mentions: Mention[];
  entity(id: string): Entity | undefined;
}

/** What stands in a stretch of the opening. */
export interface Within {
  place: Mention | null;
  agency: Mention | null;
  date: FoundDate | null;
}

/** The place, agency and day named between two offsets. */
export function findWithin(clues: DatelineClues, start: number, end: number): Within {
  const inside = clues.mentions.filter(mention => mention.start >= start && mention.end <= end + 1);
  const ofKind = (...kinds: Entity['kind'][]) =>
    inside.find(mention => kinds.includes(clues.entity(mention.entity)?.kind as Entity['kind'])) ?? null;
  return {
    place: ofKind('place') ?? ofKind('country'),
    agency: ofKind('agency'),
    date: clues.dates.find(date => date.start >= start && date.end <= end + 1 && hasDay(date)) ?? null,
  };
}

export function hasDay(date: FoundDate): boolean {
  return settledParts(date)?.day != null;
}

export function nameOf(clues: DatelineClues, mention: Mention): string {
  return clues.entity(mention.entity)?.name ?? mention.text;
}

const keyOf = (words: string) => fold(words).text.replace(/[\s.]/g, '');
const agencies = new Map(Object.entries(datelineAgencies).map(([form, name]) => [keyOf(form), name]));
const unnamed: ReadonlySet<string> = new Set(unnamedAgencies.map(keyOf));

/** The agency that words of a dateline stand for, when they are a form that only datelines use. */
export function agencyOf(words: string): string | null {
  return agencies.get(keyOf(words)) ?? null;
}

/** Whether words say "agency" and name none. */
export function isUnnamed(words: string): boolean {
  return unnamed.has(keyOf(words));
}

/** The first of several places ("모스크바·서울", "Moskau/Pjöngjang", "SEOUL, South Korea"). */
export function firstPlace(words: string): string {
  return (words.split(/[·・/,，[]/u)[0] as string).trim();
}

/** Puts a dateline together; its text ends with the last sign that is not white space. */
export function makeDateline(
  clues: DatelineClues,
  { start, end }: Span,
  place: string | null,
  agency: string | null,
  date: FoundDate | null,
): Dateline {
  const written = clues.text.slice(start, Math.min(end, clues.text.length)).trimEnd();
  const parts = date === null ? null : settledParts(date);
  return {
    start,
    end: start + written.length,
    text: written,
    place: place === '' ? null : place,
    month: parts?.month ?? null,
    day: parts?.day ?? null,
    year: parts?.year ?? null,
    agency: agency === null || isUnnamed(agency) ? null : (agencyOf(agency) ?? agency),
  };
}
