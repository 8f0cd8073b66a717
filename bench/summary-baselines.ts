import { cutWords, rouge1 } from './rouge.ts';

/** Ways to choose sentences that any summary must be measured against: each takes sentences and gives the places of those chosen, in order. */
export const baselines: Record<string, (sentences: string[], wanted: number) => number[]> = {
  lead: (sentences, wanted) => sentences.slice(0, wanted).map((_, i) => i),
  TextRank: (sentences, wanted) => takeBest(rank(compareByOverlap(sentences.map(cutWords))), wanted),
  LexRank: (sentences, wanted) => takeBest(rank(compareByCosine(sentences.map(cutWords))), wanted),
};

/** Greedy: the best that sentences of this article could do against the references, the second and later ones taken only if they help. */
export function chooseOracle(sentences: string[], references: string[][], wanted: number): number[] {
  const words = sentences.map(cutWords);
  const chosen: number[] = [];
  let most = -1;
  while (chosen.length < wanted) {
    const before = chosen.flatMap(i => words[i] as string[]);
    let best = -1;
    for (let i = 0; i < words.length; i++) {
      if (chosen.includes(i)) continue;
      const value = rouge1([...before, ...(words[i] as string[])], references);
      if (value <= most) continue;
      most = value;
      best = i;
    }
    if (best < 0) break;
    chosen.push(best);
  }
  return chosen.sort((a, b) => a - b);
}

/** TextRank's likeness (Mihalcea and Tarau, 2004): shared words over the logarithms of both lengths. */
function compareByOverlap(sentences: string[][]): number[][] {
  const sets = sentences.map(words => new Set(words));
  return sets.map((one, i) =>
    sets.map((other, j) => {
      if (i === j) return 0;
      let shared = 0;
      for (const word of one) if (other.has(word)) shared++;
      const lengths =
        Math.log((sentences[i] as string[]).length || 1) + Math.log((sentences[j] as string[]).length || 1);
      return lengths > 0 ? shared / lengths : 0;
    }),
  );
}

/** Continuous LexRank's likeness (Erkan and Radev, 2004): the cosine of tf·idf vectors, idf from the article's own sentences. */
function compareByCosine(sentences: string[][]): number[][] {
  const spread = new Map<string, number>();
  for (const words of sentences)
    for (const word of new Set(words)) spread.set(word, (spread.get(word) ?? 0) + 1);
  const vectors = sentences.map(words => {
    const vector = new Map<string, number>();
    for (const word of words)
      vector.set(
        word,
        (vector.get(word) ?? 0) + Math.log(1 + sentences.length / (spread.get(word) as number)),
      );
    const length = Math.hypot(...vector.values()) || 1;
    for (const [word, value] of vector) vector.set(word, value / length);
    return vector;
  });
  return vectors.map(one =>
    vectors.map(other => {
      let sum = 0;
      for (const [word, value] of one) sum += value * (other.get(word) ?? 0);
      return sum;
    }),
  );
}

/** PageRank over likeness, damping 0.85. */
function rank(likeness: number[][]): number[] {
  const count = likeness.length;
  const sums = likeness.map(row => row.reduce((sum, value) => sum + value, 0));
  let scores = new Array<number>(count).fill(1 / count);
  for (let round = 0; round < 50; round++)
    scores = scores.map((_, j) => {
      let sum = 0.15 / count;
      for (let i = 0; i < count; i++) {
        const out = sums[i] as number;
        if (out > 0) sum += (0.85 * (scores[i] as number) * ((likeness[i] as number[])[j] as number)) / out;
      }
      return sum;
    });
  return scores;
}

function takeBest(scores: number[], wanted: number): number[] {
  return scores
    .map((score, i) => ({ score, i }))
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, wanted)
    .map(({ i }) => i)
    .sort((a, b) => a - b);
}
