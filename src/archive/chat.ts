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
export async function loadThread(db: Database, storyId: number, channel: Channel): Promise<string | null> {
  const id = await resolveStory(db, storyId);
  return (
    (
      await db.one<{ thread: string }>(
        `SELECT thread FROM threads WHERE story_id IN (SELECT value FROM ${db.sql.numbers('?1')}) AND platform = ?2 AND channel = ?3
       ORDER BY story_id = ?4 DESC, at, story_id LIMIT 1`,
        JSON.stringify(await listNumbers(db, id)),
        channel.platform,
        channel.id,
        id,
      )
    )?.thread ?? null
  );
}

/** The story, as it is numbered now, whose thread this is. */
export async function findStoryOfThread(
  db: Database,
  platform: PlatformName,
  thread: string,
): Promise<number | null> {
  const row = await db.one<{ id: number }>(
    'SELECT story_id AS id FROM threads WHERE thread = ? AND platform = ? ORDER BY at DESC LIMIT 1',
    thread,
    platform,
  );
  return row === undefined ? null : await resolveStory(db, row.id);
}

/** The one story, as it is numbered now, that a message speaks of or whose thread began with it. */
export async function findStoryOfMessage(
  db: Database,
  channel: Channel,
  message: string,
): Promise<number | null> {
  const row = await db.one<{ id: number }>(
    `SELECT story_id AS id FROM deliveries
     WHERE message_id = ?1 AND story_id IS NOT NULL AND platform = ?2 AND channel = ?3
     UNION ALL SELECT story_id FROM threads WHERE thread = ?1 AND platform = ?2 AND channel = ?3 LIMIT 1`,
    message,
    channel.platform,
    channel.id,
  );
  return row === undefined ? null : await resolveStory(db, row.id);
}

/** Keeps a story's thread in a channel; a newer one takes the place of one that is gone. */
export async function saveThread(
  db: Database,
  storyId: number,
  channel: Channel,
  thread: string,
  at: Timestamp,
): Promise<void> {
  await db.put(
    `INSERT INTO threads (story_id, platform, channel, thread, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (story_id, platform, channel) DO UPDATE SET thread = excluded.thread, at = excluded.at`,
    await resolveStory(db, storyId),
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
export async function saveAction(db: Database, state: ActionState, at: Timestamp): Promise<string> {
  const text = canonize(state);
  const digest = createHash('sha256').update(text).digest('hex');
  for (let length = 12; ; length += 1) {
    const id = digest.slice(0, length);
    await db.put('INSERT INTO actions (id, state, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', id, text, at);
    // 48 bits can meet by chance; then the later state gets a longer id.
    if ((await db.one<{ state: string }>('SELECT state FROM actions WHERE id = ?', id))?.state === text)
      return id;
  }
}

/** What a button does; null when its id was never kept. */
export async function loadAction(db: Database, id: string): Promise<ActionState | null> {
  const row = await db.one<{ state: string }>('SELECT state FROM actions WHERE id = ?', id);
  return row === undefined ? null : (JSON.parse(row.state) as ActionState);
}

/** A small fact of the process; null when it was never noted. */
export async function loadFact(db: Database, name: string): Promise<string | null> {
  return (await db.one<{ value: string }>('SELECT value FROM facts WHERE name = ?', name))?.value ?? null;
}

/** Notes a small fact of the process. */
export async function saveFact(db: Database, name: string, value: string): Promise<void> {
  await db.put(
    'INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}
