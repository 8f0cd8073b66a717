import type { LanguageTag } from '../model/item.ts';
import type { Sentence, Span } from '../model/reading.ts';
import {
  endsInBrackets,
  hardEnds,
  isLower,
  isUnspacedBorder,
  makeSet,
  stopEnds,
  unspacedLength,
  white,
} from './sentence-stops.ts';

/** Ends a sentence wherever it stands. */
const stops = makeSet('।॥۔؟。｡！？።፧፨။។៕‼⁇⁈⁉！？؏᙮᠃᠉꓿');

/** End a sentence unless it plainly goes on. */
const softStops = makeSet('.!?…։');

const closers = makeSet('”’"\'»)]}」』】〉》›〕）］｝“″＂＇');

const lineBreak = /[\n\r\u0085\u2028\u2029]/;

/** A Japanese quotation longer than this is no longer held together. */
const quotationLength = 400;

/**
 * Cuts a text into its sentences: verbatim, trimmed of blanks, in order, never across a paragraph.
 * Own scanner instead of Intl.Segmenter, which breaks after "डॉ.", "г.", "Gen." and initials, leaves a Japanese opening
 * bracket with the sentence before, doesn't cut Thai, and is many times slower.
 * Works on anything in time proportional to its length.
 */
export function splitSentences(text: string, language: LanguageTag): Sentence[] {
  const sentences: Sentence[] = [];
  const paragraphs = lineBreak.test(text) ? splitParagraphs(text) : [trimSpan(text, 0, text.length)];
  for (const paragraph of paragraphs)
    for (const stretch of partByVerbs(text, paragraph, language))
      cutParagraph(text, stretch, language, sentences);
  return sentences;
}

/** A Korean paragraph with fewer stops than one in so many characters was written without them. */
const stoplessLength = 100;

/** Paragraphs as spans without blanks at their ends. A line broken only for width (a hard-wrapped wire) goes on in the next. */
export function splitParagraphs(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i === text.length ? 10 : text.charCodeAt(i);
    if (code !== 10 && code !== 13 && code !== 0x2028 && code !== 0x2029 && code !== 0x85) continue;
    lines.push(trimSpan(text, start, i));
    start = i + 1;
  }
  const wrapped = isHardWrapped(text, lines);
  const paragraphs: Span[] = [];
  let open: Span | null = null;
  let previous: Span | null = null;
  for (const line of lines) {
    if (line.start >= line.end) {
      open = null;
      continue;
    }
    if (open !== null && previous !== null && goesOn(text, previous, line, wrapped)) open.end = line.end;
    else {
      open = { ...line };
      paragraphs.push(open);
    }
    previous = line;
  }
  return paragraphs;
}

/** Many lines of much the same width, most of them without a stop at their end. */
function isHardWrapped(text: string, lines: Span[]): boolean {
  let full = 0;
  let stopped = 0;
  let longest = 0;
  for (const line of lines) {
    const length = line.end - line.start;
    if (length > longest) longest = length;
    if (length < 45) continue;
    full++;
    if (endsSentence(text, line)) stopped++;
  }
  return full >= 4 && longest <= 110 && stopped * 2 < full;
}

function goesOn(text: string, previous: Span, line: Span, wrapped: boolean): boolean {
  if (endsSentence(text, previous)) return false;
  const length = previous.end - previous.start;
  if (length >= 30 && isLower(text, line.start) && isLower(text, previous.end - 1)) return true;
  return wrapped && length >= 45;
}

/** Whether a stretch ends as a sentence does: with a stop, perhaps inside closing quotation marks, or a Korean verb. */
export function endsSentence(text: string, span: Span): boolean {
  let i = span.end - 1;
  for (let seen = 0; i > span.start && seen < 4 && closers[text.charCodeAt(i)] === 1; seen++) i--;
  const code = text.charCodeAt(i);
  // a Korean sentence is told by its verb: "했다", "합니다"
  return stops[code] === 1 || softStops[code] === 1 || (code === 0xb2e4 && isHangul(text.charCodeAt(i - 1)));
}

function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3;
}

/** Korean copy without full stops: parted where a word ends as only a sentence's last verb does. */
function partByVerbs(text: string, paragraph: Span, language: LanguageTag): Span[] {
  if (language !== 'ko' || paragraph.end - paragraph.start < stoplessLength) return [paragraph];
  const borders: number[] = [];
  let stopped = 0;
  for (let i = paragraph.start; i < paragraph.end; i++) {
    const code = text.charCodeAt(i);
    if (stops[code] === 1 || softStops[code] === 1) stopped++;
    else if (code === 0x20 && endsInVerb(text, i)) borders.push(i);
  }
  if (stopped * stoplessLength > paragraph.end - paragraph.start) return [paragraph];
  const stretches: Span[] = [];
  let start = paragraph.start;
  for (const end of [...borders, paragraph.end]) {
    const span = trimSpan(text, start, end);
    if (span.start < span.end) stretches.push(span);
    start = end;
  }
  return stretches;
}

