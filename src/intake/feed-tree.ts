import { Parser } from 'htmlparser2';
import { decodeText, readAttributes, takeDoctype } from './feed-entities.ts';
import { outermost, qualify, readScope, type Scope } from './feed-names.ts';
import type { FeedNode } from './feed-node.ts';

export interface FeedTree {
  roots: FeedNode[];
  /** What was mended, in plain words. */
  repaired: string[];
}

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

/** More items than any feed has; the rest would only be an attack on memory. */
export const mostItems = 20_000;

/** An item with more elements than this is no article; the rest of them are dropped and their text kept. */
const mostParts = 2500;

const itemName = /^(?:[^:]*:)?(?:item|entry)$/i;

/** Thrown to leave the parser: what was whole before stays. */
class EnoughError extends Error {}

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
  let items = 0;
  /** Elements since the last item began. */
  let parts = 0;
  let overfull = false;

  const closeTo = (index: number, closed: boolean) => {
    while (stack.length > index) (stack.pop() as Open).node.closed = closed;
  };

  const parser = new Parser(
    {
      onopentagname() {
        depth += 1;
        // The parser's own stack grows beside ours and gets slow.
        if (depth > deepestParse) throw new EnoughError();
      },
      onopentag(rawName, rawAttributes) {
        if (stack.length >= deepest) {
          skipped += 1;
          return;
        }
        const item = itemName.test(rawName);
        if (item) {
          items += 1;
          parts = 0;
          if (items > mostItems) throw new EnoughError();
        }
        parts += 1;
        if (parts > mostParts) {
          overfull = true;
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
    if (!(error instanceof EnoughError)) throw error;
    if (items <= mostItems) skipped += 1;
  }
  closeTo(0, false);
  if (skipped > 0) repaired.add('elements nested too deep');
  if (items > mostItems) repaired.add(`more than ${mostItems} items`);
  if (overfull) repaired.add('an item with too many elements');
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

function resolveBase(own: string | undefined, outer: string | null): string | null {
  if (own === undefined || own.trim() === '') return outer;
  const plain = own.trim();
  if (outer !== null && URL.canParse(plain, outer)) {
    const url = new URL(plain, outer);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : outer;
  }
  return URL.canParse(plain) ? plain : outer;
}
