import weights from './data/summary-weights.json' with { type: 'json' };
import { featureNames } from './sentence-features.ts';

/** What counts for a set of sentences beyond each of them: likeness between two, neighbours, leaning without support. */
export const pairNames = ['pairLikeness', 'neighbours', 'orphan'] as const;

/** The names of all weights, in order. */
export const weightNames: readonly string[] = [...featureNames, ...pairNames];

/** What is asked for: one sentence, a teaser, several, or a large share of the article. */
export const regimes = ['one', 'teaser', 'several', 'share'] as const;

/**
 * How far a wish is each of `regimes`; adds up to 1.
 * One sentence must tell the news; two of a long text are a teaser, near its opening; several cover it; a large share
 * of it is chosen by what is central alone.
 * @param wanted sentences wanted
 * @param count sentences of the article
 */
export function gateWeights(wanted: number, count: number): number[] {
  if (wanted <= 1) return [1, 0, 0, 0];
  const share = wanted / Math.max(1, count);
  const large = rise((share - 0.33) / 0.03);
  const several = wanted >= 3 ? rise((share - 0.15) / 0.02) : rise((share - 0.3) / 0.03);
  return [0, (1 - large) * (1 - several), (1 - large) * several, large];
}

/**
 * What it costs, beyond what was learned, to take a sentence that leans on an untaken one, whose quotation is not whole,
 * that only says the title again or only asks: for people such a sentence is worse than the measure knows. By regime; less where
 * much of the text is taken anyway.
 */
const costs: Record<string, number[]> = {
  orphan: [1.5, 1.5, 1.5, 0.4],
  openQuotation: [0.5, 0.5, 0.5, 0.2],
  repeatsTitle: [8, 8, 8, 2],
  question: [1.5, 1.5, 1.5, 1.5],
};

/** The weights for a wish, in the order of `weightNames`. Learned by bench/fit-summary.ts. */
export function weightsFor(gates: readonly number[]): Float64Array {
  return blendWeights(learned, gates);
}

/**
 * @param table for each of `regimes` its weights
 * @returns those that a wish between regimes has, the costs taken off
 */
export function blendWeights(table: readonly Float64Array[], gates: readonly number[]): Float64Array {
  return Float64Array.from(weightNames, (name, f) => {
    const cost = costs[name];
    return gates.reduce((sum, gate, i) => {
      return sum + gate * (((table[i] as Float64Array)[f] as number) - (cost?.[i] ?? 0));
    }, 0);
  });
}

const rows: Record<string, number[]> = weights;
const learned = regimes.map((_, i) => Float64Array.from(weightNames, name => rows[name]?.[i] ?? 0));

function rise(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
