import type { Article } from '../model/article.ts';
import { sayPublished } from './wording.ts';

/** What a citation is made of, in order: outlet, title with its language, date as it is known. */
export function listCitation(article: Article, timeZone: string): string[] {
  const { reading } = article;
  const title = reading.title.replace(/\s+/g, ' ').trim();
  return [
    article.outlet,
    `“${title}” [${reading.language}]`,
    sayPublished(reading.published, article.firstSeen, timeZone),
  ];
}

/**
 * One report as a line that can stand under a text, with its address, or its id where it has none:
 * "TASS, “Заголовок” [ru], 21 Mar 2025 (inferred), https://tass.ru/…"
 */
export function citeArticle(article: Article, timeZone: string): string {
  return [...listCitation(article, timeZone), article.url ?? article.id].join(', ');
}
