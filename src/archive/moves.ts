import type { Move } from '../model/judgement.ts';
import type { Database } from './database.ts';
import { moveGrouping } from './grouping.ts';
import { insertStory, rebuildStories } from './stories.ts';
import { linkStory, unlinkStory } from './story-links.ts';

/**
 * Moves articles between stories that are there, with all that is derived of stories. A story left without articles is
 * deleted, and its number leads to where its last ones went.
 */
export async function applyMoves(db: Database, moves: Move[]): Promise<void> {
  const touched = new Set<number>();
  for (const [from, leaving] of Map.groupBy(moves, move => move.from)) {
    for (const [to, own] of Map.groupBy(leaving, move => move.to)) {
      const keys = own.map(move => move.articleKey);
      await db.put(
        `UPDATE articles SET story_id = ? WHERE key IN (SELECT value FROM ${db.sql.numbers('?')})`,
        to,
        JSON.stringify(keys),
      );
      await moveGrouping(db, keys, from, to);
      touched.add(from).add(to);
      if ((await db.one('SELECT 1 FROM articles WHERE story_id = ?', from)) === undefined)
        await linkStory(db, from, to);
    }
  }
  await rebuildStories(db, touched);
}

/** Begins a story for articles about to be moved into it: a new one, or again one that was no more. @returns its number */
export async function beginStory(db: Database, id?: number): Promise<number> {
  if (id !== undefined) await unlinkStory(db, id);
  return await insertStory(db, '', '', id);
}

/** The articles of these keys and the stories they are in; keys of none are left out. */
export async function findPlaces(
  db: Database,
  articleKeys: number[],
): Promise<{ key: number; storyId: number }[]> {
  return (
    await db.all<{ key: number; story_id: number }>(
      `SELECT key, story_id FROM articles WHERE key IN (SELECT value FROM ${db.sql.numbers('?')}) ORDER BY key`,
      JSON.stringify(articleKeys),
    )
  ).map(row => ({ key: row.key, storyId: row.story_id }));
}

/** Keys of a story's articles, the first kept first. */
export async function listMembers(db: Database, storyId: number): Promise<number[]> {
  return (
    await db.all<{ key: number }>('SELECT key FROM articles WHERE story_id = ? ORDER BY key', storyId)
  ).map(row => row.key);
}
