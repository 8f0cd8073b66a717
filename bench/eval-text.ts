import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sentence } from '../src/model/reading.ts';
import { estimateJaccard, fingerprint, isNearDuplicate } from '../src/reading/fingerprint.ts';
import { foldText } from '../src/reading/fold.ts';
import { loadJudge } from '../src/reading/judge.ts';
import { createLanguageDetector } from '../src/reading/language.ts';
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
 * Measures language, summaries and near-duplicates on the evaluation data of a folder.
 * Files that are not there are left out.
 */
export async function evaluateText(dataDir: string): Promise<Row[]> {
  return [
    ...(await evaluateLanguage(dataDir)),
    ...evaluateSummaries(dataDir),
    ...evaluateDuplicates(dataDir),
  ];
}

async function evaluateLanguage(dataDir: string): Promise<Row[]> {
  const lines = readLines(dataDir, 'langid.jsonl');
  if (lines.length === 0) return [];
  const judge = await loadJudge();
  const detect = createLanguageDetector({ judge });
  const tallies = new Map<string, { right: number; all: number; wrong: Map<string, number> }>();
  const began = performance.now();
  for (const line of lines) {
    const answer = detect(null, line.text ?? '', null).language;
    // where the data says only "zh", either script is right
    const right = line.lang === 'zh' ? answer.startsWith('zh') : answer === line.lang;
    for (const key of [`${line.kind}`, `${line.kind === 'udhr-paragraph' ? 'udhr ' : ''}${line.lang}`]) {
      const tally = tallies.get(key) ?? { right: 0, all: 0, wrong: new Map<string, number>() };
      tally.all++;
      if (right) tally.right++;
      else tally.wrong.set(answer, (tally.wrong.get(answer) ?? 0) + 1);
      tallies.set(key, tally);
    }
  }
  const took = performance.now() - began;
  const rows: Row[] = [...tallies].map(([key, { right, all, wrong }]) => ({
    set: 'language',
    measure: `${key} (${all})`,
    value: `${percent(right / all)} %${wrong.size === 0 ? '' : ` — ${list(wrong)}`}`,
  }));
  rows.push({
    set: 'language',
    measure: 'texts a second',
    value: Math.round((lines.length / took) * 1000).toString(),
  });
  return rows;
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

/** Copies with known changes must be found again; different articles must not. */
function evaluateDuplicates(dataDir: string): Row[] {
  const texts = readLines(dataDir, 'summ_hi_ddnews.jsonl')
    .map(line => line.text ?? '')
    .filter(text => text.length > 700);
  if (texts.length === 0) return [];
  const prints = texts.map(text => fingerprint(null, text, 'hi'));
  const changes: [string, (text: string, i: number) => string][] = [
    ['boilerplate added', text => `${text}\nयह भी पढ़ें: आज की दस बड़ी ख़बरें एक साथ यहां`],
    ['last quarter cut', text => text.slice(0, Math.floor(text.length * 0.75))],
    ['5 % of words changed', (text, i) => changeWords(text, 0.05, i)],
    ['10 % of words changed', (text, i) => changeWords(text, 0.1, i)],
  ];
  const rows: Row[] = changes.map(([name, change]) => {
    let found = 0;
    let likeness = 0;
    texts.forEach((text, i) => {
      const print = fingerprint(null, change(text, i), 'hi');
      if (isNearDuplicate(print, prints[i] as (typeof prints)[number])) found++;
      likeness += estimateJaccard(print.minhash, (prints[i] as (typeof prints)[number]).minhash);
    });
    return {
      set: 'near-duplicates',
      measure: `${name} (${texts.length}): found`,
      value: `${percent(found / texts.length)} % (mean likeness ${(likeness / texts.length).toFixed(2)})`,
    };
  });
  let pairs = 0;
  let hits = 0;
  for (let i = 0; i < prints.length; i++)
    for (let j = i + 1; j < prints.length; j++) {
      pairs++;
      if (isNearDuplicate(prints[i] as (typeof prints)[number], prints[j] as (typeof prints)[number])) hits++;
    }
  rows.push({
    set: 'near-duplicates',
    measure: `different articles (${pairs} pairs): taken for copies`,
    value: `${hits}`,
  });
  return rows;
}

/** Replaces a share of the words, the same ones on every run. */
function changeWords(text: string, share: number, seed: number): string {
  let state = (seed + 1) * 2654435761;
  return text
    .split(' ')
    .map(word => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 0x100000000 < share ? `बदला${state % 997}` : word;
    })
    .join(' ');
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

function list(counts: Map<string, number>): string {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
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
