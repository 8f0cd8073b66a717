/** ISO 15924 code of a script this project knows; `Zyyy` for digits, signs and every other script. */
export type Script =
  | 'Zyyy'
  | 'Latn'
  | 'Cyrl'
  | 'Grek'
  | 'Armn'
  | 'Hebr'
  | 'Arab'
  | 'Deva'
  | 'Beng'
  | 'Guru'
  | 'Gujr'
  | 'Orya'
  | 'Taml'
  | 'Telu'
  | 'Knda'
  | 'Mlym'
  | 'Sinh'
  | 'Thai'
  | 'Laoo'
  | 'Tibt'
  | 'Mymr'
  | 'Geor'
  | 'Hang'
  | 'Ethi'
  | 'Khmr'
  | 'Mong'
  | 'Hira'
  | 'Kana'
  | 'Bopo'
  | 'Hani'
  | 'Thaa'
  | 'Olck'
  | 'Mtei'
  | 'Syrc';

/** Blocks of Unicode 17 by script, first and last code point. Letters and marks only count; signs inside are sorted out below. */
const ranges: [Script, number, number][] = [
  ['Latn', 0x41, 0x24f],
  ['Latn', 0x250, 0x2af],
  ['Grek', 0x370, 0x3ff],
  ['Cyrl', 0x400, 0x52f],
  ['Armn', 0x531, 0x58a],
  ['Hebr', 0x591, 0x5f4],
  ['Arab', 0x610, 0x6ff],
  ['Syrc', 0x700, 0x74f],
  ['Arab', 0x750, 0x77f],
  ['Thaa', 0x780, 0x7bf],
  ['Arab', 0x870, 0x8ff],
  ['Deva', 0x900, 0x97f],
  ['Beng', 0x980, 0x9ff],
  ['Guru', 0xa00, 0xa7f],
  ['Gujr', 0xa80, 0xaff],
  ['Orya', 0xb00, 0xb7f],
  ['Taml', 0xb80, 0xbff],
  ['Telu', 0xc00, 0xc7f],
  ['Knda', 0xc80, 0xcff],
  ['Mlym', 0xd00, 0xd7f],
  ['Sinh', 0xd80, 0xdff],
  ['Thai', 0xe00, 0xe7f],
  ['Laoo', 0xe80, 0xeff],
  ['Tibt', 0xf00, 0xfff],
  ['Mymr', 0x1000, 0x109f],
  ['Geor', 0x10a0, 0x10ff],
  ['Hang', 0x1100, 0x11ff],
  ['Ethi', 0x1200, 0x139f],
  ['Khmr', 0x1780, 0x17ff],
  ['Mong', 0x1800, 0x18af],
  ['Olck', 0x1c50, 0x1c7f],
  ['Cyrl', 0x1c80, 0x1c8f],
  ['Geor', 0x1c90, 0x1cbf],
  ['Latn', 0x1e00, 0x1eff],
  ['Grek', 0x1f00, 0x1fff],
  ['Latn', 0x2c60, 0x2c7f],
  ['Geor', 0x2d00, 0x2d2f],
  ['Ethi', 0x2d80, 0x2ddf],
  ['Cyrl', 0x2de0, 0x2dff],
  ['Hani', 0x2e80, 0x2fdf],
  ['Hani', 0x3005, 0x3007],
  ['Hira', 0x3041, 0x309f],
  ['Kana', 0x30a1, 0x30ff],
  ['Bopo', 0x3105, 0x312f],
  ['Hang', 0x3131, 0x318e],
  ['Kana', 0x31f0, 0x31ff],
  ['Hani', 0x3400, 0x4dbf],
  ['Hani', 0x4e00, 0x9fff],
  ['Cyrl', 0xa640, 0xa69f],
  ['Latn', 0xa720, 0xa7ff],
  ['Deva', 0xa8e0, 0xa8ff],
  ['Hang', 0xa960, 0xa97f],
  ['Mymr', 0xa9e0, 0xa9ff],
  ['Mtei', 0xaae0, 0xaaff],
  ['Ethi', 0xab00, 0xab2f],
  ['Mtei', 0xabc0, 0xabff],
  ['Hang', 0xac00, 0xd7ff],
  ['Hani', 0xf900, 0xfaff],
  ['Latn', 0xfb00, 0xfb06],
  ['Hebr', 0xfb1d, 0xfb4f],
  ['Arab', 0xfb50, 0xfdff],
  ['Arab', 0xfe70, 0xfefc],
  ['Latn', 0xff21, 0xff5a],
  ['Kana', 0xff66, 0xff9f],
  ['Hang', 0xffa0, 0xffdc],
  ['Hani', 0x20000, 0x3fffd],
];

