import { isoDay } from './civil.ts';
import { type Token, tokenize } from './date-tokens.ts';
import { beginningOf, type DateLexicon, type DateWord, type Unit } from './date-words.ts';
import type { RawDate } from './dates.ts';
import {
  absolute,
  type Got,
  links,
  ordinals,
  readAgo,
  readDayMonth,
  readNumeric,
  readTime,
  readVietnamese,
  readYear,
  yearWords,
} from './dates-figures.ts';
import type { Folded } from './fold.ts';
import { isEnding } from './inflection.ts';
import { scriptOf } from './script.ts';

export function findDatesSpaced(
  text: string,
  lexicon: DateLexicon,
  original: string,
  folded: Folded,
): RawDate[] {
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
