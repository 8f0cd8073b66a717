import type { Entity } from '../beat/beat.ts';
import type { ArticleEvent, Span } from '../model/reading.ts';
import words from './data/role-words.json' with { type: 'json' };
import { type Facts, isWithin, sideOf } from './facts.ts';
import { isLocative } from './metonyms.ts';
import { baseLanguage } from './name-forms.ts';
import type { Telling } from './telling.ts';

type Marks = Record<string, { after?: string[]; before?: string[] }>;

/**
 * Who travels where: a person not at home in the place the sentence names, or in the one other country it names. Leaders
 * stand in too many sentences to be taken for travellers without a place, and a spokesman tells of others' travels.
 */
export function findTraveller(
  facts: Facts,
  event: ArticleEvent,
  telling: Telling,
): { visitor: Entity; destination: string } | null {
  const persons = telling.persons;
  if (persons.length > 2 || persons.some(one => sideOf(facts, one) === -1)) return null;
  const place = placeOf(facts, telling);
  if (place !== null) {
    const away = persons.filter(one => one.country !== place.country);
    const visitor = away.length === 1 ? (away[0] as Entity) : null;
    return visitor === null || isSpokesman(event, visitor) ? null : { visitor, destination: place.name };
  }
  const visitor = persons[0];
  if (persons.length !== 1 || visitor === undefined || visitor.everPresent === true) return null;
  if (isSpokesman(event, visitor)) return null;
  const other = sideOf(facts, visitor) === 0 ? 1 : 0;
  const code = facts.beat.sides[other];
  const country = facts.beat.entities.find(one => one.kind === 'country' && one.country === code);
  return telling.sides[other] && country !== undefined ? { visitor, destination: country.name } : null;
}

/** The only place of the stretch that lies on one of the sides; a capital only where it is meant as a place. */
function placeOf(facts: Facts, telling: Span): Entity | null {
  const language = baseLanguage(facts.language);
  const found = new Set<Entity>();
  facts.mentions.forEach((mention, index) => {
    if (!isWithin(mention, telling) || mention.metonym) return;
    const entity = facts.entity(mention.entity);
    if (entity?.kind !== 'place' || sideOf(facts, entity) < 0) return;
    if (entity.governs !== undefined && !isLocative(facts.folded, facts.places[index] as Span, language))
      return;
    found.add(entity);
  });
  return found.size === 1 ? ([...found][0] as Entity) : null;
}

function isSpokesman(event: ArticleEvent, person: Entity): boolean {
  const office = event.actors.find(actor => actor.id === person.id)?.office ?? '';
  return /spokes|press|ambassador/i.test(office);
}

/**
 * Which of two persons something is sent to, by the case mark or preposition at the names ("to Putin", "푸틴에게", "from
 * Kim"); null when they don't say or disagree.
 */
export function findRecipient(facts: Facts, telling: Telling, pair: [Entity, Entity]): Entity | null {
  const base = baseLanguage(facts.language);
  const receivers = findMarked(facts, telling, pair, words.to as Marks, base);
  const senders = findMarked(facts, telling, pair, words.from as Marks, base);
  const fits = pair.filter(
    (one, index) =>
      !senders.has(one.id) &&
      !receivers.has(pair[1 - index]?.id as string) &&
      (receivers.has(one.id) || senders.has(pair[1 - index]?.id as string)),
  );
  return fits.length === 1 ? (fits[0] as Entity) : null;
}

/** So many words may stand between a preposition and the name: "to Russian President Putin". */
const between = /^(?:[\p{L}\p{M}'’-]+ ){0,2}$/u;

/** The persons with such a mark at any of their names. */
function findMarked(
  facts: Facts,
  telling: Telling,
  pair: [Entity, Entity],
  marks: Marks,
  base: string,
): Set<string> {
  const marked = new Set<string>();
  const mark = marks[base];
  if (mark === undefined) return marked;
  facts.mentions.forEach((mention, index) => {
    if (!isWithin(mention, telling) || !pair.some(one => one.id === mention.entity)) return;
    const place = facts.places[index] as Span;
    const after = facts.folded.slice(place.end, place.end + 12);
    const own = facts.folded.slice(place.start, place.end);
    const before = facts.folded.slice(Math.max(0, place.start - 40), place.start);
    const isBefore = (word: string) => {
      const at = before.lastIndexOf(word);
      return at >= 0 && (at === 0 || before[at - 1] === ' ') && between.test(before.slice(at + word.length));
    };
    if (
      mark.after?.some(word => after.startsWith(word) || own.endsWith(word)) === true ||
      mark.before?.some(word => (/[ ]$/.test(word) ? isBefore(word) : before.endsWith(word))) === true
    )
      marked.add(mention.entity);
  });
  return marked;
}
