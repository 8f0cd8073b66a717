import type { Figure, Span } from '../model/reading.ts';
import { clause, clauseEnd, conjunctions, fateOf, otherFate } from './figure-fates.ts';
import { fates, isMeasure, measures, persons, substances } from './figure-kinds.ts';
import type { FigureLexicon } from './figure-lexicon.ts';
import type { Numeral } from './figure-numbers.ts';
import { isLetterOrMark } from './script.ts';

/** How far a noun may stand behind its number, in UTF-16 units. */
const reach = 72;
/** Words between number and noun that the language's list doesn't know. */
const strangers = 1;

type Bound = NonNullable<Figure['bound']>;
type Found = Omit<Figure, 'text'>;

/**
 * What a number counts: the noun behind it, with nothing between but words that go with a noun; or money, by the sign or
 * code beside it.
 * @param place the first of `places` that ends behind the number
 * @returns null when the number counts nothing that is looked for
 */
export function findCounted(
  text: string,
  numeral: Numeral,
  lexicon: FigureLexicon,
  places: readonly Span[],
  place: number,
): Found | null {
  const lead = text.slice(Math.max(0, numeral.start - 48), numeral.start);
  const money =
    /(?:^|[^\p{L}\p{M}\d])((?:us|u\.s\. ?)?[$€£₩₽₹₴₺¥฿₫]|(?:hk|nt|c|a)\$|usd|eur|rub|krw|cny|inr|jpy|rs\.?|rp\.?) ?$/u.exec(
      lead,
    );
  if (money !== null) {
    const sign = (money[1] as string).replace('.', '');
    const unit = leads[sign] ?? lexicon.idOf(sign);
    return made(
      numeral.start - money[0].length + money[0].indexOf(money[1] as string),
      numeral.end,
      unit,
      'money',
      lead.slice(0, -money[0].length),
    );
  }
  const rest = text.slice(numeral.end, numeral.end + reach);
  if (calibre.test(rest)) return null;
  const stop = clauseEnd.exec(rest)?.index ?? rest.length;
  let behind = rest.slice(0, stop);
  lexicon.after.lastIndex = 0;
  const tail = lexicon.after.exec(behind);
  const from = tail === null ? 0 : tail[0].length;
  behind = behind.slice(from);
  const noun = headNoun(behind, lexicon);
  if (noun === null) {
    const fate = tail === null && standsBare.test(behind) ? fateOf(text, lead, numeral.end, lexicon) : null;
    if (fate === null || fate.end > 0 || numeral.plain || (numeral.spelled && numeral.value === 1))
      return null;
    return made(numeral.start, numeral.end, 'person', fate.id, lead);
  }
  const between = behind.slice(0, noun.index);
  // "124th", "9-й": letters written to a number belong to it
  if (from === 0 && noun.index > 0 && /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(behind))
    return null;
  const first = numeral.end + from;
  if (!isClear(between, first, lexicon, places, place)) return null;
  // a sign of money stands at its number
  if (noun[1] === undefined && between.trim() !== '') return null;
  const id = lexicon.idOf(noun[1] ?? noun[0]);
  if (id === '') return null;
  const end = first + noun.index + noun[0].length;
  const bound = boundAfter(tail) ?? boundAfter(stickyAfter(text, end, lexicon));
  if (measures[id] !== undefined) {
    const substance = measuredOf(text, end, lexicon);
    return made(numeral.start, substance?.end ?? end, measures[id], substance?.id ?? 'goods', lead, bound);
  }
  if (/^[A-Z]{3}$/.test(id)) {
    if (id === 'KRW' && numeral.value < 100) return null;
    return made(numeral.start, end, id, 'money', lead, bound);
  }
  if (isDoubtful(numeral, lead, between, id, bound, lexicon)) return null;
  if (!persons.has(id)) return made(numeral.start, end, 'piece', id, lead, bound);
  const second = id === 'killed' || id === 'wounded' ? otherFate(text, end, id, lexicon) : null;
  if (second !== null) return made(numeral.start, second, 'person', 'casualties', lead, bound);
  const fate = fates.has(id) ? null : fateOf(text, lead, end, lexicon);
  return made(numeral.start, Math.max(end, fate?.end ?? 0), 'person', fate?.id ?? id, lead, bound);

  function made(
    start: number,
    end: number,
    unit: string,
    counted: string,
    before: string,
    after?: Bound,
  ): Found {
    const { value, low, high } = numeral;
    const bound = boundBefore(before, lexicon) ?? after ?? (low === undefined ? 'exact' : undefined);
    return {
      start,
      end,
      value,
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
      ...(bound === undefined ? {} : { bound }),
      unit,
      counted,
    };
  }
}

