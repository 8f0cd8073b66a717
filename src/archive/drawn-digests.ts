import type { Delivery, DrawnDigest, NewDelivery, StaleDigest } from '../model/digest.ts';
import type { Timestamp } from '../model/item.ts';
import type { Change } from '../model/judgement.ts';
import type { Database } from './database.ts';
import { mapInTurn } from './in-turn.ts';
import { insertDelivery } from './outbox.ts';
import { resolveStory } from './story-links.ts';

/** The number of the newest correction; 0 when there is none. */
export async function findNewestCorrection(db: Database): Promise<number> {
  return (
    (await db.one<{ number: number | null }>('SELECT max(number) AS number FROM corrections'))?.number ?? 0
  );
}

/** Keeps how a digest was drawn. @param seen the newest correction when its stories were read */
export async function keepDrawn(
  db: Database,
  digestNumber: number,
  drawn: DrawnDigest,
  seen: number,
  composed: Timestamp,
): Promise<void> {
  await db.put(
    'INSERT INTO drawn_digests (digest_number, seen, composed, drawn) VALUES (?, ?, ?, ?)',
    digestNumber,
    seen,
    composed,
    JSON.stringify(drawn),
  );
}

/** Whether any digest was drawn before the newest correction. */
export async function isAnyStale(db: Database): Promise<boolean> {
  return (
    (await db.one('SELECT 1 FROM drawn_digests WHERE seen < ? LIMIT 1', await findNewestCorrection(db))) !==
    undefined
  );
}

/**
 * The digests composed at or after `since` that told a story which was corrected since they were drawn last, oldest first.
 * Those that no correction touches are taken for up to date; older ones are never redrawn again.
 */
export async function findStaleDigests(db: Database, since: Timestamp): Promise<StaleDigest[]> {
  const newest = await findNewestCorrection(db);
  const behind = (
    await db.one<{ seen: number | null }>(
      'SELECT min(seen) AS seen FROM drawn_digests WHERE seen < ?',
      newest,
    )
  )?.seen;
  if (behind == null) return [];
  await db.put('DELETE FROM drawn_digests WHERE composed < ?', since);
  const touched = JSON.stringify(await listTouchedArticles(db, behind));
  const stale = await db.all<{ number: number; drawn: string }>(
    `SELECT v.digest_number AS number, v.drawn FROM drawn_digests v
     WHERE v.seen < ?1 AND EXISTS (
       SELECT 1 FROM digest_items i, ${db.sql.numbers('i.article_keys')} k
       WHERE i.digest_number = v.digest_number AND k.value IN (SELECT value FROM ${db.sql.numbers('?2')}))
     ORDER BY v.digest_number`,
    newest,
    touched,
  );
  await db.put(
    `UPDATE drawn_digests SET seen = ?1 WHERE seen < ?1 AND digest_number NOT IN (SELECT value FROM ${db.sql.numbers('?2')})`,
    newest,
    JSON.stringify(stale.map(row => row.number)),
  );
  return stale.map(row => ({
    number: row.number,
    upTo: newest,
    drawn: JSON.parse(row.drawn) as DrawnDigest,
  }));
}

/** Owes the edits by which the messages of a digest take in the corrections up to a number, unless they have since. */
export async function keepEdits(
  db: Database,
  stale: { number: number; upTo: number },
  edits: NewDelivery[],
  at: Timestamp,
): Promise<void> {
  const behind = await db.one(
    'SELECT 1 FROM drawn_digests WHERE digest_number = ? AND seen < ?',
    stale.number,
    stale.upTo,
  );
  if (behind === undefined) return;
  for (const edit of edits)
    await insertDelivery(db, edit, edit.edits === undefined ? stale.number : null, at);
  await db.put(
    'UPDATE drawn_digests SET seen = ? WHERE digest_number = ? AND seen < ?',
    stale.upTo,
    stale.number,
    stale.upTo,
  );
}

/** What a digest's messages show, or will once what is owed has gone: the last edit of each, else what was posted. */
export async function loadShown(
  db: Database,
  digestNumber: number,
): Promise<{ key: string; part: number; payload: unknown; state: Delivery['state'] }[]> {
  return (
    await db.all<{ key: string; part: number; state: Delivery['state']; payload: string }>(
      `SELECT d.key, d.part, d.state, coalesce(
         (SELECT e.payload FROM deliveries e WHERE e.edits = d.id AND e.state <> 'dead' ORDER BY e.id DESC LIMIT 1),
         d.payload) AS payload
       FROM deliveries d WHERE d.digest_number = ? ORDER BY d.part, d.id`,
      digestNumber,
    )
  ).map(row => ({ ...row, payload: JSON.parse(row.payload) as unknown }));
}

/** Every article of every story that corrections after a number have spoken of. */
async function listTouchedArticles(db: Database, after: number): Promise<number[]> {
  const changes = (
    await db.all<{ change: string }>('SELECT change FROM corrections WHERE number > ?', after)
  ).map(row => JSON.parse(row.change) as Change);
  const whole = await mapInTurn(changes, async change => {
    if (change.kind !== 'undo') return [change];
    const undone = await db.one<{ change: string }>(
      'SELECT change FROM corrections WHERE number = ?',
      change.of,
    );
    return undone === undefined ? [] : [JSON.parse(undone.change) as Change];
  });
  const stories = new Set<number>();
  const articles = new Set<number>();
  for (const change of whole.flat()) {
    stories.add(await resolveStory(db, change.storyId));
    if (!('moves' in change)) continue;
    for (const { articleKey, from, to } of change.moves) {
      articles.add(articleKey);
      stories.add(await resolveStory(db, from)).add(await resolveStory(db, to));
    }
  }
  const members = await db.all<{ key: number }>(
    `SELECT key FROM articles WHERE story_id IN (SELECT value FROM ${db.sql.numbers('?')})`,
    JSON.stringify([...stories]),
  );
  return [...new Set([...articles, ...members.map(row => row.key)])];
}
