import type { NewDelivery } from '../model/digest.ts';
import {
  type Follow,
  type FollowedReport,
  type FollowTarget,
  followKey,
  type NewFollow,
} from '../model/follow.ts';
import type { Timestamp } from '../model/item.ts';
import type { Channel, PlatformName } from '../model/subscription.ts';
import type { Database } from './database.ts';
import { insertDelivery } from './outbox.ts';
import { listNumbers, resolveStory } from './story-links.ts';
import { findNewestReport } from './windows.ts';

/** So many of its last messages' times are kept with a follow: more than any hour may have. */
const timesKept = 60;

interface FollowRow {
  id: number;
  platform: PlatformName;
  channel: string;
  target: string;
  quiet_from: string | null;
  quiet_to: string | null;
  time_zone: string;
  per_hour: number;
  created_by: string;
  created: string;
  told_up_to: number;
  told_at: string;
}

function toFollow(row: FollowRow): Follow {
  return {
    id: row.id,
    channel: { platform: row.platform, id: row.channel },
    target: readTarget(row.target),
    quiet: row.quiet_from === null ? null : { from: row.quiet_from, to: row.quiet_to as string },
    timeZone: row.time_zone,
    perHour: row.per_hour,
    createdBy: row.created_by,
    created: row.created,
    toldUpTo: row.told_up_to,
    toldAt: JSON.parse(row.told_at) as string[],
  };
}

function readTarget(key: string): FollowTarget {
  const colon = key.indexOf(':');
  const kind = key.slice(0, colon) as FollowTarget['kind'];
  const id = key.slice(colon + 1);
  return kind === 'story' ? { kind, storyId: Number(id) } : { kind, id };
}

/** Adds a follow, from the next report on. Null when the channel follows that already. */
export async function addFollow(db: Database, follow: NewFollow): Promise<Follow | null> {
  const added = await db.one<FollowRow>(
    `INSERT INTO follows (platform, channel, target, quiet_from, quiet_to, time_zone, per_hour, created_by, created,
       told_up_to, told_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]') ON CONFLICT DO NOTHING RETURNING *`,
    follow.channel.platform,
    follow.channel.id,
    followKey(follow.target),
    follow.quiet?.from ?? null,
    follow.quiet?.to ?? null,
    follow.timeZone,
    follow.perHour,
    follow.createdBy,
    follow.created,
    await findNewestReport(db),
  );
  return added === undefined ? null : toFollow(added);
}

/** The follows of a channel, or all, in the order they were made. */
export async function listFollows(db: Database, channel?: Channel): Promise<Follow[]> {
  const rows =
    channel === undefined
      ? await db.all<FollowRow>('SELECT * FROM follows WHERE removed = 0 ORDER BY id')
      : await db.all<FollowRow>(
          'SELECT * FROM follows WHERE removed = 0 AND platform = ? AND channel = ? ORDER BY id',
          channel.platform,
          channel.id,
        );
  return rows.map(toFollow);
}

/** Ends a follow; false when there is none. */
export async function removeFollow(db: Database, id: number): Promise<boolean> {
  return (await db.run('UPDATE follows SET removed = 1 WHERE id = ? AND removed = 0', id)).changes > 0;
}

/**
 * Reports on what is followed that came since it was told last, in order, and up to which report that is. A followed story
 * that went into another is followed on there. Stories marked off-beat are passed over.
 */
export async function findFollowedReports(
  db: Database,
  follow: Follow,
): Promise<{ upTo: number; reports: FollowedReport[] }> {
  const upTo = await findNewestReport(db);
  if (upTo <= follow.toldUpTo) return { upTo: follow.toldUpTo, reports: [] };
  const { target } = follow;
  const condition =
    target.kind === 'story'
      ? `a.story_id IN (SELECT value FROM ${db.sql.numbers('?')})`
      : `EXISTS (SELECT 1 FROM ${db.sql.texts(target.kind === 'entity' ? 'a.entities' : 'a.topics')} j WHERE j.value = ?)`;
  const value =
    target.kind === 'story'
      ? JSON.stringify(await listNumbers(db, await resolveStory(db, target.storyId)))
      : target.id;
  const rows = await db.all<{ key: number; story_id: number; revised: number }>(
    `SELECT a.key, a.story_id, a.first_seen < r.seen AS revised
     FROM reports r JOIN articles a ON a.key = r.article_key JOIN stories s ON s.id = a.story_id
     WHERE r.number > ? AND r.number <= ? AND s.hidden = 0 AND ${condition} ORDER BY r.number`,
    follow.toldUpTo,
    upTo,
    value,
  );
  return {
    upTo,
    reports: rows.map(row => ({ articleKey: row.key, storyId: row.story_id, revised: row.revised === 1 })),
  };
}

/**
 * Owes a follow's channel its messages and takes it for told up to a report, in the transaction the caller has begun.
 * Without messages it is only passed on. False when it was told elsewhere meanwhile, or ended.
 */
export async function keepFollowNote(
  db: Database,
  follow: Follow,
  upTo: number,
  notes: NewDelivery[],
  at: Timestamp,
): Promise<boolean> {
  const toldAt = notes.length === 0 ? follow.toldAt : [...follow.toldAt, at].slice(-timesKept);
  const { changes } = await db.run(
    'UPDATE follows SET told_up_to = ?, told_at = ? WHERE id = ? AND told_up_to = ? AND removed = 0',
    upTo,
    JSON.stringify(toldAt),
    follow.id,
    follow.toldUpTo,
  );
  if (changes === 0) return false;
  for (const note of notes) await insertDelivery(db, note, null, at);
  return true;
}
