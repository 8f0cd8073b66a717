import type { Timestamp } from '../model/item.ts';
import type { GroupKey, Reading } from '../model/reading.ts';
import type { StoryCandidate } from './archive.ts';
import type { Database } from './database.ts';
import { packMinhash, unpackMinhash } from './pack.ts';

/** More stories than this are never handed to grouping; those that share most come first. */
const mostCandidates = 200;
/** Terms of title and lead that are put into the index of features; grouping itself compares all. */
const mostTerms = 24;

/** What a shared feature says: a dated event of the beat much, a rare name some, a word of title or lead little. */
const weights = { k: 8, e: 4, w: 1 } as const;

/** The features by which stories are found again: "k:treaty-2024", "e:sergei-shoigu", "w:ru:прибыл". */
function listFeatures(key: GroupKey): string[] {
  const features = [
    ...key.knownEvents.map(one => `k:${one}`),
    ...key.leadEntities.map(one => `e:${one}`),
    ...key.leadTerms.slice(0, mostTerms).map(one => `w:${key.language}:${one}`),
  ];
  return [...new Set(features)];
}

/** The day an article stands under: when it was published, at the precision known, else when it was first seen. */
function chooseDay(reading: Reading, seen: Timestamp): string {
  const date = reading.published.date;
  return date !== null && /^\d{4}(-\d{2}(-\d{2})?)?/.test(date) ? date.slice(0, 10) : seen.slice(0, 10);
}

/** Keeps what grouping needs of an article, in place of what was kept before. */
export function indexGrouping(
  db: Database,
  key: number,
  storyId: number,
  reading: Reading,
  seen: Timestamp,
): void {
  db.run(
    `INSERT INTO group_keys (article_key, story_id, group_key, minhash) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET group_key = excluded.group_key, minhash = excluded.minhash`,
    key,
    storyId,
    JSON.stringify(reading.groupKey),
    packMinhash(reading.fingerprint.minhash),
  );
  db.run('DELETE FROM group_features WHERE article_key = ?', key);
  const day = chooseDay(reading, seen);
  for (const feature of listFeatures(reading.groupKey)) {
    db.run(
      'INSERT INTO group_features (feature, day, article_key, story_id) VALUES (?, ?, ?, ?)',
      feature,
      day,
      key,
      storyId,
    );
  }
}

/** The months and years a range touches, as articles dated no finer stand under them. */
function listCoarseDays(from: string, to: string): string[] {
  const coarse: string[] = [];
  const last = to.slice(0, 7);
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  // Ten years of months are plenty: a wider range than that is asked for by nobody who groups reports of one event.
  for (let count = 0; count < 120; count += 1) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (name > last) break;
    if (coarse.at(-1)?.slice(0, 4) !== name.slice(0, 4)) coarse.push(name.slice(0, 4));
    coarse.push(name);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  return coarse;
}

/**
 * The stories worth comparing with: a member published (where that isn't known: first seen) in the range shares a known
 * event, a rarer name, or a word of title or lead in the same language. Those that share most first, then the nearest
 * to the middle of the range, then the newest story; at most 200.
 */
export function findCandidates(
  db: Database,
  key: GroupKey,
  near: { from: Timestamp; to: Timestamp },
): StoryCandidate[] {
  const features = listFeatures(key);
  const from = near.from.slice(0, 10);
  const to = near.to.slice(0, 10);
  if (features.length === 0 || from > to) return [];
  const middle = new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10);
  const rows = db.all<{ story_id: number }>(
    `WITH wanted AS (SELECT value AS feature FROM json_each(?1)),
       coarse AS (SELECT value AS day FROM json_each(?2)),
       shared AS (
         SELECT f.feature, f.story_id, f.day FROM wanted w
           JOIN group_features f ON f.feature = w.feature AND f.day BETWEEN ?3 AND ?4
         UNION ALL
         SELECT f.feature, f.story_id, f.day FROM wanted w CROSS JOIN coarse c
           JOIN group_features f ON f.feature = w.feature AND f.day = c.day
       ),
       best AS (
         SELECT story_id, feature, min(abs(julianday(day) - julianday(?5))) AS distance FROM shared
         GROUP BY story_id, feature
       )
     SELECT story_id FROM best GROUP BY story_id
     ORDER BY sum(CASE substr(feature, 1, 1) WHEN 'k' THEN ${weights.k} WHEN 'e' THEN ${weights.e} ELSE ${weights.w} END) DESC,
       coalesce(min(distance), 9999), story_id DESC
     LIMIT ${mostCandidates}`,
    JSON.stringify(features),
    JSON.stringify(listCoarseDays(from, to)),
    from,
    to,
    middle,
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
