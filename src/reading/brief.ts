import type { Beat, Entity } from '../beat/beat.ts';
import type { ArticleEvent } from '../model/reading.ts';
import { type BriefDate, dateOfBrief } from './brief-date.ts';
import { monthName } from './civil.ts';
import nouns from './data/event-nouns.json' with { type: 'json' };
import { type Facts, sideOf } from './facts.ts';
import { fold } from './fold.ts';
import { baseLanguage } from './name-forms.ts';
import type { Dating } from './published.ts';
import { isJoint } from './relevance-clues.ts';
import { findRecipient, findTraveller } from './roles.ts';
import { canTellTense, findTellings, type Telling } from './telling.ts';

/** Kinds of dealings in which a third country named in the same breath may be the other party. */
const ofParties: ReadonlySet<string> = new Set([
  'meeting',
  'summit',
  'talks',
  'visit',
  'call',
  'message',
  'treaty',
  'veto',
  'sanctions',
]);

/** Kinds that say nothing of dealings of the two where both are named: one drills or tests, the other speaks of it. */
const ofOneAlone: ReadonlySet<string> = new Set(['drill', 'missile-test', 'nuclear-test']);

/** Kinds of which each tells the same: two sides spoke with each other. */
const encounters: ReadonlySet<string> = new Set(['meeting', 'summit', 'talks']);

/**
 * One English line built from what title and opening say themselves: "Sergei Shoigu, Russia's Security Council secretary,
 * met Kim Jong Un in Pyongyang, 21 Mar 2025 (inferred)". What is known of the beat beyond the text serves for offices
 * and the date only. Says less rather than guess ("About talks: …"); null when nothing sure is left.
 */
export function writeBrief(
  facts: Facts,
  event: ArticleEvent | null,
  dating: Dating,
  relevant: boolean,
): string | null {
  if (event === null) return null;
  const tellings = findTellings(facts);
  const line = encounters.has(event.type)
    ? tellEncounter(facts, event, dating, tellings)
    : event.type === 'call'
      ? tellCall(facts, event, dating, tellings)
      : event.type === 'visit'
        ? tellVisit(facts, event, dating, tellings)
        : event.type === 'message'
          ? tellMessage(facts, event, dating, tellings)
          : null;
  return line ?? (relevant ? nameSubject(facts, event.type, tellings) : null);
}

function tellEncounter(
  facts: Facts,
  event: ArticleEvent,
  dating: Dating,
  tellings: Telling[],
): string | null {
  const own = tellings.filter(one => [...encounters].some(kind => one.kinds.has(kind)));
  const found = findPair(facts, own);
  if (found === null) return null;
  const { pair, telling } = found;
  const told = tenseOf(facts, dating, tellings, telling);
  const tense = told === 'done' && telling.toMeet ? 'ahead' : told;
  // The day of an arrival is not the day of the meeting it was for.
  const date = telling.toMeet ? null : dateOfBrief(facts, event, dating, own, tense === 'ahead');
  if (tense === null || date === 'contradicts')
    return `About a meeting: ${pair.map(one => one.name).join(', ')}`;
  const [guest, host] = sortGuest(facts, event, pair);
  const where = event.place === null ? '' : ` in ${townOf(facts, event.place)}`;
  const other = introduce(event, host);
  const last = where === '' ? other.replace(/,$/, '') : other;
  if (tense === 'done' && !own.some(one => one.kinds.has('meeting') || one.kinds.has('summit')))
    return `Talks between ${introduce(event, guest)} and ${last}${where}${spell(date)}`;
  return `${introduce(event, guest)} ${tense === 'ahead' ? 'to meet' : 'met'} ${last}${where}${spell(date)}`;
}

function tellCall(facts: Facts, event: ArticleEvent, dating: Dating, tellings: Telling[]): string | null {
  const own = tellings.filter(one => one.kinds.has('call'));
  const telling = own.find(one => pairOf(facts, one.persons) !== null);
  const pair = telling === undefined ? null : pairOf(facts, telling.persons);
  if (telling === undefined || pair === null) return null;
  const names = `${introduce(event, pair[0])} and ${introduce(event, pair[1])}`;
  const date = dateOfBrief(facts, event, dating, own, false);
  if (tenseOf(facts, dating, tellings, telling) !== 'done' || date === 'contradicts')
    return `About a phone call: ${pair.map(one => one.name).join(', ')}`;
  return `${names} spoke by phone${spell(date)}`;
}

