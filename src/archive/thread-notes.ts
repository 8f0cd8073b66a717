import type { NewDelivery, StoryThread, UntoldReports } from '../model/digest.ts';
import type { Timestamp } from '../model/item.ts';
import type { Channel, PlatformName } from '../model/subscription.ts';
import { loadFact, saveFact } from './chat.ts';
import type { Database } from './database.ts';
import { insertDelivery } from './outbox.ts';
import { listNumbers, resolveStory } from './story-links.ts';

/** Under which name it is kept up to which report the threads have been told. */
const toldFact = 'threads told up to report';

/** The threads of a story, one for each channel: its own, else the oldest of a story that went into it. */
export function listThreads(db: Database, storyId: number): StoryThread[] {
  const id = resolveStory(db, storyId);
  const rows = db.all<{ platform: PlatformName; channel: string; thread: string }>(
    `SELECT platform, channel, thread FROM threads WHERE story_id IN (SELECT value FROM json_each(?))
     ORDER BY story_id = ? DESC, at, story_id`,
    JSON.stringify(listNumbers(db, id)),
    id,
  );
  const byChannel = new Map<string, StoryThread>();
  for (const { platform, channel, thread } of rows) {
    const key = `${platform}:${channel}`;
    if (!byChannel.has(key)) byChannel.set(key, { channel: { platform, id: channel }, thread });
  }
  return [...byChannel.values()];
}

/**
 * First sights and revisions kept since the threads were told last, of stories that have one, in order; and up to which
 * report that is. The first time nothing is owed: threads tell what comes after them. Null when nothing came since.
 */
export function findUntoldReports(db: Database): UntoldReports | null {
  const upTo = db.one<{ number: number | null }>('SELECT max(number) AS number FROM reports')?.number ?? 0;
  const told = loadFact(db, toldFact);
  if (told === null) return { after: null, upTo, reports: [] };
  if (Number(told) >= upTo) return null;
  const rows = db.all<{ number: number; key: number; story_id: number; revised: number }>(
    `SELECT r.number, a.key, a.story_id, a.first_seen < r.seen AS revised
     FROM reports r JOIN articles a ON a.key = r.article_key WHERE r.number > ? AND r.number <= ? ORDER BY r.number`,
    Number(told),
    upTo,
  );
  const reports = rows
    .map(row => ({
      number: row.number,
      articleKey: row.key,
      storyId: row.story_id,
      revised: row.revised === 1,
    }))
    .filter(report => listThreads(db, report.storyId).length > 0);
  return { after: Number(told), upTo, reports };
}

/**
 * Owes the threads their notes and takes them for told, in the transaction the caller has begun; nothing when somebody else
 * has told them since the reports were read.
 */
export function keepThreadNotes(
  db: Database,
  { after, upTo }: Pick<UntoldReports, 'after' | 'upTo'>,
  notes: NewDelivery[],
  at: Timestamp,
): void {
  const told = loadFact(db, toldFact);
  if ((told === null ? null : Number(told)) !== after) return;
  for (const note of notes) insertDelivery(db, note, null, at);
  saveFact(db, toldFact, `${upTo}`);
}

/** Forgets a thread that is no more. */
export function forgetThread(db: Database, platform: PlatformName, thread: string): void {
  db.run('DELETE FROM threads WHERE platform = ? AND thread = ?', platform, thread);
}

/** How many orders for a thread of a story in a channel are settled, well or ill. */
export function countThreadOrders(db: Database, storyId: number, channel: Channel): number {
  return (
    db.one<{ n: number }>(
      `SELECT count(*) AS n FROM deliveries
       WHERE story_id = ? AND platform = ? AND channel = ? AND edits IS NOT NULL AND state IN ('sent', 'dead')
         AND json_type(payload, '$.openThread') IS NOT NULL`,
      storyId,
      channel.platform,
      channel.id,
    )?.n ?? 0
  );
}
