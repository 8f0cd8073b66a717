import type { Figure } from '../model/reading.ts';
import type { CountingWords } from './data/figure-words-unspaced.ts';
import { compileCounter } from './figure-counter-lexicon.ts';
import { readCounterNumeral } from './figure-counter-numbers.ts';
import { fates, measures, persons, substances } from './figure-kinds.ts';
import type { Numeral } from './figure-numbers.ts';
import { opensNumber } from './figure-openings.ts';
import { isDigit, isLetterOrMark } from './script.ts';

type Found = Omit<Figure, 'text'>;
type Bound = NonNullable<Figure['bound']>;

/** Finds figures in languages where a counting word stands behind the number and the noun on either side of both. */
export interface Counter {
  scan(text: string, found: Found[]): void;
}

const made = new Map<string, Counter>();
/** What is measured and never counted. */
const cargo = new Set(['food', 'oil', 'coal', 'goods']);
/** Enough for a noun and what stands between it and the number. */
const reach = 26;

/** The counter of a language, made at first use. */
export function createCounter(language: string, words: CountingWords): Counter {
  const known = made.get(language);
  if (known !== undefined) return known;
  const counter = makeCounter(language, words);
  made.set(language, counter);
  return counter;
}

function makeCounter(language: string, words: CountingWords): Counter {
  const lexicon = compileCounter(language, words);
  const {
    spaced,
    starts,
    openings,
    before,
    after,
    vague,
    other,
    measureOf,
    counting,
    ofPersons,
    nounOf,
    nounAfter,
    nounBefore,
    fate,
    first,
  } = lexicon;

  return { scan };

  function scan(text: string, found: Found[]): void {
    for (let i = 0; i < text.length && found.length < 200; ) {
      const code = text.charCodeAt(i);
      const digit = isDigit(code);
      if (!digit && starts[code] !== 1) {
        i++;
        continue;
      }
      if (!digit && first && i > 0 && isLetterOrMark(text.charCodeAt(i - 1))) {
        i++;
        continue;
      }
      if (spaced && !digit && !openings.has(text.slice(i, endOfWord(text, i)))) {
        i++;
        continue;
      }
      const opens = digit ? opensNumber(text, i) : true;
      const numeral =
        opens && !vague.test(text.slice(Math.max(0, i - 12), i))
          ? readCounterNumeral(text, i, lexicon)
          : null;
      const figure = numeral === null ? null : count(text, numeral);
      if (figure !== null) {
        found.push(figure);
        i = Math.max(i + 1, figure.end);
      } else if (digit) {
        while (
          i < text.length &&
          (isDigit(text.charCodeAt(i)) ||
            (/[.,:]/.test(text[i] as string) && isDigit(text.charCodeAt(i + 1))))
        )
          i++;
      } else i = numeral === null ? i + 1 : Math.max(i + 1, numeral.end);
    }
  }

  function nounAt(text: string, at: number): number | null {
    nounAfter.lastIndex = at;
    const found = nounAfter.exec(text);
    if (found === null || found[0].length - (found[1] as string).length > 1) return null;
    return found[0].length;
  }

  function count(text: string, numeral: Numeral): Found | null {
    const lead = text.slice(Math.max(0, numeral.start - reach), numeral.start);
    const money = /(?<![\p{L}\p{M}])(us\$|[$€£₩₽¥]) ?$/u.exec(lead);
    let at = numeral.end;
    let bound: Bound | undefined = boundOf(before.exec(lead));
    if (money !== null) {
      const unit = {
        us$: 'USD',
        $: 'USD',
        '€': 'EUR',
        '£': 'GBP',
        '₩': 'KRW',
        '₽': 'RUB',
        '¥': language === 'zh' ? 'CNY' : 'JPY',
      }[money[1] as string];
      return make(numeral.start - money[0].length, at, unit as string, 'money');
    }
    if (text.charCodeAt(at) === 0x25) return null;
    after.lastIndex = at;
    const close = after.exec(text);
    if (close !== null) {
      bound ??= boundOf(close);
      at += close[0].length;
    }
    counting.lastIndex = at;
    let unit = counting.exec(text);
    // "4 tên lửa": the counting word is only how the noun begins
    const whole = unit === null ? null : nounAt(text, at);
    if (whole !== null && whole > (unit as RegExpExecArray)[0].length) unit = null;
    other.lastIndex = at;
    const barrier = other.exec(text);
    if (barrier !== null && barrier[0].length >= (unit?.[0].length ?? 0)) {
      if (close === null) return null;
      // what looked like "and more" may begin the counting word
      unit = null;
    }
    if (unit !== null && spaced === false && language === 'ko' && !isKoreanEnd(text, at + unit[0].length))
      unit = null;
    const word = unit?.[1] ?? '';
    if (unit !== null) at += unit[0].length;
    else if (numeral.value < 2 || (numeral.spelled && numeral.value < 10 && !spaced)) return null;
    after.lastIndex = at;
    const tail = unit === null ? null : after.exec(text);
    bound ??= boundOf(tail);
    const measure = measureOf.get(word);
    if (measure !== undefined && /^[A-Z]{3}$/.test(measure)) {
      if (numeral.spelled && numeral.value < 10) return null;
      if (measure === 'CNY' && word === '元' && numeral.value < 10) return null;
      return make(numeral.start, at, measure, 'money');
    }
    if (numeral.plain && unit === null && numeral.value >= 1900 && numeral.value < 2100) return null;
    if (numeral.spelled && numeral.value === 1) return null;
    const within = text.slice(at, at + reach + 10);
    const stop = /[.;:!?|()[\]"«»“”„\n。、，；：！？「」（）,]/.exec(within)?.index ?? within.length;
    nounAfter.lastIndex = at;
    const next = nounAfter.exec(text);
    const own = next !== null && nounAfter.lastIndex <= at + stop ? next : null;
    const id = own === null ? undefined : nounOf.get(own[1] as string);
    const ahead = nounBefore.exec(lead);
    const earlier = ahead === null ? undefined : nounOf.get(ahead[1] as string);
    if (measure !== undefined) {
      const kind =
        id !== undefined && substances.has(id)
          ? id
          : earlier !== undefined && substances.has(earlier)
            ? earlier
            : 'goods';
      const whole = kind === id && own !== null ? nounAfter.lastIndex : at;
      return make(
        kind === earlier && kind !== id && ahead !== null ? startOf(ahead) : numeral.start,
        whole,
        measures[measure] as string,
        kind,
      );
    }
    const ofPeople = ofPersons.has(word);
    const fits = (one: string | undefined): one is string =>
      one !== undefined && (unit === null || ofPeople === persons.has(one)) && !cargo.has(one);
    if (unit === null) {
      // no counting word: only a noun right behind will do
      if (!fits(id)) return null;
      return finish(id, nounAfter.lastIndex, numeral.start);
    }
    const joined = own === null ? '' : text.slice(at, nounAfter.lastIndex - (own[1] as string).length);
    const tied = /^(?: ?(?:규모|規模|이상|가량|정도|以上|程度|余り|超))?[ 의の]*$/.test(joined);
    if (fits(id) && !fates.has(id) && (tied || !fits(earlier) || fates.has(earlier) || language === 'zh'))
      return finish(id, nounAfter.lastIndex, numeral.start);
    // "10人けが": what follows at once says more than what stands before
    if (fits(id) && joined === '') return finish(id, nounAfter.lastIndex, numeral.start);
    if (fits(earlier)) return finish(earlier, at, startOf(ahead as RegExpExecArray));
    if (fits(id)) return finish(id, nounAfter.lastIndex, numeral.start);
    const said = lexicon.own[word];
    if (said !== undefined) return finish(said, at, numeral.start);
    // "1인당", "1人1500ドル": one of them is each of them
    return ofPeople && numeral.value > 1 ? finish('people', at, numeral.start) : null;

    function startOf(found: RegExpExecArray): number {
      return numeral.start - lead.length + found.index;
    }

    function finish(counted: string, end: number, start: number): Found {
      if (!persons.has(counted)) return make(start, end, 'piece', counted);
      if (fates.has(counted)) return make(start, end, 'person', counted);
      const near = spaced ? 22 : 8;
      const rest = text.slice(end, at + stop).slice(0, near + 16);
      const what = fate.exec(rest);
      if (what !== null && what.index <= near)
        return make(
          start,
          end + what.index + what[0].length,
          'person',
          nounOf.get(what[1] as string) as string,
        );
      return make(start, end, 'person', counted);
    }

    function make(start: number, end: number, unitName: string, counted: string): Found {
      const { value, low, high } = numeral;
      const said = bound ?? (low === undefined ? 'exact' : undefined);
      return {
        start,
        end,
        value,
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
        ...(said === undefined ? {} : { bound: said }),
        unit: unitName,
        counted,
      };
    }
  }
}

function endOfWord(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && isLetterOrMark(text.charCodeAt(at))) at++;
  return at;
}

/** A Korean counting word ends a word, or a particle follows it. */
function isKoreanEnd(text: string, at: number): boolean {
  const next = text[at];
  return (
    next === undefined ||
    !/[가-힣]/.test(next) ||
    /[이을를의은는가도과와만에으로씩여까당이상정가규대넘안중분이들짜부]/.test(next)
  );
}

function boundOf(found: RegExpExecArray | null): Bound | undefined {
  if (found === null) return undefined;
  return found[1] !== undefined ? 'about' : found[2] !== undefined ? 'at-least' : 'at-most';
}
