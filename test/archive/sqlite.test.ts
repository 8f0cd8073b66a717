import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { openSqliteArchive } from '../../src/archive/sqlite.ts';
import { silentLog } from '../../src/log.ts';
import { describeArchive } from '../contract/archive.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map(folder => rm(folder, { recursive: true }))));

/** What writes: after these alone the file is not closed and opened again. */
const writing = /^(keep|note|save|add|remove|pause|enqueue|mark|close)/;

/** An archive whose file is closed and opened again before everything that reads: nothing may live in memory only. */
async function openForgetful(path: string): Promise<Archive> {
  let archive: Archive = await openSqliteArchive({ path, log: silentLog });
  let closed = false;
  let turn: Promise<unknown> = Promise.resolve();
  return new Proxy(archive, {
    get(_target, name: keyof Archive) {
      if (name === ('then' as string)) return undefined;
      if (name === 'everyStory') return () => archive.everyStory();
      return (...values: unknown[]) => {
        const run = async () => {
          if (!writing.test(name) && !closed) {
            await archive.close();
            archive = await openSqliteArchive({ path, log: silentLog });
          }
          closed ||= name === 'close';
          return (archive[name] as (...all: unknown[]) => Promise<unknown>)(...values);
        };
        const result = turn.then(run);
        turn = result.catch(() => undefined);
        return result;
      };
    },
  });
}

describeArchive('SQLite in memory', () => openSqliteArchive({ path: ':memory:', log: silentLog }));

describeArchive('SQLite in a file that is closed and opened again all the time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'archive-'));
  folders.push(folder);
  return openForgetful(join(folder, 'archive.db'));
});
