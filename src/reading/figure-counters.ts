import type { Figure } from '../model/reading.ts';
import { type CountingWords, signs } from './data/figure-words-unspaced.ts';
import { alternatives, split } from './figure-lexicon.ts';
import { joinRange, type Numeral, readDigits } from './figure-numbers.ts';
import { opensNumber } from './figure-openings.ts';
import { fold } from './fold.ts';
import { isDigit, isLetterOrMark } from './script.ts';

type Found = Omit<Figure, 'text'>;
type Bound = NonNullable<Figure['bound']>;

/** Finds figures in languages where a counting word stands behind the number and the noun on either side of both. */
export interface Counter {
  scan(text: string, found: Found[]): void;
}

const made = new Map<string, Counter>();
const measures: Record<string, string> = { t: 'tonne', kg: 'kilogram', barrel: 'barrel', litre: 'litre' };
const persons = new Set(
  'troops officers diplomats workers engineers people killed wounded casualties prisoners students tourists'.split(
    ' ',
  ),
);
const fates = ['killed', 'wounded', 'casualties', 'prisoners'];
const substances = ['food', 'oil', 'coal', 'goods', 'shells'];
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
  const even = (form: string) => fold(form, { accents: language === 'vi' ? 'keep' : 'fold' }).text;
  const list = (source: string) => split(source).map(even);
  const spaced = language === 'vi';
  const edge = spaced ? '(?![\\p{L}\\p{M}])' : '';
  const style = { dotGroups: spaced, commaDecimal: spaced, spaceGroups: spaced };
  const digits = table(signs[language]?.digits, even);
  const scales = table(signs[language]?.scales, even);
  const small = table(words.small, even);
  const digitWord = new RegExp(`(?:${alternatives([...digits.keys(), ...small.keys()])})${edge}`, 'uy');
  const scaleWord = new RegExp(` ?(${alternatives([...scales.keys()])})${edge}`, 'uy');
  const starts = new Uint8Array(0x10000);
  for (const form of [...digits.keys(), ...small.keys(), ...scales.keys()]) starts[form.charCodeAt(0)] = 1;
  const openings = new Set([...small.keys(), ...scales.keys()]);
  const to = new RegExp(` ?[-~～〜] ?| ?(?:${alternatives(list(words.to))}) ?`, 'uy');
  const lead = spaced ? '(?<![\\p{L}\\p{M}])' : '';
  const before = new RegExp(
    `${lead}(?:(${alternatives(list(words.about))})|(${alternatives(list(words.over))})|(${alternatives(list(words.under))})) ?$`,
    'u',
  );
  const behind = `(?:(${alternatives(list(words.aboutAfter))})|(${alternatives(list(words.overAfter))})|(${alternatives(list(words.underAfter))}))`;
  const after = new RegExp(` ?${behind}${edge}`, 'uy');
  const vague = new RegExp(`(?:${alternatives(list(words.vague))}) ?$`, 'u');
  const other = new RegExp(
    ` ?(?:${words.other
      .split('|')
      .sort((a, b) => b.length - a.length)
      .map(pattern)
      .join('|')})${edge}`,
    'uy',
  );
  const measured = Object.entries(words.measures).flatMap(([id, forms]) =>
    list(forms).map(form => [form, id] as const),
  );
  const measureOf = new Map(measured);
  const counters = [...list(words.persons), ...list(words.pieces)];
  const counting = new RegExp(` ?(${alternatives([...counters, ...measureOf.keys()])})${edge}`, 'uy');
  const ofPersons = new Set(list(words.persons));
  const nounOf = new Map<string, string>();
  for (const [id, forms] of Object.entries(words.nouns))
    for (const form of list(forms)) if (!nounOf.has(form)) nounOf.set(form, id);
  const nouns = alternatives([...nounOf.keys()]);
  const joint = words.joint
    .split('|')
    .sort((a, b) => b.length - a.length)
    .map(even)
    .join('|');
  const nounAfter = new RegExp(`(?:(?!(?:${nouns})${edge})(?:${joint}| )){0,6}(${nouns})${edge}`, 'uy');
  const nounBefore = new RegExp(
    `${lead}(${nouns})(?:${words.lead}| |${alternatives([...list(words.about), ...list(words.over), ...list(words.under)])}){0,4}$`,
    'u',
  );
  const fateNouns = fates.flatMap(id => list(words.nouns[id] ?? ''));
  const fate = new RegExp(`(${alternatives(fateNouns)})`, 'u');
  const first = language === 'ko' || spaced;

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
      const numeral = opens && !vague.test(text.slice(Math.max(0, i - 12), i)) ? readRange(text, i) : null;
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

  function readRange(text: string, from: number): Numeral | null {
    const one = readOne(text, from);
    if (one === null) return null;
    to.lastIndex = one.end;
    counting.lastIndex = one.end;
    let link = to.exec(text);
    if (link === null) {
      // "1000명~1200명"
      const unit = counting.exec(text);
      if (unit === null) return one;
      to.lastIndex = one.end + unit[0].length;
      link = to.exec(text);
      if (link === null) return one;
    }
    const other = readOne(text, to.lastIndex);
    return other === null ? one : (joinRange(one, other) ?? one);
  }

  function readOne(text: string, from: number): Numeral | null {
    let sum = 0;
    let open = 0;
    let current: number | null = null;
    let scale = 1;
    let figures = false;
    let grouped = false;
    let at = from;
    let end = from;
    for (let step = 0; step < 16; step++) {
      if (isDigit(text.charCodeAt(at))) {
        if (current !== null) break;
        const read = readDigits(text, at, style);
        if (read === null) {
          if (at === from) return null;
          break;
        }
        if (at > from && read.value >= scale) break;
        current = read.value;
        figures = true;
        grouped ||= read.grouped;
        end = read.end;
      } else {
        scaleWord.lastIndex = at;
        const times = scaleWord.exec(text);
        digitWord.lastIndex = text[at] === ' ' && spaced ? at + 1 : at;
        const word = times === null ? digitWord.exec(text) : null;
        if (times !== null) {
          const value = scales.get(times[1] as string) as number;
          if (value < 1e4) {
            open += (current ?? 1) * value;
            // "800 ngàn", "3 ร้อยล้าน": what follows may multiply all of it
          } else if (current === null && open === 0 && sum > 0) sum *= value;
          else {
            sum += (open + (current ?? 0) || 1) * value;
            open = 0;
          }
          if (value < 1e4 && language === 'th' && current !== null) figures ||= false;
          current = null;
          scale = value;
          end = at + times[0].length;
        } else if (word !== null) {
          const key = word[0];
          const value = digits.get(key) ?? small.get(key);
          if (value === undefined) break;
          if (current !== null && digits.has(key)) {
            // "两三枚" is two or three; longer runs are years
            if (end !== from + 1 || value !== current + 1) return null;
            const next = digitWord.lastIndex;
            scaleWord.lastIndex = next;
            const by = scaleWord.exec(text);
            const times = by === null ? 1 : (scales.get(by[1] as string) as number);
            const low: Numeral = {
              start: from,
              end,
              value: current * times,
              scale: times,
              plain: false,
              spelled: false,
            };
            return joinRange(low, { ...low, end: next + (by?.[0].length ?? 0), value: value * times });
          }
          if (small.has(key) && !digits.has(key) && current !== null) break;
          current = current === null ? value : current * 10 + value;
          end = digitWord.lastIndex;
        } else break;
      }
      at = end;
      if (text[at] === ' ' && scale > 1 && isDigit(text.charCodeAt(at + 1)) && current === null) at++;
    }
    const value = Math.round((sum + open + (current ?? 0)) * 1e6) / 1e6;
    if (end === from || !(value > 0 && value < 1e16)) return null;
    return {
      start: from,
      end,
      value,
      scale: current === null ? scale : 1,
      plain: figures && !grouped && end - from === 4 && scale === 1,
      spelled: !figures,
    };
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
        id !== undefined && substances.includes(id)
          ? id
          : earlier !== undefined && substances.includes(earlier)
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
      one !== undefined &&
      (unit === null || ofPeople === persons.has(one)) &&
      !substances.slice(0, 4).includes(one);
    if (unit === null) {
      // no counting word: only a noun right behind will do
      if (!fits(id)) return null;
      return finish(id, nounAfter.lastIndex, numeral.start);
    }
    const joined = own === null ? '' : text.slice(at, nounAfter.lastIndex - (own[1] as string).length);
    const tied = /^(?: ?(?:규모|規模|이상|가량|정도|以上|程度|余り|超))?[ 의の]*$/.test(joined);
    if (
      fits(id) &&
      !fates.includes(id) &&
      (tied || !fits(earlier) || fates.includes(earlier) || language === 'zh')
    )
      return finish(id, nounAfter.lastIndex, numeral.start);
    // "10人けが": what follows at once says more than what stands before
    if (fits(id) && joined === '') return finish(id, nounAfter.lastIndex, numeral.start);
    if (fits(earlier)) return finish(earlier, at, startOf(ahead as RegExpExecArray));
    if (fits(id)) return finish(id, nounAfter.lastIndex, numeral.start);
    const said = words.own[word];
    if (said !== undefined) return finish(said, at, numeral.start);
    // "1인당", "1人1500ドル": one of them is each of them
    return ofPeople && numeral.value > 1 ? finish('people', at, numeral.start) : null;

    function startOf(found: RegExpExecArray): number {
      return numeral.start - lead.length + found.index;
    }

    function finish(counted: string, end: number, start: number): Found {
      if (!persons.has(counted)) return make(start, end, 'piece', counted);
      if (fates.includes(counted)) return make(start, end, 'person', counted);
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

  function pattern(form: string): string {
    return form === '%' ? '%' : even(form);
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

function table(source: string | undefined, even: (form: string) => string): Map<string, number> {
  return new Map(
    split(source).map(entry => {
      const at = entry.lastIndexOf('=');
      return [even(entry.slice(0, at)), Number(entry.slice(at + 1))];
    }),
  );
}
