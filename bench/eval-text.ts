import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sentence } from '../src/model/reading.ts';
import { foldText } from '../src/reading/fold.ts';
import { findStructure } from '../src/reading/structure.ts';
import { summarise } from '../src/reading/summary.ts';

/** One measured figure. */
export interface Row {
  set: string;
  measure: string;
  value: string;
  /** What a simpler method gives on the same data. */
  baseline?: string;
}

interface Line {
  id: string;
  lang: string;
  kind?: string;
  title?: string;
  text?: string;
  reference?: string;
  references?: string[];
  sentences?: string[];
  summary_indexes?: number[];
}

/**
 * Measures summaries on the evaluation data of a folder.
 * Files that are not there are left out.
 */
export async function evaluateText(dataDir: string): Promise<Row[]> {
  return evaluateSummaries(dataDir);
}

/** The sets, with how many sentences to take; `share` of all where the references are a share. */
const summarySets: { file: string; name: string; sentences: number | 'share' | 'gold'; title?: true }[] = [
  { file: 'summ_hi_ddnews.jsonl', name: 'hi standfirst', sentences: 2 },
  { file: 'summ_bn.jsonl', name: 'bn human', sentences: 3 },
  { file: 'summ_en_bbc.jsonl', name: 'en extract', sentences: 'share' },
  { file: 'summ_ko_sci50.jsonl', name: 'ko labels', sentences: 'gold' },
  { file: 'summ_de_vi_trends.jsonl', name: 'de/vi teaser', sentences: 2 },
  { file: 'headline_gu_zee.jsonl', name: 'gu headline', sentences: 1, title: true },
];

function evaluateSummaries(dataDir: string): Row[] {
  const rows: Row[] = [];
  for (const set of summarySets) {
    const byLanguage = new Map<
      string,
      { own: number; lead: number; oracle: number; count: number; took: number }
    >();
    for (const line of readLines(dataDir, set.file)) {
      const { sentences, references, wanted } = prepare(line, set);
      if (sentences.length < 2 || references.length === 0) continue;
      const began = performance.now();
      const own = summarise(sentences, {
        language: line.lang,
        title: set.title ? null : (line.title ?? null),
        sentences: wanted,
      });
      const took = performance.now() - began;
      const sum = byLanguage.get(line.lang) ?? { own: 0, lead: 0, oracle: 0, count: 0, took: 0 };
      sum.own += rouge(own, references);
      sum.lead += rouge(sentences.slice(0, wanted), references);
      sum.oracle += rouge(pickOracle(sentences, references, wanted), references);
      sum.count++;
      sum.took += took;
      byLanguage.set(line.lang, sum);
    }
    for (const [language, sum] of byLanguage)
      rows.push({
        set: 'summary',
        measure: `${set.name} ${language} (${sum.count}) ROUGE-1 F`,
        value: `${percent(sum.own / sum.count)} (oracle ${percent(sum.oracle / sum.count)}, ${(sum.took / sum.count).toFixed(2)} ms)`,
        baseline: `lead ${percent(sum.lead / sum.count)}`,
      });
  }
  return rows;
}

function prepare(
  line: Line,
  set: (typeof summarySets)[number],
): { sentences: Sentence[]; references: string[][]; wanted: number } {
  const given = line.sentences?.map(text => ({ text, start: 0, end: text.length }));
  const sentences = given ?? findStructure(line.text ?? '', line.title ?? null, line.lang, null).body;
  const gold = line.summary_indexes?.map(i => line.sentences?.[i] ?? '').join(' ');
  const references = (set.title ? [line.title ?? ''] : (line.references ?? [line.reference ?? gold ?? '']))
    .filter(text => text.trim() !== '')
    .map(cutWords);
  const wanted =
    set.sentences === 'share'
      ? Math.max(1, Math.round(sentences.length * 0.4))
      : set.sentences === 'gold'
        ? (line.summary_indexes?.length ?? 3)
        : set.sentences;
  return { sentences, references, wanted };
}

/** Greedy: the best that sentences of this article could do. */
function pickOracle(sentences: Sentence[], references: string[][], wanted: number): Sentence[] {
  const chosen: Sentence[] = [];
  while (chosen.length < wanted) {
    let best: Sentence | null = null;
    let most = chosen.length === 0 ? -1 : rouge(chosen, references);
    for (const sentence of sentences) {
      if (chosen.includes(sentence)) continue;
      const value = rouge([...chosen, sentence], references);
      if (value > most) {
        most = value;
        best = sentence;
      }
    }
    if (best === null) break;
    chosen.push(best);
  }
  return chosen;
}

/** ROUGE-1 F1 over words with their marks, the mean over the references. */
function rouge(sentences: Sentence[], references: string[][]): number {
  const words = sentences.flatMap(sentence => cutWords(sentence.text));
  let sum = 0;
  for (const reference of references) {
    const counts = new Map<string, number>();
    for (const word of reference) counts.set(word, (counts.get(word) ?? 0) + 1);
    let shared = 0;
    for (const word of words) {
      const left = counts.get(word) ?? 0;
      if (left > 0) {
        shared++;
        counts.set(word, left - 1);
      }
    }
    sum += words.length + reference.length === 0 ? 0 : (2 * shared) / (words.length + reference.length);
  }
  return sum / references.length;
}

function cutWords(text: string): string[] {
  return (
    foldText(text).match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu,
    ) ?? []
  );
}

function readLines(dataDir: string, file: string): Line[] {
  const path = join(dataDir, file);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Line);
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined) {
    process.stderr.write('usage: node bench/eval-text.ts DATA_FOLDER\n');
    process.exitCode = 2;
  } else {
    for (const row of await evaluateText(folder))
      process.stdout.write(`${row.set}\t${row.measure}\t${row.value}\t${row.baseline ?? ''}\n`);
  }
}