const leads: Record<string, string> = {
  us$: 'USD',
  'us $': 'USD',
  hk$: 'HKD',
  nt$: 'TWD',
  c$: 'CAD',
  a$: 'AUD',
  '¥': 'JPY',
  rs: 'INR',
  rp: 'IDR',
  'us ': 'USD',
};

/** Per cent, degrees and the width of a barrel. */
const calibre = /^(?:[%°]|[ -]?(?:mm|мм|मिमी|મિમી|મીમી|ملم|مم|χιλ\.)(?![\p{L}\p{M}]))/u;

/** "killed roughly 1,100 more": the number ends the clause. */
const standsBare = /^ ?(?:more|others|)$/;

/** Whether only words that go with a noun stand before it: known ones, names, and one stranger. */
function isClear(
  between: string,
  from: number,
  lexicon: FigureLexicon,
  places: readonly Span[],
  place: number,
): boolean {
  let unknown = 0;
  for (const match of between.matchAll(
    /\p{L}{1,12}-\d+\p{L}?|\d+(?:[.,]\d+)?[ -]?(?:mm|мм|मिमी|મીમી|મિમી|ملم|ملي)|[\p{L}\p{M}\d'%°]+/gu,
  )) {
    const word = match[0];
    if (/^\p{L}+-\d/u.test(word)) continue;
    if (/^\d/.test(word)) {
      if (/\p{L}/u.test(word)) continue;
      return false;
    }
    if (match.index === 0 && from > 0 && word.length <= 3 && isLetterOrMark(between.charCodeAt(0))) continue;
    if (unknown > 0 && conjunctions.has(word)) return false;
    if (lexicon.between.test(word)) continue;
    if (lexicon.barrier.test(word)) return false;
    const start = from + match.index;
    let at = place;
    while (at < places.length && (places[at] as Span).end <= start) at++;
    const named = places[at];
    if (named !== undefined && named.start <= start) continue;
    if (lexicon.functionWords.has(word) || ++unknown > strangers) return false;
  }
  return true;
}

/** Years and single things are figures only where the words leave no doubt. */
function isDoubtful(
  numeral: Numeral,
  lead: string,
  between: string,
  id: string,
  bound: Bound | undefined,
  lexicon: FigureLexicon,
): boolean {
  if (numeral.spelled && numeral.value === 1) return true;
  if (numeral.plain && numeral.value >= 1900 && numeral.value < 2100) {
    if (bound !== undefined || boundBefore(lead, lexicon) !== null) return false;
    return numeral.value % 100 !== 0 || (/\p{L}/u.test(between) && persons.has(id) === false);
  }
  return false;
}

function boundBefore(lead: string, lexicon: FigureLexicon): Bound | null {
  const found = lexicon.before.exec(lead);
  if (found === null) return null;
  return found[1] !== undefined ? 'about' : found[2] !== undefined ? 'at-least' : 'at-most';
}

function boundAfter(found: RegExpExecArray | null): Bound | undefined {
  if (found === null) return undefined;
  return found[1] !== undefined ? 'about' : found[2] !== undefined ? 'at-least' : 'at-most';
}

function stickyAfter(text: string, at: number, lexicon: FigureLexicon): RegExpExecArray | null {
  lexicon.after.lastIndex = at;
  return lexicon.after.exec(text);
}

/** The first noun; where another stands right behind it, the first is only its attribute: "missile launchers". */
function headNoun(stretch: string, lexicon: FigureLexicon): RegExpExecArray | null {
  const noun = lexicon.noun.exec(stretch);
  if (noun?.[1] === undefined) return noun;
  const end = noun.index + noun[0].length;
  if (stretch[end] !== ' ') return noun;
  const next = lexicon.noun.exec(stretch.slice(end));
  if (next?.[1] === undefined || next.index !== 1) return noun;
  const [id, other] = [lexicon.idOf(noun[1]), lexicon.idOf(next[1])];
  if (
    isMeasure(id) ||
    isMeasure(other) ||
    fates.has(id) ||
    fates.has(other) ||
    persons.has(id) !== persons.has(other)
  )
    return noun;
  next.index += end;
  return next;
}

/** What tonnes and barrels are of. */
function measuredOf(text: string, from: number, lexicon: FigureLexicon): { id: string; end: number } | null {
  const behind = clause(text.slice(from, from + 40));
  const noun = lexicon.noun.exec(behind);
  if (noun === null) return null;
  const id = lexicon.idOf(noun[1] ?? noun[0]);
  const words = behind.slice(0, noun.index).match(/[\p{L}\p{M}]+|\d/gu) ?? [];
  if (!substances.has(id) || words.length > 2) return null;
  return { id, end: from + noun.index + noun[0].length };
}
