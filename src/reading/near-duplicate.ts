import type { LanguageTag } from '../model/item.ts';
import type { Fingerprint } from '../model/reading.ts';
import { cutWords, hashShingles, runLength } from './word-runs.ts';

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
  if (a.length === 0 || a.length !== b.length) return 0;
  let equal = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) equal++;
    if (i === 35 && equal < 3) return 0;
  }
  return equal / a.length;
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
  const [a, b] = [textA, textB].map(text => new Set(hashShingles(cutWords(text, language), runLength)));
  return compareRuns(a as Set<number>, b as Set<number>);
}

const runsMade = new WeakMap<Printed, Set<number>>();

/** The runs of a text, made once: one report is compared with many. */
function runsOf(printed: Printed): Set<number> {
  const made = runsMade.get(printed);
  if (made !== undefined) return made;
  const runs = new Set(hashShingles(cutWords(printed.text(), printed.language), runLength));
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
