import type { LanguageTag } from '../model/item.ts';
import type { DateMention, Span } from '../model/reading.ts';
import { isoDay, pad } from './civil.ts';
import { beginningOf, type DateLexicon, type DateWord, dateLexicon, type Unit } from './date-words.ts';
import { findDatesUnspaced } from './dates-unspaced.ts';
import { type Folded, fold } from './fold.ts';
import { isEnding } from './inflection.ts';
import { baseLanguage } from './name-forms.ts';
import { isDigit, isLetterOrMark, scriptOf } from './script.ts';

/** What a date expression says, before anyone knows from when it is told. */
export type When =
  | { kind: 'absolute'; year: number | null; month: number | null; day: number | null; time: string | null }
  /** `direction` −1 "last Tuesday", 1 "next Tuesday", 0 bare. */
  | { kind: 'weekday'; weekday: number; direction: number }
  /** `month` and `day` narrow it: "last year in June". */
  | { kind: 'relative'; unit: Unit; offset: number; month: number | null; day: number | null }
  /** "last June": the latest before now. */
  | { kind: 'directed-month'; month: number; direction: number };

/** A date expression found in a text. `iso` is what the words alone say; `settleDate` says more once the text's own date is known. */
export interface FoundDate extends DateMention {
  when: When;
}

/**
 * Finds the date expressions of a text in text order, never overlapping.
 * Month and weekday names come from the platform's locale data for the language; digits of every script are read.
 * @param folded the folded text when the caller has it already
 */
export function findDates(text: string, language: LanguageTag, folded?: Folded): FoundDate[] {
  const base = baseLanguage(language);
  const even = folded ?? fold(text, { accents: base === 'vi' ? 'keep' : 'fold' });
  const raw =
    base === 'zh' || base === 'ja' || base === 'ko' || base === 'yue'
      ? findDatesUnspaced(even.text, base)
      : findDatesSpaced(even.text, dateLexicon(base), text, even);
  const found: FoundDate[] = [];
  for (const { start, end, when } of raw) {
    const from = even.at(start);
    const to = even.at(end);
    found.push({ start: from, end: to, text: text.slice(from, to), when, ...describe(when) });
  }
  return found;
}

/** A date expression in the folded text. */
export interface RawDate extends Span {
  when: When;
}

/** ISO text and precision of what the words say by themselves. */
export function describe(when: When): { iso: string | null; precision: DateMention['precision'] } {
  switch (when.kind) {
    case 'weekday':
      return { iso: when.direction === 0 ? `weekday:${when.weekday}` : null, precision: 'weekday' };
    case 'relative':
    case 'directed-month':
      return { iso: null, precision: 'relative' };
    case 'absolute': {
      const { year, month, day, time } = when;
      if (year !== null && month !== null && day !== null) {
        const date = isoDay(year, month, day);
        return time === null || date === null
          ? { iso: date, precision: 'day' }
          : { iso: `${date}T${time}`, precision: 'time' };
      }
      if (year !== null && month !== null)
        return { iso: `${pad(year, 4)}-${pad(month, 2)}`, precision: 'month' };
      if (year !== null) return { iso: pad(year, 4), precision: 'year' };
      if (month !== null && day !== null)
        return { iso: `--${pad(month, 2)}-${pad(day, 2)}`, precision: 'month-day' };
      if (month !== null) return { iso: `--${pad(month, 2)}`, precision: 'month' };
      return { iso: null, precision: 'day' };
    }
  }
}

interface Token extends Span {
  text: string;
  kind: 'number' | 'word' | 'sign';
}

/** Cuts folded text into numbers, words and single signs. */
function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length; ) {
    const start = i;
    const code = text.charCodeAt(i++);
    if (code === 0x20) continue;
    let kind: Token['kind'] = 'sign';
    if (isDigit(code)) {
      kind = 'number';
      while (i < text.length && isDigit(text.charCodeAt(i))) i++;
    } else if (isWordPart(code)) {
      while (i < text.length && isWordPart(text.charCodeAt(i))) i++;
      if (code !== apostrophe || i > start + 1) kind = 'word';
    }
    tokens.push({ text: text.slice(start, i), kind, start, end: i });
  }
  return tokens;
}

