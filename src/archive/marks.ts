import type { Timestamp } from '../model/item.ts';
import type { Database } from './database.ts';

/** The mark that every story has, in the count only: no row repeats it. */
export const everyStoryMark = '';

/** Where a story stands in the order of `latest`. */
export interface StoryPlace {
  lastSeen: Timestamp;
  published: string;
  id: number;
}

/** A language tag and, where it is finer, the language alone: a filter on "zh" takes in "zh-Hans". */
export function widenLanguage(tag: string): string[] {
  const plain = tag.split('-')[0] as string;
  return plain === tag ? [tag] : [tag, plain];
}

/** What a story can be filtered by, as marks. */
export function listMarks(languages: string[], topics: string[], entities: Iterable<string>): string[] {
  return [
    ...new Set(languages.flatMap(widenLanguage).map(one => `l:${one}`)),
    ...topics.map(one => `t:${one}`),
    ...[...entities].map(one => `e:${one}`),
  ];
}

/** How many stories have a mark, and its number; null when no story ever had it. */
export function findMark(db: Database, mark: string): { id: number; stories: number } | null {
  return (
    db.one<{ id: number; stories: number }>('SELECT id, stories FROM marks WHERE mark = ?', mark) ?? null
  );
}

/** Counts one more story with a mark. @returns the mark's number */
export function countMark(db: Database, mark: string): number {
  const row = db.one<{ id: number }>(
    `INSERT INTO marks (mark, stories) VALUES (?, 1)
     ON CONFLICT (mark) DO UPDATE SET stories = stories + 1 RETURNING id`,
    mark,
  );
  return (row as { id: number }).id;
}

/** A moment as it stands in the rows of marks. What is no moment stands before all others. */
export function toMoment(seen: Timestamp): number {
  return Date.parse(seen) || 0;
}

/**
 * Brings the rows a story is found by to what it is now, touching only those that differ.
 * @param before the numbers of the marks it had, and its place then; no marks for a new story
 * @param after the marks it has now, and its place
 * @returns the numbers of the marks it has now
 */
export function moveMarks(
  db: Database,
  before: { marks: number[]; place: StoryPlace },
  after: { marks: string[]; place: StoryPlace },
): number[] {
  const stands =
    before.place.lastSeen === after.place.lastSeen && before.place.published === after.place.published;
  const had = new Set(before.marks);
  const has = new Set<number>();
  for (const mark of after.marks) {
    const known = had.size === 0 ? null : findMark(db, mark);
    if (known === null || !had.has(known.id)) {
      const id = countMark(db, mark);
      insertMark(db, id, after.place);
      has.add(id);
      continue;
    }
    has.add(known.id);
    if (stands) continue;
    deleteMark(db, known.id, before.place);
    insertMark(db, known.id, after.place);
  }
  for (const id of had) {
    if (has.has(id)) continue;
    deleteMark(db, id, before.place);
    db.run('UPDATE marks SET stories = stories - 1 WHERE id = ?', id);
  }
  return [...has];
}

function insertMark(db: Database, mark: number, place: StoryPlace): void {
  db.run(
    'INSERT INTO story_marks (mark, last_seen, published, story_id) VALUES (?, ?, ?, ?)',
    mark,
    toMoment(place.lastSeen),
    place.published,
    place.id,
  );
}

function deleteMark(db: Database, mark: number, place: StoryPlace): void {
  db.run(
    'DELETE FROM story_marks WHERE mark = ? AND last_seen = ? AND published = ? AND story_id = ?',
    mark,
    toMoment(place.lastSeen),
    place.published,
    place.id,
  );
}
