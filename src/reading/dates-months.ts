import { isoDay } from './civil.ts';
import { links, yearWords } from './data/date-particles.ts';
import { type Calendar, calendarOfYear, gregorianDay, usualDay } from './date-calendars.ts';
import type { Token } from './date-tokens.ts';
import type { DateLexicon } from './date-words.ts';
import type { When } from './dates.ts';
import { type Day, dayAfter, dayBefore, isTouchingNumber } from './dates-days.ts';
import { absolute, type Got } from './dates-figures.ts';
import { type Phrase, phraseAt } from './dates-phrases.ts';
import { readTime } from './dates-times.ts';
import { readJuche } from './dates-years.ts';
import type { Folded } from './fold.ts';

/** What the readers of one text share. */
export interface Context {
  tokens: Token[];
  lexicon: DateLexicon;
  /** The text as it was before folding: capitals tell May from may. */
  original: string;
  folded: Folded;
}

/**
 * A month with the day and year around it: "21 марта 2025 года", "March 18–19, 2025", "2020-берез-11", "21st of March".
 * @param free the first token that no other date has taken
 */
export function readMonth(
  context: Context,
  i: number,
  phrase: Phrase & { means: { value: number; short?: boolean; calendar?: Calendar } },
  free: number,
): Got | null {
  const { tokens, lexicon } = context;
  const month = phrase.means.value;
  const { calendar } = phrase.means;
  const last = endOfNames(context, phrase.to, month);
  const left = dayBefore(tokens, i, free, lexicon);
  const day = left === null || left === 'time' ? dayAfter(tokens, last, lexicon) : left;
  if (left === 'time' && day === null) return null;
  // "mar 15 lug 2025": a weekday cut short like a month
  if (phrase.means.short === true && day !== null && day.from > i)
    if (phraseAt(tokens, day.to + 1, lexicon)?.means.kind === 'month') return null;
  let from = Math.min(i, day?.from ?? i);
  let to = Math.max(last, day?.to ?? last);
  let year: number | null = null;
  let time: { text: string; to: number } | null = null;
  const ahead = yearAfter(tokens, to + 1, day !== null, lexicon);
  if (ahead !== null) {
    year = ahead.year;
    to = ahead.to;
    time = ahead.time;
  } else {
    const linked = links.has(tokens[to + 1]?.text ?? '') ? phraseAt(tokens, to + 2, lexicon) : null;
    const offset = calendar === undefined ? (phraseAt(tokens, to + 1, lexicon) ?? linked) : null;
    if (offset?.means.kind === 'relative' && offset.means.unit === 'year')
      return withRange(
        {
          from,
          to: offset.to,
          when: { kind: 'relative', unit: 'year', offset: offset.means.value, month, day: day?.day ?? null },
        },
        day,
        { year: null, month },
      );
    const back = yearBefore(tokens, from, free, lexicon);
    if (back !== null) ({ year, from } = back);
  }
  if (day !== null) from = weekdayBefore(tokens, from, free, lexicon);
  if (calendar !== undefined) {
    const when = day === null ? null : ofCalendar(calendar, year, month, day.day);
    return when === null ? null : { from, to, when };
  }
  if (day === null && year === null) {
    if (phrase.means.short === true) return null;
    const after = lexicon.directionAfter.get(tokens[last + 1]?.text ?? '');
    if (after !== undefined)
      return { from: i, to: last + 1, when: { kind: 'directed-month', month, direction: after } };
  }
  if (year === null && !isMeantAsMonth(context, i, isSure(day))) return null;
  if (year !== null && day !== null && isoDay(year, month, day.day) === null) return null;
  if (time === null && day !== null && year !== null) {
    time = readTime(tokens, to + 1);
    to = time?.to ?? to;
  }
  const got = { from, to, when: absolute(year, month, day?.day ?? null, time?.text ?? null) };
  return withRange(got, day, { year, month });
}

/** A day of another calendar as the day of ours it is. */
function ofCalendar(calendar: Calendar, year: number | null, month: number, day: number): When | null {
  if (year === null) {
    const own = { calendar, month, day };
    const usual = usualDay(own);
    return usual === null ? null : { kind: 'absolute', year: null, ...usual, time: null, own };
  }
  const date = gregorianDay(calendar, year, month, day)?.split('-').map(Number);
  return date === undefined ? null : absolute(date[0] as number, date[1] as number, date[2] as number);
}

/** "آذار/مارس": the month by both of its names. */
function endOfNames({ tokens, lexicon }: Context, last: number, month: number): number {
  const next = phraseAt(tokens, last + 1, lexicon);
  if (next?.means.kind === 'month' && next.means.value === month) return next.to;
  if (tokens[last + 1]?.text !== '/' && tokens[last + 1]?.text !== '(') return last;
  const other = phraseAt(tokens, last + 2, lexicon);
  if (other?.means.kind !== 'month' || other.means.value !== month) return last;
  return tokens[last + 1]?.text === '(' && tokens[other.to + 1]?.text === ')' ? other.to + 1 : other.to;
}

