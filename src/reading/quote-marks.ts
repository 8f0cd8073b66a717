import type { Span } from '../model/reading.ts';
import { isLetterOrMark, scriptOf } from './script.ts';

/** A longer stretch is a lost quotation mark, not a quotation. */
const longestQuote = 1500;

type Mark = 'curled' | 'low' | 'angled' | 'turned' | 'single' | 'straight' | 'corner' | 'corners' | 'same';

/**
 * Stretches between quotation marks of every style, without the marks, outermost only, in order; one pass.
 * A mark without its partner in the same paragraph is left alone.
 */
export function findMarked(text: string): Span[] {
  const open = new Map<Mark, number>();
  const spans: Span[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    switch (code) {
      case 0x0a:
        open.clear();
        break;
      case 0x201e: // „
        open.set('low', i + 1);
        break;
      case 0x201c: // “
        if (open.has('low')) close('low', i);
        else open.set('curled', i + 1);
        break;
      case 0x201d: // ”
        if (open.has('curled')) close('curled', i);
        else if (open.has('low')) close('low', i);
        else if (open.has('same')) close('same', i);
        else if (isBlank(i - 1) && !isBlank(i + 1)) open.set('same', i + 1);
        break;
      case 0xab: // «
        if (open.has('turned')) close('turned', i);
        else open.set('angled', i + 1);
        break;
      case 0xbb: // »
        if (open.has('angled')) close('angled', i);
        else if (isBlank(i - 1)) open.set('turned', i + 1);
        break;
      case 0x2018: // ‘
        open.set('single', i + 1);
        break;
      case 0x2019: // ’
        if (open.has('single') && !isLetterOrMark(text.charCodeAt(i + 1))) close('single', i);
        else if (open.has('single') && scriptOf(text.charCodeAt(i + 1)) !== 'Latn') close('single', i);
        break;
      case 0x22:
      case 0xff02: // "
        if (open.has('straight')) close('straight', i);
        else open.set('straight', i + 1);
        break;
      case 0x300c: // 「
        open.set('corner', i + 1);
        break;
      case 0x300d:
        close('corner', i);
        break;
      case 0x300e: // 『
        open.set('corners', i + 1);
        break;
      case 0x300f:
        close('corners', i);
        break;
    }
  }
  return keepOutermost(spans);

  function close(mark: Mark, at: number): void {
    const start = open.get(mark);
    open.delete(mark);
    if (start === undefined || at - start > longestQuote || at <= start) return;
    spans.push({ start, end: at });
  }

  function isBlank(at: number): boolean {
    return at < 0 || at >= text.length || !isLetterOrMark(text.charCodeAt(at));
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
