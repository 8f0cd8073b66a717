import { detectAll } from 'jschardet';
import { codePages } from './code-pages.ts';
import { decoderName, findEncoding, isWeakLabel } from './encodings.ts';
import { judgeDecoding } from './plausibility.ts';

export interface DecodeHints {
  /** The Content-Type header as it came. */
  contentType?: string | null;
  /** What the bytes should be; tells where a declaration may stand. */
  kind?: 'text' | 'xml' | 'html';
}

export interface Decoded {
  text: string;
  /** Lower-case name of the encoding found. */
  encoding: string;
  /** What was noticed or mended, in plain words. */
  notes: string[];
}

/** Above this, a decoding isn't believed. Measured: right ones lie under 0.35, wrong ones above 0.6. */
const believable = 0.62;

/** The same for a text long enough to judge well: right ones were all below 0.27, random bytes above 0.42. */
const believableLong = 0.4;

/** How much of a file the judgement is made on. */
const sampleBytes = 24_000;

/** Tried whatever the labels say; earlier ones win a tie. */
const usualSuspects = [
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'euc-kr',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'windows-1252',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-874',
  'ibm866',
  'iso-8859-5',
];

/**
 * Turns bytes into text: byte order mark, NUL pattern, ISO-2022 escapes, UTF-8 (also slightly damaged), then labels
 * and a detector, each believed only if what they give reads like text. Never throws, never garbles: bytes for which
 * no decoding is plausible come back as a problem in words.
 * @param hints what the bytes came with; a valid UTF-8 text wins over any label
 */
export function decode(bytes: Uint8Array, hints: DecodeHints = {}): Decoded | { problem: string } {
  const marked = decodeMarked(bytes);
  if (marked) return marked;
  const wide = decodeWide(bytes);
  if (wide) return wide;
  const labels = readLabels(bytes, hints);
  const shifted = decodeShifted(bytes, labels);
  if (shifted) return shifted;
  if (looksBinary(bytes))
    return { problem: 'This is not a text: it holds the control bytes of a binary file.' };
  const utf8 = decodeUtf8(bytes, labels, hints);
  if (utf8) return utf8;
  return decodeLegacy(bytes, labels);
}

/** Decodes with a named encoding; bytes without meaning become U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  const page = codePages[encoding];
  if (page) return decodePage(bytes, page);
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le');
  return new TextDecoder(decoderName(encoding)).decode(bytes);
}

function decodeMarked(bytes: Uint8Array): Decoded | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    let start = 3;
    while (bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf) start += 3;
    const rest = bytes.subarray(start);
    const notes = start > 3 ? ['more than one byte order mark'] : [];
    const strict = strictUtf8(rest);
    if (strict !== null) return { text: strict, encoding: 'utf-8', notes };
    const mended = mendUtf8(rest);
    return { text: mended.text, encoding: 'utf-8', notes: [...notes, 'mended damaged UTF-8'] };
  }
  if (a === 0xff && b === 0xfe && c === 0 && d === 0)
    return {
      text: decodeUtf32(bytes.subarray(4), true),
      encoding: 'utf-32le',
      notes: decodedFrom('utf-32le'),
    };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff)
    return {
      text: decodeUtf32(bytes.subarray(4), false),
      encoding: 'utf-32be',
      notes: decodedFrom('utf-32be'),
    };
  if (a === 0xff && b === 0xfe)
    return { text: decodeAs(bytes, 'utf-16le'), encoding: 'utf-16le', notes: decodedFrom('utf-16le') };
  if (a === 0xfe && b === 0xff)
    return { text: decodeAs(bytes, 'utf-16be'), encoding: 'utf-16be', notes: decodedFrom('utf-16be') };
  return null;
}

/** UTF-16 and UTF-32 without a mark show by where their NULs and small bytes stand. */
function decodeWide(bytes: Uint8Array): Decoded | null {
  if (bytes.length < 4) return null;
  const end = Math.min(bytes.length - (bytes.length % 4), 16_384);
  const controls = [0, 0, 0, 0];
  const nuls = [0, 0, 0, 0];
  for (let i = 0; i < end; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 9 || (byte > 13 && byte < 32)) controls[i & 3] = (controls[i & 3] as number) + 1;
    if (byte === 0) nuls[i & 3] = (nuls[i & 3] as number) + 1;
  }
  const quarter = end / 4;
  const share = controls.map(count => count / quarter);
  const zero = nuls.map(count => count / quarter);
  const candidates: string[] = [];
  if (zero[0] === 1 && (share[1] as number) > 0.9) candidates.push('utf-32be');
  if (zero[3] === 1 && (share[2] as number) > 0.9) candidates.push('utf-32le');
  const even = ((share[0] as number) + (share[2] as number)) / 2;
  const odd = ((share[1] as number) + (share[3] as number)) / 2;
  if (even > 0.1 && odd < even / 4) candidates.push('utf-16be');
  if (odd > 0.1 && even < odd / 4) candidates.push('utf-16le');
  for (const encoding of candidates) {
    const text = decodeAs(bytes.subarray(0, encoding.startsWith('utf-32') ? end : bytes.length), encoding);
    if (judgeDecoding(text.slice(0, 8000)).cost < believable && !/\0{2}/.test(text.slice(0, 8000)))
      return {
        text: decodeAs(bytes, encoding),
        encoding,
        notes: [...decodedFrom(encoding), 'no byte order mark'],
      };
  }
  return null;
}

