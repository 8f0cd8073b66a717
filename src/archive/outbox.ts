import type { Delivery, NewDelivery } from '../model/digest.ts';
import type { Timestamp } from '../model/item.ts';
import type { Channel, PlatformName } from '../model/subscription.ts';
import type { Database, Row } from './database.ts';

/** Rows of the outbox, those that change a message with the message they change. */
const wholeDelivery = `
  SELECT d.*, t.key AS edits_key, t.message_id AS edits_message FROM deliveries d LEFT JOIN deliveries t ON t.id = d.edits`;

function toDelivery(row: Row): Delivery {
  return {
    id: row.id as number,
    key: row.key as string,
    channel: { platform: row.platform as Channel['platform'], id: row.channel as string },
    payload: JSON.parse(row.payload as string) as unknown,
    label: row.label as string,
    digestNumber: row.digest_number as number | null,
    part: row.part as number,
    state: row.state as Delivery['state'],
    attempts: row.attempts as number,
    lastAttempt: row.last_attempt as string | null,
    notBefore: row.not_before as string,
    messageId: row.message_id as string | null,
    lastError: row.last_error as string | null,
    created: row.created as string,
    edits:
      row.edits_key === null
        ? null
        : { key: row.edits_key as string, messageId: row.edits_message as string | null },
    thread: row.thread as string | null,
    storyId: row.story_id as number | null,
  };
}

/** Owes a channel a message. A key that is already there stays as it is: the same message is owed once. */
export async function insertDelivery(
  db: Database,
  delivery: NewDelivery,
  digestNumber: number | null,
  at: Timestamp,
): Promise<void> {
  await db.put(
    `INSERT INTO deliveries (key, platform, channel, payload, label, digest_number, part, state, not_before, created,
       edits, thread, story_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, (SELECT id FROM deliveries WHERE key = ?), ?, ?)
     ON CONFLICT (key) DO NOTHING`,
    delivery.key,
    delivery.channel.platform,
    delivery.channel.id,
    JSON.stringify(delivery.payload ?? null),
    delivery.label,
    digestNumber,
    delivery.part,
    at,
    at,
    delivery.edits ?? null,
    delivery.thread ?? null,
    delivery.storyId ?? null,
  );
}

/**
 * What may be sent now: of each channel the oldest open message, if it is pending and its time has come. While that one
 * waits, is under way or in doubt, nothing of its channel goes, so that messages arrive in the order they were written.
 */
export async function findDueDeliveries(
  db: Database,
  platform: PlatformName,
  now: Timestamp,
): Promise<Delivery[]> {
  return (
    await db.all(
      `${wholeDelivery} WHERE d.id IN (
         SELECT min(id) FROM deliveries
         WHERE platform = ? AND state IN ('pending', 'sending', 'in-doubt') GROUP BY channel)
       AND d.state = 'pending' AND d.not_before <= ? ORDER BY d.id`,
      platform,
      now,
    )
  ).map(toDelivery);
}

/** What was under way when the process ended, or got an unclear answer. */
export async function findDoubtfulDeliveries(db: Database, platform: PlatformName): Promise<Delivery[]> {
  return (
    await db.all(
      `${wholeDelivery} WHERE d.platform = ? AND d.state IN ('pending', 'sending', 'in-doubt')
       AND d.state <> 'pending' ORDER BY d.id`,
      platform,
    )
  ).map(toDelivery);
}

/**
 * Moves a delivery on, if it still is in one of the states `from`; what has been sent stays sent. Going to `sending` is
 * one more attempt.
 */
export async function markDelivery(
  db: Database,
  id: number,
  from: Delivery['state'][],
  change: {
    state: Delivery['state'];
    at: Timestamp;
    notBefore?: Timestamp;
    messageId?: string;
    error?: string;
  },
): Promise<boolean> {
  const begins = change.state === 'sending' ? 1 : 0;
  return (
    (
      await db.run(
        `UPDATE deliveries SET state = ?, attempts = attempts + ?, last_attempt = CASE WHEN ? = 1 THEN ? ELSE last_attempt END,
         not_before = coalesce(?, not_before), message_id = coalesce(?, message_id), last_error = coalesce(?, last_error)
       WHERE id = ? AND state <> 'sent' AND state IN (SELECT value FROM ${db.sql.texts('?')})`,
        change.state,
        begins,
        begins,
        change.at,
        change.notBefore ?? null,
        change.messageId ?? null,
        change.error ?? null,
        id,
        JSON.stringify(from),
      )
    ).changes > 0
  );
}

/** Deliveries of a digest, or in some states, or all; newest first, but the parts of one digest in their order. */
export async function listDeliveries(
  db: Database,
  query: { digestNumber?: number; states?: Delivery['state'][]; limit: number },
): Promise<Delivery[]> {
  const states = query.states === undefined ? null : JSON.stringify(query.states);
  const limit = Math.max(0, Math.floor(query.limit));
  const rows =
    query.digestNumber === undefined
      ? await db.all(
          `${wholeDelivery} WHERE CAST(?1 AS TEXT) IS NULL OR d.state IN (SELECT value FROM ${db.sql.texts('?1')})
           ORDER BY d.id DESC LIMIT ?2`,
          states,
          limit,
        )
      : await db.all(
          `${wholeDelivery} WHERE d.digest_number = ?1
             AND (CAST(?2 AS TEXT) IS NULL OR d.state IN (SELECT value FROM ${db.sql.texts('?2')}))
           ORDER BY d.part, d.id LIMIT ?3`,
          query.digestNumber,
          states,
          limit,
        );
  return rows.map(toDelivery);
}
