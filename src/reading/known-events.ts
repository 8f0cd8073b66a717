import type { KnownEvent } from '../beat/beat.ts';
import { addDays, dayOf, daysBetween, isoDay, spanOf, weekdayOf } from './civil.ts';
import type { FoundDate } from './dates.ts';
import { settleDate } from './dates-settle.ts';
import { type Facts, inside, leadOf, sideOf } from './facts.ts';
import { fold } from './fold.ts';
import { baseLanguage } from './name-forms.ts';
import { saysAny } from './report-words.ts';
import { rank } from './topics.ts';

/** What a text tells that an event can be compared with. */
export interface EventClues {
  /** Entity ids in title and first sentence, in title and opening, and anywhere. */
  first: ReadonlySet<string>;
  lead: ReadonlySet<string>;
  all: ReadonlySet<string>;
  /** Persons of the opening who don't stand in every article of the beat. */
  leadPersons: string[];
  kinds: Map<string, number>;
  /** Weekdays and days without year in the opening. */
  weekdays: number[];
  days: { month: number; day: number }[];
  /** Days of the month without a month ("on the 12th", "19日"). */
  monthDays: number[];
  /** All dates of the opening outside its dateline, as found. */
  dates: FoundDate[];
  dateline: { month: number; day: number; year: number | null } | null;
  /** Title or first sentence tell of what is to come. */
  ahead: boolean;
  /** Title and first sentence name someone of either side. */
  bothSides: boolean;
  /** Rarer places of the two sides named in the opening. */
  leadPlaces: string[];
  foldedLead: string;
  /** Title and first sentence, folded. */
  foldedOpening: string;
  /** Whether a folded word stands anywhere in the text; events share many of theirs. */
  says(word: string): boolean;
}

/** The first and last day an event took, both days included. */
export function daysOf(event: KnownEvent): EventDays {
  let days = knownDays.get(event);
  if (days === undefined) {
    const to = spanOf(event.to).to;
    days = { from: spanOf(event.from).from, to, told: addDays(to, lagDays) };
    knownDays.set(event, days);
  }
  return days;
}

export interface EventDays {
  from: string;
  to: string;
  /** The last day on which it is still news. */
  told: string;
}

const lagDays = 4;
const knownDays = new WeakMap<KnownEvent, EventDays>();

/** Gathers what a text says of its own event: from title and opening, never from the background. */
export function gatherClues(facts: Facts): EventClues {
  const lead = leadOf(facts, 5, 700);
  const leadMentions = lead.flatMap(span => inside(facts.mentions, span));
  const leadPersons = new Set<string>();
  for (const mention of leadMentions) {
    const entity = facts.entity(mention.entity);
    if (entity?.kind === 'person' && entity.everPresent !== true && sideOf(facts, entity) >= 0)
      leadPersons.add(entity.id);
  }
  const leadDates = lead.flatMap(span => inside(facts.dates, span)) as FoundDate[];
  const { dateline } = facts;
  const foldedOpening = foldSpans(facts, leadOf(facts, 1));
  const firstMentions = leadOf(facts, 1).flatMap(span => inside(facts.mentions, span));
  const sides = new Set(firstMentions.map(({ entity }) => sideOf(facts, facts.entity(entity))));
  return {
    first: new Set(firstMentions.map(mention => mention.entity)),
    bothSides: sides.has(0) && sides.has(1),
    lead: new Set(leadMentions.map(mention => mention.entity)),
    all: new Set(facts.mentions.map(mention => mention.entity)),
    leadPersons: [...leadPersons],
    kinds: new Map(rank(facts, facts.kindHits, 3)),
    weekdays: leadDates.flatMap(date =>
      date.when.kind === 'weekday' && date.when.direction <= 0 ? [date.when.weekday] : [],
    ),
    days: leadDates.flatMap(({ when }) =>
      when.kind === 'absolute' && when.year === null && when.month !== null && when.day !== null
        ? [{ month: when.month, day: when.day }]
        : [],
    ),
    monthDays: leadDates.flatMap(({ when }) =>
      when.kind === 'absolute' && when.year === null && when.month === null && when.day !== null
        ? [when.day]
        : [],
    ),
    dates: leadDates,
    dateline:
      dateline?.month != null && dateline.day !== null
        ? { month: dateline.month, day: dateline.day, year: dateline.year }
        : null,
    ahead: saysAny('preview', facts.language, foldedOpening),
    leadPlaces: leadMentions.flatMap(({ entity: id, metonym }) => {
      const entity = facts.entity(id);
      return entity?.kind === 'place' && entity.everPresent !== true && !metonym && sideOf(facts, entity) >= 0
        ? [id]
        : [];
    }),
    foldedLead: foldSpans(facts, lead),
    foldedOpening,
    says: remember(sayer(facts.folded)),
  };
}

