/**
 * The first schema. Never edit it: files out there have it. What changes comes as a further migration.
 *
 * Reasons that don't show in the columns:
 * - `articles` is narrow (what is queried and what stories are made of); the wide text and reading lie in `texts`,
 *   so that walking many articles doesn't walk their texts. `texts.packed` is both in one stream (pack.ts), `content` the
 *   32 bytes of a fingerprint. `revisions` has rows of those articles only that were revised.
 * - `reports` is one row per time an article was new to people: its first sight and each revision; digests read it.
 * - `story_marks` repeats a story's sort key (its moment in milliseconds) beside each language, topic and name, so that
 *   a filtered `latest` is a walk along one index; all rows of a story bear the same key, so another mark of it is found
 *   by that key too. `stories.marks` says which it has. `marks` numbers them and keeps how many stories have one, so that
 *   totals needn't be counted.
 * - `days` says between which keys the articles first seen on a day lie: a date filter becomes a range of keys.
 * - `outcome_endings` holds the ends of ids, locators and addresses, written backwards, so that what people type is found
 *   whole or by its ending in one walk.
 * - `group_features` holds hashes and day numbers (features.ts), by day first: what is written today lies
 *   together. As text, by feature first, it was as large as the articles and each of them touched thirty pages.
 * - `terms` keeps no copy of its text (contentless); `marks` holds the filters (`l_hi`, `t_arms`, `e_sergei_shoigu`).
 */
