import { cleanLine } from './clean.ts';
import { parseFeedDate } from './feed-dates.ts';
import { childrenOf, type FeedNode, markupOf, textOf } from './feed-node.ts';
import type { Enclosure } from './feed-shape.ts';
import { htmlToLine } from './html-text.ts';
import { resolveUrl } from './resolve-url.ts';
import { sanitiseHtml } from './sanitise.ts';
import { escapeHtml } from './tame.ts';

/** The first child, by the order of the names, that has any text. */
export function pick(node: FeedNode, names: string[]): FeedNode | null {
  for (const name of names) {
    for (const child of childrenOf(node, name)) if (child.children.length > 0) return child;
  }
  return null;
}

/** A title or name as plain text on one line; null when there is none. */
export function readLine(node: FeedNode | null): string | null {
  if (!node) return null;
  const type = typeOf(node);
  if (type === 'text' && !node.children.some(child => typeof child !== 'string'))
    return cleanLine(textOf(node)) || null;
  return htmlToLine(sourceOf(node, type)) || null;
}

/** A body as sanitised HTML; null when there is none. */
export function readBody(node: FeedNode | null): string | null {
  if (!node) return null;
  const type = typeOf(node);
  const html =
    type === 'text' && node.children.every(c => typeof c === 'string')
      ? escapeHtml(textOf(node))
      : sourceOf(node, type);
  return sanitiseHtml(html.replace(/[\u0000-\u0008\u000b\u000e-\u001f\ufffe\uffff]/g, ''), node.base) || null;
}

/** The first of the elements that holds a readable date. */
export function readDate(node: FeedNode, names: string[]): string | null {
  for (const name of names) {
    for (const child of childrenOf(node, name)) {
      const date = parseFeedDate(textOf(child));
      if (date) return date;
    }
  }
  return null;
}

/** The address of the page an item or feed stands for, by the rules of Atom (RFC 4287, 4.2.7) and RSS alike. */
export function readLink(node: FeedNode): string | null {
  const links = [...childrenOf(node, 'link'), ...childrenOf(node, 'atom:link')].map(link => ({
    rel: (link.attributes.rel ?? 'alternate').toLowerCase(),
    type: link.attributes.type ?? '',
    own: link.name === 'link',
    href: resolveUrl(
      link.attributes.href ?? (textOf(link) || (link.attributes['rdf:resource'] ?? '')),
      link.base,
    ),
  }));
  const usable = links.filter(link => link.href !== null);
  const alternate = usable.filter(link => link.rel === 'alternate' || link.rel.endsWith('/alternate'));
  const best =
    alternate.find(link => link.own && (link.type === '' || /html/i.test(link.type))) ??
    alternate.find(link => link.type === '' || /html/i.test(link.type)) ??
    alternate[0];
  return best?.href ?? null;
}

/** People named as authors, by name where there is one. */
export function readAuthors(node: FeedNode): string[] {
  const names: string[] = [];
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    if (names.length >= 50) break;
    switch (child.name) {
      case 'author':
      case 'atom:author':
      case 'contributor': {
        if (child.name === 'contributor') break;
        const parts = child.name === 'author' ? ['name', 'atom:name'] : ['atom:name', 'name'];
        const name = readLine(pick(child, parts)) ?? readLine(pick(child, ['email', 'atom:email']));
        names.push(name ?? nameOf(readLine(child) ?? ''));
        break;
      }
      case 'dc:creator':
      case 'dc:author':
      case 'itunes:author':
      case 'managingEditor':
        names.push(nameOf(readLine(child) ?? ''));
        break;
      default:
    }
  }
  return [...new Set(names.filter(name => name !== ''))].slice(0, 50);
}

/**
 * The authors an item has from its feed when it names none (RFC 4287, 4.1.1): those of the feed it was taken over from
 * (`source`), else the feed's own. Who is responsible for a feed (managingEditor) wrote none of its items.
 */
