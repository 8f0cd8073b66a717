import { fold } from './fold.ts';
import { isDigit, isLetterOrMark, scriptOf } from './script.ts';
import { isPaired } from './terms.ts';

/** Parts the sentences while all are folded at once; no text holds it. */
const border = '\u0001';

/** Words are told by their first letters: as good as a stemmer for comparing sentences, and far quicker. */
const prefix = 6;

/** Where a hash begins (FNV-1a). */
const seed = 0x811c9dc5;

/**
 * How often each word of each text occurs, words as numbers: a hash of their first letters, or of a pair of characters
 * where words aren't parted.
 */
export function countWords(texts: string[]): Bag[] {
  const folded = fold(texts.map(text => text.replaceAll(border, ' ')).join(border)).text;
  const bags: Bag[] = [];
  let bag: Bag = new Map();
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
      bags.push(bag);
      bag = new Map();
    }
  }
  return bags;

  function put(word: number): void {
    bag.set(word, (bag.get(word) ?? 0) + 1);
  }
}

/** How often each word occurs. */
export type Bag = Map<number, number>;

interface Vector {
  terms: Uint32Array;
  values: Float64Array;
}

/** tf·idf of the article's own sentences, each of length 1. */
export function weigh(bags: Bag[]): { vectors: Vector[]; size: number } {
  const ids = new Map<number, number>();
  const spread: number[] = [];
  for (const bag of bags)
    for (const word of bag.keys()) {
      const id = ids.get(word);
      if (id === undefined) {
        ids.set(word, ids.size);
        spread.push(1);
      } else spread[id] = (spread[id] as number) + 1;
    }
  const vectors = bags.map(bag => {
    const terms = new Uint32Array(bag.size);
    const values = new Float64Array(bag.size);
    let at = 0;
    let sum = 0;
    for (const [word, count] of bag) {
      const id = ids.get(word) as number;
      const value = count * Math.log(1 + bags.length / (spread[id] as number));
      terms[at] = id;
      values[at++] = value;
      sum += value * value;
    }
    const length = Math.sqrt(sum) || 1;
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / length;
    return { terms, values };
  });
  return { vectors, size: ids.size };
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
  for (const vector of vectors)
    vector.terms.forEach((term, i) => {
      whole[term] = (whole[term] as number) + (vector.values[i] as number);
    });
  return spreadOut(Float64Array.from(vectors, vector => dot(vector, whole)));
}

function dot(vector: Vector, dense: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < vector.terms.length; i++)
    sum += (vector.values[i] as number) * (dense[vector.terms[i] as number] as number);
  return sum;
}

/** Continuous LexRank (Erkan and Radev, 2004): the standing of a sentence among those like it. */
export function rankByLikeness(likeness: Float64Array[]): Float64Array {
  const count = likeness.length;
  const sums = likeness.map(row => row.reduce((sum, value) => sum + value, 0) || 1);
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
