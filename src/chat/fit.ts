import type { LanguageTag } from '../model/item.ts';
import type { Text } from '../model/view.ts';

/** A cutter of text; its rules are the same in every locale, so the locale is fixed. */
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What the stretch from `start` to `end` (UTF-16 offsets) costs; must be additive over neighbouring stretches. */
export type Measure = (start: number, end: number) => number;

/**
 * Finds where to cut a text so that no part costs more than `limit`: at the last sentence border that fits,
 * else word, else grapheme. Gives the end offset of each part; the last is `text.length` (none for an empty text).
 * A single grapheme dearer than the limit (a letter under thousands of marks) is cut between code points:
 * it can be shown no other way. Throws RangeError for a limit no code point fits in.
 */
export function findCuts(
  text: string,
  limit: number,
  measure: Measure = (start, end) => end - start,
): number[] {
  if (text === '') return [];
  if (measure(0, text.length) <= limit) return [text.length];
  const cuts: number[] = [];
  let begin = 0;
  let reached = 0;

  function place(start: number, end: number, smaller: ((start: number, end: number) => void) | null): void {
    if (measure(begin, end) <= limit) {
      reached = end;
      return;
    }
    if (measure(start, end) <= limit || smaller === null) {
      if (reached > begin) {
        cuts.push(reached);
        begin = reached;
      }
      if (measure(begin, end) > limit) throw new RangeError(`nothing fits a limit of ${limit}`);
      reached = end;
      return;
    }
    smaller(start, end);
  }
  function segment(
    by: (stretch: string) => Iterable<string>,
    smaller: ((start: number, end: number) => void) | null,
  ): (start: number, end: number) => void {
    return (start, end) => {
      let at = start;
      for (const piece of by(text.slice(start, end))) {
        place(at, at + piece.length, smaller);
        at += piece.length;
      }
    };
  }
  const byCodePoint = segment(stretch => stretch, null);
  const byGrapheme = segment(stretch => segments(graphemes, stretch), byCodePoint);
  const byWord = segment(stretch => segments(words, stretch), byGrapheme);
  segment(stretch => segments(sentences, stretch), byWord)(0, text.length);
  cuts.push(text.length);
  return cuts;
}

/**
 * Cuts a text into parts of at most `limit` UTF-16 code units, at sentence, then word, then grapheme borders.
 * Nothing is lost: the parts joined are the text. Throws RangeError for a limit below 2.
 */
export function splitText(text: string, limit: number): string[] {
  if (limit < 2) throw new RangeError('a limit below 2 would cut surrogate pairs');
  let start = 0;
  return findCuts(text, limit).map(end => {
    const part = text.slice(start, end);
    start = end;
    return part;
  });
}

/**
 * Shortens a label to at most `limit` code units at a grapheme border, with an ellipsis when something had to go.
 * Only for labels of controls: content is split, never shortened.
 */
export function shortenLabel(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${splitText(text, limit - 1)[0]?.trimEnd() ?? ''}…`;
}

/** The words of a text without their looks: its runs joined. */
export function plainText(text: Text): string {
  return typeof text === 'string' ? text : text.map(run => run.text).join('');
}

/**
 * What a reader sees as the language of a text: the tag in capitals and the language's own name for itself,
 * "HI हिन्दी", "ZH-HANS 简体中文". A language without a known own name gets the tag alone; what is no tag gets "UND".
 */
export function languageLabel(tag: LanguageTag): string {
  const canonical = canonicalTag(tag);
  if (canonical === null || canonical === 'und') return 'UND';
  const known = labels.get(canonical);
  if (known !== undefined) return known;
  const name = ownName(canonical);
  const label = name === null ? canonical.toUpperCase() : `${canonical.toUpperCase()} ${name}`;
  labels.set(canonical, label);
  return label;
}

/** Whether a language is written from right to left. False for what is no tag. */
export function isRightToLeft(tag: LanguageTag): boolean {
  const canonical = canonicalTag(tag);
  return canonical !== null && rightToLeftScripts.has(new Intl.Locale(canonical).maximize().script ?? '');
}

/** Scripts written from right to left that living languages use (ISO 15924; Unicode Script_Extensions). */
const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']);

const labels = new Map<string, string>();

function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function ownName(tag: string): string | null {
  if (Intl.DisplayNames.supportedLocalesOf([tag]).length === 0) return null;
  return new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag) ?? null;
}

function* segments(segmenter: Intl.Segmenter, text: string): Iterable<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}
