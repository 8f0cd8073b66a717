import type { LanguageTag } from '../model/item.ts';
import { endsWithStop, hasOpenQuotation, leansBack } from './sentence-form.ts';
import {
  type Bag,
  compareAll,
  compareToWhole,
  countWords,
  type Numbers,
  rankByLikeness,
  sum,
} from './sentence-likeness.ts';

/** What is known of each sentence of an article when some are to be chosen. */
export interface Described {
  /** For each sentence a value for each of `featureNames`. */
  features: Float64Array[];
  /** How like two sentences are, 0 to 1. */
  likeness: Float64Array[];
  /** Whether the sentence leans on the one before it. */
  leans: boolean[];
}

/** The length of a usual sentence in letters; a sign of Chinese, Japanese or Korean says as much as 2.3. */
const usualLength = 120;
const wideSign = 2.3;

/** What the columns of `Described.features` mean. Values lie mostly between 0 and 1 and need no knowledge of the language. */
export const featureNames = [
  'first',
  'second',
  'third',
  'nearOpening', // falls to a third in 2.5 sentences
  'inOpening', // and in 7
  'place', // 0 the first, 1 the last
  'last',
  'longerThanMean', // logarithm of the ratio
  'length', // logarithm of the ratio to a usual sentence
  'oddLength', // its square
  'lengthRank', // 0 the shortest, 1 the longest of the article
  'central', // sum of likeness to all others
  'centralRank',
  'ranked', // continuous LexRank
  'rankedRank',
  'shared', // TextRank's sum
  'sharedRank',
  'whole', // like the whole, rare words counting more
  'wholeRank',
  'novel', // share of words not met before
  'recurring', // share of words that other sentences have too
  'title', // share of the title's words, rare ones counting more
  'repeatsTitle',
  'likeFirst',
  'likePrevious',
  'likeNext',
  'likeOpening', // likeness to others, those near the beginning counting more
  'likeEarlier',
  'centralOpening', // near the opening of an article whose first sentence is central
  'toldOpening', // near the opening of an article whose first sentence tells the title
  'figures',
  'quotation',
  'openQuotation',
  'noStop',
  'question',
  'bracket',
  'leans',
  'short',
] as const;

/**
 * Describes sentences by where they stand, how they are built and how they are like the others.
 * @param folded the sentences already folded, accents kept for Vietnamese; default: they are folded here
 */
