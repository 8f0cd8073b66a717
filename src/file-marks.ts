import project from '../package.json' with { type: 'json' };
import type { Archive } from './archive/archive.ts';

/** With another version of the bot every file is read again: it may find relevant what was left out before. */
const factName = `folder files read by ${project.version}`;

/** What a file looked like when all it holds had been kept: an unchanged file need not be read again at the next start. */
export interface FileMarks {
  isKnown(path: string, size: number, mtimeMs: number): boolean;
  note(file: { path: string; size: number; mtimeMs: number }): void;
  /** Keeps the marks of files met since loading; to be called when a whole scan has ended, so that no file is half done. */
  save(): Promise<void>;
}

/** Loads the marks of the last whole scan from the archive. They go with it: a new archive reads every file. */
export async function loadFileMarks(archive: Archive): Promise<FileMarks> {
  const stored = await archive.fact(factName);
  const known = new Map<string, string>(stored === null ? [] : (JSON.parse(stored) as [string, string][]));
  const met = new Map<string, string>();
  let saved = stored;
  const sign = (size: number, mtimeMs: number) => `${size}:${mtimeMs}`;
  return {
    isKnown(path, size, mtimeMs) {
      const same = known.get(path) === sign(size, mtimeMs);
      if (same) met.set(path, sign(size, mtimeMs));
      return same;
    },
    note({ path, size, mtimeMs }) {
      // A refused file has no size here; it is looked at again at every start.
      if (size > 0) met.set(path, sign(size, mtimeMs));
    },
    async save() {
      const text = JSON.stringify([...met].sort(([a], [b]) => (a < b ? -1 : 1)));
      if (text === saved) return;
      await archive.saveFact(factName, text);
      saved = text;
    },
  };
}
