import type { DatabaseSync } from 'node:sqlite';
import { ArchiveError } from '../errors.ts';
import { schema1 } from './schema-1.ts';
import { announce } from './schema-announce.ts';
import { coverageSchema } from './schema-coverage.ts';
import { feedMemory } from './schema-feed-memory.ts';
import { feedList } from './schema-feeds.ts';
import { followsSchema } from './schema-follows.ts';
import { judgement } from './schema-judgement.ts';
import { messages } from './schema-messages.ts';
import { subscriptionChanges } from './schema-subscriptions.ts';
import { translationsSchema } from './schema-translations.ts';

/** One step of the schema. Append only: a step that has been released is never changed. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
}

export const migrations: readonly Migration[] = [
  { number: 1, name: 'the first schema', sql: schema1 },
  { number: 2, name: 'what a feed taught us', sql: feedMemory },
  { number: 3, name: 'the list of feeds', sql: feedList },
  { number: 4, name: 'what people judge', sql: judgement },
  { number: 5, name: 'how many articles a day', sql: coverageSchema },
  { number: 6, name: 'messages that change', sql: messages },
  { number: 7, name: 'what channels follow', sql: followsSchema },
  { number: 8, name: 'notes of later reports', sql: announce },
  { number: 9, name: 'subscriptions that change', sql: subscriptionChanges },
  { number: 10, name: 'machine translations', sql: translationsSchema },
];

/** Written into the file's header, so that another program's database is told from ours ("DPRK" in ASCII). */
export const applicationId = 0x4450524b;

/**
 * Says which schema a file has: 0 for an empty one.
 * Throws ArchiveError when it is some other program's database or was written by a newer version; the file is not touched.
 */
export function findSchema(db: DatabaseSync, known: readonly Migration[] = migrations): number {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
    name: string;
  }[];
  if (tables.length === 0) return 0;
  const id = (db.prepare('PRAGMA application_id').get() as { application_id: number }).application_id;
  if (id !== applicationId || !tables.some(table => table.name === 'migrations')) {
    throw new ArchiveError(
      'The file is a database of another program. Give DATABASE_URL another path; nothing was changed.',
    );
  }
  const newest = db.prepare('SELECT max(number) AS number FROM migrations').get() as {
    number: number | null;
  };
  const schema = newest.number ?? 0;
  const last = known.at(-1)?.number ?? 0;
  if (schema > last) {
    throw new ArchiveError(
      `The archive was written by a newer version (schema ${schema}; this version knows ${last}). ` +
        'Update the program, or give DATABASE_URL another path; nothing was changed.',
    );
  }
  return schema;
}

/**
 * Brings the file to the newest schema, each step in a transaction of its own.
 * @param now the moment to note beside each step
 * @returns the numbers applied; none when it was up to date (another process may have been first)
 */
export function migrate(db: DatabaseSync, now: string, known: readonly Migration[] = migrations): number[] {
  if (findSchema(db, known) > 0 && known.every(step => isApplied(db, step))) return [];
  const applied: number[] = [];
  for (const step of known) {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(
        'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL) STRICT',
      );
      if (!isApplied(db, step)) {
        db.exec(step.sql);
        db.prepare('INSERT INTO migrations (number, name, applied) VALUES (?, ?, ?)').run(
          step.number,
          step.name,
          now,
        );
        db.exec(`PRAGMA application_id = ${applicationId}`);
        applied.push(step.number);
      }
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
  return applied;
}

function isApplied(db: DatabaseSync, step: Migration): boolean {
  return db.prepare('SELECT 1 FROM migrations WHERE number = ?').get(step.number) !== undefined;
}
