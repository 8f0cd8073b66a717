import { createHash } from 'node:crypto';
import type { LanguageTag } from '../model/item.ts';
import type { Fingerprint } from '../model/reading.ts';
import { fold } from './fold.ts';
import { isDigit, isLetterOrMark, scriptOf } from './script.ts';
import { isPaired } from './terms.ts';

/** 126 = 42 bands of 3, which found every pair of Jaccard ≥ 0.5 among 9,847 Hindi articles. */
const hashes = 126;
const shingleLength = 5;
/** Fewer shingles tell nothing about likeness. */
const fewest = 4;

/** Odd multipliers and offsets of the hash family, from a fixed seed so that fingerprints stay comparable for ever. */
const multipliers = new Uint32Array(hashes);
const offsets = new Uint32Array(hashes);
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
 */
export function fingerprint(title: string | null, text: string, language: LanguageTag): Fingerprint {
  const body = cutWords(text, language);
  const head = title === null ? [] : cutWords(title, language);
  // a text that begins with its own title is the same article as that text with the title handed in beside it
  const repeated = head.length > 0 && head.every((word, i) => body[i] === word);
  const words = repeated || head.length === 0 ? body : [...head, ...body];
  const content = createHash('sha256')
    .update(words.length > 0 ? words.join(' ') : text)
    .digest('hex');
  return { content, minhash: makeMinhash(repeated ? body : words) };
}

function makeMinhash(words: string[]): number[] {
  const shingles = hashShingles(words, shingleLength);
  if (shingles.size < fewest) return [];
  const smallest = new Uint32Array(hashes).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < hashes; i++) {
      let value = Math.imul(shingle, multipliers[i] as number) + (offsets[i] as number);
      value = (value ^ (value >>> 15)) >>> 0;
      if (value < (smallest[i] as number)) smallest[i] = value;
    }
  }
  return Array.from(smallest);
}

/** How much two texts share, 0 to 1: the share of equal values estimates the Jaccard index (mean error about 0.03). */
export function estimateJaccard(a: readonly number[], b: readonly number[]): number {
  if (a.length !== hashes || b.length !== hashes) return 0;
  let equal = 0;
  for (let i = 0; i < hashes; i++) if (a[i] === b[i]) equal++;
  return equal / hashes;
}

/** The same wire copy with small changes: half of all runs of five words are shared. */
export function isNearDuplicate(a: Fingerprint, b: Fingerprint): boolean {
  return a.content === b.content || estimateJaccard(a.minhash, b.minhash) >= 0.5;
}

/**
 * How much of the shorter text stands in the longer, 0 to 1, by runs of three words: tells an edited file from one that
 * was replaced. Texts of fewer than three words are compared word by word.
 */
export function overlap(textA: string, textB: string, language: LanguageTag = 'und'): number {
  const a = cutWords(textA, language);
  const b = cutWords(textB, language);
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length === 0) return longer.length === 0 ? 1 : 0;
  const width = Math.min(3, shorter.length);
  const runs = hashShingles(shorter, width);
  const others = hashShingles(longer, width);
  let shared = 0;
  for (const run of runs) if (others.has(run)) shared++;
  return runs.size === 0 ? 0 : shared / runs.size;
}

/** Folded words; every character of an unspaced script is a word of its own. */
function cutWords(text: string, language: LanguageTag): string[] {
  const folded = fold(text, { accents: language === 'vi' ? 'keep' : 'fold' }).text;
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i <= folded.length; i++) {
    const code = i < folded.length ? folded.charCodeAt(i) : 0x20;
    const inside = isLetterOrMark(code) || isDigit(code) || (code >= 0xdc00 && code <= 0xdfff && start >= 0);
    if (inside && !isUnspaced(code)) {
      if (start < 0) start = i;
      continue;
    }
    if (start >= 0) words.push(folded.slice(start, i));
    start = -1;
    if (inside) words.push(folded.charAt(i));
  }
  return words;
}

function isUnspaced(code: number): boolean {
  if (code < 0xe00) return false;
  const script = scriptOf(code);
  return script !== 'Hang' && isPaired(script);
}

/** 32-bit hashes of all runs of `width` words. */
function hashShingles(words: string[], width: number): Set<number> {
  const codes = new Uint32Array(words.length);
  for (let i = 0; i < words.length; i++) codes[i] = hashWord(words[i] as string);
  const shingles = new Set<number>();
  for (let i = 0; i + width <= words.length; i++) {
    let hash = 0x811c9dc5;
    for (let j = i; j < i + width; j++) {
      hash = Math.imul(hash ^ (codes[j] as number), 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    shingles.add(hash >>> 0);
  }
  return shingles;
}

/** FNV-1a over code units, finished as in MurmurHash3. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
