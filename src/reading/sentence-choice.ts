import { type Described, featureNames } from './sentence-features.ts';

/** What may be chosen. */
export interface Choice {
  /** At most so many sentences. */
  wanted: number;
  /** The length of each sentence, and how much all together may have, a sign between two counted. */
  lengths: readonly number[];
  budget: number;
}

/**
 * Chooses sentences one after another: each time the one that adds most to the set.
 * @param weights one for each feature, then likeness to a chosen one, neighbourhood, leaning without support
 * @returns places, in order
 */
export function chooseSentences(described: Described, weights: Float64Array, choice: Choice): number[] {
  const { features, likeness, leans } = described;
  const [like, beside, alone] = weights.subarray(featureNames.length) as unknown as [number, number, number];
  const values = features.map(row => {
    let value = 0;
    for (let f = 0; f < row.length; f++) value += (row[f] as number) * (weights[f] as number);
    return value;
  });
  for (let i = 0; i < values.length; i++) if (leans[i]) add(i, alone);
  const chosen = new Set<number>();
  let left = choice.budget;
  while (chosen.size < choice.wanted) {
    let best = -1;
    for (let i = 0; i < values.length; i++) {
      if (chosen.has(i) || (choice.lengths[i] as number) > left) continue;
      if (best < 0 || (values[i] as number) > (values[best] as number)) best = i;
    }
    if (best < 0) break;
    chosen.add(best);
    left -= (choice.lengths[best] as number) + 1;
    const row = likeness[best] as Float64Array;
    for (let i = 0; i < values.length; i++) add(i, like * (row[i] as number));
    if (best > 0) add(best - 1, beside);
    if (best + 1 < values.length) add(best + 1, beside - (leans[best + 1] ? alone : 0));
  }
  return [...chosen].sort((a, b) => a - b);

  function add(i: number, value: number): void {
    values[i] = (values[i] as number) + value;
  }
}
