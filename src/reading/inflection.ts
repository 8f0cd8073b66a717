import endings from './data/endings.json' with { type: 'json' };
import hangulEndings from './data/hangul-endings.json' with { type: 'json' };
import latinEndings from './data/latin-endings.json' with { type: 'json' };
import { foldText } from './fold.ts';
import { isLetterOrMark, type Script, scriptOf } from './script.ts';

/** Scripts written without spaces, where a name may stand anywhere. */
const unspaced: ReadonlySet<Script> = new Set([
  'Hani',
  'Hira',
  'Kana',
  'Bopo',
  'Thai',
  'Laoo',
  'Khmr',
  'Mymr',
  'Tibt',
]);

/** Scripts whose languages join cases and postpositions to the noun in chains too many to list. */
const chaining: ReadonlySet<Script> = new Set(['Taml', 'Telu', 'Knda', 'Mlym', 'Orya', 'Sinh', 'Ethi']);
const longestChain = 10;

const byScript = new Map<string, ReadonlySet<string>>(
  Object.entries(endings).map(([script, list]) => [script, new Set(list.map(foldText))]),
);
const byLatinLanguage = new Map<string, ReadonlySet<string>>(
  Object.entries(latinEndings).map(([language, list]) => [language, new Set(list)]),
);
const latinEverywhere = byLatinLanguage.get('*') as ReadonlySet<string>;
const longestHangul = Math.max(...hangulEndings.map(ending => ending.length));
const hangulStarts = new Set(hangulEndings);

export const longestProclitic = 4;

/** What Arabic and Hebrew write together with the next word: and, in, to, like, the. */
const proclitics: Partial<Record<Script, ReadonlySet<string>>> = {
  Arab: joinAll(['', 'و', 'ف'], ['', 'ب', 'ل', 'ک'], ['', 'ال', 'لل']),
  Hebr: joinAll(['', 'ו', 'ש'], ['', 'ב', 'ל', 'מ', 'כ'], ['', 'ה']),
};

function joinAll(...parts: string[][]): ReadonlySet<string> {
  let all = [''];
  for (const part of parts) all = all.flatMap(start => part.map(next => start + next));
  return new Set(all.filter(joined => joined !== '' && joined.length <= longestProclitic));
}

/** Whether a script is written without spaces between words. */
export function isUnspaced(script: Script): boolean {
  return unspaced.has(script);
}

/** Whether these letters may be joined before a name ("و", "ל"). */
export function isProclitic(script: Script, letters: string): boolean {
  return proclitics[script]?.has(letters) ?? false;
}

export function hasProclitics(script: Script): boolean {
  return script === 'Arab' || script === 'Hebr';
}

/** Prefixes Korean joins to a country or person: ambassador *to*, pro-, anti-, with. */
const hangulPrefixes = new Set([
  '주',
  '대',
  '친',
  '반',
  '한',
  '미',
  '전',
  '옛',
  '구',
  '신',
  '탈',
  '방',
  '재',
  '당시',
  '현',
  '비',
  '북',
  '중',
  '일',
  '남',
]);

/**
 * Whether a name may begin at `start` of the folded text.
 * A letter before it forbids it, except in unspaced scripts, after joined particles, and after another name (`previousEnd`).
 */
export function mayBegin(text: string, start: number, script: Script, previousEnd: number): boolean {
  if (start === 0 || start === previousEnd) return true;
  const before = text.charCodeAt(start - 1);
  if (!isLetterOrMark(before)) return true;
  const beforeScript = scriptOf(before);
  if (script === 'Kana') return beforeScript !== 'Kana';
  if (unspaced.has(script)) return true;
  if (beforeScript !== script) return script !== 'Latn' || beforeScript !== 'Cyrl';
  if (script !== 'Hang') return false;
  let from = start;
  while (from > 0 && start - from < 3 && scriptOf(text.charCodeAt(from - 1)) === 'Hang') from--;
  return hangulPrefixes.has(text.slice(from, start));
}

/** How a form may go on in the text after its last letter. */
export interface Tailed {
  script: Script;
  /** Letters of the form without gaps. */
  length: number;
  exact: boolean;
  prefix: boolean;
  /** The form was cut to its stem: an ending must follow. */
  cut: boolean;
  language: string;
}

/**
 * Where the word ends that began with a form ending at `end`.
 * @returns the end of the mention (the ending included where endings are listed), or -1 when what follows makes it another word
 */
export function endOfMention(text: string, end: number, form: Tailed, language: string): number {
  if (end >= text.length) return form.cut ? -1 : end;
  const next = text.charCodeAt(end);
  if (!isLetterOrMark(next) || scriptOf(next) !== form.script) {
    if (form.cut) return -1;
    return form.script === 'Latn' && isDigitAfterLetter(next) ? -1 : end;
  }
  if (form.script === 'Kana') return -1;
  if (unspaced.has(form.script)) return end;
  let stop = end;
  while (stop < text.length && stop - end <= 16 && scriptOf(text.charCodeAt(stop)) === form.script) stop++;
  if (form.script === 'Hang') {
    if (form.prefix || (form.length >= 3 && !form.exact)) return end;
    for (let size = Math.min(longestHangul, stop - end); size > 0; size--)
      if (hangulStarts.has(text.slice(end, end + size))) return end;
    return -1;
  }
  if (form.prefix) return stop - end <= 16 ? stop : -1;
  if (form.exact) return -1;
  const tail = text.slice(end, stop);
  if (chaining.has(form.script)) return tail.length <= longestChain ? stop : -1;
  if (form.script === 'Latn') {
    if (latinEverywhere.has(tail)) return stop;
    return form.length >= 4 && byLatinLanguage.get(language)?.has(tail) === true ? stop : -1;
  }
  return byScript.get(form.script)?.has(tail) === true ? stop : -1;
}

function isDigitAfterLetter(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const cyrillicVowels = /(?:ая|яя|ый|ий|ій|ой|ое|ее|ые|ие|[аяоеиыіїйьюуэј])$/;
const latinVowels = /[aeiouy]$/;

/** The stem of a form whose last letters change with the case, or null: Росси|я, Пхеньян → null, Moskw|a. */
export function stemOf(form: string, script: Script, language: string): string | null {
  const last = form.slice(form.lastIndexOf(' ') + 1);
  if (last.length < 4) return null;
  if (script === 'Cyrl') {
    const stem = form.replace(cyrillicVowels, '');
    return stem === form || stem.length < 3 ? null : stem;
  }
  if (script === 'Geor' && form.endsWith('ი')) return form.slice(0, -1);
  if (script === 'Latn' && ['pl', 'cs', 'sk', 'sl', 'hr', 'sr', 'bs', 'lt', 'lv'].includes(language)) {
    const stem = form.replace(latinVowels, '');
    return stem === form ? null : stem;
  }
  return null;
}

/** The unchanging part of a word inside a name in Cyrillic ("северн" of "северная"); short words don't change. */
export function innerStem(word: string): string {
  return word.length < 4 ? word : word.replace(cyrillicVowels, '');
}

/** Whether these letters may follow a noun of the script as a case ending or postposition. */
export function isEnding(script: Script, tail: string, language: string): boolean {
  if (chaining.has(script)) return tail.length <= longestChain;
  if (script === 'Latn')
    return latinEverywhere.has(tail) || byLatinLanguage.get(language)?.has(tail) === true;
  return byScript.get(script)?.has(tail) === true;
}