const apostrophe = 0x27;

function isWordPart(code: number): boolean {
  return isLetterOrMark(code) || code === apostrophe;
}

/** Words between day and month ("21 de marzo", "3rd of March", "ngày 21 tháng 3"). */
const links = new Set([
  'de',
  'of',
  'del',
  "d'",
  'the',
  'do',
  'den',
  'ta',
  'ng',
  'tarikh',
  'तारीख',
  'di',
  'da',
]);
const ordinals = new Set([
  'st',
  'nd',
  'rd',
  'th',
  'er',
  're',
  'e',
  'o',
  'a',
  'го',
  'е',
  'є',
  'ta',
  'та',
  'ste',
  'de',
  'ro',
  'रोजी',
  'वीं',
  'મી',
  'मी',
  'ला',
  'লা',
  'ই',
  'শে',
  'তারিখ',
  'ም',
]);
const yearWords = new Set([
  'г',
  'год',
  'года',
  'году',
  'годов',
  'годы',
  'р',
  'рік',
  'року',
  'році',
  'годзе',
  'साल',
  'वर्ष',
  'सन',
  'सन्',
  'ई',
  'વર્ષ',
  'সালে',
  'সাল',
  'সালের',
  'ਸਾਲ',
  'سال',
  'عام',
  'سنة',
  'سنه',
  'year',
  'yil',
  'yili',
  'yilinda',
  'yilinin',
  'yilindan',
  'roku',
  'rok',
  'rok',
  'tahun',
  'năm',
  'jahr',
  'jahre',
  'annee',
  'an',
  'ano',
  'anno',
  'año',
  'dekade',
  'দশক',
  'दशक',
  'godine',
  'година',
]);
const yearLeads = new Set([
  'in',
  'since',
  'from',
  'until',
  'till',
  'by',
  'en',
  'im',
  'seit',
  'depuis',
  'desde',
  'nel',
  'dal',
  'em',
  'w',
  'од',
  'с',
  'в',
  'у',
  'з',
  'до',
  'साल',
  'वर्ष',
  'सन',
  'सन्',
  'વર્ષ',
  'ਸਾਲ',
  'سال',
  'عام',
  'سنه',
  'ഇല്‍',
  'tahun',
  'pada',
  'năm',
  'an',
  'ano',
  'year',
  'after',
  'before',
  'during',
  'early',
  'late',
  'mid',
  'jahr',
  'और',
  'से',
  'das',
  'la',
]);

function findDatesSpaced(text: string, lexicon: DateLexicon, original: string, folded: Folded): RawDate[] {
  const tokens = tokenize(text);
  const found: RawDate[] = [];
  let free = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (i < free) continue;
    const token = tokens[i] as Token;
    if (token.kind === 'sign') continue;
    if (token.kind === 'word' && lexicon.known[beginningOf(token.text, 0)] === 0 && lexicon.language !== 'vi')
      continue;
    const got =
      token.kind === 'number'
        ? (readNumeric(tokens, i, lexicon) ??
          readDayMonth(tokens, i, lexicon) ??
          readVietnamese(tokens, i, lexicon) ??
          readAgo(tokens, i, lexicon) ??
          readYear(tokens, i, lexicon))
        : token.kind === 'word'
          ? (readWord(tokens, i, free, lexicon, original, folded) ??
            readVietnamese(tokens, i, lexicon) ??
            readAgo(tokens, i, lexicon))
          : null;
    if (got === null) continue;
    const start = (tokens[got.from] as Token).start;
    // A name may reach back over a number already read as something else ("21" before "марта").
    while (found.length > 0 && (found.at(-1) as RawDate).end > start) found.pop();
    found.push({ start, end: got.end ?? (tokens[got.to] as Token).end, when: got.when });
    free = got.to + 1;
  }
  return found;
}

