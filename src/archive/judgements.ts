import type { Judgement, JudgementKind, Person } from '../model/judgement.ts';
import type { Database } from './database.ts';
import { resolveStory } from './story-links.ts';

/** What was last said of a story; null when nothing was, or when what it was said to repeat has become part of it. */
export async function loadJudgement(db: Database, storyId: number): Promise<Judgement | null> {
  const row = await db.one('SELECT * FROM judgements WHERE story_id = ?', storyId);
  if (row === undefined) return null;
  const duplicateOf = row.duplicate_of === null ? null : await resolveStory(db, row.duplicate_of as number);
  if (duplicateOf === storyId) return null;
  return {
    kind: row.kind as JudgementKind,
    note: row.note as string | null,
    duplicateOf,
    by: {
      platform: row.person_platform as Person['platform'],
      id: row.person as string,
      name: row.person_name as string,
    },
    at: row.at as string,
  };
}

/** Keeps what is said of a story in place of what was; null: nothing any more. Its place in lists is the caller's. */
export async function writeJudgement(
  db: Database,
  storyId: number,
  judgement: Judgement | null,
): Promise<void> {
  await db.put('DELETE FROM judgements WHERE story_id = ?', storyId);
  if (judgement !== null) {
    const { kind, note, duplicateOf, by, at } = judgement;
    await db.put(
      `INSERT INTO judgements (story_id, kind, note, duplicate_of, person_platform, person, person_name, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      storyId,
      kind,
      note,
      duplicateOf,
      by.platform,
      by.id,
      by.name,
      at,
    );
  }
  await db.put('UPDATE stories SET hidden = ? WHERE id = ?', judgement?.kind === 'off-beat' ? 1 : 0, storyId);
}

/** Whether two judgements say the same, whoever said it when. */
export function saysTheSame(a: Judgement | null, b: Judgement | null): boolean {
  return a?.kind === b?.kind && a?.note === b?.note && a?.duplicateOf === b?.duplicateOf;
}
