import { dayNouns, links, ordinals, rangeWords, yearWords } from './data/date-particles.ts';
import type { Token } from './date-tokens.ts';
import type { DateLexicon } from './date-words.ts';

/** The day beside a month's name, in figures or words, and the first day of a stretch. */
export interface Day {
  day: number;
  from: number;
  to: number;
  spelled: boolean;
  also?: { day: number; from: number; to: number };
}

/** "21", "21st of", "21 de", "1er", "18–19", "с 18 по 19" before a month's name; 'time' for the minutes of a clock. */
export function dayBefore(
  tokens: Token[],
  i: number,
  free: number,
  lexicon: DateLexicon,
): Day | 'time' | null {
  let k = i - 1;
  let linked = false;
  for (let steps = 0; steps < 3 && k >= free; steps++) {
    const { text, kind } = tokens[k] as Token;
    if (kind === 'word' && (links.has(text) || ordinals.has(text))) linked = true;
    else if (text === ',' && (lexicon.language === 'te' || lexicon.language === 'mr')) linked = true;
    else if (kind !== 'sign' || !/^[.\-/º°[]$/.test(text)) break;
    k--;
  }
  if (k < free) return null;
  const token = tokens[k] as Token;
  if (token.kind === 'word') {
    const spelled = spelledBefore(tokens, k, free, lexicon);
    // "first March launch" is no day, "first of March" is
    if (spelled === null || (lexicon.language === 'en' && !linked)) return null;
    return { ...spelled, spelled: true };
  }
  const day = dayFigure(token);
  if (day === null) return null;
  if (tokens[k - 1]?.text === ':' && (tokens[k - 1] as Token).end === token.start)
    return tokens[k - 2]?.kind === 'number' ? 'time' : { day, from: k, to: k, spelled: false };
  const join = rangeBefore(tokens, k - 1, free);
  const first = join === null ? undefined : tokens[join];
  const begin = first === undefined ? null : dayFigure(first);
  if (join !== null && begin !== null && begin < day)
    return { day, from: k, to: k, spelled: false, also: { day: begin, from: join, to: join } };
  return { day, from: k, to: k, spelled: false };
}

/** The number before "–", "to", "по"; an ordinal's ending or a full stop may stand between. */
function rangeBefore(tokens: Token[], at: number, free: number): number | null {
  let k = at;
  if (!rangeWords.has(tokens[k]?.text ?? '')) {
    // "del 18 al 19", "dal 18 al 19": the article is part of the join
    if (!links.has(tokens[k]?.text ?? '') || !rangeWords.has(tokens[k - 1]?.text ?? '')) return null;
    k--;
  }
  k--;
  for (let steps = 0; steps < 2 && k >= free; steps++) {
    const { text } = tokens[k] as Token;
    if (ordinals.has(text) || text === '.') k--;
    else break;
  }
  return k >= free && tokens[k]?.kind === 'number' ? k : null;
}

/** "21", "the 21st", "/21", "18–19", "twenty-first" behind a month's name. */
export function dayAfter(tokens: Token[], last: number, lexicon: DateLexicon): Day | null {
  let next = last + 1;
  if (/^[.\]]$/.test(tokens[next]?.text ?? '')) next++;
  if (tokens[next]?.text === '/' || (tokens[next]?.text === '-' && tokens[next + 1]?.kind === 'number'))
    next++;
  if (tokens[next]?.text === 'the') next++;
  const token = tokens[next];
  if (token === undefined || token.start - (tokens[last] as Token).end > 5) return null;
  if (token.kind === 'word') {
    const spelled = spelledAfter(tokens, next, lexicon);
    return spelled === null ? null : { ...spelled, spelled: true };
  }
  const day = dayFigure(token);
  const after = tokens[next + 1];
  if (day === null || after?.text === '%') return null;
  if (/^[.:]$/.test(after?.text ?? '') && after?.start === token.end && isTouchingNumber(tokens, next + 2))
    return null;
  let to = next;
  if ((ordinals.has(after?.text ?? '') && after?.start === token.end) || dayNouns.has(after?.text ?? ''))
    to++;
  const joined = rangeWords.has(tokens[to + 1]?.text ?? '');
  const second = joined ? tokens[to + 2] : undefined;
  const end = second === undefined ? null : dayFigure(second);
  if (end === null || end <= day || isCounted(tokens, to + 2, tokens[to + 1] as Token))
    return { day, from: next, to, spelled: false };
  const until = ordinals.has(tokens[to + 3]?.text ?? '') ? to + 3 : to + 2;
  return { day: end, from: to + 2, to: until, spelled: false, also: { day, from: last, to } };
}

/** "March 21 and 12 soldiers": after "and" a number counts unless the date is closed behind it. */
function isCounted(tokens: Token[], i: number, join: Token): boolean {
  if (join.text === '-') return false;
  const after = tokens[i + 1];
  return after?.kind === 'word' && !ordinals.has(after.text) && !yearWords.has(after.text);
}

export function isTouchingNumber(tokens: Token[], i: number): boolean {
  return tokens[i]?.kind === 'number' && tokens[i]?.start === tokens[i - 1]?.end;
}

function dayFigure(token: Token): number | null {
  if (token.kind !== 'number' || token.text.length > 2) return null;
  const day = Number(token.text);
  return day >= 1 && day <= 31 ? day : null;
}

function spelledBefore(
  tokens: Token[],
  k: number,
  free: number,
  lexicon: DateLexicon,
): { day: number; from: number; to: number } | null {
  if (!lexicon.dayWords.has((tokens[k] as Token).text)) return null;
  for (let from = wordsBack(tokens, k, free); from <= k; from++) {
    const day = lexicon.daysInWords.get(wordsOf(tokens, from, k));
    if (day !== undefined) return { day, from, to: k };
  }
  return null;
}

function wordsBack(tokens: Token[], k: number, free: number): number {
  let from = k;
  while (
    from - 1 >= free &&
    k - from < 4 &&
    (tokens[from - 1]?.kind === 'word' || tokens[from - 1]?.text === '-')
  )
    from--;
  return from;
}

/** The longest day in words that begins at a token. */
function spelledAfter(
  tokens: Token[],
  i: number,
  lexicon: DateLexicon,
): { day: number; from: number; to: number } | null {
  if (!lexicon.dayWords.has((tokens[i] as Token).text)) return null;
  for (let to = i + 3; to >= i; to--) {
    const day = lexicon.daysInWords.get(wordsOf(tokens, i, to));
    if (day !== undefined) return { day, from: i, to };
  }
  return null;
}

function wordsOf(tokens: Token[], from: number, to: number): string {
  let words = '';
  for (let k = from; k <= to; k++) {
    const token = tokens[k];
    if (token === undefined || (token.kind !== 'word' && token.text !== '-')) return '';
    if (token.text !== '-') words += words === '' ? token.text : ` ${token.text}`;
  }
  return words;
}
