import stringWidth from 'string-width';

const words = new Intl.Segmenter('und', { granularity: 'word' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How many columns a text takes: wide characters two, combining marks and colour codes none. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/**
 * Makes text from outside safe to print: no control characters (so no escape sequence can act), no bidi overrides or
 * isolates that could turn the line around; line breaks and tabs become spaces.
 */
export function makePrintable(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .toWellFormed();
}

/** Cuts a printable text into lines of at most `width` columns, between words, and inside a word only between graphemes. Nothing but the spaces at the cuts is lost. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const flush = () => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  for (const piece of joinPunctuation(text)) {
    const size = widthOf(piece);
    if (used + size <= width) {
      if (line === '' && piece.trim() === '' && lines.length > 0) continue;
      line += piece;
      used += size;
      continue;
    }
    if (piece.trim() === '') {
      flush();
      continue;
    }
    if (line.trim() !== '') flush();
    if (size <= width) {
      line = piece;
      used = size;
      continue;
    }
    for (const { segment } of graphemes.segment(piece)) {
      const one = widthOf(segment);
      if (used + one > width && line !== '') flush();
      line += segment;
      used += one;
    }
  }
  if (line.trim() !== '' || lines.length === 0) flush();
  return lines;
}

/** Word pieces, with closing punctuation kept to the word before it. */
function joinPunctuation(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(text)) {
    const last = pieces.at(-1);
    const sticks =
      last !== undefined && last.trim() !== '' && /^[\p{Po}\p{Pe}\p{Pf}\p{Pd}\p{M}]/u.test(segment);
    const opens = last !== undefined && /[\p{Ps}\p{Pi}]$/u.test(last);
    if (sticks || opens) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}