/** ISO-2022-JP, ISO-2022-KR and HZ are seven-bit and show by their escapes. */
function decodeShifted(bytes: Uint8Array, labels: Label[]): Decoded | null {
  const hz = labels.some(label => label.raw === 'hz-gb-2312');
  let escapes = false;
  for (const byte of bytes) {
    if (byte >= 0x80) return null;
    if (byte === 0x1b) escapes = true;
  }
  if (!escapes && !hz) return null;
  const ascii = new TextDecoder('latin1').decode(bytes.subarray(0, 200_000));
  if (/\x1b\$[@B]|\x1b\$\([@B-D]|\x1b\([JI]/.test(ascii))
    return {
      text: decodeAs(bytes, 'iso-2022-jp'),
      encoding: 'iso-2022-jp',
      notes: decodedFrom('iso-2022-jp'),
    };
  if (ascii.includes('\x1b$)C'))
    return { text: unshift(bytes, 'euc-kr'), encoding: 'iso-2022-kr', notes: decodedFrom('iso-2022-kr') };
  if (hz) return { text: decodeHz(bytes), encoding: 'hz-gb-2312', notes: decodedFrom('hz-gb-2312') };
  return null;
}

/** Shift-out and shift-in turn the eighth bit on and off (RFC 1557). */
function unshift(bytes: Uint8Array, encoding: string): string {
  const out: number[] = [];
  let high = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte === 0x1b && bytes[i + 1] === 0x24 && bytes[i + 2] === 0x29 && bytes[i + 3] === 0x43) i += 3;
    else if (byte === 0x0e) high = true;
    else if (byte === 0x0f) high = false;
    else out.push(high && byte > 0x20 ? byte | 0x80 : byte);
  }
  return decodeAs(Uint8Array.from(out), encoding);
}

/** `~{` and `~}` turn the eighth bit on and off, `~~` is a tilde (RFC 1843). */
function decodeHz(bytes: Uint8Array): string {
  const out: number[] = [];
  let high = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    const next = bytes[i + 1];
    if (byte === 0x7e && next === 0x7b) high = true;
    else if (byte === 0x7e && next === 0x7d) high = false;
    else if (byte === 0x7e && next === 0x7e) out.push(byte);
    else {
      out.push(high && byte > 0x20 ? byte | 0x80 : byte);
      continue;
    }
    i += 1;
  }
  return decodeAs(Uint8Array.from(out), 'gb18030');
}

function looksBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 65_536);
  if (end === 0) return false;
  let controls = 0;
  for (let i = 0; i < end; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  }
  return controls > 8 && controls / end > 0.03;
}

