import type { Story } from '../model/article.ts';
import type { Digest, Window } from '../model/digest.ts';
import type { Filter } from '../model/subscription.ts';
import type { Database } from './database.ts';
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
export function findNewestReport(db: Database): number {
  return db.one<{ number: number | null }>('SELECT max(number) AS number FROM reports')?.number ?? 0;
}

/**
 * Stories with reports in the window that pass the filter, the newest report first; and, for a subscription, those put
 * by because they came while its last digest was being composed.
 */
export function findStoriesInWindow(
  db: Database,
  window: Window,
  filter: Filter,
  subscriptionId: number | null,
): WindowStory[] {
  const reports = db.all<Report>(
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
  const found: WindowStory[] = [];
  for (const [storyId, own] of byStory) {
    if (!passesLanguages(own, filter) || !passesStory(db, storyId, filter)) continue;
    found.push({
      story: loadStory(db, storyId) as Story,
      articleKeys: [...new Set(own.map(report => report.article_key))],
      told: isTold(db, subscriptionId, storyId),
    });
  }
  return found;
}

function passesLanguages(reports: Report[], filter: Filter): boolean {
  if (filter.languages.length === 0) return true;
  return reports.some(report => widenLanguage(report.language).some(one => filter.languages.includes(one)));
}

function passesStory(db: Database, storyId: number, filter: Filter): boolean {
  const row = db.one<{ topics: string; reports: number }>(
    'SELECT topics, reports FROM stories WHERE id = ?',
    storyId,
  );
  if (row === undefined || row.reports < filter.minimumReports) return false;
  if (filter.topics.length === 0) return true;
  const topics = JSON.parse(row.topics) as string[];
  return filter.topics.some(topic => topics.includes(topic));
}

function isTold(db: Database, subscriptionId: number | null, storyId: number): boolean {
  return (
    db.one('SELECT 1 FROM told WHERE subscription_id = ? AND story_id = ?', subscriptionId, storyId) !==
    undefined
  );
}

/**
 * Settles what a digest has told and puts by what was kept between its reading and its writing, for the next one.
 * @param readUpTo the newest report there was when the digest was composed; null: everything up to now was seen
 */
export function carryOverReports(db: Database, digest: Digest, readUpTo: number | null): void {
  const seenUpTo = readUpTo ?? findNewestReport(db);
  db.run(
    'DELETE FROM late_reports WHERE subscription_id = ? AND report <= ?',
    digest.subscriptionId,
    seenUpTo,
  );
  db.run(
    `INSERT INTO late_reports (subscription_id, report)
     SELECT ?1, number FROM reports
     WHERE number > ?2 AND seen >= ?3 AND seen < ?4 AND article_key NOT IN (SELECT value FROM json_each(?5))
     ON CONFLICT DO NOTHING`,
    digest.subscriptionId,
    seenUpTo,
    digest.window.from,
    digest.window.to,
    JSON.stringify(digest.items.flatMap(item => item.articleKeys)),
  );
}
