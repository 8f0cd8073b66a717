import type { LanguageTag } from '../model/item.ts';
import { functionWords } from './data/function-words.ts';
import { smallWords } from './data/small-words.ts';
import { fold } from './fold.ts';
import { isDigit, isLetterOrMark, scriptOf } from './script.ts';
import { isPaired } from './terms.ts';

/** Parts the sentences while all are folded at once; no text holds it. */
const border = '\u0001';

/** Words are told by their first letters: most endings go, most stems stay apart. */
const prefix = 8;

/** Where a hash begins (FNV-1a). Signed, as all hashes here: maps are slow to ask for what is no small whole number. */
const seed = 0x811c9dc5 | 0;

/** What one sentence speaks of. */
export interface Bag {
  /** The numbers of its words, in order of first mention; small words and figures left out. */
  words: number[];
  /** How often each of them occurs. */
  counts: number[];
  /** All words and figures, small ones too; pairs of characters where words aren't parted. */
  total: number;
  figures: number;
  /** The sentence folded. */
  folded: string;
}

/** Numbers for words: a hash of their first letters, or of a pair of characters where words aren't parted. */
export type Numbers = Map<number, number>;

/**
 * Counts the words of texts.
 * @param numbers the numbers given so far; words not met before are added
 * @param known the texts already folded
 */
export function countWords(
  texts: string[],
  language: LanguageTag,
  numbers: Numbers,
  known?: string[],
): Bag[] {
  const small = smallFor(language);
  const joined = (known ?? texts).map(text => text.replaceAll(border, ' ')).join(border);
  const folded = known === undefined ? fold(joined, accentsOf(language)).text : joined;
  /** For each word its place in the bag at hand; one more than it is, 0 for none. */
  const places: number[] = [];
  const bags: Bag[] = [];
  let bag = emptyBag();
  let begun = 0;
  let hash = seed;
  let whole = seed;
  let length = 0;
  let digits = false;
  let previous = 0;
  for (let i = 0; i <= folded.length; i++) {
    const code = i < folded.length ? folded.charCodeAt(i) : 1;
    const digit = isDigit(code);
    if (digit || isLetterOrMark(code)) {
      if (code > 0xdff && !digit && isPaired(scriptOf(code))) {
        if (previous !== 0) put((previous << 16) | code);
        previous = code;
        continue;
      }
      if (digit) digits = true;
      whole = Math.imul(whole ^ code, 0x01000193);
      if (length++ < prefix) hash = whole;
      continue;
    }
    previous = 0;
    if (digits) bag.figures++;
    if (length > 1) {
      if (digits || small.has(whole)) bag.total++;
      else put(hash);
    }
    hash = seed;
    whole = seed;
    length = 0;
    digits = false;
    if (code === 1) {
      bag.folded = folded.slice(begun, i);
      begun = i + 1;
      for (const word of bag.words) places[word] = 0;
      bags.push(bag);
      bag = emptyBag();
    }
  }
  return bags;

  function put(hashed: number): void {
    let word = numbers.get(hashed);
    if (word === undefined) {
      word = numbers.size;
      numbers.set(hashed, word);
    }
    bag.total++;
    const place = places[word] ?? 0;
    if (place > 0) bag.counts[place - 1] = (bag.counts[place - 1] as number) + 1;
    else {
      bag.words.push(word);
      places[word] = bag.counts.push(1);
    }
  }
}

function emptyBag(): Bag {
  return { words: [], counts: [], total: 0, figures: 0, folded: '' };
}

/** How like two sentences are. */
export interface Likeness {
  /** The cosine of their word counts; 0 with itself. */
  cosine: Float64Array[];
  /** For each, how many words it shares with all others, over the logarithms of both lengths (TextRank's measure). */
  shared: Float64Array;
}

/**
 * How like each sentence is to the whole article, words that few sentences have counting more (tf·idf of the article's
 * own sentences).
 * @param spread in how many sentences each word occurs
 */
