import type { SQLInputValue } from 'node:sqlite';
import type { Article } from '../model/article.ts';
import type { Timestamp } from '../model/item.ts';
import type { SearchPage, SearchQuery } from './archive.ts';
import { loadArticle } from './articles.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { buildMatch } from './terms.ts';

/**
 * Very common words are ranked within their newest hits only; older hits follow, ranked in further lots of this size.
 * Ordering every hit of a common word by BM25 took 265 ms over a million articles, the newest thousand 4 ms.
 */
export const rankedTogether = 1000;

/** After this many days half of what freshness adds to a score is gone. */
const halfLife = 30;

interface Hit {
  key: number;
  relevance: number;
  day: string;
}

/** Keys that may be hits: none above `top`, and those a date filter leaves. */
interface Range {
  low: number;
  high: number;
  dates: { sql: string; values: Timestamp[] };
}

/**
 * Articles that hold the words, best first: BM25 times freshness, by the day of publication (first sight where that is
 * not known). Without words the newest kept come first. Pages stay as they are while new articles arrive.
 * @param lot how many of the newest hits are ranked together
 */
export function searchArticles(db: Database, query: SearchQuery, lot = rankedTogether): SearchPage {
  const limit = Math.max(0, Math.floor(query.limit));
  const newest = db.one<{ key: number | null }>('SELECT max(key) AS key FROM articles')?.key ?? 0;
  const [top, start, offset] =
    query.cursor == null ? [newest, newest, 0] : readCursor(query.cursor, 'number', 'number', 'number');
  const match = buildMatch(query);
  const range = match === null ? null : findRange(db, query, top);
  if (match === null || range === null) return { hits: [], total: 0, next: null };

  const today =
    db.one<{ seen: string }>(
      'SELECT first_seen AS seen FROM articles WHERE key <= ? ORDER BY key DESC LIMIT 1',
      top,
    )?.seen ?? '';
  const byWords = query.groups.length > 0;
  const hits: { key: number; score: number }[] = [];
  let total: number | null = null;
  let from = start;
  let skip = offset;
  let next: string | null = null;
  while (next === null) {
    const found = findLot(db, match, { ...range, high: Math.min(range.high, from) }, lot);
    const whole = found.length < lot;
    if (whole && from === top) total = found.length;
    const ranked = found
      .map(hit => ({ key: hit.key, score: (byWords ? hit.relevance : 1) * freshness(hit.day, today) }))
      .sort(byWords ? (a, b) => b.score - a.score || b.key - a.key : (a, b) => b.key - a.key);
    const taken = ranked.slice(skip, skip + limit - hits.length);
    hits.push(...taken);
    skip += taken.length;
    if (skip < ranked.length) next = writeCursor([top, from, skip]);
    else if (whole) break;
    else {
      from = (found.at(-1) as Hit).key - 1;
      skip = 0;
      if (hits.length >= limit) next = writeCursor([top, from, 0]);
    }
  }
  return {
    hits: hits.map(hit => ({ article: loadArticle(db, hit.key) as Article, score: hit.score })),
    total: total ?? countHits(db, match, range),
    next: limit === 0 ? null : next,
  };
}

/** What a score is multiplied by: 2 for what is new, falling towards 1 with age. */
function freshness(day: string, today: string): number {
  const age = (Date.parse(today.slice(0, 10)) - Date.parse(day)) / 86_400_000;
  return 1 + 2 ** (-Math.max(0, Number.isFinite(age) ? age : halfLife) / halfLife);
}

/** Turns a date filter into a range of keys by the table of days; null when no article can be in it. */
function findRange(db: Database, query: SearchQuery, top: number): Range | null {
  const dates: Range['dates'] = { sql: '', values: [] };
  let low = 0;
  let high = top;
  if (query.from !== undefined) {
    const found = db.one<{ key: number | null }>(
      'SELECT min(low) AS key FROM days WHERE day >= ?',
      query.from.slice(0, 10),
    )?.key;
    if (found == null) return null;
    low = found;
    dates.sql += ' AND a.first_seen >= ?';
    dates.values.push(query.from);
  }
  if (query.to !== undefined) {
    const found = db.one<{ key: number | null }>(
      'SELECT max(high) AS key FROM days WHERE day <= ?',
      query.to.slice(0, 10),
    )?.key;
    if (found == null) return null;
    high = Math.min(high, found);
    dates.sql += ' AND a.first_seen < ?';
    dates.values.push(query.to);
  }
  return { low, high, dates };
}

// CROSS JOIN keeps the order written: the full-text index leads, each hit's row is looked up by its key.
const hitsIn =
  'FROM terms CROSS JOIN articles a ON a.key = terms.rowid WHERE terms MATCH ? AND terms.rowid BETWEEN ? AND ?';

function valuesOf(match: string, range: Range): SQLInputValue[] {
  return [match, range.low, range.high, ...range.dates.values];
}

/** The newest hits of a range, with their BM25 over the words alone: the filters weigh nothing. */
function findLot(db: Database, match: string, range: Range, lot: number): Hit[] {
  return db.all<Hit & { published: string | null }>(
    `SELECT a.key, -bm25(terms, 1.0, 0.0) AS relevance,
       CASE WHEN length(a.published) >= 10 THEN substr(a.published, 1, 10) ELSE substr(a.first_seen, 1, 10) END AS day
     ${hitsIn}${range.dates.sql} ORDER BY terms.rowid DESC LIMIT ?`,
    ...valuesOf(match, range),
    lot,
  );
}

function countHits(db: Database, match: string, range: Range): number {
  const row =
    range.dates.sql === ''
      ? db.one<{ n: number }>(
          'SELECT count(*) AS n FROM terms WHERE terms MATCH ? AND rowid BETWEEN ? AND ?',
          match,
          range.low,
          range.high,
        )
      : db.one<{ n: number }>(`SELECT count(*) AS n ${hitsIn}${range.dates.sql}`, ...valuesOf(match, range));
  return row?.n ?? 0;
}
