import type { Beat, Entity } from '../beat/beat.ts';
import type { LanguageTag } from '../model/item.ts';
import type { Dateline, Mention, Sentence, Span } from '../model/reading.ts';
import type { FoundDate } from './dates.ts';
import type { VocabularyHit } from './vocabulary.ts';

/**
 * Everything found in one article before anything is concluded. `text` is title and body joined, so that both are read in
 * one pass; all offsets here are into it.
 */
export interface Facts {
  text: string;
  language: LanguageTag;
  /** The title's stretch; empty (start = end) when the article has none of its own. */
  title: Span;
  /** Where the item's own text begins in `text`. */
  shift: number;
  /** Body sentences in order: without title, dateline and boilerplate. */
  sentences: Sentence[];
  dateline: Dateline | null;
  mentions: Mention[];
  /** The folded text, and for each mention its place there. */
  folded: string;
  /** The folded text of a stretch: nothing need be folded twice. */
  foldedBetween(start: number, end: number): string;
  places: Span[];
  pairs: Span[];
  dates: FoundDate[];
  /** Topic words and event-kind words, by place. */
  topicHits: VocabularyHit[];
  kindHits: VocabularyHit[];
  entity(id: string): Entity | undefined;
  beat: Beat;
}

/** The title and the first sentences: where a report says what is new. */
export function leadOf(facts: Facts, sentences = 3, letters = 900): Span[] {
  const lead: Span[] = facts.title.end > facts.title.start ? [facts.title] : [];
  let length = 0;
  for (const sentence of facts.sentences.slice(0, sentences)) {
    if (length > letters) break;
    lead.push(sentence);
    length += sentence.end - sentence.start;
  }
  return lead;
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Mentions inside a stretch, in text order. Binary search keeps long texts linear. */
export function inside<T extends Span>(list: readonly T[], span: Span): T[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as T).start < span.start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let i = low; i < list.length && (list[i] as T).start < span.end; i++) found.push(list[i] as T);
  return found;
}

/** Which of the beat's two sides an entity belongs to: 0, 1, or -1. Agencies report on others; the past is not a side. */
export function sideOf(facts: Pick<Facts, 'beat'>, entity: Entity | undefined): -1 | 0 | 1 {
  if (
    entity === undefined ||
    entity.country === null ||
    entity.kind === 'agency' ||
    entity.kind === 'historic'
  )
    return -1;
  const index = facts.beat.sides.indexOf(entity.country);
  return index === 0 ? 0 : index === 1 ? 1 : -1;
}
