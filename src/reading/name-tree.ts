import { gap, isGap } from './name-forms.ts';
import { isLetterOrMark } from './script.ts';

/** In a form: up to three letters of any ending may stand here (case endings inside a name). */
export const anyEnding = '\u0001';
const longestInnerEnding = 3;
const dashCode = 0x2d;
/** More letters than all scripts of the beat use; a node and a letter together must fit 31 bits. */
const width = 8192;

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

/** A node's marks, so that most steps of a walk look at one byte only. */
const holdsValue = 1;
const takesEnding = 2;
const takesDash = 4;

/**
 * Makes an empty tree. Edges are kept in one open hash table of small whole numbers (node and letter together), which is
 * a few times quicker to look up than a Map and takes an eighth of the memory of objects.
 */
export function createNameTree(): NameTree {
  const letterOf = new Uint16Array(0x10000);
  /** Node reached from the root by a code unit; 0 for none. */
  const roots = new Int32Array(0x10000);
  const values = new Map<number, number[]>();
  let letters = 1;
  let nodes = 1;
  let marks = new Uint8Array(1 << 12);
  let keys = new Int32Array(1 << 14);
  let targets = new Int32Array(1 << 14);

  function slotOf(key: number): number {
    const mask = keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  function step(node: number, letter: number): number {
    return targets[slotOf(node * width + letter)] as number;
  }

  function addEdge(node: number, letter: number): number {
    const slot = slotOf(node * width + letter);
    if (keys[slot] !== 0) return targets[slot] as number;
    keys[slot] = node * width + letter;
    targets[slot] = nodes;
    if (nodes === marks.length) marks = grown(marks, new Uint8Array(nodes * 2));
    if (nodes * 2 > keys.length) rehash();
    return nodes++;
  }

  function rehash(): void {
    const [oldKeys, oldTargets] = [keys, targets];
    keys = new Int32Array(oldKeys.length * 2);
    targets = new Int32Array(oldKeys.length * 2);
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] === 0) continue;
      const slot = slotOf(oldKeys[i] as number);
      keys[slot] = oldKeys[i] as number;
      targets[slot] = oldTargets[i] as number;
    }
  }

  function letter(code: number): number {
    if (letterOf[code] === 0) letterOf[code] = letters++;
    return letterOf[code] as number;
  }

  const gapLetter = letter(gap.charCodeAt(0));
  const anyLetter = letter(anyEnding.charCodeAt(0));
  const dashLetter = letter(dashCode);

  function walkFrom(
    text: string,
    from: number,
    at: number,
    found: (value: number, end: number) => void,
  ): void {
    let node = from;
    for (let i = at; ; i++) {
      const mark = marks[node] as number;
      if (mark !== 0) {
        if (mark & holdsValue) for (const value of values.get(node) as number[]) found(value, i);
        if (mark & takesEnding) {
          let stop = i;
          while (
            stop - i <= longestInnerEnding &&
            stop < text.length &&
            isLetterOrMark(text.charCodeAt(stop))
          )
            stop++;
          if (stop - i <= longestInnerEnding) walkFrom(text, step(node, anyLetter), stop, found);
        }
        if (mark & takesDash && text.charCodeAt(i) === dashCode)
          walkFrom(text, step(node, dashLetter), i + 1, found);
      }
      if (i >= text.length) return;
      const code = text.charCodeAt(i);
      const known = isGap(code) ? gapLetter : (letterOf[code] as number);
      if (known === 0) return;
      node = step(node, known);
      if (node === 0) return;
    }
  }

  return {
    add(path, value) {
      let node = 0;
      for (let i = 0; i < path.length; i++) {
        const code = path.charCodeAt(i);
        const known = letter(code);
        if (known >= width || nodes * width >= 0x7fff0000)
          throw new RangeError('too many names for one tree');
        if (known === anyLetter) marks[node] = (marks[node] as number) | takesEnding;
        if (known === dashLetter) marks[node] = (marks[node] as number) | takesDash;
        node = addEdge(node, known);
        if (i === 0) roots[code] = node;
      }
      if (node === 0) return;
      const here = values.get(node) ?? [];
      if (!here.includes(value)) here.push(value);
      values.set(node, here);
      marks[node] = (marks[node] as number) | holdsValue;
    },
    walk(text, start, found) {
      const root = roots[text.charCodeAt(start)] as number;
      if (root !== 0) walkFrom(text, root, start + 1, found);
    },
    starts: code => roots[code] !== 0,
    under(path, limit) {
      let node = 0;
      for (let i = 0; i < path.length; i++) {
        node = step(node, letterOf[path.charCodeAt(i)] as number);
        if (node === 0) return [];
      }
      const out: number[] = [];
      const waiting = [node];
      for (let i = 0; i < waiting.length && out.length < limit; i++) {
        const at = waiting[i] as number;
        out.push(...(values.get(at) ?? []));
        for (let known = 1; known < letters; known++) {
          const next = step(at, known);
          if (next !== 0) waiting.push(next);
        }
      }
      return out.slice(0, limit);
    },
  };
}

function grown(from: Uint8Array<ArrayBuffer>, to: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  to.set(from);
  return to;
}
