import type { Database } from './database.ts';

/** The story an old number stands for now: itself while it lives, else the one its articles went to. */
export async function resolveStory(db: Database, id: number): Promise<number> {
  return (
    (
      await db.one<{ id: number }>(
        `WITH RECURSIVE way (id, step) AS (
         SELECT CAST(?1 AS BIGINT), 0 UNION ALL SELECT l.into_id, step + 1 FROM way JOIN story_links l ON l.story_id = way.id)
       SELECT id FROM way ORDER BY step DESC LIMIT 1`,
        id,
      )
    )?.id ?? id
  );
}

/** Every number the story has had: its own first, then those of stories that went into it. */
export async function listNumbers(db: Database, id: number): Promise<number[]> {
  return (
    await db.all<{ id: number }>(
      `WITH RECURSIVE came (id, step) AS (
         SELECT CAST(?1 AS BIGINT), 0 UNION ALL SELECT l.story_id, step + 1 FROM came JOIN story_links l ON l.into_id = came.id)
       SELECT id FROM came ORDER BY step, id`,
      id,
    )
  ).map(row => row.id);
}

/** Notes where a story that is no more went. */
export async function linkStory(db: Database, id: number, into: number): Promise<void> {
  await db.put(
    'INSERT INTO story_links (story_id, into_id) VALUES (?, ?) ON CONFLICT (story_id) DO UPDATE SET into_id = excluded.into_id',
    id,
    into,
  );
}

/** Takes back that a story went into another. */
export async function unlinkStory(db: Database, id: number): Promise<void> {
  await db.put('DELETE FROM story_links WHERE story_id = ?', id);
}

/** The next number for a story: one that none has had. */
export async function nextStoryNumber(db: Database): Promise<number> {
  const row = await db.one<{ id: number }>(
    `SELECT max(id) + 1 AS id FROM (
       SELECT 0 AS id UNION ALL SELECT max(id) FROM stories UNION ALL SELECT max(story_id) FROM story_links) AS used`,
  );
  return row?.id ?? 1;
}
