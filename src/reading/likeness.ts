import { estimateJaccard } from './fingerprint.ts';
import type { Rarity } from './rarity.ts';
import { type Profile, profileOf, type Report } from './report-profile.ts';

/** What two reports have in common and in what they differ, each from 0 to 1 unless said otherwise. */
export interface Comparison {
  /** One known event of the beat, or two different ones. */
  sharedEvent: number;
  otherEvent: number;
  /** Rarer names of the opening: likeness, and whether both have some and share none. */
  names: number;
  otherNames: number;
  sameKind: number;
  otherKind: number;
  /** Signs of title and first sentence, whatever the language. */
  signs: number;
  /** Names alone in title and first sentence, ever-present ones too. */
  persons: number;
  /** Kinds of event its words speak for. */
  kinds: number;
  /** One is a message or condolence, the other isn't: sending word of an act is an act of its own. */
  otherAct: number;
  /** The person named first is the same; or neither report names the one named first by the other. */
  sameActor: number;
  otherActor: number;
  numbers: number;
  /** A name in Latin letters that the beat doesn't know stands in both openings. */
  letters: number;
  sameLanguage: number;
  /** Words of the opening, and of the title (or first sentence) alone; 0 across languages. */
  words: number;
  headings: number;
  /** Days between the reports (a fraction where their hours are known) and between the events, at most five. */
  reportDays: number;
  eventDays: number;
  unknownDays: number;
  /** Days named in the openings: one that both name, of their own days or of long before or after; or only different ones. */
  sharedDay: number;
  sharedFarDay: number;
  otherDay: number;
}

/** Days after which more of them make no difference. */
const mostDays = 5;

/** Days named this near to a report are its own; others are told of as past or to come. */
const ownDays = 3;

/** Compares two reports sign by sign. */
export function compareReports(a: Report, b: Report, rarity: Rarity): Comparison {
  const [x, y] = [profileOf(a), profileOf(b)];
  const same = x.language === y.language;
  const known = meet(x.events, y.events);
  const kinds = x.kind !== null && y.kind !== null;
  const actors = x.actor !== null && y.actor !== null;
  const printed = apartReports(x, y);
  const happened = apartSpans(x, y);
  const found: Comparison = {
    sharedEvent: known ? 1 : 0,
    otherEvent: !known && x.events.length > 0 && y.events.length > 0 ? 1 : 0,
    names: cosine(x.names, y.names, rarity),
    otherNames: x.names.length > 0 && y.names.length > 0 && !meet(x.names, y.names) ? 1 : 0,
    sameKind: kinds && x.kind === y.kind ? 1 : 0,
    otherKind: kinds && x.kind !== y.kind ? 1 : 0,
    signs: cosine(x.signs, y.signs, rarity),
    persons: cosine(x.persons, y.persons, rarity),
    kinds: cosine(x.kinds, y.kinds, rarity),
    otherAct: !known && x.isMessage !== y.isMessage ? 1 : 0,
    sameActor: !actors ? 0 : x.actor === y.actor ? 1 : 0,
    otherActor: actors && !names(x, y.actor) && !names(y, x.actor) ? 1 : 0,
    numbers: overlapOf(x.numbers, y.numbers),
    letters: meet(x.letters, y.letters) ? 1 : 0,
    sameLanguage: same ? 1 : 0,
    words: same ? cosine(x.terms, y.terms, rarity) : 0,
    headings: same ? cosine(x.heading, y.heading, rarity) : 0,
    reportDays: Math.min(printed ?? 0, mostDays),
    eventDays: Math.min(happened ?? 0, mostDays),
    unknownDays: printed === null && happened === null ? 1 : 0,
    sharedDay: 0,
    sharedFarDay: 0,
    otherDay: 0,
  };
  if (x.days.length > 0 && y.days.length > 0 && x.day !== null && y.day !== null) compareDays(x, y, found);
  return found;
}

/** Days that the openings name: near to the reports, or far from them. */
function compareDays(x: Profile, y: Profile, found: Comparison): void {
  const isNear = (day: number) =>
    Math.abs(day - (x.day as number)) <= ownDays || Math.abs(day - (y.day as number)) <= ownDays;
  for (const day of x.days) if (y.days.includes(day)) found[isNear(day) ? 'sharedDay' : 'sharedFarDay'] = 1;
  if (found.sharedDay + found.sharedFarDay === 0 && x.days.some(isNear) && y.days.some(isNear))
    found.otherDay = 1;
}

/** Half of all runs of five words shared: a copy of the same wire text. */
export function copiedShare(a: Report, b: Report): number {
  return estimateJaccard(a.minhash, b.minhash);
}

/** Reports of one event lie within so many days of each other. */
export const windowDays = 3;

/** Too far apart in time, or about two different known events. */
export function isRuledOut(a: Report, b: Report): boolean {
  const [x, y] = [profileOf(a), profileOf(b)];
  if (x.day !== null && y.day !== null && Math.abs(x.day - y.day) > windowDays) return true;
  if ((apartSpans(x, y) ?? 0) > windowDays) return true;
  return x.events.length > 0 && y.events.length > 0 && !meet(x.events, y.events);
}

function names(one: Profile, actor: string | null): boolean {
  return one.persons.includes(`e:${actor}`) || one.persons.includes(`u:${actor}`);
}

function meet(a: string[], b: string[]): boolean {
  for (const one of a) if (b.includes(one)) return true;
  return false;
}

const sets = new WeakMap<string[], Set<string>>();

/** The list as a set; a newcomer's list is compared with many. */
function setOf(list: string[]): Set<string> {
  let set = sets.get(list);
  if (set === undefined) {
    set = new Set(list);
    sets.set(list, set);
  }
  return set;
}

/** The share of rarity two sets have in common: the cosine of their weighted signs. */
function cosine(a: string[], b: string[], rarity: Rarity): number {
  if (a.length === 0 || b.length === 0) return 0;
  let common = 0;
  if (a.length > 8) {
    const own = setOf(a);
    for (const one of b) if (own.has(one)) common += rarity.of(one);
  } else for (const one of b) if (a.includes(one)) common += rarity.of(one);
  return common === 0 ? 0 : common / Math.sqrt(rarity.sum(a) * rarity.sum(b));
}

/** Shared numbers: longer ones tell more. */
function overlapOf(a: string[], b: string[]): number {
  let points = 0;
  for (const one of a) if (b.includes(one)) points += one.length > 4 ? 1 : 0.4;
  return Math.min(1, points);
}

const halfDay = 0.5;

/** Days between two reports: by the clock where both have a time, else by the calendar, which may have just turned. */
function apartReports(x: Profile, y: Profile): number | null {
  if (x.moment !== null && y.moment !== null) return Math.abs(x.moment - y.moment);
  return x.day === null || y.day === null ? null : Math.max(0, Math.abs(x.day - y.day) - halfDay);
}

/** Days between the days of two events; null when neither the event's nor the report's day is known of both. */
function apartSpans(x: Profile, y: Profile): number | null {
  if (x.span === null || y.span === null) return null;
  return Math.max(0, x.span.from - y.span.to, y.span.from - x.span.to);
}
