/** Larger bodies are no article; parsing them as HTML would block the process. */
const largestBody = 1_000_000;

/** HTML parsers take time that grows with the square of the depth; no article comes near this. */
const deepestBody = 300;

/** A page of mathematics has some hundreds. */
const mostLoose = 3000;

const unnested = new Set(
  'p br hr img input meta link wbr area col embed source track li dt dd td th tr option'.split(' '),
);

/**
 * Makes HTML safe to hand to a parser: a `<` that begins no tag is escaped (thousands of them would block the
 * process). HTML that is too large or nested too deep comes back as plain words, escaped. Linear in time.
 */
export function tameHtml(html: string): string {
  if (isWild(html)) return escapeHtml(stripTags(html));
  return html.includes('<') ? html.replace(/<(?![a-zA-Z/!])/g, '&lt;') : html;
}

/**
 * True for HTML that must not be handed to a parser.
 * @param deepest more elements in elements than this are no honest document
 */
export function isWild(html: string, deepest = deepestBody): boolean {
  return html.length > largestBody || isLoose(html) || isDeep(html, deepest);
}

/** The beginning of a script that is data. */
const forMachines = /^<script\b[^<>]*ld\+json/;

/**
 * Takes scripts and styles out of a page: they are no words, and their strings look like elements; data for machines (JSON-LD) stays. One pass.
 */
export function dropScripts(html: string): string {
  const lower = html.toLowerCase();
  const parts: string[] = [];
  let from = 0;
  for (const match of lower.matchAll(/<(script|style)\b/g)) {
    if (match.index < from || forMachines.test(lower.slice(match.index, match.index + 500))) continue;
    parts.push(html.slice(from, match.index));
    const end = lower.indexOf(`</${match[1]}`, match.index);
    if (end < 0) return parts.join('');
    const close = lower.indexOf('>', end);
    from = close < 0 ? html.length : close + 1;
  }
  return parts.join('') + html.slice(from);
}

/** Takes everything that looks like a tag out, in one pass. */
export function stripTags(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ').replace(/<+/g, ' ');
}

/** Thousands of `<` that begin nothing: each would be escaped, decoded and escaped again. */
function isLoose(html: string): boolean {
  let loose = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (!/[a-zA-Z/!]/.test(html[at + 1] ?? '')) loose += 1;
    if (loose > mostLoose) return true;
  }
  return false;
}

/** Parts of a drawing that are HTML again (HTML standard, 13.2.6: HTML integration points). */
const integration = new Set(['foreignobject', 'desc', 'title', 'annotation']);

/** Within a drawing an element may close itself (`<path/>`), as it may not elsewhere in HTML. */
function isDrawing(open: string[]): boolean {
  const inner = open.findLast(name => name === 'svg' || integration.has(name));
  return inner === 'svg';
}

/** Nests as a parser does: an end tag closes the last element of its name, with all in it, or nothing at all. */
function isDeep(html: string, deepest: number): boolean {
  const open: string[] = [];
  for (const match of html.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})([^<>]*)/g)) {
    const name = (match[2] as string).toLowerCase();
    if (unnested.has(name)) continue;
    if (match[1] === '/') {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      continue;
    }
    if ((match[3] as string).endsWith('/') && isDrawing(open)) continue;
    open.push(name);
    if (open.length > deepest) return true;
  }
  return false;
}

/** Escapes text so that as HTML it shows as it is. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
