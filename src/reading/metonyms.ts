import type { Entity } from '../beat/beat.ts';
import type { Span } from '../model/reading.ts';
import words from './data/metonym-words.json' with { type: 'json' };
import { isUnspaced } from './inflection.ts';
import { isLetterOrMark, scriptOf } from './script.ts';

interface Table {
  /** What follows a speaker or doer, and what follows a place. */
  actor: string[];
  place: string[];
  /** Prepositions before a place. */
  before: string[];
  /** Verbs before their subject ("اتهمت سيول"). */
  verbs?: string[];
}

const byLanguage = words as Record<string, Table>;

/** How far after a name its case marker and verb are looked for, in folded letters. */
const reach = 60;

/**
 * Whether a capital or palace is named as the government it houses ("Seoul has claimed") and not as a place ("in Seoul").
 * It is one when what follows makes it a speaker or doer in its language; in a list of capitals
 * ("Seoul, Washington and Kyiv have claimed") what follows the last counts for all.
 */
export function standsForGovernment(
  text: string,
  places: Span[],
  index: number,
  isCapital: (at: number) => boolean,
  language: string,
  kind: Entity['kind'],
): boolean {
  const table = byLanguage[language];
  if (table === undefined) return false;
  const here = places[index] as Span;
  const before = text.slice(Math.max(0, here.start - 14), here.start);
  if (table.before.some(word => endsWithWord(before, word))) return false;
  let last = index;
  while (last + 1 < places.length && isCapital(last + 1) && isListed(text, places, last)) last++;
  const end = (places[last] as Span).end;
  const tail = text.slice(end, end + reach);
  if (table.place.some(word => tail.startsWith(word))) return false;
  if (kind === 'organisation') return false;
  return (
    table.actor.some(word => tail.startsWith(word)) ||
    table.verbs?.some(word => before.endsWith(word)) === true
  );
}

/** Whether a text ends with a whole word; in scripts without spaces with those letters. */
function endsWithWord(text: string, word: string): boolean {
  if (!text.endsWith(word)) return false;
  const at = text.length - word.length - 1;
  return at < 0 || isUnspaced(scriptOf(word.charCodeAt(0))) || !isLetterOrMark(text.charCodeAt(at));
}

/** Whether only a comma or an "and" parts this name from the next. */
function isListed(text: string, places: Span[], at: number): boolean {
  return isCoordination(text.slice((places[at] as Span).end, (places[at + 1] as Span).start));
}

/** Whether this is no more than a comma or an "and", in any of our languages. */
export function isCoordination(between: string): boolean {
  return between.length <= 14 && coordination.test(between);
}

const coordination =
  /^(?:[,،、·] ?|[,،、]? ?(?:और|तथा|एवं|व|र|आणि|અને|તેમજ|তথা|ও|এবং|ਅਤੇ|ਤੇ|மற்றும்|மற்றும|మరియు|ಮತ್ತು|and|as well as|и|а также|і|та|й|и|und|sowie|et|ainsi que|y|e|و|اور|ve|ile|와|과|및|と|や|及び|および|和|与|與|及|以及|跟|dan|serta|và|cùng|i|oraz|και|και της|και τη|และ|ו) ?)$/u;

/** Whether a case mark or preposition of its language says that something happened in this place. */
export function isLocative(text: string, place: Span, language: string): boolean {
  const table = byLanguage[language];
  if (table === undefined) return false;
  const tail = text.slice(place.end, place.end + 16);
  const before = text.slice(Math.max(0, place.start - 14), place.start);
  const own = text.slice(place.start, place.end);
  return (
    table.place.some(word => tail.startsWith(word) || own.endsWith(word)) ||
    table.before.some(word => endsWithWord(before, word))
  );
}
