import { isoDay } from './civil.ts';
import { dayLeads } from './data/date-particles.ts';
import { calendarOfYear, gregorianDay } from './date-calendars.ts';
import type { Token } from './date-tokens.ts';
import type { DateLexicon } from './date-words.ts';
import type { When } from './dates.ts';
import { readTime } from './dates-times.ts';

/** What a reader took: tokens and meaning. */
export interface Got {
  from: number;
  to: number;
  /** When the date ends inside its last token ("1990" in "1990ના"). */
  end?: number;
  when: When;
  /** The day a stretch begins with, as written before this one: "18" in "18–19 June". */
  also?: { from: number; to: number; when: When };
}

export const absolute = (
  year: number | null,
  month: number | null,
  day: number | null,
  time: string | null = null,
): When => ({ kind: 'absolute', year, month, day, time });

/**
 * "2025-03-21", "21.03.2025", "3/21/25", with a time behind it. The day comes first but in English with dashes or
 * slashes, where the month does (the greater part of English news with figures is American) unless that can't be.
 */
export function readNumeric(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
  const [a, s1, b, s2, c] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3], tokens[i + 4]];
  if (a === undefined || s1 === undefined || b === undefined || b.kind !== 'number') return null;
  if (s1.text !== '-' && s1.text !== '/' && s1.text !== '.') return null;
  if (s2 === undefined || c === undefined || s2.text !== s1.text || c.kind !== 'number') return null;
  if (!isEven(a, s1, b, s2, c)) return null;
  if (isTouching(tokens[i + 5], s1.text, c.end) && tokens[i + 6]?.kind === 'number') return null;
  const before = tokens[i - 1];
  if (before !== undefined && before.end === a.start) {
    if (before.kind === 'word') return null;
    if (before.text === s1.text && tokens[i - 2]?.kind === 'number') return null;
  }
  const [x, y, z] = [Number(a.text), Number(b.text), Number(c.text)];
  let year: number;
  let month: number;
  let day: number;
  if (a.text.length === 4) [year, month, day] = [x, y, z];
  else if (c.text.length === 4 || c.text.length === 2) {
    year = c.text.length === 4 ? z : z + (z < 70 ? 2000 : 1900);
    [day, month] = y > 12 || (lexicon.language === 'en' && s1.text !== '.' && x <= 12) ? [y, x] : [x, y];
  } else return null;
  const calendar = calendarOfYear(lexicon.language, year);
  if (lexicon.language === 'th' && year > 2400 && year < 2650) year -= 543;
  const date = calendar === null ? isoDay(year, month, day) : gregorianDay(calendar, year, month, day);
  if (date === null || year < 1000) return null;
  [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const time = readTime(tokens, i + 5);
  return { from: i, to: time?.to ?? i + 4, when: absolute(year, month, day, time?.text ?? null) };
}

/** The parts stand together, or a space apart when all have the length of a date's parts ("30 . 09 . 22", "5 .7 .2018"). */
function isEven(a: Token, s1: Token, b: Token, s2: Token, c: Token): boolean {
  if (b.text.length > 2 || a.text.length > 4 || a.text.length === 3) return false;
  if (s1.start === a.end && b.start - s1.end <= 1 && s2.start === b.end && c.start - s2.end <= 1) return true;
  const near =
    s1.start - a.end <= 1 && b.start - s1.end <= 1 && s2.start - b.end <= 1 && c.start - s2.end <= 1;
  const long = a.text.length === 4 || c.text.length === 4 || (a.text.length === 2 && c.text.length === 2);
  return near && long;
}

function isTouching(token: Token | undefined, text: string, end: number): boolean {
  return token !== undefined && token.text === text && token.start === end;
}

/**
 * A day and month in figures, where something says that they are one: a lead ("am 22.04.", "le 22/04"), a weekday before,
 * brackets of their own ("Rabu (21/3)") or two figures each. "24/7" and "3/4" alone are none.
 */
export function readDayMonth(
  tokens: Token[],
  i: number,
  lexicon: DateLexicon,
  afterWeekday = false,
): Got | null {
  const [first, sign, second] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (first === undefined || sign === undefined || second?.kind !== 'number') return null;
  if ((sign.text !== '.' && sign.text !== '/') || sign.start !== first.end) return null;
  if (second.start - sign.end > 1 || second.text.length > 2 || first.text.length > 2) return null;
  const before = tokens[i - 1];
  const after = tokens[i + 3];
  const led = dayLeads.has(before?.text ?? '');
  const slashed = sign.text === '/' && second.start === sign.end;
  const bracketed = slashed && before?.text === '(' && after?.text === ')';
  if (after?.start === second.end && (after.text === '/' || after.text === '%' || after.text === ':'))
    return null;
  if (before?.end === first.start && before.kind === 'sign' && before.text !== '(') return null;
  const english = lexicon.language === 'en';
  const even = first.text.length === 2 && second.text.length === 2;
  // "29/2" can be nothing else, but for "24/7"
  const only =
    Number(first.text) > 12 && Number(second.text) <= 12 && `${first.text}/${second.text}` !== '24/7';
  const plain = slashed && (english ? even && only : even || only);
  if (!afterWeekday && !bracketed && !plain && !(led && (!english || slashed))) return null;
  if (english && sign.text === '.') return null;
  const [x, y] = [Number(first.text), Number(second.text)];
  const monthFirst = slashed && (y > 12 || (english && x <= 12));
  const [day, month] = monthFirst ? [y, x] : [x, y];
  if (isoDay(2024, month, day) === null) return null;
  const last = sign.text === '.' && after?.text === '.' && after.start === second.end ? i + 3 : i + 2;
  return { from: i, to: last, when: absolute(null, month, day) };
}
