import { type Candidate, chooseStory, type Newcomer } from '../src/reading/grouping.ts';
import type { Reader } from '../src/reading/read.ts';
import { itemOf, type Row } from './eval-item.ts';

/** A report of the set with the story it belongs to. */
export interface GroupLine {
  id: string;
  lang: string;
  title: string | null;
  text: string;
  date: string | null;
  event: string;
}

interface Told {
  line: GroupLine;
  newcomer: Newcomer;
}

const orders = 10;

/**
 * Puts reports into stories as the bot does, and compares with the labelled events: in order of date, and as they come in
 * ten shuffled orders. Pairs in two languages are counted on their own.
 */
export function measureGrouping(reader: Reader, given: GroupLine[]): Row[] {
  if (given.length === 0) return [];
  const lines = [...given].sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  const told = lines.map(line => {
    const reading = reader.read(itemOf(line));
    const newcomer = {
      key: reading.groupKey,
      published: reading.published.date,
      firstSeen: line.date ?? '',
      minhash: reading.fingerprint.minhash,
    };
    return { line, newcomer, relevant: reading.relevance.relevant };
  });
  const gold = lines.map(line => line.event);
  const ours = groupReports(told);
  const titles = groupByTitle(lines);
  const all = countPairs(lines, ours, false);
  const simple = countPairs(lines, titles, false);
  const across = countPairs(lines, ours, true);
  const acrossSimple = countPairs(lines, titles, true);
  const shuffled = Array.from({ length: orders }, (_, index) => {
    const list = shuffle(told, index + 1);
    return bCubed(
      list.map(one => one.line.event),
      groupReports(list),
    );
  });
  const relevant = told.filter(one => one.relevant);
  const set = `grouping (${lines.length})`;
  return [
    { set, measure: 'B-cubed F1', value: bCubed(gold, ours), baseline: bCubed(gold, titles) },
    { set, measure: 'pair precision', value: all.precision, baseline: simple.precision },
    { set, measure: 'pair recall', value: all.recall, baseline: simple.recall },
    {
      set,
      measure: 'pairs in two languages, precision',
      value: across.precision,
      baseline: acrossSimple.precision,
    },
    { set, measure: 'pairs in two languages, recall', value: across.recall, baseline: acrossSimple.recall },
    { set, measure: `B-cubed F1, worst of ${orders} orders`, value: Math.min(...shuffled) },
    { set, measure: `B-cubed F1, best of ${orders} orders`, value: Math.max(...shuffled) },
    {
      set: `grouping, relevant only (${relevant.length})`,
      measure: 'B-cubed F1',
      value: bCubed(
        relevant.map(one => one.line.event),
        groupReports(relevant),
      ),
    },
  ];
}

function groupReports(told: Told[]): number[] {
  const stories: Candidate[] = [];
  return told.map(({ newcomer }, index) => {
    const choice = chooseStory(newcomer, stories);
    let story = stories.find(one => one.storyId === choice.storyId);
    if (story === undefined) {
      story = { storyId: stories.length + 1, members: [] };
      stories.push(story);
    }
    story.members.push({ articleKey: index + 1, ...newcomer });
    return story.storyId;
  });
}

/** The same order for the same seed: a linear congruential generator (Numerical Recipes) under Fisher–Yates. */
function shuffle<T>(list: T[], seed: number): T[] {
  let state = seed * 7919;
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}

/** The simple way to compare with: titles that share 40 % of their words within three days. */
function groupByTitle(lines: GroupLine[]): number[] {
  const words = lines.map(
    line => new Set((line.title ?? '').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []),
  );
  const story: number[] = [];
  lines.forEach((line, i) => {
    let best = -1;
    let most = 0.4;
    for (let j = 0; j < i; j++) {
      if (Math.abs(Date.parse(line.date ?? '') - Date.parse(lines[j]?.date ?? '')) > 3 * 86_400_000) continue;
      const [a, b] = [words[i] as Set<string>, words[j] as Set<string>];
      const both = [...a].filter(word => b.has(word)).length;
      const likeness = both / Math.max(1, a.size + b.size - both);
      if (likeness >= most) {
        most = likeness;
        best = j;
      }
    }
    story.push(best < 0 ? i : (story[best] as number));
  });
  return story;
}

function bCubed(gold: string[], ours: number[]): number {
  let precisionSum = 0;
  let recallSum = 0;
  for (let i = 0; i < gold.length; i++) {
    const mine = ours.flatMap((story, j) => (story === ours[i] ? [j] : []));
    const truth = gold.flatMap((event, j) => (event === gold[i] ? [j] : []));
    const both = mine.filter(j => gold[j] === gold[i]).length;
    precisionSum += both / mine.length;
    recallSum += both / truth.length;
  }
  return harmonic(precisionSum / gold.length, recallSum / gold.length);
}

/** Precision and recall of pairs in one story; `across`: of pairs in two languages only. */
function countPairs(
  lines: GroupLine[],
  ours: number[],
  across: boolean,
): { precision: number; recall: number } {
  let hit = 0;
  let wrong = 0;
  let missed = 0;
  for (let i = 0; i < lines.length; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [lines[i] as GroupLine, lines[j] as GroupLine];
      if (across && a.lang.slice(0, 2) === b.lang.slice(0, 2)) continue;
      const said = ours[i] === ours[j];
      const truth = a.event === b.event;
      if (said && truth) hit++;
      else if (said) wrong++;
      else if (truth) missed++;
    }
  return {
    precision: hit + wrong === 0 ? 1 : hit / (hit + wrong),
    recall: hit + missed === 0 ? 1 : hit / (hit + missed),
  };
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}