function decodeUtf8(bytes: Uint8Array, labels: Label[], hints: DecodeHints): Decoded | null {
  const strict = strictUtf8(bytes);
  if (strict !== null) {
    if (isAscii(bytes)) return { text: strict, encoding: nameAscii(labels, hints), notes: [] };
    const wrong = labels.find(label => label.encoding !== 'utf-8');
    return {
      text: strict,
      encoding: 'utf-8',
      notes: wrong ? [`labelled ${wrong.encoding}, but the bytes are UTF-8`] : [],
    };
  }
  const mended = mendUtf8(bytes);
  // A few damaged spots in what is plainly UTF-8: at least nine sound sequences for each fault.
  if (mended.sound >= 3 && mended.faults * 9 <= mended.sound)
    return { text: mended.text, encoding: 'utf-8', notes: ['mended damaged UTF-8'] };
  if (
    mended.sound + mended.faults > 0 &&
    mended.faults <= 2 &&
    mended.sound >= 2 &&
    labels.some(l => l.encoding === 'utf-8')
  )
    return { text: mended.text, encoding: 'utf-8', notes: ['mended damaged UTF-8'] };
  return null;
}

/** Bytes that are all ASCII may carry any name; they get the one they came with (text types: RFC 3023, section 3.1). */
function nameAscii(labels: Label[], hints: DecodeHints): string {
  const http = labels.find(label => label.from === 'http');
  const fixed =
    http?.encoding ??
    (hints.kind === 'xml' && /^\s*text\/[\w.+-]*xml/i.test(hints.contentType ?? '') ? 'us-ascii' : null);
  const named = fixed ?? labels[0]?.encoding ?? 'utf-8';
  return /^(?:utf-16|utf-32|iso-2022)/.test(named) ? 'utf-8' : named;
}

function decodeLegacy(bytes: Uint8Array, labels: Label[]): Decoded | { problem: string } {
  const sample = takeSample(bytes);
  const bonus = new Map<string, number>();
  const give = (encoding: string, amount: number) =>
    bonus.set(encoding, Math.max(bonus.get(encoding) ?? 0, amount));
  const high = countHigh(sample);
  const few = high < 12;
  // With a letter or two there is nothing to judge by: only the label can know.
  const strong = high < 4 ? 1.2 : few ? 0.5 : 0.16;
  for (const label of labels) {
    if (label.encoding.startsWith('utf-')) continue;
    give(label.encoding, isWeakLabel(label.encoding) ? (few ? 0.1 : 0.04) : strong);
  }
  for (const [index, guess] of detect(sample).entries())
    give(guess.encoding, index === 0 && high > 3 ? 0.12 : 0.04);
  for (const encoding of usualSuspects) give(encoding, 0);
  if (bytes.length % 2 === 0 && labels.some(l => l.encoding.startsWith('utf-16')))
    for (const encoding of ['utf-16le', 'utf-16be']) give(encoding, 0);

  let best: { encoding: string; cost: number; score: number; judged: number } | null = null;
  for (const [encoding, extra] of bonus) {
    const { cost, judged } = judgeDecoding(decodeAs(sample, encoding));
    const score = cost - extra;
    if (!best || score < best.score - 1e-9) best = { encoding, cost, score, judged };
  }
  const labelled = labels.some(label => label.encoding === best?.encoding);
  const limit = best && best.judged > 100 ? (labelled ? believableLong + 0.15 : believableLong) : believable;
  if (!best || (best.judged > 100 ? best.cost : best.score) > limit || (best.cost > 1.6 && best.judged > 2))
    return {
      problem:
        'The text could not be decoded: its bytes fit no known character encoding. Saving it as UTF-8 will help.',
    };
  const text = decodeAs(bytes, best.encoding);
  const notes = decodedFrom(best.encoding);
  const declared = labels.find(label => label.encoding !== best.encoding);
  if (declared && !isWeakLabel(declared.encoding))
    notes.push(`labelled ${declared.encoding}, which the bytes are not`);
  return { text, encoding: best.encoding, notes };
}

function detect(sample: Uint8Array): { encoding: string }[] {
  try {
    return detectAll(sample)
      .map(guess => findEncoding(guess.encoding))
      .filter(encoding => encoding !== null && !encoding.startsWith('utf-') && encoding !== 'us-ascii')
      .slice(0, 4)
      .map(encoding => ({ encoding: encoding as string }));
  } catch {
    return [];
  }
}

interface Label {
  encoding: string;
  /** As it stood, in lower case. */
  raw: string;
  from: 'http' | 'declaration';
}