/** "했다", "한다", "합니다", "것이다", with a closing mark behind it or not, before `end`. */
function endsInVerb(text: string, end: number): boolean {
  const last = closers[text.charCodeAt(end - 1)] === 1 ? end - 2 : end - 1;
  if (text.charCodeAt(last) !== 0xb2e4) return false;
  const before = text.charCodeAt(last - 1);
  if (!isHangul(before) || !isHangul(text.charCodeAt(last - 2))) return false;
  const final = (before - 0xac00) % 28;
  // ㅆ of the past, ㄴ of the present, 니 of politeness, 이 and 있, 없 of being
  return final === 20 || final === 4 || before === 0xb2c8 || before === 0xc774 || before === 0xc5c6;
}

function cutParagraph(text: string, paragraph: Span, language: LanguageTag, into: Sentence[]): void {
  let start = paragraph.start;
  let straight = 0;
  let depth = 0;
  let opened = 0;
  for (let i = start; i < paragraph.end; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) straight++;
    else if (code === 0x300c || code === 0x300e) {
      if (depth++ === 0) opened = i;
    } else if (code === 0x300d || code === 0x300f) {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && i + 1 < paragraph.end && endsInBrackets(text, i)) take(i + 1);
    }
    if (code === 0x20 && i - start >= unspacedLength && isUnspacedBorder(text, i, i - start)) {
      take(i);
      continue;
    }
    const hard = stops[code] === 1;
    if (!hard && softStops[code] !== 1 && !(code === 0x3b && language === 'el')) continue;
    if (depth > 0 && i - opened < quotationLength) continue;
    let end = i + 1;
    while (
      end < paragraph.end &&
      (stops[text.charCodeAt(end)] === 1 || softStops[text.charCodeAt(end)] === 1)
    )
      end++;
    const afterStops = end;
    while (end < paragraph.end && closes(text, end, straight)) {
      if (text.charCodeAt(end) === 0x22) straight++;
      end++;
    }
    end = takeSpacedCloser(text, end, paragraph.end);
    if (end < paragraph.end) {
      const single = afterStops === i + 1 && code === 0x2e;
      if (single && !stopEnds(text, i, end, paragraph, start, language)) {
        i = end - 1;
        continue;
      }
      if (!single && !hardEnds(text, end, hard, end > afterStops)) {
        i = end - 1;
        continue;
      }
    }
    take(end);
    i = end - 1;
  }
  take(paragraph.end);

  function take(end: number): void {
    const span = trimSpan(text, start, end);
    const last = into.at(-1);
    if (last !== undefined && last.start >= paragraph.start && isOnlyClosers(text, span)) {
      last.end = span.end;
      last.text = text.slice(last.start, last.end);
    } else if (span.start < span.end) into.push({ text: text.slice(span.start, span.end), ...span });
    start = end;
    straight = 0;
  }
}

/** What is left of a sentence whose closing signs stand apart: "… said. \"". */
function isOnlyClosers(text: string, span: Span): boolean {
  if (span.start >= span.end || span.end - span.start > 4) return false;
  for (let i = span.start; i < span.end; i++) {
    const code = text.charCodeAt(i);
    if (
      closers[code] !== 1 &&
      stops[code] !== 1 &&
      softStops[code] !== 1 &&
      white[code] !== 1 &&
      code !== 0x5c
    )
      return false;
  }
  return true;
}

/** A closing sign right after the stop. A straight quotation mark closes only if one is open. */
function closes(text: string, at: number, straight: number): boolean {
  const code = text.charCodeAt(at);
  if (closers[code] !== 1) return false;
  if (code === 0x22 || code === 0xff02) return straight % 2 === 1 || isBlankAt(text, at + 1);
  // “ closes in German and opens elsewhere; ‘ and ' may open the next sentence where no space is set
  if (code === 0x201c || code === 0x27)
    return isBlankAt(text, at + 1) || /[,;:.)—–-]/.test(text.charAt(at + 1));
  return true;
}

/** French sets a space before », and some Hindi copy one before ”. */
function takeSpacedCloser(text: string, end: number, limit: number): number {
  const space = text.charCodeAt(end);
  if (space !== 0x20 && space !== 0xa0 && space !== 0x202f) return end;
  const code = text.charCodeAt(end + 1);
  if (end + 1 < limit && (code === 0xbb || code === 0x201d) && isBlankAt(text, end + 2)) return end + 2;
  return end;
}

function isBlankAt(text: string, at: number): boolean {
  return at >= text.length || white[text.charCodeAt(at)] === 1;
}

/** The span without blanks at its ends. */
export function trimSpan(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && white[text.charCodeAt(from)] === 1) from++;
  while (to > from && white[text.charCodeAt(to - 1)] === 1) to--;
  return { start: from, end: to };
}
