import type { LanguageTag } from '../model/item.ts';
import { isRightToLeft } from './fit.ts';

/** Letters of scripts written from right to left (Unicode blocks of Hebrew to Arabic Extended, and their presentation forms). */
const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const letter = /\p{L}/u;

const rightToLeftMark = '\u200f';
const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';

/** Whether any letter of the text runs from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeftLetter.test(text);
}

/** Whether a platform that looks at the first letter would show this text from right to left. */
export function startsRightToLeft(text: string): boolean {
  const first = letter.exec(text)?.[0];
  return first !== undefined && rightToLeftLetter.test(first);
}

/**
 * What must stand before a paragraph of this language: a right-to-left mark when its first letter would mislead
 * (it begins with a Latin name), else nothing. The paragraph stays readable if the mark is stripped.
 */
export function directionMark(text: string, language: LanguageTag): string {
  return isRightToLeft(language) && hasRightToLeft(text) && !startsRightToLeft(text) ? rightToLeftMark : '';
}

/** Keeps a right-to-left name from turning round what stands beside it; other names stay as they are. */
export function isolateName(name: string): string {
  return hasRightToLeft(name) ? `${firstStrongIsolate}${name}${popIsolate}` : name;
}
