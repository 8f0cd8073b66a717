import type { GroupKey } from '../model/reading.ts';
import { addDays, dayOf, daysBetween } from './civil.ts';
import usualShares from './data/sign-shares.json' with { type: 'json' };
import { estimateJaccard } from './fingerprint.ts';
import { baseLanguage } from './name-forms.ts';

/** A report as grouping compares it. */
export interface Report {
  key: GroupKey;
  published: string | null;
  minhash: number[];
}

/** How rare a sign or word is among the reports at hand: the rarer, the more it tells that two share it. */
export type Rarity = (term: string) => number;

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
  /** Whoever is named first is the same, or another. */
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

/** Reports that stand for all those not at hand, and the share of them that has a sign of each sort. */
const imagined = 100;
const shares: Record<string, number> = usualShares;
const sortShare: Record<string, number> = { u: 0.5, k: 0.12, t: 0.12, n: 0.04, e: 0.02, w: 0.02 };
const wordShare = 0.02;

/**
 * How rare the signs and words of some reports are among all reports at hand, and by their sort among those not at hand;
 * squared, as it is needed. Others are taken for as rare as their sort is. Words are counted within a language only.
 * @param own the reports whose signs and words are to be weighed
 */
export function measureRarity(own: Report[], reports: Iterable<Report>): Rarity {
  const counts = new Map<string, number>();
  const languages = new Set<string>();
  for (const { key } of own) {
    languages.add(baseLanguage(key.language));
    for (const term of profileOf(key).signs) counts.set(term, 0);
    for (const term of key.leadTerms) counts.set(term, 0);
  }
  let total = imagined + 1;
  for (const { key } of reports) {
    total++;
    for (const one of profileOf(key).signs) count(one);
    if (languages.has(baseLanguage(key.language))) for (const one of key.leadTerms) count(one);
  }
  const known = new Map<string, number>();
  return term => {
    let rarity = known.get(term);
    if (rarity === undefined) {
      const share = term[1] === ':' ? (shares[term] ?? sortShare[term[0] as string] ?? wordShare) : wordShare;
      rarity = Math.log(1 + total / ((counts.get(term) ?? 0) + share * imagined + 1)) ** 2;
      known.set(term, rarity);
    }
    return rarity;
  };

  function count(term: string): void {
    const before = counts.get(term);
    if (before !== undefined) counts.set(term, before + 1);
  }
}

/** Whether two reports are in one language, whatever the variant. */
function sameLanguage(a: string, b: string): boolean {
  return baseLanguage(a) === baseLanguage(b);
}

/** Days after which more of them make no difference. */
const mostDays = 5;

/** Days named this near to a report are its own; others are told of as past or to come. */
const ownDays = 3;

/** A group key as it is compared: its signs by sort. */
interface Profile {
  signs: string[];
  names: string[];
  persons: string[];
  kinds: string[];
  numbers: string[];
  letters: string[];
  days: string[];
  actor: string | null;
  isMessage: boolean;
  heading: string[];
}

const profiles = new WeakMap<GroupKey, Profile>();

function profileOf(key: GroupKey): Profile {
  let profile = profiles.get(key);
  if (profile === undefined) {
    const signs = key.signs ?? signsOfOld(key);
    const persons = signs.filter(one => one.startsWith('e:') || one.startsWith('u:'));
    const ofSort = (sort: string) => signs.filter(one => one.startsWith(sort));
    profile = {
      signs: signs.filter(one => !one.startsWith('d:')),
      names: key.leadEntities.map(id => `e:${id}`),
      persons,
      kinds: [...new Set(ofSort('k:').map(one => (encounters.has(one) ? 'k:meeting' : one)))],
      numbers: ofSort('n:').filter(one => !/^n:(?:19|20)\d\d$/.test(one)),
      letters: ofSort('w:'),
      days: ofSort('d:').map(one => one.slice(2)),
      actor: persons[0] ?? null,
      isMessage: signs.includes('k:message'),
      heading: key.leadTerms.slice(0, key.heading ?? 0),
    };
    profiles.set(key, profile);
  }
  return profile;
}

/** Signs for a key that was kept before there were any. */
function signsOfOld(key: GroupKey): string[] {
  const kinds = key.eventType === null ? [] : [`k:${key.eventType}`];
  return [...key.leadEntities.map(id => `e:${id}`), ...kinds, ...key.topics.map(id => `t:${id}`)];
}

const encounters = new Set(['k:meeting', 'k:summit', 'k:talks']);

