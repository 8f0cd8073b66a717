import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { Parser } from 'htmlparser2';
import { escapeHtml } from './tame.ts';

/** An element of a feed, its name brought to one spelling whatever prefix the feed chose. */
export interface FeedNode {
  /** "title", "dc:creator", "content:encoded", "atom:link"; of known names the case is mended. */
  name: string;
  attributes: Record<string, string>;
  children: (FeedNode | string)[];
  /** What relative addresses in it are relative to, by xml:base; null when nothing says. */
  base: string | null;
  lang: string | null;
  /** False when the document ended inside it. */
  closed: boolean;
}

export interface FeedTree {
  roots: FeedNode[];
  /** What was mended, in plain words. */
  repaired: string[];
}

/** Short names of the namespaces feeds use. An empty one means the feed's own elements. */
const namespaces: Record<string, string> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://backend.userland.com/rss091': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://purl.org/net/rss1.1#': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://search.yahoo.com/mrss': 'media',
  'http://search.yahoo.com/mrss/': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
};

/** Elements of items and channels, by their lower-case spelling: feeds write `pubdate`, `GUID`, `ITEM`. */
const spelling = new Map(
  'rss RDF channel item entry feed title link guid pubDate description summary content author category comments enclosure image id updated published issued modified created subtitle tagline language lastBuildDate managingEditor webMaster ttl skipHours skipDays encoded'
    .split(' ')
    .map(name => [name.toLowerCase(), name]),
);

/** Elements that hold plain words only: another element of the item beginning inside means the end tag was lost. */
const leaves = new Set(
  'title link guid pubDate category comments id updated published issued modified created dc:date dc:creator dc:subject language lastBuildDate atom:link enclosure media:thumbnail itunes:image'.split(
    ' ',
  ),
);
const itemParts = new Set([
  ...leaves,
  ...'description summary content author enclosure item entry channel content:encoded media:content media:thumbnail media:group dcterms:modified dcterms:created'.split(
    ' ',
  ),
]);
/** Begins of these inside a body can't be part of it. */
const bodyEnds = new Set(
  'item entry pubDate guid published updated dc:date dc:creator content:encoded enclosure'.split(' '),
);
const bodies = new Set('description summary content content:encoded'.split(' '));

/** Deeper than this, elements are dropped and their text kept: no feed needs it, and recursion must stay safe. */
const deepest = 120;

/** Deeper than this the rest of the document is given up; what was whole before stays. */
const deepestParse = 4000;

class TooDeepError extends Error {}

/**
 * Reads a feed's text into a tree, however ill-formed it is. Never throws. HTML entities are decoded once; XML ones and
 * the harmless ones of a DOCTYPE too; an unfinished last element is marked.
 */
