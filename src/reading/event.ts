import type { Entity } from '../beat/beat.ts';
import type { Actor, ArticleEvent, Mention, Span } from '../model/reading.ts';
import { isOfReport } from './brief-date.ts';
import { addDays, dayOf } from './civil.ts';
import { settleDate } from './dates-settle.ts';
import { type Facts, inside, isWithin, leadOf, sideOf } from './facts.ts';
import { daysOf, type EventClues } from './known-events.ts';
import { isLocative } from './metonyms.ts';
import { baseLanguage } from './name-forms.ts';
import type { Offices } from './offices.ts';
import type { Dating } from './published.ts';

const mostActors = 4;

/** Kinds so common in any report that they only count when no other is there. */
const faint: ReadonlySet<string> = new Set(['statement', 'talks', 'sanctions', 'arms', 'aid']);

/**
 * What the article reports: kind, who, where, when; from title and opening only. A recognised known event settles what
 * the text leaves open; offices are those held on the event's date.
 * @returns null when the opening names no kind of event
 */
export function findEvent(
  facts: Facts,
  clues: EventClues,
  dating: Dating,
  offices: Offices,
): ArticleEvent | null {
  const type = chooseKind(clues, dating);
  if (type === null) return null;
  const date = dateEvent(facts, dating);
  const place = findPlace(facts, dating);
  const named = new Map(offices.named(facts).map(({ office }) => [office.person, office.title]));
  const day = dayOf(date.date) ?? date.date ?? dayOf(dating.published.date);
  const actors: Actor[] = findActors(facts, dating).map(entity => ({
    id: entity.id,
    name: entity.name,
    office:
      entity.kind === 'person'
        ? (offices.on(entity.id, day)?.title ?? (day === null ? (named.get(entity.id) ?? null) : null))
        : null,
  }));
  return { type, actors, place: place?.name ?? null, date: date.date, dateBasis: date.basis };
}

/** The known event's kind where the text speaks of it; of a visit the text may tell the meeting. */
function chooseKind(clues: EventClues, dating: Dating): string | null {
  const told = heaviestKind(clues);
  const known = dating.event?.type ?? null;
  if (
    known === null ||
    !clues.kinds.has(known) ||
    (known === 'visit' && told === 'meeting' && !dating.preview)
  )
    return told;
  return known;
}

/** The kind the opening itself speaks of most. */
export function heaviestKind(clues: EventClues): string | null {
  const kinds = [...clues.kinds.keys()];
  return kinds.find(kind => !faint.has(kind)) ?? kinds[0] ?? null;
}

/** Persons of the opening, the event's own first; for a side without a person, its country. */
function findActors(facts: Facts, dating: Dating): Entity[] {
  const order = new Map<string, Entity>();
  for (const span of leadOf(facts, 2))
    for (const mention of inside(facts.mentions, span)) {
      const entity = facts.entity(mention.entity);
      if (entity !== undefined && !order.has(entity.id)) order.set(entity.id, entity);
    }
  const persons = [...order.values()].filter(
    entity => entity.kind === 'person' && sideOf(facts, entity) >= 0,
  );
  const wanted = dating.event?.participants ?? [];
  const own = persons.filter(entity => wanted.includes(entity.id));
  const actors = own.length > 0 ? own : persons;
  const known = wanted
    .map(id => facts.entity(id))
    .filter(
      entity =>
        entity?.kind === 'person' &&
        !order.has(entity.id) &&
        facts.mentions.some(mention => mention.entity === entity.id),
    );
  const all = [...actors, ...(own.length > 0 ? (known as Entity[]) : [])];
  for (const side of [0, 1]) {
    if (all.some(entity => sideOf(facts, entity) === side)) continue;
    const country = [...order.values()].find(
      entity => entity.kind === 'country' && sideOf(facts, entity) === side,
    );
    if (country !== undefined) all.push(country);
  }
  return all.slice(0, mostActors);
}