const names: Script[] = ['Zyyy', ...new Set(ranges.map(([script]) => script))];
const rareHan = names.indexOf('Hani');
const scripts = new Uint8Array(0x10000);
const letters = new Uint8Array(0x10000);
const marks = new Uint8Array(0x10000);
fillTables();

/** One pass of the regular expression engine over all of the basic plane is quicker than 65,536 tests. */
function fillTables(): void {
  const codes = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code++) codes[code] = code >= 0xd800 && code < 0xe000 ? 0x20 : code;
  const all = Buffer.from(codes.buffer).toString('utf16le');
  for (const match of all.matchAll(/[\p{L}\p{M}]+/gu))
    letters.fill(1, match.index, match.index + match[0].length);
  for (const match of all.matchAll(/\p{M}+/gu)) marks.fill(1, match.index, match.index + match[0].length);
  for (const [script, first, last] of ranges) {
    if (first > 0xffff) continue;
    const index = names.indexOf(script);
    for (let code = first; code <= last; code++) if (letters[code] === 1) scripts[code] = index;
  }
}

/**
 * The script of a letter or mark.
 * @returns `Zyyy` for digits, punctuation, emoji, lone surrogates and scripts not listed (ranges: Unicode 17 blocks)
 */
export function scriptOf(codePoint: number): Script {
  if (codePoint < 0x10000) return names[scripts[codePoint] as number] as Script;
  return codePoint >= 0x20000 && codePoint <= 0x3fffd ? 'Hani' : 'Zyyy';
}

/**
 * Whether a UTF-16 code unit belongs to a word: letters and marks of every script, so that a vowel sign never parts a word.
 * Surrogates count as letters only when they may be part of a rare Han character.
 */
export function isLetterOrMark(code: number): boolean {
  return letters[code] === 1 || (code >= 0xd840 && code <= 0xd8bf);
}

/** Whether a UTF-16 code unit is a combining mark: a vowel sign, a virama, an accent. */
export function isMark(code: number): boolean {
  return marks[code] === 1;
}

/** Whether a UTF-16 code unit is a decimal digit of ASCII; fold first when other digits may occur. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/**
 * Counts the letters and marks of each script in a text, in code units.
 * @returns only scripts that occur, `Zyyy` left out
 */
export function countScripts(text: string): Map<Script, number> {
  const counts = new Uint32Array(names.length);
  let rare = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    counts[scripts[code] as number] = (counts[scripts[code] as number] as number) + 1;
    if (code >= 0xd840 && code <= 0xd8bf) rare++;
  }
  const found = new Map<Script, number>();
  for (let index = 1; index < names.length; index++) {
    const count = (counts[index] as number) + (names[index] === 'Hani' ? rare : 0);
    if (count > 0) found.set(names[index] as Script, count);
  }
  return found;
}

/** The scripts whose letters occur in a text, `Zyyy` left out. */
export function scriptsIn(text: string): Script[] {
  let low = 0;
  let high = 0;
  let previous = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const index = code >= 0xd840 && code <= 0xd8bf ? rareHan : (scripts[code] as number);
    if (index === previous) continue;
    previous = index;
    if (index < 32) low |= 1 << index;
    else high |= 1 << (index - 32);
  }
  return names.filter(
    (_, index) => index > 0 && ((index < 32 ? low >>> index : high >>> (index - 32)) & 1) === 1,
  );
}
