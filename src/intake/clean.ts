/** Bidirectional embeddings, overrides and isolates: they can make a text show in another order than it is. */
const bidi = /[\u202a-\u202e\u2066-\u2069]/g;
/** Zero width space, word joiner, byte order mark inside a text, soft hyphen, invisible operators, tag characters. */
const invisible = /[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const noncharacters = /[\ufdd0-\ufdef\ufffe\uffff]/g;

/** Anything the steps below would change, but for composition; most texts have nothing of it. */
const odd =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]/;

/**
 * Brings outside text into the one form the project works with: NFC, `\n` for every kind of line end, tabs and odd
 * spaces as they are, no control, bidi-override or zero-width characters, no lone surrogates. Joiners (U+200C, U+200D)
 * and direction marks (U+200E, U+200F) stay: Hindi, Persian, Arabic and emoji need them.
 */
export function cleanText(text: string): string {
  if (!odd.test(text)) return text.normalize('NFC');
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g, '\n')
    .replace(controls, '')
    .replace(noncharacters, '')
    .replace(bidi, '')
    .replace(invisible, '')
    .normalize('NFC');
}

/** One line of plain text: as `cleanText`, with every run of white space made one space, trimmed. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** An article's body: as `cleanText`, no white space at line ends, at most one empty line between paragraphs, trimmed. */
export function cleanBody(text: string): string {
  return cleanText(text)
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
