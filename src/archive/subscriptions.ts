import type { Timestamp } from '../model/item.ts';
import type { Channel, NewSubscription, Subscription } from '../model/subscription.ts';
import type { Database, Row } from './database.ts';

function toSubscription(row: Row): Subscription {
  return {
    id: row.id as number,
    channel: { platform: row.platform as Channel['platform'], id: row.channel as string },
    schedule: JSON.parse(row.schedule as string) as Subscription['schedule'],
    filter: JSON.parse(row.filter as string) as Subscription['filter'],
    form: row.form as Subscription['form'],
    quietDay: row.quiet_day as Subscription['quietDay'],
    laterReports: row.later_reports as Subscription['laterReports'],
    createdBy: row.created_by as string,
    created: row.created as string,
    paused:
      row.paused_reason === null
        ? null
        : { reason: row.paused_reason as string, at: row.paused_at as string },
  };
}

/** Keeps a new order and gives it its number; numbers are never used again. */
export async function addSubscription(db: Database, subscription: NewSubscription): Promise<Subscription> {
  const row = await db.one(
    `INSERT INTO subscriptions (platform, channel, schedule, filter, form, quiet_day, later_reports, created_by, created)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
    subscription.channel.platform,
    subscription.channel.id,
    JSON.stringify(subscription.schedule),
    JSON.stringify(subscription.filter),
    subscription.form,
    subscription.quietDay,
    subscription.laterReports,
    subscription.createdBy,
    subscription.created,
  );
  return toSubscription(row as Row);
}

/** One order; null when there is none or it was taken back. */
export async function loadSubscription(db: Database, id: number): Promise<Subscription | null> {
  const row = await db.one('SELECT * FROM subscriptions WHERE id = ? AND removed = 0', id);
  return row === undefined ? null : toSubscription(row);
}

/** The orders of a channel, or all, in the order they were given. */
export async function listSubscriptions(db: Database, channel?: Channel): Promise<Subscription[]> {
  const rows =
    channel === undefined
      ? await db.all('SELECT * FROM subscriptions WHERE removed = 0 ORDER BY id')
      : await db.all(
          'SELECT * FROM subscriptions WHERE removed = 0 AND platform = ? AND channel = ? ORDER BY id',
          channel.platform,
          channel.id,
        );
  return rows.map(toSubscription);
}

/** Takes an order back; its digests stay as history. @returns false when there was none */
export async function removeSubscription(db: Database, id: number): Promise<boolean> {
  await db.run('DELETE FROM late_reports WHERE subscription_id = ?', id);
  return (await db.run('UPDATE subscriptions SET removed = 1 WHERE id = ? AND removed = 0', id)).changes > 0;
}

/** Pauses an order with the reason, or with null sets it going again. */
export async function pauseSubscription(
  db: Database,
  id: number,
  paused: { reason: string; at: Timestamp } | null,
): Promise<void> {
  await db.run(
    'UPDATE subscriptions SET paused_reason = ?, paused_at = ? WHERE id = ?',
    paused?.reason ?? null,
    paused?.at ?? null,
    id,
  );
}
