import type { Span } from '../model/reading.ts';
import { koreanQuotatives, soCalled } from './data/speech.ts';
import { foldText } from './fold.ts';
import { isLetterOrMark } from './script.ts';
import { hasSpeechWord, rowOf } from './speech.ts';

/** How near a word of saying must stand to a quotation of a few words, and of one or two. */
const nearby = 28;
const beside = 24;

/** German: "…", so Putin. */
export const saysSo = /^[“”«"’]?, so (?:\p{Ll}+ )*\p{Lu}/u;

/** Whether marked words are speech: not what is only called so, a title, or a word or two. */
export function isSpeech(text: string, span: Span, around: Span, spoken: boolean): boolean {
  const words = countWords(text, span);
  if (words === 0) return false;
  const before = text.slice(Math.max(around.start, span.start - nearby), span.start);
  const after = text.slice(span.end, Math.min(around.end, span.end + nearby));
  const inner = text.slice(span.start, span.end);
  const whole = /[।.。!?！？…]$/.test(inner);
  if (soCalled.test(foldText(before))) return false;
  if (isTitled(inner)) return false;
  const next = after.replace(/^[”’"'»“」』》]/, '');
  if (rowOf(text.charCodeAt(span.end - 1)) === 'Hang' && rowOf(next.charCodeAt(0)) === 'Hang')
    if (!koreanQuotatives.test(next)) return false;
  const eastern = rowOf(inner.charCodeAt(0)) === 'East';
  // Japanese puts と behind what is said; の, に, を speak of a name or title
  if (/^[ぁ-ん]/.test(next) && !/^(?:と|など|って|なんて|だ|です)/.test(next)) return false;
  if (/^(?:이?라는|이?란) (?:제목|이름|제하|주제|글|노래|구호)/.test(next)) return false;
  // a Korean name or title in marks goes on with a space and its noun
  if (
    /^ [가-힣]/.test(next) &&
    /[가-힣]/.test(inner) &&
    !/[다요까자라것음임지네죠][.!?]?$/.test(inner) &&
    words < 7
  )
    return false;
  if (words < 3) {
    const led = /[:：,，、]\s?[“‘"'«„「『]?$/.test(before) && hasSpeechWord(before.slice(-beside));
    const closed =
      /[,，.。।!?！？…]$/.test(inner) || /^[,，\s]*[—–-]/.test(next) || koreanQuotatives.test(next);
    return led || (closed && hasSpeechWord(next.slice(0, beside)));
  }
  if (words >= 5 || whole) return true;
  if (eastern) return hasSpeechWord(before.slice(-8)) || hasSpeechWord(next.slice(0, 8));
  // where the verb ends the sentence it may stand far off, and where a comma or colon leads in
  const row = rowOf(inner.charCodeAt(0));
  if (row !== 'Latn' && row !== 'Cyrl') return spoken;
  const led = /[:,]\s?[“‘"'«„]?$/.test(before) && hasSpeechWord(text.slice(around.start, span.start));
  return led || (spoken && (hasSpeechWord(before) || hasSpeechWord(next) || saysSo.test(next)));
}

/** Titles of books, films and treaties: nearly every word has a capital. */
function isTitled(inner: string): boolean {
  const words = inner.match(/[\p{L}\p{M}’'-]+/gu) ?? [];
  if (words.length < 3 || !/^\p{Lu}/u.test(words[0] as string) || /[.!?…,]$/.test(inner)) return false;
  const long = words.filter(word => word.length > 3);
  return long.length >= 2 && long.every(word => /^\p{Lu}/u.test(word));
}

/** The words of a stretch; every two or three signs of Chinese or Japanese, every five of Thai are about one. */
function countWords(text: string, span: Span): number {
  let words = 0;
  let eastern = 0;
  let thai = 0;
  let inside = false;
  for (let i = span.start; i < span.end; i++) {
    const code = text.charCodeAt(i);
    const letter = isLetterOrMark(code) || (code >= 0x30 && code <= 0x39);
    const row = letter && code > 0xdff ? rowOf(code) : '';
    if (row === 'East') eastern++;
    else if (row === 'Thai') thai++;
    else if (letter && !inside) words++;
    inside = letter;
  }
  return words + Math.ceil(eastern / 2.5) + Math.ceil(thai / 5);
}
