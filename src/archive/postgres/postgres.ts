import type { Log } from '../../log.ts';
import { makeArchive, type StoredArchive } from '../stored-archive.ts';
import { readPostgresAddress } from './address.ts';
import { openPostgresStore } from './database.ts';
import { migratePostgres } from './migrations.ts';

/**
 * Opens the archive in a PostgreSQL database, made in it when there is none.
 * Throws ArchiveError, and leaves the database as it is, when it holds another program's tables or a newer version's.
 * @param options.url as `readPostgresAddress` takes it
 * @param options.rankedTogether how many of the newest hits a search ranks together; for tests with few articles
 * @param options.patience how long an operation waits for a server that is away, in milliseconds
 */
export async function openPostgresArchive(options: {
  url: string;
  log: Log;
  rankedTogether?: number;
  patience?: number;
}): Promise<StoredArchive> {
  const address = readPostgresAddress(options.url);
  const store = openPostgresStore(address, options.log, options.patience);
  try {
    const applied = await migratePostgres(store, address, new Date().toISOString());
    if (applied.length > 0)
      options.log.info({ archive: address.place, migrations: applied }, 'archive schema brought up to date');
    return makeArchive(store, options.rankedTogether);
  } catch (error) {
    await store.close();
    throw error;
  }
}
