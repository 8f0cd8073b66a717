import { constants, type Dirent, type Stats } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A file of the folder as it was found. */
export interface FoundFile {
  /** The path on disk. */
  path: string;
  /** Relative to the folder, with "/", NFC. */
  locator: string;
}

/** Folders within folders deeper than this aren't looked into. */
const deepest = 32;

/** Files that systems and editors leave lying about, or that are still being written under another name. */
const temporary =
  /^(?:\.|~\$|#.*#$)|~$|\.(?:tmp|temp|part|partial|crdownload|download|swp|swo|swx|bak|lock)$|^(?:thumbs\.db|desktop\.ini|ehthumbs\.db|icon\r)$/i;

/** True for names that are never articles: hidden, temporary, half-downloaded, left by the system. */
export function isIgnoredName(name: string): boolean {
  return temporary.test(name);
}

/** A path relative to the folder in the one spelling used for locators. */
export function toLocator(dir: string, path: string): string {
  return relative(dir, path).split(sep).join('/').normalize('NFC');
}

/** True when any part of the path below the folder is an ignored name. */
export function isIgnoredPath(dir: string, path: string): boolean {
  const inside = relative(dir, path);
  return inside !== '' && inside.split(sep).some(isIgnoredName);
}

/**
 * Lists every file below a folder in a stable order (by locator). Hidden and temporary ones stay out; folders that
 * can't be entered are told to `onTrouble` and passed over. Throws when the folder itself can't be read.
 */
export async function listFiles(
  dir: string,
  onTrouble: (path: string, error: unknown) => void,
): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      if (depth === 0) throw error;
      if (codeOf(error) !== 'ENOENT') onTrouble(folder, error);
      return;
    }
    for (const entry of entries) {
      if (isIgnoredName(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (depth < deepest) await walk(path, depth + 1);
      } else files.push({ path, locator: toLocator(dir, path) });
    }
  };
  await walk(dir, 0);
  return files.sort((a, b) => (a.locator < b.locator ? -1 : a.locator > b.locator ? 1 : 0));
}

/** What stands at a path: a file to read, one that can't be, something else's business, or nothing. */
export type Standing =
  | { kind: 'file'; stats: Stats; sign: string }
  | { kind: 'refused'; sign: string; reason: string }
  | { kind: 'elsewhere' }
  | { kind: 'gone' };

/** Looks at a path without opening it. Links are followed only inside the folder, and there the file is met by its own name. */
export async function examine(dir: string, path: string): Promise<Standing> {
  try {
    const stats = await lstat(path);
    if (stats.isSymbolicLink()) return await examineLink(dir, path, signOf(stats));
    if (stats.isDirectory()) return { kind: 'elsewhere' };
    if (!stats.isFile())
      return { kind: 'refused', sign: signOf(stats), reason: 'This is not a regular file.' };
    return { kind: 'file', stats, sign: signOf(stats) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return { kind: 'gone' };
    return { kind: 'refused', sign: 'unseen', reason: 'The file can’t be looked at: permission is lacking.' };
  }
}

async function examineLink(dir: string, path: string, sign: string): Promise<Standing> {
  let target: string;
  try {
    target = await realpath(path);
  } catch (error) {
    const reason = codeOf(error) === 'ELOOP' ? 'The link leads in a circle.' : 'The link leads nowhere.';
    return { kind: 'refused', sign, reason };
  }
  const home = await realpath(dir);
  const inside = relative(home, target);
  if (inside === '' || inside.startsWith('..') || inside.startsWith(sep))
    return {
      kind: 'refused',
      sign,
      reason: 'The link leads out of the folder; only what lies in the folder is read.',
    };
  return { kind: 'elsewhere' };
}

/** What a file's bytes came to. */
export type ReadResult =
  | { kind: 'read'; bytes: Uint8Array; size: number; mtimeMs: number }
  | { kind: 'changed' }
  | { kind: 'gone' }
  | { kind: 'refused'; reason: string };

/**
 * Reads a file that has settled. It is compared with `sign` before and after: a file that changes meanwhile is
 * `changed` and must be looked at again. Links put in its place and pipes are never opened.
 */
export async function readSettled(path: string, sign: string, maxBytes: number): Promise<ReadResult> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'gone' };
    if (code === 'ELOOP') return { kind: 'changed' };
    return {
      kind: 'refused',
      reason:
        code === 'EACCES' || code === 'EPERM'
          ? 'The file can’t be opened: permission is lacking.'
          : `The file can’t be opened (${code}).`,
    };
  }
  try {
    const before = await handle.stat();
    if (!before.isFile() || signOf(before) !== sign) return { kind: 'changed' };
    if (before.size > maxBytes)
      return {
        kind: 'refused',
        reason: `The file is too large: ${mebibytes(before.size)} MiB, and at most ${mebibytes(maxBytes)} MiB are read.`,
      };
    const bytes = new Uint8Array(before.size);
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at);
      if (bytesRead === 0) return { kind: 'changed' };
      at += bytesRead;
    }
    if (signOf(await handle.stat()) !== sign) return { kind: 'changed' };
    const now = await lstat(path);
    if (signOf(now) !== sign) return { kind: 'changed' };
    return { kind: 'read', bytes, size: before.size, mtimeMs: before.mtimeMs };
  } catch (error) {
    return codeOf(error) === 'ENOENT'
      ? { kind: 'gone' }
      : { kind: 'refused', reason: `The file can’t be read (${codeOf(error)}).` };
  } finally {
    await handle.close();
  }
}

/** Changes whenever the file is written, replaced or given other rights. */
export function signOf(stats: Stats): string {
  return `${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}:${stats.ino}`;
}

export function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? 'unknown';
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
}
