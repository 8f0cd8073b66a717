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
export function addFollow(db: Database, follow: NewFollow): Follow | null {
  const { changes, id } = db.run(
    `INSERT INTO follows (platform, channel, target, quiet_from, quiet_to, time_zone, per_hour, created_by, created,
       told_up_to, told_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]') ON CONFLICT DO NOTHING`,
    follow.channel.platform,
    follow.channel.id,
    followKey(follow.target),
    follow.quiet?.from ?? null,
    follow.quiet?.to ?? null,
    follow.timeZone,
    follow.perHour,
    follow.createdBy,
    follow.created,
    findNewestReport(db),
  );
  if (changes === 0) return null;
  const row = db.one<FollowRow>('SELECT * FROM follows WHERE id = ?', id);
  return row === undefined ? null : toFollow(row);
}

/** The follows of a channel, or all, in the order they were made. */
export function listFollows(db: Database, channel?: Channel): Follow[] {
  const rows =
    channel === undefined
      ? db.all<FollowRow>('SELECT * FROM follows WHERE removed = 0 ORDER BY id')
      : db.all<FollowRow>(
          'SELECT * FROM follows WHERE removed = 0 AND platform = ? AND channel = ? ORDER BY id',
          channel.platform,
          channel.id,
        );
  return rows.map(toFollow);
}

/** Ends a follow; false when there is none. */
export function removeFollow(db: Database, id: number): boolean {
  return db.run('UPDATE follows SET removed = 1 WHERE id = ? AND removed = 0', id).changes > 0;
}

/**
 * Reports on what is followed that came since it was told last, in order, and up to which report that is. A followed story
 * that went into another is followed on there. Stories marked off-beat are passed over.
 */
export function findFollowedReports(
  db: Database,
  follow: Follow,
): { upTo: number; reports: FollowedReport[] } {
  const upTo = findNewestReport(db);
  if (upTo <= follow.toldUpTo) return { upTo: follow.toldUpTo, reports: [] };
  const { target } = follow;
  const condition =
    target.kind === 'story'
      ? 'a.story_id IN (SELECT value FROM json_each(?))'
      : `EXISTS (SELECT 1 FROM json_each(a.${target.kind === 'entity' ? 'entities' : 'topics'}) j WHERE j.value = ?)`;
  const value =
    target.kind === 'story' ? JSON.stringify(listNumbers(db, resolveStory(db, target.storyId))) : target.id;
  const rows = db.all<{ key: number; story_id: number; revised: number }>(
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
export function keepFollowNote(
  db: Database,
  follow: Follow,
  upTo: number,
  notes: NewDelivery[],
  at: Timestamp,
): boolean {
  const toldAt = notes.length === 0 ? follow.toldAt : [...follow.toldAt, at].slice(-timesKept);
  const { changes } = db.run(
    'UPDATE follows SET told_up_to = ?, told_at = ? WHERE id = ? AND told_up_to = ? AND removed = 0',
    upTo,
    JSON.stringify(toldAt),
    follow.id,
    follow.toldUpTo,
  );
  if (changes === 0) return false;
  for (const note of notes) insertDelivery(db, note, null, at);
  return true;
}
