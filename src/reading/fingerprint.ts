import { hash } from 'node:crypto';
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
  const words = repeated || head.text === '' ? body : join(head, body);
  const content = hash('sha256', words.text === '' ? text : words.text, 'hex');
  return { content, minhash: makeMinhash(repeated ? body : words) };
}

function makeMinhash(words: Words): number[] {
  const shingles = hashShingles(words, shingleLength);
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

/** Half of all runs of five words shared: the same wire copy with small changes. */
const copied = 0.5;
/**
 * An estimate of 126 values errs by at most 0.045 (one standard deviation, where half is shared): outside of these bounds it
 * decides by itself. The lower one lets through shorter versions of a text, which share all they have.
 */
const surely = 0.62;
const hardly = 0.3;
/** A shorter version: nearly all of it stands in the longer text, of which it is no mere excerpt. */
const contained = 0.8;
const excerpt = 0.4;

/** A fingerprint with the text it was made from. */
export interface Printed {
  fingerprint: Fingerprint;
  language: LanguageTag;
  /** Title, when it came beside the text, and text without boilerplate; asked for only where the fingerprints leave doubt. */
  text(): string;
}

/**
 * The same wire copy with small changes, or a shorter version of it: half of all runs of five words are shared, or four
 * fifths of the shorter text's. Fingerprints settle nearly every pair; the texts are compared where they leave doubt.
 * @param mayCompare asked before texts are compared; where it says no, the estimate decides
 */
export function isNearDuplicate(a: Printed, b: Printed, mayCompare: () => boolean = () => true): boolean {
  if (a.fingerprint.content === b.fingerprint.content) return true;
  const estimate = roughJaccard(a.fingerprint.minhash, b.fingerprint.minhash);
  if (estimate >= surely || estimate < hardly) return estimate >= surely;
  if (!mayCompare()) return estimate >= copied;
  const { jaccard, containment, ratio } = compareRuns(runsOf(a), runsOf(b));
  return jaccard >= copied || (containment >= contained && ratio >= excerpt);
}

/** As `estimateJaccard`, given up where the first third already shows that the texts share next to nothing. */
function roughJaccard(a: readonly number[], b: readonly number[]): number {
  if (a.length !== hashes || b.length !== hashes) return 0;
  let equal = 0;
  for (let i = 0; i < hashes; i++) {
    if (a[i] === b[i]) equal++;
    if (i === 35 && equal < 3) return 0;
  }
  return equal / hashes;
}

/**
 * Compares two texts exactly, by runs of five words (five signs of unspaced scripts).
 * @returns the share of all runs that both have, the share of the shorter text's that the longer has, and the length of the
 *   shorter in parts of the longer; each from 0 to 1
 */
export function compareTexts(
  textA: string,
  textB: string,
  language: LanguageTag,
): { jaccard: number; containment: number; ratio: number } {
  const [a, b] = [textA, textB].map(text => new Set(hashShingles(cutWords(text, language), shingleLength)));
  return compareRuns(a as Set<number>, b as Set<number>);
}

const runsMade = new WeakMap<Printed, Set<number>>();

/** The runs of a text, made once: one report is compared with many. */
function runsOf(printed: Printed): Set<number> {
  const made = runsMade.get(printed);
  if (made !== undefined) return made;
  const runs = new Set(hashShingles(cutWords(printed.text(), printed.language), shingleLength));
  runsMade.set(printed, runs);
  return runs;
}

function compareRuns(
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
): { jaccard: number; containment: number; ratio: number } {
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  if (shorter.size === 0) return { jaccard: 0, containment: 0, ratio: 0 };
  let shared = 0;
  for (const run of shorter) if (longer.has(run)) shared++;
  return {
    jaccard: shared / (shorter.size + longer.size - shared),
    containment: shared / shorter.size,
    ratio: shorter.size / longer.size,
  };
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

/** The words of a text, parted by blanks, and a hash of each. */
interface Words {
  text: string;
  codes: Int32Array;
}

const noWords: Words = { text: '', codes: new Int32Array(0) };

function join(head: Words, body: Words): Words {
  const codes = new Int32Array(head.codes.length + body.codes.length);
  codes.set(head.codes);
  codes.set(body.codes, head.codes.length);
  return { text: body.text === '' ? head.text : `${head.text} ${body.text}`, codes };
}

/** Folded words; every character of an unspaced script is a word of its own. */
function cutWords(text: string, language: LanguageTag, known?: string): Words {
  const folded = known ?? fold(text, { accents: language === 'vi' ? 'keep' : 'fold' }).text;
  const letters = new Uint16Array(2 * folded.length + 2);
  const codes = new Int32Array(folded.length);
  let length = 0;
  let count = 0;
  let open = false;
  let hashed = 0;
  for (let i = 0; i <= folded.length; i++) {
    const code = i < folded.length ? folded.charCodeAt(i) : 0x20;
    const inside: boolean =
      isLetterOrMark(code) || isDigit(code) || (open && code >= 0xdc00 && code <= 0xdfff);
    const alone: boolean = inside && isUnspaced(code);
    if (open && (alone || !inside)) codes[count++] = finishHash(hashed);
    if (!inside) {
      open = false;
      continue;
    }
    if (!open || alone) {
      if (length > 0) letters[length++] = 0x20;
      hashed = hashStart;
    }
    hashed = Math.imul(hashed ^ code, 0x01000193);
    letters[length++] = code;
    open = !alone;
    if (alone) codes[count++] = finishHash(hashed);
  }
  return {
    text: Buffer.from(letters.buffer, 0, 2 * length).toString('utf16le'),
    codes: codes.slice(0, count),
  };
}

function isUnspaced(code: number): boolean {
  if (code < 0xe00) return false;
  const script = scriptOf(code);
  return script !== 'Hang' && isPaired(script);
}

/** 32-bit hashes of all runs of `width` words. */
function hashShingles({ codes }: Words, width: number): Int32Array {
  const shingles = new Int32Array(Math.max(0, codes.length - width + 1));
  for (let i = 0; i < shingles.length; i++) {
    let hashed = hashStart;
    for (let j = i; j < i + width; j++) {
      hashed = Math.imul(hashed ^ (codes[j] as number), 0x85ebca6b);
      hashed ^= hashed >>> 13;
    }
    shingles[i] = hashed;
  }
  return shingles;
}

/** Where a hash begins (FNV-1a over code units), */
const hashStart = 0x811c9dc5 | 0;

/** and how it ends (as in MurmurHash3). */
function finishHash(hashed: number): number {
  const mixed = Math.imul(hashed ^ (hashed >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
