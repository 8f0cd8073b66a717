import { findEncoding } from './encodings.ts';

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

/** What a text says of its own encoding. */
export interface Label {
  encoding: string;
  /** As it stood, in lower case. */
  raw: string;
  from: 'http' | 'declaration';
}

/** Reads the labels, the HTTP one first; those that mean nothing stay out. */
export function readLabels(bytes: Uint8Array, hints: DecodeHints): Label[] {
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

/** The note for a text that was not UTF-8. */
export function decodedFrom(encoding: string): string[] {
  return [`decoded from ${encoding}`];
}
