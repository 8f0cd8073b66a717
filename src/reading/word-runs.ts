import type { LanguageTag } from '../model/item.ts';
import { fold } from './fold.ts';
import { isDigit, isLetterOrMark, scriptOf } from './script.ts';
import { isPaired } from './terms.ts';

/** The words of a text, parted by blanks, and a hash of each. */
export interface Words {
  text: string;
  codes: Int32Array;
}

/** The words of nothing. */
export const noWords: Words = { text: '', codes: new Int32Array(0) };

/** A title's words before those of its text. */
export function joinWords(head: Words, body: Words): Words {
  const codes = new Int32Array(head.codes.length + body.codes.length);
  codes.set(head.codes);
  codes.set(body.codes, head.codes.length);
  return { text: body.text === '' ? head.text : `${head.text} ${body.text}`, codes };
}

/** Folded words; every character of an unspaced script is a word of its own. */
export function cutWords(text: string, language: LanguageTag, known?: string): Words {
  const folded = known ?? fold(text, { accents: language === 'vi' ? 'keep' : 'fold' }).text;
  if (scratch.codes.length < folded.length)
    scratch = { letters: new Uint16Array(2 * folded.length + 2), codes: new Int32Array(folded.length) };
  const { letters, codes } = scratch;
  let length = 0;
  let count = 0;
  let open = false;
  let hashed = 0;
  for (let i = 0; i <= folded.length; i++) {
    const code = i < folded.length ? folded.charCodeAt(i) : 0x20;
    const inside: boolean =
      isLetterOrMark(code) || isDigit(code) || (open && code >= 0xdc00 && code <= 0xdfff);
    const alone: boolean = inside && isUnspaced(code);
    if (open && (alone || !inside)) codes[count++] = finishHash(hashed);
    if (!inside) {
      open = false;
      continue;
    }
    if (!open || alone) {
      if (length > 0) letters[length++] = 0x20;
      hashed = hashStart;
    }
    hashed = Math.imul(hashed ^ code, 0x01000193);
    letters[length++] = code;
    open = !alone;
    if (alone) codes[count++] = finishHash(hashed);
  }
  return {
    text: Buffer.from(letters.buffer, 0, 2 * length).toString('utf16le'),
    codes: codes.slice(0, count),
  };
}

/** Written anew by every call; kept, since to make and clear them takes a tenth of the time. */
let scratch = { letters: new Uint16Array((1 << 15) + 2), codes: new Int32Array(1 << 14) };

function isUnspaced(code: number): boolean {
  if (code < 0xe00) return false;
  const script = scriptOf(code);
  return script !== 'Hang' && isPaired(script);
}

/** 32-bit hashes of all runs of `width` words. */
export function hashShingles({ codes }: Words, width: number): Int32Array {
  const shingles = new Int32Array(Math.max(0, codes.length - width + 1));
  for (let i = 0; i < shingles.length; i++) {
    let hashed = hashStart;
    for (let j = i; j < i + width; j++) {
      hashed = Math.imul(hashed ^ (codes[j] as number), 0x85ebca6b);
      hashed ^= hashed >>> 13;
    }
    shingles[i] = hashed;
  }
  return shingles;
}

/** Where a hash begins (FNV-1a over code units), */
const hashStart = 0x811c9dc5 | 0;

/** And how it ends (as in MurmurHash3). */
function finishHash(hashed: number): number {
  const mixed = Math.imul(hashed ^ (hashed >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** So many words make a run by which texts are compared. */
export const runLength = 5;