export function parseFeedTree(source: string, base: string | null): FeedTree {
  const repaired = new Set<string>();
  const { text, entities } = takeDoctype(source, repaired);
  const roots: FeedNode[] = [];
  const stack: Open[] = [];
  let cdata = false;
  let skipped = 0;
  let depth = 0;

  const closeTo = (index: number, closed: boolean) => {
    while (stack.length > index) (stack.pop() as Open).node.closed = closed;
  };

  const parser = new Parser(
    {
      onopentagname() {
        depth += 1;
        // The parser's own stack grows beside ours and gets slow.
        if (depth > deepestParse) throw new TooDeepError();
      },
      onopentag(rawName, rawAttributes) {
        if (stack.length >= deepest) {
          skipped += 1;
          return;
        }
        const scope = readScope(stack.at(-1)?.scope ?? outermost, rawAttributes);
        const attributes = readAttributes(rawAttributes, entities);
        const whole = qualify(rawName, scope);
        const root = rootOf(whole);
        if (root && stack.length > 0) {
          repaired.add('a feed inside the feed');
          closeTo(0, true);
        }
        const home = root ? root.home : stack.at(-1)?.home;
        const name = root
          ? root.name
          : home && whole.startsWith(`${home}:`)
            ? whole.slice(home.length + 1)
            : whole;
        mendOpen(name, stack.at(-1)?.markup === true);
        const above = stack.at(-1);
        // Outside a feed nothing counts: error messages of the server, an HTML page around it.
        if (!above && !root && name !== 'channel' && name !== 'item' && name !== 'entry') return;
        const node: FeedNode = {
          name,
          attributes,
          children: [],
          base: resolveBase(attributes['xml:base'], above?.node.base ?? base),
          lang: attributes['xml:lang'] ?? above?.node.lang ?? null,
          closed: false,
        };
        if (above) above.node.children.push(node);
        else roots.push(node);
        stack.push({ raw: rawName.toLowerCase(), node, scope, markup: isMarkup(above), home: home ?? '' });
      },
      onclosetag(rawName, implied) {
        depth -= 1;
        const lower = rawName.toLowerCase();
        for (let i = stack.length - 1; i >= 0; i -= 1) {
          if ((stack[i] as Open).raw === lower) {
            if (i < stack.length - 1) repaired.add('missing end tags');
            closeTo(i, !ending);
            return;
          }
          // An end tag inside an item can't close what lies around the item, unless it is the feed's own.
          const name = (stack[i] as Open).node.name;
          if (
            (name === 'item' || name === 'entry') &&
            !/(?:^|:)(?:item|entry|channel|rss|rdf|feed)$/.test(lower)
          )
            break;
        }
        if (!implied) repaired.add('stray end tags');
      },
      ontext(data) {
        const open = stack.at(-1);
        if (!open) return;
        const decoded =
          cdata || !data.includes('&') ? data : decodeText(data, open.node.name, entities, repaired);
        const last = open.node.children.length - 1;
        const before = open.node.children[last];
        if (typeof before === 'string' && !cdata) open.node.children[last] = before + decoded;
        else open.node.children.push(decoded);
      },
      oncdatastart() {
        cdata = true;
      },
      oncdataend() {
        cdata = false;
      },
    },
    { xmlMode: true, decodeEntities: false, recognizeSelfClosing: true },
  );

  /** Closes what a lost end tag left open, before an element that can't stand there begins. */
  function mendOpen(name: string, inMarkup: boolean): void {
    if (name === 'item' || name === 'entry') {
      const open = stack.findLastIndex(o => o.node.name === 'item' || o.node.name === 'entry');
      if (open >= 0) {
        repaired.add('an item without its end tag');
        closeTo(open, true);
        return;
      }
      const leaf = stack.findIndex(o => leaves.has(o.node.name) || bodies.has(o.node.name));
      if (leaf > 0) closeTo(leaf, true);
      return;
    }
    const parent = stack.at(-1);
    if (!parent || inMarkup) return;
    if (
      leaves.has(parent.node.name) &&
      itemParts.has(name) &&
      !(name === 'link' && parent.node.name === 'category')
    ) {
      repaired.add('missing end tags');
      closeTo(stack.length - 1, true);
      return;
    }
    if (!bodyEnds.has(name)) return;
    const body = stack.findIndex(o => bodies.has(o.node.name));
    if (body > 0) {
      repaired.add('missing end tags');
      closeTo(body, true);
    }
  }

  let ending = false;
  try {
    parser.write(text);
    if (stack.length > 0) repaired.add('the feed is cut off');
    ending = true;
    parser.end();
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    skipped += 1;
  }
  closeTo(0, false);
  if (skipped > 0) repaired.add('elements nested too deep');
  return { roots, repaired: [...repaired] };
}

interface Open {
  raw: string;
  node: FeedNode;
  scope: Scope;
  /** Inside XHTML given as elements. */
  markup: boolean;
  /** The short name that the feed's own elements carry, to be left out. */
  home: string;
}

/** The feed's outermost element, by any prefix; null for any other. */
function rootOf(name: string): { name: string; home: string } | null {
  const match = /^(?:([^:]*):)?(rss|RDF|rdf|feed)$/.exec(name);
  if (!match) return null;
  if (match[2] === 'RDF' || match[2] === 'rdf') return { name: 'rdf:RDF', home: '' };
  return { name: match[2] as string, home: match[1] ?? (match[2] === 'feed' ? 'atom' : '') };
}

function isMarkup(above: Open | undefined): boolean {
  if (!above) return false;
  if (above.markup) return true;
  const { name, attributes } = above.node;
  return bodies.has(name) && /xhtml|xml/.test(`${attributes.type ?? ''} ${attributes.mode ?? ''}`);
}

/** Prefix to short name. */
type Scope = Record<string, string>;

const outermost: Scope = Object.assign(Object.create(null), { xml: 'xml' });

function readScope(parent: Scope, attributes: Record<string, string>): Scope {
  let scope = parent;
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue;
    const prefix = name === 'xmlns' ? '' : name[5] === ':' ? name.slice(6) : null;
    if (prefix === null) continue;
    if (scope === parent) scope = Object.assign(Object.create(null), parent);
    const uri = (attributes[name] as string).trim().toLowerCase();
    scope[prefix] = namespaces[uri] ?? (prefix === '' ? (isFeedRoot(parent) ? '' : '?') : prefix);
  }
  return scope;
}

/** An unknown default namespace on the outermost element doesn't make its elements foreign. */
function isFeedRoot(parent: Scope): boolean {
  return parent === outermost;
}

function qualify(raw: string, scope: Scope): string {
  const colon = raw.indexOf(':');
  const prefix = colon < 0 ? '' : raw.slice(0, colon);
  const local = colon < 0 ? raw : raw.slice(colon + 1);
  const short = scope[prefix] ?? prefix.toLowerCase();
  const mended = spelling.get(local.toLowerCase()) ?? local;
  return short === '' ? mended : `${short}:${mended}`;
}

