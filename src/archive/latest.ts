import type { Story } from '../model/article.ts';
import type { StoryPage, StoryQuery } from './archive.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Database, Value } from './database.ts';
import { mapAtOnce } from './in-turn.ts';
import { everyStoryMark, findMark, toMoment } from './marks.ts';
import { loadStory } from './stories.ts';

/** A story's place in the order: newest report (as a moment along a mark), then newest publication, then number. */
interface Place {
  last_seen: string | number;
  published: string;
  id: number;
}

/** One piece of a WHERE, with its values. */
interface Condition {
  sql: string;
  values: Value[];
}

/** Stories with the newest report first. A story that gains a report moves to the front; no page repeats another. */
export async function findLatest(db: Database, query: StoryQuery): Promise<StoryPage> {
  const limit = Math.max(0, Math.floor(query.limit));
  const sets = await findMarkSets(db, query);
  if (sets === null) return { stories: [], total: 0, next: null };
  // The rarest filter leads; the others are looked up story by story.
  const lead = sets[0] ?? null;
  const others = sets.slice(1);
  const filter = listConditions(query, lead !== null, others);
  const page = query.cursor == null ? filter : [...filter, conditionAfter(query.cursor, lead !== null)];
  const places =
    lead === null
      ? await db.all<Place>(
          `SELECT s.last_seen, s.published, s.id FROM stories s ${where(page)}
           ORDER BY s.last_seen DESC, s.published DESC, s.id DESC LIMIT ?`,
          ...valuesOf(page),
          limit + 1,
        )
      : mergePlaces(await mapAtOnce(lead.ids, mark => walkMark(db, mark, page, limit + 1)));
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  return {
    stories: (await mapAtOnce(shown, place => loadStory(db, place.id))) as Story[],
    total: await countTotal(db, sets, query),
    next:
      places.length > limit && last !== undefined
        ? writeCursor([toTimestamp(last.last_seen), last.published, last.id])
        : null,
  };
}

function toTimestamp(seen: string | number): string {
  return typeof seen === 'number' ? new Date(seen).toISOString() : seen;
}

/** One filter: the numbers of the marks of which a story needs one, and how many stories have each, added up. */
export interface MarkSet {
  ids: number[];
  stories: number;
}

/** The filters of a query, the rarest first; null when one of them asks only for what no story ever had. */
export async function findMarkSets(
  db: Database,
  query: Pick<StoryQuery, 'languages' | 'topics' | 'person'>,
): Promise<MarkSet[] | null> {
  const wanted = [
    [...new Set(query.languages ?? [])].map(one => `l:${one}`),
    [...new Set(query.topics ?? [])].map(one => `t:${one}`),
    query.person === undefined ? [] : [`e:${query.person}`],
  ].filter(marks => marks.length > 0);
  const sets = await mapAtOnce(wanted, async marks => {
    const found = (await mapAtOnce(marks, mark => findMark(db, mark))).filter(
      mark => mark !== null && mark.stories > 0,
    );
    return {
      ids: found.map(mark => mark?.id as number),
      stories: found.reduce((sum, mark) => sum + (mark?.stories ?? 0), 0),
    };
  });
  if (sets.some(set => set.ids.length === 0)) return null;
  return sets.sort((a, b) => a.stories - b.stories);
}

/** The conditions beside the leading mark, on `m` (a walk along a mark) or `s` (a walk along all stories). */
function listConditions(query: StoryQuery, alongMark: boolean, others: MarkSet[]): Condition[] {
  const conditions: Condition[] = others.map(hasMark);
  // A hidden story has no marks: along one, none is met.
  if (!alongMark) conditions.push({ sql: 's.hidden = 0', values: [] });
  if (query.since !== undefined) {
    conditions.push(
      alongMark
        ? { sql: 'm.last_seen >= ?', values: [toMoment(query.since)] }
        : { sql: 's.last_seen >= ?', values: [query.since] },
    );
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

/** That the story of row `m` has one of the marks: their rows for it stand at the same place as `m`. */
function hasMark(set: MarkSet): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM story_marks o WHERE o.mark IN (${listPlaceholders(set.ids)})
      AND o.last_seen = m.last_seen AND o.published = m.published AND o.story_id = m.story_id)`,
    values: set.ids,
  };
}

function listPlaceholders(values: unknown[]): string {
  return values.map(() => '?').join(', ');
}

function conditionAfter(cursor: string, alongMark: boolean): Condition {
  const [lastSeen, published, id] = readCursor(cursor, 'string', 'string', 'number');
  return alongMark
    ? {
        sql: '(m.last_seen, m.published, m.story_id) < (?, ?, ?)',
        values: [toMoment(lastSeen), published, id],
      }
    : { sql: '(s.last_seen, s.published, s.id) < (?, ?, ?)', values: [lastSeen, published, id] };
}

async function walkMark(
  db: Database,
  mark: number,
  conditions: Condition[],
  limit: number,
): Promise<Place[]> {
  return await db.all<Place>(
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
    (a, b) =>
      Number(b.last_seen) - Number(a.last_seen) || compareText(b.published, a.published) || b.id - a.id,
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many stories pass all filters: from the tally where one mark is all that is asked, else from sets of stories. */
async function countTotal(db: Database, sets: MarkSet[], query: StoryQuery): Promise<number> {
  const least = Math.floor(query.minimumReports ?? 1);
  if (query.since === undefined && least <= 1 && sets.length <= 1 && (sets[0]?.ids.length ?? 1) === 1) {
    return sets[0]?.stories ?? (await findMark(db, everyStoryMark))?.stories ?? 0;
  }
  if (query.since === undefined && least <= 1 && db.sets !== null)
    return db.sets.countTogether(
      db,
      sets.map(set => set.ids),
    );
  const since = query.since ?? '';
  const parts: Condition[] = sets.map(set => ({
    sql: `SELECT story_id FROM story_marks WHERE mark IN (${listPlaceholders(set.ids)}) AND last_seen >= ?`,
    values: [...set.ids, toMoment(since)],
  }));
  if (least > 1) {
    parts.push({
      sql: 'SELECT id FROM stories WHERE hidden = 0 AND reports > 1 AND last_seen >= ? AND reports >= ?',
      values: [since, least],
    });
  } else if (parts.length === 0) {
    parts.push({ sql: 'SELECT id FROM stories WHERE hidden = 0 AND last_seen >= ?', values: [since] });
  }
  // A story has a row for each of its marks: DISTINCT and INTERSECT leave one of it.
  const sql =
    parts.length === 1
      ? `SELECT DISTINCT * FROM (${parts[0]?.sql}) AS one`
      : parts.map(one => one.sql).join(' INTERSECT ');
  return (
    (await db.one<{ n: number }>(`SELECT count(*) AS n FROM (${sql}) AS found`, ...valuesOf(parts)))?.n ?? 0
  );
}

function where(conditions: Condition[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map(one => one.sql).join(' AND ')}`;
}

function valuesOf(conditions: Condition[]): Value[] {
  return conditions.flatMap(one => one.values);
}
