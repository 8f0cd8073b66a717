import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { russiaDprk } from '../src/beat/russia-dprk.ts';
import { loadJudge } from '../src/reading/judge.ts';
import { createReader, type Reader } from '../src/reading/read.ts';
import { type GroupLine, measureGrouping } from './eval-grouping.ts';
import { itemOf, type Row } from './eval-item.ts';

interface Line {
  id: string;
  lang: string | null;
  title: string | null;
  text: string;
  date: string | null;
  label: string;
  event: string;
}

/** Reads one of the evaluation files; an absent file gives no lines. */
function linesOf<T>(dataDir: string, name: string): T[] {
  try {
    return readFileSync(join(dataDir, name), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as T);
  } catch {
    return [];
  }
}

/** Measures relevance, datelines, dates and grouping on a folder of evaluation files. */
export async function evaluateReading(dataDir: string): Promise<Row[]> {
  const reader = createReader({ beat: russiaDprk, judge: await loadJudge() });
  return [
    ...measureRelevance(reader, dataDir),
    ...measureStream(reader, dataDir),
    ...measureDatelines(reader, dataDir),
    ...measureGrouping(reader, linesOf<GroupLine>(dataDir, 'event_groups.jsonl')),
  ];
}

interface Counts {
  hit: number;
  false: number;
  missed: number;
}

function measureRelevance(reader: Reader, dataDir: string): Row[] {
  const ours = new Map<string, Counts>();
  const naive: Counts = { hit: 0, false: 0, missed: 0 };
  const tally = (counts: Counts, said: boolean, truth: boolean) => {
    if (said && truth) counts.hit++;
    else if (said) counts.false++;
    else if (truth) counts.missed++;
  };
  for (const line of linesOf<Line>(dataDir, 'relevance.jsonl')) {
    if (line.label === 'borderline') continue;
    const truth = line.label === 'relevant';
    const reading = reader.read(itemOf(line));
    for (const key of ['all', line.lang ?? 'und']) {
      const counts = ours.get(key) ?? { hit: 0, false: 0, missed: 0 };
      ours.set(key, counts);
      tally(counts, reading.relevance.relevant, truth);
    }
    tally(naive, namesBoth(reader, line), truth);
  }
  return [...ours].flatMap(([key, counts]) => [
    {
      set: `relevance ${key}`,
      measure: 'precision',
      value: precision(counts),
      ...(key === 'all' ? { baseline: precision(naive) } : {}),
    },
    {
      set: `relevance ${key}`,
      measure: 'recall',
      value: recall(counts),
      ...(key === 'all' ? { baseline: recall(naive) } : {}),
    },
  ]);
}

function namesBoth(reader: Reader, line: Line): boolean {
  const { mentions, pairs } = reader.matcher.scan(`${line.title ?? ''}\n${line.text}`, line.lang ?? 'und');
  const named = new Set(mentions.map(mention => mention.entity));
  return pairs.length > 0 || (named.has('russia') && named.has('north-korea'));
}

function precision({ hit, false: wrong }: Counts): number {
  return hit + wrong === 0 ? 1 : hit / (hit + wrong);
}

function recall({ hit, missed }: Counts): number {
  return hit + missed === 0 ? 1 : hit / (hit + missed);
}

function measureStream(reader: Reader, dataDir: string): Row[] {
  const lines = linesOf<Line>(dataDir, 'stream_unlabelled.jsonl');
  if (lines.length === 0) return [];
  const hits = lines.filter(line => reader.read(itemOf(line)).relevance.relevant).length;
  return [{ set: `stream of ${lines.length} other items`, measure: 'taken for relevant', value: hits }];
}

function measureDatelines(reader: Reader, dataDir: string): Row[] {
  const lines = linesOf<{
    id: string;
    lang: string;
    text: string;
    place?: string | string[] | null;
    date_literal?: string | null;
    agency?: string | null;
  }>(dataDir, 'datelines.jsonl');
  if (lines.length === 0) return [];
  const same = (a: string | null, b: string) =>
    a !== null &&
    (a.toLowerCase() === b.toLowerCase() ||
      (reader.matcher.resolve(a)[0] ?? a) === (reader.matcher.resolve(b)[0] ?? b));
  const right = lines.filter(line => {
    const { dateline } = reader.read(itemOf({ ...line, title: null }));
    if (dateline === null) return false;
    const place = Array.isArray(line.place) ? line.place[0] : line.place;
    const day = /\d+/.exec(line.date_literal ?? '')?.[0];
    return (
      (place == null || same(dateline.place, place)) &&
      (line.agency == null || same(dateline.agency, line.agency)) &&
      (day === undefined || dateline.day === Number(day))
    );
  }).length;
  return [
    {
      set: `datelines (${lines.length})`,
      measure: 'place, day and agency right',
      value: right / lines.length,
    },
  ];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dataDir = process.argv[2];
  if (dataDir === undefined) {
    process.stderr.write('usage: node bench/eval-reading.ts <folder of evaluation files>\n');
    process.exitCode = 2;
  } else {
    for (const { set, measure, value, baseline } of await evaluateReading(dataDir)) {
      const shown = Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3);
      process.stdout.write(
        `${set.padEnd(36)} ${measure.padEnd(30)} ${shown}${baseline === undefined ? '' : `   (baseline ${baseline.toFixed(3)})`}\n`,
      );
    }
  }
}