function readAttributes(raw: Record<string, string>, entities: Map<string, string>): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  for (const name in raw) {
    const value = raw[name] as string;
    const plain = value.includes('&') ? decodeHTMLAttribute(expand(value, entities)) : value;
    attributes[name.toLowerCase()] = plain;
  }
  return attributes;
}

/** Numeric references to no character (NUL, controls, surrogates, beyond Unicode) are left out, as the characters are. */
function dropInvalid(text: string): string {
  return text.replace(
    /&#(?:[xX]([0-9a-fA-F]{1,16})|([0-9]{1,16}));?/g,
    (whole, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const sound =
        code === 9 ||
        code === 10 ||
        code === 13 ||
        (code >= 32 && code < 0xd800) ||
        (code > 0xdfff && code <= 0x10ffff && (code & 0xfffe) !== 0xfffe);
      return sound ? whole : '';
    },
  );
}

/** In addresses `&copy=3` is a parameter, not a sign; elsewhere entities may lack their semicolon. */
function decodeText(
  data: string,
  name: string,
  entities: Map<string, string>,
  repaired: Set<string>,
): string {
  const expanded = data.includes('&#') ? dropInvalid(expand(data, entities)) : expand(data, entities);
  if (/&(?![a-zA-Z][a-zA-Z0-9]{1,30};|#)/.test(expanded)) repaired.add('bare ampersands');
  return name === 'link' || name === 'guid' || name === 'id' || name === 'comments'
    ? decodeHTMLAttribute(expanded)
    : decodeHTML(expanded);
}

function expand(text: string, entities: Map<string, string>): string {
  if (entities.size === 0) return text;
  return text.replace(/&([A-Za-z_][\w.-]{0,60});/g, (whole, name: string) => entities.get(name) ?? whole);
}

/**
 * Takes the DOCTYPE out and keeps its harmless entities: short ones that hold no other entity and no address.
 * Nothing is ever fetched or expanded twice.
 */
function takeDoctype(source: string, repaired: Set<string>): { text: string; entities: Map<string, string> } {
  const entities = new Map<string, string>();
  const clean = source.includes('\0') ? source.replaceAll('\0', '') : source;
  const start = clean.slice(0, 100_000).search(/<!DOCTYPE/i);
  if (start < 0) return { text: clean, entities };
  let depth = 0;
  let end = start;
  for (; end < clean.length && end < start + 200_000; end += 1) {
    const char = clean[end];
    if (char === '[') depth += 1;
    else if (char === ']') depth -= 1;
    else if (char === '>' && depth <= 0) break;
  }
  if (clean[end] !== '>') return { text: clean, entities };
  const doctype = clean.slice(start, end + 1);
  for (const match of doctype.matchAll(
    /<!ENTITY\s+([A-Za-z_][\w.-]{0,60})\s+(?:"([^"<&%]{0,300})"|'([^'<&%]{0,300})')\s*>/g,
  )) {
    if (entities.size < 200) entities.set(match[1] as string, (match[2] ?? match[3]) as string);
  }
  if (doctype.includes('[')) repaired.add('declarations in the DOCTYPE');
  return { text: clean.slice(0, start) + clean.slice(end + 1), entities };
}

function resolveBase(own: string | undefined, outer: string | null): string | null {
  if (own === undefined || own.trim() === '') return outer;
  const plain = own.trim();
  if (outer !== null && URL.canParse(plain, outer)) {
    const url = new URL(plain, outer);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : outer;
  }
  return URL.canParse(plain) ? plain : outer;
}

/** All text in it, elements included, in order. */
export function textOf(node: FeedNode): string {
  let text = '';
  for (const child of node.children) text += typeof child === 'string' ? child : textOf(child);
  return text;
}

/** The direct children with a name. */
export function childrenOf(node: FeedNode, name: string): FeedNode[] {
  return node.children.filter(child => typeof child !== 'string' && child.name === name) as FeedNode[];
}

/**
 * Its children as HTML source, for bodies given as elements.
 * @param literal true where text is text (XHTML); false where it may hold escaped markup beside the elements
 */
export function markupOf(node: FeedNode, literal: boolean): string {
  let html = '';
  for (const child of node.children) {
    if (typeof child === 'string') {
      html += literal ? escapeHtml(child) : child;
      continue;
    }
    const name = child.name.replace(/^.*:/, '');
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) continue;
    html += `<${name}`;
    for (const key in child.attributes) {
      if (/^[a-z][a-z0-9-]*$/.test(key))
        html += ` ${key}="${escapeHtml(child.attributes[key] as string).replaceAll('"', '&quot;')}"`;
    }
    const inside = markupOf(child, literal);
    const empty = inside === '' && /^(?:br|hr|img|source|wbr|area|col|embed|input)$/i.test(name);
    html += empty ? '>' : `>${inside}</${name}>`;
  }
  return html;
}
