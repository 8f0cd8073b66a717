import type { Figure, Span } from '../model/reading.ts';
import type { FigureLexicon } from './figure-lexicon.ts';
import type { Numeral } from './figure-numbers.ts';
import { isLetterOrMark } from './script.ts';

/** How far a noun may stand behind its number, in UTF-16 units. */
const reach = 72;
/** Words between number and noun that the language's list doesn't know. */
const strangers = 1;

const persons = new Set([
  'troops',
  'officers',
  'diplomats',
  'workers',
  'engineers',
  'people',
  'killed',
  'wounded',
  'casualties',
  'prisoners',
  'students',
  'tourists',
]);
const measures: Record<string, string> = { t: 'tonne', kg: 'kilogram', barrel: 'barrel', litre: 'litre' };
const fates = new Set(['killed', 'wounded', 'casualties', 'prisoners']);
/** What may be measured rather than counted. */
const substances = new Set(['food', 'oil', 'coal', 'goods', 'shells', 'weapons']);

/** Signs that part a number from what follows; a full stop inside "1.5" is none. */
const clauseEnd = /[.;:!?।|()[\]"«»“”„\n—،؛؟۔]|, ?/;

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
  const fate = ['killed', 'wounded', 'casualties', 'prisoners'].includes(id)
    ? null
    : fateOf(text, lead, end, lexicon);
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
    if (match.index === 0 && from > 0 && word.length <= 3 && isEnding(between, from, lexicon)) continue;
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

/** Behind a stranger they begin another noun: "50 institutions and persons". */
const conjunctions = new Set(
  'and or и или і та й або और या અને કે आणि र ও এবং ਅਤੇ மற்றும் మరియు اور و او ve veya und oder et ou y o e ed oppure i lub και dan atau'.split(
    ' ',
  ),
);

/** What is left of a case ending written to the number: "10,000ની". */
function isEnding(between: string, _from: number, _lexicon: FigureLexicon): boolean {
  return isLetterOrMark(between.charCodeAt(0));
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

function isMeasure(id: string): boolean {
  return measures[id] !== undefined || /^[A-Z]{3}$/.test(id);
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

/** What became of people, said right behind them or right before their number: "600 soldiers were killed", "погибли 600". */
function fateOf(
  text: string,
  lead: string,
  end: number,
  lexicon: FigureLexicon,
): { id: string; end: number } | null {
  // "3,000 of the 11,000 soldiers were killed"
  if (/\d[^\p{L}.;:!?।|]*(?: \p{L}+){1,2} $/u.test(lead)) return null;
  const behind = clause(text.slice(end, end + 32));
  const after = lexicon.fate.exec(behind);
  if (after !== null && isNear(behind.slice(0, after.index), lexicon))
    return { id: lexicon.idOf(after[1] as string), end: end + after.index + after[0].length };
  const sentence = lead.slice(
    Math.max(0, ...[...lead.matchAll(/[.;:!?।|,()"]/g)].map(mark => mark.index + 1)),
  );
  const told = [...sentence.matchAll(new RegExp(lexicon.fate.source, 'gu'))].slice(-2);
  const found = told.at(-1);
  if (found === undefined) return null;
  const words = sentence.slice(found.index + found[0].length).match(/[\p{L}\p{M}]+/gu) ?? [];
  const near = words.length === 0 || lexicon.before.test(sentence.slice(found.index + found[0].length));
  if (!near || words.length > 3) return null;
  const [id, other] = [found, told[0] as RegExpExecArray].map(one => lexicon.idOf(one[1] as string)) as [
    string,
    string,
  ];
  // "killed and wounded"
  const both = id !== other && found.index - (told[0] as RegExpExecArray).index < 16;
  return { id: both ? 'casualties' : id, end: 0 };
}

/** Where "killed or wounded" ends; null when only one of them is said. */
function otherFate(text: string, end: number, id: string, lexicon: FigureLexicon): number | null {
  const behind = clause(text.slice(end, end + 24));
  const next = lexicon.fate.exec(behind);
  if (next === null || lexicon.idOf(next[1] as string) === id) return null;
  const words = behind.slice(0, next.index).match(/[\p{L}\p{M}\d]+/gu) ?? [];
  const joined =
    words.length === 1 && !/\d/.test(words[0] as string) && !conjunctionless.has(words[0] as string);
  return joined ? end + next.index + next[0].length : null;
}

/** Words between two fates that don't join them: "wounded soldiers killed". */
const conjunctionless: ReadonlySet<string> = new Set(['were', 'soldiers', 'of']);

function isNear(between: string, lexicon: FigureLexicon): boolean {
  const words = between.match(/[\p{L}\p{M}]+/gu) ?? [];
  return (
    words.length <= 2 &&
    words.every(
      word =>
        !conjunctions.has(word) &&
        (word.length <= 3 || lexicon.between.test(word) || lexicon.functionWords.has(word)),
    )
  );
}

function clause(stretch: string): string {
  const stop = clauseEnd.exec(stretch)?.index;
  return stop === undefined ? stretch : stretch.slice(0, stop);
}
