import type { Database } from './database.ts';
import { mapInTurn } from './in-turn.ts';
import { listNumbers, resolveStory } from './story-links.ts';

/** Notes that a person holds two stories for different ones. */
export async function keepApart(db: Database, one: number, other: number, correction: number): Promise<void> {
  await db.put(
    'INSERT INTO apart (one, other, correction) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    Math.min(one, other),
    Math.max(one, other),
    correction,
  );
}

/** Forgets what a correction held apart. */
export async function forgetApart(db: Database, correction: number): Promise<void> {
  await db.put('DELETE FROM apart WHERE correction = ?', correction);
}

/**
 * The stories that a person held for other ones than this, by the numbers they have now, in order. Where a person has
 * brought the two together since, that is the later word.
 */
export async function listApart(db: Database, storyId: number): Promise<number[]> {
  const numbers = JSON.stringify(await listNumbers(db, storyId));
  const rows = await db.all<{ id: number }>(
    `SELECT other AS id FROM apart WHERE one IN (SELECT value FROM ${db.sql.numbers('?1')})
     UNION SELECT one FROM apart WHERE other IN (SELECT value FROM ${db.sql.numbers('?1')})`,
    numbers,
  );
  const found = new Set(await mapInTurn(rows, row => resolveStory(db, row.id)));
  found.delete(storyId);
  return [...found].sort((a, b) => a - b);
}
