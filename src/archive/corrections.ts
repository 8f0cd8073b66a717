import type { Timestamp } from '../model/item.ts';
import type { Change, Correction, Corrector, Person } from '../model/judgement.ts';
import type { PlatformName } from '../model/subscription.ts';
import type { CorrectionQuery } from './archive.ts';
import type { Database, Row } from './database.ts';
import { listNumbers, resolveStory } from './story-links.ts';

/** What undoing a change needs beside the change itself. */
export interface UndoData {
  /** Articles that were pinned by it, each with the correction that had pinned it before. */
  pins: { articleKey: number; before: number | null }[];
  /** Stories that it left without articles. */
  emptied: number[];
}

function toCorrection(row: Row): Correction {
  const { undo: _, ...change } = JSON.parse(row.change as string) as Change & { undo: UndoData };
  return {
    number: row.number as number,
    change,
    by:
      row.person === null
        ? null
        : {
            platform: row.person_platform as Person['platform'],
            id: row.person as string,
            name: row.person_name as string,
          },
    channel:
      row.channel === null ? null : { platform: row.platform as PlatformName, id: row.channel as string },
    at: row.at as string,
    undoneBy: row.undone_by as number | null,
  };
}

/** Writes a line of the audit list. @returns its number */
export function recordCorrection(db: Database, change: Change, by: Corrector | null, at: Timestamp): number {
  const { id } = db.run(
    `INSERT INTO corrections (kind, story_id, change, person_platform, person, person_name, platform, channel, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    change.kind,
    change.storyId,
    JSON.stringify(change),
    by?.person.platform ?? null,
    by?.person.id ?? null,
    by?.person.name ?? null,
    by?.channel?.platform ?? null,
    by?.channel?.id ?? null,
    at,
  );
  if ('moves' in change) {
    db.run(
      'INSERT INTO moved (article_key, correction) SELECT value, ?2 FROM json_each(?1)',
      JSON.stringify(change.moves.map(move => move.articleKey)),
      id,
    );
  }
  return id;
}

/** Adds to a line what undoing it will need. */
export function keepUndoData(db: Database, number: number, undo: UndoData): void {
  db.run(
    "UPDATE corrections SET change = json_set(change, '$.undo', json(?)) WHERE number = ?",
    JSON.stringify(undo),
    number,
  );
}

/** What undoing a correction needs. */
export function loadUndoData(db: Database, number: number): UndoData {
  const row = db.one<{ undo: string | null }>(
    "SELECT change ->> '$.undo' AS undo FROM corrections WHERE number = ?",
    number,
  );
  return row?.undo == null ? { pins: [], emptied: [] } : (JSON.parse(row.undo) as UndoData);
}

/** One line of the audit list. */
export function loadCorrection(db: Database, number: number): Correction | null {
  const row = db.one('SELECT * FROM corrections WHERE number = ?', number);
  return row === undefined ? null : toCorrection(row);
}

/** Lines of the audit list, newest first. */
export function listCorrections(db: Database, query: CorrectionQuery): Correction[] {
  const numbers = query.storyId === undefined ? null : listNumbers(db, resolveStory(db, query.storyId));
  return db
    .all(
      `SELECT * FROM corrections
       WHERE (?1 IS NULL OR (platform = ?1 AND channel = ?2))
         AND (?3 IS NULL OR story_id IN (SELECT value FROM json_each(?3))
           OR change ->> '$.toStoryId' IN (SELECT value FROM json_each(?3)))
         AND (?4 = 0 OR (undone_by IS NULL AND kind <> 'undo' AND person IS NOT NULL))
         AND (?5 IS NULL OR number < ?5)
       ORDER BY number DESC LIMIT ?6`,
      query.channel?.platform ?? null,
      query.channel?.id ?? null,
      numbers === null ? null : JSON.stringify(numbers),
      query.standing === true ? 1 : 0,
      query.before ?? null,
      Math.max(0, Math.floor(query.limit)),
    )
    .map(toCorrection);
}

/** The latest correction, still standing, that came after this one and changed the same; null when there is none. */
export function findLaterOfSame(db: Database, correction: Correction): number | null {
  const { change, number } = correction;
  const row =
    change.kind === 'mark'
      ? db.one<{ number: number | null }>(
          `SELECT max(number) AS number FROM corrections
           WHERE story_id = ? AND kind = 'mark' AND number > ? AND undone_by IS NULL`,
          change.storyId,
          number,
        )
      : db.one<{ number: number | null }>(
          `SELECT max(m.correction) AS number FROM moved m JOIN corrections c ON c.number = m.correction
           WHERE m.correction > ?2 AND c.undone_by IS NULL
             AND m.article_key IN (SELECT article_key FROM moved WHERE correction = ?1)`,
          number,
          number,
        );
  return row?.number ?? null;
}

/** Notes that a correction was taken back by another. */
export function markUndone(db: Database, number: number, by: number): void {
  db.run('UPDATE corrections SET undone_by = ? WHERE number = ?', by, number);
}

/** Pins articles to where they are. @returns which correction had pinned each before */
export function pinArticles(db: Database, articleKeys: number[], correction: number): UndoData['pins'] {
  return articleKeys.map(articleKey => {
    const before = db.one<{ correction: number }>(
      'SELECT correction FROM pins WHERE article_key = ?',
      articleKey,
    );
    db.run('INSERT OR REPLACE INTO pins (article_key, correction) VALUES (?, ?)', articleKey, correction);
    return { articleKey, before: before?.correction ?? null };
  });
}

/** Puts pins back as they were before a correction; what a later one has pinned since stays. */
export function unpinArticles(db: Database, pins: UndoData['pins'], correction: number): void {
  for (const { articleKey, before } of pins) {
    if (before === null)
      db.run('DELETE FROM pins WHERE article_key = ? AND correction = ?', articleKey, correction);
    else
      db.run(
        'UPDATE pins SET correction = ? WHERE article_key = ? AND correction = ?',
        before,
        articleKey,
        correction,
      );
  }
}

/** Whether a person put one of these articles where it is. */
export function isAnyPinned(db: Database, articleKeys: number[]): boolean {
  return (
    db.one(
      'SELECT 1 FROM pins WHERE article_key IN (SELECT value FROM json_each(?))',
      JSON.stringify(articleKeys),
    ) !== undefined
  );
}
