import type { Timestamp } from '../model/item.ts';
import type { Archive } from './archive.ts';
import type { Database } from './database.ts';
import { saveFeedState } from './feed-states.ts';
import { loadFeed, noteChange, pauseFeed, writePause } from './feeds.ts';
import { insertDelivery } from './outbox.ts';
import { noteSource } from './sources.ts';

/** Keeps what a poll came to, and what the team is owed when it begins a pause. */
export async function keepPoll(
  db: Database,
  poll: Parameters<Archive['keepPoll']>[0],
  notice: Parameters<Archive['keepPoll']>[1],
): Promise<void> {
  const { source, at, pause } = poll;
  await saveFeedState(db, poll.state);
  await noteSource(db, source, { at, problem: poll.problem, paused: pause !== null });
  const feed = await loadFeed(db, source.id);
  // What a person did meanwhile stands.
  if (feed === null || feed.removed !== null || feed.pause?.by === 'person') return;
  if (pause === null) {
    if (feed.pause !== null) {
      await writePause(db, feed.id, null);
      await noteChange(db, { feedId: feed.id, change: 'resumed', detail: 'it is back', who: null, at });
    }
    return;
  }
  if (feed.pause?.by === pause.by) return;
  await pauseFeed(db, feed.id, pause);
  for (const delivery of notice(pause)) await insertDelivery(db, delivery, null, at);
}

/** Remembers of which pauses a subscription was told. */
export async function notePausesTold(
  db: Database,
  subscriptionId: number,
  pauses: readonly { sourceId: string; since: Timestamp }[],
): Promise<void> {
  for (const { sourceId, since } of pauses) {
    await db.put(
      `INSERT INTO told_pauses (subscription_id, source_id, since) VALUES (?, ?, ?)
       ON CONFLICT (subscription_id, source_id) DO UPDATE SET since = excluded.since`,
      subscriptionId,
      sourceId,
      since,
    );
  }
}
