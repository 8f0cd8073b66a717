import type { GroupKey } from '../model/reading.ts';
import { addDays, dayOf, daysBetween } from './civil.ts';
import { estimateJaccard } from './fingerprint.ts';

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
  sharedEvent: number;
  /** A known event, and both or neither tell of a message about it. */
  sharedAct: number;
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
  topics: number;
  numbers: number;
  sameLanguage: number;
  /** Words of the opening; 0 across languages. */
  words: number;
  /** Days between the reports and between the events, at most five. */
  reportDays: number;
  eventDays: number;
  unknownDays: number;
}

/** Reports that stand for all those not at hand, and the share of them that has a sign of each sort. */
const imagined = 100;
const usualShare: Record<string, number> = { u: 0.5, k: 0.12, t: 0.12, n: 0.04, e: 0.02 };
const wordShare = 0.02;

/**
 * How rare each sign and word is among these reports, and by its sort among those not at hand; squared, as it is needed.
 * Words are counted in one language only: across languages they are never compared.
 */
export function measureRarity(reports: Report[], language: string): Rarity {
  const counts = new Map<string, number>();
  const count = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const { key } of reports) {
    const signs = key.signs ?? [];
    for (const one of signs) count(one);
    for (const id of key.leadEntities) if (!signs.includes(toName(id))) count(toName(id));
    for (const id of key.topics) if (!signs.includes(toTopic(id))) count(toTopic(id));
    if (sameLanguage(key.language, language)) for (const one of key.leadTerms) count(one);
  }
  const total = reports.length + imagined + 1;
  const known = new Map<string, number>();
  return term => {
    let rarity = known.get(term);
    if (rarity === undefined) {
      const share = term[1] === ':' ? (usualShare[term[0] as string] ?? wordShare) : wordShare;
      rarity = Math.log(1 + total / ((counts.get(term) ?? 0) + share * imagined + 1)) ** 2;
      known.set(term, rarity);
    }
    return rarity;
  };
}

/** Whether two reports are in one language, whatever the variant. */
function sameLanguage(a: string, b: string): boolean {
  return a.slice(0, 2) === b.slice(0, 2);
}

/** Days after which more of them make no difference. */
const mostDays = 5;

/** Compares two reports sign by sign. */
export function compareReports(a: Report, b: Report, rarity: Rarity): Comparison {
  const same = sameLanguage(a.key.language, b.key.language);
  const [x, y] = [a.key.signs ?? [], b.key.signs ?? []];
  const otherAct = x.includes('k:message') !== y.includes('k:message');
  const known = shares(a.key.knownEvents, b.key.knownEvents);
  const both = a.key.knownEvents.length > 0 && b.key.knownEvents.length > 0;
  const named = a.key.leadEntities.length > 0 && b.key.leadEntities.length > 0;
  const kinds = a.key.eventType !== null && b.key.eventType !== null;
  const printed = apartDays(a.published, b.published);
  const happened = apartSpans(a, b);
  return {
    sharedEvent: known ? 1 : 0,
    sharedAct: known && !otherAct ? 1 : 0,
    otherEvent: both && !known ? 1 : 0,
    names: cosine(a.key.leadEntities.map(toName), b.key.leadEntities.map(toName), rarity),
    otherNames: named && !shares(a.key.leadEntities, b.key.leadEntities) ? 1 : 0,
    sameKind: kinds && a.key.eventType === b.key.eventType ? 1 : 0,
    otherKind: kinds && a.key.eventType !== b.key.eventType ? 1 : 0,
    signs: cosine(x, y, rarity),
    persons: cosine(x.filter(isName), y.filter(isName), rarity),
    kinds: cosine(kindsOf(x), kindsOf(y), rarity),
    otherAct: otherAct ? 1 : 0,
    sameActor: actorOf(x) !== null && actorOf(x) === actorOf(y) ? 1 : 0,
    otherActor: actorOf(x) !== null && actorOf(y) !== null && actorOf(x) !== actorOf(y) ? 1 : 0,
    topics: cosine(a.key.topics.map(toTopic), b.key.topics.map(toTopic), rarity),
    numbers: overlapOf(x.filter(isNumber), y.filter(isNumber)),
    sameLanguage: same ? 1 : 0,
    words: same ? cosine(a.key.leadTerms, b.key.leadTerms, rarity) : 0,
    reportDays: Math.min(printed ?? 0, mostDays),
    eventDays: Math.min(happened ?? 0, mostDays),
    unknownDays: printed === null && happened === null ? 1 : 0,
  };
}

/** Half of all runs of five words shared: a copy of the same wire text. */
export function copiedShare(a: Report, b: Report): number {
  return estimateJaccard(a.minhash, b.minhash);
}

const toName = (id: string) => `e:${id}`;
const toTopic = (id: string) => `t:${id}`;
const encounters = new Set(['k:meeting', 'k:summit', 'k:talks']);
const kindsOf = (signs: string[]) => [
  ...new Set(signs.filter(one => one.startsWith('k:')).map(one => (encounters.has(one) ? 'k:meeting' : one))),
];
const actorOf = (signs: string[]) => signs.find(isName) ?? null;
const isName = (sign: string) => sign.startsWith('e:') || sign.startsWith('u:');
const isNumber = (sign: string) => sign.startsWith('n:') && !/^n:(?:19|20)\d\d$/.test(sign);

function shares(a: string[], b: string[]): boolean {
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
