/**
 * Fits the weights of grouping: `node bench/fit-grouping.ts [FOLDER]`. Learns from all pairs of labelled reports
 * (event_groups.jsonl) that could be one story, and, with little weight, from pairs of other days as if they were of these:
 * other visits of the same people are what must be told apart. Further articles (relevance.jsonl) stand for all the
 * other news. Logistic regression drawn towards weights set by hand; `sharedEvent` and `reportDays` stay as set, since
 * few events can't teach them. Prints how well each fifth of the events is grouped with weights fitted on the others,
 * in order of date and in shuffled orders, and writes src/reading/data/grouping-weights.json; beside it sign-shares.json, how
 * common each kind, topic and common name is in openings (the fit itself goes by the shares it finds there).
 * Deterministic.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { russiaDprk } from '../src/beat/russia-dprk.ts';
import type { GroupingWeights } from '../src/reading/grouping.ts';
import { loadJudge } from '../src/reading/judge.ts';
import { type Comparison, compareReports, isRuledOut } from '../src/reading/likeness.ts';
import { measureRarity } from '../src/reading/rarity.ts';
import { createReader } from '../src/reading/read.ts';
import {
  bCubed,
  countPairs,
  type GroupLine,
  groupReports,
  shuffle,
  type Together,
  type Told,
  tellLines,
} from './eval-grouping.ts';
import { linesOf } from './eval-lines.ts';

type Name = keyof Comparison;

/** Set by hand; a fit may not turn the sign of any of them. */
const prior: Record<Name, number> = {
  sharedEvent: 2.5,
  otherEvent: -2.5,
  names: 1,
  otherNames: -0.7,
  sameKind: 0.2,
  otherKind: -0.5,
  signs: 2,
  persons: 1,
  kinds: 0.7,
  otherAct: -1.5,
  sameActor: 0.5,
  otherActor: -0.5,
  numbers: 1.5,
  letters: 0.7,
  sameLanguage: -0.7,
  words: 2,
  headings: 1,
  reportDays: -1,
  eventDays: -0.5,
  unknownDays: -2.5,
  sharedDay: 0.4,
  sharedFarDay: 0.8,
  otherDay: -0.6,
};
const names = Object.keys(prior) as Name[];
const fixed: ReadonlySet<Name> = new Set(['sharedEvent', 'reportDays']);
const thresholds = { joinFrom: -0.6, mergeFrom: 0, wholeStory: 0.5 };
const penalty = 2;
const folds = 5;
const orders = 5;
const rounds = 400;
/** What a pair of other days counts, beside 1 for a pair that could be one story. */
const imaginedWeight = 0.03;
/** A name in so many of all reports is common. */
const commonName = 0.03;
/** Pairs of one large event count less each, so that it doesn't speak for all. */
const fullPairs = 12;

interface Pair {
  events: [string, string];
  same: boolean;
  weight: number;
  found: Comparison;
}

/** The same numbers every time (Numerical Recipes). */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function listPairs(told: Told[], others: Told[]): Pair[] {
  const random = createRandom();
  const all = [...told, ...others];
  const pairs: Pair[] = [];
  for (const [index, one] of told.entries()) {
    const near = all.filter(other => !isRuledOut(one.newcomer, other.newcomer));
    const rarity = measureRarity([one.newcomer], reportsOf(near));
    const usual = measureRarity([one.newcomer], reportsOf(all.filter((_, place) => place % 5 === index % 5)));
    for (const other of all) {
      if (other === one) continue;
      const events: [string, string] = [one.line.event, other.line.event];
      const same = events[0] === events[1];
      if (near.includes(other)) {
        pairs.push({ events, same, weight: 1, found: compareReports(one.newcomer, other.newcomer, rarity) });
      } else if (!same) {
        const found = compareReports(one.newcomer, other.newcomer, usual);
        found.reportDays = [0, 0.5, 0.5, 1.5][Math.floor(random() * 4)] as number;
        found.eventDays = random() < 0.7 ? 0 : 1;
        found.unknownDays = 0;
        found.otherEvent = 0;
        if (random() > 0.3) found.otherDay = 0;
        pairs.push({ events, same, weight: imaginedWeight, found });
      }
    }
  }
  const counts = new Map<string, number>();
  for (const { same, events } of pairs) if (same) counts.set(events[0], (counts.get(events[0]) ?? 0) + 1);
  for (const pair of pairs)
    if (pair.same)
      pair.weight = Math.max(0.3, Math.min(1, Math.sqrt(fullPairs / (counts.get(pair.events[0]) ?? 1))));
  return pairs;
}

const reportsOf = (list: Told[]) => list.map(({ newcomer }) => newcomer);

