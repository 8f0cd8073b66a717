import { type Feed, type FeedChange, type FeedPause, feedId } from '../model/feed.ts';
import type { Timestamp } from '../model/item.ts';
import type { Database, Row } from './database.ts';
import { loadFeedState, saveFeedState } from './feed-states.ts';
import { filterInTurn, mapInTurn } from './in-turn.ts';

/** A feed that was off the list for longer is met like a new one when it comes back: what it holds then is archived, not posted. */
const rememberedMs = 24 * 3_600_000;

/** Counts the changes of the list. */
const version = 'feeds-version';

/** Makes a feed of its row. */
export function toFeed(row: Row): Feed {
  return {
    id: row.id as string,
    url: row.url as string,
    title: row.title as string | null,
    addedBy: row.added_by as string,
    added: row.added as string,
    full: row.full_text as Feed['full'],
    pause:
      row.paused_by === null
        ? null
        : {
            by: row.paused_by as FeedPause['by'],
            reason: row.paused_reason as string,
            since: row.paused_since as string,
            who: row.paused_who as string | null,
          },
    removed: row.removed === null ? null : { by: row.removed_by as string, at: row.removed as string },
  };
}

/** Every feed ever listed, removed ones too, in the order they were added. */
export async function listFeeds(db: Database): Promise<Feed[]> {
  return (await db.all('SELECT * FROM feeds ORDER BY added, id')).map(toFeed);
}

/** Puts those on the list that were never on it. @returns the new ones */
export async function seedFeeds(
  db: Database,
  feeds: readonly { url: string; title: string | null }[],
  at: Timestamp,
): Promise<Feed[]> {
  const fresh = await filterInTurn(feeds, async ({ url }) => (await loadFeed(db, feedId(url))) === null);
  for (const feed of fresh) {
    await insertFeed(db, feed, 'settings', at);
    await noteChange(db, { feedId: feedId(feed.url), change: 'added', detail: null, who: 'settings', at });
  }
  return mapInTurn(fresh, async ({ url }) => (await loadFeed(db, feedId(url))) as Feed);
}

/** Puts a feed on the list, or back on it. @returns false when it is on it already under this very address */
export async function addFeed(
  db: Database,
  feed: { url: string; title: string | null },
  by: string,
  at: Timestamp,
): Promise<boolean> {
  const before = await loadFeed(db, feedId(feed.url));
  if (before !== null && before.removed === null && before.url === feed.url) return false;
  if (before === null) await insertFeed(db, feed, by, at);
  else {
    await db.put(
      `UPDATE feeds SET url = ?, title = coalesce(?, title), added_by = ?, added = ?, removed = NULL, removed_by = NULL,
         paused_by = NULL, paused_reason = NULL, paused_since = NULL, paused_who = NULL WHERE id = ?`,
      feed.url,
      feed.title,
      by,
      at,
      before.id,
    );
    const away = before.removed === null ? 0 : Date.parse(at) - Date.parse(before.removed.at);
    if (away > rememberedMs) await db.put('DELETE FROM feed_states WHERE url = ?', feed.url);
    else await startAnew(db, feed.url);
  }
  await noteChange(db, { feedId: feedId(feed.url), change: 'added', detail: null, who: by, at });
  return true;
}

/** Takes a feed off the list; what came of it stays. @returns false when it isn't on it */
export async function removeFeed(db: Database, id: string, by: string, at: Timestamp): Promise<boolean> {
  const sql = 'UPDATE feeds SET removed = ?, removed_by = ? WHERE id = ? AND removed IS NULL';
  if ((await db.run(sql, at, by, id)).changes === 0) return false;
  await noteChange(db, { feedId: id, change: 'removed', detail: null, who: by, at });
  return true;
}

/** Pauses a feed. @returns false when it isn't on the list */
export async function pauseFeed(db: Database, id: string, pause: FeedPause): Promise<boolean> {
  if (!(await writePause(db, id, pause))) return false;
  await noteChange(db, {
    feedId: id,
    change: 'paused',
    detail: pause.reason,
    who: pause.who,
    at: pause.since,
  });
  return true;
}

