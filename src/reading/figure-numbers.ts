import type { Span } from '../model/reading.ts';
import { readDigits } from './figure-digits.ts';
import type { FigureLexicon } from './figure-lexicon.ts';
import { isDigit, isLetterOrMark } from './script.ts';

/** A number as written, with its scale. */
export interface Numeral extends Span {
  value: number;
  low?: number;
  high?: number;
  /** The last scale ("thousand"), which the first end of a range shares; 1 without. */
  scale: number;
  /** Four digits and nothing else: it may be a year. */
  plain: boolean;
  /** In words alone. */
  spelled: boolean;
}

/**
 * Reads a number at a place of folded text, in figures or words, with the scales behind it and the other end of a range:
 * "10-12 thousand", "ढाई लाख", "half a million", "полтора миллиона".
 */
export function readNumeral(text: string, from: number, lexicon: FigureLexicon): Numeral | null {
  const first = readOne(text, from, lexicon);
  if (first === null) return null;
  lexicon.to.lastIndex = first.end;
  const to = lexicon.to.exec(text);
  if (to === null) return first;
  if (lexicon.and.has(to[0].trim()) && !lexicon.paired.test(text.slice(Math.max(0, from - 12), from)))
    return first;
  const second = readOne(text, first.end + to[0].length, lexicon);
  return second === null ? first : (joinRange(first, second) ?? first);
}

/** Two numbers as the ends of one range; null when the second isn't the greater. */
export function joinRange(first: Numeral, second: Numeral): Numeral | null {
  const shared = first.scale === 1 && second.scale > 1 && first.value < second.value / second.scale;
  const low = shared ? first.value * second.scale : first.value;
  const high = second.value;
  if (low <= 0 || high <= low || high > 20 * low) return null;
  return {
    start: first.start,
    end: second.end,
    value: (low + high) / 2,
    low,
    high,
    scale: second.scale,
    plain: first.plain && second.plain,
    spelled: first.spelled && second.spelled,
  };
}

/** One number: closed groups of a thousand and more, and the group that is still open. */
interface Reading {
  sum: number;
  /** What the last scale added: a scale right behind multiplies it ("lakh crore"). */
  added: number;
  open: number | null;
  /** What the next number gets on top: "साढ़े". */
  pending: number;
  /** A smaller number than this may join the open group. */
  room: number;
  scale: number;
  last: 'none' | 'number' | 'scale';
}

function readOne(text: string, from: number, lexicon: FigureLexicon): Numeral | null {
  const so: Reading = { sum: 0, added: 0, open: null, pending: 0, room: 0, scale: 1, last: 'none' };
  let at = from;
  let end = from;
  let figures = false;
  let grouped = false;
  for (let step = 0; step < 10; step++) {
    if (isDigit(text.charCodeAt(at))) {
      if (so.last === 'number') break;
      const digits = readDigits(text, at, lexicon);
      if (digits === null) {
        if (so.last === 'none') return null;
        break;
      }
      if (
        so.last === 'scale' &&
        !(digits.value < so.scale && lesserScaleAt(text, digits.end, so.scale, lexicon))
      )
        break;
      so.open = digits.value + so.pending;
      so.pending = 0;
      so.room = 0;
      so.last = 'number';
      figures = true;
      grouped ||= digits.grouped;
      end = digits.end;
    } else {
      lexicon.word.lastIndex = at;
      const found = lexicon.word.exec(text);
      if (found === null) break;
      const word = found[0].replaceAll('-', ' ');
      if (so.last === 'none' && lexicon.scales.has(word) && !standsAlone(text, at, word, lexicon))
        return null;
      // "5m" is money, a small number of millions or metres
      if (
        word === 'm' &&
        !((so.open ?? 0) < 100 && text[at - 1] !== ' ') &&
        !/[$€£] ?$/.test(text.slice(Math.max(0, from - 2), from))
      )
        break;
      if (!take(so, word, lexicon)) break;
      end = at + found[0].length;
    }
    at = end;
    if (text[at] === '.' && so.last === 'scale' && text[at + 1] === ' ') end = ++at;
    const char = text[at];
    if (char === ' ' || (char === '-' && !isDigit(text.charCodeAt(at + 1)))) at++;
    else if (so.last !== 'number' || !isLetterOrMark(text.charCodeAt(at))) break;
    if (lexicon.language === 'en' && so.last === 'number' && so.room >= 100 && text.startsWith('and ', at))
      at += 4;
  }
  const value = Math.round((so.sum + (so.open ?? 0)) * 1e6) / 1e6;
  if (end === from || !(value > 0 && value < 1e16) || (value < 1 && !figures)) return null;
  return {
    start: from,
    end,
    value,
    scale: so.last === 'scale' && so.scale >= 1000 ? so.scale : 1,
    plain: figures && !grouped && end - from === 4 && so.last === 'number',
    spelled: !figures,
  };
}

/** Takes one number word in; false when it doesn't belong to the number. */
function take(so: Reading, word: string, lexicon: FigureLexicon): boolean {
  const more = lexicon.added.get(word);
  const scale = lexicon.scales.get(word);
  const value = lexicon.small.get(word);
  if (more !== undefined) {
    if (so.open === null) so.pending += more;
    else so.open += more;
    return true;
  }
  if (value !== undefined && scale === undefined) {
    if (so.last === 'number' && !(value < so.room && value >= 1)) return false;
    if (so.last === 'scale' && value >= so.scale) return false;
    so.open = (so.open ?? 0) + value + so.pending;
    so.pending = 0;
    so.room = value >= 20 && value % 10 === 0 ? 10 : 0;
    so.last = 'number';
    return true;
  }
  if (scale === undefined) return false;
  if (scale < 1000) {
    if (so.last === 'scale' && scale >= so.scale) return false;
    const joins = so.last === 'number' && so.room > scale;
    so.open = joins ? (so.open ?? 0) + scale : ((so.open ?? 1) + so.pending) * scale;
    so.room = scale;
    so.last = 'number';
  } else {
    if (so.last === 'scale' && scale > so.scale) {
      so.sum += so.added * (scale - 1);
      so.added *= scale;
    } else if (so.last === 'scale') return false;
    else {
      so.added = ((so.open ?? (so.pending > 0 ? 0 : 1)) + (so.open === null ? so.pending : 0)) * scale;
      so.sum += so.added;
    }
    so.open = null;
    so.room = 0;
    so.scale = scale;
    so.last = 'scale';
  }
  so.pending = 0;
  return true;
}

/** Whether a scale without a number before it is one: "a thousand", "тысяча", but not "several thousand". */
function standsAlone(text: string, at: number, word: string, lexicon: FigureLexicon): boolean {
  return lexicon.bare.has(word) && !lexicon.vague.test(text.slice(Math.max(0, at - 24), at));
}

function lesserScaleAt(text: string, at: number, above: number, lexicon: FigureLexicon): boolean {
  lexicon.word.lastIndex = text[at] === ' ' ? at + 1 : at;
  const found = lexicon.word.exec(text);
  const scale = found === null ? undefined : lexicon.scales.get(found[0]);
  return scale !== undefined && scale < above;
}
