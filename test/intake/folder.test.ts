import { appendFile, chmod, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { watchFolder } from '../../src/intake/folder.ts';
import type { FolderOptions, FolderWatch } from '../../src/intake/folder-shape.ts';
import { silentLog } from '../../src/log.ts';
import type { Intake } from '../../src/model/item.ts';

let dir: string;
let open: FolderWatch[] = [];

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'folder-')), 'seeds');
  await mkdir(dir);
});

afterEach(async () => {
  await Promise.all(open.map(watch => watch.stop()));
  open = [];
  await rm(join(dir, '..'), { recursive: true, force: true });
});

/** A watch whose intakes are kept, with a way to wait for them. */
function watch(more: Partial<FolderOptions> = {}) {
  const taken: Intake[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const folder = watchFolder({
    dir,
    source: { id: 'folder:seeds', kind: 'folder', name: 'seeds' },
    now: () => new Date().toISOString(),
    log: silentLog,
    settleMs: 40,
    rescanEveryMs: 60_000,
    onIntake: async intake => {
      taken.push(intake);
      for (const waiter of waiting) if (taken.length >= waiter.count) waiter.resolve();
    },
    ...more,
  });
  open.push(folder);
  return {
    folder,
    taken,
    /** Resolves when so many intakes have come; rejects when they don't. */
    arrived: (count: number) =>
      new Promise<void>((resolve, reject) => {
        const limit = setTimeout(
          () => reject(new Error(`${taken.length} of ${count} intakes came: ${show(taken)}`)),
          8000,
        );
        const finish = () => {
          clearTimeout(limit);
          resolve();
        };
        if (taken.length >= count) finish();
        else waiting.push({ count, resolve: finish });
      }),
  };
}

const show = (taken: Intake[]) =>
  taken.map(one =>
    one.kind === 'item'
      ? `${one.item.locator}: ${one.item.text}`
      : `${one.unreadable.locator}! ${one.unreadable.reason}`,
  );

describe('scanning the folder', () => {
  test('what was dropped while the bot was down is found, in order of name', async () => {
    await mkdir(join(dir, 'b/deep'), { recursive: true });
    await writeFile(join(dir, 'c.txt'), 'three');
    await writeFile(join(dir, 'b/deep/x.txt'), 'two');
    await writeFile(join(dir, 'a.txt'), 'one');
    const { folder, taken } = watch();
    expect(await folder.scan()).toEqual({ files: 3, taken: 3, problem: null });
    expect(show(taken)).toEqual(['a.txt: one', 'b/deep/x.txt: two', 'c.txt: three']);
  });

  test('a second scan reads nothing again', async () => {
    await writeFile(join(dir, 'a.txt'), 'one');
    const { folder, taken } = watch();
    await folder.scan();
    expect(await folder.scan()).toEqual({ files: 1, taken: 0, problem: null });
    expect(taken).toHaveLength(1);
  });

  test('files that are known need not be read', async () => {
    await writeFile(join(dir, 'a.txt'), 'one');
    const { folder, taken } = watch({ known: path => path.endsWith('a.txt') });
    await folder.scan();
    expect(taken).toEqual([]);
  });

  test('hidden and temporary files stay out', async () => {
    for (const name of [
      '.hidden.txt',
      'a.txt~',
      'b.txt.tmp',
      'c.part',
      'd.crdownload',
      '~$e.txt',
      '.f.swp',
      'Thumbs.db',
      '.DS_Store',
    ])
      await writeFile(join(dir, name), 'no');
    await mkdir(join(dir, '.git'));
    await writeFile(join(dir, '.git/x.txt'), 'no');
    const { folder } = watch();
    expect(await folder.scan()).toEqual({ files: 0, taken: 0, problem: null });
  });

  test('empty, over-size, binary and foreign files are unreadable with a reason', async () => {
    await writeFile(join(dir, 'a.txt'), '');
    await writeFile(join(dir, 'b.txt'), 'x'.repeat(2000));
    await writeFile(
      join(dir, 'c.txt'),
      Uint8Array.from({ length: 300 }, (_, i) => i % 9),
    );
    await writeFile(join(dir, 'd.pdf'), '%PDF');
    const { folder, taken } = watch({ maxBytes: 1000 });
    await folder.scan();
    expect(show(taken)).toEqual([
      'a.txt! The file is empty.',
      expect.stringMatching(/^b\.txt! The file is too large/),
      expect.stringMatching(/^c\.txt! This is not a text/),
      expect.stringMatching(/^d\.pdf! A \.pdf file/),
    ]);
  });

  test('a link that leads out of the folder is refused, also one to a folder; one inside is read once', async () => {
    await writeFile(join(dir, '../outside.txt'), 'secret');
    await mkdir(join(dir, '../elsewhere'));
    await writeFile(join(dir, '../elsewhere/y.txt'), 'secret');
    await writeFile(join(dir, 'real.txt'), 'words');
    await symlink(join(dir, '../outside.txt'), join(dir, 'a.txt'));
    await symlink(join(dir, '../elsewhere'), join(dir, 'b'));
    await symlink(join(dir, 'nowhere.txt'), join(dir, 'c.txt'));
    await symlink(join(dir, 'real.txt'), join(dir, 'd.txt'));
    await symlink(dir, join(dir, 'e'));
    const { folder, taken } = watch();
    await folder.scan();
    const out = 'The link leads out of the folder; only what lies in the folder is read.';
    expect(show(taken)).toEqual([
      `a.txt! ${out}`,
      `b! ${out}`,
      'c.txt! The link leads nowhere.',
      expect.stringMatching(/^e! /),
      'real.txt: words',
    ]);
  });

  test.skipIf(process.getuid?.() === 0)(
    'a file without permission says so, and is read when it may be',
    async () => {
      await writeFile(join(dir, 'a.txt'), 'words');
      await chmod(join(dir, 'a.txt'), 0);
      const { folder, taken } = watch();
      await folder.scan();
      await chmod(join(dir, 'a.txt'), 0o644);
      await folder.scan();
      expect(show(taken)).toEqual([expect.stringMatching(/permission/), 'a.txt: words']);
    },
  );

  test('a fault with one file doesn’t stop the rest, and that one is tried again', async () => {
    await writeFile(join(dir, 'a.txt'), 'one');
    await writeFile(join(dir, 'b.txt'), 'two');
    let broken = true;
    const seen: string[] = [];
    const { folder } = watch({
      onIntake: async intake => {
        if (intake.kind === 'item' && intake.item.text === 'one' && broken)
          throw new Error('the archive is busy');
        seen.push(show([intake])[0] as string);
      },
    });
    await folder.scan();
    broken = false;
    await folder.scan();
    expect(seen).toEqual(['b.txt: two', 'a.txt: one']);
  });

  test('one intake is done before the next begins', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await writeFile(join(dir, name), name);
    let inHand = 0;
    let most = 0;
    const { folder } = watch({
      onIntake: async () => {
        inHand += 1;
        most = Math.max(most, inHand);
        await new Promise(resolve => setImmediate(resolve));
        inHand -= 1;
      },
    });
    await Promise.all([folder.scan(), folder.scan()]);
    expect(most).toBe(1);
  });
});

