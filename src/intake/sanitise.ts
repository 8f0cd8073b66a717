import sanitizeHtml from 'sanitize-html';
import { tameHtml } from './tame.ts';

/** Attributes that hold one address. */
const addressAttributes = ['href', 'src', 'cite', 'longdesc', 'poster', 'background'];

/**
 * Makes a feed's HTML harmless: only text markup, links, lists, tables and pictures stay; scripts, forms, frames,
 * handlers, styles and odd schemes go. Relative addresses are made absolute.
 * @param base what relative addresses are relative to; without one they stay out
 */
export function sanitiseHtml(html: string, base: string | null): string {
  if (!/[<&]/.test(html)) return html.trim();
  if (!html.includes('<') && !/&(?:lt|#0*60|#x0*3c);?/i.test(html)) return html.trim();
  const plain = passPlain(html.trim(), base);
  if (plain !== null) return plain;
  return sanitizeHtml(tameHtml(html), {
    allowedTags: sanitizeHtml.defaults.allowedTags.concat([
      'img',
      'del',
      'ins',
      'picture',
      'source',
      'video',
      'audio',
    ]),
    allowedAttributes: {
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
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'ftp', 'xmpp', 'magnet'],
    allowedSchemesByTag: {
      img: ['http', 'https'],
      video: ['http', 'https'],
      audio: ['http', 'https'],
      source: ['http', 'https'],
    },
    allowProtocolRelative: false,
    nestingLimit: 60,
    parser: { decodeEntities: true },
    transformTags: {
      '*': (tagName, attribs) => {
        for (const name of addressAttributes) {
          const value = attribs[name];
          if (value === undefined) continue;
          const absolute = resolveUrl(value, base);
          if (absolute === null) delete attribs[name];
          else attribs[name] = absolute;
        }
        return { tagName, attribs };
      },
    },
  }).trim();
}

const harmless = new Set(
  'p br hr b i em strong u s ul ol li blockquote h1 h2 h3 h4 h5 h6 div span a sub sup small code pre table thead tbody tr td th dl dt dd'.split(
    ' ',
  ),
);

/**
 * The short way for HTML that is plainly harmless: well-nested text elements without attributes but `href`. It is the
 * greater part of what feeds carry, and the library takes five times as long. Null sends it the long way.
 */
function passPlain(html: string, base: string | null): string | null {
  if (html.length > 200_000) return null;
  const open: string[] = [];
  const parts: string[] = [];
  let from = 0;
  for (const match of html.matchAll(/<[^<>]{0,2000}>?/g)) {
    const tag = /^<(\/?)([a-z][a-z0-9]{0,9})(?: href="([^"<>&\s\\]{1,1900})")?(\s?\/)?>$/.exec(match[0]);
    const name = tag?.[2] ?? '';
    if (!tag || !harmless.has(name)) return null;
    const empty = name === 'br' || name === 'hr';
    if (tag[1] === '/') {
      if (tag[3] !== undefined || tag[4] !== undefined || open.pop() !== name) return null;
    } else if (!empty) {
      if (tag[4] !== undefined || open.length > 40) return null;
      open.push(name);
    }
    if (tag[3] === undefined) continue;
    const address = resolveUrl(tag[3], base);
    if (name !== 'a' || address === null || !/^https?:\/\/[^"<>\s]+$/i.test(address)) return null;
    parts.push(html.slice(from, match.index), `<a href="${address.replaceAll('&', '&amp;')}">`);
    from = match.index + match[0].length;
  }
  if (open.length > 0) return null;
  return from === 0 ? html : parts.join('') + html.slice(from);
}

/**
 * Resolves an address found in a document. White space inside (from wrapped lines) is taken out.
 * @returns the absolute address, or null when it is none
 */
export function resolveUrl(value: string, base: string | null): string | null {
  const plain = value.trim().replace(/[\t\n\r]+\s*/g, '');
  if (plain === '') return null;
  // Written as it stands when it is absolute: parsing would change it (a slash more, letters escaped).
  if (/^[a-z][a-z0-9+.-]*:/i.test(plain)) return URL.canParse(plain) ? plain.replaceAll(' ', '%20') : null;
  if (base === null || !URL.canParse(plain, base)) return null;
  return new URL(plain, base).href;
}
