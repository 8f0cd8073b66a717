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
export async function findMark(db: Database, mark: string): Promise<{ id: number; stories: number } | null> {
  return (
    (await db.one<{ id: number; stories: number }>('SELECT id, stories FROM marks WHERE mark = ?', mark)) ??
    null
  );
}

/** Numbers marks and counts their stories; written at the end of a transaction, for a batch brings the same ones often. */
export interface Tally {
  /** The numbers of marks, in their order; those that no story had before get one. */
  number(marks: string[]): Promise<number[]>;
  /** One more story with a mark, or one fewer. */
  count(id: number, change: 1 | -1): void;
  /** Writes the counts. Must be called before the transaction ends. */
  write(): Promise<void>;
}

export function openTally(db: Database): Tally {
  const numbers = new Map<string, number>();
  const changes = new Map<number, number>();

  async function learn(marks: string[]): Promise<void> {
    const found = await db.all<{ id: number; mark: string }>(
      `SELECT id, mark FROM marks WHERE mark IN (SELECT value FROM ${db.sql.texts('?')})`,
      JSON.stringify(marks),
    );
    for (const { id, mark } of found) numbers.set(mark, id);
    for (const mark of marks) {
      if (numbers.has(mark)) continue;
      const made = await db.one<{ id: number }>(
        'INSERT INTO marks (mark, stories) VALUES (?, 0) RETURNING id',
        mark,
      );
      numbers.set(mark, made?.id as number);
    }
  }

  return {
    async number(marks) {
      const unknown = marks.filter(mark => !numbers.has(mark));
      if (unknown.length > 0) await learn(unknown);
      return marks.map(mark => numbers.get(mark) as number);
    },
    count: (id, change) => changes.set(id, (changes.get(id) ?? 0) + change),
    async write() {
      const byChange = Map.groupBy(changes, ([, change]) => change);
      byChange.delete(0);
      changes.clear();
      for (const [change, marks] of byChange)
        await db.put(
          `UPDATE marks SET stories = stories + ? WHERE id IN (SELECT value FROM ${db.sql.numbers('?')})`,
          change,
          JSON.stringify(marks.map(([id]) => id)),
        );
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
export async function moveMarks(
  db: Database,
  tally: Tally,
  before: { marks: number[]; place: StoryPlace },
  after: { marks: string[]; place: StoryPlace },
): Promise<number[]> {
  const stands =
    before.place.lastSeen === after.place.lastSeen && before.place.published === after.place.published;
  const had = new Set(before.marks);
  const has = new Set(await tally.number(after.marks));
  const gone = [...had].filter(id => !has.has(id));
  const come = [...has].filter(id => !had.has(id));
  await deleteMarks(db, stands ? gone : [...had], before.place);
  await insertMarks(db, stands ? come : [...has], after.place);
  for (const id of gone) tally.count(id, -1);
  for (const id of come) tally.count(id, 1);
  db.sets?.note(gone, before.place.id, false);
  db.sets?.note(come, after.place.id, true);
  return [...has];
}

function insertMarks(db: Database, marks: number[], place: StoryPlace): Promise<void> {
  const { lastSeen, published, id } = place;
  return db.insert(
    'INSERT INTO story_marks (mark, last_seen, published, story_id)',
    marks.map(mark => [mark, toMoment(lastSeen), published, id]),
  );
}

async function deleteMarks(db: Database, marks: number[], place: StoryPlace): Promise<void> {
  if (marks.length === 0) return;
  await db.put(
    `DELETE FROM story_marks WHERE mark IN (SELECT value FROM ${db.sql.numbers('?')})
       AND last_seen = ? AND published = ? AND story_id = ?`,
    JSON.stringify(marks),
    toMoment(place.lastSeen),
    place.published,
    place.id,
  );
}
