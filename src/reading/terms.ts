import type { LanguageTag } from '../model/item.ts';
import type { Mention } from '../model/reading.ts';
import { simplify } from './data/han-variants.ts';
import { type Folded, fold } from './fold.ts';
import { isDigit, isLetterOrMark, isMark, type Script, scriptOf } from './script.ts';
import { stem, stemAt } from './stem.ts';

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
 * @param folded the text already folded, accents kept for Vietnamese; default: it is folded here
 */
export function makeTerms(
  text: string,
  language: LanguageTag,
  mentions: readonly Mention[] = [],
  folded: string = foldFor(text, language).text,
): string[] {
  const terms: string[] = [];
  cutTokens(folded, language, (word, kind, from, to) => {
    if (kind === 'word' && word === null) terms.push(stemAt(folded, from, to, language));
    else addTerms({ text: word ?? folded.slice(from, to), kind }, language, terms);
  });
  for (const mention of mentions) terms.push(entityTerm(mention.entity));
  return terms;
}

/** The term that stands for an entity whatever its spelling: "sergei-shoigu" is "e_sergei_shoigu". */
export function entityTerm(id: string): string {
  return `e_${id.replace(/[^A-Za-z0-9]/g, '_')}`;
}

/** Adds the terms of one token as an article of this language holds them. */
export function addTerms(token: Pick<Token, 'text' | 'kind'>, language: LanguageTag, into: string[]): void {
  if (token.kind === 'pairs') {
    for (const pair of pairsOf(token.text)) into.push(pair);
    return;
  }
  into.push(token.kind === 'number' ? token.text : stem(token.text, language));
}

/** Overlapping pairs of characters; one character alone stays alone. */
export function pairsOf(run: string): string[] {
  const pairs: string[] = [];
  let previous = '';
  for (const character of run) {
    const simple = simplify(character);
    if (previous !== '') pairs.push(previous + simple);
    previous = simple;
  }
  return pairs.length > 0 || previous === '' ? pairs : [previous];
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
  const folded = foldFor(text, language);
  const tokens: Token[] = [];
  cutTokens(folded.text, language, (word, kind, from, to) => {
    tokens.push({
      text: word ?? folded.text.slice(from, to),
      kind,
      start: folded.at(from),
      end: folded.at(to),
    });
  });
  return tokens;
}

function foldFor(text: string, language: LanguageTag): Folded {
  return fold(text, { accents: language === 'vi' ? 'keep' : 'fold' });
}

/** @param word null where it is just what stands between `from` and `to`: most needn't be cut out */
type TakeToken = (word: string | null, kind: Token['kind'], from: number, to: number) => void;

function cutTokens(source: string, language: LanguageTag, take: TakeToken): void {
  let i = 0;
  while (i < source.length) {
    const code = source.charCodeAt(i);
    if (isDigit(code)) i = takeNumber(i);
    else if (isLetterOrMark(code)) i = takeWord(i);
    else i++;
  }

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
    take(digits.slice(0, longestWord), 'number', from, to);
    return to;
  }

  function takeWord(from: number): number {
    const script = scriptAt(source, from);
    const paired = isPaired(script);
    let to = from + widthAt(source, from);
    // what was joined before the place where the rest of the word begins
    let joined = '';
    let rest = from;
    const wordTo = (end: number) => {
      const word = joined + source.slice(rest, end);
      return paired || word.length <= longestWord ? word : word.slice(0, longestWord);
    };
    while (to < source.length) {
      const code = source.charCodeAt(to);
      // nearly every letter is of its word's script
      if (script !== 'Zyyy' && scriptOf(code) === script) to++;
      else if (isLetterOrMark(code)) {
        const next = scriptAt(source, to);
        if (next !== script && !isMark(code) && next !== 'Zyyy' && !(paired && joins(script, next))) break;
        to += widthAt(source, to);
      } else if (code === 0x27 && !paired && isLetterOrMark(source.charCodeAt(to + 1))) {
        const found = takeApostrophe(to - from, script, to);
        if (found === 'join') {
          joined = wordTo(to);
          rest = ++to;
        } else if (found === 'drop') {
          take(wordTo(to), 'word', from, to);
          let after = to + 1;
          while (isLetterOrMark(source.charCodeAt(after))) after++;
          return after;
        } else break;
      } else break;
    }
    const plain = rest === from && (paired || to - from <= longestWord);
    take(plain ? null : wordTo(to), paired ? 'pairs' : 'word', from, to);
    return to;
  }

  /** об'єднання is one word; "Russia's" and Turkish "Rusya'nın" lose what follows; "l'accord" is two. */
  function takeApostrophe(length: number, script: Script, at: number): 'join' | 'drop' | 'part' {
    if (script === 'Cyrl') return 'join';
    if (script !== 'Latn') return 'part';
    const tail = /^[a-z]{1,4}(?![a-z])/.exec(source.slice(at + 1, at + 7))?.[0];
    if (tail === 's' && length > 1) return 'drop';
    return tail !== undefined && (language === 'tr' || language === 'az') ? 'drop' : 'part';
  }
}

/** Han and kana run together in Japanese words; Hangul stands with Hangul. */
function joins(one: Script, other: Script): boolean {
  const east = (script: Script) => script === 'Hani' || script === 'Hira' || script === 'Kana';
  return east(one) && east(other);
}

function scriptAt(text: string, at: number): Script {
  const code = text.charCodeAt(at);
  return scriptOf(isHighSurrogate(code) ? (text.codePointAt(at) as number) : code);
}

function widthAt(text: string, at: number): number {
  return isHighSurrogate(text.charCodeAt(at)) && (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
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
