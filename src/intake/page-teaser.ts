import { endsCut } from './page-phrases.ts';

/** Shorter than this, in letters of an alphabet, a body is a teaser, however it ends. */
const shortBody = 500;

/** A body that looks cut is a teaser up to this length; beyond it, it is worth as much as what its page may hold. */
const longBody = 2500;

/** Chinese, Japanese and Korean say in one sign what an alphabet says in two or three. */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** A text's length as if it were written in an alphabet. */
export function weighLength(text: string): number {
  return text.length + (text.match(dense)?.length ?? 0) * 1.5;
}

/** True for a body that is only the beginning, or a summary, of what its page holds. */
export function isTeaser(text: string, title: string | null): boolean {
  if (title !== null && text.trim() === title.trim()) return true;
  const length = weighLength(text);
  return length < shortBody || (length < longBody && endsCut(text));
}
