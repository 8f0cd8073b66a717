/** What channels want to hear of at once. `target` as in `followKey`; one channel follows a thing once. */
export const followsSchema = `
CREATE TABLE follows (
  id INTEGER PRIMARY KEY AUTOINCREMENT, platform TEXT NOT NULL, channel TEXT NOT NULL, target TEXT NOT NULL,
  quiet_from TEXT, quiet_to TEXT, time_zone TEXT NOT NULL, per_hour INTEGER NOT NULL,
  created_by TEXT NOT NULL, created TEXT NOT NULL, told_up_to INTEGER NOT NULL, told_at TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX follows_once ON follows (platform, channel, target) WHERE removed = 0;
`;