interface Got {
  from: number;
  to: number;
  /** When the date ends inside its last token ("1990" in "1990ના"). */
  end?: number;
  when: When;
}

const absolute = (
  year: number | null,
  month: number | null,
  day: number | null,
  time: string | null = null,
): When => ({
  kind: 'absolute',
  year,
  month,
  day,
  time,
});

/** "2025-03-21", "21.03.2025", "3/21/25", with a time behind it. */
function readNumeric(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
  const [a, s1, b, s2, c] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3], tokens[i + 4]];
  if (a === undefined || s1 === undefined || b === undefined || b.kind !== 'number') return null;
  if (!['-', '/', '.'].includes(s1.text) || s1.start !== a.end) return null;
  if (s2 === undefined || c === undefined || s2.text !== s1.text || c.kind !== 'number') return null;
  if (c.start - s2.end > 1 || b.start - s1.end > 1) return null;
  if (tokens[i + 5]?.text === s1.text && tokens[i + 6]?.kind === 'number') return null;
  const [x, y, z] = [Number(a.text), Number(b.text), Number(c.text)];
  let year: number;
  let month: number;
  let day: number;
  if (a.text.length === 4) [year, month, day] = [x, y, z];
  else if (c.text.length === 4 || c.text.length === 2) {
    year = c.text.length === 4 ? z : z + (z < 70 ? 2000 : 1900);
    [day, month] = y > 12 || (lexicon.language === 'en' && s1.text !== '.' && x <= 12) ? [y, x] : [x, y];
  } else return null;
  if (isoDay(year, month, day) === null || year < 1000) return null;
  const time = readTime(tokens, i + 5);
  return { from: i, to: time?.to ?? i + 4, when: absolute(year, month, day, time?.text ?? null) };
}

/** Words that lead a day and month in figures; without one "3/4" is a fraction. */
const dayLeads = new Set([
  'am',
  'vom',
  'zum',
  'bis',
  'le',
  'du',
  'au',
  'il',
  'al',
  'dal',
  'el',
  'del',
  'dia',
  'op',
  'pa',
  'den',
  'na',
]);

/** "am 22.04.", "le 22/04", "il 22/4": day first, as those languages have it. */
function readDayMonth(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
  const [day, sign, month] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (lexicon.language === 'en' || day === undefined || month?.kind !== 'number') return null;
  if (sign === undefined || (sign.text !== '.' && sign.text !== '/') || sign.start !== day.end) return null;
  if (month.start - sign.end > 1 || month.text.length > 2 || day.text.length > 2) return null;
  if (!dayLeads.has(tokens[i - 1]?.text ?? '')) return null;
  const [d, m] = [Number(day.text), Number(month.text)];
  if (isoDay(2024, m, d) === null) return null;
  const last =
    sign.text === '.' && tokens[i + 3]?.text === '.' && tokens[i + 3]?.start === month.end ? i + 3 : i + 2;
  return { from: i, to: last, when: absolute(null, m, d) };
}

function readTime(tokens: Token[], i: number): { text: string; to: number } | null {
  let at = i;
  const first = tokens[at];
  if (first === undefined) return null;
  if (first.text === 't' || first.text === ',' || first.text === 'at') at++;
  const [hour, sign, minute] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (hour?.kind !== 'number' || sign?.text !== ':' || minute?.kind !== 'number') return null;
  if (Number(hour.text) > 23 || minute.text.length !== 2 || Number(minute.text) > 59) return null;
  let text = `${hour.text.padStart(2, '0')}:${minute.text}`;
  let to = at + 2;
  if (tokens[to + 1]?.text === ':' && /^\d\d$/.test(tokens[to + 2]?.text ?? '')) {
    text += `:${(tokens[to + 2] as Token).text}`;
    to += 2;
  }
  return { text, to };
}

