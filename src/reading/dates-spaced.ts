import { links } from './data/date-particles.ts';
import { type Token, tokenize } from './date-tokens.ts';
import { beginningOf, type DateLexicon, type Unit } from './date-words.ts';
import type { RawDate, When } from './dates.ts';
import { readCount } from './dates-counts.ts';
import { absolute, type Got, readDayMonth, readNumeric } from './dates-figures.ts';
import { type Context, readMonth } from './dates-months.ts';
import { readBareDay, readDayOfMonth } from './dates-of-month.ts';
import { type Phrase, phraseAt } from './dates-phrases.ts';
import { readTime } from './dates-times.ts';
import { readVietnamese } from './dates-vietnamese.ts';
import { readJuche, readYear } from './dates-years.ts';
import type { Folded } from './fold.ts';

/** Finds dates in folded text of a language that parts its words. */
export function findDatesSpaced(
  text: string,
  lexicon: DateLexicon,
  original: string,
  folded: Folded,
): RawDate[] {
  const tokens = tokenize(text);
  const context: Context = { tokens, lexicon, original, folded };
  const found: RawDate[] = [];
  let free = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (i < free) continue;
    const token = tokens[i] as Token;
    if (token.kind === 'sign') continue;
    const got = token.kind === 'number' ? readNumber(context, i, free) : readWord(context, i, free);
    if (got === null) continue;
    const first = got.also ?? got;
    const start = (tokens[first.from] as Token).start;
    // A name may reach back over a number already read as something else ("21" before "марта").
    while (found.length > 0 && (found.at(-1) as RawDate).end > start) found.pop();
    if (got.also !== undefined)
      found.push({ start, end: (tokens[got.also.to] as Token).end, when: got.also.when });
    found.push({
      start: (tokens[got.from] as Token).start,
      end: got.end ?? (tokens[got.to] as Token).end,
      when: got.when,
    });
    free = got.to + 1;
  }
  return found;
}

function readNumber({ tokens, lexicon }: Context, i: number, free: number): Got | null {
  return (
    readNumeric(tokens, i, lexicon) ??
    readDayMonth(tokens, i, lexicon) ??
    readVietnamese(tokens, i, lexicon) ??
    readCount(tokens, i, lexicon) ??
    readDayOfMonth(tokens, i, lexicon, free) ??
    readYearOfJuche(tokens, i, free) ??
    readYear(tokens, i, lexicon)
  );
}

function readYearOfJuche(tokens: Token[], i: number, free: number): Got | null {
  const juche = i > free && (tokens[i] as Token).text.length < 4 ? readJuche(tokens, i - 1) : null;
  return juche === null ? null : { from: i - 1, to: juche.to, when: absolute(juche.year, null, null) };
}

function readWord(context: Context, i: number, free: number): Got | null {
  const { tokens, lexicon } = context;
  const { text } = tokens[i] as Token;
  const known = lexicon.known[beginningOf(text, 0)];
  if (known === 2 && lexicon.language !== 'vi') return readCount(tokens, i, lexicon);
  if (known === 0) return lexicon.language === 'vi' ? readVietnamese(tokens, i, lexicon) : null;
  return readPhrase(context, i, free) ?? readVietnamese(tokens, i, lexicon) ?? readCount(tokens, i, lexicon);
}

/** A month, weekday or relative phrase, and the numbers around it. */
function readPhrase(context: Context, i: number, free: number): Got | null {
  const { tokens, lexicon } = context;
  const phrase = phraseAt(tokens, i, lexicon);
  if (phrase === null) return readDirected(context, i);
  const { means, to } = phrase;
  if (means.kind === 'month') return readMonth(context, i, { means, to }, free);
  if (means.kind === 'weekday') return readWeekday(context, i, { means, to });
  // "75 năm qua", "hai tuần sau": so many years, and no week of its own
  if (lexicon.language === 'vi' && means.value !== 0 && i > free && isCounted(tokens[i - 1], lexicon))
    return null;
  return readRelative(tokens, i, to, means, lexicon, free);
}

function isCounted(before: Token | undefined, lexicon: DateLexicon): boolean {
  if (before === undefined || before.kind === 'sign') return false;
  return (
    before.kind === 'number' ||
    lexicon.numbers.has(before.text) ||
    /^(?:nhiều|các|những|vài|mấy)$/.test(before.text)
  );
}

/** "Last Tuesday", "next June", "this Friday". */
function readDirected(context: Context, i: number): Got | null {
  const { tokens, lexicon } = context;
  const { text } = tokens[i] as Token;
  const two = lexicon.directionPairs.has(text)
    ? lexicon.direction.get(`${text} ${tokens[i + 1]?.text}`)
    : undefined;
  const side = two ?? lexicon.direction.get(text);
  const current = lexicon.current.has(text);
  if (side === undefined && !current) return null;
  const next = phraseAt(tokens, two === undefined ? i + 1 : i + 2, lexicon);
  if (next === null || next.means.kind === 'relative' || next.means.short) return null;
  const { kind, value } = next.means;
  if (kind === 'weekday') {
    const date =
      tokens[next.to + 1]?.kind === 'number' ? readDateAfterWeekday(context, next.to + 1, next.to) : null;
    if (date !== null && date.also === undefined) return { ...date, from: i };
    // English "next Friday" is the one of next week, elsewhere the next to come
    const weeks = current ? 0 : text === 'next' && lexicon.language === 'en' ? 1 : null;
    const when: When = { kind: 'weekday', weekday: value, direction: side ?? 0 };
    return { from: i, to: next.to, when: weeks === null ? when : { ...when, weeks } };
  }
  if (side === undefined) return null;
  return { from: i, to: next.to, when: { kind: 'directed-month', month: value, direction: side } };
}

