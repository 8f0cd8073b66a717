import type { Entity, KnownEvent } from '../beat/beat.ts';
import type { ArticleEvent, GroupKey, Mention, PublishedDate, Span } from '../model/reading.ts';
import { addDays, dayOf, daysBetween } from './civil.ts';
import { settleDate } from './dates-settle.ts';
import { type Facts, inside, isWithin, leadOf, sideOf } from './facts.ts';
import { daysOf } from './known-events.ts';
import type { Dating } from './published.ts';
import { makeTerms } from './terms.ts';

const mostTerms = 60;
const mostDays = 6;

/** Abbreviations and names with capitals or figures inside ("BBC", "Su-57"): written alike in most scripts. */
const latinName = /(?<![\p{L}\p{N}])[A-Z][A-Za-z]*-?[A-Z0-9][A-Za-z0-9]*(?![\p{L}\p{N}])/gu;

/**
 * The features by which reports of one event find each other: from title and opening only, without the names that stand
 * in every article of the beat. What comes after is background, and two stories often share their background.
 */
export function groupKey(
  facts: Facts,
  told: string | null,
  dating: Dating,
  event: ArticleEvent | null,
  topics: string[],
): GroupKey {
  const entities = new Set<string>();
  for (const span of leadOf(facts, 2))
    for (const mention of inside(facts.mentions, span)) {
      const entity = facts.entity(mention.entity);
      if (entity === undefined || entity.everPresent === true || mention.metonym) continue;
      if (entity.kind !== 'person' && entity.kind !== 'organisation' && entity.kind !== 'place') continue;
      if (
        facts.dateline !== null &&
        mention.start < facts.dateline.end &&
        mention.start >= facts.dateline.start
      )
        continue;
      entities.add(entity.id);
    }
  for (const actor of event?.actors ?? []) {
    const entity = facts.entity(actor.id);
    if (entity?.kind === 'person' && entity.everPresent !== true) entities.add(entity.id);
  }
  const opening = leadOf(facts, 2);
  const { terms, heading } = findTellingTerms(facts, opening);
  return {
    language: facts.language,
    eventType: told,
    leadEntities: [...entities],
    knownEvents: nameOccasion(facts, dating),
    ...daysOfReport(dating, event, dating.published),
    leadTerms: terms,
    heading,
    topics,
    signs: [
      ...findSigns(facts, leadOf(facts, facts.title.end > facts.title.start ? 1 : 2)),
      ...findDays(facts, opening, dating.published),
    ],
  };
}

/**
 * The words of title and opening without the names that stand in every article of the beat, and how many of them the
 * title has (or, without one, the first sentence).
 */
function findTellingTerms(facts: Facts, spans: Span[]): { terms: string[]; heading: number } {
  const terms = new Set<string>();
  let heading = 0;
  for (const span of spans) {
    let at =
      facts.dateline !== null && facts.dateline.end < span.end
        ? Math.max(span.start, facts.dateline.end)
        : span.start;
    let words = '';
    for (const mention of inside(facts.mentions, span)) {
      const entity = facts.entity(mention.entity);
      if ((entity?.kind !== 'agency' && !isUsual(entity, facts)) || mention.start < at) continue;
      words += `${facts.foldedBetween(at, mention.start)} `;
      at = mention.end;
    }
    words += facts.foldedBetween(at, span.end);
    for (const term of makeTerms(words, facts.language, [], words)) terms.add(term);
    if (heading === 0) heading = terms.size;
  }
  return { terms: [...terms].slice(0, mostTerms), heading: Math.min(heading, mostTerms) };
}

/** The days that title and opening name ("d:2025-08-12"), told from the report's own day. */
function findDays(facts: Facts, spans: Span[], published: PublishedDate): string[] {
  const own = dayOf(published.date);
  const days = new Set<string>();
  for (const span of spans)
    for (const date of inside(facts.dates, span)) {
      if (facts.dateline !== null && date.start >= facts.dateline.start && date.start < facts.dateline.end)
        continue;
      const day = dayOf(own === null ? date.iso : settleDate(date, own));
      if (day !== null) days.add(`d:${day}`);
    }
  return [...days].slice(0, mostDays);
}

/** Names that stand in every article of the beat: its leaders and its two countries. */
function isUsual(entity: Entity | undefined, facts: Facts): boolean {
  return entity?.everPresent === true || (entity?.kind === 'country' && sideOf(facts, entity) >= 0);
}