export function describeSentences(
  texts: string[],
  language: LanguageTag,
  title: string | null,
  folded?: string[],
): Described {
  const numbers: Numbers = new Map();
  const bags = countWords(texts, language, numbers, folded);
  const titleWords = title === null ? [] : (countWords([title], language, numbers)[0] as Bag).words;
  const count = texts.length;
  const { cosine, shared } = compareAll(bags, numbers.size);
  const spread = new Float64Array(numbers.size);
  for (const { words } of bags) for (const word of words) spread[word] = (spread[word] as number) + 1;
  const mean = sum(bags.map(bag => bag.total)) / (count || 1);
  const central = Float64Array.from(cosine, sum);
  const ranked = rankByLikeness(cosine);
  const whole = compareToWhole(bags, spread);
  const columns = {
    whole: toRange(whole),
    wholeRank: toRanks(whole),
    central: toRange(central),
    centralRank: toRanks(central),
    ranked: toRange(ranked),
    rankedRank: toRanks(ranked),
    shared: toRange(shared),
    sharedRank: toRanks(shared),
    lengthRank: toRanks(Float64Array.from(bags, bag => bag.total)),
    likeOpening: toRange(likenessToOpening(cosine, 2.5, false)),
    likeEarlier: toRange(likenessToOpening(cosine, 7, true)),
  };
  const told = shareOfTitle(titleWords, bags, spread);
  const seen = new Uint8Array(numbers.size);
  const leans = bags.map((bag, i) => i > 0 && leansBack(bag.folded, language));
  const features = texts.map((text, i) => {
    const bag = bags[i] as Bag;
    const row = cosine[i] as Float64Array;
    let novel = 0;
    let recurring = 0;
    for (const word of bag.words) {
      if (seen[word] === 0) novel++;
      if ((spread[word] as number) > 1) recurring++;
      seen[word] = 1;
    }
    const length = Math.log((weighLength(text) + 5) / usualLength);
    const words = bag.words.length || 1;
    const opening = Math.exp(-i / 2.5);
    const repeats = titleWords.length > 2 && bag.words.length <= titleWords.length + 2 && at(told, i) > 0.8;
    // in the order of featureNames; element by element, which is many times quicker than Float64Array.of
    const values = new Float64Array(featureNames.length);
    let f = 0;
    values[f++] = i === 0 ? 1 : 0; // first
    values[f++] = i === 1 ? 1 : 0; // second
    values[f++] = i === 2 ? 1 : 0; // third
    values[f++] = opening; // nearOpening
    values[f++] = Math.exp(-i / 7); // inOpening
    values[f++] = count > 1 ? i / (count - 1) : 0; // place
    values[f++] = i === count - 1 ? 1 : 0; // last
    values[f++] = Math.log((bag.total + 1) / (mean + 1)); // longerThanMean
    values[f++] = length; // length
    values[f++] = length * length; // oddLength
    values[f++] = at(columns.lengthRank, i); // lengthRank
    values[f++] = at(columns.central, i); // central
    values[f++] = at(columns.centralRank, i); // centralRank
    values[f++] = at(columns.ranked, i); // ranked
    values[f++] = at(columns.rankedRank, i); // rankedRank
    values[f++] = at(columns.shared, i); // shared
    values[f++] = at(columns.sharedRank, i); // sharedRank
    values[f++] = at(columns.whole, i); // whole
    values[f++] = at(columns.wholeRank, i); // wholeRank
    values[f++] = novel / words; // novel
    values[f++] = recurring / words; // recurring
    values[f++] = at(told, i); // title
    values[f++] = repeats ? 1 : 0; // repeatsTitle
    values[f++] = i === 0 ? 0 : at(row, 0); // likeFirst
    values[f++] = i === 0 ? 0 : at(row, i - 1); // likePrevious
    values[f++] = i === count - 1 ? 0 : at(row, i + 1); // likeNext
    values[f++] = at(columns.likeOpening, i); // likeOpening
    values[f++] = at(columns.likeEarlier, i); // likeEarlier
    values[f++] = opening * at(columns.centralRank, 0); // centralOpening
    values[f++] = opening * at(told, 0); // toldOpening
    values[f++] = Math.min(3, bag.figures) / 3; // figures
    values[f++] = /["“”„«»「『]/.test(text) ? 1 : 0; // quotation
    values[f++] = hasOpenQuotation(text) ? 1 : 0; // openQuotation
    values[f++] = endsWithStop(text) ? 0 : 1; // noStop
    values[f++] = /[?？؟]["”»]?$/.test(text) ? 1 : 0; // question
    values[f++] = /[(（]/.test(text) ? 1 : 0; // bracket
    values[f++] = leans[i] ? 1 : 0; // leans
    values[f++] = bag.total < 6 ? 1 : 0; // short
    return values;
  });
  return { features, likeness: cosine, leans };
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}

/** Letters, those of wide scripts counting more. */
function weighLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    length += code > 0x2e7f && code < 0xfb00 ? wideSign : 1;
  }
  return length;
}

/** How many of the title's words each sentence has, 0 to 1; a word few sentences have counts more. */
function shareOfTitle(title: number[], bags: Bag[], spread: Float64Array): Float64Array {
  const weights = new Map(title.map(word => [word, Math.log(1 + bags.length / (at(spread, word) + 0.5))]));
  const all = sum([...weights.values()]) || 1;
  return Float64Array.from(bags, ({ words }) => sum(words.map(word => weights.get(word) ?? 0)) / all);
}

/**
 * Likeness to the other sentences, each weighted by its nearness to the beginning.
 * @param reach the weight falls to a third in so many sentences
 * @param mean whether to divide by the weights
 */
function likenessToOpening(cosine: Float64Array[], reach: number, mean: boolean): Float64Array {
  const weights = cosine.map((_, i) => Math.exp(-i / reach));
  const all = sum(weights);
  return Float64Array.from(cosine, (row, i) => {
    let like = 0;
    for (let j = 0; j < row.length; j++) like += (weights[j] as number) * at(row, j);
    return mean ? like / (all - (weights[i] as number) || 1) : like;
  });
}

/** Scaled to 0…1; a half where all are equal. */
function toRange(values: Float64Array): Float64Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return values.map(value => (high > low ? (value - low) / (high - low) : 0.5));
}

/** The place of each value among all, 0 the lowest, 1 the highest; of equal ones the earlier is lower. */
function toRanks(values: Float64Array): Float64Array {
  const count = values.length;
  const order = new Uint32Array(count);
  // Insertion keeps equal ones in order, and is the quickest for the few sentences of an article.
  for (let i = 0; i < count; i++) {
    const value = at(values, i);
    let place = i;
    while (place > 0 && at(values, order[place - 1] as number) > value) {
      order[place] = order[place - 1] as number;
      place--;
    }
    order[place] = i;
  }
  const ranks = new Float64Array(count);
  for (let rank = 0; rank < count; rank++)
    ranks[order[rank] as number] = count > 1 ? rank / (count - 1) : 0.5;
  return ranks;
}
