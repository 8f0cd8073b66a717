import { gap, isGap } from './name-forms.ts';
import { isLetterOrMark } from './script.ts';

/** In a form: up to three letters of any ending may stand here (case endings inside a name). */
export const anyEnding = '\u0001';
const longestInnerEnding = 3;

/** A tree of forms over folded code units: walks a text once, whatever the number of forms. */
export interface NameTree {
  add(path: string, value: number): void;
  /** Calls `found` with the value and the end of every form that begins at `start`. */
  walk(text: string, start: number, found: (value: number, end: number) => void): void;
  /** Whether any form begins with this code unit. */
  starts(code: number): boolean;
  /** Values of all forms whose path begins with these letters, at most `limit`. */
  under(path: string, limit: number): number[];
}

/** Makes an empty tree. Edges are kept in one hash map under small whole numbers, which engines look up fastest. */
export function createNameTree(): NameTree {
  const letterOf = new Uint16Array(0x10000);
  let letters = 1;
  const edges = new Map<number, number>();
  const values: number[][] = [[]];
  const first = new Uint8Array(0x10000);
  const width = 8192;

  function letter(code: number): number {
    const known = letterOf[code] as number;
    if (known !== 0) return known;
    letterOf[code] = letters;
    return letters++;
  }

  const gapLetter = letter(gap.charCodeAt(0));
  const anyLetter = letter(anyEnding.charCodeAt(0));
  const withEnding = new Set<number>();

  function walkFrom(
    text: string,
    from: number,
    at: number,
    found: (value: number, end: number) => void,
  ): void {
    let node = from;
    for (let i = at; ; i++) {
      const here = values[node] as number[];
      for (const value of here) found(value, i);
      if (withEnding.has(node)) {
        const onward = edges.get(node * width + anyLetter) as number;
        let stop = i;
        while (stop - i <= longestInnerEnding && stop < text.length && isLetterOrMark(text.charCodeAt(stop)))
          stop++;
        if (stop - i <= longestInnerEnding) walkFrom(text, onward, stop, found);
      }
      if (i >= text.length) return;
      const code = text.charCodeAt(i);
      let next: number | undefined;
      if (isGap(code)) {
        next = edges.get(node * width + gapLetter);
        if (code === 0x2d && dashNodes.has(node)) {
          const onward = edges.get(node * width + (letterOf[0x2d] as number));
          if (onward !== undefined) walkFrom(text, onward, i + 1, found);
        }
      } else {
        const known = letterOf[code] as number;
        if (known === 0) return;
        next = edges.get(node * width + known);
      }
      if (next === undefined) return;
      node = next;
    }
  }
  const dashNodes = new Set<number>();

  return {
    add(path, value) {
      let node = 0;
      first[path.charCodeAt(0)] = 1;
      for (let i = 0; i < path.length; i++) {
        const known = letter(path.charCodeAt(i));
        if (known >= width) return;
        const key = node * width + known;
        let next = edges.get(key);
        if (next === undefined) {
          next = values.push([]) - 1;
          edges.set(key, next);
        }
        if (known === anyLetter) withEnding.add(node);
        if (path.charCodeAt(i) === 0x2d) dashNodes.add(node);
        node = next;
      }
      const here = values[node] as number[];
      if (!here.includes(value)) here.push(value);
    },
    walk(text, start, found) {
      if (first[text.charCodeAt(start)] === 1) walkFrom(text, 0, start, found);
    },
    starts: code => first[code] === 1,
    under(path, limit) {
      let node: number | undefined = 0;
      for (let i = 0; i < path.length && node !== undefined; i++)
        node = edges.get(node * width + (letterOf[path.charCodeAt(i)] as number));
      const out: number[] = [];
      const waiting: number[] = node === undefined ? [] : [node];
      while (waiting.length > 0 && out.length < limit) {
        const at = waiting.shift() as number;
        out.push(...(values[at] as number[]));
        for (let known = 1; known < letters; known++) {
          const next = edges.get(at * width + known);
          if (next !== undefined) waiting.push(next);
        }
      }
      return out.slice(0, limit);
    },
  };
}