/** "ngày 21 tháng 3 năm 2025", "tháng 6/2024", "21/3". */
function readVietnamese(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
  if (lexicon.language !== 'vi') return null;
  const number = (at: number, most: number) => {
    const token = tokens[at];
    if (token?.kind !== 'number' || Number(token.text) > most || Number(token.text) < 1) return null;
    return Number(token.text);
  };
  let at = i;
  if (tokens[at]?.text === 'ngày') at++;
  const day = number(at, 31);
  if (day !== null && tokens[at + 1]?.text === '/') {
    const month = number(at + 2, 12);
    if (month !== null && tokens[at + 3]?.text !== '/')
      return { from: i, to: at + 2, when: absolute(null, month, day) };
  }
  if (day !== null) at++;
  if (tokens[at]?.text !== 'tháng') return null;
  const month = number(at + 1, 12);
  if (month === null) return null;
  let to = at + 1;
  let next = to + 1;
  if (
    tokens[next]?.text === 'năm' ||
    tokens[next]?.text === '/' ||
    tokens[next]?.text === ',' ||
    tokens[next]?.text === '-'
  )
    next++;
  let year = number(next, 2199);
  if (year !== null && year >= 1800) to = next;
  else year = null;
  if (year === null && tokens[to + 1]?.text === 'năm') {
    const side = tokens[to + 2]?.text;
    const offset = side === 'ngoái' ? -1 : side === 'nay' ? 0 : null;
    if (offset !== null)
      return { from: i, to: to + 2, when: { kind: 'relative', unit: 'year', offset, month, day } };
  }
  return { from: i, to, when: absolute(year, month, day) };
}

/** "3 days ago", "दो दिन पहले", "vor 3 Tagen", "il y a trois jours". */
function readAgo(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
  const token = tokens[i] as Token;
  const count = token.kind === 'number' ? Number(token.text) : lexicon.numbers.get(token.text);
  if (count === undefined || count > 500) return null;
  const word = tokens[i + 1];
  if (word?.kind !== 'word') return null;
  const unit = lexicon.units.get(word.text);
  if (unit === undefined) return null;
  if (lexicon.ago.has(tokens[i + 2]?.text ?? ''))
    return { from: i, to: i + 2, when: { kind: 'relative', unit, offset: -count, month: null, day: null } };
  for (const before of lexicon.agoBefore) {
    const words = before.split(' ');
    if (words.every((w, k) => tokens[i - words.length + k]?.text === w))
      return {
        from: i - words.length,
        to: i + 1,
        when: { kind: 'relative', unit, offset: -count, month: null, day: null },
      };
  }
  return null;
}

