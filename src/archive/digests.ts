import { ArchiveError } from '../errors.ts';
import type { Digest, DigestItem, NewDelivery } from '../model/digest.ts';
import type { Database, Row } from './database.ts';
import { mapInTurn } from './in-turn.ts';
import { insertDelivery } from './outbox.ts';
import { carryOverReports } from './windows.ts';

async function toDigest(db: Database, row: Row): Promise<Digest> {
  const items = await db.all(
    'SELECT story_id, status, article_keys FROM digest_items WHERE digest_number = ? ORDER BY position',
    row.number as number,
  );
  return {
    number: row.number as number,
    subscriptionId: row.subscription_id as number,
    window: { from: row.window_from as string, to: row.window_to as string },
    items: items.map(item => ({
      storyId: item.story_id as number,
      status: item.status as DigestItem['status'],
      articleKeys: JSON.parse(item.article_keys as string) as number[],
    })),
    text: row.text as string,
    composed: row.composed as string,
  };
}

/**
 * Writes a digest with its items, its deliveries and the marks of what this subscription has now been told.
 * Numbers run through all subscriptions without gaps: one is taken only together with the digest.
 * @param readUpTo number of the last report that was there when the digest was composed; null when that isn't known
 * @returns null when this window was composed elsewhere, or the subscription was taken back meanwhile
 */
export async function writeDigest(
  db: Database,
  digest: Omit<Digest, 'number'>,
  deliveries: (number: number) => NewDelivery[],
  text: (number: number) => string,
  readUpTo: number | null,
): Promise<Digest | null> {
  const { subscriptionId, window } = digest;
  const order = await db.one<{ removed: number }>(
    'SELECT removed FROM subscriptions WHERE id = ?',
    subscriptionId,
  );
  if (order === undefined) throw new ArchiveError(`There is no subscription ${subscriptionId}.`);
  if (order.removed === 1) return null;
  const later = await db.one(
    'SELECT 1 FROM digests WHERE subscription_id = ? AND window_to >= ?',
    subscriptionId,
    window.to,
  );
  if (later !== undefined) return null;

  const last =
    (await db.one<{ number: number | null }>('SELECT max(number) AS number FROM digests'))?.number ?? 0;
  const kept: Digest = { ...digest, number: last + 1, text: text(last + 1) };
  await db.put(
    'INSERT INTO digests (number, subscription_id, window_from, window_to, text, composed) VALUES (?, ?, ?, ?, ?, ?)',
    kept.number,
    subscriptionId,
    window.from,
    window.to,
    kept.text,
    kept.composed,
  );
  for (const [position, item] of kept.items.entries()) {
    await db.put(
      'INSERT INTO digest_items (digest_number, position, story_id, status, article_keys) VALUES (?, ?, ?, ?, ?)',
      kept.number,
      position,
      item.storyId,
      item.status,
      JSON.stringify(item.articleKeys),
    );
    await db.put(
      `INSERT INTO told_articles (subscription_id, article_key, digest_number)
       SELECT CAST(?1 AS BIGINT), value, CAST(?3 AS BIGINT) FROM ${db.sql.numbers('?2')} WHERE true ON CONFLICT DO NOTHING`,
      subscriptionId,
      JSON.stringify(item.articleKeys),
      kept.number,
    );
  }
  await carryOverReports(db, kept, readUpTo);
  const parts = deliveries(kept.number).toSorted((a, b) => a.part - b.part);
  for (const delivery of parts) await insertDelivery(db, delivery, kept.number, kept.composed);
  return kept;
}

/** A digest by its number. */
export async function loadDigest(db: Database, number: number): Promise<Digest | null> {
  const row = await db.one('SELECT * FROM digests WHERE number = ?', number);
  return row === undefined ? null : await toDigest(db, row);
}

/** The digest of a subscription whose window ends last. */
export async function loadLastDigest(db: Database, subscriptionId: number): Promise<Digest | null> {
  const row = await db.one(
    'SELECT * FROM digests WHERE subscription_id = ? ORDER BY window_to DESC LIMIT 1',
    subscriptionId,
  );
  return row === undefined ? null : await toDigest(db, row);
}

/** Digests of a subscription, or of all, newest first. */
export async function listDigests(
  db: Database,
  subscriptionId: number | null,
  limit: number,
): Promise<Digest[]> {
  const rows =
    subscriptionId === null
      ? await db.all('SELECT * FROM digests ORDER BY number DESC LIMIT ?', Math.max(0, limit))
      : await db.all(
          'SELECT * FROM digests WHERE subscription_id = ? ORDER BY window_to DESC LIMIT ?',
          subscriptionId,
          Math.max(0, limit),
        );
  return mapInTurn(rows, row => toDigest(db, row));
}
