import { hash } from 'node:crypto';
import type { LanguageTag } from '../model/item.ts';
import type { Fingerprint } from '../model/reading.ts';
import { cutWords, hashShingles, joinWords, noWords, runLength, type Words } from './word-runs.ts';

/** 126 = 42 bands of 3, which found every pair of Jaccard ≥ 0.5 among 9,847 Hindi articles. */
const hashes = 126;
/** Fewer shingles tell nothing about likeness. */
const fewest = 4;

/** Odd multipliers and offsets of the hash family, from a fixed seed so that fingerprints stay comparable for ever. */
const multipliers = new Int32Array(hashes);
const offsets = new Int32Array(hashes);
seedHashes();

function seedHashes(): void {
  let state = 0x9e3779b9;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  for (let i = 0; i < hashes; i++) {
    multipliers[i] = next() | 1;
    offsets[i] = next();
  }
}

/**
 * The identity and the likeness of a text.
 * Spelling of blanks, dashes, quotation marks, case and invisible signs makes no difference to either.
 * @param title null when the item brought none (a derived title is part of the text already)
 * @param text without its boilerplate
 * @param folded the text already folded, accents kept for Vietnamese; default: it is folded here
 */
export function fingerprint(
  title: string | null,
  text: string,
  language: LanguageTag,
  folded?: string,
): Fingerprint {
  const body = cutWords(text, language, folded);
  const head = title === null ? noWords : cutWords(title, language);
  // a text that begins with its own title is the same article as that text with the title handed in beside it
  const repeated = head.text !== '' && `${body.text} `.startsWith(`${head.text} `);
  const words = repeated || head.text === '' ? body : joinWords(head, body);
  const content = hash('sha256', words.text === '' ? text : words.text, 'hex');
  return { content, minhash: makeMinhash(repeated ? body : words) };
}

function makeMinhash(words: Words): number[] {
  const shingles = hashShingles(words, runLength);
  if (!hasDistinct(shingles, fewest)) return [];
  const smallest: number[] = [];
  // three at a time, so that the processor need not wait for any one of them
  for (let i = 0; i < hashes; i += 3) {
    const [m1, m2, m3] = [multipliers[i], multipliers[i + 1], multipliers[i + 2]] as [number, number, number];
    const [o1, o2, o3] = [offsets[i], offsets[i + 1], offsets[i + 2]] as [number, number, number];
    let [least1, least2, least3] = [greatest, greatest, greatest];
    for (let k = 0; k < shingles.length; k++) {
      const shingle = shingles[k] as number;
      const one = turn((Math.imul(shingle, m1) + o1) | 0);
      const two = turn((Math.imul(shingle, m2) + o2) | 0);
      const three = turn((Math.imul(shingle, m3) + o3) | 0);
      if (one < least1) least1 = one;
      if (two < least2) least2 = two;
      if (three < least3) least3 = three;
    }
    smallest.push((least1 ^ signBit) >>> 0, (least2 ^ signBit) >>> 0, (least3 ^ signBit) >>> 0);
  }
  return smallest;
}

/** 32-bit numbers with the sign bit turned are in order as signed ones, which are the quick ones. */
function turn(value: number): number {
  return value ^ (value >>> 15) ^ signBit;
}

const signBit = 0x80000000 | 0;
const greatest = 0x7fffffff;

function hasDistinct(values: Int32Array, wanted: number): boolean {
  const seen = new Set<number>();
  for (let i = 0; i < values.length && seen.size < wanted; i++) seen.add(values[i] as number);
  return seen.size >= wanted;
}

/** How much two texts share, 0 to 1: the share of equal values estimates the Jaccard index (mean error about 0.03). */
export function estimateJaccard(a: readonly number[], b: readonly number[]): number {
  if (a.length !== hashes || b.length !== hashes) return 0;
  let equal = 0;
  for (let i = 0; i < hashes; i++) if (a[i] === b[i]) equal++;
  return equal / hashes;
}

/**
 * How much of the shorter text stands in the longer, 0 to 1, by runs of three words: tells an edited file from one that
 * was replaced. Texts of fewer than three words are compared word by word.
 */
export function overlap(textA: string, textB: string, language: LanguageTag = 'und'): number {
  const a = cutWords(textA, language);
  const b = cutWords(textB, language);
  const [shorter, longer] = a.codes.length <= b.codes.length ? [a, b] : [b, a];
  if (shorter.codes.length === 0) return longer.codes.length === 0 ? 1 : 0;
  const width = Math.min(3, shorter.codes.length);
  const runs = new Set(hashShingles(shorter, width));
  const others = new Set(hashShingles(longer, width));
  let shared = 0;
  for (const run of runs) if (others.has(run)) shared++;
  return runs.size === 0 ? 0 : shared / runs.size;
}
