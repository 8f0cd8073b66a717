import type { Person } from '../model/judgement.ts';
import type { Channel, Filter, NewSubscription, Subscription } from '../model/subscription.ts';
import type { Database, Row } from './database.ts';

/** Orders made before a filter was known let everything through there. */
const openFilter: Filter = { languages: [], topics: [], people: [], minimumReports: 1, minimumOutlets: 1 };

function toSubscription(row: Row): Subscription {
  return {
    id: row.id as number,
    channel: { platform: row.platform as Channel['platform'], id: row.channel as string },
    schedule: JSON.parse(row.schedule as string) as Subscription['schedule'],
    filter: { ...openFilter, ...(JSON.parse(row.filter as string) as Filter) },
    form: row.form as Subscription['form'],
    quietDay: row.quiet_day as Subscription['quietDay'],
    laterReports: row.later_reports as Subscription['laterReports'],
    quiet: row.quiet_from === null ? null : { from: row.quiet_from as string, to: row.quiet_to as string },
    createdBy: row.created_by as string,
    created: row.created as string,
    scheduledSince: (row.scheduled_since ?? row.created) as string,
    paused:
      row.paused_reason === null
        ? null
        : {
            reason: row.paused_reason as string,
            at: row.paused_at as string,
            by: row.paused_by === null ? null : (JSON.parse(row.paused_by as string) as Person),
          },
  };
}

/** Keeps a new order and gives it its number; numbers are never used again. */
export async function addSubscription(db: Database, subscription: NewSubscription): Promise<Subscription> {
  const row = await db.one(
    `INSERT INTO subscriptions (platform, channel, schedule, filter, form, quiet_day, later_reports, quiet_from,
       quiet_to, created_by, created)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
    subscription.channel.platform,
    subscription.channel.id,
    JSON.stringify(subscription.schedule),
    JSON.stringify(subscription.filter),
    subscription.form,
    subscription.quietDay,
    subscription.laterReports,
    subscription.quiet?.from ?? null,
    subscription.quiet?.to ?? null,
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