export function compareToWhole(bags: Bag[], spread: Float64Array): Float64Array {
  const rarity = spread.map(count => Math.log(1 + bags.length / count));
  const whole = new Float64Array(spread.length);
  const scales = new Float64Array(bags.length);
  bags.forEach(({ words, counts }, i) => {
    let squares = 0;
    for (let w = 0; w < words.length; w++)
      squares += ((counts[w] as number) * (rarity[words[w] as number] as number)) ** 2;
    const scale = 1 / (Math.sqrt(squares) || 1);
    scales[i] = scale;
    for (let w = 0; w < words.length; w++) {
      const word = words[w] as number;
      whole[word] = (whole[word] as number) + (counts[w] as number) * (rarity[word] as number) * scale;
    }
  });
  const like = new Float64Array(bags.length);
  bags.forEach(({ words, counts }, i) => {
    let product = 0;
    for (let w = 0; w < words.length; w++) {
      const word = words[w] as number;
      product +=
        (counts[w] as number) * (rarity[word] as number) * (scales[i] as number) * (whole[word] as number);
    }
    like[i] = product;
  });
  return like;
}

/** @param size how many words there are numbers for */
export function compareAll(bags: Bag[], size: number): Likeness {
  const dense = new Float64Array(size);
  const lengths = bags.map(({ counts }) => {
    let squares = 0;
    for (let w = 0; w < counts.length; w++) squares += (counts[w] as number) ** 2;
    return Math.sqrt(squares) || 1;
  });
  const logs = bags.map(({ counts }) => Math.log(sum(counts) + 1));
  const cosine = bags.map(() => new Float64Array(bags.length));
  const shared = new Float64Array(bags.length);
  for (let i = 0; i < bags.length; i++) {
    const one = bags[i] as Bag;
    const row = cosine[i] as Float64Array;
    for (let w = 0; w < one.words.length; w++) dense[one.words[w] as number] = one.counts[w] as number;
    for (let j = i + 1; j < bags.length; j++) {
      const { words, counts } = bags[j] as Bag;
      let product = 0;
      let common = 0;
      for (let w = 0; w < words.length; w++) {
        const count = dense[words[w] as number] as number;
        if (count === 0) continue;
        common++;
        product += count * (counts[w] as number);
      }
      if (common === 0) continue;
      const likeness = product / ((lengths[i] as number) * (lengths[j] as number));
      row[j] = likeness;
      (cosine[j] as Float64Array)[i] = likeness;
      const overlap = common / ((logs[i] as number) + (logs[j] as number));
      shared[i] = (shared[i] as number) + overlap;
      shared[j] = (shared[j] as number) + overlap;
    }
    for (const word of one.words) dense[word] = 0;
  }
  return { cosine, shared };
}

/** Continuous LexRank (Erkan and Radev, 2004): the standing of a sentence among those like it. */
export function rankByLikeness(likeness: Float64Array[]): Float64Array {
  const count = likeness.length;
  const sums = likeness.map(row => sum(row) || 1);
  let rank = new Float64Array(count).fill(1 / count);
  for (let round = 0; round < 12; round++) {
    const next = new Float64Array(count).fill(0.15 / count);
    for (let i = 0; i < count; i++) {
      const share = (0.85 * (rank[i] as number)) / (sums[i] as number);
      const row = likeness[i] as Float64Array;
      for (let j = 0; j < count; j++) next[j] = (next[j] as number) + share * (row[j] as number);
    }
    rank = next;
  }
  return rank;
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
}

/** In Vietnamese an accent makes another word. */
function accentsOf(language: LanguageTag): { accents: 'fold' | 'keep' } {
  return { accents: language.split('-')[0] === 'vi' ? 'keep' : 'fold' };
}

const smallSets = new Map<string, Set<number>>();

/** The hashes of a language's small words. */
function smallFor(language: LanguageTag): Set<number> {
  const base = language.split('-')[0] as string;
  const ready = smallSets.get(base);
  if (ready !== undefined) return ready;
  const lists = [smallWords[base] ?? ''];
  if (base !== 'en') for (const script of Object.values(functionWords)) lists.push(script[base] ?? '');
  const made = new Set<number>();
  for (const word of fold(lists.join(' '), accentsOf(language)).text.split(/[^\p{L}\p{M}\p{N}]+/u)) {
    let hash = seed;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
    if (word !== '') made.add(hash);
  }
  smallSets.set(base, made);
  return made;
}
