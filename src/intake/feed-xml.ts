import RssParser from 'rss-parser';
import type { FeedManners } from '../model/feed-state.ts';
import { cleanLine } from './clean.ts';
import {
  inheritAuthors,
  pick,
  readAuthors,
  readBody,
  readCategories,
  readDate,
  readEnclosures,
  readLine,
  readLink,
} from './feed-fields.ts';
import { readManners } from './feed-manners.ts';
import { childrenOf, type FeedNode, textOf } from './feed-node.ts';
import type { FeedInfo, FeedItem } from './feed-shape.ts';
import { mostItems, parseFeedTree } from './feed-tree.ts';
import { resolveUrl } from './resolve-url.ts';

const published = [
  'pubDate',
  'published',
  'issued',
  'dc:date',
  'dcterms:issued',
  'created',
  'dcterms:created',
  'atom:published',
];
const updated = ['updated', 'modified', 'dcterms:modified', 'atom:updated', 'a10:updated'];

/**
 * Reads an XML feed (RSS 0.9x, 1.0, 2.0, Atom 0.3, 1.0): a tolerant parse gives a canonical, well-formed RSS of the
 * short fields, which rss-parser reads; bodies go beside it, because rss-parser's `contentSnippet` takes time that
 * grows with the square of a hostile body.
 * @param base the feed's own address, for relative links
 * @returns null when there is no feed in the text; throws only what rss-parser throws on well-formed RSS
 */
export async function readXmlFeed(
  text: string,
  base: string | null,
): Promise<{ feed: Omit<FeedInfo, 'encoding'>; items: FeedItem[]; manners: FeedManners } | null> {
  const tree = parseFeedTree(text, base);
  const root = chooseRoot(tree.roots);
  if (!root) return null;
  const channel = root.name === 'feed' ? root : (childrenOf(root, 'channel')[0] ?? root);
  const nodes = collectItems(tree.roots.filter(r => r.name === root.name || r === root));
  const canonical = writeCanonical(channel, nodes);
  // A new parser each time: it changes the options it is given.
  const parser = new RssParser<Record<string, string>, Record<string, string>>({
    customFields: { feed: ['feedId'], item: ['address'] },
  });
  const parsed = await parser.parseString(canonical);
  const feed = { language: languageOf(channel) ?? root.lang, channel };
  const items = parsed.items.map((entry, index) => {
    const node = nodes[index] as FeedNode;
    return shapeItem(
      node,
      index,
      { title: entry.title, guid: entry.guid, url: entry.address, pubDate: entry.pubDate },
      feed,
    );
  });
  return {
    feed: {
      title: orNull(parsed.title),
      link: orNull(parsed.link),
      id: orNull(parsed.feedId),
      description: readBody(
        pick(channel, [
          'description',
          'subtitle',
          'tagline',
          'itunes:subtitle',
          'itunes:summary',
          'dc:description',
          'info',
        ]),
      ),
      language: feed.language,
      authors: readAuthors(channel),
      updated: readDate(channel, [
        'lastBuildDate',
        'updated',
        'modified',
        'dcterms:modified',
        'pubDate',
        'dc:date',
      ]),
      format: formatOf(root),
      repaired: tree.repaired,
    },
    items,
    manners: readManners(channel),
  };
}

/** The first feed that holds anything. */
function chooseRoot(roots: FeedNode[]): FeedNode | null {
  const first = roots[0];
  if (!first) return null;
  if (first.name === 'item' || first.name === 'entry')
    return { name: 'rss', attributes: {}, children: [...roots], base: first.base, lang: null, closed: true };
  return roots.find(root => collectItems([root]).length > 0) ?? first;
}

/** Elements that can hold no items. */
const closedParts = new Set(['description', 'summary', 'content', 'content:encoded', 'title', 'image']);

/** Items wherever they stand (RDF and some broken feeds have them outside the channel); unfinished ones stay out, repeats too. */
function collectItems(roots: FeedNode[]): FeedNode[] {
  const items: FeedNode[] = [];
  const walk = (node: FeedNode, depth: number) => {
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'item' || child.name === 'entry') {
        if (child.closed && items.length < mostItems) items.push(child);
      } else if (depth < 4 && !closedParts.has(child.name)) walk(child, depth + 1);
    }
  };
  walk(roots[0] as FeedNode, 0);
  if (roots.length > 1) {
    const seen = new Set(items.map(identity));
    const own = items.length;
    for (const root of roots.slice(1)) walk(root, 0);
    return items.filter((item, index) => index < own || !seen.has(identity(item)));
  }
  return items;
}

