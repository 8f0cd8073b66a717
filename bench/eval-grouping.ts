import { type Candidate, chooseStory, type GroupingWeights, type Newcomer } from '../src/reading/grouping.ts';
import type { Reader } from '../src/reading/read.ts';
import { itemOf, type Row } from './eval-item.ts';

/** A report of the set with the story it belongs to. */
export interface GroupLine {
  id: string;
  lang: string;
  title: string | null;
  text: string;
  date?: string | null;
  url?: string | null;
  event: string;
}

/** A report as grouping sees it. */
export interface Told {
  line: GroupLine;
  newcomer: Newcomer;
  relevant: boolean;
}

const orders = 10;

/**
 * Puts reports into stories as the bot does, and compares with the labelled events: in order of date, and as they come in
 * ten shuffled orders. Pairs in two languages are counted on their own.
 */
export function measureGrouping(reader: Reader, lines: GroupLine[]): Row[] {
  if (lines.length === 0) return [];
  const told = tellLines(reader, lines);
  const ours = groupReports(told);
  const titles = groupByTitle(told.map(({ line }) => line));
  const all = countPairs(told, isTogether(ours), false);
  const simple = countPairs(told, isTogether(titles), false);
  const across = countPairs(told, isTogether(ours), true);
  const acrossSimple = countPairs(told, isTogether(titles), true);
  const shuffled = Array.from({ length: orders }, (_, index) => {
    const list = shuffle(told, index + 1);
    return bCubed(list, isTogether(groupReports(list)));
  });
  const relevant = told.filter(one => one.relevant);
  const set = `grouping (${lines.length})`;
  return [
    {
      set,
      measure: 'B-cubed F1',
      value: bCubed(told, isTogether(ours)),
      baseline: bCubed(told, isTogether(titles)),
    },
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
      value: bCubed(relevant, isTogether(groupReports(relevant))),
    },
  ];
}

/** Reads the reports, in order of their dates. */
export function tellLines(reader: Reader, lines: GroupLine[]): Told[] {
  return [...lines]
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
    .map(line => {
      const reading = reader.read(itemOf(line));
      const newcomer = {
        key: reading.groupKey,
        published: reading.published.date,
        firstSeen: line.date ?? '',
        minhash: reading.fingerprint.minhash,
      };
      return { line, newcomer, relevant: reading.relevance.relevant };
    });
}

/** Groups reports as they come. @returns the story of each */
export function groupReports(told: Told[], weights?: GroupingWeights): number[] {
  const stories: Candidate[] = [];
  for (const [index, { newcomer }] of told.entries()) {
    const choice = chooseStory(newcomer, stories, weights);
    let story = stories.find(one => one.storyId === choice.storyId);
    if (story === undefined) {
      story = { storyId: stories.length + 1, members: [] };
      stories.push(story);
    }
    story.members.push({ articleKey: index + 1, ...newcomer });
    for (const id of choice.joins)
      story.members.push(...(stories.find(one => one.storyId === id)?.members.splice(0) ?? []));
  }
  const places = new Map(
    stories.flatMap(({ storyId, members }) =>
      members.map(({ articleKey }) => [articleKey, storyId] as const),
    ),
  );
  return told.map((_, index) => places.get(index + 1) as number);
}

/** Whether two reports, by their places in the list, are put into one story. */
export type Together = (i: number, j: number) => boolean;

const isTogether =
  (stories: number[]): Together =>
  (i, j) =>
    stories[i] === stories[j];

/** The same order for the same seed: a linear congruential generator (Numerical Recipes) under Fisher–Yates. */
export function shuffle<T>(list: T[], seed: number): T[] {
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

/** B-cubed F1 (Bagga and Baldwin, 1998) against the labelled events. */
export function bCubed(told: Told[], together: Together): number {
  let precisionSum = 0;
  let recallSum = 0;
  told.forEach(({ line: { event } }, i) => {
    let mine = 0;
    let truth = 0;
    let both = 0;
    told.forEach(({ line }, j) => {
      const same = line.event === event;
      const joined = i === j || together(i, j);
      if (joined) mine++;
      if (same) truth++;
      if (same && joined) both++;
    });
    precisionSum += both / mine;
    recallSum += both / truth;
  });
  return harmonic(precisionSum / told.length, recallSum / told.length);
}

/** Precision and recall of pairs in one story; `across`: of pairs in two languages only. */
export function countPairs(
  told: Told[],
  together: Together,
  across: boolean,
): { precision: number; recall: number } {
  let hit = 0;
  let wrong = 0;
  let missed = 0;
  for (let i = 0; i < told.length; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [(told[i] as Told).line, (told[j] as Told).line];
      if (across && a.lang.slice(0, 2) === b.lang.slice(0, 2)) continue;
      const said = together(i, j);
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
