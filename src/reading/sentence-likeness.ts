import { fold } from './fold.ts';
import { isDigit, isLetterOrMark, scriptOf } from './script.ts';
import { isPaired } from './terms.ts';

/** Parts the sentences while all are folded at once; no text holds it. */
const border = '\u0001';

/** Words are told by their first letters: as good as a stemmer for comparing sentences, and far quicker. */
const prefix = 6;

/** Where a hash begins (FNV-1a). */
const seed = 0x811c9dc5;

/** The words of one text: their numbers in order of first mention, how often each occurs, and how many there are in all. */
export interface Bag {
  words: number[];
  counts: number[];
  total: number;
  /** The text folded. */
  folded: string;
}

/** Numbers for words: a hash of their first letters, or of a pair of characters where words aren't parted. */
export type Numbers = Map<number, number>;

/**
 * Counts the words of texts.
 * @param numbers the numbers given so far; words not met before are added
 */
export function countWords(texts: string[], numbers: Numbers): Bag[] {
  const folded = fold(texts.map(text => text.replaceAll(border, ' ')).join(border)).text;
  /** For each word its place in the bag at hand; one more than it is, 0 for none. */
  const places: number[] = [];
  const bags: Bag[] = [];
  let bag: Bag = { words: [], counts: [], total: 0, folded: '' };
  let begun = 0;
  let hash = seed;
  let length = 0;
  let previous = 0;
  for (let i = 0; i <= folded.length; i++) {
    const code = i < folded.length ? folded.charCodeAt(i) : 1;
    if (isLetterOrMark(code) || isDigit(code)) {
      if (code > 0xdff && isPaired(scriptOf(code))) {
        if (previous !== 0) put(previous * 0x10000 + code);
        previous = code;
      } else if (length++ < prefix) hash = Math.imul(hash ^ code, 0x01000193) >>> 0;
      continue;
    }
    previous = 0;
    if (length > 1) put(hash);
    hash = seed;
    length = 0;
    if (code === 1) {
      bag.folded = folded.slice(begun, i);
      begun = i + 1;
      for (const word of bag.words) places[word] = 0;
      bags.push(bag);
      bag = { words: [], counts: [], total: 0, folded: '' };
    }
  }
  return bags;

  function put(hashed: number): void {
    let word = numbers.get(hashed);
    if (word === undefined) {
      word = numbers.size;
      numbers.set(hashed, word);
    }
    while (places.length <= word) places.push(0);
    bag.total++;
    const place = places[word] as number;
    if (place > 0) bag.counts[place - 1] = (bag.counts[place - 1] as number) + 1;
    else {
      bag.words.push(word);
      places[word] = bag.counts.push(1);
    }
  }
}

interface Vector {
  terms: number[];
  values: Float64Array;
}

/**
 * tf·idf of the article's own sentences, each of length 1.
 * @param size how many words there are numbers for
 */
export function weigh(bags: Bag[], size: number): { vectors: Vector[]; size: number } {
  const spread = new Float64Array(size);
  for (const { words } of bags) for (const word of words) spread[word] = (spread[word] as number) + 1;
  for (let word = 0; word < size; word++) spread[word] = Math.log(1 + bags.length / (spread[word] as number));
  const vectors = bags.map(({ words, counts }) => {
    const values = new Float64Array(words.length);
    let sum = 0;
    for (let i = 0; i < words.length; i++) {
      const value = (counts[i] as number) * (spread[words[i] as number] as number);
      values[i] = value;
      sum += value * value;
    }
    const length = Math.sqrt(sum) || 1;
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / length;
    return { terms: words, values };
  });
  return { vectors, size };
}

export function compareAll({ vectors, size }: { vectors: Vector[]; size: number }): Float64Array[] {
  const dense = new Float64Array(size);
  const rows = vectors.map(() => new Float64Array(vectors.length));
  for (let i = 0; i < vectors.length; i++) {
    const { terms, values } = vectors[i] as Vector;
    const row = rows[i] as Float64Array;
    for (let k = 0; k < terms.length; k++) dense[terms[k] as number] = values[k] as number;
    for (let j = i; j < vectors.length; j++) {
      const likeness = dot(vectors[j] as Vector, dense);
      row[j] = likeness;
      (rows[j] as Float64Array)[i] = likeness;
    }
    for (let k = 0; k < terms.length; k++) dense[terms[k] as number] = 0;
  }
  return rows;
}

export function compareToWhole({ vectors, size }: { vectors: Vector[]; size: number }): Float64Array {
  const whole = new Float64Array(size);
  for (const { terms, values } of vectors)
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      whole[term] = (whole[term] as number) + (values[i] as number);
    }
  const likeness = new Float64Array(vectors.length);
  for (let i = 0; i < vectors.length; i++) likeness[i] = dot(vectors[i] as Vector, whole);
  return spreadOut(likeness);
}

function dot(vector: Vector, dense: Float64Array): number {
  let sum = 0;
  const { terms, values } = vector;
  for (let i = 0; i < terms.length; i++) sum += (values[i] as number) * (dense[terms[i] as number] as number);
  return sum;
}

/** Continuous LexRank (Erkan and Radev, 2004): the standing of a sentence among those like it. */
export function rankByLikeness(likeness: Float64Array[]): Float64Array {
  const count = likeness.length;
  const sums = likeness.map(row => {
    let sum = 0;
    for (let j = 0; j < row.length; j++) sum += row[j] as number;
    return sum || 1;
  });
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
  return spreadOut(rank);
}

/** Scaled to 0…1. */
function spreadOut(values: Float64Array): Float64Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return values.map(value => (high > low ? (value - low) / (high - low) : 1));
}
