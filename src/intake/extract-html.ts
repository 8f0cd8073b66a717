import {
  type Given,
  readGivenAuthors,
  readGivenDate,
  readGivenLanguage,
  readGivenLine,
  readGivenUrl,
} from './given.ts';
import { htmlToText } from './html-text.ts';
import { loadPageParsers } from './packages.ts';
import { dropScripts, isWild } from './tame.ts';

/** As much of a document as is read here. */
interface Page {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>;
  documentElement: PageElement | null;
}

interface PageElement {
  textContent: string | null;
  getAttribute(name: string): string | null;
}

/** Beyond this, finding the article takes too long; the plain text of the page is taken then. */
const mostElements = 30_000;

/** An article shorter than this, on a page with far more text, was not found. */
const shortArticle = 140;

/**
 * Finds the article in a web page, with what the page says about it (JSON-LD, OpenGraph, meta tags).
 * @returns its words as plain text; empty when the page has none
 */
export function extractHtml(source: string): { text: string; given: Given; notes: string[] } {
  const notes: string[] = [];
  const html = source.length > 500_000 ? dropScripts(source) : source;
  let given: Given | null = null;
  let article = '';
  try {
    if (isWild(html)) throw new RangeError('too large to be an article');
    const { parseHTML, Readability } = loadPageParsers();
    const document = parseHTML(html).document as unknown as Page;
    given = readPageMeta(document, html);
    const parsed = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      maxElemsToParse: mostElements,
      charThreshold: 200,
    }).parse();
    article = htmlToText(parsed?.content ?? '');
    given = {
      ...given,
      title: given.title ?? readGivenLine(parsed?.title),
      authors: given.authors.length > 0 ? given.authors : readGivenAuthors(parsed?.byline),
      outlet: given.outlet ?? readGivenLine(parsed?.siteName, 200),
    };
  } catch {
    notes.push('the article could not be told from the rest of the page');
  }
  if (article.length < shortArticle) {
    const whole = htmlToText(html);
    if (whole.length > article.length * 2) article = whole;
  }
  return {
    text: withoutTitle(article, given?.title ?? null),
    given: given ?? { title: null, url: null, date: null, language: null, outlet: null, authors: [] },
    notes,
  };
}

function readPageMeta(document: Page, html: string): Given {
  const data = readJsonLd(document);
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      for (const attribute of ['property', 'name', 'itemprop']) {
        const content = document
          .querySelector(`meta[${attribute}="${name}"]`)
          ?.getAttribute('content')
          ?.trim();
        if (content) return content;
      }
    }
    return null;
  };
  const saved = /<!-- saved from url=\(\d{1,6}\)(\S{1,2000}) -->/.exec(html.slice(0, 4000))?.[1];
  const title =
    readGivenLine(data.headline) ?? readGivenLine(meta('og:title', 'twitter:title', 'headline', 'dc.title'));
  const heading =
    document.querySelectorAll('h1').length === 1
      ? readGivenLine(document.querySelector('h1')?.textContent)
      : null;
  return {
    title: title ?? heading ?? readGivenLine(document.querySelector('title')?.textContent),
    url:
      readGivenUrl(document.querySelector('link[rel="canonical"]')?.getAttribute('href')) ??
      readGivenUrl(meta('og:url')) ??
      readGivenUrl(typeof data.url === 'string' ? data.url : null) ??
      readGivenUrl(saved),
    date:
      readGivenDate(data.datePublished) ??
      readGivenDate(
        meta(
          'article:published_time',
          'datePublished',
          'date',
          'pubdate',
          'dc.date',
          'dcterms.date',
          'parsely-pub-date',
          'sailthru.date',
        ),
      ) ??
      readGivenDate(
        document.querySelector('article time[datetime], time[pubdate][datetime]')?.getAttribute('datetime'),
      ),
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
      readGivenAuthors(data.author),
      readGivenAuthors(meta('author', 'article:author', 'parsely-author', 'dc.creator')).filter(
        a => !/^https?:/.test(a),
      ),
    ),
  };
}

/** The first thing in the page's JSON-LD that is an article (https://schema.org/Article and its kinds). */
function readJsonLd(document: Page): Record<string, unknown> {
  for (const script of [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, 20)) {
    const source = script.textContent ?? '';
    if (source.length > 500_000) continue;
    try {
      const found = findArticle(JSON.parse(source), 0);
      if (found) return found;
    } catch {
      // Faulty JSON-LD is common; the meta tags say the same.
    }
  }
  return {};
}

function findArticle(value: unknown, depth: number): Record<string, unknown> | null {
  if (depth > 4 || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    for (const entry of value.slice(0, 100)) {
      const found = findArticle(entry, depth + 1);
      if (found) return found;
    }
    return null;
  }
  const node = value as Record<string, unknown>;
  if (/Article|BlogPosting|Report/.test([node['@type']].flat().join(' '))) return node;
  return findArticle(node['@graph'], depth + 1) ?? findArticle(node.mainEntity, depth + 1);
}

function nameIn(value: unknown): unknown {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null ? (one as { name?: unknown }).name : one;
}

function firstFilled<T>(...lists: T[][]): T[] {
  return lists.find(list => list.length > 0) ?? [];
}

/** A page repeats its title over the article; the text begins after it. */
function withoutTitle(text: string, title: string | null): string {
  if (title === null) return text;
  const [first = '', ...rest] = text.split('\n');
  return first.trim() === title && rest.length > 0 ? rest.join('\n').trim() : text;
}
