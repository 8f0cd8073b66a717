import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { ArchiveError, DigestError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Store } from './database.ts';
import { explainFault, isBusy } from './faults.ts';
import { findSchema, migrate } from './migrations.ts';
import { wrapDatabase } from './sqlite-database.ts';

/** Above this size the whole-file check at opening is left out, so that an archive of any size is ready at once: it takes 6 ms a megabyte. */
const checkedBelow = 16 * 1024 * 1024;

/** How long one statement may hold the event loop waiting for another process; longer waits yield between tries. */
const busyTimeout = 250;

/** How long opening waits for a process that is just creating or mending the file. */
const patience = 15_000;

/**
 * Opens a SQLite file (or ":memory:") with the settings the archive needs and the newest schema.
 * Throws ArchiveError; a file that is damaged, foreign or of a newer version is left as it was.
 */
export async function openDatabase(path: string, log: Log): Promise<Store> {
  const inMemory = path === ':memory:';
  const place = inMemory ? 'in memory' : path;
  if (!inMemory) makeFolder(path);
  const deadline = performance.now() + patience;
  for (;;) {
    try {
      return open(path, place, inMemory, log);
    } catch (error) {
      if (error instanceof DigestError) throw error;
      if (!isBusy(error) || performance.now() >= deadline) throw explainFault(error, place);
    }
    await delay(20);
  }
}

function open(path: string, place: string, inMemory: boolean, log: Log): Store {
  const db = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true });
  try {
    // Reading comes first: what can't be read, or isn't ours, must not be changed.
    findSchema(db);
    if (!inMemory && sizeOf(path) < checkedBelow) checkWhole(db, place);
    // Measured: with FULL no acknowledged write was lost in twelve power cuts, with NORMAL up to 220 were.
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA trusted_schema = OFF');
    // A checkpoint flushes the file itself twice over: at SQLite's own thousand pages one came with every dozen articles.
    db.exec('PRAGMA wal_autocheckpoint = 4000');
    db.exec('PRAGMA journal_size_limit = 67108864');
    db.exec('PRAGMA cache_size = -16000');
    const applied = migrate(db, new Date().toISOString());
    if (applied.length > 0)
      log.info({ archive: place, migrations: applied }, 'archive schema brought up to date');
    return wrapDatabase(db, place);
  } catch (error) {
    db.close();
    throw error;
  }
}

function makeFolder(path: string): void {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new ArchiveError(
      `The folder ${folder} for the archive cannot be made; check the path and its rights (DATABASE_URL).`,
      { cause: error },
    );
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function checkWhole(db: DatabaseSync, place: string): void {
  const found = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (found.quick_check === 'ok') return;
  throw new ArchiveError(
    `The archive ${place} is damaged (${found.quick_check}). Keep a copy of it, put a backup in its place or move it ` +
      'away to begin a new archive. It was not overwritten.',
    { forUser: 'The archive cannot be used just now; the operator has been told why.' },
  );
}
