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
