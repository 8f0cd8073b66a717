import type { Span } from '../model/reading.ts';
import { findDialogue, splitSpeech } from './dialogue.ts';
import { findMarked } from './quote-marks.ts';

/** A stretch said; `outer` is all that its quotation marks hold, reporting words included. */
export interface Said extends Span {
  outer: Span;
  /** Set off by dashes. */
  dashed: boolean;
}

/** What stands in quotation marks, without the spaces inside, parted where reporting words stand between dashes. */
export function findSaid(text: string): Said[] {
  const said: Said[] = [];
  for (const span of findMarked(text)) {
    const outer = bare(text, span);
    if (outer.end <= outer.start) continue;
    const parts = outer.end - outer.start < 40 ? [] : splitSpeech(text, outer);
    if (parts.length === 2) said.push(...parts.map(part => ({ ...part, outer, dashed: true })));
    else said.push({ ...outer, outer, dashed: false });
  }
  let end = -1;
  return [...said, ...findDialogue(text).map(part => ({ ...part, outer: part, dashed: true }))]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(part => {
      if (part.start < end) return false;
      end = part.end;
      return true;
    });
}

/** Without the spaces inside and a second pair of marks: ‘‘ … ’’. */
function bare(text: string, span: Span): Span {
  const outer = trim(text, span);
  const [first, last] = [text[outer.start], text[outer.end - 1]];
  const doubled = (first === '‘' && last === '’') || (first === "'" && last === "'");
  return doubled ? trim(text, { start: outer.start + 1, end: outer.end - 1 }) : outer;
}

function trim(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] as string)) from++;
  while (to > from && /\s/.test(text[to - 1] as string)) to--;
  return { start: from, end: to };
}
