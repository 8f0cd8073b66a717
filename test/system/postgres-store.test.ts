import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { makeCorpus } from '../../bench/archive-corpus.ts';
import type { SearchQuery } from '../../src/archive/archive.ts';
import { migrate } from '../../src/archive/migrations.ts';
import { readPostgresAddress } from '../../src/archive/postgres/address.ts';
import { openPostgresStore } from '../../src/archive/postgres/database.ts';
import { postgresMigrations } from '../../src/archive/postgres/migrations.ts';
import { openPostgresArchive } from '../../src/archive/postgres/postgres.ts';
import { openSqliteArchive } from '../../src/archive/sqlite.ts';
import { ArchiveError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import { revise, store } from '../contract/archive-setup.ts';
import { type PostgresServer, usePostgres } from '../helpers/postgres.ts';

const postgres = usePostgres();

const address = (options?: Parameters<PostgresServer['address']>[0]) => postgres.server.address(options);
const open = (url: string) => openPostgresArchive({ url, log: silentLog, patience: 2000 });

/** Asks the server past the archive. */
async function ask(sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: address({ schema: null, database }) });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

async function expectRefusal(url: string, words: RegExp): Promise<void> {
  const error = await open(url).then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(ArchiveError);
  expect((error as ArchiveError).message).toMatch(words);
}

