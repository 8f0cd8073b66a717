import type { Entity } from '../beat/beat.ts';
import type { ArticleEvent, GroupKey, PublishedDate, Span } from '../model/reading.ts';
import { addDays, dayOf } from './civil.ts';
import { type Facts, inside, leadOf, sideOf } from './facts.ts';
import { daysOf } from './known-events.ts';
import type { Dating } from './published.ts';
import { makeTerms } from './terms.ts';

const mostTerms = 60;

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
  return {
    language: facts.language,
    eventType: told,
    leadEntities: [...entities],
    knownEvents: dating.event === null || liesAhead(dating) ? [] : [dating.event.id],
    ...daysOfReport(dating, event, dating.published),
    leadTerms: findTellingTerms(facts, opening),
    topics,
    signs: findSigns(facts, leadOf(facts, facts.title.end > facts.title.start ? 1 : 2)),
  };
}

/** The words of a stretch without the names that stand in every article of the beat. */
function findTellingTerms(facts: Facts, spans: Span[]): string[] {
  const terms = new Set<string>();
  for (const span of spans) {
    let at =
      facts.dateline !== null && facts.dateline.end < span.end
        ? Math.max(span.start, facts.dateline.end)
        : span.start;
    let words = '';
    for (const mention of inside(facts.mentions, span)) {
      const entity = facts.entity(mention.entity);
      if ((entity?.kind !== 'agency' && !isUsual(entity, facts)) || mention.start < at) continue;
      words += `${facts.text.slice(at, mention.start)} `;
      at = mention.end;
    }
    words += facts.text.slice(at, span.end);
    for (const term of makeTerms(words, facts.language)) terms.add(term);
  }
  return [...terms].slice(0, mostTerms);
}

/** Names that stand in every article of the beat: its leaders and its two countries. */
function isUsual(entity: Entity | undefined, facts: Facts): boolean {
  return entity?.everPresent === true || (entity?.kind === 'country' && sideOf(facts, entity) >= 0);
}

/** What title and first sentence say in any language; usual names apart from the rest ("u:", "e:"). */
function findSigns(facts: Facts, spans: Span[]): string[] {
  const signs = new Set<string>();
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
    for (const hit of inside(facts.kindHits, span)) signs.add(`k:${hit.id}`);
    for (const hit of inside(facts.topicHits, span)) signs.add(`t:${hit.id}`);
    for (const term of makeTerms(facts.text.slice(span.start, span.end), facts.language))
      if (/^\d{2,}$/.test(term)) signs.add(`n:${term}`);
  }
  return [...signs];
}

/** Told before it happens: an announcement is a story of its own. */
function liesAhead(dating: Dating): boolean {
  const day = dayOf(dating.published.date);
  return (
    dating.event !== null &&
    dating.published.basis === 'stated' &&
    day !== null &&
    day < daysOf(dating.event).from
  );
}

/** Earliest and latest day the event may have happened: the event's own day, else the days up to publication. */
function daysOfReport(
  dating: Dating,
  event: ArticleEvent | null,
  published: PublishedDate,
): { from: string | null; to: string | null } {
  if (dating.event !== null) {
    const { from, to } = daysOf(dating.event);
    return { from, to };
  }
  const day = dayOf(event?.date ?? null);
  if (day !== null) return { from: day, to: day };
  const printed = dayOf(published.date);
  return printed === null ? { from: null, to: null } : { from: addDays(printed, -1), to: printed };
}
