import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { estimateJaccard, fingerprint } from '../src/reading/fingerprint.ts';
import { compareTexts, isNearDuplicate, type Printed } from '../src/reading/near-duplicate.ts';
import { printRows } from './table.ts';

/** One measured figure. */
interface Row {
  set: string;
  measure: string;
  value: string;
  /** What a simpler method gives on the same data. */
  baseline?: string;
}

/** Where the texts of a language come from, and whether they are whole articles or sentences to be joined. */
const sources: { file: string; language: string; sentences?: number }[] = [
  { file: 'summ_hi_ddnews.jsonl', language: 'hi' },
  { file: 'summ_en_bbc.jsonl', language: 'en' },
  { file: 'summ_bn.jsonl', language: 'bn' },
  { file: 'summ_de_vi_trends.jsonl', language: 'vi' },
  { file: 'summ_de_vi_trends.jsonl', language: 'de' },
  { file: 'stream_unlabelled.jsonl', language: 'gu' },
  { file: 'summ_ko_sci50.jsonl', language: 'ko' },
  { file: 'langid.jsonl', language: 'ko', sentences: 9 },
  { file: 'langid.jsonl', language: 'ja', sentences: 9 },
  { file: 'langid.jsonl', language: 'zh', sentences: 9 },
  { file: 'langid.jsonl', language: 'th', sentences: 9 },
  { file: 'langid.jsonl', language: 'ru', sentences: 9 },
];

/** What desks do to a wire text, from a line added to a third of it cut; a share of words changed. */
const changes: [name: string, change: (text: string, random: () => number, fillers: string[]) => string][] = [
  ['a line added in front', (text, _random, fillers) => `${fillers[0]}\n${text}`],
  ['two lines added behind', (text, _random, fillers) => `${text}\n${fillers[0]}\n${fillers[1]}`],
  ['last quarter cut', text => text.slice(0, Math.floor(text.length * 0.75))],
  ['first third cut', text => text.slice(Math.floor(text.length / 3))],
  ['last half cut', text => text.slice(0, Math.floor(text.length * 0.5))],
  ['one sentence moved', (text, random) => moveSentence(text, random)],
  ...[0.02, 0.04, 0.06, 0.08, 0.1, 0.12].map(
    share =>
      [
        `${share * 100} % changed`,
        (text: string, random: () => number) => changeWords(text, share, random),
      ] as [string, (text: string, random: () => number) => string],
  ),
];

/**
 * Measures near-duplicates: copies of found texts with known changes must be found again wherever half of all runs of
 * five are shared (counted exactly), and different texts must not be taken for copies. Files that are not there are
 * left out.
 */
export function evaluateDuplicates(dataDir: string): Row[] {
  const rows: Row[] = [];
  const total = { copies: 0, found: 0, taken: 0, right: 0, plain: 0 };
  for (const { file, language, sentences } of sources) {
    const texts = readTexts(join(dataDir, file), language, sentences);
    if (texts.length < 4) continue;
    const random = makeRandom(texts.length);
    const tally = { copies: 0, found: 0, taken: 0, right: 0, plain: 0, kept: 0, pairs: 0, falsely: 0 };
    texts.slice(0, 150).forEach((text, index) => {
      const one = print(text, language);
      const fillers = [1, 2].map(step => (texts[(index + step) % texts.length] as string).slice(0, 60));
      for (const [, change] of changes) {
        const changed = change(text, random, fillers);
        const other = print(changed, language);
        const { jaccard, containment, ratio } = compareTexts(text, changed, language);
        const isCopy = jaccard >= 0.5;
        const taken = isNearDuplicate(one, other);
        if (isCopy) {
          tally.copies++;
          if (taken) tally.found++;
          if (estimateJaccard(one.fingerprint.minhash, other.fingerprint.minhash) >= 0.5) tally.plain++;
        }
        if (taken) {
          tally.taken++;
          if (isCopy || (containment >= 0.8 && ratio >= 0.4)) tally.right++;
        }
      }
      for (const earlier of texts.slice(0, sentences === undefined ? index : 0)) {
        tally.pairs++;
        const before = print(earlier, language);
        if (!isNearDuplicate(before, one)) continue;
        if (compareTexts(earlier, text, language).jaccard >= 0.4) tally.kept++;
        else tally.falsely++;
      }
    });
    rows.push({
      set: `${language} ${sentences === undefined ? file.replace('.jsonl', '') : 'joined sentences'}`,
      measure: `copies of J ≥ 0.5 found (${tally.copies}), precision of all taken (${tally.taken})`,
      value: `${percent(tally.found / tally.copies)} %, ${percent(tally.right / tally.taken)} %`,
      baseline: `estimate alone: ${percent(tally.plain / tally.copies)} %${tally.pairs === 0 ? '' : `; of ${tally.pairs} pairs of different articles ${tally.falsely} taken, ${tally.kept} real copies`}`,
    });
    for (const key of ['copies', 'found', 'taken', 'right', 'plain'] as const) total[key] += tally[key];
  }
  if (total.copies > 0)
    rows.push({
      set: 'all',
      measure: `copies of J ≥ 0.5 found (${total.copies}), precision of all taken (${total.taken})`,
      value: `${percent(total.found / total.copies)} %, ${percent(total.right / total.taken)} %`,
      baseline: `estimate alone: ${percent(total.plain / total.copies)} %`,
    });
  return rows;
}

const printed = new Map<string, Printed>();

function print(text: string, language: string): Printed {
  const known = printed.get(text);
  if (known !== undefined) return known;
  const made = { fingerprint: fingerprint(null, text, language), language, text: () => text };
  printed.set(text, made);
  return made;
}

function readTexts(path: string, language: string, sentences: number | undefined): string[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as { lang: string; kind?: string; text?: string; sentences?: string[] })
    .filter(line => line.lang === language);
  if (sentences === undefined)
    return lines.map(line => line.text ?? line.sentences?.join(' ') ?? '').filter(text => text.length > 500);
  const single = lines.filter(line => line.kind === 'sentence').map(line => line.text as string);
  const random = makeRandom(single.length);
  if (single.length < sentences) return [];
  return Array.from({ length: 40 }, () =>
    Array.from({ length: sentences }, () => single[Math.floor(random() * single.length)]).join(' '),
  );
}

/** Replaces a share of the words; of unspaced scripts, signs. */
function changeWords(text: string, share: number, random: () => number): string {
  return text.replace(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{Script=Thai}]{1,4}|[\p{L}\p{M}\p{N}]+/gu,
    word =>
      random() < share ? String.fromCodePoint(...[...word].map(sign => otherSign(sign, random))) : word,
  );
}

function otherSign(sign: string, random: () => number): number {
  const code = sign.codePointAt(0) as number;
  const next = code + 1 + Math.floor(random() * 3);
  return /\p{L}/u.test(String.fromCodePoint(next)) ? next : code;
}

function moveSentence(text: string, random: () => number): string {
  const parts = text.split(/(?<=[.।。!?] ?)/u);
  const [moved] = parts.splice(Math.floor(random() * parts.length), 1);
  return [...parts, moved].join('');
}

/** The same numbers on every run. */
function makeRandom(seed: number): () => number {
  let state = (seed + 1) * 2654435761;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : (share * 100).toFixed(1);
}

if (import.meta.main) {
  const folder = process.argv[2] ?? resolve(import.meta.dirname, '../../shared/data');
  printRows('Near-duplicates', evaluateDuplicates(folder));
}
