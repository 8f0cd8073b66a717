import type { LanguageTag } from '../model/item.ts';
import type { Span } from '../model/reading.ts';
import {
  beforeNumber,
  either,
  monthStarts,
  openers,
  ordinalLanguages,
  ordinalOpeners,
  spelledInitials,
  titles,
} from './data/abbreviations.ts';
import { foldText } from './fold.ts';
import { isDigit, isLetterOrMark, scriptOf } from './script.ts';

const wideOpeners = makeSet('「『（【《〈“‘');

export const white = makeSet(' \t\n\v\f\r\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u200b');
for (let code = 0x2000; code <= 0x200a; code++) white[code] = 1;

/** Longest stretch before a full stop that is looked at as an abbreviation. */
const abbreviationReach = 24;

/** So far back an open bracket is looked for before a number. */
const bracketReach = 12;

/** Thai and Lao part phrases by spaces: after so many characters a space before a word that opens clauses ends the sentence, */
export const unspacedLength = 60;

/** and after so many any space does. */
const longUnspaced = 160;

const clauseOpeners =
  /^(?:โดย|ทั้งนี้|ขณะ|นอกจาก|อย่างไรก็|ด้าน|แต่|เมื่อ|หลัง|ก่อน|พร้อม|สำหรับ|ส่วน|เขา|นาย|ตาม|ຂະນະ|ໂດຍ|ນອກຈາກ|ແຕ່|ທ່ານ|ຕາມ)/;