/** Ends a feed's pause and forgets its failures, so that it is asked at once. @returns false when it isn't paused */
export async function resumeFeed(db: Database, id: string, by: string, at: Timestamp): Promise<boolean> {
  const feed = await loadFeed(db, id);
  if (feed === null || feed.removed !== null || feed.pause === null) return false;
  await writePause(db, id, null);
  await startAnew(db, feed.url);
  await noteChange(db, { feedId: id, change: 'resumed', detail: null, who: by, at });
  return true;
}

/** Says whether a feed's whole articles are fetched. @returns false when it isn't on the list */
export async function setFeedFull(
  db: Database,
  id: string,
  full: Feed['full'],
  by: string,
  at: Timestamp,
): Promise<boolean> {
  const sql = 'UPDATE feeds SET full_text = ? WHERE id = ? AND removed IS NULL';
  if ((await db.run(sql, full, id)).changes === 0) return false;
  await noteChange(db, { feedId: id, change: 'set', detail: `full=${full}`, who: by, at });
  return true;
}

/** What was changed in the list, newest first; of one feed, or of all. */
export async function listFeedChanges(db: Database, id: string | null, limit: number): Promise<FeedChange[]> {
  const rows =
    id === null
      ? await db.all('SELECT * FROM feed_changes ORDER BY number DESC LIMIT ?', Math.max(0, limit))
      : await db.all(
          'SELECT * FROM feed_changes WHERE feed_id = ? ORDER BY number DESC LIMIT ?',
          id,
          Math.max(0, limit),
        );
  return rows.map(row => ({
    feedId: row.feed_id as string,
    change: row.change as FeedChange['change'],
    detail: row.detail as string | null,
    who: row.who as string | null,
    at: row.at as string,
  }));
}

/** A number that grows with every change a person or the settings make to the list. */
export async function loadFeedsVersion(db: Database): Promise<number> {
  return Number(
    (await db.one<{ value: string }>('SELECT value FROM facts WHERE name = ?', version))?.value ?? 0,
  );
}

/** A feed, on the list or removed from it; null when it was never on it. */
export async function loadFeed(db: Database, id: string): Promise<Feed | null> {
  const row = await db.one('SELECT * FROM feeds WHERE id = ?', id);
  return row === undefined ? null : toFeed(row);
}

async function insertFeed(
  db: Database,
  feed: { url: string; title: string | null },
  by: string,
  at: Timestamp,
): Promise<void> {
  await db.put(
    "INSERT INTO feeds (id, url, title, added_by, added, full_text) VALUES (?, ?, ?, ?, ?, 'auto') ON CONFLICT (id) DO NOTHING",
    feedId(feed.url),
    feed.url,
    feed.title,
    by,
    at,
  );
}

/** Sets a feed's pause, or ends it. @returns false when it isn't on the list */
export async function writePause(db: Database, id: string, pause: FeedPause | null): Promise<boolean> {
  const sql =
    'UPDATE feeds SET paused_by = ?, paused_reason = ?, paused_since = ?, paused_who = ? WHERE id = ? AND removed IS NULL';
  const values = [pause?.by ?? null, pause?.reason ?? null, pause?.since ?? null, pause?.who ?? null];
  return (await db.run(sql, ...values, id)).changes > 0;
}

/** Polling begins again without a grudge; what the feed taught us stays. */
async function startAnew(db: Database, url: string): Promise<void> {
  const state = await loadFeedState(db, url);
  if (state === null) return;
  const { paused: _paused, failingSince: _since, ...memory } = state.memory ?? {};
  await saveFeedState(db, { ...state, failures: 0, nextPoll: null, memory });
}

/** Writes a line of the audit list, and lets whoever polls see that the list has changed. */
export async function noteChange(db: Database, change: FeedChange): Promise<void> {
  await db.put(
    'INSERT INTO feed_changes (feed_id, change, detail, who, at) VALUES (?, ?, ?, ?, ?)',
    change.feedId,
    change.change,
    change.detail,
    change.who,
    change.at,
  );
  await db.put(
    `INSERT INTO facts (name, value) VALUES (?, '1')
     ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(facts.value AS BIGINT) + 1 AS TEXT)`,
    version,
  );
}
