import { type Described, describeSentences, featureNames } from '../src/reading/sentence-features.ts';
import { findStructure } from '../src/reading/structure.ts';
import { gateWeights, weightNames } from '../src/reading/summary-weights.ts';
import { cutWords, rouge1 } from './rouge.ts';
import { makeRandom } from './statistics.ts';
import { baselines, chooseOracle } from './summary-baselines.ts';
import { type SummarySet, share } from './summary-sets.ts';

/** One wish for a summary of one article, with sets of sentences that would grant it and how well each does. */
export interface Instance {
  set: string;
  language: string;
  /** Articles are told apart by number: all wishes for one stay on one side of a fold. */
  article: number;
  wanted: number;
  /** Whether this is how the set is measured; other wishes only steady the learning. */
  nominal: boolean;
  titled: boolean;
  described: Described;
  gates: number[];
  /** Sums of features over each set, then likeness, neighbours, orphans. */
  sums: Float64Array[];
  /** ROUGE-1 F1 of each set. */
  scores: Float64Array;
  /** How much it counts. */
  weight: number;
  words: string[][];
  references: string[][];
  lead: number;
  oracle: number;
}

/** Sentences beyond this are left out while learning. */
const mostSentences = 40;

/** What a set counts for: where only a headline is the reference, or there are few articles, less. */
const importance: Record<string, number> = {
  'hi standfirst': 1,
  'bn chosen': 1,
  'en chosen': 1,
  'ko chosen': 0.6,
  'de standfirst': 0.8,
  'vi standfirst': 0.8,
  'gu headline': 0.8,
  'en headline': 0.5,
  'ko headline': 0.4,
};

/** What a wish counts for beside the usual one; two chosen sentences more, since some sets are measured so. */
function steadyingOf(kind: SummarySet['kind'], wanted: number, language: string): number {
  if (kind === 'chosen' && wanted === 2 && language !== 'en') return 0.4;
  return kind === 'standfirst' && wanted === 3 ? 0.15 : 0.1;
}

/** Wishes beside the usual one of each kind, and what they count for. */
const otherWishes = { chosen: [2, 3], standfirst: [1, 3], headline: [2] };

export function makeInstances(sets: SummarySet[]): Instance[] {
  const draw = makeRandom(12345);
  const instances: Instance[] = [];
  let article = 0;
  for (const set of sets) {
    const begun = instances.length;
    for (const one of set.cases) {
      article++;
      for (const titled of one.title === null ? [false] : [true, false]) {
        const structure = findStructure(one.text, titled ? one.title : null, one.language, null);
        const title = structure.titleBasis === 'derived' ? null : structure.title;
        const texts = structure.body.map(sentence => sentence.text);
        if (texts.length < 2) continue;
        const described = describeSentences(texts, one.language, title);
        const words = texts.map(cutWords);
        const usual = one.wanted === 'share' ? Math.max(1, Math.round(texts.length * share)) : one.wanted;
        for (const wanted of new Set([usual, ...otherWishes[set.kind]])) {
          if (wanted >= texts.length) continue;
          const judge = (chosen: number[]) =>
            rouge1(
              chosen.flatMap(i => words[i] as string[]),
              one.references,
            );
          const oracle = chooseOracle(texts, one.references, wanted);
          const candidates = proposeSets(texts, described, wanted, oracle, draw);
          const nominal = wanted === usual;
          const steady = steadyingOf(set.kind, wanted, one.language);
          instances.push({
            set: set.name,
            language: one.language,
            article,
            wanted,
            nominal,
            titled: titled || one.title === null,
            described,
            gates: gateWeights(wanted, texts.length),
            sums: candidates.map(chosen => sumUp(described, chosen)),
            scores: Float64Array.from(candidates, judge),
            weight:
              (importance[set.name] ?? 0.25) *
              (nominal ? 1 : steady) *
              (titled || one.title === null ? 1 : 0.6),
            words,
            references: one.references,
            lead: judge(texts.slice(0, wanted).map((_, i) => i)),
            oracle: judge(oracle),
          });
        }
      }
    }
    // each set counts the same whatever its size and however far its oracle is
    const own = instances.slice(begun);
    const measured = own.filter(instance => instance.nominal && instance.titled);
    const gap = measured.reduce((sum, { oracle, lead }) => sum + oracle - lead, 0) / (measured.length || 1);
    for (const instance of own) instance.weight /= (measured.length || 1) * Math.max(0.08, gap);
  }
  return instances;
}

/** Sets of sentences to learn from: all where they are few, else the lead, graph methods, the oracle and its neighbours, and drawn ones. */
function proposeSets(
  texts: string[],
  { features }: Described,
  wanted: number,
  oracle: number[],
  draw: () => number,
): number[][] {
  const count = Math.min(texts.length, Math.max(mostSentences, wanted));
  const all = Array.from({ length: count }, (_, i) => i);
  if (wanted === 1) return all.map(i => [i]);
  if (wanted === 2 && count <= 22) return all.flatMap(i => all.slice(i + 1).map(j => [i, j]));
  const found = new Map<string, number[]>();
  const shared = featureNames.indexOf('shared');
  const near = oracle.filter(i => i < count);
  const add = (chosen: number[]) => {
    const sorted = [...new Set(chosen)].sort((a, b) => a - b);
    if (sorted.length === wanted) found.set(sorted.join(), sorted);
  };
  const fill = (weight: (i: number) => number, chosen: number[] = []) => {
    const left = new Set(all.filter(i => !chosen.includes(i)));
    const drawn = [...chosen];
    while (drawn.length < wanted && left.size > 0) {
      let rest = draw() * [...left].reduce((sum, i) => sum + weight(i), 0);
      let taken = -1;
      for (const i of left) {
        taken = i;
        rest -= weight(i);
        if (rest <= 0) break;
      }
      left.delete(taken);
      drawn.push(taken);
    }
    return drawn;
  };
  const even = () => 1;
  for (const choose of Object.values(baselines)) add(choose(texts.slice(0, count), wanted));
  add(fill(even, near));
  for (let i = 0; i < 60; i++) add(fill(even));
  for (let i = 0; i < 60; i++) add(fill(i => Math.exp(-i / 4) + 0.02));
  for (let i = 0; i < 50; i++)
    add(fill(i => Math.exp(4 * ((features[i] as Float64Array)[shared] as number))));
  for (let i = 0; i < 40; i++)
    add(
      fill(
        even,
        near.filter(() => draw() < 0.6),
      ),
    );
  return [...found.values()];
}

function sumUp({ features, likeness, leans }: Described, chosen: number[]): Float64Array {
  const sums = new Float64Array(weightNames.length);
  const add = (f: number, value: number) => {
    sums[f] = (sums[f] as number) + value;
  };
  chosen.forEach((i, at) => {
    (features[i] as Float64Array).forEach((value, f) => {
      add(f, value);
    });
    if (leans[i] && !chosen.includes(i - 1)) add(featureNames.length + 2, 1);
    for (const j of chosen.slice(at + 1)) {
      add(featureNames.length, (likeness[i] as Float64Array)[j] as number);
      if (j - i === 1) add(featureNames.length + 1, 1);
    }
  });
  return sums;
}