/** What title and first sentence say in any language; usual names apart from the rest ("u:", "e:"). */
function findSigns(facts: Facts, spans: Span[]): string[] {
  const signs = new Set<string>();
  let actor: string | undefined;
  for (const span of spans) {
    for (const mention of inside(facts.mentions, span)) {
      if (
        facts.dateline !== null &&
        mention.start >= facts.dateline.start &&
        mention.start < facts.dateline.end
      )
        continue;
      if (facts.entity(mention.entity)?.kind !== 'agency')
        signs.add(`${isUsual(facts.entity(mention.entity), facts) ? 'u' : 'e'}:${mention.entity}`);
    }
    const persons = inside(facts.mentions, span).filter(one => facts.entity(one.entity)?.kind === 'person');
    actor ??= persons[0]?.entity;
    // "Un" of "Kim Jong Un" is no sign of the UN.
    const isName = (hit: Span) =>
      namesAround(facts, hit).some(one => isWithin(hit, one) && facts.entity(one.entity)?.kind === 'person');
    for (const hit of inside(facts.kindHits, span)) if (!isName(hit)) signs.add(`k:${hit.id}`);
    for (const hit of inside(facts.topicHits, span)) if (!isName(hit)) signs.add(`t:${hit.id}`);
    const words = facts.text.slice(span.start, span.end);
    for (const term of makeTerms(words, facts.language, [], facts.foldedBetween(span.start, span.end)))
      if (/^\d{2,}$/.test(term)) signs.add(`n:${term}`);
    if (/\p{Ll}|\p{Lo}/u.test(words))
      for (const { 0: name, index } of words.matchAll(latinName)) {
        const start = span.start + index;
        const place = { start, end: start + name.length };
        if (!namesAround(facts, place).some(one => isWithin(place, one)))
          signs.add(`w:${name.toLowerCase()}`);
      }
  }
  if (actor !== undefined) signs.add(`a:${actor}`);
  return [...signs];
}

/** A name is shorter than this; looking no further keeps long texts linear. */
const longestName = 120;

/** The names that may hold a stretch. */
function namesAround(facts: Facts, { start, end }: Span): Mention[] {
  return inside(facts.mentions, { start: start - longestName, end });
}

/**
 * The known events that are one occasion with the one reported: a visit and the treaty signed on it. What is told before
 * it happens is an occasion of its own, and so is word sent about it.
 */
function nameOccasion(facts: Facts, dating: Dating): string[] {
  const { event } = dating;
  if (event === null) return [];
  const occasion = facts.beat.events.filter(one => one === event || isSameOccasion(facts, one, event));
  if (liesAhead(dating)) return occasion.map(one => `${one.id}-ahead`);
  const word = findWordOf(facts, event);
  return occasion.map(one => `${one.id}${word}`);
}

const encounters: ReadonlySet<string> = new Set(['meeting', 'visit', 'talks', 'summit', 'call', 'message']);

/**
 * For a message about the event (condolences on a death, congratulations on a launch) what sets it apart: whose word it
 * is, as far as title or first sentence name anyone beside those of the event. Empty for the event itself.
 */
function findWordOf(facts: Facts, event: KnownEvent): string {
  if (encounters.has(event.type)) return '';
  const opening = leadOf(facts, 1);
  if (!opening.some(span => inside(facts.kindHits, span).some(hit => hit.id === 'message'))) return '';
  const sender = opening
    .flatMap(span => inside(facts.mentions, span))
    .find(({ entity: id }) => facts.entity(id)?.kind === 'person' && !event.participants.includes(id));
  return sender === undefined ? '-message' : `-message-of-${sender.entity}`;
}

/** Whether one is a visit of one leader to the other, and the other what the two did on it: half of its days or more, at its place. */
function isSameOccasion(facts: Facts, a: KnownEvent, b: KnownEvent): boolean {
  if ((a.type === 'visit') === (b.type === 'visit')) return false;
  if (a.from.length < 10 || b.from.length < 10 || a.place !== b.place || a.place === null) return false;
  const [few, many] =
    a.participants.length <= b.participants.length
      ? [a.participants, b.participants]
      : [b.participants, a.participants];
  const isLeader = (id: string) => many.includes(id) && facts.entity(id)?.everPresent === true;
  if (few.length < 2 || !few.every(isLeader)) return false;
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  const longer = Math.max(daysBetween(a.from, a.to), daysBetween(b.from, b.to)) + 1;
  return from <= to && (daysBetween(from, to) + 1) * 2 >= longer;
}

/** Told before it happens, or on its first day as ahead. */
function liesAhead({ event, published, preview }: Dating): boolean {
  if (event === null) return false;
  const { from } = daysOf(event);
  return isBefore(published, from) || (preview && isBefore(published, addDays(from, 1)));
}

/** Whether a report was, by what it states, written before a day. */
function isBefore(published: PublishedDate, day: string): boolean {
  const own = dayOf(published.date);
  return own !== null && published.basis === 'stated' && own < day;
}

/**
 * Earliest and latest day the event may have happened: the event's own day, else the days up to publication. Of what
 * lies ahead the report tells the announcement.
 */
function daysOfReport(
  dating: Dating,
  event: ArticleEvent | null,
  published: PublishedDate,
): { from: string | null; to: string | null } {
  if (dating.event !== null && !liesAhead(dating)) {
    const { from, to } = daysOf(dating.event);
    return { from, to };
  }
  const day = dating.preview ? null : dayOf(event?.date ?? null);
  if (day !== null && !isBefore(published, day)) return { from: day, to: day };
  const printed = dayOf(published.date);
  return printed === null ? { from: null, to: null } : { from: addDays(printed, -1), to: printed };
}
