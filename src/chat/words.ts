/** One word of a typed line; a stretch in quotes belongs to one word. */
export interface Word {
  /** As typed, with every kind of quote made a straight double one: `"arms deal"`, `-"arms deal"`. */
  raw: string;
  /** Without the quotes. */
  bare: string;
  /** What stands before the first `:` or `=` outside quotes; null when there is none or it is no name. */
  name: string | null;
  /** What stands after it, without quotes. */
  value: string;
  /** Begins with two dashes. */
  dashed: boolean;
  /** Begins with a quote: never an option. */
  quoted: boolean;
}

/** Which characters close a quote that opened with the key. Keyboards and chat clients mix straight and curly ones. */
const closers: Record<string, string> = {
  '"': '"”“„',
  '“': '”"“',
  '”': '”"“',
  '„': '“”"',
  '«': '»',
  '»': '«',
  "'": "'’‘",
  '‘': "’'‘",
};

/**
 * Parts a typed line into words at white space (no-break and ideographic spaces included), keeping quoted stretches
 * whole. Gives `unclosed: true` when a double quote opens and never closes; the words are then parted as if it were
 * an ordinary letter.
 */
export function splitWords(line: string): { words: Word[]; unclosed: boolean } {
  const text = prepare(line);
  const words: Word[] = [];
  const hopeless = new Set<string>();
  let unclosed = false;
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] as string)) {
      at += 1;
      continue;
    }
    let raw = '';
    let bare = '';
    let separator: { raw: number; bare: number } | null = null;
    let quoted = false;
    while (at < text.length && !/\s/.test(text[at] as string)) {
      const letter = text[at] as string;
      if (letter in closers && opensQuote(raw) && !hopeless.has(letter)) {
        const end = findCloser(text, at);
        if (end !== null) {
          if (raw === '') quoted = true;
          const inner = text.slice(at + 1, end);
          raw += `"${inner}"`;
          bare += inner;
          at = end + 1;
          continue;
        }
        hopeless.add(letter);
        if (letter !== "'" && letter !== '‘') unclosed = true;
      }
      if (separator === null && /[:=：]/.test(letter)) separator = { raw: raw.length, bare: bare.length };
      raw += letter;
      bare += letter;
      at += 1;
    }
    words.push(shapeWord(raw, bare, separator, quoted));
  }
  return { words, unclosed };
}

function shapeWord(
  raw: string,
  bare: string,
  separator: { raw: number; bare: number } | null,
  quoted: boolean,
): Word {
  const dashes = quoted ? null : /^(?:--|[—–]-?)(?=\p{L})/u.exec(raw);
  const skip = dashes?.[0].length ?? 0;
  const head = raw.slice(skip, separator?.raw ?? raw.length).toLowerCase();
  const isName = !quoted && /^[a-z][a-z0-9_-]{0,63}$/.test(head);
  return {
    raw,
    bare,
    name: isName && (separator !== null || dashes !== null) ? head : null,
    value: separator === null ? '' : bare.slice(separator.bare + 1),
    dashed: dashes !== null,
    quoted,
  };
}

/** A quote opens a stretch at the start of a word, after the sign of an option, or after a minus. */
function opensQuote(before: string): boolean {
  return before === '' || /[:=：]$/.test(before) || /^[-+(]$/.test(before);
}

function findCloser(text: string, opener: number): number | null {
  const letter = text[opener] as string;
  const ends = closers[letter] as string;
  const single = letter === "'" || letter === '‘';
  for (let at = opener + 1; at < text.length; at += 1) {
    if (!ends.includes(text[at] as string)) continue;
    // An apostrophe inside a word ("Kim's") closes nothing.
    if (single && at + 1 < text.length && !/\s/.test(text[at + 1] as string)) continue;
    return at;
  }
  return null;
}

/**
 * Unwraps what Slack wraps in a command's text when escaping is on: `<@U1|ann>` → `U1`, `<#C1|news>` → `C1`,
 * `<https://a.b/c|label>` → `https://a.b/c`; an address Slack made from a bare `a.b` becomes `a.b` again
 * (docs.slack.dev, slash commands, "Escaping channels, users, and links"). Invisible characters that carry no
 * meaning are dropped; the joiners that Persian and Indic scripts need stay.
 */
function prepare(line: string): string {
  return line
    .replace(/[\u200B\u2060\uFEFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/<([@#!]?)([^<>|\s]{1,3000})(?:\|([^<>]{0,3000}))?>/g, (whole, sign, target, label) => {
      if (sign !== '') return sign === '!' ? whole : target;
      if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(target)) return whole;
      const address = target.replace(/^(?:mailto|tel):/i, '');
      return label !== undefined && `http://${label}` === address.replace(/\/$/, '') ? label : address;
    });
}
