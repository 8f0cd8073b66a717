import { countingWords } from './data/figure-words-unspaced.ts';
import { readDigits } from './figure-digits.ts';
import { type FigureLexicon, figureLexicon } from './figure-lexicon.ts';
import { readNumeral } from './figure-numbers.ts';
import { fold } from './fold.ts';
import { baseLanguage } from './name-forms.ts';
import { isDigit, isLetterOrMark } from './script.ts';

/** A number of a text; `low` and `high` of a range are numbers of their own. */
interface Found {
  value: number;
  spelled: boolean;
}

/** Scales of the unspaced scripts and Korean, as they follow figures: "10만", "3億", "5千". */
const scales: Readonly<Record<string, number>> = {
  십: 1e1,
  백: 1e2,
  천: 1e3,
  만: 1e4,
  억: 1e8,
  조: 1e12,
  十: 1e1,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
  兆: 1e12,
};

/** Numbers up to this may stand for a word that is no numeral: the name of a month, "both", "weekly". */
const small = 31;

/**
 * Whether two texts, one a translation of the other, tell the same numbers. Every number in figures must be there, in figures of
 * any script or in words; a month may be named instead. A number over 31 that the source doesn't have must not be there either.
 * @returns null when they do, else the first number that differs
 */
export function findOtherNumber(
  source: string,
  from: string,
  translation: string,
  to: string,
): { value: number; missing: boolean } | null {
  const here = readNumbers(source, from);
  const there = readNumbers(translation, to);
  const has = (all: Found[], value: number) =>
    all.some(one => Math.abs(one.value - value) <= 1e-9 * Math.abs(value));
  for (const { value, spelled } of here) {
    if (!spelled && !has(there, value) && !namesMonth(translation, value, to))
      return { value, missing: true };
  }
  for (const { value, spelled } of there) {
    if (!spelled && value > small && !has(here, value)) return { value, missing: false };
  }
  return null;
}

/** Every number of a text, in figures with their scale, and where the language is known in words. */
function readNumbers(text: string, language: string): Found[] {
  const base = baseLanguage(language);
  const folded = fold(text).text;
  const unspaced = countingWords[base] !== undefined;
  const lexicon = figureLexicon(base);
  const found: Found[] = [];
  for (let at = 0; at < folded.length; ) {
    const digit = isDigit(folded.charCodeAt(at));
    const letter = !digit && isLetterOrMark(folded.charCodeAt(at));
    if (!digit && !letter) {
      at += 1;
      continue;
    }
    const numeral = unspaced ? null : readNumeral(folded, at, lexicon);
    if (numeral !== null && numeral.end > at) {
      const values = numeral.low === undefined ? [numeral.value] : [numeral.low, numeral.high as number];
      found.push(...values.map(value => ({ value, spelled: numeral.spelled })));
      at = numeral.end;
    } else if (digit) {
      const read = readScaled(folded, at, lexicon);
      found.push({ value: read.value, spelled: false });
      at = read.end;
    } else {
      at += 1;
      while (!unspaced && at < folded.length && isLetterOrMark(folded.charCodeAt(at))) at += 1;
    }
  }
  return found;
}

/** Figures with the scales right behind them: "1만 2000" is one number; figures that are no number stand one by one. */
function readScaled(text: string, from: number, lexicon: FigureLexicon): { value: number; end: number } {
  let total = 0;
  let at = from;
  for (let least = Number.POSITIVE_INFINITY; ; ) {
    const digits = readDigits(text, at, lexicon) ?? readRun(text, at);
    let end = digits.end;
    let scale = 1;
    for (let one = scales[text[end] ?? '']; one !== undefined; one = scales[text[end] ?? '']) {
      scale *= one;
      end += 1;
    }
    if (digits.value * scale >= least) return { value: total, end: at };
    total += digits.value * scale;
    const next = text[end] === ' ' ? end + 1 : end;
    if (scale < 10 || !isDigit(text.charCodeAt(next))) return { value: total, end };
    least = scale;
    at = next;
  }
}

function readRun(text: string, from: number): { value: number; end: number } {
  let end = from + 1;
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
  return { value: Number(text.slice(from, end)), end };
}

function namesMonth(text: string, value: number, language: string): boolean {
  if (!Number.isInteger(value) || value < 1 || value > 12) return false;
  const day = Date.UTC(2024, value - 1, 1);
  const lower = text.toLowerCase();
  const styles: Intl.DateTimeFormatOptions[] = [{ month: 'long' }, { month: 'long', day: 'numeric' }];
  return styles.some(style =>
    new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' })
      .formatToParts(day)
      .some(part => part.type === 'month' && lower.includes(part.value.toLowerCase())),
  );
}
