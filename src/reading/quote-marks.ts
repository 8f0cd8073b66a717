import type { Span } from '../model/reading.ts';
import { isDigit, isLetterOrMark, scriptOf } from './script.ts';

/** A longer stretch is a lost quotation mark, not a quotation. */
const longestQuote = 1500;
/** More marks open at once are no quotations. */
const deepest = 32;

/** Marks whose two sides differ: opening → closing. */
const pairs = new Map<number, number>([
  [0x300c, 0x300d], // 「」
  [0x300e, 0x300f], // 『』
  [0x2039, 0x203a], // ‹›
  [0x301d, 0x301e], // 〝〞
]);
const closers = new Set(pairs.values());

/** Whether a code unit has a meaning here: nearly none has, and one look at a table passes them over. */
const signs = new Uint8Array(0x10000);
for (const sign of '\n„“”«»‘’"＂\'《》') signs[sign.charCodeAt(0)] = 1;
for (const [opener, closer] of pairs) signs[opener] = signs[closer] = 1;

type Mark =
  | number
  | 'curled'
  | 'low'
  | 'angled'
  | 'turned'
  | 'single'
  | 'urdu'
  | 'same'
  | 'double'
  | 'plain'
  | 'korean';

/**
 * Stretches between quotation marks of every style, without the marks, outermost only, in order; one pass.
 * A mark without its partner in the same paragraph is left alone; only “ at the head of paragraphs that follow each other
 * stands for one quotation each, as English newspapers have it.
 */
export function findMarked(text: string): Span[] {
  const open = new Map<Mark, number[]>();
  const spans: Span[] = [];
  let head = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (signs[code] === 0) continue;
    switch (code) {
      case 0x0a:
        continueParagraph(i);
        open.clear();
        head = i + 1;
        break;
      case 0x201e: // „
        push('low', i);
        break;
      case 0x201c: // “
        if (has('same') && !isSpace(i - 1) && !isWord(i + 1)) close('same', i);
        else if (has('low')) close('low', i);
        else push('curled', i);
        break;
      case 0x201d: // ”
        if (has('curled')) close('curled', i);
        else if (has('low')) close('low', i);
        else if (has('same')) close('same', i);
        else if (!isWord(i - 1) && isWord(i + 1)) push('same', i);
        break;
      case 0xab: // «
        if (has('turned') && !isSpace(i - 1)) close('turned', i);
        else push('angled', i);
        break;
      case 0xbb: // »
        if (has('angled')) close('angled', i);
        else if (!isWord(i - 1)) push('turned', i);
        break;
      case 0x2018: // ‘
        if (has('urdu')) close('urdu', i);
        else push('single', i);
        break;
      case 0x2019: // ’
        if (has('single')) {
          if (!isWord(i + 1) || scriptOf(text.charCodeAt(i + 1)) !== 'Latn') close('single', i);
        } else if (!isWord(i - 1) && scriptOf(text.charCodeAt(i + 1)) === 'Arab') push('urdu', i);
        break;
      case 0x22:
      case 0xff02: // "
        readStraight(i);
        break;
      case 0x27:
        readApostrophe(i);
        break;
      case 0x300a: // 《 is a quotation in Korean, a title in Chinese
        if (isHangul(i + 1)) push('korean', i);
        break;
      case 0x300b:
        close('korean', i);
        break;
      default:
        if (pairs.has(code)) push(pairs.get(code) as number, i);
        else if (closers.has(code)) close(code, i);
    }
  }
  return keepOutermost(spans);

  function has(mark: Mark): boolean {
    return (open.get(mark)?.length ?? 0) > 0;
  }

  function push(mark: Mark, at: number): void {
    const starts = open.get(mark);
    if (starts === undefined) open.set(mark, [at + 1]);
    else if (starts.length < deepest) starts.push(at + 1);
  }

  function close(mark: Mark, at: number): void {
    const start = open.get(mark)?.pop();
    if (start !== undefined && at - start <= longestQuote && at > start) spans.push({ start, end: at });
  }

  /** One sign for both sides: the spaces beside it tell which it is. */
  function readStraight(at: number): void {
    if (has('double')) {
      // a new one begins where the last was never closed
      if (isSpace(at - 1) && isWord(at + 1)) open.set('double', [at + 1]);
      else close('double', at);
    } else if (has('low')) close('low', at);
    else if (!(isWord(at - 1) && !isWord(at + 1))) push('double', at);
  }

  /** An apostrophe is a quotation mark only where nothing speaks for an apostrophe. */
  function readApostrophe(at: number): void {
    const latin = (place: number) =>
      scriptOf(text.charCodeAt(place)) === 'Latn' || isDigit(text.charCodeAt(place));
    if (has('plain')) {
      const start = (open.get('plain') as number[])[0] as number;
      if (isSpace(at - 1) || (isWord(at + 1) && latin(at + 1))) return;
      if (latin(start) && !/[.,!?…]/.test(text[at - 1] as string)) return;
      close('plain', at);
    } else if (!isWord(at - 1) && isWord(at + 1)) {
      const before = text.slice(Math.max(head, at - 3), at).trimEnd();
      if (latin(at + 1) && before !== '' && !/[,:.]$/.test(before)) return;
      push('plain', at);
    }
  }

  /** “ at the head of this paragraph and of the next, and none closed: the whole paragraph is said. */
  function continueParagraph(end: number): void {
    const start = open.get('curled')?.[0];
    if (start === undefined || text.slice(head, start - 1).trim() !== '') return;
    let next = end + 1;
    while (isSpace(next) && next < text.length) next++;
    if (text.charCodeAt(next) === 0x201c && end - start <= longestQuote) spans.push({ start, end });
  }

  function isWord(at: number): boolean {
    if (at < 0 || at >= text.length) return false;
    const code = text.charCodeAt(at);
    return isLetterOrMark(code) || isDigit(code);
  }

  function isSpace(at: number): boolean {
    return at < 0 || at >= text.length || /\s/.test(text[at] as string);
  }

  function isHangul(at: number): boolean {
    return scriptOf(text.charCodeAt(at)) === 'Hang';
  }
}

function keepOutermost(spans: Span[]): Span[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  let end = -1;
  for (const span of spans) {
    if (span.start < end) continue;
    kept.push(span);
    end = span.end;
  }
  return kept;
}