/** Compares two reports sign by sign. */
export function compareReports(a: Report, b: Report, rarity: Rarity): Comparison {
  const same = sameLanguage(a.key.language, b.key.language);
  const [x, y] = [profileOf(a.key), profileOf(b.key)];
  const known = meet(a.key.knownEvents, b.key.knownEvents);
  const both = a.key.knownEvents.length > 0 && b.key.knownEvents.length > 0;
  const kinds = a.key.eventType !== null && b.key.eventType !== null;
  const printed = apartReports(a.published, b.published);
  const happened = apartSpans(a, b);
  return {
    sharedEvent: known ? 1 : 0,
    otherEvent: both && !known ? 1 : 0,
    names: cosine(x.names, y.names, rarity),
    otherNames: x.names.length > 0 && y.names.length > 0 && !meet(x.names, y.names) ? 1 : 0,
    sameKind: kinds && a.key.eventType === b.key.eventType ? 1 : 0,
    otherKind: kinds && a.key.eventType !== b.key.eventType ? 1 : 0,
    signs: cosine(x.signs, y.signs, rarity),
    persons: cosine(x.persons, y.persons, rarity),
    kinds: cosine(x.kinds, y.kinds, rarity),
    otherAct: !known && x.isMessage !== y.isMessage ? 1 : 0,
    sameActor: x.actor !== null && x.actor === y.actor ? 1 : 0,
    otherActor: x.actor !== null && y.actor !== null && x.actor !== y.actor ? 1 : 0,
    numbers: overlapOf(x.numbers, y.numbers),
    letters: meet(x.letters, y.letters) ? 1 : 0,
    sameLanguage: same ? 1 : 0,
    words: same ? cosine(a.key.leadTerms, b.key.leadTerms, rarity) : 0,
    headings: same ? cosine(x.heading, y.heading, rarity) : 0,
    reportDays: Math.min(printed ?? 0, mostDays),
    eventDays: Math.min(happened ?? 0, mostDays),
    unknownDays: printed === null && happened === null ? 1 : 0,
    ...compareDays(x.days, y.days, a.published, b.published),
  };
}

/** Days that the openings name: near to the reports, or far from them. */
function compareDays(
  x: string[],
  y: string[],
  first: string | null,
  second: string | null,
): Pick<Comparison, 'sharedDay' | 'sharedFarDay' | 'otherDay'> {
  const [a, b] = [dayOf(first), dayOf(second)];
  const found = { sharedDay: 0, sharedFarDay: 0, otherDay: 0 };
  if (x.length === 0 || y.length === 0 || a === null || b === null) return found;
  const isNear = (day: string) =>
    Math.abs(daysBetween(day, a)) <= ownDays || Math.abs(daysBetween(day, b)) <= ownDays;
  for (const day of x) if (y.includes(day)) found[isNear(day) ? 'sharedDay' : 'sharedFarDay'] = 1;
  if (found.sharedDay + found.sharedFarDay === 0 && x.some(isNear) && y.some(isNear)) found.otherDay = 1;
  return found;
}

/** Half of all runs of five words shared: a copy of the same wire text. */
export function copiedShare(a: Report, b: Report): number {
  return estimateJaccard(a.minhash, b.minhash);
}

function meet(a: string[], b: string[]): boolean {
  return a.some(one => b.includes(one));
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
  const own = a.length > 8 ? setOf(a) : null;
  let common = 0;
  let left = 0;
  let right = 0;
  for (const one of a) left += rarity(one);
  for (const one of b) {
    const weight = rarity(one);
    right += weight;
    if (own === null ? a.includes(one) : own.has(one)) common += weight;
  }
  return left === 0 || right === 0 ? 0 : common / Math.sqrt(left * right);
}

/** Shared numbers: longer ones tell more. */
function overlapOf(a: string[], b: string[]): number {
  let points = 0;
  for (const one of a) if (b.includes(one)) points += one.length > 4 ? 1 : 0.4;
  return Math.min(1, points);
}

/** Days between two days; null when one isn't known. */
export function apartDays(a: string | null, b: string | null): number | null {
  const [x, y] = [dayOf(a), dayOf(b)];
  return x === null || y === null ? null : Math.abs(daysBetween(x, y));
}

/** Days between two reports: by the clock where both have a time, else by the calendar, which may have just turned. */
function apartReports(a: string | null, b: string | null): number | null {
  if (a !== null && b !== null && a.length > 10 && b.length > 10) {
    const hours = Math.abs(Date.parse(a) - Date.parse(b)) / 3_600_000;
    if (!Number.isNaN(hours)) return hours / 24;
  }
  const days = apartDays(a, b);
  return days === null ? null : Math.max(0, days - halfDay);
}

const halfDay = 0.5;

/** Days between the days of two events; null when neither the event's nor the report's day is known of both. */
export function apartSpans(a: Report, b: Report): number | null {
  const [x, y] = [spanOfReport(a), spanOfReport(b)];
  if (x === null || y === null) return null;
  if (x.from > y.to) return daysBetween(y.to, x.from);
  if (y.from > x.to) return daysBetween(x.to, y.from);
  return 0;
}

function spanOfReport(one: Report): { from: string; to: string } | null {
  if (one.key.from !== null && one.key.to !== null) return { from: one.key.from, to: one.key.to };
  const day = dayOf(one.published);
  return day === null ? null : { from: addDays(day, -1), to: day };
}
