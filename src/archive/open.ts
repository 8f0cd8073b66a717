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
  if (kind === 'postgres' || kind === 'postgresql') {
    throw new ArchiveError(
      'DATABASE_URL names a PostgreSQL database, and PostgreSQL is not in this version yet. ' +
        'Use a file, for example DATABASE_URL=file:data/archive.db.',
    );
  }
  if (kind !== null && kind !== 'file' && kind !== 'sqlite') {
    throw new ArchiveError(
      `DATABASE_URL begins with "${kind}:", which is not known. Write file:data/archive.db, or another path after "file:".`,
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

/** Opens the archive that DATABASE_URL names. Throws ArchiveError with what to do. */
export async function openArchive(options: { url: string; log: Log }): Promise<Archive> {
  return openSqliteArchive({ path: findArchivePath(options.url), log: options.log });
}