export const schema1 = `
CREATE TABLE sources (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,
  last_success TEXT, failing_since TEXT, problem TEXT, paused INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_states (
  url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, first_read TEXT,
  failures INTEGER NOT NULL, next_poll TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, title_language TEXT NOT NULL, brief TEXT, event_type TEXT,
  languages TEXT NOT NULL, topics TEXT NOT NULL, from_date TEXT, to_date TEXT,
  first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, published TEXT NOT NULL, reports INTEGER NOT NULL,
  marks TEXT NOT NULL
) STRICT;
CREATE INDEX stories_newest ON stories (last_seen, published, id);
CREATE INDEX stories_told_often ON stories (last_seen, published, id, reports) WHERE reports > 1;

CREATE TABLE marks (id INTEGER PRIMARY KEY, mark TEXT NOT NULL UNIQUE, stories INTEGER NOT NULL) STRICT;
CREATE TABLE story_marks (
  mark INTEGER NOT NULL, last_seen INTEGER NOT NULL, published TEXT NOT NULL, story_id INTEGER NOT NULL,
  PRIMARY KEY (mark, last_seen, published, story_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source_id TEXT NOT NULL REFERENCES sources (id),
  outlet TEXT NOT NULL, url TEXT, authors TEXT NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL,
  title_basis TEXT NOT NULL, brief TEXT, event_type TEXT, topics TEXT NOT NULL, entities TEXT NOT NULL,
  published TEXT, published_basis TEXT NOT NULL, length INTEGER NOT NULL, content ANY NOT NULL, first_seen TEXT NOT NULL,
  updated TEXT NOT NULL, backfill INTEGER NOT NULL, revisions INTEGER NOT NULL,
  story_id INTEGER NOT NULL REFERENCES stories (id)
) STRICT;
CREATE INDEX articles_content ON articles (content);
CREATE INDEX articles_story ON articles (story_id);
CREATE TABLE texts (
  article_key INTEGER PRIMARY KEY REFERENCES articles (key), packed BLOB NOT NULL
) STRICT;
CREATE TABLE article_tally (language TEXT PRIMARY KEY, articles INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE days (
  day TEXT PRIMARY KEY, low INTEGER NOT NULL, high INTEGER NOT NULL, newest TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
  article_key INTEGER NOT NULL REFERENCES articles (key), number INTEGER NOT NULL,
  text TEXT, title TEXT NOT NULL, content ANY NOT NULL, seen TEXT NOT NULL,
  PRIMARY KEY (article_key, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX revisions_content ON revisions (content) WHERE text IS NOT NULL;

CREATE TABLE origins (
  source_id TEXT NOT NULL, locator TEXT NOT NULL, url TEXT,
  article_key INTEGER NOT NULL REFERENCES articles (key), seen TEXT NOT NULL,
  PRIMARY KEY (source_id, locator)
) STRICT, WITHOUT ROWID;
CREATE INDEX origins_locator ON origins (locator);
CREATE INDEX origins_url ON origins (url) WHERE url IS NOT NULL;

CREATE TABLE reports (
  number INTEGER PRIMARY KEY, article_key INTEGER NOT NULL REFERENCES articles (key),
  seen TEXT NOT NULL
) STRICT;
CREATE INDEX reports_seen ON reports (seen);

CREATE VIRTUAL TABLE terms USING fts5 (
  words, marks, content='', contentless_delete=1, tokenize="ascii tokenchars '_'"
);

CREATE TABLE group_keys (
  article_key INTEGER PRIMARY KEY REFERENCES articles (key), group_key BLOB NOT NULL, minhash BLOB NOT NULL
) STRICT;
CREATE TABLE group_features (
  day INTEGER NOT NULL, feature INTEGER NOT NULL, story_id INTEGER NOT NULL,
  PRIMARY KEY (day, feature, story_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcomes (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, reasons TEXT NOT NULL, source_id TEXT NOT NULL,
  locator TEXT NOT NULL, id TEXT NOT NULL, url TEXT, title TEXT, content ANY NOT NULL,
  article_key INTEGER, story_id INTEGER, at TEXT NOT NULL, times INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX outcomes_same ON outcomes (source_id, locator, kind, content);
CREATE INDEX outcomes_content ON outcomes (content) WHERE kind = 'off-beat';
CREATE INDEX outcomes_at ON outcomes (at, kind);
CREATE TABLE outcome_endings (
  ending TEXT NOT NULL, outcome INTEGER NOT NULL REFERENCES outcomes (number), PRIMARY KEY (ending, outcome)
) STRICT, WITHOUT ROWID;
CREATE TABLE outcome_tally (
  source_id TEXT NOT NULL, kind TEXT NOT NULL, outcomes INTEGER NOT NULL, PRIMARY KEY (source_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE subscriptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, platform TEXT NOT NULL, channel TEXT NOT NULL,
  schedule TEXT NOT NULL, filter TEXT NOT NULL, form TEXT NOT NULL, quiet_day TEXT NOT NULL,
  created_by TEXT NOT NULL, created TEXT NOT NULL, paused_reason TEXT, paused_at TEXT,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE digests (
  number INTEGER PRIMARY KEY, subscription_id INTEGER NOT NULL REFERENCES subscriptions (id),
  window_from TEXT NOT NULL, window_to TEXT NOT NULL, text TEXT NOT NULL, composed TEXT NOT NULL,
  UNIQUE (subscription_id, window_to)
) STRICT;
CREATE TABLE digest_items (
  digest_number INTEGER NOT NULL REFERENCES digests (number), position INTEGER NOT NULL,
  story_id INTEGER NOT NULL, status TEXT NOT NULL, article_keys TEXT NOT NULL,
  PRIMARY KEY (digest_number, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE told (
  subscription_id INTEGER NOT NULL, story_id INTEGER NOT NULL, digest_number INTEGER NOT NULL,
  PRIMARY KEY (subscription_id, story_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE late_reports (
  subscription_id INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES reports (number),
  PRIMARY KEY (subscription_id, report)
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, platform TEXT NOT NULL,
  channel TEXT NOT NULL, payload TEXT NOT NULL, label TEXT NOT NULL,
  digest_number INTEGER REFERENCES digests (number), part INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'in-doubt', 'sent', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0, last_attempt TEXT, not_before TEXT NOT NULL,
  message_id TEXT, last_error TEXT, created TEXT NOT NULL
) STRICT;
CREATE INDEX deliveries_open ON deliveries (platform, channel, id)
  WHERE state IN ('pending', 'sending', 'in-doubt');
CREATE INDEX deliveries_digest ON deliveries (digest_number) WHERE digest_number IS NOT NULL;

CREATE TABLE threads (
  story_id INTEGER NOT NULL REFERENCES stories (id), platform TEXT NOT NULL, channel TEXT NOT NULL,
  thread TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (story_id, platform, channel)
) STRICT, WITHOUT ROWID;
CREATE TABLE actions (id TEXT PRIMARY KEY, state TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
