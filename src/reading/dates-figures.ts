import { isoDay } from './civil.ts';
import type { Token } from './date-tokens.ts';
import type { DateLexicon } from './date-words.ts';
import type { When } from './dates.ts';
import { isEnding } from './inflection.ts';
import { scriptOf } from './script.ts';

/** Words between day and month ("21 de marzo", "3rd of March", "ngày 21 tháng 3"). */
export const links = new Set([
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
export const ordinals = new Set([
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
export const yearWords = new Set([
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

export interface Got {
  from: number;
  to: number;
  /** When the date ends inside its last token ("1990" in "1990ના"). */
  end?: number;
  when: When;
}

export const absolute = (
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
export function readNumeric(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
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
export const dayLeads = new Set([
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
export function readDayMonth(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
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

export function readTime(tokens: Token[], i: number): { text: string; to: number } | null {
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
export function readVietnamese(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
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
export function readAgo(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
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
export function readYear(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
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

export function isYearTail(tail: string, language: string): boolean {
  const script = scriptOf(tail.charCodeAt(0));
  if (script === 'Latn')
    return /^(s|er|ers|yilinda|de|da|te|ta|ben|ban|es|as|os|n)$/.test(tail.replace(/^'/, ''));
  return script !== 'Zyyy' && (isEnding(script, tail, language) || tail.length <= 4);
}
