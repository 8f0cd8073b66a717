import sanitizeHtml from 'sanitize-html';
import { resolveUrl } from './resolve-url.ts';
import { allowedAttributes, passPlain } from './sanitise-plain.ts';
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
    allowedAttributes,
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
