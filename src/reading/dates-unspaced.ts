import { days, eras, months, units, weeks, years } from './data/date-words-unspaced.ts';
import type { RawDate, When } from './dates.ts';
import { chinesePattern } from './dates-chinese.ts';
import { koreanPattern } from './dates-korean.ts';
import { readTimeUnspaced } from './dates-times-unspaced.ts';
import { readCounted, readHanNumber } from './han-numbers.ts';

type Groups = Record<string, string | undefined>;

/** Between the days of a stretch: "3月18日至19日", "18～19日", "18일부터 19일까지". */
const joins = /^(?:[~∼〜～\-–—・、,]| ?(?:至|到|から|부터|和|与|與|및) ?)$/u;

/** Finds dates in folded Chinese, Japanese or Korean text, whose parts carry their own signs (年月日, 년 월 일). */
export function findDatesUnspaced(text: string, language: string): RawDate[] {
  const found: RawDate[] = [];
  for (const match of text.matchAll(language === 'ko' ? koreanPattern : chinesePattern)) {
    const groups = match.groups as Groups;
    const when = meaningOf(groups, text.slice(Math.max(0, match.index - 8), match.index));
    if (when === null) continue;
    const start = match.index + match[0].length - match[0].trimStart().length;
    const end = match.index + match[0].trimEnd().length;
    const last = found.at(-1);
    const joined =
      last !== undefined && last.end <= start && joins.test(text.slice(last.end, start)) ? last.when : null;
    const one = joined === null ? when : inherit(when, joined);
    const first = groups.begin === undefined ? null : beginningOf(one, Number(groups.begin));
    if (first === null) found.push(withTime({ start, end, when: one }, text));
    else {
      const at = match.index + match[0].lastIndexOf(groups.join as string);
      found.push({ start, end: at, when: first });
      found.push({ start: at + (groups.join as string).length, end, when: one });
    }
  }
  return found;
}

/** A day with its year takes the time behind it along. */
function withTime(date: RawDate, text: string): RawDate {
  const { when } = date;
  if (when.kind !== 'absolute' || when.year === null || when.day === null) return date;
  const time = readTimeUnspaced(text, date.end);
  return time === null ? date : { ...date, end: time.end, when: { ...when, time: time.text } };
}

/** The first day of a stretch has the month and year of its last. */
function beginningOf(when: When, day: number): When | null {
  if (when.kind !== 'absolute' && when.kind !== 'relative') return null;
  return when.day !== null && day >= 1 && day < when.day ? { ...when, day } : null;
}

/** "3月18日至19日": a bare day joined to a date is of its month. */
function inherit(when: When, before: When): When {
  if (when.kind !== 'absolute' || when.month !== null || when.year !== null || when.day === null) return when;
  if (before.kind === 'absolute' && before.day !== null && before.day < when.day && before.month !== null)
    return { ...when, year: before.year, month: before.month };
  if (before.kind === 'relative' && before.day !== null && before.day < when.day)
    return { ...before, day: when.day };
  return when;
}

const absolute = (year: number | null, month: number | null, day: number | null): When | null =>
  (month !== null && (month < 1 || month > 12)) || (day !== null && (day < 1 || day > 31))
    ? null
    : { kind: 'absolute', year, month, day, time: null };

function relative(
  unit: 'day' | 'week' | 'month' | 'year',
  offset: number,
  month: number | null = null,
  day: number | null = null,
): When {
  return { kind: 'relative', unit, offset, month, day };
}

/** What the named parts of a match say together. */
function meaningOf(groups: Groups, before: string): When | null {
  const month = readHanNumber(groups.month);
  const day = readHanNumber(groups.day);
  if (groups.month !== undefined) {
    if (groups.yearWord !== undefined) return relative('year', years[groups.yearWord] ?? 0, month, day);
    return absolute(yearOf(groups), month, day);
  }
  if (groups.figures !== undefined) return readFigures(groups.figures);
  if (groups.weekday !== undefined) {
    const week = groups.week === undefined ? undefined : weeks[groups.week];
    const weekday = weekdays[groups.weekday] ?? 1;
    return week === undefined
      ? { kind: 'weekday', weekday, direction: 0 }
      : { kind: 'weekday', weekday, direction: Math.sign(week), weeks: week };
  }
  if (groups.monthWord !== undefined) return relative('month', months[groups.monthWord] ?? 0, null, day);
  if (groups.dayWord !== undefined) return relative('day', days[groups.dayWord] ?? 0);
  if (groups.way !== undefined) {
    // "1개월, 21일 전": the end of a longer count
    if (/\d ?(?:개월|년|か月|ヶ月|カ月|个月|個月|年)[ ,、と]{0,2}$/u.test(before)) return null;
    const count = readCounted(groups.count ?? '');
    if (count === null || count > 500) return null;
    const offset = /[前전]/u.test(groups.way) ? -count : count;
    return {
      kind: 'relative',
      unit: units[groups.unit ?? ''] ?? 'day',
      offset,
      month: null,
      day: null,
      counted: true,
    };
  }
  if (groups.yearWord !== undefined) return relative('year', years[groups.yearWord] ?? 0);
  if (groups.weekWord !== undefined) return relative('week', weeks[groups.weekWord] ?? 0);
  if (day !== null) {
    const bare = absolute(null, null, day);
    if (bare?.kind !== 'absolute' || groups.lead === undefined) return bare;
    return { ...bare, direction: groups.lead.startsWith('지난') ? -1 : 1 };
  }
  return absolute(yearOf(groups), null, null);
}

const weekdays: Record<string, number> = Object.fromEntries(
  ['一月월', '二火화', '三水수', '四木목', '五金금', '六土토', '日天일'].flatMap((signs, index) =>
    [...signs].map(sign => [sign, index + 1]),
  ),
);

function yearOf({ era, eraYear, year }: Groups): number | null {
  if (era !== undefined) return (eras[era] ?? 0) + (eraYear === '元' ? 1 : (readHanNumber(eraYear) ?? 0));
  return readHanNumber(year);
}

/** "2025-03-21", "2025. 3. 21.", "25.03.21" (the year first, as these languages have it), "21/3/2025". */
function readFigures(figures: string): When | null {
  const parts = (figures.match(/\d+/g) ?? []) as string[];
  const [x, y, z] = parts.map(Number) as [number, number, number];
  if (parts[0]?.length === 4) return absolute(x, y, z);
  if (parts[2]?.length === 4)
    return y > 12 ? absolute(z, x, y) : x > 12 ? absolute(z, y, x) : absolute(z, x, y);
  const century = (year: number) => year + (year < 70 ? 2000 : 1900);
  const yearFirst = parts[0]?.length === 2 ? absolute(century(x), y, z) : null;
  if (yearFirst !== null && (figures.includes('.') || parts.every(part => part.length === 2)))
    return yearFirst;
  return parts[2]?.length === 2 ? absolute(century(z), x, y) : null;
}
