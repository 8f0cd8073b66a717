import { diff } from 'node:util';
import { cleanText } from '../discord/markup.ts';
import { type Html, html } from './html.ts';

/** So many pieces on both sides together are compared one by one: the comparison's time and memory grow with their square. */
const mostPieces = 1_600;

/** A stretch of two texts: in both, only in the earlier, or only in the later. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/**
 * What changed between two texts: word by word; where too much changed for that, paragraph by paragraph; else as a whole.
 * The parts that are `same` or `removed` joined are the earlier text, `same` or `added` the later one.
 */
export function diffTexts(earlier: string, later: string): DiffPart[] {
  for (const cut of [cutWords, cutLines]) {
    const parts = compare(cut(earlier), cut(later));
    if (parts !== null) return parts;
  }
  return join([
    { kind: 'removed', text: earlier },
    { kind: 'added', text: later },
  ]);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Words of every script, spaces and signs pieces of their own. */
function cutWords(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function cutLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Null when there is too much to compare. */
function compare(earlier: string[], later: string[]): DiffPart[] | null {
  const shorter = Math.min(earlier.length, later.length);
  let start = 0;
  while (start < shorter && earlier[start] === later[start]) start += 1;
  let end = 0;
  while (end < shorter - start && earlier.at(-1 - end) === later.at(-1 - end)) end += 1;
  const [before, after] = [earlier, later].map(pieces => pieces.slice(start, pieces.length - end)) as [
    string[],
    string[],
  ];
  if (before.length + after.length > mostPieces) return null;
  const middle =
    before.length + after.length === 0
      ? []
      : diff(before, after).map(([sign, text]): DiffPart => ({ kind: kinds[String(sign)] ?? 'same', text }));
  return join([
    { kind: 'same', text: earlier.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: earlier.slice(earlier.length - end).join('') },
  ]);
}

/** What `util.diff` says of a piece: 1 stands in its first text alone, -1 in its second. */
const kinds: Record<string, DiffPart['kind']> = { '1': 'removed', '-1': 'added', '0': 'same' };

function join(parts: DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const last = joined.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}

/** The change as running text, what went struck through and what came underlined. */
export function drawDiff(parts: readonly DiffPart[], language: string): Html {
  return html`<div class="diff" dir="auto" lang="${language}">${parts.map(part => {
    const text = cleanText(part.text);
    if (part.kind === 'removed') return html`<del>${text}</del>`;
    return part.kind === 'added' ? html`<ins>${text}</ins>` : html`${text}`;
  })}</div>`;
}
