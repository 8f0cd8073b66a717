import { Parser } from 'htmlparser2';
import { readGivenLine } from './given.ts';
import { resolveUrl } from './resolve-url.ts';

/** A feed as a page or a header names it. */
export interface FeedLink {
  url: string;
  title: string | null;
}

/** Feeds are named in a page's head; what lies beyond is not looked at. */
const longestPage = 1_500_000;

const mostLinks = 50;

/** Media types of feeds; `application/json` is as often something else, and counts only when its address says so. */
const feedType = /^(?:application|text)\/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|x-rss\+xml|rss|atom|xml)$/;

/** What the comments on a site are called, in its feed's title or address. */
const comments =
  /\bcomments?\b|\/comments\/|kommentar|commentaire|comentario|коммент|комент|댓글|コメント|评论|評論|التعليقات|टिप्पणि|bình luận/i;

/** What an address of a feed looks like. */
const feedAddress =
  /(?:^|[/._=?-])(?:rss|atom|feeds?|rdf)(?:[/._=?&-]|\d?$)|\.(?:rss|atom|rdf)$|\/(?:rss|feed|atom|index)\.(?:xml|php|aspx?|json)$/i;

/**
 * The feeds that a web page and its Link header (RFC 8288) name: `rel="alternate"` first, in the page's own order, then
 * plain links that look like feeds. Comments come last, other sites' feeds before them. Never throws.
 * @param from the page's own address
 */
export function readFeedLinks(html: string, header: string | null, from: string): FeedLink[] {
  const declared = new Map<string, FeedLink>();
  const plain = new Map<string, FeedLink>();
  let base = from;
  let anchor: { url: string; text: string } | null = null;
  const add = (to: Map<string, FeedLink>, address: string | undefined, title: string | null) => {
    const url = resolveUrl(address ?? '', base);
    if (url === null || !/^https?:/i.test(url) || to.size >= mostLinks) return;
    const bare = url.replace(/#.*$/, '');
    if (!to.has(bare)) to.set(bare, { url: bare, title: readGivenLine(title, 200) });
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base') base = resolveUrl(attributes.href ?? '', from) ?? base;
      else if (name === 'link' && isAlternate(attributes.rel, attributes.type, attributes.href))
        add(declared, attributes.href, attributes.title ?? null);
      else if (name === 'a' && attributes.href !== undefined)
        anchor = looksLikeFeed(attributes.href) ? { url: attributes.href, text: '' } : null;
    },
    ontext(text) {
      if (anchor && anchor.text.length < 200) anchor.text += text;
    },
    onclosetag(name) {
      if (name !== 'a' || anchor === null) return;
      add(plain, anchor.url, anchor.text);
      anchor = null;
    },
  });
  parser.write(html.slice(0, longestPage));
  parser.end();
  for (const link of readLinkHeader(header)) {
    base = from;
    if (isAlternate(link.rel, link.type, link.url)) add(declared, link.url, link.title);
  }
  return [...rank([...declared.values()], from), ...rank([...plain.values()], from)].filter(
    (link, index, all) => all.findIndex(other => other.url === link.url) === index,
  );
}

function isAlternate(rel: string | undefined, type: string | undefined, href: string | undefined): boolean {
  const kind = (type ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const rels = (rel ?? '').toLowerCase().split(/\s+/);
  if (rels.includes('feed')) return true;
  if (!rels.includes('alternate')) return false;
  return feedType.test(kind) || (kind === 'application/json' && looksLikeFeed(href ?? ''));
}

function looksLikeFeed(address: string): boolean {
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/#.*$/, '');
  return (
    address.length < 500 && (feedAddress.test(path) || /^(?:https?:)?\/\/(?:rss|feeds?)\./i.test(address))
  );
}

/** Of the same kind: this site's before others', those below the page asked for first; comments last. */
function rank(links: FeedLink[], from: string): FeedLink[] {
  const home = new URL(from);
  const cost = ({ url, title }: FeedLink): number => {
    const there = new URL(url);
    if (comments.test(`${title ?? ''} ${there.pathname}${there.search}`)) return 3;
    if (there.hostname.replace(/^www\./, '') !== home.hostname.replace(/^www\./, '')) return 2;
    return home.pathname.length > 1 && there.pathname.startsWith(home.pathname.replace(/\/?$/, '/')) ? 0 : 1;
  };
  return links
    .map((link, index) => ({ link, index, cost: cost(link) }))
    .sort((a, b) => a.cost - b.cost || a.index - b.index)
    .map(({ link }) => link);
}

/** RFC 8288, 3: `<address>; rel="alternate"; type="…"; title="…"`, several parted by commas. */
function readLinkHeader(
  header: string | null,
): { url: string; rel: string; type: string; title: string | null }[] {
  const links: { url: string; rel: string; type: string; title: string | null }[] = [];
  for (const match of (header ?? '').slice(0, 8000).matchAll(/<([^<>]{1,2000})>((?:\s*;[^<>]{0,500})?)/g)) {
    const parameter = (name: string) =>
      new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;,"]+))`, 'i').exec(match[2] as string);
    const value = (name: string) => {
      const found = parameter(name);
      return found?.[1] ?? found?.[2] ?? null;
    };
    links.push({
      url: match[1] as string,
      rel: value('rel') ?? '',
      type: value('type') ?? '',
      title: value('title'),
    });
  }
  return links;
}
