export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A share in percent, one digit after the point. */
export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** Paired bootstrap: between which values, in percent, the mean of differences lies in 95 of 100 draws. */
export function interval(differences: readonly number[]): string {
  const draw = makeRandom(7);
  const means = Array.from({ length: 1000 }, () =>
    mean(differences.map(() => differences[Math.floor(draw() * differences.length)] as number)),
  ).sort((a, b) => a - b);
  return `${percent(means[25] as number)} … ${percent(means[974] as number)}`;
}

/** The same numbers on every run (linear congruential). */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
