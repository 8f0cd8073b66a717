import type { Timestamp } from '../model/item.ts';
import type { Person } from '../model/judgement.ts';
import type { DigestOrder, Pause, Subscription, SubscriptionChange } from '../model/subscription.ts';
import type { Database } from './database.ts';
import { loadSubscription } from './subscriptions.ts';

/**
 * Changes an order and writes it into its history. With another schedule it waits for that one's next hour.
 * @returns the order as it is now; null when there is none
 */
export async function changeSubscription(
  db: Database,
  id: number,
  order: DigestOrder,
  by: Person,
  at: Timestamp,
): Promise<Subscription | null> {
  const before = await loadSubscription(db, id);
  if (before === null) return null;
  const rescheduled = JSON.stringify(before.schedule) !== JSON.stringify(order.schedule);
  await db.run(
    `UPDATE subscriptions SET schedule = ?, filter = ?, form = ?, quiet_day = ?, later_reports = ?, quiet_from = ?,
       quiet_to = ?, scheduled_since = ? WHERE id = ?`,
    JSON.stringify(order.schedule),
    JSON.stringify(order.filter),
    order.form,
    order.quietDay,
    order.laterReports,
    order.quiet?.from ?? null,
    order.quiet?.to ?? null,
    rescheduled ? at : before.scheduledSince,
    id,
  );
  const after = (await loadSubscription(db, id)) as Subscription;
  const change = { kind: 'changed' as const, before: toOrder(before), after: toOrder(after) };
  if (JSON.stringify(change.before) !== JSON.stringify(change.after))
    await noteChange(db, id, change, by, at);
  return after;
}

/** Pauses an order; one that is paused already stays paused as it was. @returns whether it was going */
export async function pauseSubscription(db: Database, id: number, pause: Pause): Promise<boolean> {
  const { changes } = await db.run(
    `UPDATE subscriptions SET paused_reason = ?, paused_at = ?, paused_by = ?
     WHERE id = ? AND removed = 0 AND paused_reason IS NULL`,
    pause.reason,
    pause.at,
    pause.by === null ? null : JSON.stringify(pause.by),
    id,
  );
  if (changes > 0) await noteChange(db, id, { kind: 'paused' }, pause.by, pause.at);
  return changes > 0;
}

/**
 * Sets a paused order going again. When a person does, it waits for its next hour; by itself it takes up what it owes.
 * @returns whether it was paused
 */
export async function resumeSubscription(
  db: Database,
  id: number,
  by: Person | null,
  at: Timestamp,
): Promise<boolean> {
  const { changes } = await db.run(
    `UPDATE subscriptions SET paused_reason = NULL, paused_at = NULL, paused_by = NULL,
       scheduled_since = coalesce(?, scheduled_since) WHERE id = ? AND removed = 0 AND paused_reason IS NOT NULL`,
    by === null ? null : at,
    id,
  );
  if (changes > 0) await noteChange(db, id, { kind: 'resumed' }, by, at);
  return changes > 0;
}

/** Takes an order back; its digests and its history stay. @returns false when there was none */
export async function removeSubscription(
  db: Database,
  id: number,
  by: Person | null,
  at: Timestamp,
): Promise<boolean> {
  await db.run('DELETE FROM late_reports WHERE subscription_id = ?', id);
  const { changes } = await db.run('UPDATE subscriptions SET removed = 1 WHERE id = ? AND removed = 0', id);
  if (changes > 0) await noteChange(db, id, { kind: 'ended' }, by, at);
  return changes > 0;
}

/** What was done to an order, newest first. */
export async function listSubscriptionChanges(
  db: Database,
  id: number,
  limit: number,
): Promise<SubscriptionChange[]> {
  const rows = await db.all<{ change: string; person: string | null; at: string }>(
    'SELECT change, person, at FROM subscription_changes WHERE subscription_id = ? ORDER BY number DESC LIMIT ?',
    id,
    Math.max(0, limit),
  );
  return rows.map(row => ({
    at: row.at,
    by: row.person === null ? null : (JSON.parse(row.person) as Person),
    change: JSON.parse(row.change) as SubscriptionChange['change'],
  }));
}

async function noteChange(
  db: Database,
  id: number,
  change: SubscriptionChange['change'],
  by: Person | null,
  at: Timestamp,
): Promise<void> {
  await db.run(
    'INSERT INTO subscription_changes (subscription_id, change, person, at) VALUES (?, ?, ?, ?)',
    id,
    JSON.stringify(change),
    by === null ? null : JSON.stringify(by),
    at,
  );
}

function toOrder({ schedule, filter, form, quietDay, laterReports, quiet }: Subscription): DigestOrder {
  return { schedule, filter, form, quietDay, laterReports, quiet };
}
