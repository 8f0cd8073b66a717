import { decodeAs } from './decode-as.ts';
import { type Decoded, decodedFrom, type Label } from './labels.ts';

/** ISO-2022-JP, ISO-2022-KR and HZ are seven-bit and show by their escapes. */
export function decodeShifted(bytes: Uint8Array, labels: Label[]): Decoded | null {
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
