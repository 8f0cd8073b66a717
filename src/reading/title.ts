import type { LanguageTag } from '../model/item.ts';
import type { Reading, Sentence, Span } from '../model/reading.ts';
import { isBoilerplate } from './boilerplate.ts';
import { foldText } from './fold.ts';
import { hasOpenQuotation } from './sentence-form.ts';
import { endsSentence, splitSentences, trimSpan } from './sentences.ts';

/** The hour of the last change, behind a headline: "Stand: 03.11.2024 20:59 Uhr", "14/09/2024 21:07". */
const hourBehind =
  /(?<!\s)\s+(?:(?:stand|updated?|mis à jour|обновлено|cập nhật)\s?:?\s*)?\d{1,2}[./-]\d{1,2}[./-]\d{4},?\s+\d{1,2}[:.]\d{2}(?:\s+(?:uhr|ist|gmt))?$/iu;

const longestTitle = 250;
const longestDerived = 140;

/** What an article is called, how that is known, and where it stands in the text. */
export interface Title {
  title: string;
  titleBasis: Reading['titleBasis'];
  /** Null when it was handed in and is not repeated there, or was made from a sentence. */
  titleSpan: Span | null;
}

/** The title handed in, else the title line, else one made from the first of the prose, sub-headings or boilerplate. */
export function nameTitle(
  text: string,
  given: string,
  titleSpan: Span | null,
  body: Sentence[],
  boilerplate: Span[],
  subheadings: Span[],
): Title {
  if (given !== '') return { title: cutWords(given, longestTitle), titleBasis: 'given', titleSpan };
  if (titleSpan !== null) {
    const line = text
      .slice(titleSpan.start, titleSpan.end)
      .replace(/^#{1,6}\s+/, '')
      .replace(/\s+/g, ' ')
      .replace(hourBehind, '');
    return { title: line, titleBasis: 'first-line', titleSpan };
  }
  const source = chooseSource(body) ?? subheadings[0] ?? boilerplate[0];
  if (source === undefined) {
    const all = trimSpan(text, 0, text.length);
    return { title: deriveTitle(text, all), titleBasis: 'derived', titleSpan: null };
  }
  return { title: deriveTitle(text, source), titleBasis: 'derived', titleSpan: null };
}

/** The first of the opening sentences that says something by itself: no stub, no bare quotation; else the very first. */
function chooseSource(body: Sentence[]): Sentence | undefined {
  const fit = body.slice(0, 3).find(({ text }) => {
    const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    const wide = /[\p{Script=Han}\p{Script=Hangul}]/u.test(text);
    return (
      letters >= (wide ? 9 : 18) &&
      !/^["“«„「『‘'].*["”»“」』’'][.।。]?$/su.test(text) &&
      !hasOpenQuotation(text)
    );
  });
  return fit ?? body[0];
}

/** The place among the paragraphs of the line that is the title; null when there is none. */
export function findTitleLine(
  text: string,
  paragraphs: Span[],
  given: string,
  language: LanguageTag,
  dateline: Span | null,
): number | null {
  const first = paragraphs[0];
  if (first === undefined) return null;
  if (given !== '') {
    const wanted = comparable(given);
    const at = paragraphs.slice(0, 3).findIndex(line => {
      if (line.end - line.start > given.length * 2 + 40) return false;
      return comparable(text.slice(line.start, line.end)) === wanted;
    });
    return at < 0 ? null : at;
  }
  const second = paragraphs[1];
  if (second === undefined || (dateline !== null && overlaps(first, dateline))) return null;
  const line = text.slice(first.start, Math.min(first.end, first.start + longestTitle + 1));
  const length = first.end - first.start;
  if (/^#{1,6}\s/.test(line) && length <= longestTitle) return 0;
  if (length < 4 || length > longestTitle || endsSentence(text, first) !== isQuestion(text, first))
    return null;
  if (isBoilerplate(text, first, language, { last: false, only: false })) return null;
  if (/[,;:،、，；]$/.test(line) || line.includes('©')) return null;
  const blankAfter = /\n\s*\n/.test(text.slice(first.end, second.start));
  const longer = paragraphs.some(
    (other, i) => i > 0 && (other.end - other.start > length || endsSentence(text, other)),
  );
  const sentences = splitSentences(line, language).length;
  if (!longer || sentences > 2) return null;
  return blankAfter || length <= 160 ? 0 : null;
}

/** A headline may ask or exclaim: those stops don't make it a sentence. */
function isQuestion(text: string, span: Span): boolean {
  return /[?!？！؟…]["'”’»」』]?$/.test(text.slice(Math.max(span.start, span.end - 3), span.end));
}

/**
 * A sentence as a title: whole if it is short, else up to a clause border, else up to a word; its words unchanged.
 * What was left out is shown by "…".
 */
function deriveTitle(text: string, span: Span): string {
  const sentence = text
    .slice(span.start, span.end)
    .replace(/\s+/g, ' ')
    .replace(/^[▲△■□●◆◇▶►※*•–—-]+\s*(?=\S)/u, '')
    .trim();
  if (sentence.length <= longestDerived) return sentence.replace(/(?<![.।])\s?[।.。॥۔]$/, '');
  const clause = clauseBorder(sentence);
  if (clause > 0) return `${sentence.slice(0, clause).trimEnd()}…`;
  const cut = cutWords(sentence, longestDerived);
  const quote = Math.max(
    cut.lastIndexOf('“'),
    cut.lastIndexOf('«'),
    cut.lastIndexOf('‘'),
    cut.lastIndexOf('「'),
  );
  const open = quote >= 70 && !/[”»’」]/.test(cut.slice(quote));
  return open ? `${cut.slice(0, quote).trimEnd()}…` : cut;
}

/** The last comma, dash or semicolon that leaves a title of good length. */
function clauseBorder(sentence: string): number {
  let border = 0;
  for (let i = 70; i < Math.min(sentence.length, longestDerived); i++) {
    const code = sentence.charAt(i);
    const next = sentence.charAt(i + 1);
    if (/[，、；：]/.test(code) || (/[,;:،–—]/.test(code) && /\s/.test(next))) border = i;
  }
  return border;
}

/** At most `limit` characters, cut at a blank where there is one, never inside a grapheme. */
function cutWords(line: string, limit: number): string {
  if (line.length <= limit) return line;
  const space = line.lastIndexOf(' ', limit - 1);
  if (space > limit / 2) return `${line.slice(0, space).replace(/(?<![\s,;:،、–—-])[\s,;:،、–—-]+$/, '')}…`;
  let cut = 0;
  for (const part of new Intl.Segmenter('und').segment(line.slice(0, limit + 40))) {
    if (part.index + part.segment.length > limit - 1) break;
    cut = part.index + part.segment.length;
  }
  return `${line.slice(0, cut)}…`;
}

/** A line without a stop that says the title again with something before or after it: a kicker, the hour of the last change. */
export function repeatsTitle(text: string, line: Span, given: string): boolean {
  if (given === '' || line.end - line.start > given.length * 2 + 80 || endsSentence(text, line)) return false;
  const whole = foldText(text.slice(line.start, line.end));
  const words = foldText(given).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const told = words.filter(word => whole.includes(word)).length;
  return words.length >= 3 && told >= words.length * 0.7;
}

/** Letters and digits only: how a title is recognised in the text whatever its quotation marks. */
function comparable(line: string): string {
  return foldText(line).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Whether two stretches share a letter. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
