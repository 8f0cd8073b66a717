/** Decodes UTF-8 that is sound throughout; null for any other bytes. */
export function strictUtf8(bytes: Uint8Array): string | null {
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
export function mendUtf8(bytes: Uint8Array): { text: string; sound: number; faults: number } {
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
    // Plainly another encoding: no need to go on.
    if (faults > 2000 && faults > sound) return { text: '', sound, faults };
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