/** The place of the known event when the text names it as a place, else the only place of the opening that is meant as one. */
function findPlace(facts: Facts, dating: Dating): Entity | null {
  const { dateline } = facts;
  const isElsewhere = (start: number) => dateline === null || start >= dateline.end;
  const ofEvent = dating.event?.place ?? null;
  const language = baseLanguage(facts.language);
  const isScene = (mention: Mention, index: number, entity: Entity): boolean =>
    !mention.metonym &&
    isElsewhere(mention.start) &&
    // A capital may stand for its government; only a locative makes it the scene.
    (entity.governs === undefined || isLocative(facts.folded, facts.places[index] as Span, language));
  const scene = ofEvent === null ? undefined : facts.entity(ofEvent);
  if (
    scene &&
    facts.mentions.some((mention, index) => mention.entity === scene.id && isScene(mention, index, scene))
  )
    return scene;
  const places = new Set<Entity>();
  const opening = leadOf(facts, 1);
  facts.mentions.forEach((mention, index) => {
    if (!opening.some(span => isWithin(mention, span))) return;
    const entity = facts.entity(mention.entity);
    if (entity?.kind !== 'place' || sideOf(facts, entity) < 0 || !isScene(mention, index, entity)) return;
    places.add(entity);
  });
  if (dating.event !== null && ofEvent !== null)
    return places.size === 1 && sameCountry(facts, ofEvent, [...places][0])
      ? ([...places][0] as Entity)
      : null;
  return places.size === 1 ? ([...places][0] as Entity) : null;
}

function sameCountry(facts: Facts, place: string, other: Entity | undefined): boolean {
  return other !== undefined && facts.entity(place)?.country === other.country;
}

/** The known event's day that text and weekday agree on; else the day the opening names, told from the text's own date. */
function dateEvent(facts: Facts, dating: Dating): { date: string | null; basis: ArticleEvent['dateBasis'] } {
  const published = dayOf(dating.published.date);
  const opening = leadOf(facts, 2).flatMap(span => inside(facts.dates, span));
  const outside = opening.filter(date => facts.dateline === null || date.start >= facts.dateline.end);
  const settled = outside
    .map(date => ({ found: date, day: dayOf(published === null ? date.iso : settleDate(date, published)) }))
    .filter((one): one is { found: (typeof outside)[number]; day: string } => one.day !== null);
  const basisOf = (found: (typeof outside)[number]): ArticleEvent['dateBasis'] =>
    found.precision === 'day' || found.precision === 'time'
      ? dayOf(found.iso) === null
        ? basisBy(dating)
        : 'stated'
      : basisBy(dating);
  if (dating.event !== null) {
    const span = daysOf(dating.event);
    const inEvent = settled.find(({ day }) => day >= span.from && day <= span.to);
    if (inEvent !== undefined) return { date: inEvent.day, basis: basisOf(inEvent.found) };
    // A day the opening itself names next to the known event's goes before it.
    const beside = dating.preview
      ? undefined
      : settled.find(
          ({ found, day }) =>
            day >= addDays(span.from, -besideDays) &&
            day <= addDays(span.to, besideDays) &&
            (published === null || day <= published) &&
            !isOfReport(facts, found),
        );
    if (beside !== undefined) return { date: beside.day, basis: basisOf(beside.found) };
    if (dating.event.from.length < 10) return { date: dating.event.from, basis: 'inferred' };
    // Of an event of several days a report tells what happened the day before it was written.
    const told = published === null ? span.from : addDays(published, -1);
    return { date: told < span.from ? span.from : told > span.to ? span.to : told, basis: 'inferred' };
  }
  const near = settled.find(
    ({ day }) => published === null || Math.abs(Date.parse(day) - Date.parse(published)) <= 10 * 86_400_000,
  );
  return near === undefined
    ? { date: null, basis: 'unknown' }
    : { date: near.day, basis: basisOf(near.found) };
}

/** How far from a known event a day named in the opening still tells of the same days. */
const besideDays = 2;

function basisBy(dating: Dating): ArticleEvent['dateBasis'] {
  return dating.published.basis === 'stated' ? 'stated' : 'inferred';
}
