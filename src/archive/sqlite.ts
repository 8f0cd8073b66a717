import type { Log } from '../log.ts';
import { openDatabase } from './opening.ts';
import { makeArchive, type StoredArchive } from './stored-archive.ts';

/**
 * Opens the archive in a file, made with its folder when there is none, or in memory.
 * Throws ArchiveError, and leaves the file as it is, when it is damaged, another program's, or of a newer version.
 * @param options.path a file path, or ":memory:"
 * @param options.rankedTogether how many of the newest hits a search ranks together; for tests with few articles
 */
export async function openSqliteArchive(options: {
  path: string;
  log: Log;
  rankedTogether?: number;
}): Promise<StoredArchive> {
  return makeArchive(await openDatabase(options.path, options.log), options.rankedTogether);
}
