import { chooseSentences } from '../src/reading/sentence-choice.ts';
import { blendWeights, regimes, weightNames } from '../src/reading/summary-weights.ts';
import { rouge1 } from './rouge.ts';
import type { Instance } from './summary-instances.ts';

const dimension = weightNames.length;

/** Faults of a sentence, whatever publishers' teasers like: never learned as merits. */
const faults = new Set(['question', 'repeatsTitle', 'openQuotation', 'leans', 'orphan']);

/** Faults unless a single sentence is wanted: that one stands in a headline's place. */
const faultsInText = new Set(['noStop']);

/** For each of `regimes`, a weight for each feature. */
export type Model = Float64Array[];

/**
 * Learns weights that make the expected ROUGE-1 F1 of a set drawn by its score highest (softmax over the proposed
 * sets), by Adam. Every regime has weights of its own beside those all share; all are held small.
 */
export function learn(instances: Instance[], { hold = 0.008, holdOwn = 0.15, rounds = 110 } = {}): Model {
  const scale = findScale(instances);
  const all = instances.reduce((sum, { weight }) => sum + weight, 0);
  const layers = regimes.length + 1;
  const make = () => Array.from({ length: layers }, () => new Float64Array(dimension));
  const weights = make();
  const first = make();
  const second = make();
  for (let round = 1; round <= rounds; round++) {
    const slopes = make();
    for (const instance of instances) {
      const slope = slopeOf(instance, combine(weights, instance.gates, scale));
      for (let f = 0; f < dimension; f++) {
        const value = ((slope[f] as number) * instance.weight) / all / (scale[f] as number);
        for (let layer = 0; layer < layers; layer++) {
          const gate = layer === regimes.length ? 1 : (instance.gates[layer] as number);
          if (gate > 0) add(slopes[layer] as Float64Array, f, value * gate);
        }
      }
    }
    const rate = round > rounds * 0.7 ? 0.018 : 0.06;
    for (let layer = 0; layer < layers; layer++)
      for (let f = 0; f < dimension; f++) {
        const [w, m, v] = [weights[layer], first[layer], second[layer]] as [
          Float64Array,
          Float64Array,
          Float64Array,
        ];
        const slope =
          ((slopes[layer] as Float64Array)[f] as number) -
          hold * (layer === regimes.length ? 1 : holdOwn) * (w[f] as number);
        m[f] = 0.9 * (m[f] as number) + 0.1 * slope;
        v[f] = 0.99 * (v[f] as number) + 0.01 * slope * slope;
        const step = (m[f] as number) / (1 - 0.9 ** round);
        add(w, f, (rate * step) / (Math.sqrt((v[f] as number) / (1 - 0.99 ** round)) + 1e-8));
      }
  }
  return regimes.map((_, regime) => {
    const gates = regimes.map((_, i) => (i === regime ? 1 : 0));
    return combine(weights, gates, scale).map((value, f) => {
      const name = weightNames[f] as string;
      return faults.has(name) || (faultsInText.has(name) && regime > 0) ? Math.min(0, value) : value;
    });
  });
}

/** The weights a gated wish has. */
function combine(weights: Float64Array[], gates: number[], scale: Float64Array): Float64Array {
  const shared = weights[gates.length] as Float64Array;
  return shared.map((value, f) => {
    const own = gates.reduce((sum, gate, i) => sum + gate * ((weights[i] as Float64Array)[f] as number), 0);
    return (value + own) / (scale[f] as number);
  });
}

/** How the expected score changes with each weight. */
function slopeOf({ sums, scores }: Instance, weights: Float64Array): Float64Array {
  const logits = sums.map(row => dot(row, weights));
  const top = Math.max(...logits);
  const odds = logits.map(logit => Math.exp(logit - top));
  const all = odds.reduce((sum, value) => sum + value, 0);
  let expected = 0;
  odds.forEach((value, s) => {
    expected += (value / all) * (scores[s] as number);
  });
  const slope = new Float64Array(dimension);
  sums.forEach((row, s) => {
    const share = ((odds[s] as number) / all) * ((scores[s] as number) - expected);
    if (Math.abs(share) > 1e-9) for (let f = 0; f < dimension; f++) add(slope, f, share * (row[f] as number));
  });
  return slope;
}

/** How much each feature differs between sets of one article, so that all are held small alike. */
function findScale(instances: Instance[]): Float64Array {
  const scale = new Float64Array(dimension);
  for (const { sums } of instances)
    for (let f = 0; f < dimension; f++) {
      const mean = sums.reduce((sum, row) => sum + (row[f] as number), 0) / sums.length;
      const spread = sums.reduce((sum, row) => sum + ((row[f] as number) - mean) ** 2, 0) / sums.length;
      add(scale, f, spread / instances.length);
    }
  return scale.map(value => Math.max(0.03, Math.sqrt(value)));
}

/** ROUGE-1 F1 of what these weights choose. */
export function tryOut(instance: Instance, model: Model): number {
  const weights = blendWeights(model, instance.gates);
  const lengths = instance.words.map(() => 0);
  const chosen = chooseSentences(instance.described, weights, {
    wanted: instance.wanted,
    lengths,
    budget: Number.POSITIVE_INFINITY,
  });
  return rouge1(
    chosen.flatMap(i => instance.words[i] as string[]),
    instance.references,
  );
}

function add(values: Float64Array, i: number, value: number): void {
  values[i] = (values[i] as number) + value;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number);
  return sum;
}
