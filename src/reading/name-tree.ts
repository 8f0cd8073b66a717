import { gap, isGap } from './name-forms.ts';
import { isLetterOrMark } from './script.ts';

/** In a form: up to three letters of any ending may stand here (case endings inside a name). */
export const anyEnding = '\u0001';
const longestInnerEnding = 3;
const dashCode = 0x2d;
/** More letters than all scripts of the beat use; a node and a letter together must fit 31 bits. */
const width = 8192;

/** What a walk found: for each form its value and where it ends. Filled anew by every walk, so that walks leave no garbage. */
export interface Found {
  values: number[];
  ends: number[];
  count: number;
}

/** A tree of forms over folded code units: walks a text once, whatever the number of forms. Forms may be added at any time. */
export interface NameTree {
  add(path: string, value: number): void;
  /** Every form that begins at `start`, shorter ones first. The answer is good until the next walk. */
  walk(text: string, start: number): Found;
  /** Whether any form begins with this code unit. */
  starts(code: number): boolean;
  /**
   * Values of forms whose path begins with these letters, by the number of letters that follow; whole rows of one length,
   * as many as it takes to have `limit` values.
   * @param counts which values are wanted
   */
  under(path: string, limit: number, counts: (value: number) => boolean): number[][];
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
  const found: Found = { values: [], ends: [], count: 0 };
  let letters = 1;
  let nodes = 1;
  let marks = new Uint8Array(1 << 12);
  /** For each node one bit for every 32nd letter that goes on from it: most steps that lead nowhere end here. */
  let ways = new Int32Array(1 << 12);
  /** For each node its first entry in `values`; 0 for none. */
  let firsts = new Int32Array(1 << 12);
  /** Key and target of each edge, side by side. */
  let edges = new Int32Array(1 << 14);
  const values: number[] = [0];
  const nexts: number[] = [0];

  function slotOf(key: number): number {
    const mask = edges.length - 2;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 11) & mask;
    while (edges[slot] !== 0 && edges[slot] !== key) slot = (slot + 2) & mask;
    return slot;
  }

  function step(node: number, letter: number): number {
    if (((ways[node] as number) & (1 << (letter & 31))) === 0) return 0;
    return edges[slotOf(node * width + letter) + 1] as number;
  }

  function addEdge(node: number, letter: number): number {
    const slot = slotOf(node * width + letter);
    if (edges[slot] !== 0) return edges[slot + 1] as number;
    edges[slot] = node * width + letter;
    edges[slot + 1] = nodes;
    ways[node] = (ways[node] as number) | (1 << (letter & 31));
    if (nodes === marks.length) {
      marks = grown(marks, new Uint8Array(nodes * 2));
      ways = grown(ways, new Int32Array(nodes * 2));
      firsts = grown(firsts, new Int32Array(nodes * 2));
    }
    if (nodes * 4 > edges.length) rehash();
    return nodes++;
  }

  function rehash(): void {
    const old = edges;
    edges = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      const slot = slotOf(old[i] as number);
      edges[slot] = old[i] as number;
      edges[slot + 1] = old[i + 1] as number;
    }
  }

  function letter(code: number): number {
    if (letterOf[code] === 0) letterOf[code] = letters++;
    return letterOf[code] as number;
  }

  const gapLetter = letter(gap.charCodeAt(0));
  const anyLetter = letter(anyEnding.charCodeAt(0));
  const dashLetter = letter(dashCode);

  function walkFrom(text: string, from: number, at: number): void {
    let node = from;
    for (let i = at; ; i++) {
      const mark = marks[node] as number;
      if (mark !== 0) {
        if (mark & holdsValue)
          for (let entry = firsts[node] as number; entry !== 0; entry = nexts[entry] as number) {
            found.values[found.count] = values[entry] as number;
            found.ends[found.count++] = i;
          }
        if (mark & takesEnding) {
          let stop = i;
          while (
            stop - i <= longestInnerEnding &&
            stop < text.length &&
            isLetterOrMark(text.charCodeAt(stop))
          )
            stop++;
          if (stop - i <= longestInnerEnding) walkFrom(text, step(node, anyLetter), stop);
        }
        if (mark & takesDash && text.charCodeAt(i) === dashCode)
          walkFrom(text, step(node, dashLetter), i + 1);
      }
      if (i >= text.length) return;
      const code = text.charCodeAt(i);
      const known = isGap(code) ? gapLetter : (letterOf[code] as number);
      if (known === 0) return;
      node = step(node, known);
      if (node === 0) return;
    }
  }

  function valuesOf(node: number): number[] {
    const all: number[] = [];
    for (let entry = firsts[node] as number; entry !== 0; entry = nexts[entry] as number)
      all.push(values[entry] as number);
    return all;
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
      let last = 0;
      for (let entry = firsts[node] as number; entry !== 0; entry = nexts[entry] as number) {
        if (values[entry] === value) return;
        last = entry;
      }
      const made = values.push(value) - 1;
      nexts.push(0);
      if (last === 0) firsts[node] = made;
      else nexts[last] = made;
      marks[node] = (marks[node] as number) | holdsValue;
    },
    walk(text, start) {
      found.count = 0;
      const root = roots[text.charCodeAt(start)] as number;
      if (root !== 0) walkFrom(text, root, start + 1);
      return found;
    },
    starts: code => roots[code] !== 0,
    under(path, limit, counts) {
      let node = 0;
      for (let i = 0; i < path.length; i++) {
        node = step(node, letterOf[path.charCodeAt(i)] as number);
        if (node === 0) return [];
      }
      const rows: number[][] = [];
      let total = 0;
      for (let row = [node]; row.length > 0 && total < limit; ) {
        const here = row.flatMap(at => valuesOf(at).filter(counts));
        rows.push(here);
        total += here.length;
        const next: number[] = [];
        for (const at of row)
          for (let known = 1; known < letters; known++) {
            const to = step(at, known);
            if (to !== 0) next.push(to);
          }
        row = next;
      }
      return rows;
    },
  };
}

function grown<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
