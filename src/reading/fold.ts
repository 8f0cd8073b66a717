/** A text made even for matching, with the way back to the original. */
export interface Folded {
  text: string;
  /** UTF-16 offset in the original of the folded character at `index`; for `index` = length, the original's length. */
  at(index: number): number;
  /** The folded text of a stretch of the original, as `fold` makes it of that stretch alone. */
  between(start: number, end: number): string;
}

/** Code units that are dropped, first and last. */
const dropped: [number, number][] = [
  [0xad, 0xad], // soft hyphen
  [0x300, 0x36f], // accents that did not compose
  [0x483, 0x487],
  [0x591, 0x5bd], // Hebrew points
  [0x5bf, 0x5bf],
  [0x5c1, 0x5c2],
  [0x5c4, 0x5c5],
  [0x610, 0x61a],
  [0x61c, 0x61c],
  [0x640, 0x640], // tatweel
  [0x64b, 0x65f], // harakat
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x6df, 0x6e4],
  [0x6e7, 0x6e8],
  [0x6ea, 0x6ed],
  [0x93c, 0x93c], // nukta: Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Kannada
  [0x9bc, 0x9bc],
  [0xa3c, 0xa3c],
  [0xabc, 0xabc],
  [0xb3c, 0xb3c],
  [0xcbc, 0xcbc],
  [0x180b, 0x180f],
  [0x200b, 0x200f], // zero width, ZWNJ, ZWJ, direction marks
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];

/** First digit of each decimal set of the basic plane (Unicode 17, general category Nd). */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
  0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
  0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/** Blocks that have upper case. */
const cased: [number, number][] = [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x370, 0x3ff],
  [0x400, 0x52f],
  [0x531, 0x556],
  [0x10a0, 0x10cf],
  [0x1c90, 0x1cbf],
  [0x1e00, 0x1fff],
  [0x2c00, 0x2cff],
  [0xa640, 0xa7ff],
];

/** One for one: the left character is read as the right one. */
const alike =
  'ँंॉाऑआऩनऱरऴळઁંૉાઑઆيیىیئیكکأاإاآاٱاةهۀهہهۂهۃهёе' +
  // Greek accents, which capitals leave out, and the sigma that ends a word
  'άαέεήηίιόούυώωϊιϋυΐιΰυςσ' +
  // Latin letters whose stroke or shape Unicode doesn't part from the letter
  'øołlđdðdħhıiŧtŋn';

/** One for two. */
const wider: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ǽ: 'ae',
  ǣ: 'ae',
  þ: 'th',
  ĳ: 'ij',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬀ: 'ff',
};

const dashes =
  '\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\u30a0\ufe58\ufe63\uff0d';
const apostrophes = '`´ʹʻʼʽˈ‘’‚‛′＇｀';
const spaces =
  '\t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

const drop = 0xffff;
const wide = 0xfffe;
const plain = makeTable(true);
const marked = makeTable(false);

function makeTable(foldLatin: boolean): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < 0xfff0; code++) table[code] = code;
  table.fill(drop, 0xfffe);
  for (const [first, last] of cased)
    for (let code = first; code <= last; code++) {
      const lower = String.fromCharCode(code).toLowerCase();
      table[code] = foldLatin ? baseOf(lower) : lower.charCodeAt(0);
    }
  for (let i = 0; i < alike.length; i += 2)
    if (foldLatin || alike.charCodeAt(i) > 0x24f) table[alike.charCodeAt(i)] = alike.charCodeAt(i + 1);
  table[0x401] = 0x435; // Ё
  if (foldLatin)
    for (const upper of 'ØŁĐÐĦİŦŊ')
      table[upper.charCodeAt(0)] = table[upper.toLowerCase().charCodeAt(0)] as number;
  for (const letter of Object.keys(wider)) {
    if (!foldLatin && letter < 'ﬀ') continue;
    table[letter.charCodeAt(0)] = wide;
    const upper = letter.toUpperCase();
    if (upper.length === 1) table[upper.charCodeAt(0)] = wide;
  }
  // what is left without its accent may be alike to another ("ǿ" is "ø" is "o")
  if (foldLatin)
    for (let code = 0xc0; code <= 0x1eff; code++) {
      const once = table[code] as number;
      if (once < wide && (table[once] as number) < wide) table[code] = table[once] as number;
    }
  if (foldLatin) table[0x1e9e] = wide; // ẞ, whose ß has no upper case of one letter
  for (const zero of zeros) for (let digit = 0; digit < 10; digit++) table[zero + digit] = 0x30 + digit;
  for (const dash of dashes) table[dash.charCodeAt(0)] = 0x2d;
  for (const apostrophe of apostrophes) table[apostrophe.charCodeAt(0)] = 0x27;
  for (const space of spaces) table[space.charCodeAt(0)] = 0x20;
  for (let code = 0xff01; code <= 0xff5e; code++)
    if (table[code] === code)
      table[code] = String.fromCharCode(code - 0xfee0)
        .toLowerCase()
        .charCodeAt(0);
  for (let code = 0xff66; code <= 0xff9d; code++)
    table[code] = String.fromCharCode(code).normalize('NFKC').charCodeAt(0);
  for (const [first, last] of dropped) table.fill(drop, first, last + 1);
  return table;
}

