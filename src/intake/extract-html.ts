import { type Given, readGivenAuthors, readGivenLine } from './given.ts';
import { htmlToText } from './html-text.ts';
import { loadPageParsers } from './packages.ts';
import { dropChrome } from './page-chrome.ts';
import type { PageDocument } from './page-document.ts';
import { readPageMeta } from './page-meta.ts';
import { announcesLinks, leadsAway } from './page-phrases.ts';
import { dropScripts, isWild } from './tame.ts';

/** Beyond this, finding the article takes too long; the plain text of the page is taken then. */
const mostElements = 30_000;

/** Finding the article takes time that grows with the depth; news pages come to forty. */
const deepestPage = 120;

/** An article shorter than this, on a page with far more text, was not found. */
const shortArticle = 140;

/** What was found in a web page. */
export interface ExtractedPage {
  /** The article's words as plain text; all words of the page when no article was found; empty when there are none. */
  text: string;
  given: Given;
  notes: string[];
  /** False when the article could not be told from the rest of the page. */
  found: boolean;
  /** The share of the article's letters that are links, from 0 to 1. */
  linked: number;
  /** False when the page says that only payers may read it; null when it doesn't say. */
  free: boolean | null;
}

/**
 * Finds the article in a web page, with what the page says about it (JSON-LD, OpenGraph, meta tags).
 * @param base the page's own address, for relative ones in it; null when it isn't known
 */
export function extractHtml(source: string, base: string | null = null): ExtractedPage {
  const notes: string[] = [];
  const html = dropScripts(source);
  let given: Given | null = null;
  let article = '';
  let linked = 0;
  let free: boolean | null = null;
  try {
    if (isWild(html, deepestPage) || countTags(html) > mostElements)
      throw new RangeError('too large to be an article');
    const { parseHTML, Readability } = loadPageParsers();
    const document = parseHTML(html).document as unknown as PageDocument;
    const meta = readPageMeta(document, html, base);
    free = meta.free;
    given = meta.given;
    dropChrome(document);
    const parsed = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      maxElemsToParse: mostElements,
      charThreshold: 200,
    }).parse();
    article = withoutChrome(htmlToText(parsed?.content ?? ''));
    linked = shareOfLinks(parsed?.content ?? '', article.length);
    const forMachines = meta.machineText === null ? '' : htmlToText(meta.machineText);
    if (forMachines.length > article.length * 2) {
      article = forMachines;
      linked = 0;
    }
    given = {
      ...given,
      title: given.title ?? readGivenLine(parsed?.title),
      authors: given.authors.length > 0 ? given.authors : readGivenAuthors(parsed?.byline),
      outlet: given.outlet ?? readGivenLine(parsed?.siteName, 200),
    };
  } catch {
    notes.push('the article could not be told from the rest of the page');
  }
  let found = article !== '';
  if (article.length < shortArticle) {
    const whole = htmlToText(html);
    if (whole.length > article.length * 2) {
      article = whole;
      found = false;
    }
  }
  return {
    text: withoutTitle(article, given?.title ?? null),
    given: given ?? { title: null, url: null, date: null, language: null, outlet: null, authors: [] },
    notes,
    found,
    linked,
    free,
  };
}

function countTags(html: string): number {
  let count = 0;
  for (const _tag of html.matchAll(/<[a-z]/gi)) count += 1;
  return count;
}

/** Takes out lines that only announce or lead to other stories. */
function withoutChrome(text: string): string {
  return text
    .split('\n')
    .filter(line => !announcesLinks(line) && !leadsAway(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function shareOfLinks(content: string, letters: number): number {
  let linked = 0;
  for (const match of content.matchAll(/<a\b[^<>]{0,3000}>([^<>]{0,2000})</gi))
    linked += (match[1] as string).trim().length;
  return letters === 0 ? 0 : Math.min(1, linked / letters);
}

/** A page repeats its title over the article; the text begins after it. */
function withoutTitle(text: string, title: string | null): string {
  if (title === null) return text;
  const [first = '', ...rest] = text.split('\n');
  return first.trim() === title && rest.length > 0 ? rest.join('\n').trim() : text;
}
