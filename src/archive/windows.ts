import type { Story } from '../model/article.ts';
import type { Digest, Window } from '../model/digest.ts';
import type { Filter } from '../model/subscription.ts';
import type { Database } from './database.ts';
import { mapAtOnce } from './in-turn.ts';
import { widenLanguage } from './marks.ts';
import { loadStory } from './stories.ts';

/** One story of a window. */
export interface WindowStory {
  story: Story;
  articleKeys: number[];
  told: boolean;
}

interface Report {
  article_key: number;
  story_id: number;
  language: string;
  seen: string;
}

/** The number of the newest report: what a digest composed now has seen. */
export async function findNewestReport(db: Database): Promise<number> {
  return (await db.one<{ number: number | null }>('SELECT max(number) AS number FROM reports'))?.number ?? 0;
}

/**
 * Stories with reports in the window that pass the filter, the newest report first; and, for a subscription, those put
 * by because they came while its last digest was being composed.
 */
export async function findStoriesInWindow(
  db: Database,
  window: Window,
  filter: Filter,
  subscriptionId: number | null,
): Promise<WindowStory[]> {
  const reports = await db.all<Report>(
    `SELECT r.article_key, a.story_id, a.language, r.seen
     FROM reports r JOIN articles a ON a.key = r.article_key
     WHERE r.number IN (
       SELECT number FROM reports WHERE seen >= ?1 AND seen < ?2
       UNION SELECT report FROM late_reports WHERE subscription_id = ?3)
     ORDER BY r.seen DESC, r.number DESC`,
    window.from,
    window.to,
    subscriptionId,
  );
  // Reports come newest first, so the map's order is the order of the stories.
  const byStory = Map.groupBy(reports, report => report.story_id);
  const found = await mapAtOnce([...byStory], async ([storyId, own]): Promise<WindowStory | null> => {
    if (!passesLanguages(own, filter) || !(await passesStory(db, storyId, filter))) return null;
    return {
      story: (await loadStory(db, storyId)) as Story,
      articleKeys: [...new Set(own.map(report => report.article_key))],
      told: await isTold(db, subscriptionId, storyId),
    };
  });
  return found.filter(one => one !== null);
}

function passesLanguages(reports: Report[], filter: Filter): boolean {
  if (filter.languages.length === 0) return true;
  return reports.some(report => widenLanguage(report.language).some(one => filter.languages.includes(one)));
}

async function passesStory(db: Database, storyId: number, filter: Filter): Promise<boolean> {
  const row = await db.one<{ topics: string; reports: number; hidden: number }>(
    'SELECT topics, reports, hidden FROM stories WHERE id = ?',
    storyId,
  );
  if (row === undefined || row.hidden === 1 || row.reports < filter.minimumReports) return false;
  const topics = JSON.parse(row.topics) as string[];
  if (filter.topics.length > 0 && !filter.topics.some(topic => topics.includes(topic))) return false;
  return passesReports(db, storyId, filter);
}

/** Whether a story's reports come from enough outlets and name someone who is asked for. */
async function passesReports(
  db: Database,
  storyId: number,
  { people, minimumOutlets }: Filter,
): Promise<boolean> {
  if (people.length === 0 && minimumOutlets <= 1) return true;
  const reports = await db.all<{ outlet: string; entities: string }>(
    'SELECT outlet, entities FROM articles WHERE story_id = ?',
    storyId,
  );
  if (new Set(reports.map(report => report.outlet)).size < minimumOutlets) return false;
  const named = new Set(reports.flatMap(report => JSON.parse(report.entities) as string[]));
  return people.length === 0 || people.some(one => named.has(one));
}

/** A story has been told when one of the articles that are in it now has, under whatever story it was then. */
async function isTold(db: Database, subscriptionId: number | null, storyId: number): Promise<boolean> {
  return (
    (await db.one(
      `SELECT 1 FROM articles a JOIN told_articles t ON t.article_key = a.key AND t.subscription_id = ?
       WHERE a.story_id = ? LIMIT 1`,
      subscriptionId,
      storyId,
    )) !== undefined
  );
}

/**
 * Settles what a digest has told and puts by, for the next one, what was kept between its reading and its writing, and
 * the reports of stories marked off-beat: should that be taken back, they are still to be told.
 * @param readUpTo the newest report there was when the digest was composed; null: everything up to now was seen
 */
export async function carryOverReports(db: Database, digest: Digest, readUpTo: number | null): Promise<void> {
  const seenUpTo = readUpTo ?? (await findNewestReport(db));
  await db.put(
    `DELETE FROM late_reports WHERE subscription_id = ? AND report <= ? AND report NOT IN (
       SELECT r.number FROM stories s JOIN articles a ON a.story_id = s.id JOIN reports r ON r.article_key = a.key
       WHERE s.hidden = 1)`,
    digest.subscriptionId,
    seenUpTo,
  );
  await db.put(
    `INSERT INTO late_reports (subscription_id, report)
     SELECT CAST(?1 AS BIGINT), r.number FROM reports r JOIN articles a ON a.key = r.article_key JOIN stories s ON s.id = a.story_id
     WHERE (r.number > ?2 OR s.hidden = 1) AND r.seen >= ?3 AND r.seen < ?4
       AND r.article_key NOT IN (SELECT value FROM ${db.sql.numbers('?5')})
     ON CONFLICT DO NOTHING`,
    digest.subscriptionId,
    seenUpTo,
    digest.window.from,
    digest.window.to,
    JSON.stringify(digest.items.flatMap(item => item.articleKeys)),
  );
}
