import { fileURLToPath } from 'node:url';
import { ArchiveError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Archive } from './archive.ts';
import { openSqliteArchive } from './sqlite.ts';

/**
 * Says which file a DATABASE_URL means: "file:data/archive.db", "file:///var/lib/archive.db", "sqlite:data/archive.db",
 * a plain path, or for memory ":memory:", "sqlite::memory:", "file::memory:".
 * Throws ArchiveError for any other kind of address, saying what to write.
 */
export function findArchivePath(url: string): string {
  const trimmed = url.trim();
  const kind = /^([a-z][a-z0-9+.-]+):/i.exec(trimmed)?.[1]?.toLowerCase() ?? null;
  if (kind !== null && kind !== 'file' && kind !== 'sqlite') {
    throw new ArchiveError(
      `DATABASE_URL begins with "${kind}:", which is not known. Write file:data/archive.db, or postgres://user:password@host:5432/database.`,
    );
  }
  const path = kind === null ? trimmed : trimmed.slice(kind.length + 1).replace(/^\/\/(?=:memory:$)/, '');
  const plain = path.startsWith('///') ? fileURLToPath(`file:${path}`) : path;
  if (plain === '' || plain.startsWith('//')) {
    throw new ArchiveError(
      'DATABASE_URL names no file. Write file:data/archive.db, or file:///an/absolute/path.db.',
    );
  }
  return plain;
}

/** Opens the archive that DATABASE_URL names, a file's or a PostgreSQL server's. Throws ArchiveError with what to do. */
export async function openArchive(options: { url: string; log: Log }): Promise<Archive> {
  const url = options.url.trim();
  if (!/^postgres(ql)?:/i.test(url))
    return openSqliteArchive({ path: findArchivePath(url), log: options.log });
  // Loaded only where it is wanted: a file needs no client.
  const { openPostgresArchive } = await import('./postgres/postgres.ts');
  return openPostgresArchive({ url, log: options.log });
}
