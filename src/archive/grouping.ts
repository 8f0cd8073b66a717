import type { Timestamp } from '../model/item.ts';
import type { GroupKey, Reading } from '../model/reading.ts';
import { listApart } from './apart.ts';
import type { StoryCandidate } from './archive.ts';
import type { Database } from './database.ts';
import { chooseDays, listDays, listFeatures } from './features.ts';
import { mapAtOnce } from './in-turn.ts';
import { packGroupKey, packMinhash, unpackGroupKey, unpackMinhash } from './pack.ts';

/** More stories than this are never handed to grouping; those that share most come first. */
const mostCandidates = 80;

/** Of a large story so many reports are handed over, the newest. */
const mostMembers = 50;

/** An article's place, as far as grouping is concerned. */
interface Place {
  key: number;
  storyId: number;
  seen: Timestamp;
}

/** Keeps what grouping needs of an article; `before` is the reading it takes the place of, if any. */
export async function indexGrouping(
  db: Database,
  place: Place,
  reading: Reading,
  before: Reading | null,
): Promise<void> {
  await db.put(
    `INSERT INTO group_keys (article_key, group_key, minhash) VALUES (?, ?, ?)
     ON CONFLICT (article_key) DO UPDATE SET group_key = excluded.group_key, minhash = excluded.minhash`,
    place.key,
    packGroupKey(reading.groupKey),
    packMinhash(reading.fingerprint.minhash),
  );
  if (before === null) {
    await indexFeatures(db, place.storyId, reading.groupKey, reading.published.date, place.seen);
    return;
  }
  await removeFeatures(db, place.storyId, before.groupKey, before.published.date, place.seen);
  // What went may be another report's too.
  for (const one of await loadMembers(db, place.storyId)) {
    await indexFeatures(db, place.storyId, one.key, one.published, one.firstSeen);
  }
}

/** Brings the index of features to it that articles, whose rows say so already, are in another story than before. */
export async function moveGrouping(
  db: Database,
  articleKeys: number[],
  from: number,
  to: number,
): Promise<void> {
  const keys = new Set(articleKeys);
  const moved = (await loadMembers(db, to)).filter(one => keys.has(one.articleKey));
  for (const one of moved) await removeFeatures(db, from, one.key, one.published, one.firstSeen);
  for (const one of await loadMembers(db, from))
    await indexFeatures(db, from, one.key, one.published, one.firstSeen);
  for (const one of moved) await indexFeatures(db, to, one.key, one.published, one.firstSeen);
}

async function removeFeatures(
  db: Database,
  storyId: number,
  key: GroupKey,
  published: string | null,
  seen: Timestamp,
): Promise<void> {
  await db.put(
    `DELETE FROM group_features WHERE story_id = ? AND feature IN (SELECT value FROM ${db.sql.numbers('?')})
       AND day IN (SELECT value FROM ${db.sql.numbers('?')})`,
    storyId,
    JSON.stringify(listFeatures(key).map(one => one.hash)),
    JSON.stringify(chooseDays(key, published, seen)),
  );
}

async function indexFeatures(
  db: Database,
  storyId: number,
  key: GroupKey,
  published: string | null,
  seen: Timestamp,
): Promise<void> {
  await db.put(
    `INSERT INTO group_features (day, feature, story_id)
     SELECT d.value, f.value, CAST(? AS BIGINT) FROM ${db.sql.numbers('?')} d CROSS JOIN ${db.sql.numbers('?')} f WHERE true ON CONFLICT DO NOTHING`,
    storyId,
    JSON.stringify(chooseDays(key, published, seen)),
    JSON.stringify(
      listFeatures(key)
        .map(one => one.hash)
        .sort((a, b) => a - b),
    ),
  );
}

/**
 * The stories worth comparing with: a member published in the range (where that day isn't known: first seen, or with
 * its event, in it) shares a known event, a rarer name, or a word of title or lead in the same language. Those that share most first, then the nearest
 * to the middle of the range, then the newest story; at most 80, each with its 50 newest reports.
 */
export async function findCandidates(
  db: Database,
  key: GroupKey,
  near: { from: Timestamp; to: Timestamp },
): Promise<StoryCandidate[]> {
  const features = listFeatures(key);
  const { days, coarse, middle } = listDays(near.from, near.to);
  if (features.length === 0 || days.length === 0) return [];
  const rows = await db.all<{ story_id: number }>(
    `WITH best AS (
         SELECT f.story_id, w.key AS place, min(CASE WHEN f.day < 0 THEN 9999 ELSE abs(f.day - ?3) END) AS distance
         FROM ${db.sql.numbers('?1')} d CROSS JOIN ${db.sql.numbers('?2')} w
           CROSS JOIN group_features f WHERE f.day = d.value AND f.feature = w.value
         GROUP BY f.story_id, w.key
       )
     SELECT story_id FROM best JOIN ${db.sql.numbers('?4')} weight ON weight.key = best.place GROUP BY story_id
     ORDER BY sum(weight.value) DESC, min(distance), story_id DESC LIMIT ${mostCandidates}`,
    JSON.stringify([...days, ...coarse]),
    JSON.stringify(features.map(one => one.hash)),
    middle,
    JSON.stringify(features.map(one => one.weight)),
  );
  const someApart = (await db.one('SELECT 1 FROM apart LIMIT 1')) !== undefined;
  return mapAtOnce(rows, async ({ story_id }) => ({
    storyId: story_id,
    members: await loadMembers(db, story_id, mostMembers),
    apart: someApart ? await listApart(db, story_id) : [],
  }));
}

/** A story's reports, the first kept first; with a limit only so many of the newest. */
async function loadMembers(
  db: Database,
  storyId: number,
  limit?: number,
): Promise<StoryCandidate['members']> {
  const rows = await db.all<{
    key: number;
    group_key: Uint8Array;
    minhash: Uint8Array;
    published: string | null;
    first_seen: string;
    pinned: number;
  }>(
    `SELECT a.key, a.published, a.first_seen, g.group_key, g.minhash, p.article_key IS NOT NULL AS pinned
       FROM articles a JOIN group_keys g ON g.article_key = a.key LEFT JOIN pins p ON p.article_key = a.key
       WHERE a.story_id = ? ORDER BY a.key DESC${limit === undefined ? '' : ` LIMIT ${limit}`}`,
    storyId,
  );
  return rows.reverse().map(row => ({
    articleKey: row.key,
    key: unpackGroupKey(row.group_key),
    published: row.published,
    firstSeen: row.first_seen,
    minhash: unpackMinhash(row.minhash),
    pinned: row.pinned === 1,
  }));
}