function tellVisit(facts: Facts, event: ArticleEvent, dating: Dating, tellings: Telling[]): string | null {
  const own = tellings.filter(one => one.kinds.has('visit') && one.persons.length > 0);
  const telling = own.find(one => findTraveller(facts, event, one) !== null);
  if (telling === undefined) return null;
  const tense = tenseOf(facts, dating, tellings, telling);
  const travel = findTraveller(facts, event, telling);
  if (travel === null || tense === null) return null;
  const date = dateOfBrief(facts, event, dating, own, tense === 'ahead');
  if (date === 'contradicts') return null;
  return `${introduce(event, travel.visitor)} ${tense === 'ahead' ? 'to visit' : 'visited'} ${townOf(facts, travel.destination)}${spell(date)}`;
}

/** The town that a building or spot lies in, by name; any other name as it is. */
function townOf(facts: Facts, name: string): string {
  const town = facts.beat.entities.find(one => one.kind === 'place' && one.name === name)?.within;
  return (town === undefined ? undefined : facts.entity(town)?.name) ?? name;
}

function tellMessage(facts: Facts, event: ArticleEvent, dating: Dating, tellings: Telling[]): string | null {
  const own = tellings.filter(one => one.kinds.has('message'));
  const telling = own.find(one => pairOf(facts, one.persons) !== null);
  const pair = telling === undefined ? null : pairOf(facts, telling.persons);
  if (telling === undefined || pair === null) return null;
  const recipient = findRecipient(facts, telling, pair);
  const sender = pair.find(one => one !== recipient) as Entity;
  if (recipient === null || tenseOf(facts, dating, tellings, telling) !== 'done')
    return `About a message: ${pair.map(one => one.name).join(', ')}`;
  return `${introduce(event, sender)} sent ${introduce(event, recipient)} a message`;
}

/**
 * What it is about, where who did what isn't sure: the kind of event and the sides named in the same breath. Nothing where
 * a third country may be the one that met, signed or tested.
 */
function nameSubject(facts: Facts, type: string, tellings: Telling[]): string | null {
  const noun = (nouns as Record<string, string>)[type];
  const isTold = ({ kinds, joint, namesPair }: Telling) =>
    kinds.has(type) && isJoint(joint) && (!ofParties.has(type) || joint.others === 0 || namesPair);
  if (noun === undefined || ofOneAlone.has(type) || !tellings.some(isTold)) return null;
  const names = facts.beat.sides.map(
    code => facts.beat.entities.find(one => one.kind === 'country' && one.country === code)?.name ?? code,
  );
  return `About ${noun}: ${names.join(' and ')}`;
}

/** Whether it is told as done or as ahead; null when the words leave it open or speak of both. */
function tenseOf(
  facts: Facts,
  dating: Dating,
  tellings: Telling[],
  telling: Telling,
): 'done' | 'ahead' | null {
  if (!canTellTense(facts.language)) return null;
  if (telling.hedged) return null;
  if (telling.ahead) return 'ahead';
  // "Arrived to meet Putin" looks ahead only for the meeting.
  const preview = dating.preview && !tellings.some(one => one.toMeet);
  return preview || tellings.slice(0, 2).some(one => one.ahead) ? null : 'done';
}

/** Two persons, one of each side; null when there are fewer or more. */
function pairOf(facts: Facts, persons: Entity[]): [Entity, Entity] | null {
  const [a, b] = persons;
  if (a === undefined || b === undefined || persons.length > 2) return null;
  const sides = [sideOf(facts, a), sideOf(facts, b)];
  return sides[0] !== -1 && sides[1] !== -1 && sides[0] !== sides[1] ? [a, b] : null;
}

/**
 * Who met, from the sentences that tell of it: an envoy named before their own leader is the one who met, the leader only
 * sent word. Where those sentences give the envoy's office alone, the name that follows further on counts. Two leaders
 * are believed to have met each other only where no envoy is spoken of.
 */
