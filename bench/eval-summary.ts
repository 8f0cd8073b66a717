import { resolve } from 'node:path';
import type { Sentence } from '../src/model/reading.ts';
import { findStructure } from '../src/reading/structure.ts';
import { summarise } from '../src/reading/summary.ts';
import { cutWords, rouge1 } from './rouge.ts';
import { interval, mean, percent } from './statistics.ts';
import { baselines, chooseOracle } from './summary-baselines.ts';
import { counted, readSummarySets, type SummaryCase, type SummarySet, share } from './summary-sets.ts';
import { printRows } from './table.ts';

/** One set measured: ROUGE-1 F1 in percent. */
export interface SummaryRow {
  set: string;
  sentences: string;
  own: string;
  lead: string;
  TextRank: string;
  LexRank: string;
  oracle: string;
  /** Paired bootstrap of own − lead, 95 %. */
  'own − lead': string;
  /** How far from lead to oracle. */
  way: string;
  ms: string;
}

interface Measured {
  wanted: number;
  own: number;
  oracle: number;
  took: number;
  baselines: Record<string, number>;
}

/**
 * Measures summaries beside lead, TextRank, LexRank and a greedy oracle, on the evaluation data of a folder. The weights
 * were learned from the same data: `node bench/fit-summary.ts` tells what they do on articles they weren't learned from.
 */
export function evaluateSummaries(dataDir: string): SummaryRow[] {
  const ways: number[] = [];
  const rows = readSummarySets(dataDir).map(set => {
    const measured = set.cases.map(measure).filter(one => one !== null);
    const way = wayOf(measured);
    if (counted.includes(set.name)) ways.push(way);
    return describe(set, measured, way);
  });
  if (ways.length === 0) return rows;
  const blank = {
    sentences: '',
    own: '',
    lead: '',
    TextRank: '',
    LexRank: '',
    oracle: '',
    'own − lead': '',
    ms: '',
  };
  return [...rows, { set: 'mean way', ...blank, way: percent(mean(ways)) }];
}

function measure({ text, title, language, references, wanted: asked }: SummaryCase): Measured | null {
  const { body } = findStructure(text, title, language, null);
  if (body.length < 2 || references.length === 0) return null;
  const wanted = asked === 'share' ? Math.max(1, Math.round(body.length * share)) : asked;
  const began = performance.now();
  const own = summarise(body, { language, title, sentences: wanted });
  const took = performance.now() - began;
  const texts = body.map(sentence => sentence.text);
  const judge = (chosen: number[]) =>
    score(
      chosen.map(i => body[i] as Sentence),
      references,
    );
  return {
    wanted,
    own: score(own, references),
    oracle: judge(chooseOracle(texts, references, wanted)),
    took,
    baselines: Object.fromEntries(
      Object.entries(baselines).map(([name, choose]) => [name, judge(choose(texts, wanted))]),
    ),
  };
}

function describe(set: SummarySet, measured: Measured[], way: number): SummaryRow {
  const base = (name: string) => percent(mean(measured.map(one => one.baselines[name] ?? 0)));
  return {
    set: `${set.name} (${measured.length})`,
    sentences: mean(measured.map(one => one.wanted)).toFixed(1),
    own: percent(mean(measured.map(one => one.own))),
    lead: base('lead'),
    TextRank: base('TextRank'),
    LexRank: base('LexRank'),
    oracle: percent(mean(measured.map(one => one.oracle))),
    'own − lead': interval(measured.map(one => one.own - (one.baselines.lead ?? 0))),
    way: percent(way),
    ms: mean(measured.map(one => one.took)).toFixed(2),
  };
}

function wayOf(measured: Measured[]): number {
  const lead = mean(measured.map(one => one.baselines.lead ?? 0));
  return (mean(measured.map(one => one.own)) - lead) / (mean(measured.map(one => one.oracle)) - lead);
}

function score(sentences: Sentence[], references: string[][]): number {
  return rouge1(cutWords(sentences.map(sentence => sentence.text).join(' ')), references);
}

if (import.meta.main)
  printRows(
    'Summaries, ROUGE-1 F1',
    evaluateSummaries(process.argv[2] ?? resolve(import.meta.dirname, '../../shared/data')),
  );
