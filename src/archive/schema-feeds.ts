/**
 * The list of feeds is the archive's, and what came of items is counted by week.
 * - `feeds.id` is the id of its source; the address may hold a password, so it is never shown as it is.
 * - `feed_changes` is the audit list: what was changed, by whom; `who` is null where the circuit or the feed itself did it.
 * - `told_pauses` says of which pause a subscription was told, so that its digests say it once.
 * - `outcome_tally.week` counts weeks from Monday, 29 December 1969; 0 holds what is older than those that are told apart,
 *   and what was there at a feed's first sight. `last` is when the newest of them came.
 */
export const feedList = `
CREATE TABLE feeds (
  id TEXT PRIMARY KEY, url TEXT NOT NULL, title TEXT, added_by TEXT NOT NULL, added TEXT NOT NULL,
  full_text TEXT NOT NULL, paused_by TEXT, paused_reason TEXT, paused_since TEXT, paused_who TEXT,
  removed_by TEXT, removed TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE feed_changes (
  number INTEGER PRIMARY KEY, feed_id TEXT NOT NULL, change TEXT NOT NULL, detail TEXT, who TEXT, at TEXT NOT NULL
) STRICT;
CREATE INDEX feed_changes_feed ON feed_changes (feed_id, number);
CREATE TABLE told_pauses (
  subscription_id INTEGER NOT NULL, source_id TEXT NOT NULL, since TEXT NOT NULL,
  PRIMARY KEY (subscription_id, source_id)
) STRICT, WITHOUT ROWID;

DROP TABLE outcome_tally;
CREATE TABLE outcome_tally (
  source_id TEXT NOT NULL, kind TEXT NOT NULL, week INTEGER NOT NULL, outcomes INTEGER NOT NULL, last TEXT NOT NULL,
  PRIMARY KEY (source_id, kind, week)
) STRICT, WITHOUT ROWID;
INSERT INTO outcome_tally (source_id, kind, week, outcomes, last)
  SELECT source_id, kind, 0, count(*), max(at) FROM outcomes GROUP BY source_id, kind;
`;
