import type { Mention } from '../model/reading.ts';
import { agencyOf, type DatelineClues, findWithin, firstPlace, isUnnamed, nameOf } from './dateline-clues.ts';

/** Longest place, with a country behind it ("SEOUL, South Korea"). */
const longestPlace = 60;
/** What may part place and story: a colon or danda, a dash, a bar. */
const parting = /[ ]?(?:[:：।۔|•]|[–—―]|--| - |(?<=\p{Script=Arabic})-)/u;
/** "MOSKWA, Portal.com - ": the outlet's own address behind the place. */
const address = /, ?[\p{L}-]{2,20}\.(?:com|co\.id|id|net|ru|org)$/iu;

/** The words a dateline opens with, as far as they can be a place. */
export interface OpeningPlace {
  name: string | null;
  /** As it stands in the text. */
  written: string;
  length: number;
  /** The beat knows the place. */
  known: boolean;
  /** It is all the words are, or all but a second place or country. */
  alone: boolean;
  capitals: boolean;
  country: boolean;
  agency: string | null;
}

/** The words before the first date, bracket or parting sign, when they can be a place. */
export function placeAtStart(clues: DatelineClues, opening: string, from: number): OpeningPlace | null {
  const date = clues.dates.find(other => other.start >= from && other.start - from <= longestPlace);
  const limits = [
    date === undefined ? -1 : date.start - from,
    opening.search(/[([（/]/u),
    opening.search(parting),
  ].filter(limit => limit > 0);
  const limit = Math.min(...limits, longestPlace + 1);
  if (limit > longestPlace) return null;
  let words = opening
    .slice(0, limit)
    .replace(/(?<![\s,.:،।۔。(])[\s,.:،।۔。(]+$/u, '')
    .replace(/ في$/u, '');
  if (!words.includes('/') && opening[limit] === '/') {
    // "Moskau/Pjöngjang (dpa)", "MOSCOW/SEOUL, March 21"
    const both = /^[\p{L}\p{M} -]{2,30}\/[\p{L}\p{M} -]{2,30}(?= ?[(–—:,।]| - |-- )/u.exec(opening);
    if (both !== null) words = both[0].trimEnd().replace(/ -$/, '');
  }
  // "Moscow [Russia]"
  const boxed = opening[limit] === '[' ? /^\[[\p{L}\p{M} ]{2,30}\]/u.exec(opening.slice(limit)) : null;
  words = words.replace(address, '');
  words = withoutAgency(words);
  if (words === '' || /^[[【〔(（]|[\n!?"“”«»]/u.test(words) || /\p{N}/u.test(words)) return null;
  const undotted = words.replace(/\b\p{Lu}\.(?:\p{Lu}\.)*/gu, '');
  if (words.split(/\s+/u).length > 5 || /[.](?=\s?\p{L})/u.test(undotted))
    if (!/^[\p{L}\p{M}-]{2,30}\./u.test(words)) return null;
  let end = from + words.length;
  const here = findWithin(clues, from, end);
  const agencyFirst = here.agency !== null && here.agency.start === from;
  // "मॉस्को, एएनआई। ": the agency is read after the place
  if (here.agency !== null && !agencyFirst && here.agency.start > from) {
    words = clues.text.slice(from, here.agency.start).replace(/(?<![\s,.:،۔(–—-])[\s,.:،۔(–—-]+$/u, '');
    end = from + words.length;
  }
  const behind = behindOutlet(clues, from, words, here.place);
  const known =
    behind !== null || (here.place !== null && here.place.start === from && here.place.end <= end + 1);
  if (here.place === null && !agencyFirst && opensWithPerson(clues, from)) return null;
  return {
    name: agencyFirst ? null : known ? nameOf(clues, here.place as Mention) : firstPlace(words),
    written: words,
    length: boxed === null ? words.length : limit + boxed[0].length,
    known,
    alone: !known || isAlone(clues, (here.place as Mention).end, end),
    capitals: words.length >= 3 && words === words.toUpperCase() && words !== words.toLowerCase(),
    country: here.place !== null && clues.entity(here.place.entity)?.kind === 'country',
    agency: agencyFirst ? nameOf(clues, here.agency as Mention) : null,
  };
}

/** "मॉस्को, पीटीआइ": an agency that only datelines name so is read after the place. */
function withoutAgency(words: string): string {
  const comma = words.search(/[,،][^,،]*$/u);
  if (comma <= 0) return words;
  const last = words.slice(comma + 1).trim();
  return agencyOf(last) === null && !isUnnamed(last) ? words : words.slice(0, comma);
}

/** "अमर उजाला, नई दिल्ली": papers of India name themselves before the place. */
function behindOutlet(
  clues: DatelineClues,
  from: number,
  words: string,
  place: Mention | null,
): Mention | null {
  if (place === null || place.start === from || place.end < from + words.length) return null;
  const before = clues.text.slice(from, place.start);
  return /^[\p{Script=Devanagari}\p{Script=Gujarati}\p{Script=Bengali}\p{M} ]{2,30}[,،] $/u.test(before)
    ? place
    : null;
}

/** "HANOI, Vietnam" and "Moskau/Pjöngjang" are places alone; "Moscow, Pyongyang deepen ties" is not. */
function isAlone(clues: DatelineClues, start: number, end: number): boolean {
  const rest = clues.text.slice(start, end);
  if (rest.trim() === '') return true;
  return /^ ?(?:[,/،] ?[\p{L}\p{M}.-]{2,20}(?: \p{L}[\p{L}\p{M}.-]{1,20})?|\[[^\]\n]{2,30}\])$/u.test(rest);
}

function opensWithPerson(clues: DatelineClues, from: number): boolean {
  const first = clues.mentions.find(mention => mention.start === from);
  return first !== undefined && clues.entity(first.entity)?.kind === 'person';
}
