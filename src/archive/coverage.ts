import type { Timestamp } from '../model/item.ts';
import type { Reading } from '../model/reading.ts';
import type { Coverage, CoverageQuery, Mentions } from './archive.ts';
import { listEntities, loadArticle } from './articles.ts';
import type { Database, Dialect } from './database.ts';
import { toDayNumber } from './features.ts';
import { everyStoryMark, openTally } from './marks.ts';

const millisecondsADay = 86_400_000;

/** Where an article stands whose day can't be told. */
const noDay = -1;

/** What decides where an article is counted. */
export interface Covered {
  reading: Pick<Reading, 'language' | 'topics' | 'published' | 'people' | 'organisations' | 'places'>;
  firstSeen: Timestamp;
  backfill: boolean;
}

/**
 * The day an article counts for, in days since 1970 (UTC): the day it was published; where that isn't known, the day it was
 * first seen. A backfilled article was seen long after it was news: without a day of its own it has none (-1).
 */
export function toCoverageDay({ reading, firstSeen, backfill }: Covered): number {
  const { date } = reading.published;
  const day = toDayNumber(date !== null && date.length >= 10 ? date : backfill ? '' : firstSeen);
  return Number.isNaN(day) ? noDay : day;
}

/** Gathers what a transaction changes in the counts; a batch brings the same days and marks again and again. */
export interface CoverageTally {
  /** One more article, or (`-1`) one fewer. */
  count(article: Covered, change: 1 | -1): void;
  /** Writes the counts. Must be called before the transaction ends. */
  write(): Promise<void>;
}

export function openCoverage(db: Database): CoverageTally {
  const changes = new Map<number, Map<string, number>>();
  return {
    count(article, change) {
      const { reading } = article;
      const day = toCoverageDay(article);
      let marks = changes.get(day);
      if (marks === undefined) {
        marks = new Map();
        changes.set(day, marks);
      }
      for (const mark of [
        everyStoryMark,
        `l:${reading.language}`,
        ...reading.topics.map(one => `t:${one}`),
        ...listEntities(reading).map(one => `e:${one}`),
      ])
        marks.set(mark, (marks.get(mark) ?? 0) + change);
    },
    async write() {
      const { number } = openTally(db);
      const changed = [...changes].flatMap(([day, marks]) =>
        [...marks].filter(([, change]) => change !== 0).map(([mark, change]) => ({ day, mark, change })),
      );
      changes.clear();
      const marks = [...new Set(changed.map(one => one.mark))];
      const found = await number(marks);
      const numbers = new Map(marks.map((mark, place) => [mark, found[place] as number]));
      const rows = changed.map(({ day, mark, change }) => [day, numbers.get(mark) as number, change]);
      await db.insert(
        'INSERT INTO coverage (day, mark, articles)',
        rows,
        'ON CONFLICT (day, mark) DO UPDATE SET articles = coverage.articles + excluded.articles',
      );
    },
  };
}

interface Count {
  day: number;
  part: string;
  articles: number;
}

/** Articles a day between two days, all together or apart by language or topic, days in order. Days without any are left out. */
export async function countCoverage(db: Database, query: CoverageQuery): Promise<Coverage> {
  const filtered = query.person !== undefined || query.language !== undefined || query.topic !== undefined;
  const range = { first: toDayNumber(query.from), last: toDayNumber(query.to) };
  const days = filtered ? await countMatches(db, query, range) : await countKept(db, query, range);
  const undated = filtered
    ? await countMatches(db, { ...query, split: 'none' }, { first: noDay, last: noDay })
    : await countKept(db, { ...query, split: 'none' }, { first: noDay, last: noDay });
  return {
    counts: days.map(({ day, part, articles }) => ({ day: toDate(day), part, articles })),
    undated: undated.reduce((sum, one) => sum + one.articles, 0),
  };
}

interface Range {
  first: number;
  last: number;
}

/** From the counts kept: one row for each day and part. */
async function countKept(db: Database, { split }: CoverageQuery, range: Range): Promise<Count[]> {
  const prefix = { none: '', language: 'l:', topic: 't:' }[split];
  return await db.all<Count>(
    `SELECT c.day, substr(m.mark, ?) AS part, c.articles FROM coverage c JOIN marks m ON m.id = c.mark
     WHERE c.day BETWEEN ? AND ? AND c.articles > 0 AND ${split === 'none' ? "m.mark = ''" : 'm.mark LIKE ?'}
     ORDER BY c.day, part`,
    prefix.length + 1,
    range.first,
    range.last,
    ...(split === 'none' ? [] : [`${prefix}%`]),
  );
}

/** As `toCoverageDay`, in SQL, of a row `a`. */
function dayOfArticle({ dayNumber }: Dialect): string {
  const date = `CASE WHEN length(a.published) >= 10 THEN substr(a.published, 1, 10)
    WHEN a.backfill = 0 THEN substr(a.first_seen, 1, 10) END`;
  return `coalesce(${dayNumber(date)}, ${noDay})`;
}

/** Article by article, for those a filter leaves. */
async function countMatches(db: Database, query: CoverageQuery, range: Range): Promise<Count[]> {
  const { from, where, values } = db.terms.filter({
    ...(query.language === undefined ? {} : { languages: [query.language] }),
    ...(query.topic === undefined ? {} : { topics: [query.topic] }),
    ...(query.person === undefined ? {} : { person: query.person }),
  });
  const part = { none: "''", language: 'a.language', topic: 'j.value' }[query.split];
  return db.all<Count>(
    `SELECT day, part, count(*) AS articles FROM (
       SELECT ${dayOfArticle(db.sql)} AS day, ${part} AS part
       FROM ${from} ${query.split === 'topic' ? `CROSS JOIN ${db.sql.texts('a.topics')} j` : ''}
       WHERE ${where}) AS matches
     WHERE day BETWEEN ? AND ? GROUP BY day, part ORDER BY day, part`,
    ...values,
    range.first,
    range.last,
  );
}

/** How often someone or something is named: in how many articles, in which languages, first and last when. */
export async function countMentions(db: Database, entity: string): Promise<Mentions> {
  const { from, where, values } = db.terms.filter({ person: entity });
  const languages = await db.all<{ language: string; articles: number }>(
    `SELECT a.language, count(*) AS articles FROM ${from}
     WHERE ${where} GROUP BY a.language ORDER BY articles DESC, a.language`,
    ...values,
  );
  const end = async (order: 'ASC' | 'DESC') => {
    const row = await db.one<{ key: number }>(
      `SELECT key FROM (SELECT a.key, ${dayOfArticle(db.sql)} AS day FROM ${from} WHERE ${where}) AS matches
       ORDER BY day = ${noDay}, day ${order}, key ${order} LIMIT 1`,
      ...values,
    );
    return row === undefined ? null : loadArticle(db, row.key);
  };
  return {
    articles: languages.reduce((sum, one) => sum + one.articles, 0),
    languages: Object.fromEntries(languages.map(one => [one.language, one.articles])),
    first: await end('ASC'),
    last: await end('DESC'),
  };
}

function toDate(day: number): string {
  return new Date(day * millisecondsADay).toISOString().slice(0, 10);
}