export function inheritAuthors(item: FeedNode, channel: FeedNode): string[] {
  const origin = childrenOf(item, 'source')[0];
  const found = origin ? readAuthors(origin) : [];
  if (found.length > 0) return found;
  const writers = channel.children.filter(
    child => typeof child !== 'string' && child.name !== 'managingEditor',
  );
  return readAuthors({ ...channel, children: writers });
}

/** What an item is filed under: RSS and Atom categories, and Dublin Core subjects. */
export function readCategories(node: FeedNode): string[] {
  const found = new Set<string>();
  for (const child of node.children) {
    if (typeof child === 'string' || found.size >= 50) continue;
    if (child.name !== 'category' && child.name !== 'atom:category' && child.name !== 'dc:subject') continue;
    const own =
      cleanLine(child.attributes.label ?? '') || readLine(child) || cleanLine(child.attributes.term ?? '');
    if (own !== '') found.add(own.slice(0, 200));
  }
  return [...found];
}

/** "me@example.org (A Name)" and "A Name <me@example.org>" are A Name. */
export function nameOf(text: string): string {
  const inBrackets = /^[^\s()<>]{1,100}@[^\s()<>]{1,100}\s*\(([^()]{1,200})\)$/.exec(text);
  if (inBrackets) return (inBrackets[1] as string).trim();
  const after = /^([^()]{1,200}?)\s*\([^\s()@]{1,100}@[^\s()]{1,100}\)$/.exec(text);
  if (after) return (after[1] as string).trim();
  const before = /^([^<>]{1,200})<[^<>@\s]{1,100}@[^<>\s]{1,100}>$/.exec(text);
  return before ? (before[1] as string).trim() : text;
}

/** Enclosed files: RSS enclosures, Atom links of that kind, media:content. */
export function readEnclosures(node: FeedNode): Enclosure[] {
  const found: Enclosure[] = [];
  const add = (item: FeedNode, address: string | undefined) => {
    const url = resolveUrl(address ?? '', item.base);
    if (url === null || found.some(e => e.url === url) || found.length >= 50) return;
    const length = Number(item.attributes.length ?? item.attributes.filesize ?? Number.NaN);
    found.push({
      url,
      type: item.attributes.type ?? null,
      length: Number.isSafeInteger(length) && length >= 0 ? length : null,
    });
  };
  const walk = (parent: FeedNode, depth: number) => {
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'enclosure' || child.name === 'media:content')
        add(child, child.attributes.url ?? child.attributes.href ?? child.attributes['rdf:resource']);
      else if (/^(?:atom:)?link$/.test(child.name) && child.attributes.rel === 'enclosure')
        add(child, child.attributes.href);
      else if (child.name === 'media:group' && depth === 0) walk(child, 1);
    }
  };
  walk(node, 0);
  return found;
}

type BodyType = 'text' | 'html' | 'markup' | 'base64';

/** What an element's words are: RSS holds HTML; Atom says by `type` (1.0) or `type` and `mode` (0.3). */
function typeOf(node: FeedNode): BodyType {
  const type = (node.attributes.type ?? '').toLowerCase();
  const mode = (node.attributes.mode ?? '').toLowerCase();
  if (mode === 'base64') return 'base64';
  if (type === 'text' || (type === 'text/plain' && mode !== 'xml')) return 'text';
  if (type === 'html' || type === 'text/html') return 'html';
  if (type === 'xhtml' || mode === 'xml' || /\+xml$|\/xml$/.test(type)) return 'markup';
  // Any other media type than a text one is base64 (RFC 4287, 4.1.3.3).
  if (/^[a-z]+\/[\w.+-]+$/.test(type) && !type.startsWith('text/') && mode === '') return 'base64';
  return 'html';
}

function sourceOf(node: FeedNode, type: BodyType): string {
  if (type === 'base64') return Buffer.from(textOf(node).slice(0, 4_000_000), 'base64').toString('utf8');
  if (!node.children.some(child => typeof child !== 'string')) {
    const text = textOf(node);
    return type === 'markup' ? escapeHtml(text) : text;
  }
  return markupOf(node, type === 'markup');
}
