/**
 * Learns how much each feature of a sentence counts for a summary: `node bench/fit-summary.ts [FOLDER] [--write]`.
 * Prints what weights learned without an article's fold, and without its set and language, do on it; with --write, weights
 * learned from all go to src/reading/data/summary-weights.json.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { weightNames } from '../src/reading/summary-weights.ts';
import { interval, mean, percent } from './statistics.ts';
import { type Instance, makeInstances } from './summary-instances.ts';
import { learn, tryOut } from './summary-learning.ts';
import { counted, readSummarySets } from './summary-sets.ts';
import { printRows } from './table.ts';

const folds = 4;
const words = process.argv.slice(2);
const folder =
  words.find(word => !word.startsWith('--')) ?? resolve(import.meta.dirname, '../../shared/data');
const instances = makeInstances(readSummarySets(folder));

const acrossFolds = Array.from({ length: folds }, (_, fold) => {
  const model = learn(instances.filter(({ article }) => article % folds !== fold));
  return instances
    .filter(({ article }) => article % folds === fold)
    .map(instance => ({ instance, value: tryOut(instance, model) }));
}).flat();
report('Learned from other articles', acrossFolds);

if (words.includes('--sets')) {
  const names = [...new Set(instances.map(({ set }) => set))];
  const acrossSets = names.flatMap(name => {
    const own = instances.filter(({ set }) => set === name);
    const language = own[0]?.language;
    const model = learn(
      instances.filter(instance => instance.set !== name && instance.language !== language),
    );
    return own.map(instance => ({ instance, value: tryOut(instance, model) }));
  });
  report('Learned from other sets in other languages', acrossSets);
}

if (words.includes('--write')) {
  const model = learn(instances);
  const rows = weightNames.map(
    (name, f) =>
      `  ${JSON.stringify(name)}: [${model.map(weights => (weights[f] as number).toFixed(3)).join(', ')}]`,
  );
  const path = resolve(import.meta.dirname, '../src/reading/data/summary-weights.json');
  writeFileSync(path, `{\n${rows.join(',\n')}\n}\n`);
}

function report(heading: string, results: { instance: Instance; value: number }[]): void {
  const rows: object[] = [];
  const ways: number[] = [];
  const groups = Map.groupBy(results, ({ instance: { set, nominal, titled, wanted } }) =>
    nominal ? `${set}${titled ? '' : ' without title'}` : `${set} asked for ${wanted}`,
  );
  for (const [name, group] of groups) {
    const lead = mean(group.map(({ instance }) => instance.lead));
    const oracle = mean(group.map(({ instance }) => instance.oracle));
    const own = mean(group.map(({ value }) => value));
    const way = (own - lead) / (oracle - lead);
    if (group[0]?.instance.nominal && group[0].instance.titled && counted.includes(name)) ways.push(way);
    rows.push({
      set: `${name} (${group.length})`,
      lead: percent(lead),
      own: percent(own),
      oracle: percent(oracle),
      'own − lead, 95 %': interval(group.map(({ instance, value }) => value - instance.lead)),
      way: percent(way),
    });
  }
  printRows(`${heading}: ROUGE-1 F1; way from lead to oracle in %`, rows);
  process.stdout.write(`  mean way over sets: ${percent(mean(ways))} %\n`);
}
