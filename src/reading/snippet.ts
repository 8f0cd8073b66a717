import type { LanguageTag } from '../model/item.ts';
import type { Mention, Span } from '../model/reading.ts';
import { splitSentences } from './sentences.ts';
import { addTerms, entityTerm, tokenize } from './terms.ts';

/** A stretch of an article, verbatim, with where the search words hit it (offsets into `text`). */
export interface Snippet {
  text: string;
  marks: Span[];
}

/** A longer sentence is shown from a little before its first hit. */
const longestSnippet = 320;
const leadIn = 60;

interface Placed extends Span {
  term: string;
}

/**
 * The sentence that meets the most of a query, with its hits; null when none does.
 * @param groups as made by reading/query: each group's alternatives are runs of adjacent terms
 * @param mentions the names found in the text, for alternatives that are entity terms
 */
export function snippet(
  text: string,
  language: LanguageTag,
  groups: string[][][],
  mentions: readonly Mention[],
): Snippet | null {
  const hits = findHits(text, language, groups, mentions);
  if (hits.length === 0) return null;
  let best: { sentence: Span; marks: Span[]; met: number } | null = null;
  for (const sentence of splitSentences(text, language)) {
    const inside = hits.filter(hit => hit.start >= sentence.start && hit.end <= sentence.end);
    const met = new Set(inside.map(hit => hit.group)).size;
    if (met > (best?.met ?? 0)) best = { sentence, marks: mergeSpans(inside), met };
  }
  if (best === null) return null;
  const { start, end } = narrow(text, best.sentence, best.marks[0] as Span);
  const marks = best.marks.filter(mark => mark.start >= start && mark.end <= end);
  return {
    text: text.slice(start, end),
    marks: marks.map(mark => ({ start: mark.start - start, end: mark.end - start })),
  };
}

/** Where each group's alternatives occur in the text. */
function findHits(
  text: string,
  language: LanguageTag,
  groups: string[][][],
  mentions: readonly Mention[],
): (Span & { group: number })[] {
  const placed = placeTerms(text, language);
  const byTerm = Map.groupBy(
    placed.map((_, index) => index),
    index => (placed[index] as Placed).term,
  );
  const byEntity = Map.groupBy(mentions, mention => entityTerm(mention.entity));
  const hits: (Span & { group: number })[] = [];
  groups.forEach((alternatives, group) => {
    for (const run of alternatives) {
      const [head] = run;
      if (head === undefined) continue;
      if (run.length === 1)
        for (const { start, end } of byEntity.get(head) ?? []) hits.push({ start, end, group });
      for (const at of byTerm.get(head) ?? []) {
        if (!run.every((term, offset) => placed[at + offset]?.term === term)) continue;
        hits.push({
          start: (placed[at] as Placed).start,
          end: (placed[at + run.length - 1] as Placed).end,
          group,
        });
      }
    }
  });
  return hits.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The text's terms in order, each with its place; pairs of characters have a place each. */
function placeTerms(text: string, language: LanguageTag): Placed[] {
  const placed: Placed[] = [];
  for (const token of tokenize(text, language)) {
    const terms: string[] = [];
    addTerms(token, language, terms);
    const { start, end } = token;
    const characters = token.kind === 'pairs' ? Array.from(text.slice(start, end)) : [];
    if (token.kind !== 'pairs' || characters.length !== terms.length + 1) {
      for (const term of terms) placed.push({ term, start, end });
      continue;
    }
    let at = start;
    terms.forEach((term, index) => {
      const first = characters[index] as string;
      placed.push({ term, start: at, end: at + first.length + (characters[index + 1] as string).length });
      at += first.length;
    });
  }
  return placed;
}

function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

const words = new Intl.Segmenter('und', { granularity: 'word' });

/** A long sentence is narrowed to what stands around its first hit, between words. */
function narrow(text: string, sentence: Span, hit: Span): Span {
  if (sentence.end - sentence.start <= longestSnippet) return { start: sentence.start, end: sentence.end };
  const borders = [...words.segment(text.slice(sentence.start, sentence.end))].map(
    word => sentence.start + word.index,
  );
  const start = borders.findLast(at => at <= Math.max(sentence.start, hit.start - leadIn)) ?? sentence.start;
  const end = borders.findLast(at => at <= start + longestSnippet) ?? sentence.end;
  return { start, end: Math.max(end, hit.end) };
}