export function makeSet(characters: string): Uint8Array {
  const set = new Uint8Array(0x10000);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/** For stops that nearly always end a sentence: "?", "!", "…", "।", "。" and their rows. */
export function hardEnds(text: string, end: number, hard: boolean, closed: boolean): boolean {
  const code = text.charCodeAt(end);
  const next = skipBlanks(text, end);
  const ahead = text.charCodeAt(next);
  // „Gut!“, sagte er; «…?» — спросил он; 「…。」と述べた
  if (closed && (scriptOf(ahead) === 'Hira' || code === 0x2c)) return false;
  if (hard) return true;
  if (isLower(text, next)) return false;
  if ((ahead === 0x2014 || ahead === 0x2013 || ahead === 0x2d) && isLower(text, skipBlanks(text, next + 1)))
    return false;
  return white[code] === 1 || isCaseless(text, next) || isUpper(text, next) || wideOpeners[code] === 1;
}

/** Whether a sentence in corner brackets, closed at `at`, is over: 「…。」雙方, but not 「…。」と述べた. */
export function endsInBrackets(text: string, at: number): boolean {
  if (!'。！？!?…'.includes(text.charAt(at - 1))) return false;
  const ahead = text.charCodeAt(at + 1);
  return wideOpeners[ahead] === 1 || (isLetterOrMark(ahead) && scriptOf(ahead) !== 'Hira');
}

/** Whether the single full stop at `at` ends a sentence; `end` is after the closing signs behind it. */
export function stopEnds(
  text: string,
  at: number,
  end: number,
  paragraph: Span,
  sentenceStart: number,
  language: LanguageTag,
): boolean {
  const before = text.charCodeAt(at - 1);
  const next = skipBlanks(text, end);
  if (next >= paragraph.end) return true;
  const spaced = next > end;
  const digitBefore = isAnyDigit(before);
  const ahead = text.charCodeAt(next);
  if (!spaced) return endsWithoutSpace(text, at, end);
  if (at === paragraph.start || white[before] === 1) return true;
  if (isLower(text, next)) return false;
  if ((ahead === 0x2014 || ahead === 0x2013) && isLower(text, skipBlanks(text, next + 1))) return false;
  if (digitBefore) return numberEnds(text, at, next, sentenceStart, language);
  if (end > at + 1) return true;
  return !isAbbreviation(text, at, next, sentenceStart);
}

/** "હતી.યુક્રેન", "said.The": a forgotten space; but "3.5", "U.S.", "अ.भा.", "example.com" go on. */
function endsWithoutSpace(text: string, at: number, end: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(end);
  if (end > at + 1) return isLetterOrMark(after) && !isLower(text, end);
  if (!isLetterOrMark(before) || !isLetterOrMark(after))
    return wideOpeners[after] === 1 && isLetterOrMark(before);
  const word = wordBefore(text, at);
  const script = scriptOf(before);
  if (word.length < 2 || script !== scriptOf(after) || text.charCodeAt(at - word.length - 1) === 0x2e)
    return false;
  if (isCaseless(text, at - 1)) {
    if (titles.has(foldText(word)) || spelledInitials.has(foldText(word))) return false;
    let ahead = end;
    while (ahead < end + 4 && isLetterOrMark(text.charCodeAt(ahead))) ahead++;
    return text.charCodeAt(ahead) !== 0x2e;
  }
  return (
    isLower(text, at - 1) &&
    isLower(text, at - word.length + 1) &&
    isUpper(text, end) &&
    isLower(text, end + 1)
  );
}

/** "21. März", "2024. 3. 21." and the number of a list go on; "in 2024. The" ends. */
function numberEnds(text: string, at: number, next: number, start: number, language: LanguageTag): boolean {
  let from = at;
  while (from > start && at - from < 8 && isAnyDigit(text.charCodeAt(from - 1))) from--;
  const length = at - from;
  if (skipBlanks(text, start) === from && length <= 2) return false;
  if (isAnyDigit(text.charCodeAt(next))) return language !== 'ko' && language !== 'hu' && length > 2;
  if (language === 'ko' && text.charCodeAt(skipBlanksBack(text, from) - 1) === 0x2e) return false;
  if (length > 2) return true;
  if (monthStarts.test(foldText(text.slice(next, next + 12)))) return false;
  // "(11. Minute)"
  const before = text.slice(Math.max(start, from - bracketReach), from);
  if (before.lastIndexOf('(') > before.lastIndexOf(')')) return false;
  if (ordinalLanguages.has(language) && white[text.charCodeAt(from - 1)] === 1) {
    const opener = wordAfter(text, next);
    return opener === '' || openers.has(foldText(opener));
  }
  const previous = foldText(wordBefore(text, skipBlanksBack(text, from)));
  return !ordinalOpeners.has(previous) || scriptOf(text.charCodeAt(next)) !== 'Latn';
}

function isAbbreviation(text: string, at: number, next: number, start: number): boolean {
  let from = at;
  while (from > start && at - from < abbreviationReach) {
    const code = text.charCodeAt(from - 1);
    if (!isLetterOrMark(code) && code !== 0x2e && code !== 0x2d) break;
    from--;
  }
  const word = foldText(text.slice(from, at));
  if (word === '') return false;
  if (either.has(word)) {
    const opener = foldText(wordAfter(text, next));
    if (openers.has(opener)) return false;
    // "2024 г. Россия" goes on as often as it ends; "Inc. said" was met by its small letter before
    return true;
  }
  if (titles.has(word)) return true;
  const initial = word.length === 1 && isUpper(text, at - 1);
  if (beforeNumber.has(word) && !initial)
    return isAnyDigit(text.charCodeAt(next)) || isAnyDigit(text.charCodeAt(from - 2));
  const dot = word.lastIndexOf('.');
  const last = word.slice(dot + 1);
  if (!isCaseless(text, at - 1)) {
    // an initial: J. Smith, И. О., U.S.; one written small ends a sentence only in "…и т. д."
    if (last.length !== 1) return false;
    if (isUpper(text, at - 1)) return dot < 0 || !openers.has(foldText(wordAfter(text, next)));
    // "Dr. h. c. Müller"
    if (/(?:^|[^\p{L}])\p{Ll}\. $/u.test(text.slice(Math.max(start, from - 4), from)) && isUpper(text, next))
      return !openers.has(foldText(wordAfter(text, next)));
    // "z. B.", "т. д."
    return wordAfter(text, next).length === 1 && text.charCodeAt(next + 1) === 0x2e;
  }
  // "अ.भा. समिति": the short parts of a word written with stops
  if (dot >= 0) return word.split('.').every(part => part.length <= 3);
  return spelledInitials.has(last) && isLetterOrMark(text.charCodeAt(next));
}

export function isUnspacedBorder(text: string, at: number, length: number): boolean {
  const before = scriptOf(text.charCodeAt(at - 1));
  const after = scriptOf(text.charCodeAt(at + 1));
  if (before !== after || (before !== 'Thai' && before !== 'Laoo')) return false;
  return length >= longUnspaced || clauseOpeners.test(text.slice(at + 1, at + 12));
}

function wordBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && at - from < abbreviationReach && isLetterOrMark(text.charCodeAt(from - 1))) from--;
  return text.slice(from, at);
}

function wordAfter(text: string, at: number): string {
  let to = at;
  while (to < text.length && to - at < abbreviationReach && isLetterOrMark(text.charCodeAt(to))) to++;
  return text.slice(at, to);
}

function skipBlanks(text: string, at: number): number {
  let i = at;
  while (i < text.length && white[text.charCodeAt(i)] === 1) i++;
  return i;
}

function skipBlanksBack(text: string, at: number): number {
  let i = at;
  while (i > 0 && white[text.charCodeAt(i - 1)] === 1) i--;
  return i;
}

export function isLower(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  if (!isLetterOrMark(code)) return false;
  const letter = text.charAt(at);
  return letter !== letter.toUpperCase();
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  if (!isLetterOrMark(code)) return false;
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
}

function isCaseless(text: string, at: number): boolean {
  return isLetterOrMark(text.charCodeAt(at)) && !isLower(text, at) && !isUpper(text, at);
}

function isAnyDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x660 && /\p{Nd}/u.test(String.fromCharCode(code)));
}