/** Whether words stand in a text. Most don't, and most of those are told by a pair of letters the text doesn't have. */
function sayer(text: string): (word: string) => boolean {
  const pairs = new Uint8Array(1 << 13);
  for (let i = 1; i < text.length; i++) pairs[placeOfPair(text, i)] = 1;
  return word => {
    for (let i = 1; i < word.length; i++) if (pairs[placeOfPair(word, i)] === 0) return false;
    return text.includes(word);
  };
}

function placeOfPair(text: string, at: number): number {
  return (text.charCodeAt(at - 1) * 67 + text.charCodeAt(at)) & 0x1fff;
}

function remember(ask: (word: string) => boolean): (word: string) => boolean {
  const answers = new Map<string, boolean>();
  return word => {
    const known = answers.get(word);
    if (known !== undefined) return known;
    const answer = ask(word);
    answers.set(word, answer);
    return answer;
  };
}

function foldSpans(facts: Facts, spans: { start: number; end: number }[]): string {
  return spans.map(span => facts.foldedBetween(span.start, span.end)).join(' ');
}

/** Of two events that fit, what one side did with others is less likely the news than dealings of the two. */
const withOthers = 0.75;

/** So many rarer persons are a retinue. */
const retinue = 4;

/** The first participant makes the event: without them it is hardly meant. */
const leaderAbsent = 1;

/** The opening is set at other, rarer places, and the event's own is nowhere named. */
const elsewhere = 1;

/** How well an event of the beat fits what a text reports, 0 for not at all; from `fitsFrom` on it is believed. */
export const fitsFrom = 4.5;

/** The same for a text of a known date: the days themselves leave few events to choose from. */
export const fitsFromDated = 4;

/**
 * Compares a text with a known event: who, where, what, and the days the opening names.
 * @param published the text's own date when it is known: the event must lie within some days of it
 */
export function fitEvent(
  facts: Facts,
  clues: EventClues,
  event: KnownEvent,
  published: string | null,
): number {
  const span = daysOf(event);
  if (published !== null && isFarFrom(published, span)) return 0;
  let score = 0;
  let persons = 0;
  let absent = 0;
  let own = 0;
  let ownNamed = 0;
  for (const id of event.participants) {
    const entity = facts.entity(id);
    if (entity?.kind !== 'person') {
      if (clues.lead.has(id)) score += entity?.kind === 'country' ? 0.5 : 0.75;
      continue;
    }
    const usual = entity.everPresent === true;
    if (!usual) own++;
    if (!usual && clues.all.has(id)) ownNamed++;
    if (clues.lead.has(id)) {
      // Of a text of a known date whoever comes later may belong to another event of those days.
      const share = published === null || clues.first.has(id) ? 1 : 0.6;
      score += share * (usual ? 1 : 2);
      persons++;
    } else absent += usual || clues.all.has(id) ? 0.5 : 0.75;
  }
  // Who makes the event what it is must be there; of a retinue a report names a few or none.
  if (own > 0 && own < retinue && ownNamed === 0) return 0;
  score -= Math.min(1, absent);
  const leader = event.participants[0];
  if (leader !== undefined && !clues.all.has(leader) && facts.entity(leader)?.kind === 'person')
    score -= leaderAbsent;
  if (isWithOthers(facts, event))
    score -= published !== null && clues.bothSides ? 2 * withOthers : withOthers;
  const missing = clues.leadPersons.filter(id => !event.participants.includes(id)).length;
  score -= Math.min(3, 1.5 * missing);
  if (event.place !== null) {
    if (clues.lead.has(event.place)) score += 1;
    else if (clues.all.has(event.place)) score += 0.5;
    else if (clues.leadPlaces.length > 0) score -= elsewhere;
  }
  const heaviest = clues.kinds.values().next().value ?? 0;
  let kind = 0;
  for (const one of kinOf(event.type)) kind = Math.max(kind, clues.kinds.get(one) ?? 0);
  if (kind > 0) score += kind === heaviest ? 1.25 : 0.75;
  const worded = wordsOf(event, facts.language).filter(clues.says);
  if (worded.some(word => clues.foldedOpening.includes(word))) score += 1.5;
  // Of a text of a known date the later sentences may well tell of another event of those days.
  else if (worded.some(word => clues.foldedLead.includes(word))) score += published === null ? 1.5 : 0.75;
  else if (worded.length > 0) score += 0.5;
  else if (persons === 0) return 0;
  const dated = fitDays(clues, event, span, published);
  if (dated === null) return 0;
  return score + dated;
}

