import { randomBytes } from 'node:crypto';
import type { ViewFile } from '../../model/view.ts';

const mostFiles = 60;
const mostBytes = 64 * 1024 * 1024;

/** The files of answers, kept for a while so that the page can show and save them. The oldest go first. */
export interface KeptFiles {
  /** Keeps the files of an answer and gives their addresses, by name. */
  keep(files: readonly ViewFile[]): Map<string, string>;
  find(id: string): ViewFile | null;
}

export function createKeptFiles(): KeptFiles {
  const kept = new Map<string, ViewFile>();
  let bytes = 0;
  const dropOldest = () => {
    for (const [id, file] of kept) {
      if (kept.size <= mostFiles && bytes <= mostBytes) return;
      kept.delete(id);
      bytes -= file.bytes.length;
    }
  };
  return {
    keep(files) {
      const addresses = new Map<string, string>();
      for (const file of files) {
        const id = randomBytes(12).toString('base64url');
        kept.set(id, file);
        bytes += file.bytes.length;
        addresses.set(file.name, `/files/${id}/${encodeURIComponent(file.name)}`);
      }
      dropOldest();
      return addresses;
    },
    find: id => kept.get(id) ?? null,
  };
}