function identity(item: FeedNode): string {
  const own = pick(item, ['guid', 'id', 'link', 'title']);
  return own ? textOf(own).trim() : '';
}

/** The short fields as plain RSS 2.0. */
function writeCanonical(channel: FeedNode, items: FeedNode[]): string {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'];
  const add = (name: string, value: string | null) => {
    if (value !== null && value !== '') parts.push(`<${name}>${escapeXml(value)}</${name}>`);
  };
  add('title', readLine(pick(channel, ['title', 'dc:title', 'itunes:title'])));
  add('link', readLink(channel));
  add('feedId', idOf(channel));
  for (const item of items) {
    parts.push('<item>');
    add('title', readLine(pick(item, ['title', 'dc:title', 'itunes:title', 'media:title'])));
    add('address', addressOf(item));
    add('guid', idOf(item));
    add('pubDate', readDate(item, published));
    parts.push('</item>');
  }
  parts.push('</channel></rss>');
  return parts.join('');
}

function shapeItem(
  node: FeedNode,
  index: number,
  short: { title?: string; guid?: string; url?: string; pubDate?: string },
  feed: { language: string | null; channel: FeedNode },
): FeedItem {
  const authors = readAuthors(node);
  const encoded = pick(node, ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem']);
  const described = pick(node, [
    'summary',
    'description',
    'dc:description',
    'itunes:summary',
    'media:description',
    'itunes:subtitle',
  ]);
  const group = childrenOf(node, 'media:group')[0];
  return {
    index,
    id: orNull(short.guid),
    url: orNull(short.url),
    title: orNull(short.title),
    summary: readBody(described ?? (group ? pick(group, ['media:description']) : null)),
    content: readBody(encoded),
    published: orNull(short.pubDate),
    updated: readDate(node, updated),
    authors: authors.length > 0 ? authors : inheritAuthors(node, feed.channel),
    language: languageOf(node) ?? node.lang ?? feed.language,
    categories: readCategories(node),
    enclosures: readEnclosures(node),
  };
}

/** The item's page: its link, else a guid that is an address, else what RDF says it is about. */
function addressOf(item: FeedNode): string | null {
  const link = readLink(item);
  if (link) return link;
  const guid = childrenOf(item, 'guid')[0];
  if (guid && (guid.attributes.ispermalink ?? 'true').trim().toLowerCase() !== 'false') {
    const address = textOf(guid).trim();
    const url = resolveUrl(address, guid.base);
    if (
      url &&
      /^https?:/i.test(url) &&
      (/^https?:/i.test(address) || guid.attributes.ispermalink !== undefined)
    )
      return url;
  }
  const about = resolveUrl(item.attributes['rdf:about'] ?? '', item.base);
  if (about && /^https?:/i.test(about)) return about;
  const id = textOfFirst(item, ['id'])?.trim() ?? '';
  return /^https?:\/\//i.test(id) && URL.canParse(id) ? id : null;
}

/** As written; only a path is made whole, for it names nothing by itself. */
function idOf(node: FeedNode): string | null {
  const own = pick(node, ['guid', 'id', 'dc:identifier', 'atom:id']);
  const id = cleanLine(own ? textOf(own) : (node.attributes['rdf:about'] ?? ''));
  return id.startsWith('/') ? (resolveUrl(id, own?.base ?? node.base) ?? id) : id || null;
}

function textOfFirst(node: FeedNode, names: string[]): string | null {
  const found = pick(node, names);
  return found ? textOf(found) : null;
}

function languageOf(node: FeedNode): string | null {
  const language = readLine(pick(node, ['language', 'dc:language']));
  return language && /^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/.test(language)
    ? language.replaceAll('_', '-')
    : null;
}

function formatOf(root: FeedNode): string {
  if (root.name === 'rdf:RDF') return 'rdf';
  if (root.name === 'feed')
    return root.attributes.version === '0.3' || /purl\.org\/atom/.test(root.attributes.xmlns ?? '')
      ? 'atom-0.3'
      : 'atom-1.0';
  const version = (root.attributes.version ?? '').trim();
  return /^[\d.]{1,6}$/.test(version) ? `rss-${version}` : 'rss';
}

function orNull(value: string | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
