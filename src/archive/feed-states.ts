import type { FeedMemory, FeedState } from '../model/feed-state.ts';
import type { Database } from './database.ts';

/** What polling knows of a feed; null when it was never polled. */
export async function loadFeedState(db: Database, url: string): Promise<FeedState | null> {
  const row = await db.one('SELECT * FROM feed_states WHERE url = ?', url);
  if (row === undefined) return null;
  return {
    url: row.url as string,
    etag: row.etag as string | null,
    lastModified: row.last_modified as string | null,
    firstRead: row.first_read as string | null,
    failures: row.failures as number,
    nextPoll: row.next_poll as string | null,
    ...(row.memory === null ? {} : { memory: JSON.parse(row.memory as string) as FeedMemory }),
  };
}

/** Keeps what polling knows of a feed, in place of what was known. */
export async function saveFeedState(db: Database, state: FeedState): Promise<void> {
  await db.put(
    `INSERT INTO feed_states (url, etag, last_modified, first_read, failures, next_poll, memory)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified,
       first_read = excluded.first_read, failures = excluded.failures, next_poll = excluded.next_poll,
       memory = excluded.memory`,
    state.url,
    state.etag,
    state.lastModified,
    state.firstRead,
    state.failures,
    state.nextPoll,
    state.memory === undefined ? null : JSON.stringify(state.memory),
  );
}
