import type { FeedManners } from '../model/feed-state.ts';
import { cleanLine } from './clean.ts';
import { parseFeedDate } from './feed-dates.ts';
import type { Enclosure, FeedInfo, FeedItem } from './feed-shape.ts';
import { resolveUrl } from './resolve-url.ts';
import { sanitiseHtml } from './sanitise.ts';
import { escapeHtml } from './tame.ts';

type Json = Record<string, unknown>;

/** A feed that says it has ended is still asked once a week: some say it by mistake. */
const endedMinutes = 7 * 24 * 60;

/**
 * Reads a JSON Feed (https://www.jsonfeed.org/version/1.1/ and 1.0); wrong types of single fields are passed over.
 * @returns null when the text is no JSON Feed
 */
export function readJsonFeed(
  text: string,
  base: string | null,
): { feed: Omit<FeedInfo, 'encoding'>; items: FeedItem[]; manners: FeedManners } | null {
  const repaired: string[] = [];
  const root = parseLoosely(text, repaired);
  if (!isObject(root)) return null;
  const version = line(root.version) ?? '';
  if (!/jsonfeed/i.test(version) && !Array.isArray(root.items)) return null;
  const home = address(root.home_page_url, base);
  const from = address(root.feed_url, base) ?? home ?? base;
  const language = line(root.language);
  const authors = names(root);
  const items = (Array.isArray(root.items) ? root.items : [])
    .filter(isObject)
    .slice(0, 20_000)
    .map((item, index) => shapeItem(item, index, from, language, authors));
  return {
    feed: {
      title: line(root.title),
      link: home,
      id: address(root.feed_url, base),
      description: line(root.description),
      language,
      authors,
      updated: null,
      format: `json-${/1\.1/.test(version) ? '1.1' : '1.0'}`,
      repaired,
    },
    items,
    // "expired": it says that it will bring nothing more (JSON Feed 1.1, top-level).
    manners: { ttlMinutes: root.expired === true ? endedMinutes : null },
  };
}

function shapeItem(
  item: Json,
  index: number,
  base: string | null,
  language: string | null,
  authors: string[],
): FeedItem {
  const url = address(item.url, base) ?? address(item.external_url, base);
  const id = line(typeof item.id === 'number' ? String(item.id) : item.id);
  const html = typeof item.content_html === 'string' ? item.content_html : null;
  const plain = typeof item.content_text === 'string' ? item.content_text : null;
  const summary = typeof item.summary === 'string' ? item.summary : null;
  const own = url ?? base;
  return {
    index,
    id,
    url: url ?? (id && /^https?:\/\//i.test(id) ? address(id, null) : null),
    title: line(item.title),
    summary: summary === null ? null : escapeHtml(summary).trim() || null,
    content:
      html !== null
        ? sanitiseHtml(html, own) || null
        : plain === null
          ? null
          : escapeHtml(plain).trim() || null,
    published: parseFeedDate(line(item.date_published)),
    updated: parseFeedDate(line(item.date_modified)),
    // An item without authors of its own is by those of the feed (JSON Feed 1.1, items).
    authors: item.authors === undefined && item.author === undefined ? authors : names(item),
    language: line(item.language) ?? language,
    categories: tags(item.tags),
    enclosures: enclosures(item.attachments, own),
  };
}

/** JSON as it should be; with a byte order mark, raw control characters or a trailing comma mended. */
function parseLoosely(text: string, repaired: string[]): unknown {
  const plain = text.replace(/^\ufeff/, '').trim();
  if (!plain.startsWith('{') || isDeep(plain)) return null;
  try {
    return JSON.parse(plain);
  } catch {
    const mended = plain
      // Line ends inside strings can't be told from others without reading; as spaces they are harmless in both.
      .replace(/[\u0000-\u001f]+/g, ' ')
      .replace(/,(\s{0,200}[\]}])/g, '$1');
    try {
      const value: unknown = JSON.parse(mended);
      repaired.push('faulty JSON');
      return value;
    } catch {
      return cutBack(mended, repaired);
    }
  }
}

/** Nested deeper than any feed: the parser would take a hundred bytes of memory for each bracket. */
function isDeep(text: string): boolean {
  return /(?:[[{]\s*){500}/.test(text.slice(0, 2_000_000));
}

/** A cut feed: keeps the items that are whole. Only ends of objects in the list of items are tried, from the last. */
function cutBack(text: string, repaired: string[]): unknown {
  const ends: number[] = [];
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (quoted) {
      if (char === '\\') i += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (char === '}' && depth === 2) ends.push(i);
    }
  }
  for (const end of ends.slice(-3).reverse()) {
    try {
      const value: unknown = JSON.parse(`${text.slice(0, end + 1)}]}`);
      repaired.push('the feed is cut off');
      return value;
    } catch {
      // An end of something else; the one before it may be an item's.
    }
  }
  return null;
}

function names(holder: Json): string[] {
  const list = Array.isArray(holder.authors)
    ? holder.authors
    : holder.author === undefined
      ? []
      : [holder.author];
  return list
    .map(author => (isObject(author) ? (line(author.name) ?? line(author.url)) : line(author)))
    .filter(name => name !== null)
    .slice(0, 50);
}

function tags(value: unknown): string[] {
  const list = Array.isArray(value) ? value.slice(0, 50).map(line) : [];
  return [...new Set(list.filter(tag => tag !== null).map(tag => tag.slice(0, 200)))];
}

function enclosures(value: unknown, base: string | null): Enclosure[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isObject)
    .slice(0, 50)
    .flatMap(entry => {
      const url = address(entry.url, base);
      const size = entry.size_in_bytes;
      return url
        ? [{ url, type: line(entry.mime_type), length: typeof size === 'number' && size >= 0 ? size : null }]
        : [];
    });
}

function address(value: unknown, base: string | null): string | null {
  return typeof value === 'string' ? resolveUrl(value, base) : null;
}

function line(value: unknown): string | null {
  return typeof value === 'string' ? cleanLine(value) || null : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