describe.skipIf(!postgres.installed)('a PostgreSQL database', () => {
  test('a transaction whose number a crashed server never gave out again is told from one that still runs', async () => {
    // Whoever asks after a lost COMMIT takes this code for "it was never kept" and does the work anew.
    const client = new Client({ connectionString: address({ schema: null, database: 'postgres' }) });
    await client.connect();
    const refused = await client
      .query("SELECT pg_xact_status('4000000000'::xid8)")
      .then(() => null)
      .catch((error: { code?: string }) => error.code);
    await client.end();
    expect(refused).toBe('22023');
  });

  test('has the tables and columns that the SQLite file has', async () => {
    await (await open(address({ schema: 'same' }))).close();
    const file = new DatabaseSync(':memory:');
    migrate(file, '');
    const inFile = file
      .prepare(
        `SELECT m.name || '.' || c.name AS name FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'terms%' AND m.name <> 'sqlite_sequence'`,
      )
      .all()
      .map(row => row.name as string);
    file.close();
    const here = await ask(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'same' AND table_name NOT LIKE 'term%'`,
    );
    expect(here.map(row => row.name as string).toSorted()).toEqual(inFile.toSorted());
  });

  test('compares all its text by bytes, whatever the database was made with', async () => {
    await (await open(address({ schema: 'bytes' }))).close();
    const others = await ask(
      `SELECT table_name, column_name FROM information_schema.columns
       WHERE table_schema = 'bytes' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`,
    );
    expect(others).toEqual([]);
  });

  test('of a newer version is refused and left as it was', async () => {
    const url = address({ schema: 'newer' });
    await (await open(url)).close();
    await ask("INSERT INTO newer.migrations (number, name, applied) VALUES (99, 'later', '')");
    await expectRefusal(url, /newer version \(schema 99; this version knows \d+\)/);
    expect(await ask('SELECT number FROM newer.migrations ORDER BY number')).toEqual(
      [...postgresMigrations, { number: 99 }].map(({ number }) => ({ number })),
    );
  });

  test('of another program is refused, unless the address names a schema of our own in it', async () => {
    postgres.server.createDatabase('shop');
    await ask(
      'CREATE TABLE orders (id INTEGER); CREATE SCHEMA news; CREATE TABLE news.orders (id INTEGER)',
      'shop',
    );
    await expectRefusal(
      address({ database: 'shop', schema: null }),
      /tables of another program.*\?schema=news/,
    );
    await expectRefusal(
      address({ database: 'shop', schema: 'news' }),
      /"news" .* belongs to another program/,
    );
    const archive = await open(address({ database: 'shop', schema: 'mine' }));
    await store(archive, { id: 'a' });
    await archive.close();
    const again = await open(address({ database: 'shop', schema: 'mine' }));
    expect((await again.counts()).articles).toBe(1);
    await again.close();
  });

  test('that is empty needs no schema named; two archives live side by side', async () => {
    postgres.server.createDatabase('empty');
    const first = await open(address({ database: 'empty', schema: null }));
    await store(first, { id: 'a' });
    const second = await open(address({ database: 'empty', schema: 'second' }));
    expect((await second.counts()).articles).toBe(0);
    await first.close();
    await second.close();
    await (await open(address({ database: 'empty', schema: null }))).close();
  });

  test('that is not there, or not for us, is told at once', async () => {
    await expectRefusal(address({ database: 'nowhere' }), /no such database/);
    await ask('CREATE ROLE guest LOGIN');
    const guest = address({ schema: 'guests' }).replace('user=digest', 'user=guest');
    await expectRefusal(guest, /may not do this; give it the rights/);
  });

  test('that goes away while it is used is told as such, and works on when it is back', async () => {
    const archive = await open(address());
    await store(archive, { id: 'a' });
    postgres.server.crash();
    try {
      await expect(archive.counts()).rejects.toThrow(/the server cannot be reached/);
      await expect(store(archive, { id: 'b' })).rejects.toThrow(ArchiveError);
    } finally {
      postgres.server.start();
    }
    await store(archive, { id: 'b' }, { title: 'b' });
    expect((await archive.counts()).articles).toBe(2);
    await archive.close();
  });
});

describe.skipIf(!postgres.installed)('a transaction on PostgreSQL', () => {
  test('fails with the first fault of what it did not wait for, and keeps nothing', async () => {
    const url = address();
    await (await open(url)).close();
    const store = openPostgresStore(readPostgresAddress(url), silentLog);
    const failing = store.write(async db => {
      await db.put("INSERT INTO facts (name, value) VALUES ('a', 'b')");
      await db.put("INSERT INTO nowhere (name) VALUES ('a')");
      await db.all('SELECT * FROM facts');
    });
    await expect(failing).rejects.toThrow(/nowhere/);
    await expect(failing).rejects.toThrow(ArchiveError);
    expect(await store.read(db => db.all('SELECT * FROM facts'))).toEqual([]);
    await store.close();
  });

  test('refuses a statement that comes after its end', async () => {
    const url = address();
    await (await open(url)).close();
    const store = openPostgresStore(readPostgresAddress(url), silentLog);
    const late = await store.read(async db => () => db.all('SELECT 1'));
    await expect(late()).rejects.toThrow(/after the end of its transaction/);
    await store.close();
  });

  test('of two that write, one waits for the other, whatever they write', async () => {
    const url = address();
    await (await open(url)).close();
    const stores = [1, 2].map(() => openPostgresStore(readPostgresAddress(url), silentLog));
    let counted = 0;
    const add = () =>
      Promise.all(
        stores.map(store =>
          store.write(async db => {
            const row = await db.one<{ value: string }>("SELECT value FROM facts WHERE name = 'n'");
            const next = Number(row?.value ?? 0) + 1;
            await db.put(
              "INSERT INTO facts (name, value) VALUES ('n', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
              `${next}`,
            );
            counted += 1;
          }),
        ),
      );
    await Promise.all(Array.from({ length: 20 }, add));
    const [row] = await (stores[0] as (typeof stores)[0]).read(db => db.all('SELECT value FROM facts'));
    expect([row?.value, counted]).toEqual(['40', 40]);
    await Promise.all(stores.map(store => store.close()));
  });
});

describe.skipIf(!postgres.installed)('hostile text on PostgreSQL', () => {
  test('a NUL becomes the sign for what cannot be shown; the whole text of an article keeps it', async () => {
    const archive = await open(address());
    const text = 'first\u0000second \ud83d half';
    const item = { id: 'nul\u0000id', locator: 'nul\u0000place', text };
    await store(archive, item, { title: 'a\u0000b', terms: 'alpha\u0000beta' });
    const article = await archive.article('nul\u0000id');
    expect(article?.reading.title).toBe('a\ufffdb');
    expect(article?.text).toBe(text.toWellFormed());
    expect((await archive.search({ groups: [[['beta']]], without: [], limit: 1 })).total).toBe(1);
    const known = await archive.recall('x', 'folder:seeds', 'nul\u0000place', null);
    expect(known.sameOrigin?.key).toBe(article?.key);
    await archive.close();
  });

  test('names and words longer than an index takes are kept and found', async () => {
    const archive = await open(address());
    const long = Array.from({ length: 4000 }, (_, n) => ((n * 7919) % 9973).toString(36)).join('');
    const word = long.slice(0, 9000);
    for (const end of ['a', 'b']) {
      const url = `https://example.org/${long}${end}`;
      await store(archive, { id: `${long}${end}`, url }, { title: end, terms: `${word}${end} plain` });
      expect((await archive.article(url))?.reading.title).toBe(end);
      expect((await archive.recall('x', 'folder:seeds', `${long}${end}`, null)).sameOrigin?.url).toBe(url);
    }
    const found = await archive.search({ groups: [[[`${word}b`, 'plain']]], without: [], limit: 9 });
    expect(found.hits.map(hit => hit.article.reading.title)).toEqual(['b']);
    await archive.close();
  });

  test('an article with more different words than the index takes is kept', async () => {
    const archive = await open(address());
    const terms = Array.from({ length: 150_000 }, (_, n) => `word${n}`).join(' ');
    await store(archive, { id: 'a' }, { terms });
    expect((await archive.search({ groups: [[['word77']]], without: [], limit: 1 })).total).toBe(1);
    await archive.close();
  });
});