describe('watching the folder', () => {
  test('a dropped file comes within two seconds', async () => {
    const { folder, taken, arrived } = watch({ settleMs: 300 });
    await folder.start();
    const started = performance.now();
    await writeFile(join(dir, 'new.txt'), 'fresh');
    await arrived(1);
    expect(show(taken)).toEqual(['new.txt: fresh']);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a file that grows slowly is never read in part', async () => {
    const { folder, taken, arrived } = watch({ settleMs: 150 });
    await folder.start();
    const path = join(dir, 'slow.txt');
    for (let i = 0; i < 12; i += 1) {
      await appendFile(path, `part ${i}\n`);
      await new Promise<void>(resolve => setTimeout(resolve, 40));
    }
    await arrived(1);
    expect(show(taken)).toEqual([
      `slow.txt: ${Array.from({ length: 12 }, (_, i) => `part ${i}`).join('\n')}`,
    ]);
  });

  test('an edit and an atomic replacement come as the same locator; a rename as a new one', async () => {
    const { folder, taken, arrived } = watch();
    await writeFile(join(dir, 'a.txt'), 'first');
    await folder.start();
    await writeFile(join(dir, 'a.txt'), 'second');
    await arrived(2);
    await writeFile(join(dir, '.a.tmp'), 'third');
    await rename(join(dir, '.a.tmp'), join(dir, 'a.txt'));
    await arrived(3);
    await rename(join(dir, 'a.txt'), join(dir, 'b.txt'));
    await arrived(4);
    expect(show(taken)).toEqual(['a.txt: first', 'a.txt: second', 'a.txt: third', 'b.txt: third']);
  });

  test('a folder dropped whole is read', async () => {
    const { folder, taken, arrived } = watch();
    await folder.start();
    await mkdir(join(dir, '../bundle/inner'), { recursive: true });
    await writeFile(join(dir, '../bundle/inner/x.md'), '# T\n\nwords');
    await rename(join(dir, '../bundle'), join(dir, 'bundle'));
    await arrived(1);
    expect(show(taken)).toEqual(['bundle/inner/x.md: words']);
  });

  test('a deleted file is nobody’s business; the same name may come again', async () => {
    const { folder, taken, arrived } = watch();
    await writeFile(join(dir, 'a.txt'), 'one');
    await folder.start();
    await rm(join(dir, 'a.txt'));
    await folder.scan();
    await writeFile(join(dir, 'a.txt'), 'one');
    await arrived(2);
    expect(taken.every(one => one.kind === 'item')).toBe(true);
  });

  test('an event the system lost is made up for by looking over the folder again', async () => {
    const turns: (() => void)[] = [];
    const timers = {
      setTimeout: (run: () => void, ms: number) => (ms === 5_000 ? turns.push(run) : setTimeout(run, ms)),
      clearTimeout: (timer: unknown) =>
        typeof timer === 'object' ? clearTimeout(timer as NodeJS.Timeout) : undefined,
    };
    const { folder, taken, arrived } = watch({ rescanEveryMs: 5_000, timers });
    await folder.start();
    await writeFile(join(dir, 'a.txt'), 'one');
    turns.shift()?.();
    await arrived(1);
    expect(show(taken)).toEqual(['a.txt: one']);
  });

  test('a folder that vanishes is told, and read again when it returns', async () => {
    const { folder, taken, arrived } = watch({ rescanEveryMs: 60 });
    await writeFile(join(dir, 'a.txt'), 'one');
    await folder.start();
    await rm(dir, { recursive: true });
    expect((await folder.scan()).problem).toMatch(/is missing/);
    expect(folder.state()).toMatchObject({ state: 'missing', problem: expect.stringMatching(/is missing/) });
    await mkdir(dir);
    await writeFile(join(dir, 'b.txt'), 'two');
    await arrived(2);
    expect(show(taken)).toEqual(['a.txt: one', 'b.txt: two']);
    expect((await folder.scan()).problem).toBeNull();
    expect(folder.state()).toMatchObject({ state: 'ok', problem: null });
  });

  test('after stop nothing is taken any more', async () => {
    const { folder, taken } = watch();
    await folder.start();
    await folder.stop();
    await writeFile(join(dir, 'a.txt'), 'one');
    await folder.scan();
    expect(taken).toEqual([]);
  });
});