function readLabels(bytes: Uint8Array, hints: DecodeHints): Label[] {
  const labels: Label[] = [];
  const add = (raw: string | undefined, from: Label['from']) => {
    if (!raw) return;
    const plain = raw.trim().toLowerCase();
    const encoding = plain === 'hz-gb-2312' || plain === 'hz' ? 'gb18030' : findEncoding(plain);
    if (encoding) labels.push({ encoding, raw: plain === 'hz' ? 'hz-gb-2312' : plain, from });
  };
  const header = hints.contentType?.slice(0, 400) ?? '';
  add(/charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w.:+-]{1,40})/i.exec(header)?.[1], 'http');
  if (hints.kind !== 'text') {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
    add(
      /<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']?\s{0,4}([\w.:+-]{1,40})/i.exec(head)?.[1],
      'declaration',
    );
    add(
      /<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,4}([\w.:+-]{1,40})/i.exec(head)?.[1],
      'declaration',
    );
  }
  return labels;
}

/** The parts outside ASCII with what stands around them, without markup; enough to judge by. */
function takeSample(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(sampleBytes);
  let length = 0;
  let inTag = false;
  let quiet = 0;
  for (const byte of bytes) {
    if (byte === 0x3c) inTag = true;
    if (inTag) {
      if (byte === 0x3e) {
        inTag = false;
        out[length] = 0x20;
        length += 1;
      } else if (byte < 0x80 || length === 0) {
        if (length >= sampleBytes) break;
        continue;
      }
    } else {
      quiet = byte >= 0x80 ? 0 : quiet + 1;
      // A long stretch of ASCII says nothing.
      if (quiet > 60) continue;
      out[length] = byte;
      length += 1;
    }
    if (length >= sampleBytes) break;
  }
  const sample = out.subarray(0, length);
  return countHigh(sample) === 0 ? bytes.subarray(0, sampleBytes) : sample;
}

function countHigh(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count += 1;
  return count;
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * UTF-8 with damage: sound sequences are kept, a stray windows-1252 quote or dash (an editor's paste) becomes what it
 * was, anything else U+FFFD.
 */
function mendUtf8(bytes: Uint8Array): { text: string; sound: number; faults: number } {
  const loose = new TextDecoder('utf-8');
  const pasted = new TextDecoder('windows-1252');
  const parts: string[] = [];
  let sound = 0;
  let faults = 0;
  let start = 0;
  let i = 0;
  while (i < bytes.length) {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      i += 1;
      continue;
    }
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      sound += 1;
      i += length;
      continue;
    }
    faults += 1;
    parts.push(loose.decode(bytes.subarray(start, i)));
    const alone = byte >= 0x80 && byte < 0xa0 && !isContinuation(bytes[i + 1]);
    if (alone && byte !== 0x81 && byte !== 0x8d && byte !== 0x8f && byte !== 0x90 && byte !== 0x9d)
      parts.push(pasted.decode(bytes.subarray(i, i + 1)));
    else {
      parts.push('\ufffd');
      // The rest of a cut sequence belongs to the same fault.
      while (byte >= 0xc0 && isContinuation(bytes[i + 1])) i += 1;
    }
    i += 1;
    start = i;
  }
  parts.push(loose.decode(bytes.subarray(start)));
  return { text: parts.join(''), sound, faults };
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}

/** Length of the sound UTF-8 sequence at a place (Unicode 16, table 3-7); 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  const second = bytes[at + 1];
  if (!isContinuation(second)) return 0;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) {
    if (first === 0xe0 && (second as number) < 0xa0) return 0;
    if (first === 0xed && (second as number) > 0x9f) return 0;
    return isContinuation(bytes[at + 2]) ? 3 : 0;
  }
  if (first >= 0xf0 && first < 0xf5) {
    if (first === 0xf0 && (second as number) < 0x90) return 0;
    if (first === 0xf4 && (second as number) > 0x8f) return 0;
    return isContinuation(bytes[at + 2]) && isContinuation(bytes[at + 3]) ? 4 : 0;
  }
  return 0;
}

function decodePage(bytes: Uint8Array, page: string): string {
  const parts: string[] = [];
  for (const byte of bytes)
    parts.push(byte < 0x80 ? String.fromCharCode(byte) : (page[byte - 0x80] ?? '\ufffd'));
  return parts.join('');
}

function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let i = 0; i + 4 <= bytes.length; i += 4) {
    const code = view.getUint32(i, little);
    parts.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code));
  }
  return parts.join('').replace(/^\ufeff/, '');
}

function decodedFrom(encoding: string): string[] {
  return [`decoded from ${encoding}`];
}