function readWeekday(
  context: Context,
  i: number,
  { means, to }: Phrase & { means: { value: number; short?: boolean } },
): Got | null {
  const { tokens, lexicon } = context;
  let after = to + 1;
  for (let steps = 0; steps < 3; steps++) {
    const text = tokens[after]?.text ?? '';
    if (text === ',' || text === '(' || text === '.' || links.has(text)) after++;
    else break;
  }
  const date = tokens[after] === undefined ? null : readDateAfterWeekday(context, after, to);
  if (date?.also !== undefined) return { ...date, also: { ...date.also, from: i } };
  // "Rabu (21/3)": the bracket closes what it opened
  const boxed = tokens[to + 1]?.text === '(' && date !== null && tokens[date.to + 1]?.text === ')';
  if (date !== null) {
    const when: When =
      date.when.kind === 'absolute' && date.when.month === null
        ? { ...date.when, weekday: means.value }
        : date.when;
    return { ...date, when, from: i, to: boxed ? date.to + 1 : date.to };
  }
  if (means.short === true) {
    // "вів о 14:04": a name cut short needs a time of day to be one
    const time = readTime(tokens, to + 1);
    return time === null
      ? null
      : { from: i, to: time.to, when: { kind: 'weekday', weekday: means.value, direction: 0 } };
  }
  const week = weekNear(tokens, to, lexicon);
  if (week !== null)
    return {
      from: i,
      to: week.to,
      when: { kind: 'weekday', weekday: means.value, direction: Math.sign(week.offset), weeks: week.offset },
    };
  const direction = lexicon.directionAfter.get(tokens[to + 1]?.text ?? '');
  return {
    from: i,
    to: direction === undefined ? to : to + 1,
    when: { kind: 'weekday', weekday: means.value, direction: direction ?? 0 },
  };
}

/** "Tuesday of last week", "lundi de la semaine prochaine". */
function weekNear(
  tokens: Token[],
  last: number,
  lexicon: DateLexicon,
): { offset: number; to: number } | null {
  for (let k = last + 1; k <= last + 3 && tokens[k]?.kind === 'word'; k++) {
    const phrase = phraseAt(tokens, k, lexicon);
    if (phrase?.means.kind === 'relative')
      return phrase.means.unit === 'week' ? { offset: phrase.means.value, to: phrase.to } : null;
    if (phrase !== null || (tokens[k] as Token).text.length > 4) return null;
  }
  return null;
}

/** The day that a weekday goes with: "Friday, 21 March", "Rabu (21/3)", "Friday the 15th", "lundi 21". */
function readDateAfterWeekday(context: Context, at: number, weekday: number): Got | null {
  const { tokens, lexicon } = context;
  const token = tokens[at] as Token;
  if (token.kind === 'number') {
    const numeric = readNumeric(tokens, at, lexicon) ?? readDayMonth(tokens, at, lexicon, true);
    if (numeric !== null) return numeric;
    for (let k = at + 1; k <= at + 4 && k < tokens.length; k++) {
      const word = tokens[k] as Token;
      if (word.kind !== 'word') continue;
      const next = phraseAt(tokens, k, lexicon);
      if (next?.means.kind !== 'month') continue;
      const got = readMonth(context, k, { means: next.means, to: next.to }, at);
      return got !== null && (got.also ?? got).from <= at ? got : null;
    }
    return readBareDay(tokens, at, weekday);
  }
  const next = token.kind === 'word' ? phraseAt(tokens, at, lexicon) : null;
  if (next?.means.kind !== 'month') return null;
  const got = readMonth(context, at, { means: next.means, to: next.to }, at);
  return got?.when.kind === 'absolute' && got.when.day !== null ? got : null;
}

function readRelative(
  tokens: Token[],
  i: number,
  to: number,
  means: { unit: Unit; value: number },
  lexicon: DateLexicon,
  free: number,
): Got {
  const { unit, value } = means;
  const when = { kind: 'relative' as const, unit, offset: value, month: null, day: null };
  if (unit === 'day') return { from: i, to, when };
  for (let k = to + 1; k <= to + 2 && k < tokens.length; k++) {
    const token = tokens[k] as Token;
    // "अगले महीने की 20 तारीख"
    if (unit === 'month' && token.kind === 'number') {
      const got = readDayOfMonth(tokens, k, lexicon, free);
      if (got?.when.kind === 'absolute' && got.when.day !== null)
        return { from: i, to: got.to, when: { ...when, day: got.when.day } };
    }
    const next = phraseAt(tokens, k, lexicon);
    // "पिछले साल जून", "last year in June" (the month's own reader looks ahead for "in June last year")
    if (unit === 'year' && next?.means.kind === 'month' && !next.means.short)
      return { from: i, to: next.to, when: { ...when, month: next.means.value } };
    // "next week on Tuesday", "पिछले सप्ताह मंगलवार"
    if (unit === 'week' && next?.means.kind === 'weekday' && !next.means.short)
      return {
        from: i,
        to: next.to,
        when: { kind: 'weekday', weekday: next.means.value, direction: Math.sign(value), weeks: value },
      };
    if (token.kind !== 'word' || token.text.length > 4) break;
  }
  return { from: i, to, when };
}