/** Adam (Kingma and Ba, 2015) over all pairs at once. */
function fitWeights(pairs: Pair[]): GroupingWeights {
  const rows = pairs.map(({ found }) => names.map(name => found[name]));
  const values = [...names.map(name => prior[name]), -2];
  const base = names.length;
  const mean = values.map(() => 0);
  const square = values.map(() => 0);
  for (let round = 1; round <= rounds; round++) {
    const slope = values.map((value, j) => (j === base ? 0 : penalty * (value - prior[names[j] as Name])));
    rows.forEach((row, i) => {
      const sum = row.reduce(
        (total, value, j) => total + value * (values[j] as number),
        values[base] as number,
      );
      const { same, weight } = pairs[i] as Pair;
      const error = (1 / (1 + Math.exp(-sum)) - (same ? 1 : 0)) * weight;
      row.forEach((value, j) => {
        slope[j] = (slope[j] as number) + error * value;
      });
      slope[base] = (slope[base] as number) + error;
    });
    for (let j = 0; j <= base; j++) {
      const name = names[j];
      if (name !== undefined && fixed.has(name)) continue;
      const g = slope[j] as number;
      mean[j] = 0.9 * (mean[j] as number) + 0.1 * g;
      square[j] = 0.999 * (square[j] as number) + 0.001 * g * g;
      const step =
        (0.1 * ((mean[j] as number) / (1 - 0.9 ** round))) /
        (Math.sqrt((square[j] as number) / (1 - 0.999 ** round)) + 1e-8);
      values[j] = (values[j] as number) - step;
      if (name !== undefined && (values[j] as number) * prior[name] < 0) values[j] = 0;
    }
  }
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    base: round(values[base] as number),
    ...thresholds,
    points: Object.fromEntries(
      names.map((name, j) => [name, round(values[j] as number)] as const).filter(([, value]) => value !== 0),
    ),
  };
}

/** The share of reports that have a sign; of names only the common ones: the rest would tell what was in the news then. */
function measureShares(reports: Told[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { newcomer } of reports)
    for (const sign of newcomer.key.signs ?? [])
      if (/^[ktue]:/.test(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return Object.fromEntries(
    [...counts]
      .filter(([sign, count]) => !sign.startsWith('e:') || count >= commonName * reports.length)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([sign, count]) => [sign, Math.round(((count + 0.5) / (reports.length + 1)) * 1000) / 1000]),
  );
}

/** A fifth of the events, the same every time. */
function foldOf(event: string): number {
  let hash = 7;
  for (const sign of event) hash = (hash * 31 + sign.charCodeAt(0)) >>> 0;
  return hash % folds;
}

const root = resolve(import.meta.dirname, '..');
const folder = process.argv[2] ?? process.env.DATA_DIR ?? resolve(root, '../shared/data');
const reader = createReader({ beat: russiaDprk, judge: await loadJudge() });
const lines = linesOf<GroupLine>(folder, 'event_groups.jsonl');
const known = new Set(lines.flatMap(({ text, url }) => [text, url ?? text]));
const told = tellLines(reader, lines);
const others = tellLines(
  reader,
  linesOf<GroupLine & { label: string }>(folder, 'relevance.jsonl')
    .filter(({ text, url, label }) => label !== 'irrelevant' && !known.has(text) && !known.has(url ?? text))
    .map(line => ({ ...line, event: `other ${line.id}` })),
);
const pairs = listPairs(told, others);

const fitted = Array.from({ length: folds }, (_, fold) =>
  fitWeights(pairs.filter(({ events }) => !events.some(event => foldOf(event) === fold))),
);
for (let order = 0; order <= orders; order++) {
  const list = order === 0 ? told : shuffle(told, order);
  const byFold = fitted.map(weights => groupReports(list, weights));
  // Each report is looked at as grouped by weights that have seen nothing of its event.
  const together: Together = (i, j) => {
    const stories = byFold[foldOf((list[i] as Told).line.event)] as number[];
    return stories[i] === stories[j];
  };
  const across = countPairs(list, together, true);
  process.stdout.write(
    `${order === 0 ? 'by date' : `order ${order}`}, unseen events: B-cubed F1 ${bCubed(list, together).toFixed(3)}, ` +
      `pairs in two languages: precision ${across.precision.toFixed(3)}, recall ${across.recall.toFixed(3)}\n`,
  );
}
const weights = fitWeights(pairs);
for (const [name, data] of [
  ['grouping-weights', weights],
  ['sign-shares', measureShares([...told, ...others])],
] as const)
  writeFileSync(join(root, `src/reading/data/${name}.json`), `${JSON.stringify(data, null, 2)}\n`);
process.stdout.write(`Weights of all: ${JSON.stringify(weights)}\n`);
