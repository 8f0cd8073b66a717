import type { SQLInputValue } from 'node:sqlite';
import type { StoryPage, StoryQuery } from './archive.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { everyStoryMark, toStory } from './stories.ts';

/** A story's place in the order: newest report, then newest publication, then number. */
interface Place {
  last_seen: string;
  published: string;
  id: number;
}

/** One piece of a WHERE, with its values. */
interface Condition {
  sql: string;
  values: SQLInputValue[];
}

/** Stories with the newest report first. A story that gains a report moves to the front; no page repeats another. */
export function findLatest(db: Database, query: StoryQuery): StoryPage {
  const limit = Math.max(0, Math.floor(query.limit));
  const sets = listMarkSets(query)
    .map(marks => ({ marks, stories: marks.reduce((sum, mark) => sum + countStories(db, mark), 0) }))
    .sort((a, b) => a.stories - b.stories);
  // The rarest filter leads; the others are looked up story by story.
  const lead = sets[0]?.marks ?? null;
  const others = sets.slice(1).map(set => set.marks);
  const filter = listConditions(query, lead !== null, others);
  const page = query.cursor == null ? filter : [...filter, conditionAfter(query.cursor, lead !== null)];
  const places =
    lead === null
      ? db.all<Place>(
          `SELECT s.last_seen, s.published, s.id FROM stories s ${where(page)}
           ORDER BY s.last_seen DESC, s.published DESC, s.id DESC LIMIT ?`,
          ...valuesOf(page),
          limit + 1,
        )
      : mergePlaces(lead.map(mark => walkMark(db, mark, page, limit + 1)));
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  return {
    stories: shown.map(place =>
      toStory(db, db.one('SELECT * FROM stories WHERE id = ?', place.id) as Record<string, unknown>),
    ),
    total: countTotal(db, listMarkSets(query), query),
    next:
      places.length > limit && last !== undefined
        ? writeCursor([last.last_seen, last.published, last.id])
        : null,
  };
}

/** Each filter as the marks of which a story needs one. */
function listMarkSets(query: StoryQuery): string[][] {
  const sets = [
    [...new Set(query.languages ?? [])].map(one => `l:${one}`),
    [...new Set(query.topics ?? [])].map(one => `t:${one}`),
    query.person === undefined ? [] : [`e:${query.person}`],
  ];
  return sets.filter(marks => marks.length > 0);
}

/** The conditions beside the leading mark, on `m` (a walk along a mark) or `s` (a walk along all stories). */
function listConditions(query: StoryQuery, alongMark: boolean, others: string[][]): Condition[] {
  const table = alongMark ? 'm' : 's';
  const conditions: Condition[] = others.map(marks => ({
    sql: `EXISTS (SELECT 1 FROM story_marks o WHERE o.story_id = m.story_id
      AND o.mark IN (${marks.map(() => '?').join(', ')}))`,
    values: marks,
  }));
  if (query.since !== undefined) {
    conditions.push({ sql: `${table}.last_seen >= ?`, values: [query.since] });
  }
  const least = Math.floor(query.minimumReports ?? 1);
  if (least > 1) {
    // "> 1" lets the index of stories told more than once be used.
    conditions.push(
      alongMark
        ? { sql: '(SELECT reports FROM stories WHERE id = m.story_id) >= ?', values: [least] }
        : { sql: 's.reports > 1 AND s.reports >= ?', values: [least] },
    );
  }
  return conditions;
}

function conditionAfter(cursor: string, alongMark: boolean): Condition {
  const values = readCursor(cursor, 'string', 'string', 'number');
  const columns = alongMark ? 'm.last_seen, m.published, m.story_id' : 's.last_seen, s.published, s.id';
  return { sql: `(${columns}) < (?, ?, ?)`, values };
}

function walkMark(db: Database, mark: string, conditions: Condition[], limit: number): Place[] {
  return db.all<Place>(
    `SELECT m.last_seen, m.published, m.story_id AS id FROM story_marks m
     ${where([{ sql: 'm.mark = ?', values: [] }, ...conditions])}
     ORDER BY m.last_seen DESC, m.published DESC, m.story_id DESC LIMIT ?`,
    mark,
    ...valuesOf(conditions),
    limit,
  );
}

/** Joins lists that are each in order; a story in several of them comes once. */
function mergePlaces(lists: Place[][]): Place[] {
  if (lists.length === 1) return lists[0] as Place[];
  const byId = new Map(lists.flat().map(place => [place.id, place]));
  return [...byId.values()].sort(
    (a, b) => compareText(b.last_seen, a.last_seen) || compareText(b.published, a.published) || b.id - a.id,
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * How many stories pass all filters: from the tally where one mark is all that is asked, else by intersecting the
 * stories of each filter (five times as quick as looking up every story of one filter in the others).
 */
function countTotal(db: Database, sets: string[][], query: StoryQuery): number {
  const least = Math.floor(query.minimumReports ?? 1);
  if (query.since === undefined && least <= 1 && sets.length <= 1 && (sets[0]?.length ?? 1) === 1) {
    return countStories(db, sets[0]?.[0] ?? everyStoryMark);
  }
  const since = query.since ?? '';
  const parts: Condition[] = sets.map(marks => ({
    sql: `SELECT story_id FROM story_marks WHERE mark IN (${marks.map(() => '?').join(', ')}) AND last_seen >= ?`,
    values: [...marks, since],
  }));
  if (least > 1) {
    parts.push({
      sql: 'SELECT id FROM stories WHERE reports > 1 AND last_seen >= ? AND reports >= ?',
      values: [since, least],
    });
  } else if (parts.length === 0) {
    parts.push({ sql: 'SELECT id FROM stories WHERE last_seen >= ?', values: [since] });
  }
  // A story has a row for each of its marks: DISTINCT and INTERSECT leave one of it.
  const sql =
    parts.length === 1
      ? `SELECT DISTINCT * FROM (${parts[0]?.sql})`
      : parts.map(one => one.sql).join(' INTERSECT ');
  return db.one<{ n: number }>(`SELECT count(*) AS n FROM (${sql})`, ...valuesOf(parts))?.n ?? 0;
}

/** How many stories have a mark, from the tally. */
export function countStories(db: Database, mark: string): number {
  return db.one<{ stories: number }>('SELECT stories FROM story_tally WHERE mark = ?', mark)?.stories ?? 0;
}

function where(conditions: Condition[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map(one => one.sql).join(' AND ')}`;
}

function valuesOf(conditions: Condition[]): SQLInputValue[] {
  return conditions.flatMap(one => one.values);
}
