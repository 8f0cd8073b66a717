import type { LanguageTag } from '../model/item.ts';
import { functionWords } from './data/function-words.ts';
import { kinOf } from './data/kin-languages.ts';
import { fold } from './fold.ts';
import type { Judge } from './judge.ts';
import { scoreClues, shareOfSmallWords } from './language-clues.ts';
import { guessHan } from './language-han.ts';
import { keepScript, mainScript, makeSample } from './language-sample.ts';
import { countScripts, type Script } from './script.ts';

export interface LanguageGuess {
  /** "und" when it can't be told. */
  language: LanguageTag;
  /** 0 to 1. */
  confidence: number;
}

export interface LanguageDetector {
  /** The language of an article from its title and the beginning of its text; what its source declared is only a hint. */
  (title: string | null, text: string, declared: LanguageTag | null): LanguageGuess;
  /** Whether script, letters and small words leave doubt that a judge could settle. */
  needsJudge(title: string | null, text: string, declared: LanguageTag | null): boolean;
}

/** Below this the answer is "und". */
const leastConfidence = 0.2;

/** So sure by letters and small words alone, the judge is not asked. */
const sureWithoutJudge = 0.9;

/** From this confidence on no judge is asked at all: on the evaluation texts a lower bound changed no answer down to 0.65. */
const sureEnough = 0.65;

/** Scripts that settle the language. */
const settled: Partial<Record<Script, LanguageTag>> = {
  Gujr: 'gu',
  Guru: 'pa',
  Taml: 'ta',
  Telu: 'te',
  Knda: 'kn',
  Mlym: 'ml',
  Orya: 'or',
  Sinh: 'si',
  Thai: 'th',
  Laoo: 'lo',
  Khmr: 'km',
  Mymr: 'my',
  Tibt: 'bo',
  Geor: 'ka',
  Armn: 'hy',
  Grek: 'el',
  Hang: 'ko',
  Hira: 'ja',
  Kana: 'ja',
  Thaa: 'dv',
  Olck: 'sat',
  Mtei: 'mni',
  Syrc: 'syr',
  Bopo: 'zh-Hant',
  Mong: 'mn',
};

/**
 * Makes a language detector: by script first, then by letters, endings and small words, last by a statistical judge.
 * @param options.judge what loadJudge() gave, or a place where it will stand once loaded; null works without
 * @param options.mask blanks out the names of the beat, which would draw a Latin text towards the language they come from
 */
export function createLanguageDetector(options: {
  judge: Judge | null | { current: Judge | null };
  mask?: (text: string) => string;
}): LanguageDetector {
  const mask = rememberLast(options.mask ?? (text => text));
  /** The last sample and what was guessed: an article is asked about twice, for the judge and for itself. */
  let last: { sample: string; declared: LanguageTag | null; first: LanguageGuess } | null = null;
  const guessFirst = (sample: string, declared: LanguageTag | null): LanguageGuess => {
    if (last === null || last.sample !== sample || last.declared !== declared)
      last = { sample, declared, first: guess(sample, declared, null, mask) };
    return last.first;
  };
  const detect = (title: string | null, text: string, declared: LanguageTag | null): LanguageGuess => {
    const sample = makeSample(title, text);
    const first = guessFirst(sample, declared);
    const judge =
      options.judge !== null && 'current' in options.judge ? options.judge.current : options.judge;
    // A sure guess stands, judge or not: what was loaded for one article must not change another.
    return judge === null || isSure(sample, first, mask) ? first : guess(sample, declared, judge, mask);
  };
  const needsJudge = (title: string | null, text: string, declared: LanguageTag | null): boolean => {
    const sample = makeSample(title, text);
    return !isSure(sample, guessFirst(sample, declared), mask);
  };
  return Object.assign(detect, { needsJudge });
}

/** The same sample is masked for its script, for the first guess and for the judged one. */
function rememberLast(mask: (text: string) => string): (text: string) => string {
  let last = { text: '', masked: '' };
  return text => {
    if (last.text !== text) last = { text, masked: mask(text) };
    return last.masked;
  };
}

/** Whether a guess made without the judge needs none: the script has one language, or its letters and words leave no doubt. */
function isSure(sample: string, first: LanguageGuess, mask: (text: string) => string): boolean {
  const script = writtenIn(sample, mask);
  return (
    (script !== 'Latn' && script !== 'Cyrl' && script !== 'Deva' && script !== 'Arab') ||
    first.confidence >= sureEnough
  );
}

/** Short of this share of words that are small ones, what is Latin beside another script are names. */
const latinWordShare = 0.34;

/**
 * The script of the language of a sample. Latin letters may be names in a text of another script
 * ("North Korea ने Russia को …"): then they are counted without the names known, unless they make sentences of their own.
 */
function writtenIn(sample: string, mask: (text: string) => string): Script | null {
  const script = mainScript(sample);
  if (script !== 'Latn' || countScripts(sample).size < 2) return script;
  const masked = keepScript(mask(sample), 'Latn');
  const other = mainScript(sample, masked);
  return other === null || shareOfSmallWords(fold(masked, { accents: 'keep' }).text) > latinWordShare
    ? script
    : other;
}