/** Parts a stretch into its two days; the month's name goes with the day it stands beside. */
function withRange(got: Got, day: Day | null, of: { year: number | null; month: number }): Got {
  if (day?.also === undefined) return got;
  const { also } = day;
  const begin =
    got.when.kind === 'relative' ? { ...got.when, day: also.day } : absolute(of.year, of.month, also.day);
  return also.from < got.from
    ? { ...got, also: { from: also.from, to: also.to, when: begin } }
    : { ...got, from: day.from, also: { from: got.from, to: also.to, when: begin } };
}

/** A year behind the day or month: ", 2025", "de 2025", "'95", "12:00:00 2015", "Juche 114 (2025)". */
function yearAfter(
  tokens: Token[],
  next: number,
  dayKnown: boolean,
  lexicon: DateLexicon,
): { year: number; to: number; time: { text: string; to: number } | null } | null {
  let ahead = next;
  for (let steps = 0; steps < 2; steps++) {
    const text = tokens[ahead]?.text ?? '';
    if (/^[,،.\-/'\]॰׳]$/.test(text) || links.has(text) || /^(?:в|साल|सन|সাল|ماه)$/.test(text)) ahead++;
    else break;
  }
  // "ค.ศ. 2028", "พ.ศ. 2571"
  if (lexicon.language === 'th')
    for (let steps = 0; steps < 4 && /^[คพศ.]$/.test(tokens[ahead]?.text ?? ''); steps++) ahead++;
  const juche = readJuche(tokens, ahead);
  if (juche !== null) return { ...juche, time: null };
  const clock = dayKnown ? readTime(tokens, next) : null;
  if (clock !== null && tokens[clock.to + 1]?.kind === 'number') ahead = clock.to + 1;
  const token = tokens[ahead];
  if (token?.kind !== 'number') return null;
  let year = Number(token.text);
  if (token.text.length === 2 && dayKnown && isShortYear(tokens, ahead)) year += year < 70 ? 2000 : 1900;
  else if (token.text.length !== 4 || year < 1000 || year >= 2700) return null;
  if (lexicon.language === 'th' && year > 2400) year -= 543;
  const word = tokens[ahead + 1]?.text ?? '';
  const to = yearWords.has(word) && word.length !== 2 ? ahead + 1 : ahead;
  return { year, to, time: clock !== null && clock.to < ahead ? clock : null };
}

/** "21-Mar-25", "'95", and figures that no day or hour has: "2 Dec 95". */
function isShortYear(tokens: Token[], i: number): boolean {
  const token = tokens[i] as Token;
  const before = tokens[i - 1] as Token;
  const after = tokens[i + 1];
  if (
    after !== undefined &&
    after.start === token.end &&
    /^[:%/.]$/.test(after.text) &&
    isTouchingNumber(tokens, i + 2)
  )
    return false;
  if (before.text === "'" && before.end === token.start) return true;
  if (/^[-/]$/.test(before.text) && before.end === token.start) return true;
  return Number(token.text) > 31 && (after === undefined || after.kind !== 'word') && before.kind === 'word';
}

/** "2019 માં જૂન", "2024. június", "2020-берез-11". */
function yearBefore(
  tokens: Token[],
  from: number,
  free: number,
  lexicon: DateLexicon,
): { year: number; from: number } | null {
  let back = from - 1;
  for (let steps = 0; steps < 3 && back > 0; steps++) {
    const { text } = tokens[back] as Token;
    if (/^[.,\-/]$/.test(text) || yearWords.has(text) || /^(?:m|માં|में|মধ্যে)$/.test(text)) back--;
    else break;
  }
  const token = tokens[back];
  if (back < free || token?.kind !== 'number' || token.text.length !== 4) return null;
  const year = Number(token.text);
  return (year >= 1900 && year < 2100) || calendarOfYear(lexicon.language, year) !== null
    ? { year, from: back }
    : null;
}

function weekdayBefore(tokens: Token[], from: number, free: number, lexicon: DateLexicon): number {
  let at = from - 1;
  for (let steps = 0; steps < 2 && at > free; steps++) {
    const text = tokens[at]?.text ?? '';
    if (text === ',' || text === '.' || text === '(' || links.has(text)) at--;
    else break;
  }
  if (at < free || tokens[at] === undefined) return from;
  return phraseAt(tokens, at, lexicon)?.means.kind === 'weekday' ? at : from;
}

/** "May second" may be no date, "May 2" and "May twenty-second" are. */
function isSure(day: Day | null): boolean {
  return day !== null && (!day.spelled || day.to > day.from);
}

/** "મે મહિનામાં", "মে মাসে": the word for month behind the name, in any case. */
function saysMonth(token: Token | undefined, lexicon: DateLexicon): boolean {
  return [...lexicon.units].some(
    ([word, unit]) => unit === 'month' && token?.text.startsWith(word.slice(0, 3)) === true,
  );
}

/** A name that is also a common word ("may", "march") needs its capital, and beside no day a word that leads dates. */
function isMeantAsMonth(
  { tokens, lexicon, original, folded }: Context,
  i: number,
  besideDay: boolean,
): boolean {
  const word = tokens[i] as Token;
  if (lexicon.dayOnly.has(word.text)) return besideDay || saysMonth(tokens[i + 1], lexicon);
  if (!lexicon.ambiguous.has(word.text)) return true;
  const [first] = original.slice(folded.at(word.start), folded.at(word.end));
  return first !== first?.toLowerCase() && (besideDay || lexicon.lead.has(tokens[i - 1]?.text ?? ''));
}
