import type { Timestamp } from '../model/item.ts';
import type { GroupKey, Reading } from '../model/reading.ts';
import type { StoryCandidate } from './archive.ts';
import type { Database } from './database.ts';
import { chooseDays, listCoarseDays, listFeatures, toDayNumber } from './features.ts';
import { packMinhash, unpackMinhash } from './pack.ts';

/** More stories than this are never handed to grouping; those that share most come first. */
const mostCandidates = 200;

/** An article's place, as far as grouping is concerned. */
interface Place {
  key: number;
  storyId: number;
  seen: Timestamp;
}

/** Keeps what grouping needs of an article; `before` is the reading it takes the place of, if any. */
export function indexGrouping(db: Database, place: Place, reading: Reading, before: Reading | null): void {
  db.run(
    `INSERT INTO group_keys (article_key, story_id, group_key, minhash) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET group_key = excluded.group_key, minhash = excluded.minhash`,
    place.key,
    place.storyId,
    JSON.stringify(reading.groupKey),
    packMinhash(reading.fingerprint.minhash),
  );
  if (before !== null) {
    for (const [feature, day] of listPlaces(before, place.seen)) {
      db.run(
        'DELETE FROM group_features WHERE feature = ? AND day = ? AND article_key = ?',
        feature,
        day,
        place.key,
      );
    }
  }
  for (const [feature, day] of listPlaces(reading, place.seen)) {
    db.run(
      'INSERT INTO group_features (feature, day, article_key, story_id) VALUES (?, ?, ?, ?)',
      feature,
      day,
      place.key,
      place.storyId,
    );
  }
}

/** Where an article stands in the index: each of its features on each of its days. */
function listPlaces(reading: Reading, seen: Timestamp): [feature: number, day: number][] {
  const days = chooseDays(reading, seen);
  return listFeatures(reading.groupKey).flatMap(feature =>
    days.map((day): [number, number] => [feature, day]),
  );
}

/**
 * The stories worth comparing with: a member published in the range (where that day isn't known: first seen, or with
 * its event, in it) shares a known event, a rarer name, or a word of title or lead in the same language. Those that share most first, then the nearest
 * to the middle of the range, then the newest story; at most 200.
 */
export function findCandidates(
  db: Database,
  key: GroupKey,
  near: { from: Timestamp; to: Timestamp },
): StoryCandidate[] {
  const features = listFeatures(key);
  const from = toDayNumber(near.from);
  const to = toDayNumber(near.to);
  if (features.length === 0 || from > to) return [];
  const rows = db.all<{ story_id: number }>(
    `WITH wanted AS (SELECT value AS feature FROM json_each(?1)),
       coarse AS (SELECT value AS day FROM json_each(?2)),
       shared AS (
         SELECT f.feature, f.story_id, abs(f.day - ?5) AS distance FROM wanted w
           CROSS JOIN group_features f ON f.feature = w.feature AND f.day BETWEEN ?3 AND ?4
         UNION ALL
         SELECT f.feature, f.story_id, 9999 FROM wanted w CROSS JOIN coarse c
           CROSS JOIN group_features f ON f.feature = w.feature AND f.day = c.day
       ),
       best AS (SELECT story_id, feature, min(distance) AS distance FROM shared GROUP BY story_id, feature)
     SELECT story_id FROM best GROUP BY story_id
     ORDER BY sum(feature & 15) DESC, min(distance), story_id DESC LIMIT ${mostCandidates}`,
    JSON.stringify(features),
    JSON.stringify(listCoarseDays(near.from, near.to)),
    from,
    to,
    Math.floor((from + to) / 2),
  );
  return rows.map(row => ({ storyId: row.story_id, members: loadMembers(db, row.story_id) }));
}

function loadMembers(db: Database, storyId: number): StoryCandidate['members'] {
  return db
    .all<{
      key: number;
      group_key: string;
      minhash: Uint8Array;
      published: string | null;
      first_seen: string;
    }>(
      `SELECT a.key, a.published, a.first_seen, g.group_key, g.minhash
       FROM group_keys g JOIN articles a ON a.key = g.article_key WHERE g.story_id = ? ORDER BY a.key`,
      storyId,
    )
    .map(row => ({
      articleKey: row.key,
      key: JSON.parse(row.group_key) as GroupKey,
      published: row.published,
      firstSeen: row.first_seen,
      minhash: unpackMinhash(row.minhash),
    }));
}
