import type { DateMention, Figure, Span } from '../model/reading.ts';
import { countingWords } from './data/figure-words-unspaced.ts';
import { createCounter } from './figure-counters.ts';
import { beginning, dropTonos, type FigureLexicon, figureLexicon } from './figure-lexicon.ts';
import { findCounted } from './figure-nouns.ts';
import { readNumeral } from './figure-numbers.ts';
import { opensNumber } from './figure-openings.ts';
import type { Folded } from './fold.ts';
import { baseLanguage } from './name-forms.ts';
import { isDigit, isLetterOrMark } from './script.ts';

/** A figure in the folded text. */
export type RawFigure = Omit<Figure, 'text'>;

/** An article with more figures than this is a table. */
const most = 200;

/**
 * Finds what a text counts: troops, shells, tonnes, money and the like, in text order, never overlapping. Dates, years,
 * ages, designations, scores and ordinals are no figures, and neither is a number of something the analysts of a beat don't
 * count.
 * @param folded the text folded, accents kept for Vietnamese
 * @param dates date expressions of the text, in order
 * @param places the names found, as stretches of the folded text, in order: they may stand between number and noun
 */
export function findFigures(
  text: string,
  language: string,
  folded: Folded,
  dates: readonly Pick<DateMention, 'start' | 'end'>[],
  places: readonly Span[] = [],
): Figure[] {
  const base = baseLanguage(language);
  const raw: RawFigure[] = [];
  const even = base === 'el' ? dropTonos(folded.text) : folded.text;
  const words = countingWords[base];
  if (words === undefined) scanSpaced(even, figureLexicon(base), places, raw);
  else createCounter(base, words).scan(even, raw);
  const found: Figure[] = [];
  let date = 0;
  let end = 0;
  for (const one of raw) {
    const span = trim(text, Math.max(end, folded.at(one.start)), folded.at(one.end));
    if (span.end <= span.start) continue;
    while (date < dates.length && (dates[date] as Span).end <= span.start) date++;
    const dated = dates[date];
    if (dated !== undefined && dated.start < span.end && !isWithin(dated, one, folded)) continue;
    end = span.end;
    found.push({ ...one, ...span, text: text.slice(span.start, span.end) });
  }
  return found;
}

/** Without spaces around and the full stop of the sentence. */
function trim(text: string, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] as string)) from++;
  while (to > from && /[\s.]/.test(text[to - 1] as string)) to--;
  return { start: from, end: to };
}

/** Whether a "date" is only the number itself, which its noun explains better. */
function isWithin(date: Pick<DateMention, 'start' | 'end'>, figure: RawFigure, folded: Folded): boolean {
  return date.start >= folded.at(figure.start) && date.end < folded.at(figure.end);
}

function scanSpaced(text: string, lexicon: FigureLexicon, places: readonly Span[], found: RawFigure[]): void {
  let place = 0;
  for (let i = 0; i < text.length && found.length < most; ) {
    const code = text.charCodeAt(i);
    const digit = isDigit(code);
    if (!digit && !isLetterOrMark(code)) {
      i++;
      continue;
    }
    const opens = digit ? opensNumber(text, i) : opensSpelled(text, i, lexicon);
    const numeral = opens ? readNumeral(text, i, lexicon) : null;
    if (numeral !== null) {
      while (place < places.length && (places[place] as Span).end <= numeral.end) place++;
      const figure = findCounted(text, numeral, lexicon, places, place);
      if (figure !== null) found.push(figure);
      // what follows a range or a refused number may be one by itself
      i = figure === null ? endOfRun(text, i) : Math.max(figure.end, numeral.end);
      continue;
    }
    i = digit ? endOfRun(text, i) : endOfWord(text, i);
  }
}

function opensSpelled(text: string, at: number, lexicon: FigureLexicon): boolean {
  if (lexicon.begins[beginning(text, at)] !== 1) return false;
  return lexicon.openings === null || lexicon.openings.has(text.slice(at, endOfWord(text, at)));
}

function endOfRun(text: string, from: number): number {
  let at = from;
  if (!isDigit(text.charCodeAt(at))) return endOfWord(text, from);
  while (
    at < text.length &&
    (isDigit(text.charCodeAt(at)) || (/[.,:/]/.test(text[at] as string) && isDigit(text.charCodeAt(at + 1))))
  )
    at++;
  return at;
}

function endOfWord(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && isLetterOrMark(text.charCodeAt(at))) at++;
  return at;
}
