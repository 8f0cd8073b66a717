import { ArchiveError } from '../errors.ts';

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html */
const codes = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

function codeOf(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  // Extended codes carry the primary one in their lowest byte.
  return typeof code === 'number' ? code & 0xff : null;
}

/** Whether SQLite itself threw this; what callers throw inside a transaction passes through as it is. */
export function isSqliteFault(error: unknown): boolean {
  return codeOf(error) !== null;
}

/** Whether another process holds the file just now. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === codes.busy || code === codes.locked;
}

const advice: Record<number, string> = {
  [codes.busy]: 'another process has kept it locked for too long; end that process, or try again',
  [codes.locked]: 'another process has kept it locked for too long; end that process, or try again',
  [codes.readOnly]: 'it may not be written; mend the rights of the file and of its folder',
  [codes.ioError]: 'the disk gave an error; check the disk, then start again',
  [codes.corrupt]:
    'it is damaged; keep a copy of it, put a backup in its place or move it away to begin a new archive. It was not overwritten',
  [codes.full]: 'the disk is full; make room, then start again (what was confirmed is safe)',
  [codes.cannotOpen]: 'it cannot be opened; check the path and the rights of its folder',
  [codes.notADatabase]:
    'it is not an archive (not a SQLite database, or damaged at its start); check DATABASE_URL, or move the file away. It was not overwritten',
};

/** Makes an ArchiveError of whatever SQLite threw, saying what to do where that is known. */
export function explainFault(error: unknown, place: string): ArchiveError {
  const code = codeOf(error);
  const known = code === null ? undefined : advice[code];
  const cause = error instanceof Error ? error.message : String(error);
  return new ArchiveError(
    known === undefined ? `The archive ${place} failed: ${cause}` : `The archive ${place}: ${known}.`,
    { forUser: 'The archive cannot be used just now; the operator has been told why.', cause: error },
  );
}
