import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, migrations } from '../../src/archive/migrations.ts';
import { findArchivePath, openArchive } from '../../src/archive/open.ts';
import { postgresMigrations } from '../../src/archive/postgres/migrations.ts';
import { openPostgresArchive } from '../../src/archive/postgres/postgres.ts';
import { openSqliteArchive } from '../../src/archive/sqlite.ts';
import { ArchiveError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { Reading } from '../../src/model/reading.ts';
import { store } from '../contract/archive-setup.ts';
import { makeEntities } from '../helpers/readings.ts';

const unknownDay: Reading['published'] = { date: null, precision: null, basis: 'unknown', clues: [] };

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  path = join(folder, 'archive.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openSqliteArchive({ path, log: silentLog });

/** Fills a file with some articles and closes it. */
async function fill(count: number): Promise<void> {
  const archive = await open();
  for (let n = 0; n < count; n += 1) await store(archive, { id: `${n}`, text: `text ${n} `.repeat(200) });
  await archive.close();
}

/** Changes the file behind the archive's back. */
function meddle(work: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(path);
  work(db);
  db.close();
}

async function expectRefusal(words: RegExp): Promise<void> {
  const before = readFileSync(path);
  const error = await open().then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(ArchiveError);
  expect((error as ArchiveError).message).toMatch(words);
  expect(readFileSync(path).equals(before)).toBe(true);
}

describe('the archive file', () => {
  test('a missing folder is made', async () => {
    path = join(folder, 'a', 'b', 'archive.db');
    await (await open()).close();
    expect(existsSync(path)).toBe(true);
  });

  test('an archive kept before articles were counted by day gets its counts from what it holds', async () => {
    const archive = await open();
    await store(
      archive,
      { id: 'a' },
      { language: 'hi', topics: ['summit'], people: makeEntities('kim-jong-un') },
    );
    await store(archive, { id: 'b', backfill: true }, { language: 'ru', published: unknownDay });
    await store(archive, { id: 'c' }, { language: 'ru', published: unknownDay });
    await archive.close();
    const rows = (db: DatabaseSync) => db.prepare('SELECT day, mark, articles FROM coverage').all();
    let counted: unknown[] = [];
    meddle(db => {
      counted = rows(db);
      db.exec('DROP TABLE coverage; DROP INDEX stories_by_day');
      db.prepare('DELETE FROM migrations WHERE name = ?').run('how many articles a day');
    });
    await (await open()).close();
    meddle(db => {
      expect(counted).not.toEqual([]);
      expect(rows(db)).toEqual(counted);
    });
  });

  test('it keeps to the safe settings', async () => {
    await fill(1);
    meddle(db => {
      expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
      expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
      expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      const loose = db
        .prepare(
          "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
        )
        .all();
      expect(loose).toEqual([]);
    });
  });

  test('a step of the schema that was left out is made up for, whatever came after it', () => {
    const steps = [1, 2, 3].map(number => ({
      number,
      name: `${number}`,
      sql: `CREATE TABLE t${number} (x)`,
    }));
    meddle(db => {
      expect(migrate(db, '2026-11-20', [steps[0], steps[2]] as typeof steps)).toEqual([1, 3]);
      expect(migrate(db, '2026-11-21', steps)).toEqual([2]);
      expect(migrate(db, '2026-11-21', steps)).toEqual([]);
    });
  });

  test('a file of a newer version is refused and left as it is', async () => {
    await fill(1);
    meddle(db => db.exec("INSERT INTO migrations VALUES (99, 'from the future', '2030-01-01')"));
    await expectRefusal(/newer version \(schema 99; this version knows \d+\)/);
  });

  test('a file that is no database is refused and left as it is', async () => {
    writeFileSync(path, 'These are my notes, not a database. '.repeat(50));
    await expectRefusal(/is not an archive.*check DATABASE_URL.*not overwritten/);
  });

  test('another program’s database is refused and left as it is', async () => {
    meddle(db => db.exec('CREATE TABLE recipes (name TEXT)'));
    await expectRefusal(/another program/);
  });

  test('a file cut short is refused and left as it is', async () => {
    await fill(40);
    truncateSync(path, 50_000);
    await expectRefusal(/damaged.*not overwritten/);
  });

  test('a file with overwritten pages is refused and left as it is', async () => {
    await fill(40);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 8192, bytes.length - 8192);
    writeFileSync(path, bytes);
    await expectRefusal(/damaged.*not overwritten/);
  });

  test('an empty file is taken for a new archive', async () => {
    writeFileSync(path, '');
    await fill(1);
    const archive = await open();
    expect((await archive.counts()).articles).toBe(1);
    await archive.close();
  });

  test('a folder in the file’s place is told from a fault of the program', async () => {
    path = folder;
    await expect(open()).rejects.toThrow(/cannot be opened; check the path/);
  });

  test('two that open a new file at once both get it', async () => {
    const archives = await Promise.all([open(), open(), open()]);
    await Promise.all(archives.map((archive, n) => store(archive, { id: `${n}` }, { title: `${n}` })));
    expect((await archives[0]?.counts())?.articles).toBe(3);
    for (const archive of archives) await archive.close();
  });

  test('a batch is kept whole or not at all', async () => {
    const archive = await open();
    const { makeItem, makeReading } = await import('../helpers/readings.ts');
    const entry = (id: string, storyId: number | null) => ({
      kind: 'stored' as const,
      item: makeItem({ id }),
      reading: makeReading({ title: id, terms: `batch ${id}` }),
      storyId,
      reasons: ['new'],
    });
    const at = '2026-11-20T00:00:00.000Z';
    await expect(archive.keepMany([entry('a', null), entry('b', 99)], at)).rejects.toThrow(ArchiveError);
    expect((await archive.counts()).articles).toBe(0);
    const outcomes = await archive.keepMany([entry('a', null), entry('b', 1), entry('a', null)], at);
    expect(outcomes.map(one => one.kind)).toEqual(['stored', 'stored', 'duplicate']);
    expect((await archive.search({ groups: [[['batch']]], without: [], limit: 9 })).total).toBe(2);
    await archive.close();
  });
});

describe('DATABASE_URL', () => {
  test('names a file or memory in the usual ways', () => {
    expect(findArchivePath('file:data/archive.db')).toBe('data/archive.db');
    expect(findArchivePath('file:///var/lib/my%20archive.db')).toBe('/var/lib/my archive.db');
    expect(findArchivePath('file:/var/lib/archive.db')).toBe('/var/lib/archive.db');
    expect(findArchivePath('sqlite:archive.db')).toBe('archive.db');
    expect(findArchivePath('data/archive.db')).toBe('data/archive.db');
    for (const memory of [':memory:', 'sqlite::memory:', 'file::memory:', 'sqlite://:memory:'])
      expect(findArchivePath(memory)).toBe(':memory:');
  });

  test('a PostgreSQL address that cannot be meant is refused with what to write, and without its password', async () => {
    for (const url of [
      'postgres://u:secret@db',
      'postgres://u:secret@db:port/x',
      'postgres://u:secret@db/x?schema=News',
      'postgres://u:secret@db/x?schema=pg_catalog',
      'postgres://u:secret@db/x?connections=1',
    ]) {
      const failure = openArchive({ url, log: silentLog });
      await expect(failure).rejects.toThrow(ArchiveError);
      await expect(failure).rejects.toThrow(/postgres:\/\/user:password@host:5432\/database/);
      await expect(failure).rejects.not.toThrow(/secret/);
    }
  });

  test('a PostgreSQL server that is not there is said to be away, without the password', async () => {
    const url = 'postgres://u:secret@127.0.0.1:1/news';
    const failure = openPostgresArchive({ url, log: silentLog, patience: 1 });
    await expect(failure).rejects.toThrow(/127\.0\.0\.1:1\/news: the server cannot be reached/);
    await expect(failure).rejects.not.toThrow(/secret/);
  });

  test('any other address is refused with what to write', () => {
    for (const url of ['mysql://db/x', 'https://example.org', '', 'file:', 'file://host/x'])
      expect(() => findArchivePath(url)).toThrow(ArchiveError);
  });
});

test('both stores are at the same step of the schema', () => {
  expect(postgresMigrations.at(-1)?.number).toBe(migrations.at(-1)?.number);
});
