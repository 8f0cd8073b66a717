import { createHash } from 'node:crypto';
import type { Timestamp } from '../model/item.ts';
import type { Channel, PlatformName } from '../model/subscription.ts';
import type { ActionState } from './archive.ts';
import type { Database } from './database.ts';
import { listNumbers, resolveStory } from './story-links.ts';

/**
 * The platform's id of a story's thread in a channel; where it has none of its own that of a story that went into it, the
 * oldest first. Null when there is none yet.
 */
export function loadThread(db: Database, storyId: number, channel: Channel): string | null {
  const id = resolveStory(db, storyId);
  return (
    db.one<{ thread: string }>(
      `SELECT thread FROM threads WHERE story_id IN (SELECT value FROM json_each(?1)) AND platform = ?2 AND channel = ?3
       ORDER BY story_id = ?4 DESC, at, story_id LIMIT 1`,
      JSON.stringify(listNumbers(db, id)),
      channel.platform,
      channel.id,
      id,
    )?.thread ?? null
  );
}

/** The story, as it is numbered now, whose thread this is. */
export function findStoryOfThread(db: Database, platform: PlatformName, thread: string): number | null {
  const row = db.one<{ id: number }>(
    'SELECT story_id AS id FROM threads WHERE thread = ? AND platform = ? ORDER BY at DESC LIMIT 1',
    thread,
    platform,
  );
  return row === undefined ? null : resolveStory(db, row.id);
}

/** The one story, as it is numbered now, that a message speaks of or whose thread began with it. */
export function findStoryOfMessage(db: Database, channel: Channel, message: string): number | null {
  const row = db.one<{ id: number }>(
    `SELECT story_id AS id FROM deliveries
     WHERE message_id = ?1 AND story_id IS NOT NULL AND platform = ?2 AND channel = ?3
     UNION ALL SELECT story_id FROM threads WHERE thread = ?1 AND platform = ?2 AND channel = ?3 LIMIT 1`,
    message,
    channel.platform,
    channel.id,
  );
  return row === undefined ? null : resolveStory(db, row.id);
}

/** Keeps a story's thread in a channel; a newer one takes the place of one that is gone. */
export function saveThread(
  db: Database,
  storyId: number,
  channel: Channel,
  thread: string,
  at: Timestamp,
): void {
  db.run(
    'INSERT OR REPLACE INTO threads (story_id, platform, channel, thread, at) VALUES (?, ?, ?, ?, ?)',
    resolveStory(db, storyId),
    channel.platform,
    channel.id,
    thread,
    at,
  );
}

/** The state as JSON with its options in order of name: the same state is always the same text. */
function canonize(state: ActionState): string {
  const options = Object.entries(state.options).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ command: state.command, options: Object.fromEntries(options) });
}

/** Keeps what a button does. @returns its id, twelve characters of a–z and 0–9; the same state gives the same id */
export function saveAction(db: Database, state: ActionState, at: Timestamp): string {
  const text = canonize(state);
  const digest = createHash('sha256').update(text).digest('hex');
  for (let length = 12; ; length += 1) {
    const id = digest.slice(0, length);
    db.run('INSERT INTO actions (id, state, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', id, text, at);
    // 48 bits can meet by chance; then the later state gets a longer id.
    if (db.one<{ state: string }>('SELECT state FROM actions WHERE id = ?', id)?.state === text) return id;
  }
}

/** What a button does; null when its id was never kept. */
export function loadAction(db: Database, id: string): ActionState | null {
  const row = db.one<{ state: string }>('SELECT state FROM actions WHERE id = ?', id);
  return row === undefined ? null : (JSON.parse(row.state) as ActionState);
}

/** A small fact of the process; null when it was never noted. */
export function loadFact(db: Database, name: string): string | null {
  return db.one<{ value: string }>('SELECT value FROM facts WHERE name = ?', name)?.value ?? null;
}

/** Notes a small fact of the process. */
export function saveFact(db: Database, name: string, value: string): void {
  db.run('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)', name, value);
}
