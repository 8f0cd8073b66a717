import type { GroupKey } from '../model/reading.ts';
import { dayOf } from './civil.ts';
import { baseLanguage } from './name-forms.ts';

/** A report as grouping compares it. */
export interface Report {
  key: GroupKey;
  published: string | null;
  minhash: number[];
}

/** A report made ready for comparing with many: its signs by sort, its days as numbers (days since 1970). */
export interface Profile {
  language: string;
  signs: string[];
  names: string[];
  /** Everyone and everything named, ever-present ones too. */
  persons: string[];
  kinds: string[];
  numbers: string[];
  letters: string[];
  terms: string[];
  heading: string[];
  events: string[];
  kind: string | null;
  actor: string | null;
  isMessage: boolean;
  /** Days that the opening names. */
  days: number[];
  /** The day it was published, and the moment in days where its hour is known. */
  day: number | null;
  moment: number | null;
  /** The days on which what it tells may have happened. */
  span: { from: number; to: number } | null;
}

const profiles = new WeakMap<Report, Profile>();

/** The profile of a report; made once. */
export function profileOf(report: Report): Profile {
  let profile = profiles.get(report);
  if (profile === undefined) {
    profile = makeProfile(report);
    profiles.set(report, profile);
  }
  return profile;
}

const encounters: ReadonlySet<string> = new Set(['k:meeting', 'k:summit', 'k:talks']);

/** Encounters are one kind by many names; a statement is made of anything. */
function familyOf(kind: string | null): string | null {
  if (kind === 'statement') return null;
  return encounters.has(`k:${kind}`) ? 'meeting' : kind;
}
const year = /^n:(?:19|20)\d\d$/;

function makeProfile({ key, published }: Report): Profile {
  const profile: Profile = {
    language: baseLanguage(key.language),
    signs: [],
    names: key.leadEntities.map(id => `e:${id}`),
    persons: [],
    kinds: [],
    numbers: [],
    letters: [],
    terms: key.leadTerms,
    heading: key.leadTerms.slice(0, key.heading ?? 0),
    events: key.knownEvents,
    kind: familyOf(key.eventType),
    actor: null,
    isMessage: false,
    days: [],
    day: toDay(published),
    moment: toMoment(published),
    span: null,
  };
  for (const sign of key.signs ?? signsOfOld(key)) {
    const sort = sign[0];
    if (sort === 'd') {
      const day = toDay(sign.slice(2));
      if (day !== null) profile.days.push(day);
      continue;
    }
    if (sort === 'a') {
      profile.actor = sign.slice(2);
      continue;
    }
    profile.signs.push(sign);
    if (sort === 'e' || sort === 'u') profile.persons.push(sign);
    else if (sort === 'w') profile.letters.push(sign);
    else if (sort === 'n' && !year.test(sign)) profile.numbers.push(sign);
    else if (sort === 'k') {
      const kind = encounters.has(sign) ? 'k:meeting' : sign;
      if (!profile.kinds.includes(kind)) profile.kinds.push(kind);
      if (sign === 'k:message') profile.isMessage = true;
    }
  }
  profile.actor ??= profile.persons[0]?.slice(2) ?? null;
  const [from, to] = [toDay(key.from), toDay(key.to)];
  if (from !== null && to !== null) profile.span = { from, to };
  else if (profile.day !== null) profile.span = { from: profile.day - 1, to: profile.day };
  return profile;
}

/** Signs for a key that was kept before there were any. */
function signsOfOld(key: GroupKey): string[] {
  const kinds = key.eventType === null ? [] : [`k:${key.eventType}`];
  return [...key.leadEntities.map(id => `e:${id}`), ...kinds, ...key.topics.map(id => `t:${id}`)];
}

const dayLength = 86_400_000;

/** Days met before: those of reports at hand are few. */
const knownDays = new Map<string, number | null>();
const mostKnown = 5000;

function toDay(date: string | null): number | null {
  if (date === null) return null;
  const text = date.length > 10 ? date.slice(0, 10) : date;
  let day = knownDays.get(text);
  if (day === undefined) {
    const full = dayOf(text);
    day = full === null ? null : Math.round(Date.parse(`${full}T00:00:00Z`) / dayLength);
    if (knownDays.size >= mostKnown) knownDays.clear();
    knownDays.set(text, day);
  }
  return day;
}

function toMoment(date: string | null): number | null {
  if (date === null || date.length <= 10) return null;
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : time / dayLength;
}
