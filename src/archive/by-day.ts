import type { SQLInputValue } from 'node:sqlite';
import type { Story } from '../model/article.ts';
import type { DatedStoryQuery, StoryPage } from './archive.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { findMarkSets, type MarkSet } from './latest.ts';
import { loadStory } from './stories.ts';

/** Stories in the order of the days they began, the earliest first. Pages stay as they are while later stories arrive. */
export function findStoriesByDay(db: Database, query: DatedStoryQuery): StoryPage {
  const sets = findMarkSets(db, query);
  if (sets === null) return { stories: [], total: 0, next: null };
  const limit = Math.max(0, Math.floor(query.limit));
  const where = `length(s.from_date) >= 10 AND s.from_date >= ? AND s.from_date < ? ${sets.map(hasMark).join(' ')}`;
  const values: SQLInputValue[] = [query.from, dayAfter(query.to), ...sets.flatMap(set => set.ids)];
  const [day, id] = query.cursor == null ? ['', 0] : readCursor(query.cursor, 'string', 'number');
  const rows = db.all<{ id: number; day: string }>(
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
    stories: shown.map(row => loadStory(db, row.id) as Story),
    total: db.one<{ n: number }>(`SELECT count(*) AS n FROM stories s WHERE ${where}`, ...values)?.n ?? 0,
    next: rows.length > limit && last !== undefined ? writeCursor([last.day, last.id]) : null,
  };
}

/** A story's row says which marks it has. */
function hasMark(set: MarkSet): string {
  return `AND EXISTS (SELECT 1 FROM json_each(s.marks) m WHERE m.value IN (${set.ids.map(() => '?').join(', ')}))`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
