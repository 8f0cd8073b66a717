import { russiaDprk } from '../src/beat/russia-dprk.ts';
import { loadJudge } from '../src/reading/judge.ts';
import { createLanguageDetector } from '../src/reading/language.ts';
import { createMatcher } from '../src/reading/names.ts';
import { linesOf } from './eval-lines.ts';

/** One measured figure. */
export interface LanguageRow {
  set: string;
  measure: string;
  value: string;
}

interface Line {
  lang: string;
  kind: string;
  text: string;
}

/** Kinds of text that are long enough to be cut to a title. */
const cuttable = /sentence|paragraph|headline|opening/;
/** Titles are this long at most; languages whose signs say more have shorter ones. */
const titleLengths: Record<string, number> = { ja: 30, zh: 30, ko: 30, th: 40 };
const longestTitle = 60;

/** Measures the naming of languages on a folder of evaluation files: by kind, as titles, and for each language that is missed. */
export async function evaluateLanguage(dataDir: string): Promise<LanguageRow[]> {
  const lines = linesOf<Line>(dataDir, 'langid.jsonl');
  if (lines.length === 0) return [];
  const matcher = createMatcher(russiaDprk);
  const mask = (text: string) => {
    let masked = '';
    let at = 0;
    for (const { start, end } of matcher.find(text, 'und')) {
      masked += text.slice(at, start) + ' '.repeat(end - start);
      at = end;
    }
    return masked + text.slice(at);
  };
  const detect = createLanguageDetector({ judge: await loadJudge(), mask });
  const tallies = new Map<string, { right: number; all: number; wrong: Map<string, number> }>();
  const count = (key: string, right: boolean, answer: string) => {
    const tally = tallies.get(key) ?? { right: 0, all: 0, wrong: new Map<string, number>() };
    tallies.set(key, tally);
    tally.all++;
    if (right) tally.right++;
    else tally.wrong.set(answer, (tally.wrong.get(answer) ?? 0) + 1);
  };
  let texts = 0;
  const before = process.cpuUsage();
  for (const { lang, kind, text } of lines)
    for (const form of cuttable.test(kind) ? ['', ' as a title'] : ['']) {
      texts++;
      const answer = detect(null, form === '' ? text : cutToTitle(text, lang), null).language;
      // where the data says only "zh", either script is right
      const right = lang === 'zh' ? answer.startsWith('zh') : answer === lang;
      count(kind + form, right, answer);
      count(`${kind}${form} in ${lang}`, right, answer);
    }
  const { user, system } = process.cpuUsage(before);
  const rows = [...tallies]
    .filter(([key, { right, all }]) => !key.includes(' in ') || right < all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { right, all, wrong }]) => ({
      set: 'language',
      measure: `${key} (${all})`,
      value: `${((right / all) * 100).toFixed(1)} %${wrong.size === 0 ? '' : ` — ${list(wrong)}`}`,
    }));
  const speed = Math.round((texts / (user + system)) * 1e6);
  return [...rows, { set: 'language', measure: 'texts a second of processor time', value: String(speed) }];
}

function cutToTitle(text: string, language: string): string {
  const length = titleLengths[language.slice(0, 2)] ?? longestTitle;
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return space < length / 2 ? cut : cut.slice(0, space);
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
    process.stderr.write('usage: node bench/eval-language.ts DATA_FOLDER\n');
    process.exitCode = 2;
  } else
    for (const { measure, value } of await evaluateLanguage(folder))
      process.stdout.write(`${measure.padEnd(44)} ${value}\n`);
}
