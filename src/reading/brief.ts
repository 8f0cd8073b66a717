import type { Entity } from '../beat/beat.ts';
import type { Actor, ArticleEvent } from '../model/reading.ts';
import { monthName } from './civil.ts';

/** What the brief may be built from. */
export interface BriefInput {
  event: ArticleEvent | null;
  /** The text tells of the event as lying ahead. */
  preview: boolean;
  /** The English line of the known event the article reports, if one was recognised. */
  knownTitle: string | null;
  /** The known event's own first day. */
  knownDate: string | null;
  entity(id: string): Entity | undefined;
  /** ISO code of the country a place lies in, by the place's canonical English name. */
  placeCountry(name: string): string | null;
}

/** Kinds that a preview tells of as coming. */
const ahead: ReadonlySet<string> = new Set([
  'meeting',
  'summit',
  'talks',
  'visit',
  'call',
  'treaty',
  'ceremony',
]);

/**
 * One English line built from the event alone: "Sergei Shoigu, Russia's Security Council secretary, met Kim Jong Un in
 * Pyongyang, 21 Mar 2025 (inferred)". Says less rather than guess: null when who did what to whom isn't sure.
 */
export function writeBrief(input: BriefInput): string | null {
  const { event } = input;
  if (event === null) return null;
  const told = sentenceFor(input, event);
  if (told === null) {
    const title = otherwise(input);
    return title === null || input.knownDate === null
      ? null
      : `${title}, ${shortDate(input.knownDate)} (inferred)`;
  }
  const line = told;
  const date =
    event.date === null
      ? ''
      : `, ${shortDate(event.date)}${event.dateBasis === 'inferred' ? ' (inferred)' : ''}`;
  return line + date;
}

function sentenceFor(input: BriefInput, event: ArticleEvent): string | null {
  const persons = event.actors.filter(actor => input.entity(actor.id)?.kind === 'person');
  const sides = new Set(persons.map(actor => input.entity(actor.id)?.country));
  switch (event.type) {
    case 'meeting':
    case 'summit':
    case 'talks': {
      if (persons.length < 2 || sides.size < 2) return null;
      const [guest, ...hosts] = guestFirst(input, event, persons) as [Actor, ...Actor[]];
      const others = hosts.filter(host => input.entity(host.id)?.country !== input.entity(guest.id)?.country);
      const names = joinNames(others.map(host => nameWithOffice(input, host)));
      const shown = others.at(-1);
      const comma = shown !== undefined && nameWithOffice(input, shown).endsWith(',') ? ',' : '';
      const place = event.place === null ? '' : `${comma} in ${event.place}`;
      return `${nameWithOffice(input, guest)}${input.preview ? ' to meet ' : ' met '}${names}${place}`;
    }
    case 'visit': {
      const visitor = findVisitor(input, event, persons);
      if (visitor === null) return null;
      const there = destinationOf(input, event, visitor);
      if (there === null) return null;
      // A leader named beside the other country need not be the one who travels.
      if (event.place === null && input.knownTitle === null && input.entity(visitor.id)?.everPresent === true)
        return null;
      return `${nameWithOffice(input, visitor)}${input.preview ? ' to visit ' : ' visited '}${there}`;
    }
    case 'call':
      if (persons.length !== 2 || sides.size < 2 || input.preview) return null;
      return `${joinNames(persons.map(actor => nameWithOffice(input, actor)))} spoke by phone`;
    default:
      return null;
  }
}

/** The known event's own line, unless it still lies ahead: what is said before a visit has been said. */
function otherwise(input: BriefInput): string | null {
  return input.preview && ahead.has(input.event?.type ?? '') ? null : input.knownTitle;
}

/** Whoever isn't at home where it happened comes first; else the less usual name. */
function guestFirst(input: BriefInput, event: ArticleEvent, persons: Actor[]): Actor[] {
  const home = homeOf(input, event);
  return [...persons].sort((a, b) => rank(a) - rank(b));
  function rank(actor: Actor): number {
    const entity = input.entity(actor.id);
    return (home !== null && entity?.country === home ? 2 : 0) + (entity?.everPresent === true ? 1 : 0);
  }
}

function homeOf(input: BriefInput, event: ArticleEvent): string | null {
  if (event.place === null) return null;
  return input.placeCountry(event.place);
}

/** The one person who can't be at home: the only one, or the only one of the other side. */
function findVisitor(input: BriefInput, event: ArticleEvent, persons: Actor[]): Actor | null {
  const home = homeOf(input, event);
  if (home !== null) {
    const away = persons.filter(actor => input.entity(actor.id)?.country !== home);
    return away.length === 1 ? (away[0] as Actor) : null;
  }
  return persons.length === 1 ? (persons[0] as Actor) : null;
}

function destinationOf(input: BriefInput, event: ArticleEvent, visitor: Actor): string | null {
  const own = input.entity(visitor.id)?.country;
  const home = homeOf(input, event);
  if (event.place !== null && home !== null && home !== own) return event.place;
  const countries = event.actors.filter(actor => {
    const entity = input.entity(actor.id);
    return entity?.kind === 'country' && entity.country !== own;
  });
  return countries.length === 1 ? (countries[0] as Actor).name : null;
}

function nameWithOffice(input: BriefInput, actor: Actor): string {
  const entity = input.entity(actor.id);
  return actor.office === null || entity?.everPresent === true
    ? actor.name
    : `${actor.name}, ${actor.office},`;
}

function joinNames(names: string[]): string {
  const bare = names.map((name, index) => (index === names.length - 1 ? name.replace(/,$/, '') : name));
  if (bare.length <= 1) return bare[0] ?? '';
  return `${bare.slice(0, -1).join(', ').replace(/,, /g, ', ')} and ${bare.at(-1)}`;
}

/** "21 Mar 2025", "Mar 2025" or "2025". */
function shortDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return [day, month === undefined ? undefined : monthName(month).slice(0, 3), year]
    .filter(part => part !== undefined)
    .join(' ');
}
