import { resolveUrl } from './resolve-url.ts';

/** The attributes that stay, by element; those under "*" stay on any. */
export const allowedAttributes: Record<string, string[]> = {
  a: ['href', 'title', 'hreflang', 'rel'],
  img: ['src', 'alt', 'title', 'width', 'height'],
  source: ['src', 'type'],
  video: ['src', 'poster', 'width', 'height', 'controls'],
  audio: ['src', 'controls'],
  blockquote: ['cite'],
  q: ['cite'],
  del: ['cite', 'datetime'],
  ins: ['cite', 'datetime'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  ol: ['start', 'type'],
  time: ['datetime'],
  abbr: ['title'],
  '*': ['lang', 'dir', 'title'],
};

/** Elements whose content model holds no surprise; those without end tag come second. */
const harmless = new Set(
  'p b i em strong u s ul ol li blockquote h1 h2 h3 h4 h5 h6 div span a sub sup small code pre table thead tbody tr td th dl dt dd figure figcaption section article del ins q cite abbr time mark'.split(
    ' ',
  ),
);
/** What may stand in a paragraph; anything else ends it, as do two of a kind in a list or table. */
const inline = new Set(
  'b i em strong u s a span sub sup small code del ins q cite abbr time mark br img'.split(' '),
);
const empty = new Set(['br', 'hr', 'img']);
const addresses = new Set(['href', 'src', 'cite']);
const everywhere = new Set(allowedAttributes['*']);
const allowed = new Map(Object.entries(allowedAttributes).map(([name, list]) => [name, new Set(list)]));

/**
 * The short way for HTML that is plainly harmless: well-nested text elements whose attributes are written without any
 * trick. It is the greater part of what feeds carry, and the library takes five times as long. What comes out is what
 * the library would give. Null sends it the long way.
 */
export function passPlain(html: string, base: string | null): string | null {
  if (html.length > 200_000) return null;
  const open: string[] = [];
  const parts: string[] = [];
  let from = 0;
  for (const match of html.matchAll(/<[^<>]{0,3000}>?/g)) {
    const whole = match[0];
    const tag = /^<(\/?)([a-z][a-z0-9]{0,9})((?:\s[^<>]*|\/)?)>$/.exec(whole);
    if (!tag) return null;
    const name = tag[2] as string;
    const rest = tag[3] as string;
    const isEmpty = empty.has(name);
    if (
      tag[1] !== '/' &&
      (inline.has(name) ? name === 'a' && open.includes('a') : open.includes('p') || open.at(-1) === name)
    )
      return null;
    if (!isEmpty && !harmless.has(name)) return null;
    if (tag[1] === '/') {
      if (isEmpty || rest !== '' || open.pop() !== name) return null;
      continue;
    }
    if (!isEmpty) {
      if (open.length > 40 || rest.endsWith('/')) return null;
      open.push(name);
    }
    if (rest === '' && !isEmpty) continue;
    const attributes = readPlain(name, isEmpty ? rest.replace(/\s?\/$/, '') : rest, base);
    if (attributes === null) return null;
    parts.push(html.slice(from, match.index), `<${name}${attributes}${isEmpty ? ' /' : ''}>`);
    from = match.index + whole.length;
  }
  if (open.length > 0) return null;
  return from === 0 ? html : parts.join('') + html.slice(from);
}

/** The attributes that stay, written anew; null when one is written in a way that needs a real parser. */
function readPlain(name: string, text: string, base: string | null): string | null {
  let kept = '';
  let from = 0;
  for (const match of text.matchAll(/(?<!\s)\s+([a-z][a-z-]{0,30})="([^"<>&`\\\u0000-\u001f]*)"/g)) {
    if (match.index !== from) return null;
    from = match.index + match[0].length;
    const key = match[1] as string;
    let value = match[2] as string;
    if (!allowed.get(name)?.has(key) && !everywhere.has(key)) continue;
    if (kept.includes(` ${key}="`)) return null;
    if (addresses.has(key)) {
      const address = resolveUrl(value, base);
      if (address === null) continue;
      if (!/^https?:\/\/[^"<>\s]+$/i.test(address)) return null;
      value = address.replaceAll('&', '&amp;');
    }
    kept += ` ${key}="${value}"`;
  }
  return text.slice(from).trim() === '' ? kept : null;
}