function guess(
  sample: string,
  declared: LanguageTag | null,
  judge: Judge | null,
  mask: (text: string) => string,
): LanguageGuess {
  const script = writtenIn(sample, mask);
  if (script === null) {
    const isTag = declared !== null && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(declared);
    return isTag ? { language: declared, confidence: 0.2 } : { language: 'und', confidence: 0 };
  }
  if (script === 'Hani') return guessHan(sample, declared);
  if (script === 'Beng') return { language: /[ৰৱ]/.test(sample) ? 'as' : 'bn', confidence: 0.98 };
  if (script === 'Hebr') return { language: /[װײױ]|ײַ/.test(sample) ? 'yi' : 'he', confidence: 0.97 };
  if (script === 'Ethi') return { language: 'am', confidence: 0.8 };
  const sure = settled[script];
  if (sure !== undefined) return { language: sure, confidence: 0.99 };
  return guessByWords(sample, script, declared, judge, mask);
}

function guessByWords(
  sample: string,
  script: Script,
  declared: LanguageTag | null,
  judge: Judge | null,
  mask: (text: string) => string,
): LanguageGuess {
  const masked = script === 'Latn' ? mask(sample) : sample;
  const only = keepScript(masked, script);
  const folded = fold(only, { accents: 'keep' }).text;
  const scores = scoreClues(folded, script);
  if (judge !== null && best(scores).confidence < sureWithoutJudge) {
    const judged = judge(only).slice(0, 8);
    const top = judged[0]?.score ?? 0;
    const votes = new Map<string, number>();
    for (const { language, score } of judged) {
      const weight = (score / top) ** 2 * (0.25 + top / 4);
      const name = language === 'sr' && script === 'Latn' ? 'sr-Latn' : language;
      votes.set(name, Math.max(votes.get(name) ?? 0, weight));
      for (const [kin, share] of kinOf[`${script} ${language}`] ?? [])
        votes.set(kin, Math.max(votes.get(kin) ?? 0, weight * share));
    }
    for (const [language, weight] of votes) add(scores, language, weight);
  }
  if (script === 'Cyrl')
    for (const [language, alphabet, must] of alphabets) {
      const score = scores.get(language);
      if (score !== undefined && alphabet.test(folded) !== must && folded.length > (must ? 40 : 0))
        scores.set(language, score * (must ? 0.7 : 0.5));
    }
  const hint = declared === null ? null : baseOf(declared);
  if (hint !== null && (scores.has(hint) || functionWords[script]?.[hint] !== undefined))
    add(scores, hint, 0.12);
  if (script === 'Latn')
    for (const [language, more] of priors) if (scores.has(language)) add(scores, language, more);
  if (scores.size === 0 && script === 'Deva') return { language: 'hi', confidence: 0.3 };
  if (scores.size === 0 && script === 'Arab') return { language: 'ar', confidence: 0.25 };
  if (scores.size === 0 && script === 'Cyrl') return { language: 'ru', confidence: 0.25 };
  return best(scores);
}

/** What news is most often written in, to decide between equals ("Lavrov in Wonsan"). */
const priors: [language: string, more: number][] = [
  ['en', 0.03],
  ['de', 0.015],
  ['fr', 0.015],
  ['es', 0.015],
];

function best(scores: Map<string, number>): LanguageGuess {
  let language = 'und';
  let first = 0;
  let second = 0;
  for (const [candidate, score] of scores) {
    if (score > first) {
      second = first;
      first = score;
      language = candidate;
    } else if (score > second) second = score;
  }
  const margin = first - second;
  const confidence = Math.min(0.99, (first / (first + 0.08)) * (0.35 + Math.min(0.64, margin * 4)));
  return confidence < leastConfidence ? { language: 'und', confidence } : { language, confidence };
}

/** Letters that a text of this language must have after some words, or can't have. */
const alphabets: [language: string, letters: RegExp, must: boolean][] = [
  ['uk', /[іїє]/, true],
  ['be', /[іў]/, true],
  ['ru', /[іїєґўјљњђћџѓќѕәғқңһөү]/, false],
  ['uk', /[ыэъўјљњђћџ]/, false],
  ['be', /[ищъјљњђћџ]/, false],
  // ь stands only before о in Bulgarian, ъ only before a vowel in Russian
  ['bg', /ь(?!о)/, false],
  ['ru', /ъ(?![еюя])/, false],
  ['bg', /[ыэіїєўјљњђћџѓќ]/, false],
  ['sr', /[ыэйъьюяіїєў]/, false],
  ['mk', /[ыэйъьюяіїєўђћ]/, false],
];

function add(scores: Map<string, number>, language: string, amount: number): void {
  scores.set(language, (scores.get(language) ?? 0) + amount);
}

function baseOf(language: LanguageTag): string {
  const tag = language.toLowerCase();
  if (tag === 'sr-latn') return 'sr-Latn';
  return (tag.split('-')[0] as string).replace(/^(?:nb|nn)$/, 'no');
}