function findPair(facts: Facts, own: Telling[]): { pair: [Entity, Entity]; telling: Telling } | null {
  let leaders: { pair: [Entity, Entity]; telling: Telling } | null = null;
  for (const telling of own) {
    const pair = pairOf(facts, withoutSenders(facts, telling.persons));
    if (pair?.some(one => one.everPresent !== true) === true) return { pair, telling };
    if (pair !== null) leaders ??= { pair, telling };
  }
  const envoys = own.some(one => one.persons.some(person => person.everPresent !== true));
  if (leaders !== null) return envoys || namesOffice(facts, own) ? null : leaders;
  const telling = own[0];
  if (telling === undefined || telling.persons.length !== 1 || !telling.sides[0] || !telling.sides[1])
    return null;
  const all = [...new Set(findTellings(facts, 4).flatMap(one => one.persons))];
  const pair = pairOf(facts, withoutSenders(facts, all));
  return pair?.includes(telling.persons[0] as Entity) === true && pair.some(one => one.everPresent !== true)
    ? { pair, telling }
    : null;
}

/** Whether sentences speak of someone of the two sides by an office that isn't a leader's ("the chairman of the Duma"). */
function namesOffice(facts: Facts, tellings: Telling[]): boolean {
  return envoyWords(facts).some(word => tellings.some(one => one.folded.includes(word)));
}

const envoyWordsOf = new WeakMap<Beat, Map<string, string[]>>();

/** The words of a language for offices of the two sides that could not mean a leader's. */
function envoyWords(facts: Facts): string[] {
  const base = baseLanguage(facts.language);
  const known = envoyWordsOf.get(facts.beat) ?? new Map<string, string[]>();
  envoyWordsOf.set(facts.beat, known);
  const ready = known.get(base);
  if (ready !== undefined) return ready;
  const leaders = new Set<string>();
  const others = new Set<string>();
  for (const { person, words } of facts.beat.offices) {
    const entity = facts.entity(person);
    if (sideOf(facts, entity) === -1) continue;
    for (const [language, list] of Object.entries(words))
      if (baseLanguage(language) === base)
        for (const word of list) (entity?.everPresent === true ? leaders : others).add(fold(word).text);
  }
  const made = [...others].filter(
    word => ![...leaders].some(own => own.includes(word) || word.includes(own)),
  );
  known.set(base, made);
  return made;
}

/** Leaves out a leader who is named only after an envoy of the same side. */
function withoutSenders(facts: Facts, persons: Entity[]): Entity[] {
  return persons.filter(
    (one, index) =>
      one.everPresent !== true ||
      !persons
        .slice(0, index)
        .some(other => other.everPresent !== true && sideOf(facts, other) === sideOf(facts, one)),
  );
}

/** Whoever isn't at home where it happened comes first; else the less usual name, else the first named. */
function sortGuest(facts: Facts, event: ArticleEvent, pair: [Entity, Entity]): [Entity, Entity] {
  const home = event.place === null ? null : countryOfPlace(facts.beat, event.place);
  const rank = (one: Entity) =>
    (home !== null && one.country === home ? 2 : 0) + (one.everPresent === true ? 1 : 0);
  return rank(pair[0]) <= rank(pair[1]) ? pair : [pair[1], pair[0]];
}

const placesOf = new WeakMap<Beat, Map<string, Entity>>();

/** The country of a place given by its name; null when the beat doesn't know it. */
function countryOfPlace(beat: Beat, name: string): string | null {
  let places = placesOf.get(beat);
  if (places === undefined) {
    places = new Map();
    for (const one of beat.entities)
      if (one.kind === 'place' && !places.has(one.name)) places.set(one.name, one);
    placesOf.set(beat, places);
  }
  return places.get(name)?.country ?? null;
}

/** Name with the office then held; leaders known to everyone without. */
function introduce(event: ArticleEvent, person: Entity): string {
  const office = event.actors.find(actor => actor.id === person.id)?.office ?? null;
  return office === null || person.everPresent === true ? person.name : `${person.name}, ${office},`;
}

function spell(date: BriefDate | null): string {
  if (date === null) return '';
  return `, ${shortDate(date.date)}${date.inferred ? ' (inferred)' : ''}`;
}

/** "21 Mar 2025", "Mar 2025" or "2025". */
function shortDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return [day, month === undefined ? undefined : monthName(month).slice(0, 3), year]
    .filter(part => part !== undefined)
    .join(' ');
}
