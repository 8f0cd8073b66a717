/** One piece of a regular expression. */
type Piece =
  | { kind: 'atom'; sample: string }
  | { kind: 'group'; ways: Piece[][]; silent: boolean }
  | { kind: 'repeat'; body: Piece; min: number; most: number };

const candidates = [
  ...'a1 -.,:;!?"\'()[]{}<>/\\&%=+#@_*~|^$`Z0\n\t\r\u00a0',
  ...'яКéśاभમ北김か한ग۱।、。「」『』《》“”«»–—…·',
];
const ordinary = [...'ab1 ', '\n'];
/** A sign that few expressions take: the text fails on it. */
export const foreign = '\u0001';

interface Shape {
  ways: Piece[][];
  /** The source of every piece that takes one character. */
  atoms: string[];
}

/** Reads a regular expression's own shape: groups, alternatives, repetitions; each piece of one character with a sample. */
function readShape(source: string, flags: string): Shape {
  const kept = flags.replace(/[gyd]/g, '');
  const sets = kept.includes('v');
  const atoms: string[] = [];
  let at = 0;

  const sampleOf = (raw: string): string => {
    atoms.push(raw);
    const one = new RegExp(`^(?:${raw})$`, kept);
    return [...candidates, ...raw].find(sign => one.test(sign)) ?? literalOf(raw);
  };
  const literalOf = (raw: string): string => {
    const code = /^\\u\{?([0-9a-fA-F]+)\}?$/.exec(raw)?.[1];
    return code === undefined ? '' : String.fromCodePoint(Number.parseInt(code, 16));
  };

  function readClass(): string {
    const from = at;
    let depth = 0;
    for (; at < source.length; at++) {
      if (source[at] === '\\') at++;
      else if (source[at] === '[' && (depth === 0 || sets)) depth++;
      else if (source[at] === ']' && --depth === 0) break;
    }
    at++;
    return source.slice(from, at);
  }

  function readEscape(): string {
    const rest = source.slice(at);
    const raw =
      /^\\(?:[pP]\{[^}]*\}|u\{[0-9a-fA-F]+\}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|k<[^>]*>|[\s\S])/.exec(
        rest,
      )?.[0] as string;
    at += raw.length;
    return raw;
  }

  function readPiece(): Piece {
    const sign = source[at] as string;
    if (sign === '(') {
      const head = /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:))?/.exec(source.slice(at))?.[0] as string;
      at += head.length;
      const ways = readWays();
      at++;
      return { kind: 'group', ways, silent: /^\(\?<?[=!]/.test(head) };
    }
    if (sign === '[') return { kind: 'atom', sample: sampleOf(readClass()) };
    if (sign === '\\') {
      const raw = readEscape();
      return { kind: 'atom', sample: /^\\(?:[bB1-9]|k<)/.test(raw) ? '' : sampleOf(raw) };
    }
    const whole = kept.includes('u') || sets ? String.fromCodePoint(source.codePointAt(at) as number) : sign;
    at += whole.length;
    if (whole === '^' || whole === '$') return { kind: 'atom', sample: '' };
    return { kind: 'atom', sample: sampleOf(/^[/{}\]]$/.test(whole) ? `\\${whole}` : whole) };
  }

  function readWays(): Piece[][] {
    const ways: Piece[][] = [[]];
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at++;
        ways.push([]);
        continue;
      }
      let piece = readPiece();
      const count = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(source.slice(at));
      if (count) {
        at += count[0].length;
        const min = count[1] ? (count[1] === '+' ? 1 : 0) : Number(count[2]);
        const most = count[1]
          ? count[1] === '?'
            ? 1
            : Infinity
          : count[3]
            ? count[4]
              ? Number(count[4])
              : Infinity
            : min;
        piece = { kind: 'repeat', body: piece, min, most };
      }
      (ways.at(-1) as Piece[]).push(piece);
    }
    return ways;
  }

  return { ways: readWays(), atoms };
}

function sample(piece: Piece): string {
  if (piece.kind === 'atom') return piece.sample;
  if (piece.kind === 'repeat') return sample(piece.body).repeat(Math.min(piece.min, 40));
  if (piece.silent) return '';
  return (piece.ways[0] ?? []).map(sample).join('');
}

/** A text that may make the expression slow: `prefix`, then `pump` over and over, then `tail`. */
export interface Attack {
  prefix: string;
  pump: string;
  tail: string;
}

/**
 * Attacks made from the expression's own shape: every repeated piece is pumped, alone and with what stands before it, and so
 * are the characters that the most of its pieces take; each ends so that the match fails late.
 */
export function makeAttacks(expression: RegExp): Attack[] {
  const { ways, atoms } = readShape(expression.source, expression.flags);
  const kept = expression.flags.replace(/[gyd]/g, '');
  const tests = atoms.map(raw => new RegExp(`^(?:${raw})$`, kept));
  const shared = [...new Set([...candidates, ...atoms.filter(raw => raw.length === 1)])]
    .map(sign => ({ sign, count: tests.filter(one => one.test(sign)).length }))
    .sort((a, b) => b.count - a.count)
    .filter(({ count }) => count > 0)
    .slice(0, 4)
    .map(({ sign }) => sign);
  const found = new Map<string, Attack>();
  const add = (prefix: string, pump: string) => {
    if (pump === '') return;
    for (const tail of [foreign, '']) found.set(JSON.stringify([prefix, pump, tail]), { prefix, pump, tail });
  };
  for (const sign of [...shared, ...ordinary]) add('', sign);

  function walk(sequence: Piece[], before: string): void {
    let prefix = before;
    for (const piece of sequence) {
      visit(piece, prefix);
      prefix += sample(piece);
    }
    if (prefix !== before) add('', prefix.slice(0, -1));
  }
  function visit(piece: Piece, prefix: string): void {
    if (piece.kind === 'atom') return;
    if (piece.kind === 'group') {
      for (const way of piece.ways) walk(way, prefix);
      return;
    }
    if (piece.most > 20) {
      const bodies =
        piece.body.kind === 'group'
          ? piece.body.ways.map(way => way.map(sample).join(''))
          : [sample(piece.body)];
      for (const body of bodies.slice(0, 4)) {
        add(prefix, body);
        add('', body);
        add('', prefix + body);
      }
      add('', prefix);
      for (const sign of shared) add(prefix, sign);
    }
    visit(piece.body, prefix);
  }
  for (const way of ways) walk(way, '');
  return [...found.values()];
}

/** The attack as a text of about this length. */
export function write({ prefix, pump, tail }: Attack, length: number): string {
  return prefix + pump.repeat(Math.max(1, Math.ceil(length / pump.length))) + tail;
}
