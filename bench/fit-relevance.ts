/**
 * Fits the weights of relevance: `node bench/fit-relevance.ts [FOLDER]`. Learns from the labelled articles of the folder
 * (relevance.jsonl; borderline ones left out) and from the project's own short texts, by logistic regression with a small
 * penalty on large weights; prints how well weights fitted on nine tenths judge the last tenth, and writes
 * src/reading/data/relevance-weights.json. Deterministic.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { russiaDprk } from '../src/beat/russia-dprk.ts';
import { loadJudge } from '../src/reading/judge.ts';
import { createReader } from '../src/reading/read.ts';
import { relevantFrom } from '../src/reading/relevance.ts';
import { gatherRelevanceClues, namesBoth } from '../src/reading/relevance-clues.ts';
import { type Figure, figuresOf } from '../src/reading/relevance-figures.ts';
import { itemOf } from './eval-item.ts';

/** How strongly large weights are held down, and into how many parts the articles are dealt for trying. */
const penalty = 3;
const folds = 10;
const rounds = 3000;
const step = 0.005;

interface Example {
  truth: 0 | 1;
  set: string;
  /** Null when the article never names both sides: then nothing is left to judge. */
  figures: Record<Figure, number> | null;
}
interface Weights {
  bias: number;
  figures: Record<Figure, number>;
}

const root = resolve(import.meta.dirname, '..');

async function readExamples(dataDir: string): Promise<Example[]> {
  const reader = createReader({ beat: russiaDprk, judge: await loadJudge() });
  const linesOf = (file: string) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
  const toExample = (
    set: string,
    truth: boolean,
    line: { id: string; title: string | null; text: string },
  ): Example => {
    const clues = gatherRelevanceClues(reader.facts(itemOf({ ...line, title: line.title || null })));
    return { set, truth: truth ? 1 : 0, figures: namesBoth(clues.all) ? figuresOf(clues) : null };
  };
  const own = join(root, 'test/corpus/relevance');
  return [
    ...linesOf(join(dataDir, 'relevance.jsonl'))
      .filter(line => line.label !== 'borderline')
      .map(line => toExample('labelled articles', line.label === 'relevant', line)),
    ...readdirSync(own)
      .sort()
      .flatMap(file => linesOf(join(own, file)))
      .map((line, index) => toExample('own texts', line.relevant, { ...line, id: String(index) })),
  ];
}

/** Gradient descent over standardised figures; the weights come back for the figures as they are. */
function fitWeights(examples: Example[]): Weights {
  const known = examples.filter(one => one.figures !== null) as (Example & {
    figures: Record<Figure, number>;
  })[];
  const names = Object.keys(known[0]?.figures ?? {}) as Figure[];
  const mean = names.map(name => known.reduce((sum, one) => sum + one.figures[name], 0) / known.length);
  const spread = names.map(
    (name, j) =>
      Math.sqrt(
        known.reduce((sum, one) => sum + (one.figures[name] - (mean[j] as number)) ** 2, 0) / known.length,
      ) || 1,
  );
  const rows = known.map(one =>
    names.map((name, j) => (one.figures[name] - (mean[j] as number)) / (spread[j] as number)),
  );
  const weights = names.map(() => 0);
  let bias = 0;
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map(weight => penalty * weight);
    let slopeOfBias = 0;
    rows.forEach((row, i) => {
      const sum = row.reduce((total, value, j) => total + value * (weights[j] as number), bias);
      const error = 1 / (1 + Math.exp(-sum)) - (known[i] as Example).truth;
      slopeOfBias += error;
      row.forEach((value, j) => {
        slope[j] = (slope[j] as number) + error * value;
      });
    });
    bias -= step * slopeOfBias;
    for (let j = 0; j < weights.length; j++)
      weights[j] = (weights[j] as number) - step * (slope[j] as number);
  }
  const figures = {} as Record<Figure, number>;
  names.forEach((name, j) => {
    const weight = (weights[j] as number) / (spread[j] as number);
    figures[name] = Math.round(weight * 100) / 100;
    bias -= weight * (mean[j] as number);
  });
  return { bias: Math.round(bias * 100) / 100, figures };
}

function isTaken({ figures }: Example, weights: Weights): boolean {
  if (figures === null) return false;
  const sum = (Object.keys(figures) as Figure[]).reduce(
    (total, name) => total + figures[name] * weights.figures[name],
    weights.bias,
  );
  return 1 / (1 + Math.exp(-sum)) >= relevantFrom;
}

function measure(judged: { taken: boolean; truth: 0 | 1 }[]): string {
  const hits = judged.filter(one => one.taken && one.truth === 1).length;
  const taken = judged.filter(one => one.taken).length;
  const wanted = judged.filter(one => one.truth === 1).length;
  return `precision ${(hits / taken).toFixed(3)}  recall ${(hits / wanted).toFixed(3)}  (${taken - hits} false, ${wanted - hits} missed of ${wanted}; ${judged.length} articles)`;
}

const dataDir = process.argv[2] ?? process.env.DATA_DIR ?? resolve(root, '../shared/data');
const examples = await readExamples(dataDir);
const unseen = examples.map((one, index) => ({ ...one, fold: (index * 7) % folds, taken: false }));
for (let fold = 0; fold < folds; fold++) {
  const weights = fitWeights(unseen.filter(one => one.fold !== fold));
  for (const one of unseen) if (one.fold === fold) one.taken = isTaken(one, weights);
}
const sets = [...new Set(examples.map(one => one.set))];
process.stdout.write('Each tenth judged by weights fitted on the other nine:\n');
for (const set of sets)
  process.stdout.write(`  ${set.padEnd(20)} ${measure(unseen.filter(one => one.set === set))}\n`);
process.stdout.write('Each set judged by weights fitted on the others:\n');
for (const set of sets) {
  const weights = fitWeights(examples.filter(one => one.set !== set));
  const judged = examples
    .filter(one => one.set === set)
    .map(one => ({ ...one, taken: isTaken(one, weights) }));
  process.stdout.write(`  ${set.padEnd(20)} ${measure(judged)}\n`);
}
const weights = fitWeights(examples);
writeFileSync(join(root, 'src/reading/data/relevance-weights.json'), `${JSON.stringify(weights, null, 2)}\n`);
process.stdout.write(`Weights of all: ${JSON.stringify(weights)}\n`);
