import type { Timestamp } from '../model/item.ts';
import type { Change, Correction, Corrector, Person } from '../model/judgement.ts';
import type { PlatformName } from '../model/subscription.ts';
import type { CorrectionQuery } from './archive.ts';
import type { Database, Row } from './database.ts';
import { mapInTurn } from './in-turn.ts';
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
export async function recordCorrection(
  db: Database,
  change: Change,
  by: Corrector | null,
  at: Timestamp,
): Promise<number> {
  const { number } = (await db.one<{ number: number }>(
    `INSERT INTO corrections (kind, story_id, change, person_platform, person, person_name, platform, channel, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number`,
    change.kind,
    change.storyId,
    JSON.stringify(change),
    by?.person.platform ?? null,
    by?.person.id ?? null,
    by?.person.name ?? null,
    by?.channel?.platform ?? null,
    by?.channel?.id ?? null,
    at,
  )) as { number: number };
  if ('moves' in change) {
    await db.put(
      `INSERT INTO moved (article_key, correction) SELECT value, CAST(?2 AS BIGINT) FROM ${db.sql.numbers('?1')}`,
      JSON.stringify(change.moves.map(move => move.articleKey)),
      number,
    );
  }
  return number;
}

/** Adds to a line what undoing it will need. */
export async function keepUndoData(db: Database, number: number, undo: UndoData): Promise<void> {
  const change = await loadChange(db, number);
  await db.put(
    'UPDATE corrections SET change = ? WHERE number = ?',
    JSON.stringify({ ...change, undo }),
    number,
  );
}

/** What undoing a correction needs. */
export async function loadUndoData(db: Database, number: number): Promise<UndoData> {
  return (await loadChange(db, number)).undo ?? { pins: [], emptied: [] };
}

async function loadChange(db: Database, number: number): Promise<Change & { undo?: UndoData }> {
  const row = await db.one<{ change: string }>('SELECT change FROM corrections WHERE number = ?', number);
  return JSON.parse(row?.change ?? '{}') as Change & { undo?: UndoData };
}

/** One line of the audit list. */
export async function loadCorrection(db: Database, number: number): Promise<Correction | null> {
  const row = await db.one('SELECT * FROM corrections WHERE number = ?', number);
  return row === undefined ? null : toCorrection(row);
}

/** Lines of the audit list, newest first. */
export async function listCorrections(db: Database, query: CorrectionQuery): Promise<Correction[]> {
  const numbers =
    query.storyId === undefined ? null : await listNumbers(db, await resolveStory(db, query.storyId));
  return (
    await db.all(
      `SELECT * FROM corrections
       WHERE (CAST(?1 AS TEXT) IS NULL OR (platform = ?1 AND channel = ?2))
         AND (CAST(?3 AS TEXT) IS NULL OR story_id IN (SELECT value FROM ${db.sql.numbers('?3')})
           OR EXISTS (SELECT 1 FROM ${db.sql.numbers('?3')} n WHERE change LIKE '%"toStoryId":' || n.value || ',%'))
         AND (CAST(?4 AS BIGINT) = 0 OR (undone_by IS NULL AND kind <> 'undo' AND person IS NOT NULL))
         AND (CAST(?5 AS BIGINT) IS NULL OR number < ?5)
       ORDER BY number DESC LIMIT ?6`,
      query.channel?.platform ?? null,
      query.channel?.id ?? null,
      numbers === null ? null : JSON.stringify(numbers),
      query.standing === true ? 1 : 0,
      query.before ?? null,
      Math.max(0, Math.floor(query.limit)),
    )
  ).map(toCorrection);
}

/** The latest correction, still standing, that came after this one and changed the same; null when there is none. */
export async function findLaterOfSame(db: Database, correction: Correction): Promise<number | null> {
  const { change, number } = correction;
  const row =
    change.kind === 'mark'
      ? await db.one<{ number: number | null }>(
          `SELECT max(number) AS number FROM corrections
           WHERE story_id = ? AND kind = 'mark' AND number > ? AND undone_by IS NULL`,
          change.storyId,
          number,
        )
      : await db.one<{ number: number | null }>(
          `SELECT max(m.correction) AS number FROM moved m JOIN corrections c ON c.number = m.correction
           WHERE m.correction > ?2 AND c.undone_by IS NULL
             AND m.article_key IN (SELECT article_key FROM moved WHERE correction = ?1)`,
          number,
          number,
        );
  return row?.number ?? null;
}

/** Notes that a correction was taken back by another. */
export async function markUndone(db: Database, number: number, by: number): Promise<void> {
  await db.put('UPDATE corrections SET undone_by = ? WHERE number = ?', by, number);
}

/** Pins articles to where they are. @returns which correction had pinned each before */
export async function pinArticles(
  db: Database,
  articleKeys: number[],
  correction: number,
): Promise<UndoData['pins']> {
  return mapInTurn(articleKeys, async articleKey => {
    const before = await db.one<{ correction: number }>(
      'SELECT correction FROM pins WHERE article_key = ?',
      articleKey,
    );
    await db.put(
      'INSERT INTO pins (article_key, correction) VALUES (?, ?) ON CONFLICT (article_key) DO UPDATE SET correction = excluded.correction',
      articleKey,
      correction,
    );
    return { articleKey, before: before?.correction ?? null };
  });
}

/** Puts pins back as they were before a correction; what a later one has pinned since stays. */
export async function unpinArticles(db: Database, pins: UndoData['pins'], correction: number): Promise<void> {
  for (const { articleKey, before } of pins) {
    if (before === null)
      await db.put('DELETE FROM pins WHERE article_key = ? AND correction = ?', articleKey, correction);
    else
      await db.put(
        'UPDATE pins SET correction = ? WHERE article_key = ? AND correction = ?',
        before,
        articleKey,
        correction,
      );
  }
}

/** Whether a person put one of these articles where it is. */
export async function isAnyPinned(db: Database, articleKeys: number[]): Promise<boolean> {
  return (
    (await db.one(
      `SELECT 1 FROM pins WHERE article_key IN (SELECT value FROM ${db.sql.numbers('?')})`,
      JSON.stringify(articleKeys),
    )) !== undefined
  );
}
