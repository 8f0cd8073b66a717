import { fillers, isEnglishMonth, isEnglishWeekday, monthByName, zones } from './date-names.ts';
import { build, fullYear, latinDigits, num, readOffset } from './feed-date-parts.ts';

const day = 86_400_000;

/**
 * Reads a date as feeds write them: RFC 822 and its misspellings, ISO 8601, dotted and slashed dates, month names of
 * sixty languages, Korean dates, epoch numbers. Never guesses: what can't be read whole is null, never "now".
 * A date without a zone is UTC (Korean ones Korean time); the server's own zone never matters.
 * @returns an instant as ISO 8601 in UTC, or null
 */
export function parseFeedDate(value: string | null | undefined): string | null {
  if (!value) return null;
  const usual = value.length < 40 ? parseUsual(value.trim()) : null;
  if (usual !== null) return usual > 0 ? new Date(usual).toISOString() : null;
  const text = latinDigits(value.slice(0, 200))
    .normalize('NFKC')
    .replace(/\([^()]{0,60}\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '' || text.length > 80) return null;
  const time = parseIso(text) ?? parseCompact(text) ?? parseWords(text);
  // The epoch itself is what an unset clock writes.
  if (time === null || Number.isNaN(time) || time === 0) return null;
  const year = new Date(time).getUTCFullYear();
  return year < 1900 || year > 2199 ? null : new Date(time).toISOString();
}

/** The two spellings nearly all feeds use, read without detours; null for any other and for what is out of range. */
function parseUsual(text: string): number | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (iso) {
    const offset = readOffset(iso[8] as string);
    if (offset === null || num(iso[1]) < 1970 || num(iso[1]) > 2199) return null;
    const instant = build(
      num(iso[1]),
      num(iso[2]),
      num(iso[3]),
      num(iso[4]),
      num(iso[5]),
      num(iso[6]),
      offset,
    );
    return instant === null ? null : instant + num(iso[7]);
  }
  const rfc =
    /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? (GMT|[+-]\d{4})$/.exec(
      text,
    );
  if (!rfc || !isEnglishMonth(rfc[2] as string)) return null;
  const offset = rfc[7] === 'GMT' ? 0 : readOffset(rfc[7] as string);
  const year = num(rfc[3]);
  if (offset === null || year < 1971 || year > 2199) return null;
  return build(
    year,
    monthByName(rfc[2] as string) ?? 0,
    num(rfc[1]),
    num(rfc[4]),
    num(rfc[5]),
    num(rfc[6]),
    offset,
  );
}

/** Only digits: epoch seconds or milliseconds, 20260105, 20260105123000, and the truncated ISO 8601 forms of old feeds. */
function parseCompact(text: string): number | null {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const whole =
    /^(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?(?:[.,]\d{1,9})?\s?(Z|[+-]\d\d:?(?:\d\d)?)?)?$/i.exec(
      text,
    );
  if (whole) {
    const [, y, mo, d, h, mi, s, zone] = whole;
    const offset = zone ? readOffset(zone) : 0;
    return offset === null ? null : build(num(y), num(mo), num(d), num(h), num(mi), num(s), offset);
  }
  const short = /^-?(\d\d)-?(\d\d)(?:-?(\d\d))?$/.exec(text);
  if (short && (text.startsWith('-') || short[3])) {
    const [, y, mo, d] = short;
    return build(fullYear(num(y)), num(mo), d ? num(d) : 1, 0, 0, 0, 0);
  }
  return null;
}

function parseIso(text: string): number | null {
  const week = /^(\d{4})-?W(\d\d)(?:-?([1-7]))?$/i.exec(text);
  if (week) {
    const january4 = Date.UTC(num(week[1]), 0, 4);
    const monday = january4 - ((new Date(january4).getUTCDay() + 6) % 7) * day;
    if (num(week[2]) < 1 || num(week[2]) > 53) return null;
    return monday + ((num(week[2]) - 1) * 7 + (week[3] ? num(week[3]) - 1 : 0)) * day;
  }
  const ordinal = /^(\d{4})-(\d{3})$/.exec(text);
  if (ordinal) {
    const n = num(ordinal[2]);
    return n < 1 || n > 366 ? null : Date.UTC(num(ordinal[1]), 0, 1) + (n - 1) * day;
  }
  const bare = /^(\d{4})(?:-(\d{1,2}))?$/.exec(text);
  if (bare)
    return num(bare[1]) < 1900 ? null : build(num(bare[1]), bare[2] ? num(bare[2]) : 1, 1, 0, 0, 0, 0);
  return null;
}

