import type { Story } from '../model/article.ts';
import type { DatedStoryQuery, StoryPage } from './archive.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Database, Dialect, Value } from './database.ts';
import { listDays, listFeatures } from './features.ts';
import { mapAtOnce } from './in-turn.ts';
import { findMarkSets, type MarkSet } from './latest.ts';
import { loadStory } from './stories.ts';

/** Stories in the order of the days they began, the earliest first. Pages stay as they are while later stories arrive. */
export async function findStoriesByDay(db: Database, query: DatedStoryQuery): Promise<StoryPage> {
  const sets = await findMarkSets(db, query);
  if (sets === null) return { stories: [], total: 0, next: null };
  const limit = Math.max(0, Math.floor(query.limit));
  const where = `s.hidden = 0 AND length(s.from_date) >= 10 AND s.from_date >= ? AND s.from_date < ? ${sets.map(set => hasMark(db.sql, set)).join(' ')}`;
  const values: Value[] = [query.from, addDays(query.to, 1), ...sets.flatMap(set => set.ids)];
  const [day, id] = query.cursor == null ? ['', 0] : readCursor(query.cursor, 'string', 'number');
  const rows = await db.all<{ id: number; day: string }>(
    `SELECT s.id, s.from_date AS day FROM stories s WHERE ${where} AND (s.from_date, s.id) > (?, ?)
     ORDER BY s.from_date, s.id LIMIT ?`,
    ...values,
    day,
    id,
    limit + 1,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    stories: (await mapAtOnce(shown, row => loadStory(db, row.id))) as Story[],
    total:
      (await db.one<{ n: number }>(`SELECT count(*) AS n FROM stories s WHERE ${where}`, ...values))?.n ?? 0,
    next: rows.length > limit && last !== undefined ? writeCursor([last.day, last.id]) : null,
  };
}

/** Reports of an event are looked for from a week before it to two months after. */
const daysBefore = 7;
const daysAfter = 60;

/** The stories about each of some dated events of the beat, in order of their numbers: found by what grouping indexes. */
export async function findStoriesAbout(
  db: Database,
  events: { id: string; from: string; to: string }[],
): Promise<Record<string, number[]>> {
  return Object.fromEntries(
    await mapAtOnce(events, async event => {
      const feature = listFeatures({
        language: 'und',
        eventType: null,
        leadEntities: [],
        knownEvents: [event.id],
        from: null,
        to: null,
        leadTerms: [],
        topics: [],
      })[0]?.hash as number;
      const near = listDays(addDays(event.from, -daysBefore), addDays(event.to, daysAfter));
      const rows = await db.all<{ id: number }>(
        `SELECT DISTINCT g.story_id AS id FROM group_features g JOIN stories s ON s.id = g.story_id
         WHERE g.day IN (SELECT value FROM ${db.sql.numbers('?')}) AND g.feature = ? AND s.hidden = 0 ORDER BY 1`,
        JSON.stringify([...near.days, ...near.coarse]),
        feature,
      );
      return [event.id, rows.map(row => row.id)];
    }),
  );
}

/** A story's row says which marks it has. */
function hasMark(sql: Dialect, set: MarkSet): string {
  return `AND EXISTS (SELECT 1 FROM ${sql.numbers('s.marks')} m WHERE m.value IN (${set.ids.map(() => '?').join(', ')}))`;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
