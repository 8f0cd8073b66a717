import type { Timestamp } from '../model/item.ts';
import type { Database } from './database.ts';
import { noteMark } from './story-sets.ts';

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

/** Numbers marks and counts their stories; written at the end of a transaction, for a batch brings the same ones often. */
export interface Tally {
  /** The mark's number; it gets one when no story had it before. */
  number(mark: string): number;
  /** One more story with a mark, or one fewer. */
  count(id: number, change: 1 | -1): void;
  /** Writes the counts. Must be called before the transaction ends. */
  write(): void;
}

export function openTally(db: Database): Tally {
  const numbers = new Map<string, number>();
  const changes = new Map<number, number>();
  return {
    number(mark) {
      const id =
        numbers.get(mark) ??
        findMark(db, mark)?.id ??
        db.run('INSERT INTO marks (mark, stories) VALUES (?, 0)', mark).id;
      numbers.set(mark, id);
      return id;
    },
    count: (id, change) => changes.set(id, (changes.get(id) ?? 0) + change),
    write() {
      for (const [id, change] of changes) {
        if (change !== 0) db.run('UPDATE marks SET stories = stories + ? WHERE id = ?', change, id);
      }
      changes.clear();
    },
  };
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
  tally: Tally,
  before: { marks: number[]; place: StoryPlace },
  after: { marks: string[]; place: StoryPlace },
): number[] {
  const stands =
    before.place.lastSeen === after.place.lastSeen && before.place.published === after.place.published;
  const had = new Set(before.marks);
  const has = new Set(after.marks.map(tally.number));
  for (const id of had) {
    if (stands && has.has(id)) continue;
    deleteMark(db, id, before.place);
    if (has.has(id)) continue;
    tally.count(id, -1);
    noteMark(db, id, before.place.id, false);
  }
  for (const id of has) {
    if (stands && had.has(id)) continue;
    insertMark(db, id, after.place);
    if (had.has(id)) continue;
    tally.count(id, 1);
    noteMark(db, id, after.place.id, true);
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
