/**
 * What people judge.
 * - A story whose last article was moved away is no more; `story_links` says where it went. Its number is never given again,
 *   and its rows in `threads` and `judgements` wait in case the change is undone.
 * - `told_articles` says of articles, not of stories, what a subscription was told: so it stays true whatever is moved.
 * - `stories.hidden`: marked off-beat; such a story has no rows in `story_marks` and isn't counted in `marks`.
 * - `pins`: articles a person put where they are, by which correction. `apart`: stories a person held for different ones.
 * - `corrections.change` is the change as JSON with what undoing needs; `moved` finds corrections by article.
 */
export const judgement = `
ALTER TABLE stories ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
DROP INDEX stories_newest;
DROP INDEX stories_told_often;
CREATE INDEX stories_newest ON stories (last_seen, published, id) WHERE hidden = 0;
CREATE INDEX stories_told_often ON stories (last_seen, published, id, reports) WHERE hidden = 0 AND reports > 1;
CREATE INDEX stories_hidden ON stories (id) WHERE hidden = 1;

CREATE TABLE story_links (story_id INTEGER PRIMARY KEY, into_id INTEGER NOT NULL) STRICT;
CREATE INDEX story_links_into ON story_links (into_id);

CREATE TABLE told_articles (
  subscription_id INTEGER NOT NULL, article_key INTEGER NOT NULL, digest_number INTEGER NOT NULL,
  PRIMARY KEY (subscription_id, article_key)
) STRICT, WITHOUT ROWID;
INSERT INTO told_articles (subscription_id, article_key, digest_number)
  SELECT d.subscription_id, k.value, min(d.number)
  FROM digest_items i JOIN digests d ON d.number = i.digest_number, json_each(i.article_keys) k
  GROUP BY d.subscription_id, k.value;
DROP TABLE told;

ALTER TABLE threads RENAME TO threads_before;
CREATE TABLE threads (
  story_id INTEGER NOT NULL, platform TEXT NOT NULL, channel TEXT NOT NULL,
  thread TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (story_id, platform, channel)
) STRICT, WITHOUT ROWID;
INSERT INTO threads SELECT story_id, platform, channel, thread, at FROM threads_before;
DROP TABLE threads_before;

CREATE TABLE corrections (
  number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, story_id INTEGER NOT NULL, change TEXT NOT NULL,
  person_platform TEXT, person TEXT, person_name TEXT, platform TEXT, channel TEXT,
  at TEXT NOT NULL, undone_by INTEGER REFERENCES corrections (number)
) STRICT;
CREATE INDEX corrections_channel ON corrections (platform, channel, number);
CREATE INDEX corrections_story ON corrections (story_id, number);
CREATE TABLE moved (
  article_key INTEGER NOT NULL, correction INTEGER NOT NULL REFERENCES corrections (number),
  PRIMARY KEY (article_key, correction)
) STRICT, WITHOUT ROWID;
CREATE TABLE pins (
  article_key INTEGER PRIMARY KEY REFERENCES articles (key), correction INTEGER NOT NULL REFERENCES corrections (number)
) STRICT;
CREATE TABLE apart (
  one INTEGER NOT NULL, other INTEGER NOT NULL, correction INTEGER NOT NULL REFERENCES corrections (number),
  PRIMARY KEY (one, other, correction)
) STRICT, WITHOUT ROWID;
CREATE INDEX apart_other ON apart (other);
CREATE TABLE judgements (
  story_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, note TEXT, duplicate_of INTEGER,
  person_platform TEXT NOT NULL, person TEXT NOT NULL, person_name TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
`;