/** The letter without its accents: only for Latin, where readers leave them out; й and ї are letters of their own. */
function baseOf(lower: string): number {
  const code = lower.charCodeAt(0);
  if (code < 0xc0 || (code > 0x24f && code < 0x1e00) || code > 0x1eff) return code;
  return lower.normalize('NFD').charCodeAt(0);
}

/**
 * Makes a text even for matching: lower case, ASCII digits, one kind of dash, apostrophe and space, no accents on Latin
 * and Greek letters, no vowel points, nukta or invisible signs, and one spelling where keyboards offer several.
 * Works on anything, broken surrogates included; the result may be shorter or slightly longer than the text.
 * @param options.accents `keep` for Vietnamese, where an accent makes another word; default `fold`
 */
export function fold(text: string, options: { accents?: 'fold' | 'keep' } = {}): Folded {
  const table = options.accents === 'keep' ? marked : plain;
  const composed = text.isWellFormed() && text.normalize('NFC') !== text ? compose(text) : null;
  const source = composed?.text ?? text;
  const length = source.length;
  if (scratch.length < 2 * length) scratch = new Uint16Array(2 * length);
  const out = scratch;
  // where folded and original places drift apart: the folded place, and the original place from there on
  const turns: number[] = [];
  const origins: number[] = [];
  let to = 0;
  for (let i = 0; i < length; i++) {
    const code = source.charCodeAt(i);
    const folded = table[code] as number;
    if (folded < wide) out[to++] = folded;
    else {
      if (folded === wide) {
        const letters = wider[String.fromCharCode(code).toLowerCase()] as string;
        out[to++] = letters.charCodeAt(0);
        // the second letter stands for the same place as the first
        turns.push(to);
        origins.push(i);
        out[to++] = letters.charCodeAt(1);
      }
      turns.push(to);
      origins.push(i + 1);
    }
  }
  const folded = Buffer.from(out.buffer, 0, to * 2).toString('utf16le');
  const last = to;
  const end = text.length;
  return {
    text: folded,
    at,
    between(start, stop) {
      if (composed !== null) return fold(text.slice(start, stop), options).text;
      const from = placeOf(Math.max(0, start));
      return folded.slice(from, Math.max(from, placeOf(stop)));
    },
  };

  function at(index: number): number {
    if (index >= last) return end;
    const place = index <= 0 ? 0 : index;
    let low = 0;
    let high = turns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((turns[middle] as number) <= place) low = middle + 1;
      else high = middle;
    }
    const turn = low - 1;
    const offset = turn < 0 ? place : (origins[turn] as number) + place - (turns[turn] as number);
    return composed === null ? offset : (composed.offsets[offset] as number);
  }

  /** The first folded place that stands for this place of the original or a later one. */
  function placeOf(offset: number): number {
    let low = 0;
    let high = origins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((origins[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    const place = low === 0 ? offset : (turns[low - 1] as number) + offset - (origins[low - 1] as number);
    return Math.min(place, turns[low] ?? last);
  }
}

/** Written anew by every call; kept so that thousands of short texts need no memory each. */
let scratch = new Uint16Array(1 << 14);

/** NFC piece by piece, keeping where each piece began: for the rare text that intake has not composed. */
function compose(text: string): { text: string; offsets: Uint32Array } {
  const offsets: number[] = [];
  let composed = '';
  for (const match of text.matchAll(/[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu)) {
    const piece = match[0].normalize('NFC');
    composed += piece;
    for (let i = 0; i < piece.length; i++) offsets.push(match.index);
  }
  offsets.push(text.length);
  return { text: composed, offsets: Uint32Array.from(offsets) };
}

/** The folded text alone, for tables of words and names. */
export function foldText(text: string): string {
  return fold(text).text;
}
