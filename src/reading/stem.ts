import type { LanguageTag } from '../model/item.ts';
import { type Endings, endingsOf, stemmersOf } from './data/suffixes.ts';
import { stemRussian } from './russian.ts';
import { isMark, scriptOf } from './script.ts';
import { createWordMemory, type WordMemory } from './word-memory.ts';

interface Stemmer {
  least: number;
  rounds: number;
  keep: Set<string>;
  /** Endings by their last character, longest first, with what takes their place. */
  byLast: Map<string, [string, string][]>;
}

const stemmers = new Map<string, Stemmer>();
/** For each language the terms of words met before. */
const memories = new Map<LanguageTag, WordMemory<string>>();

/**
 * The search term of a folded word as its article's language makes it: its stem, and where languages share a script the
 * language after "_". So the Romanian stem "miss" of "misiile" never meets the English word "miss".
 * Light: endings only, so that the forms of one word meet and different words seldom do.
 * @param language the article's; when it has no stemmer for the word's script, the script's first one is used
 */
export function stem(word: string, language: LanguageTag): string {
  return stemAt(word, 0, word.length, language);
}

/** The same for the word that stands at a place of a text. */
export function stemAt(text: string, from: number, to: number, language: LanguageTag): string {
  let memory = memories.get(language);
  if (memory === undefined) {
    memory = createWordMemory(word => makeTerm(word, language));
    memories.set(language, memory);
  }
  return memory.at(text, from, to);
}

function makeTerm(word: string, language: LanguageTag): string {
  const choices = stemmersOf[scriptOf(word.charCodeAt(0))];
  if (choices === undefined) return word;
  const base = baseOf(language);
  const choice = choices.includes(base) ? base : (choices[0] as string);
  return choices.length === 1 ? stemBy(word, choice) : `${stemBy(word, choice)}_${choice}`;
}

/** The languages whose stemmers may have been at work on a word of this script: a query tries them all. */
export function languagesOf(word: string): string[] {
  return stemmersOf[scriptOf(word.charCodeAt(0))] ?? ['und'];
}

/** The stem by one named stemmer. */
export function stemBy(word: string, stemmer: string): string {
  if (stemmer === 'ru') return stemRussian(word);
  const endings = stemmerOf(stemmer);
  if (endings === null || endings.keep.has(word)) return word;
  let left = stemmer === 'ar' ? dropArabicArticle(word) : word;
  if (stemmer === 'en') return stemEnglish(left, endings);
  for (let round = 0; round < endings.rounds; round++) {
    const shorter = dropEnding(left, endings);
    if (shorter === left) break;
    left = shorter;
  }
  return left;
}

function dropEnding(word: string, stemmer: Stemmer): string {
  for (const [ending, replacement] of stemmer.byLast.get(word.charAt(word.length - 1)) ?? []) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, word.length - ending.length);
    if (
      countLetters(rest) >= stemmer.least &&
      !isVirama(rest.charCodeAt(rest.length - 1)) &&
      rest + replacement !== word
    )
      return rest + replacement;
  }
  return word;
}

/** Plural, past and -ing, then a silent e: "launches", "launched" and "launching" are "launch". */
function stemEnglish(word: string, stemmer: Stemmer): string {
  let left = dropEnding(word, stemmer);
  if (left === word && left.length > 3 && left.endsWith('s') && !/(?:ss|us|is)$/.test(left))
    left = left.slice(0, -1);
  for (const ending of ['ing', 'ed']) {
    const rest = left.slice(0, -ending.length);
    if (!left.endsWith(ending) || rest.length < 3 || !/[aeiouy]/.test(rest) || left.endsWith('eed')) continue;
    left = /([bdfgmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest;
    break;
  }
  if (left.length > 4 && left.endsWith('e')) left = left.slice(0, -1);
  return left.length > 3 && left.endsWith('y') ? `${left.slice(0, -1)}i` : left;
}

/** "wal-", "bil-", "al-" and the lone "wa-" before it (light10 of Larkey, Ballesteros and Connell, 2002). */
function dropArabicArticle(word: string): string {
  for (const prefix of ['وال', 'بال', 'کال', 'فال', 'ولل', 'ال', 'لل'])
    if (word.startsWith(prefix) && word.length >= prefix.length + 3) return word.slice(prefix.length);
  return word.startsWith('و') && word.length >= 5 ? word.slice(1) : word;
}

function stemmerOf(language: string): Stemmer | null {
  const ready = stemmers.get(language);
  if (ready !== undefined) return ready;
  const endings: Endings | undefined = endingsOf[language];
  if (endings === undefined) return null;
  const byLast = new Map<string, [string, string][]>();
  for (const entry of endings.endings.split(/\s+/)) {
    if (entry === '') continue;
    const [ending, replacement = ''] = entry.split('>') as [string, string?];
    const last = ending.charAt(ending.length - 1);
    byLast.set(last, [...(byLast.get(last) ?? []), [ending, replacement]]);
  }
  for (const list of byLast.values()) list.sort((a, b) => b[0].length - a[0].length);
  const stemmer = {
    least: endings.least,
    rounds: endings.rounds,
    keep: new Set((endings.keep ?? '').split(' ')),
    byLast,
  };
  stemmers.set(language, stemmer);
  return stemmer;
}

function countLetters(word: string): number {
  let count = 0;
  for (let i = 0; i < word.length; i++) if (!isMark(word.charCodeAt(i))) count++;
  return count;
}

/** A word can't end in the sign that joins two consonants. */
function isVirama(code: number): boolean {
  return code >= 0x94d && code <= 0xd4d && (code & 0x7f) === 0x4d;
}

function baseOf(language: LanguageTag): string {
  const dash = language.indexOf('-');
  const base = dash < 0 ? language : language.slice(0, dash);
  return base === 'ms' ? 'id' : base === 'nb' || base === 'nn' ? 'no' : base === 'bs' ? 'hr' : base;
}
