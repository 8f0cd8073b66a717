import {
  type Given,
  readGivenAuthors,
  readGivenDate,
  readGivenLanguage,
  readGivenLine,
  readGivenUrl,
} from './given.ts';
import type { PageDocument } from './page-document.ts';

type Json = Record<string, unknown>;

/** What a page says of itself, and two things that only tell how far to trust what is found in it. */
export interface PageMeta {
  given: Given;
  /** The whole text as the page hands it to machines (`articleBody` of JSON-LD); null when it doesn't. */
  machineText: string | null;
  /** False when the page says that only payers may read it; null when it doesn't say. */
  free: boolean | null;
}

/** Times that are the article's own, the surest first. */
const times = [
  '[itemprop~="datePublished"][datetime]',
  'article time[pubdate][datetime]',
  'time[pubdate][datetime]',
  'article header time[datetime]',
  'article time[datetime]',
  'main time[datetime]',
];

/**
 * Reads a page's JSON-LD (https://schema.org/NewsArticle), OpenGraph (https://ogp.me), meta tags and `<time>`, the
 * first that says something winning.
 * @param html its source, for what a browser that saved it wrote in front
 * @param base the page's own address; null when it isn't known
 */
export function readPageMeta(document: PageDocument, html: string, base: string | null): PageMeta {
  const data = readJsonLd(document);
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
        const content = document
          .querySelector(`meta[${attribute}="${name}"]`)
          ?.getAttribute('content')
          ?.trim();
        if (content) return content;
      }
    }
    return null;
  };
  const attribute = (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name);
  const url = (value: unknown) => readGivenUrl(value, base ?? undefined);
  const saved = /<!-- saved from url=\(\d{1,6}\)(\S{1,2000}) -->/.exec(html.slice(0, 4000))?.[1];
  const title =
    readGivenLine(data.headline) ?? readGivenLine(meta('og:title', 'twitter:title', 'headline', 'dc.title'));
  const headings = document.querySelectorAll('h1');
  const heading = headings.length === 1 ? readGivenLine(headings[0]?.textContent) : null;
  const time = times.map(selector => readGivenDate(attribute(selector, 'datetime'))).find(Boolean);
  const given: Given = {
    title: title ?? heading ?? readGivenLine(document.querySelector('title')?.textContent),
    url:
      url(attribute('link[rel~="canonical"]', 'href')) ??
      url(meta('og:url')) ??
      url(typeof data.url === 'string' ? data.url : null) ??
      url(idOf(data.mainEntityOfPage)) ??
      url(saved),
    date:
      readGivenDate(data.datePublished) ??
      readGivenDate(
        meta(
          'article:published_time',
          'og:article:published_time',
          'datePublished',
          'date',
          'pubdate',
          'publishdate',
          'dc.date',
          'dc.date.issued',
          'dcterms.date',
          'dcterms.created',
          'parsely-pub-date',
          'sailthru.date',
        ),
      ) ??
      time ??
      readGivenDate(data.dateCreated),
    language:
      readGivenLanguage(data.inLanguage) ??
      readGivenLanguage(
        document.documentElement?.getAttribute('lang') ?? document.documentElement?.getAttribute('xml:lang'),
      ) ??
      readGivenLanguage(meta('og:locale', 'language', 'content-language')),
    outlet:
      readGivenLine(nameIn(data.publisher), 200) ??
      readGivenLine(meta('og:site_name', 'application-name'), 200),
    authors: firstFilled(
      readGivenAuthors(data.author).filter(name => !/^https?:/.test(name)),
      readGivenAuthors(meta('author', 'article:author', 'parsely-author', 'dc.creator')).filter(
        name => !/^https?:/.test(name),
      ),
      readGivenAuthors(document.querySelector('[itemprop~="author"] [itemprop~="name"]')?.textContent),
      readGivenAuthors(document.querySelector('a[rel~="author"]')?.textContent),
    ),
  };
  return {
    given,
    machineText: typeof data.articleBody === 'string' ? data.articleBody.slice(0, 500_000) : null,
    free: readFree(data.isAccessibleForFree),
  };
}

/** The first thing in the page's JSON-LD that is an article (https://schema.org/Article and its kinds). */
function readJsonLd(document: PageDocument): Json {
  for (const script of [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, 20)) {
    const source = script.textContent ?? '';
    if (source.length > 500_000) continue;
    try {
      const found = findArticle(parseLoosely(source), 0);
      if (found) return found.node;
    } catch {
      // Faulty JSON-LD is common; the meta tags say the same.
    }
  }
  return {};
}

/** Content systems leave CDATA marks, comment marks and bare line ends in it. */
function parseLoosely(source: string): unknown {
  const plain = source
    .trim()
    .replace(/^(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)/, '')
    .replace(/(?:\/\/\s*)?(?:\]\]>|-->)$/, '');
  try {
    return JSON.parse(plain);
  } catch {
    return JSON.parse(plain.replace(/[\u0000-\u001f]+/g, ' '));
  }
}

/** What refers to other nodes of the graph (`{"@id": …}`) is looked up in it. */
function findArticle(value: unknown, depth: number): { node: Json } | null {
  if (depth > 4 || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    const list = value.slice(0, 200);
    for (const entry of list) {
      const found = findArticle(entry, depth + 1);
      if (found) return { node: followIds(found.node, list) };
    }
    return null;
  }
  const node = value as Json;
  if (/Article|BlogPosting|Report/.test([node['@type']].flat().join(' '))) return { node };
  return findArticle(node['@graph'], depth + 1) ?? findArticle(node.mainEntity, depth + 1);
}

function followIds(node: Json, list: unknown[]): Json {
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, 50).map(follow);
    const id = idOf(value);
    if (typeof value !== 'object' || id === null || 'name' in (value as Json)) return value;
    return list.find(entry => typeof entry === 'object' && entry !== null && idOf(entry) === id) ?? value;
  };
  return { ...node, author: follow(node.author), publisher: follow(node.publisher) };
}

function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const id = typeof value === 'object' && value !== null ? (value as Json)['@id'] : null;
  return typeof id === 'string' ? id : null;
}

function nameIn(value: unknown): unknown {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null ? (one as { name?: unknown }).name : one;
}

function readFree(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && /^(?:true|false)$/i.test(value.trim())
    ? value.trim().toLowerCase() === 'true'
    : null;
}

function firstFilled<T>(...lists: T[][]): T[] {
  return lists.find(list => list.length > 0) ?? [];
}
