import { codePages } from './code-pages.ts';
import { decoderName } from './encodings.ts';

/** Decodes with a named encoding; bytes without meaning become U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  const page = codePages[encoding];
  if (page) return decodePage(bytes, page);
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le');
  return new TextDecoder(decoderName(encoding)).decode(bytes);
}

function decodePage(bytes: Uint8Array, page: string): string {
  const parts: string[] = [];
  for (const byte of bytes)
    parts.push(byte < 0x80 ? String.fromCharCode(byte) : (page[byte - 0x80] ?? '\ufffd'));
  return parts.join('');
}

/** Decodes UTF-32 without its byte order mark. */
export function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let i = 0; i + 4 <= bytes.length; i += 4) {
    const code = view.getUint32(i, little);
    parts.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code));
  }
  return parts.join('').replace(/^\ufeff/, '');
}
