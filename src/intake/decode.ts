import { decodeAs, decodeUtf32 } from './decode-as.ts';
import { believable, decodeLegacy } from './decode-legacy.ts';
import { decodeShifted } from './decode-shifted.ts';
import { type Decoded, type DecodeHints, decodedFrom, type Label, readLabels } from './labels.ts';
import { judgeDecoding } from './plausibility.ts';
import { mendUtf8, strictUtf8 } from './utf8.ts';

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

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}
