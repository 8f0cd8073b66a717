import { type Html, html } from './html.ts';

/** A line of Discord's markdown by what it begins with. */
type LineKind = 'heading2' | 'heading3' | 'small' | 'quote' | 'bullet' | 'number' | 'plain';

/**
 * Draws the markdown of a text display as Discord shows it: headings, small print, quotations, lists, code blocks, bold,
 * code, masked links, moments and escaped signs. What it doesn't know stands as it is written.
 */
export function drawMarkdown(content: string): Html {
  const drawn: Html[] = [];
  const parts = content.split(/^```\n([\s\S]*?)```$/m);
  parts.forEach((part, index) => {
    if (index % 2 === 1) drawn.push(html`<pre tabindex="0"><code dir="auto">${part}</code></pre>`);
    else drawn.push(...drawLines(part.split('\n')));
  });
  return html`${drawn}`;
}

function drawLines(lines: string[]): Html[] {
  const drawn: Html[] = [];
  let gathered: { kind: LineKind; start: number; items: Html[] } | null = null;
  const flush = () => {
    if (gathered === null) return;
    const { kind, items, start } = gathered;
    if (kind === 'quote')
      drawn.push(html`<blockquote>${items.map(item => html`<p dir="auto">${item}</p>`)}</blockquote>`);
    else if (kind === 'bullet')
      drawn.push(html`<ul>${items.map(item => html`<li dir="auto">${item}</li>`)}</ul>`);
    else drawn.push(html`<ol start="${start}">${items.map(item => html`<li dir="auto">${item}</li>`)}</ol>`);
    gathered = null;
  };
  for (const line of lines) {
    if (line.trim() === '') continue;
    const { kind, text, number } = readLine(line);
    const inner = html`${drawInline(text)}`;
    if (kind === 'quote' || kind === 'bullet' || kind === 'number') {
      if (gathered !== null && gathered.kind !== kind) flush();
      gathered ??= { kind, start: number, items: [] };
      gathered.items.push(inner);
      continue;
    }
    flush();
    if (kind === 'heading2') drawn.push(html`<p class="d-h2" dir="auto">${inner}</p>`);
    else if (kind === 'heading3') drawn.push(html`<p class="d-h3" dir="auto">${inner}</p>`);
    else if (kind === 'small') drawn.push(html`<p class="small" dir="auto">${inner}</p>`);
    else drawn.push(html`<p dir="auto">${inner}</p>`);
  }
  flush();
  return drawn;
}

function readLine(line: string): { kind: LineKind; text: string; number: number } {
  const signs: [string, LineKind][] = [
    ['## ', 'heading2'],
    ['### ', 'heading3'],
    ['-# ', 'small'],
    ['> ', 'quote'],
    ['- ', 'bullet'],
  ];
  for (const [sign, kind] of signs)
    if (line.startsWith(sign)) return { kind, text: line.slice(sign.length), number: 1 };
  const numbered = /^(\d{1,9})\. /.exec(line);
  if (numbered) return { kind: 'number', text: line.slice(numbered[0].length), number: Number(numbered[1]) };
  return { kind: 'plain', text: line, number: 1 };
}

/** Draws what stands on one line. Linear: every sign is looked at once, every closer is looked for once from its opener. */
function drawInline(text: string): (Html | string)[] {
  const drawn: (Html | string)[] = [];
  let plain = '';
  let at = 0;
  const push = (part: Html) => {
    if (plain !== '') drawn.push(plain);
    plain = '';
    drawn.push(part);
  };
  while (at < text.length) {
    const letter = text[at] as string;
    const rest = text.slice(at, at + 40);
    if (letter === '\\' && /^\\[!-/:-@[-`{-~]/.test(rest)) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    const moment = /^<t:(-?\d{1,12}):([tTdDfFR])>/.exec(rest);
    if (moment) {
      push(drawMoment(Number(moment[1])));
      at += moment[0].length;
      continue;
    }
    if (letter === '`') {
      const end = text.indexOf('`', at + 1);
      if (end > at + 1) {
        push(html`<code>${text.slice(at + 1, end)}</code>`);
        at = end + 1;
        continue;
      }
    }
    if (letter === '*' && text[at + 1] === '*') {
      const end = findCloser(text, at + 2, '**');
      if (end !== null) {
        push(html`<b>${drawInline(text.slice(at + 2, end))}</b>`);
        at = end + 2;
        continue;
      }
    }
    if (letter === '[') {
      const link = readLink(text, at);
      if (link !== null) {
        push(html`<a href="${link.url}" rel="noreferrer noopener"><bdi>${drawInline(link.label)}</bdi></a>`);
        at = link.end;
        continue;
      }
    }
    plain += letter;
    at += 1;
  }
  if (plain !== '') drawn.push(plain);
  return drawn;
}

/** The next unescaped closer; null when there is none. */
function findCloser(text: string, from: number, closer: string): number | null {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(closer, at)) return at;
  }
  return null;
}

function readLink(text: string, at: number): { label: string; url: string; end: number } | null {
  const close = findCloser(text, at + 1, ']');
  if (close === null || text[close + 1] !== '(') return null;
  const end = text.indexOf(')', close);
  if (end < 0) return null;
  const url = text.slice(close + 2, end);
  return /^https?:\/\//.test(url) ? { label: text.slice(at + 1, close), url, end: end + 1 } : null;
}

/** A moment as Discord would show it to a reader in UTC. */
function drawMoment(seconds: number): Html {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return html``;
  const iso = moment.toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}
