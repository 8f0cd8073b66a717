import type { LanguageTag } from '../model/item.ts';
import type { Mention } from '../model/reading.ts';
import { simplify } from './data/han-variants.ts';
import { fold } from './fold.ts';
import { isDigit, isLetterOrMark, isMark, type Script, scriptOf } from './script.ts';
import { stem } from './stem.ts';

/** A piece of text that becomes one term, or a run of pairs of characters where words aren't parted. */
export interface Token {
  /** Folded. */
  text: string;
  kind: 'word' | 'number' | 'pairs';
  /** Offsets in the original text. */
  start: number;
  end: number;
}

/** Longer words are cut: no one types them, and an archive should not keep them whole. */
const longestWord = 64;

/**
 * The search terms of a text, in its order: folded words without their endings, pairs of characters for Chinese,
 * Japanese, Korean, Thai and their like, numbers in ASCII digits, and at the end one term for each name found
 * ("e_sergei_shoigu"), by which an article is found from any script.
 * No term holds white space or ASCII punctuation other than "_".
 */
export function makeTerms(text: string, language: LanguageTag, mentions: readonly Mention[] = []): string[] {
  const terms: string[] = [];
  for (const token of tokenize(text, language)) addTerms(token, language, terms);
  for (const mention of mentions) terms.push(entityTerm(mention.entity));
  return terms;
}

/** The term that stands for an entity whatever its spelling: "sergei-shoigu" is "e_sergei_shoigu". */
export function entityTerm(id: string): string {
  return `e_${id.replace(/[^A-Za-z0-9]/g, '_')}`;
}

/** Adds the terms of one token as an article of this language holds them. */
export function addTerms(token: Token, language: LanguageTag, into: string[]): void {
  if (token.kind === 'pairs') {
    for (const pair of pairsOf(token.text)) into.push(pair);
    return;
  }
  into.push(token.kind === 'number' ? token.text : stem(token.text, language));
}

/** Overlapping pairs of characters; one character alone stays alone. */
export function pairsOf(run: string): string[] {
  const characters = Array.from(run, simplify);
  if (characters.length < 2) return characters;
  const pairs: string[] = [];
  for (let i = 0; i + 1 < characters.length; i++) pairs.push(`${characters[i]}${characters[i + 1]}`);
  return pairs;
}

/** Scripts whose words stand without spaces, and Korean, whose words carry particles and join freely. */
export function isPaired(script: Script): boolean {
  return (
    script === 'Hani' ||
    script === 'Hira' ||
    script === 'Kana' ||
    script === 'Hang' ||
    script === 'Thai' ||
    script === 'Laoo' ||
    script === 'Khmr' ||
    script === 'Mymr' ||
    script === 'Tibt' ||
    script === 'Bopo'
  );
}

/**
 * Cuts a text into tokens: runs of letters and marks of one writing, and numbers.
 * @param language "vi" keeps accents, which make other words there
 */
export function tokenize(text: string, language: LanguageTag): Token[] {
  const folded = fold(text, { accents: language === 'vi' ? 'keep' : 'fold' });
  const source = folded.text;
  const tokens: Token[] = [];
  let i = 0;
  while (i < source.length) {
    const code = source.charCodeAt(i);
    if (isDigit(code)) i = takeNumber(i);
    else if (isLetterOrMark(code)) i = takeWord(i);
    else i++;
  }
  return tokens;

  function takeNumber(from: number): number {
    let digits = '';
    let to = from;
    for (;;) {
      const group = to;
      while (to < source.length && isDigit(source.charCodeAt(to))) to++;
      if (digits.length < longestWord) digits += source.slice(group, Math.min(to, group + longestWord));
      // "1,000" and "1.000" are one number; "3.5" is two
      const sign = source.charCodeAt(to);
      if ((sign !== 0x2c && sign !== 0x2e) || !isGroup(source, to + 1)) break;
      to++;
    }
    push(digits.slice(0, longestWord), 'number', from, to);
    return to;
  }

  function takeWord(from: number): number {
    const script = scriptAt(source, from);
    const paired = isPaired(script);
    let to = from + widthAt(source, from);
    let word = source.slice(from, to);
    while (to < source.length) {
      const code = source.charCodeAt(to);
      if (isLetterOrMark(code)) {
        const next = scriptAt(source, to);
        if (next !== script && !isMark(code) && next !== 'Zyyy' && !(paired && joins(script, next))) break;
        const width = widthAt(source, to);
        if (word.length < longestWord || paired) word += source.slice(to, to + width);
        to += width;
      } else if (code === 0x27 && !paired && isLetterOrMark(source.charCodeAt(to + 1))) {
        const taken = takeApostrophe(word, script, to);
        if (taken === 'join') to++;
        else if (taken === 'drop') {
          push(word, 'word', from, to);
          let after = to + 1;
          while (isLetterOrMark(source.charCodeAt(after))) after++;
          return after;
        } else break;
      } else break;
    }
    push(word, paired ? 'pairs' : 'word', from, to);
    return to;
  }

  /** об'єднання is one word; "Russia's" and Turkish "Rusya'nın" lose what follows; "l'accord" is two. */
  function takeApostrophe(word: string, script: Script, at: number): 'join' | 'drop' | 'part' {
    if (script === 'Cyrl') return 'join';
    if (script !== 'Latn') return 'part';
    const tail = /^[a-z]{1,4}(?![a-z])/.exec(source.slice(at + 1, at + 7))?.[0];
    if (tail === 's' && word.length > 1) return 'drop';
    return tail !== undefined && (language === 'tr' || language === 'az') ? 'drop' : 'part';
  }

  function push(word: string, kind: Token['kind'], from: number, to: number): void {
    if (word !== '') tokens.push({ text: word, kind, start: folded.at(from), end: folded.at(to) });
  }
}

/** Han and kana run together in Japanese words; Hangul stands with Hangul. */
function joins(one: Script, other: Script): boolean {
  const east = (script: Script) => script === 'Hani' || script === 'Hira' || script === 'Kana';
  return east(one) && east(other);
}

function scriptAt(text: string, at: number): Script {
  const code = text.charCodeAt(at);
  return scriptOf(code >= 0xd800 && code <= 0xdbff ? (text.codePointAt(at) as number) : code);
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
}

/** Exactly three digits, as after the sign that parts thousands. */
function isGroup(text: string, at: number): boolean {
  return (
    isDigit(text.charCodeAt(at)) &&
    isDigit(text.charCodeAt(at + 1)) &&
    isDigit(text.charCodeAt(at + 2)) &&
    !isDigit(text.charCodeAt(at + 3))
  );
}
