import type { Database } from './database.ts';

/** The story an old number stands for now: itself while it lives, else the one its articles went to. */
export function resolveStory(db: Database, id: number): number {
  return (
    db.one<{ id: number }>(
      `WITH RECURSIVE way (id, step) AS (
         SELECT ?1, 0 UNION ALL SELECT l.into_id, step + 1 FROM way JOIN story_links l ON l.story_id = way.id)
       SELECT id FROM way ORDER BY step DESC LIMIT 1`,
      id,
    )?.id ?? id
  );
}

/** Every number the story has had: its own first, then those of stories that went into it. */
export function listNumbers(db: Database, id: number): number[] {
  return db
    .all<{ id: number }>(
      `WITH RECURSIVE came (id, step) AS (
         SELECT ?1, 0 UNION ALL SELECT l.story_id, step + 1 FROM came JOIN story_links l ON l.into_id = came.id)
       SELECT id FROM came ORDER BY step, id`,
      id,
    )
    .map(row => row.id);
}

/** Notes where a story that is no more went. */
export function linkStory(db: Database, id: number, into: number): void {
  db.run('INSERT OR REPLACE INTO story_links (story_id, into_id) VALUES (?, ?)', id, into);
}

/** Takes back that a story went into another. */
export function unlinkStory(db: Database, id: number): void {
  db.run('DELETE FROM story_links WHERE story_id = ?', id);
}

/** The next number for a story: one that none has had. */
export function nextStoryNumber(db: Database): number {
  const row = db.one<{ id: number }>(
    `SELECT max(coalesce((SELECT max(id) FROM stories), 0), coalesce((SELECT max(story_id) FROM story_links), 0)) + 1 AS id`,
  );
  return row?.id ?? 1;
}