describe.skipIf(!postgres.installed)('search on PostgreSQL', () => {
  test('finds the same articles in the same order as SQLite, page by page, in old and new blocks', async () => {
    const schema = 'agree';
    const corpus = makeCorpus(400);
    const options = { log: silentLog, rankedTogether: 60 };
    const here = await openPostgresArchive({ url: address({ schema }), ...options });
    const file = await openSqliteArchive({ path: ':memory:', ...options });
    for (let n = 0; n < 400; n += 1) {
      const { item, reading } = corpus.article(n);
      // Keys far apart stand for the articles of years.
      if (n % 100 === 50)
        await ask(`ALTER TABLE ${schema}.articles ALTER COLUMN key RESTART WITH ${n ** 2 * 4}`);
      for (const archive of [here, file])
        await archive.keep({ kind: 'stored', item, reading, storyId: null, reasons: [] }, item.seen);
      if (n % 40 === 7)
        for (const archive of [here, file]) {
          const key = (await archive.article(item.id))?.key as number;
          const later = corpus.article(n + 1000);
          await revise(archive, key, { ...later.item, id: item.id, locator: item.locator }, later.reading);
        }
    }
    const word = corpus.word;
    const queries: Partial<SearchQuery>[] = Array.from({ length: 20 }, (_, n) => [
      { groups: [[[word(n)]]] },
      { groups: [[[word(n)]], [[word(3 * n + 2)]]] },
      { groups: [[[word(n * 40)], [word(n)]]], without: [[word(n + 1)]] },
      { groups: [[[word(0), word(n + 1)]]] },
      { groups: [[[word(n)]]], without: [[word(1), word(0)]], languages: ['hi', 'ru'] },
      { groups: [[[word(n % 4)]]], person: `person-${n + 1}` },
      { groups: [], topics: ['arms'], without: [[word(n)]] },
      {
        groups: [[[word(n)]]],
        from: '2024-03-01T00:00:00.000Z',
        to: `2025-0${(n % 8) + 1}-15T00:00:00.000Z`,
      },
    ]).flat();
    for (const query of queries) {
      const pages = await Promise.all(
        [here, file].map(async archive => {
          const found: unknown[] = [];
          let cursor: string | null = null;
          do {
            const page = await archive.search({ groups: [], without: [], limit: 25, cursor, ...query });
            found.push(page.total, ...page.hits.map(hit => hit.article.id));
            cursor = page.next;
          } while (cursor !== null);
          return found;
        }),
      );
      expect(pages[0]).toEqual(pages[1]);
    }
    await here.close();
    await file.close();
  });
});