/** A year standing alone. */
function readYear(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
  const token = tokens[i] as Token;
  if (token.text.length !== 4) return null;
  let year = Number(token.text);
  if (lexicon.language === 'th' && year > 2400 && year < 2650) year -= 543;
  if (year < 1900 || year > 2099) return null;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const touches = (other: Token | undefined, side: 'before' | 'after') =>
    other !== undefined && (side === 'before' ? other.end === token.start : other.start === token.end);
  if (touches(before, 'before') && /^[.,:/$€£₹#+]$/.test((before as Token).text)) return null;
  if (touches(before, 'before') && before?.kind === 'word') return null;
  if (touches(after, 'after') && (after as Token).text === '%') return null;
  if (
    touches(after, 'after') &&
    /^[.,:/]$/.test((after as Token).text) &&
    tokens[i + 2]?.kind === 'number' &&
    tokens[i + 2]?.start === (after as Token).end
  )
    return null;
  const numberBehind = (sign: Token | undefined, other: Token | undefined) =>
    sign?.text === '-' && other?.kind === 'number' && other.text.length !== 4 && other.text.length !== 2;
  if (touches(before, 'before') && numberBehind(before, tokens[i - 2])) return null;
  if (touches(after, 'after') && numberBehind(after, tokens[i + 2])) return null;
  const joined = touches(after, 'after') && after?.kind === 'word';
  if (joined && !isYearTail((after as Token).text, lexicon.language)) return null;
  const marked =
    joined ||
    yearWords.has(after?.text ?? '') ||
    yearLeads.has(before?.text ?? '') ||
    yearWords.has(before?.text ?? '');
  if (!marked && year % 50 === 0) return null;
  return { from: i, to: i, when: absolute(year, null, null) };
}

function isYearTail(tail: string, language: string): boolean {
  const script = scriptOf(tail.charCodeAt(0));
  if (script === 'Latn')
    return /^(s|er|ers|yilinda|de|da|te|ta|ben|ban|es|as|os|n)$/.test(tail.replace(/^'/, ''));
  return script !== 'Zyyy' && (isEnding(script, tail, language) || tail.length <= 4);
}

/** A month, weekday or relative phrase, and the numbers around it. */
function readWord(
  tokens: Token[],
  i: number,
  free: number,
  lexicon: DateLexicon,
  original: string,
  folded: Folded,
): Got | null {
  const direct = phraseAt(tokens, i, lexicon);
  if (direct === null) {
    const side = lexicon.direction.get((tokens[i] as Token).text);
    if (side === undefined) return null;
    const next = phraseAt(tokens, i + 1, lexicon);
    if (next === null || next.means.kind === 'relative' || next.means.short) return null;
    if (next.means.kind === 'weekday')
      return { from: i, to: next.to, when: { kind: 'weekday', weekday: next.means.value, direction: side } };
    return {
      from: i,
      to: next.to,
      when: { kind: 'directed-month', month: next.means.value, direction: side },
    };
  }
  const { means, to } = direct;
  if (means.kind === 'relative') return readRelative(tokens, i, to, means, lexicon);
  if (means.kind === 'weekday') {
    const after = tokens[to + 1]?.text === ',' || tokens[to + 1]?.text === '(' ? to + 2 : to + 1;
    const date =
      tokens[after] === undefined ? null : readDateAfterWeekday(tokens, after, lexicon, original, folded);
    if (date !== null) return { from: i, to: date.to, when: date.when };
    if (means.short) return null;
    const direction = lexicon.directionAfter.get(tokens[to + 1]?.text ?? '');
    return {
      from: i,
      to: direction === undefined ? to : to + 1,
      when: { kind: 'weekday', weekday: means.value, direction: direction ?? 0 },
    };
  }
  return readMonth(tokens, i, to, free, means, lexicon, original, folded);
}

function readDateAfterWeekday(
  tokens: Token[],
  at: number,
  lexicon: DateLexicon,
  original: string,
  folded: Folded,
): Got | null {
  const token = tokens[at] as Token;
  if (token.kind === 'number') {
    const numeric = readNumeric(tokens, at, lexicon);
    if (numeric !== null) return numeric;
    for (let k = at + 1; k <= at + 3 && k < tokens.length; k++) {
      const word = tokens[k] as Token;
      if (word.kind !== 'word') continue;
      const next = phraseAt(tokens, k, lexicon);
      if (next?.means.kind === 'month') {
        const got = readMonth(tokens, k, next.to, at, next.means, lexicon, original, folded);
        return got !== null && got.from <= at ? got : null;
      }
    }
    return null;
  }
  const next = token.kind === 'word' ? phraseAt(tokens, at, lexicon) : null;
  if (next?.means.kind !== 'month') return null;
  const got = readMonth(tokens, at, next.to, at, next.means, lexicon, original, folded);
  return got?.when.kind === 'absolute' && got.when.day !== null ? got : null;
}

function readRelative(
  tokens: Token[],
  i: number,
  to: number,
  means: { unit: Unit; value: number },
  lexicon: DateLexicon,
): Got {
  const when = { kind: 'relative' as const, unit: means.unit, offset: means.value, month: null, day: null };
  if (means.unit !== 'year') return { from: i, to, when };
  // "पिछले साल जून", "last year in June", "in June last year" (the month's own reader looks ahead for the latter).
  for (let k = to + 1; k <= to + 2 && k < tokens.length; k++) {
    const next = phraseAt(tokens, k, lexicon);
    if (next?.means.kind === 'month' && !next.means.short)
      return { from: i, to: next.to, when: { ...when, month: next.means.value } };
    if (tokens[k]?.kind !== 'word') break;
  }
  return { from: i, to, when };
}

function readMonth(
  tokens: Token[],
  i: number,
  last: number,
  free: number,
  means: { value: number; short: boolean },
  lexicon: DateLexicon,
  original: string,
  folded: Folded,
): Got | null {
  const month = means.value;
  let from = i;
  let to = last;
  let day: number | null = null;
  let year: number | null = null;
  // Look left: "21", "21st of", "21 de", "1er", "12-14", and a year before ("2019 માં જૂન", "2024. június").
  let k = i - 1;
  for (let steps = 0; steps < 3 && k >= 0; steps++) {
    const token = tokens[k] as Token;
    if (token.kind === 'word' && (links.has(token.text) || ordinals.has(token.text))) k--;
    else if (
      token.kind === 'sign' &&
      (token.text === '.' ||
        token.text === '-' ||
        token.text === '/' ||
        token.text === 'º' ||
        token.text === '°')
    )
      k--;
    else break;
  }
  const left = tokens[k];
  if (
    k >= free &&
    left?.kind === 'number' &&
    left.text.length <= 2 &&
    Number(left.text) >= 1 &&
    Number(left.text) <= 31
  ) {
    if (tokens[k - 1]?.text === ':') return null;
    day = Number(left.text);
    from = k;
    const range = tokens[k - 1];
    const first = tokens[k - 2];
    if (
      k - 2 >= free &&
      range?.text === '-' &&
      first?.kind === 'number' &&
      first.text.length <= 2 &&
      Number(first.text) <= day
    ) {
      day = Number(first.text);
      from = k - 2;
    }
  }
  // Look right: a day ("March 21"), then a year.
  let next = last + 1;
  if (tokens[next]?.text === '.' && tokens[next + 1]?.kind === 'number') next++;
  if (day === null) {
    if (tokens[next]?.text === '/' || (tokens[next]?.text === '-' && tokens[next + 1]?.kind === 'number'))
      next++;
    if (tokens[next]?.text === 'the') next++;
    const right = tokens[next];
    const close = right !== undefined && right.start - (tokens[last] as Token).end <= 3;
    if (
      close &&
      right.kind === 'number' &&
      right.text.length <= 2 &&
      Number(right.text) >= 1 &&
      Number(right.text) <= 31 &&
      tokens[next + 1]?.text !== ':' &&
      tokens[next + 1]?.text !== '%'
    ) {
      day = Number(right.text);
      to = next;
      next++;
      if (ordinals.has(tokens[next]?.text ?? '') && tokens[next]?.start === (tokens[to] as Token).end)
        to = next++;
      if (
        tokens[next]?.text === '-' &&
        tokens[next + 1]?.kind === 'number' &&
        Number(tokens[next + 1]?.text) <= 31 &&
        tokens[next + 1]?.text.length !== 4
      ) {
        to = next + 1;
        next += 2;
      }
    } else next = last + 1;
  }
  let ahead = next;
  for (let steps = 0; steps < 2; steps++) {
    const token = tokens[ahead];
    if (token === undefined) break;
    if (
      token.text === ',' ||
      token.text === '.' ||
      token.text === '-' ||
      token.text === '/' ||
      token.text === "'" ||
      links.has(token.text) ||
      token.text === 'в' ||
      token.text === 'साल' ||
      token.text === 'सन'
    )
      ahead++;
    else break;
  }
  const right = tokens[ahead];
  if (
    right?.kind === 'number' &&
    right.text.length === 4 &&
    Number(right.text) >= 1000 &&
    Number(right.text) < 2700
  ) {
    year = Number(right.text);
    if (lexicon.language === 'th' && year > 2400) year -= 543;
    to = ahead;
    if (yearWords.has(tokens[to + 1]?.text ?? '') && tokens[to + 1]?.text.length !== 2) to++;
  } else {
    const offset = phraseAt(tokens, next, lexicon);
    if (offset?.means.kind === 'relative' && offset.means.unit === 'year')
      return {
        from,
        to: offset.to,
        when: { kind: 'relative', unit: 'year', offset: offset.means.value, month, day },
      };
  }
  if (year === null && from - 1 >= free) {
    let back = from - 1;
    for (let steps = 0; steps < 2 && back > 0; steps++) {
      const token = tokens[back] as Token;
      if (
        token.text === '.' ||
        token.text === ',' ||
        token.text === '-' ||
        token.text === '/' ||
        yearWords.has(token.text) ||
        token.text === 'm' ||
        token.text === 'માં' ||
        token.text === 'में'
      )
        back--;
      else break;
    }
    const before = tokens[back];
    if (
      back >= free &&
      before?.kind === 'number' &&
      before.text.length === 4 &&
      Number(before.text) >= 1900 &&
      Number(before.text) < 2100
    ) {
      year = Number(before.text);
      from = back;
    }
  }
  const weekdayAt = tokens[from - 1]?.text === ',' ? from - 2 : from - 1;
  if (day !== null && weekdayAt >= free && tokens[weekdayAt] !== undefined) {
    const before = phraseAt(tokens, weekdayAt, lexicon);
    if (before?.means.kind === 'weekday') from = weekdayAt;
  }
  if (day === null && year === null) {
    if (means.short) return null;
    const after = lexicon.directionAfter.get(tokens[last + 1]?.text ?? '');
    if (after !== undefined)
      return { from: i, to: last + 1, when: { kind: 'directed-month', month, direction: after } };
    const word = tokens[i] as Token;
    if (lexicon.ambiguous.has(word.text)) {
      const capital = original.slice(folded.at(word.start), folded.at(word.end));
      const led = lexicon.lead.has(tokens[i - 1]?.text ?? '');
      if (!led || capital[0] === capital[0]?.toLowerCase()) return null;
    }
  }
  if (day !== null && day > 31) return null;
  if (year !== null && day !== null && isoDay(year, month, day) === null) return null;
  const time = day !== null && year !== null ? readTime(tokens, to + 1) : null;
  return { from, to: time?.to ?? to, when: absolute(year, month, day, time?.text ?? null) };
}

/** The longest date phrase that begins at a token; case endings of the last word are allowed for. */
function phraseAt(tokens: Token[], i: number, lexicon: DateLexicon): { means: DateWord; to: number } | null {
  const token = tokens[i];
  if (token === undefined || token.kind !== 'word') return null;
  const list = lexicon.phrases.get(token.text);
  if (list !== undefined)
    for (const entry of list) {
      let at = i + 1;
      let fits = true;
      for (let k = 1; k < entry.words.length; k++) {
        if (tokens[at]?.text === '-') at++;
        if (tokens[at]?.text !== entry.words[k]) {
          fits = false;
          break;
        }
        at++;
      }
      if (fits) return { means: entry.means, to: at - 1 };
    }
  return token.text.length < 4 || !lexicon.beginnings.has(token.text.slice(0, 3))
    ? null
    : endedPhrase(token.text, i, lexicon);
}

/** "જૂનમાં", "Haziran'da", "মার্চে": a name with an ending of its script. */
function endedPhrase(word: string, i: number, lexicon: DateLexicon): { means: DateWord; to: number } | null {
  const script = scriptOf(word.charCodeAt(0));
  if (script === 'Cyrl' || script === 'Zyyy') return null;
  const apostrophe = word.indexOf("'");
  for (let cut = Math.min(6, word.length - 2); cut >= 1; cut--) {
    const at = word.length - cut;
    const entry = lexicon.phrases.get(word.slice(0, at))?.find(({ words }) => words.length === 1);
    if (entry === undefined || (entry.means.kind !== 'relative' && entry.means.short)) continue;
    if (script === 'Latn' ? apostrophe === at : isEnding(script, word.slice(at), lexicon.language))
      return { means: entry.means, to: i };
  }
  return null;
}

/** Year, month and day an expression names outright; null when it is relative or a weekday. */
export function settledParts(
  found: FoundDate,
): { year: number | null; month: number | null; day: number | null } | null {
  return found.when.kind === 'absolute' ? found.when : null;
}