/** Whether one side deals with others in it, without the other side. */
function isWithOthers(facts: Facts, event: KnownEvent): boolean {
  let [one, other, third] = [false, false, false];
  for (const id of event.participants) {
    const side = sideOf(facts, facts.entity(id));
    if (side === 0) one = true;
    else if (side === 1) other = true;
    else third = true;
  }
  return third && !(one && other);
}

/** Kinds that tell of the same act in other words. */
function kinOf(type: string): readonly string[] {
  return encounterKinds.includes(type) ? encounterKinds : [type];
}
export const encounterKinds: readonly string[] = ['meeting', 'summit', 'talks'];

/** Whether a report of that day can't be about the event: it is no news any more, or not yet told of. */
function isFarFrom(published: string, span: { from: string; to: string }): boolean {
  return daysBetween(span.to, published) > 6 || daysBetween(published, span.from) > 4;
}

/** Points for the days named in the text, or null when they rule the event out. */
function fitDays(
  clues: EventClues,
  event: KnownEvent,
  span: { from: string; to: string },
  published: string | null,
): number | null {
  const precise = event.from.length >= 10;
  if (published !== null) {
    const lag = daysBetween(span.to, published);
    const lead = daysBetween(published, span.from);
    const near = lead > 0 ? (clues.ahead ? 1 : 0) : lag <= 2 ? 2 : 1;
    return near + (precise ? fitSettled(clues, span, published) : 0);
  }
  let points = 0;
  if (clues.dateline !== null) {
    const { month, day, year } = clues.dateline;
    const years = year === null ? [0, 1].map(more => Number(span.to.slice(0, 4)) + more) : [year];
    const lags = years
      .map(y => isoDay(y, month, day))
      .filter(date => date !== null)
      .map(date => daysBetween(span.to, date));
    if (lags.some(lag => lag >= -daysBetween(span.from, span.to) && lag <= 4)) points += 3;
    else if (precise) return null;
  }
  if (!precise) return points;
  const days = eachDay(span.from, span.to);
  if (clues.weekdays.length > 0)
    points += clues.weekdays.some(weekday => days.some(day => weekdayOf(day) === weekday)) ? 1.5 : -1.5;
  const near = eachDay(addDays(span.from, -1), addDays(span.to, 1));
  if (clues.days.length > 0)
    points += clues.days.some(({ month, day }) =>
      near.some(one => Number(one.slice(5, 7)) === month && Number(one.slice(8)) === day),
    )
      ? 2.5
      : -1.5;
  else if (clues.monthDays.length > 0)
    points += clues.monthDays.some(day => days.some(one => Number(one.slice(8)) === day)) ? 2 : -1.5;
  return points;
}

/**
 * Of a text of a known date every day of the opening can be told: the event's own days speak for it, the first of them
 * most, and others against it.
 */
function fitSettled(clues: EventClues, span: { from: string; to: string }, published: string): number {
  const named = clues.dates
    .map(date => dayOf(settleDate(date, published)))
    .filter((day): day is string => day !== null && Math.abs(daysBetween(day, published)) <= 31);
  const first = named[0];
  if (first === undefined) return 0;
  const isOwn = (day: string) => day >= span.from && day <= span.to;
  if (isOwn(first)) return 1.5;
  if (named.some(isOwn)) return 0.5;
  return first >= addDays(span.from, -1) && first <= addDays(span.to, 1) ? -0.5 : -1.5;
}

export function eachDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < 40; day = addDays(day, 1)) days.push(day);
  return days;
}

const foldedWords = new WeakMap<KnownEvent, Map<string, string[]>>();

/** The event's own words in a language, folded. */
export function wordsOf(event: KnownEvent, language: string): string[] {
  const base = baseLanguage(language);
  const byLanguage = foldedWords.get(event) ?? new Map<string, string[]>();
  foldedWords.set(event, byLanguage);
  const known = byLanguage.get(base);
  if (known !== undefined) return known;
  const list: string[] = [];
  for (const [tag, words] of Object.entries(event.words ?? {}))
    if (baseLanguage(tag) === base) for (const word of words) list.push(fold(word.replace(/\*$/, '')).text);
  byLanguage.set(base, list);
  return list;
}
