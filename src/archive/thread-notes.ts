import type { NewDelivery, StoryThread, UntoldReports } from '../model/digest.ts';
import type { Timestamp } from '../model/item.ts';
import type { Channel, PlatformName } from '../model/subscription.ts';
import { loadFact, saveFact } from './chat.ts';
import type { Database } from './database.ts';
import { filterInTurn } from './in-turn.ts';
import { insertDelivery } from './outbox.ts';
import { listNumbers, resolveStory } from './story-links.ts';

/** Under which name it is kept up to which report the threads have been told. */
const toldFact = 'threads told up to report';

/** The threads of a story, one for each channel: its own, else the oldest of a story that went into it. */
export async function listThreads(db: Database, storyId: number): Promise<StoryThread[]> {
  const id = await resolveStory(db, storyId);
  const rows = await db.all<{ platform: PlatformName; channel: string; thread: string }>(
    `SELECT platform, channel, thread FROM threads WHERE story_id IN (SELECT value FROM ${db.sql.numbers('?')})
     ORDER BY story_id = ? DESC, at, story_id`,
    JSON.stringify(await listNumbers(db, id)),
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
export async function findUntoldReports(db: Database): Promise<UntoldReports | null> {
  const upTo =
    (await db.one<{ number: number | null }>('SELECT max(number) AS number FROM reports'))?.number ?? 0;
  const told = await loadFact(db, toldFact);
  if (told === null) return { after: null, upTo, reports: [] };
  if (Number(told) >= upTo) return null;
  const rows = await db.all<{ number: number; key: number; story_id: number; revised: number }>(
    `SELECT r.number, a.key, a.story_id, a.first_seen < r.seen AS revised
     FROM reports r JOIN articles a ON a.key = r.article_key WHERE r.number > ? AND r.number <= ? ORDER BY r.number`,
    Number(told),
    upTo,
  );
  const all = rows.map(row => ({
    number: row.number,
    articleKey: row.key,
    storyId: row.story_id,
    revised: row.revised === 1,
  }));
  const reports = await filterInTurn(all, async report => (await listThreads(db, report.storyId)).length > 0);
  return { after: Number(told), upTo, reports };
}

/**
 * Owes the threads their notes and takes them for told, in the transaction the caller has begun; nothing when somebody else
 * has told them since the reports were read.
 */
export async function keepThreadNotes(
  db: Database,
  { after, upTo }: Pick<UntoldReports, 'after' | 'upTo'>,
  notes: NewDelivery[],
  at: Timestamp,
): Promise<void> {
  const told = await loadFact(db, toldFact);
  if ((told === null ? null : Number(told)) !== after) return;
  for (const note of notes) await insertDelivery(db, note, null, at);
  await saveFact(db, toldFact, `${upTo}`);
}

/** Forgets a thread that is no more. */
export async function forgetThread(db: Database, platform: PlatformName, thread: string): Promise<void> {
  await db.run('DELETE FROM threads WHERE platform = ? AND thread = ?', platform, thread);
}

/** How many orders for a thread of a story in a channel are settled, well or ill. */
export async function countThreadOrders(db: Database, storyId: number, channel: Channel): Promise<number> {
  return (
    (
      await db.one<{ n: number }>(
        `SELECT count(*) AS n FROM deliveries
       WHERE story_id = ? AND platform = ? AND channel = ? AND edits IS NOT NULL AND state IN ('sent', 'dead')
         AND payload LIKE '%"openThread":%'`,
        storyId,
        channel.platform,
        channel.id,
      )
    )?.n ?? 0
  );
}
