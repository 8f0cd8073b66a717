import type { Move } from '../model/judgement.ts';
import type { Database } from './database.ts';
import { moveGrouping } from './grouping.ts';
import { insertStory, rebuildStories } from './stories.ts';
import { linkStory, unlinkStory } from './story-links.ts';

/**
 * Moves articles between stories that are there, with all that is derived of stories. A story left without articles is
 * deleted, and its number leads to where its last ones went.
 */
export function applyMoves(db: Database, moves: Move[]): void {
  const touched = new Set<number>();
  for (const [from, leaving] of Map.groupBy(moves, move => move.from)) {
    for (const [to, own] of Map.groupBy(leaving, move => move.to)) {
      const keys = own.map(move => move.articleKey);
      db.run(
        'UPDATE articles SET story_id = ? WHERE key IN (SELECT value FROM json_each(?))',
        to,
        JSON.stringify(keys),
      );
      moveGrouping(db, keys, from, to);
      touched.add(from).add(to);
      if (db.one('SELECT 1 FROM articles WHERE story_id = ?', from) === undefined) linkStory(db, from, to);
    }
  }
  rebuildStories(db, touched);
}

/** Begins a story for articles about to be moved into it: a new one, or again one that was no more. @returns its number */
export function beginStory(db: Database, id?: number): number {
  if (id !== undefined) unlinkStory(db, id);
  return insertStory(db, '', '', id);
}

/** The articles of these keys and the stories they are in; keys of none are left out. */
export function findPlaces(db: Database, articleKeys: number[]): { key: number; storyId: number }[] {
  return db
    .all<{ key: number; story_id: number }>(
      'SELECT key, story_id FROM articles WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key',
      JSON.stringify(articleKeys),
    )
    .map(row => ({ key: row.key, storyId: row.story_id }));
}

/** Keys of a story's articles, the first kept first. */
export function listMembers(db: Database, storyId: number): number[] {
  return db
    .all<{ key: number }>('SELECT key FROM articles WHERE story_id = ? ORDER BY key', storyId)
    .map(row => row.key);
}
