import { jucheWords, yearLeads, yearWords } from './data/date-particles.ts';
import { calendarOfYear } from './date-calendars.ts';
import type { Token } from './date-tokens.ts';
import type { DateLexicon } from './date-words.ts';
import { absolute, type Got } from './dates-figures.ts';
import { phraseAt } from './dates-phrases.ts';
import { isEnding } from './inflection.ts';
import { scriptOf } from './script.ts';

/** A year standing alone. */
export function readYear(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
  const token = tokens[i] as Token;
  if (token.text.length !== 4) return null;
  let year = Number(token.text);
  if (lexicon.language === 'th' && year > 2400 && year < 2650) year -= 543;
  if (year < 1900 || year > 2099 || calendarOfYear(lexicon.language, year) !== null) return null;
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
  // "2020-берез-11", "2019/sep/01": the month's reader takes the year along
  if (
    touches(after, 'after') &&
    /^[-/]$/.test((after as Token).text) &&
    tokens[i + 2]?.start === (after as Token).end &&
    phraseAt(tokens, i + 2, lexicon)?.means.kind === 'month'
  )
    return null;
  if (leadsMonth(tokens, i, lexicon)) return null;
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

/** "2014 июля 15", "2026. november 21.", "2026 ж. 21 қараша": the month's reader takes the year along. */
function leadsMonth(tokens: Token[], i: number, lexicon: DateLexicon): boolean {
  let at = i + 1;
  while (at <= i + 2 && (tokens[at]?.text === '.' || yearWords.has(tokens[at]?.text ?? ''))) at++;
  const isDay = (token: Token | undefined) => token?.kind === 'number' && token.text.length < 3;
  if (at > i + 1 && isDay(tokens[at])) return phraseAt(tokens, at + 1, lexicon)?.means.kind === 'month';
  if (tokens[at]?.kind !== 'word') return false;
  const month = phraseAt(tokens, at, lexicon);
  if (month?.means.kind !== 'month') return false;
  return isDay(tokens[month.to + (tokens[month.to + 1]?.text === '.' ? 2 : 1)]);
}

export function isYearTail(tail: string, language: string): boolean {
  const script = scriptOf(tail.charCodeAt(0));
  if (script === 'Latn')
    return /^(s|er|ers|yilinda|de|da|te|ta|ben|ban|es|as|os|n)$/.test(tail.replace(/^'/, ''));
  return script !== 'Zyyy' && (isEnding(script, tail, language) || tail.length <= 4);
}

/** "Juche 114 (2025)": the DPRK counts years from the birth of Kim Il Sung in 1912. */
export function readJuche(tokens: Token[], i: number): { year: number; to: number } | null {
  const count = tokens[i + 1];
  if (!jucheWords.has(tokens[i]?.text ?? '') || count?.kind !== 'number' || count.text.length > 3)
    return null;
  const year = 1911 + Number(count.text);
  if (tokens[i + 2]?.text === '(' && tokens[i + 3]?.text === String(year) && tokens[i + 4]?.text === ')')
    return { year, to: i + 4 };
  return { year, to: i + 1 };
}
