import { cleanLine } from './clean.ts';
import { parseFeedDate } from './feed-dates.ts';

/** What came with a text, from front matter, a page's metadata or a record: each part may be missing. */
export interface Given {
  title: string | null;
  url: string | null;
  /** ISO 8601 date or timestamp. */
  date: string | null;
  language: string | null;
  outlet: string | null;
  authors: string[];
}

export const nothingGiven: Given = {
  title: null,
  url: null,
  date: null,
  language: null,
  outlet: null,
  authors: [],
};

/**
 * Reads a date given with a text, in any spelling feeds use.
 * @returns "2025-03-21" where the day is all that is sure (no time, or a time without a zone), else a UTC timestamp;
 *   "2025-03" and "2025" stay as they are; null when it can't be read
 */
export function readGivenDate(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (/^\d{4}$|^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return text >= '1900' && text < '2200' ? text : null;
  const instant = parseFeedDate(text);
  if (!instant) return null;
  const epoch = /^\d{10}(?:\d{3})?$/.test(text);
  const timed = /\d\s?:\s?\d|\d{8}T?\d{4}/i.test(text);
  const zoned =
    /(?:Z|[A-Z]{2,5}|[+-]\d{1,2}:?\d{0,2})\s*(?:\([^()]*\))?$/i.test(text) && !/(?:am|pm)$/i.test(text);
  return epoch || (timed && zoned) ? instant : instant.slice(0, 10);
}

/** A line of plain text from an unknown value; null when there is none. Longer than `most` is cut at a grapheme. */
export function readGivenLine(value: unknown, most = 500): string | null {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const line = cleanLine(text.slice(0, most * 8));
  if (line.length <= most) return line || null;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (cut.length + segment.length > most) break;
    cut += segment;
  }
  return cut;
}

/** An http(s) address without user name and password; null for anything else. */
export function readGivenUrl(value: unknown, base?: string): string | null {
  if (typeof value !== 'string' || value.length > 4000) return null;
  const text = value.trim();
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  return url.href;
}

/** A BCP 47 tag ("pt_BR" is mended); null for anything else. */
export function readGivenLanguage(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim().replaceAll('_', '-').replace(/\..*$/, '');
  if (!/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/** Names of people, from a string, a list, or objects with a name. */
export function readGivenAuthors(value: unknown): string[] {
  const list = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
  const names = list
    .slice(0, 50)
    .map(entry =>
      readGivenLine(
        typeof entry === 'object' && entry !== null ? (entry as { name?: unknown }).name : entry,
        200,
      ),
    );
  return [...new Set(names.filter(name => name !== null))];
}

/** Reads the usual names for each part from an object of unknown make. */
export function readGiven(fields: Record<string, unknown>): Given {
  const first = (...names: string[]) =>
    names.map(name => fields[name]).find(value => value !== undefined && value !== null);
  const outlet = first('source', 'outlet', 'site', 'publisher');
  return {
    title: readGivenLine(first('title', 'headline')),
    url: readGivenUrl(first('url', 'link', 'canonical')),
    date: readGivenDate(first('date', 'published', 'pubDate', 'date_published', 'datePublished')),
    language: readGivenLanguage(first('language', 'lang')),
    outlet: readGivenLine(
      typeof outlet === 'object' && outlet !== null ? (outlet as { name?: unknown }).name : outlet,
      200,
    ),
    authors: readGivenAuthors(first('authors', 'author', 'byline')),
  };
}
