import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openPostgresArchive } from '../src/archive/postgres/postgres.ts';
import { openSqliteArchive } from '../src/archive/sqlite.ts';
import type { StoredArchive } from '../src/archive/stored-archive.ts';
import { silentLog } from '../src/log.ts';

/** Where an archive is measured; it is empty at first and gone at the end. */
export interface BenchPlace {
  /** As DATABASE_URL would name it. */
  url: string;
  open(): Promise<StoredArchive>;
  /** Bytes on disk, with all indexes. */
  bytes(): Promise<number>;
  remove(): Promise<void>;
}

/** A file of its own. */
export function makeFilePlace(): BenchPlace {
  const folder = mkdtempSync(join(tmpdir(), 'archive-bench-'));
  const path = join(folder, 'archive.db');
  return {
    url: path,
    open: () => openSqliteArchive({ path, log: silentLog }),
    bytes: async () => statSync(path).size,
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

/** A schema of its own in a database. @param address of the database, without a schema */
export function makePostgresPlace(address: string): BenchPlace {
  const schema = `bench_${process.pid}`;
  const url = `${address}${address.includes('?') ? '&' : '?'}schema=${schema}`;
  async function ask(sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: address });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }
  return {
    url,
    open: () => openPostgresArchive({ url, log: silentLog }),
    async bytes() {
      const [row] = await ask(
        `SELECT sum(pg_total_relation_size(oid)) AS bytes FROM pg_class WHERE relkind = 'r' AND relnamespace = '${schema}'::regnamespace`,
      );
      return Number(row?.bytes);
    },
    remove: async () => void (await ask(`DROP SCHEMA ${schema} CASCADE`)),
  };
}
