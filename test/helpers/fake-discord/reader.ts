/**
 * Reads Discord markdown as a person would see it: the inverse of drawing, written on its own from Discord's rules
 * (support.discord.com "Markdown Text 101"; docs.discord.com reference §Message Formatting), so that a test can
 * tell whether outside text has gained any force.
 */
export interface Reading {
  /** The characters a reader sees, line by line, without signs of headings, quotes and lists. */
  text: string;
  /** What acts: mentions, moments, emoji, masked links ("link https://…"), bare links ("auto https://…"). */
  live: string[];
  /** How many stretches are styled (bold, italic, underlined, struck, hidden, code). */
  styled: string[];
  /** The sign of each line: "## ", "-# ", "> ", "- ", "1. ", or "". */
  signs: string[];
}

/** Reads one text display. */
export function readMarkdown(markdown: string): Reading {
  const reading: Reading = { text: '', live: [], styled: [], signs: [] };
  const lines: string[] = [];
  let rest = markdown;
  for (;;) {
    const fence = /```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/i.exec(rest);
    const before = fence === null ? rest : rest.slice(0, fence.index);
    if (before !== '') lines.push(...before.split('\n').map(line => readLine(line, reading)));
    if (fence === null) break;
    lines.push(fence[1] as string);
    reading.signs.push('```');
    rest = rest.slice(fence.index + fence[0].length);
  }
  reading.text = lines.join('\n');
  return reading;
}

function readLine(line: string, reading: Reading): string {
  let inner = line;
  let signs = '';
  for (let depth = 0; depth < 4; depth += 1) {
    const sign = /^\s*(>>> |> |-# |#{1,3}\s+|[-*+]\s+|\d+\.\s+)/.exec(inner);
    if (sign === null) break;
    signs += sign[1];
    inner = inner.slice(sign[0].length);
  }
  if (signs.includes('#')) inner = inner.replace(/(?<!\\)#+\s*$/, '');
  reading.signs.push(signs);
  return readInline(inner, reading);
}

const mention =
  /^<(?:@[!&]?\d+|#\d+|\/[^>\s]+:\d+|t:-?\d+(?::[a-zA-Z])?|a?:\w+:\d+|id:\w+|https?:\/\/[^>\s]+|[\w.+-]+@[\w.-]+|\+\d+)>/;
const styles: [string, RegExp][] = [
  ['***', /^\*\*\*((?:\\[\s\S]|[^\\])+?)\*\*\*(?!\*)/],
  ['**', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['__', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['*', /^\*(?=\S)((?:\\[\s\S]|[^*\\])+?)\*(?!\*)/],
  ['_', /^\b_((?:\\[\s\S]|[^\\_])+?)_\b/],
  ['~~', /^~~((?:\\[\s\S]|[^\\])+?)~~/],
  ['||', /^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/],
];
const maskedLink = /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\()]|\\.)*?)>?\s*\)/;

function readInline(text: string, reading: Reading): string {
  let seen = '';
  let rest = text;
  const take = (length: number) => {
    rest = rest.slice(length);
  };
  while (rest !== '') {
    const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest);
    if (escaped !== null) {
      seen += escaped[1];
      take(escaped[0].length);
      continue;
    }
    const code = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(rest);
    if (code !== null) {
      seen += code[2];
      reading.styled.push('`');
      take(code[0].length);
      continue;
    }
    const link = maskedLink.exec(rest);
    if (link !== null && !/:\/\//.test(link[1] as string) && /^https?:\/\//.test(link[2] as string)) {
      seen += readInline(link[1] as string, reading);
      reading.live.push(`link ${link[2]}`);
      take(link[0].length);
      continue;
    }
    const alive =
      mention.exec(rest) ??
      /^@(?:everyone|here)\b/.exec(rest) ??
      /^:[\w+-]+:/.exec(rest) ??
      /^https?:\/\/[^\s<]+[^<.,:;"')\]\s]/.exec(rest);
    if (alive !== null) {
      seen += alive[0];
      reading.live.push(alive[0].startsWith('http') ? `auto ${alive[0]}` : alive[0]);
      take(alive[0].length);
      continue;
    }
    const style = styles
      .map(([sign, rule]) => ({ sign, match: rule.exec(rest) }))
      .find(({ match }) => match !== null);
    if (style?.match) {
      seen += readInline(style.match[1] as string, reading);
      reading.styled.push(style.sign);
      take(style.match[0].length);
      continue;
    }
    const next = String.fromCodePoint(rest.codePointAt(0) as number);
    seen += next;
    take(next.length);
  }
  return seen;
}

interface AnyComponent {
  type: number;
  content?: string;
  components?: AnyComponent[];
  accessory?: AnyComponent;
}

/** Reads every text display of a message, in order. */
export function readMessage(message: { components?: unknown }): Reading {
  const whole: Reading = { text: '', live: [], styled: [], signs: [] };
  const visit = (component: AnyComponent): void => {
    if (component.type === 10) {
      const reading = readMarkdown(component.content ?? '');
      whole.text += `${whole.text === '' ? '' : '\n'}${reading.text}`;
      whole.live.push(...reading.live);
      whole.styled.push(...reading.styled);
      whole.signs.push(...reading.signs);
    }
    for (const inner of component.components ?? []) visit(inner);
  };
  for (const component of (message.components ?? []) as AnyComponent[]) visit(component);
  return whole;
}
