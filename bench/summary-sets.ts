import { linesOf } from './eval-lines.ts';
import { cutWords } from './rouge.ts';

/** An article with what a person or the publisher made of it. */
export interface SummaryCase {
  id: string;
  language: string;
  title: string | null;
  text: string;
  /** Words of each reference. */
  references: string[][];
  /** How many sentences the summary is asked to have. */
  wanted: number | 'share';
}

/** Articles of one language and one kind of reference. */
export interface SummarySet {
  name: string;
  /** Where people chose the sentences, a graph method is hard to beat; elsewhere, the article's opening. */
  kind: 'chosen' | 'standfirst' | 'headline';
  cases: SummaryCase[];
}

interface Line {
  id: string;
  lang: string;
  title?: string;
  text?: string;
  reference?: string;
  references?: string[];
  sentences?: string[];
  summary_indexes?: number[];
}

/** How each file is measured; `share` of all sentences where the references are a share of the text, `gold` as many as were chosen. */
const files: { file: string; kind: SummarySet['kind']; sentences: number | 'share' | 'gold' }[] = [
  { file: 'summ_hi_ddnews.jsonl', kind: 'standfirst', sentences: 2 },
  { file: 'summ_bn.jsonl', kind: 'chosen', sentences: 3 },
  { file: 'summ_en_bbc.jsonl', kind: 'chosen', sentences: 'share' },
  { file: 'summ_ko_sci50.jsonl', kind: 'chosen', sentences: 'gold' },
  { file: 'summ_de_vi_trends.jsonl', kind: 'standfirst', sentences: 2 },
  { file: 'headline_gu_zee.jsonl', kind: 'headline', sentences: 1 },
  { file: 'headline_multi.jsonl', kind: 'headline', sentences: 1 },
];

/** The sets whose mean is looked at; the others have too few articles of more than a sentence or two. */
export const counted = [
  'hi standfirst',
  'bn chosen',
  'en chosen',
  'ko chosen',
  'de standfirst',
  'vi standfirst',
  'gu headline',
];

/** The share of the sentences that references of a share hold. */
export const share = 0.4;

/** The sets found in a folder, by kind and language. */
export function readSummarySets(dataDir: string): SummarySet[] {
  const sets: SummarySet[] = [];
  for (const { file, kind, sentences } of files) {
    const byLanguage = new Map<string, SummarySet>();
    for (const line of linesOf<Line>(dataDir, file)) {
      const gold = line.summary_indexes?.map(i => line.sentences?.[i] ?? '').join(' ');
      const references =
        kind === 'headline' ? [line.title ?? ''] : (line.references ?? [line.reference ?? gold ?? '']);
      const set = byLanguage.get(line.lang) ?? { name: `${line.lang} ${kind}`, kind, cases: [] };
      set.cases.push({
        id: line.id,
        language: line.lang,
        title: kind === 'headline' ? null : (line.title ?? null),
        text: line.text ?? (line.sentences ?? []).join('\n'),
        references: references.filter(text => text.trim() !== '').map(cutWords),
        wanted: sentences === 'gold' ? (line.summary_indexes?.length ?? 3) : sentences,
      });
      byLanguage.set(line.lang, set);
    }
    sets.push(...byLanguage.values());
  }
  return sets;
}
