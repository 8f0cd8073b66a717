import type { LanguageTag } from '../model/item.ts';
import type { Sentence } from '../model/reading.ts';
import { chooseSentences } from './sentence-choice.ts';
import { describeSentences } from './sentence-features.ts';
import { trimSpan } from './sentences.ts';
import { gateWeights, weightsFor } from './summary-weights.ts';

export interface SummaryOptions {
  language: LanguageTag;
  /** Sentences that tell it count more, those that only repeat it less. */
  title: string | null;
  /** At most so many sentences; default 3. */
  sentences?: number;
  /** At most so many characters; default 600, and none when only `sentences` is given. */
  budget?: number;
  /** The folded text of a stretch of the article, accents kept for Vietnamese; default: sentences are folded here. */
  foldedOf?: (from: number, to: number) => string;
}

/** Of longer articles only so many sentences are compared, from the beginning: comparing takes the square of the time. */
const mostCompared = 200;

/** Without a wish the summary is a teaser: the news in a few sentences. */
const usual = { sentences: 3, budget: 600, gates: [0, 1, 0, 0] };

/**
 * The sentences that tell most of an article, verbatim and in their order.
 * A sentence counts by where it stands, how it is built, how central it is among the others and what it shares with the
 * title; how much each of these counts was learned, and depends on how large a share of the article is wanted. One that
 * leans on an untaken sentence before it, or whose quotation is not whole, is taken only for want of others.
 */
export function summarise(sentences: readonly Sentence[], options: SummaryOptions): Sentence[] {
  const wanted = options.sentences ?? (options.budget === undefined ? usual.sentences : 12);
  const budget =
    options.budget ?? (options.sentences === undefined ? usual.budget : Number.POSITIVE_INFINITY);
  if (sentences.length === 0 || wanted < 1 || budget < 1) return [];
  const pool = sentences.slice(0, mostCompared);
  if (budget === Number.POSITIVE_INFINITY && wanted >= pool.length)
    return sentences.slice(0, wanted).map(sentence => ({ ...sentence }));
  const texts = pool.map(sentence => sentence.text);
  const { foldedOf } = options;
  const folded =
    foldedOf === undefined ? undefined : pool.map(sentence => foldedOf(sentence.start, sentence.end));
  const described = describeSentences(texts, options.language, options.title, folded);
  const gates = options.sentences === undefined ? usual.gates : gateWeights(wanted, pool.length);
  const lengths = texts.map(text => text.length);
  const chosen = chooseSentences(described, weightsFor(gates), { wanted, budget, lengths });
  if (chosen.length === 0) return [shorten(pool[0] as Sentence, budget)];
  return chosen.map(i => ({ ...(pool[i] as Sentence) }));
}

/** A single endless sentence, cut at a blank or between graphemes; still the article's own words. */
function shorten(sentence: Sentence, budget: number): Sentence {
  if (sentence.text.length <= budget) return { ...sentence };
  const space = sentence.text.lastIndexOf(' ', budget);
  let cut = space > budget / 2 ? space : 0;
  if (cut === 0)
    for (const part of new Intl.Segmenter('und').segment(sentence.text.slice(0, budget + 64))) {
      if (part.index + part.segment.length > budget) break;
      cut = part.index + part.segment.length;
    }
  const span = trimSpan(sentence.text, 0, cut);
  return {
    text: sentence.text.slice(span.start, span.end),
    start: sentence.start + span.start,
    end: sentence.start + span.end,
  };
}