/** Everything else: takes out time, zone and month name, and reads what numbers remain. */
function parseWords(text: string): number | null {
  let rest = ` ${text
    .replace(/(\d)\s?(?:년|年)\s?/g, '$1-')
    .replace(/(\d)\s?(?:월|月)\s?(\d)/g, '$1-$2')
    .replace(/(\d)\s?(?:일|日)/g, '$1 ')} `;
  const korean = /[년월일]|오전|오후/.test(text);
  const clock =
    /(오전|오후|午前|午後|上午|下午)?\s?(?<![\d:])(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,]\d{1,9})?)?|\s?[h시時]\s?(\d{1,2})?(?:\s?[분分])?(?:\s?(\d{1,2})\s?[초秒])?)(?![\d:])(?:\s?(am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?/i.exec(
      rest.replace(/(\d)T(?=\d)/gi, '$1 '),
    );
  let hour = 0;
  let minutes = 0;
  let seconds = 0;
  let american = false;
  if (clock) {
    rest = rest.replace(/(\d)T(?=\d)/gi, '$1 ');
    const fraction = /:\d{1,2}[.,](\d{1,9})/.exec(clock[0])?.[1];
    const milliseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
    const half = clock[1] ?? clock[7]?.toLowerCase();
    american = clock[7] !== undefined;
    hour = num(clock[2]);
    minutes = num(clock[3] ?? clock[5]);
    seconds = num(clock[4] ?? clock[6]);
    if (half !== undefined) {
      const late = /^(?:p|오후|午後|下午)/.test(half);
      if (hour > 12 && !late) return null;
      if (late && hour < 12) hour += 12;
      if (!late && hour === 12) hour = 0;
    }
    const before = rest.slice(0, clock.index);
    const zone = takeZone(rest.slice(clock.index + clock[0].length));
    if (zone === null) return null;
    const date = readDate(`${before} ${zone.rest}`, american || (zone.offset ?? 0) < -200);
    if (!date) return null;
    const instant = build(date.y, date.m, date.d, hour, minutes, seconds, zone.offset ?? (korean ? 540 : 0));
    return instant === null ? null : instant + milliseconds;
  }
  const date = readDate(rest, false);
  return date ? build(date.y, date.m, date.d, 0, 0, 0, korean && /[:시]/.test(text) ? 540 : 0) : null;
}

/** The zone right after the time; a numeric one wins over a name. Null when what stands there is no zone at all. */
function takeZone(after: string): { offset: number | null; rest: string } | null {
  let rest = after;
  let named: number | null = null;
  let numeric: number | null = null;
  for (let i = 0; i < 3; i += 1) {
    const number = /^[\s,]*(?:GMT|UTC|UT|Z)?\s?-?([+-]\d{1,2}(?::\d{2}|\d{1,2})?)(?![\d:])/i.exec(rest);
    if (number) {
      const offset = readOffset(number[1] as string);
      if (offset === null) return null;
      numeric ??= offset;
      rest = rest.slice(number[0].length);
      continue;
    }
    const name = /^[\s,]*([A-Za-z]{1,5})(?![\p{L}\p{M}])/u.exec(rest);
    const word = name?.[1] ?? '';
    const offset = zones[word.toLowerCase()];
    if (name && offset !== undefined) {
      named ??= offset;
      rest = rest.slice(name[0].length);
      continue;
    }
    // An unknown zone name at the very end: the day is still worth having.
    if (name && /^[A-Z]{3,5}$/.test(word) && rest.trim() === word && !monthByName(word)) rest = '';
    break;
  }
  return { offset: numeric ?? named, rest };
}

function readDate(text: string, american: boolean): { y: number; m: number; d: number } | null {
  if (text.includes(':') || /(?:^|\s)[+-]\d/.test(text)) return null;
  const words: string[] = text.match(/\p{L}[\p{L}\p{M}.’']*/gu) ?? [];
  // The common case needs no look at the names of other languages.
  const english = words.filter(word => !isEnglishWeekday(word) && !isFiller(word));
  const found = words.map(word => (english.length > 1 || english.includes(word) ? monthByName(word) : null));
  // "lun" and "mar." are weekdays in one language and months in another: the month comes after the weekday.
  const at = found.findLastIndex(
    (number, index) => number !== null && !isEnglishWeekday(words[index] as string),
  );
  const month = at < 0 ? null : (found[at] as number);
  // What else there may be is fillers and one weekday, before the month or right after the day.
  const others = words.filter((word, index) => index !== at && !isFiller(word));
  if (others.length > 1 || (others[0] !== undefined && words.indexOf(others[0]) > 1)) return null;
  const numbers = (text.match(/\d+/g) ?? []).map(n => ({ value: Number(n), digits: n.length }));
  if (month !== null) {
    if (numbers.length !== 2) return null;
    const [a, b] = numbers as [Numeral, Numeral];
    const [dayOf, yearOf] = a.digits === 4 ? [b, a] : [a, b];
    if (dayOf.digits > 2 || (yearOf.digits !== 4 && yearOf.digits !== 2)) return null;
    return { y: yearOf.digits === 2 ? fullYear(yearOf.value) : yearOf.value, m: month, d: dayOf.value };
  }
  if (numbers.length !== 3) return null;
  const [a, b, c] = numbers as [Numeral, Numeral, Numeral];
  if (a.digits === 4) return { y: a.value, m: b.value, d: c.value };
  if (c.digits !== 4 && c.digits !== 2) return null;
  const y = c.digits === 2 ? fullYear(c.value) : c.value;
  const slashed = /\d\s?\/\s?\d/.test(text);
  const monthFirst = b.value > 12 || (a.value <= 12 && (slashed || american));
  return monthFirst ? { y, m: a.value, d: b.value } : { y, m: b.value, d: a.value };
}

function isFiller(word: string): boolean {
  const lower = word.toLowerCase();
  return fillers.has(lower) || fillers.has(lower.replace(/\.$/, ''));
}

interface Numeral {
  value: number;
  digits: number;
}
