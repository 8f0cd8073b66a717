import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { openSqliteArchive } from '../../src/archive/sqlite.ts';
import { ArchiveError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import { revise, store } from '../contract/archive-setup.ts';
import { makeItem, makeReading } from '../helpers/readings.ts';

const filter = { languages: ['hi', 'ru'], topics: ['arms'], limit: 0 };
const total = async (archive: Archive) => (await archive.latest(filter)).total;

test('a total stays true while stories gain, lose and repeat what is asked for', async () => {
  const archive = await openSqliteArchive({ path: ':memory:', log: silentLog });
  expect(await total(archive)).toBe(0);
  const arms = { topics: ['arms'] };
  const first = await store(archive, { id: 'first' }, { language: 'hi', ...arms });
  expect(await total(archive)).toBe(1);
  await store(archive, { id: 'same story' }, { language: 'ru', ...arms }, first.storyId);
  expect(await total(archive)).toBe(1);
  for (let n = 0; n < 70; n += 1) {
    await store(archive, { id: `${n}` }, { language: n % 2 === 0 ? 'ru' : 'ko', ...arms });
  }
  expect(await total(archive)).toBe(36);
  await revise(archive, first.articleKey as number, { id: 'first' }, { language: 'en', topics: ['labour'] });
  expect(await total(archive)).toBe(36);
  const last = await archive.article('68');
  await revise(archive, last?.key as number, { id: '68' }, { language: 'ru', topics: ['labour'] });
  expect(await total(archive)).toBe(35);
  await archive.close();
});

test('a batch that was taken back is not counted', async () => {
  const archive = await openSqliteArchive({ path: ':memory:', log: silentLog });
  await store(archive, { id: 'a' }, { language: 'hi', topics: ['arms'] });
  expect(await total(archive)).toBe(1);
  const entry = (id: string, storyId: number | null) => ({
    kind: 'stored' as const,
    item: makeItem({ id }),
    reading: makeReading({ title: id, language: 'hi', topics: ['arms'] }),
    storyId,
    reasons: ['new'],
  });
  const at = '2026-11-20T00:00:00.000Z';
  await expect(archive.keepMany([entry('b', null), entry('c', 99)], at)).rejects.toThrow(ArchiveError);
  expect(await total(archive)).toBe(1);
  await archive.close();
});

test('what another process keeps is counted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const path = join(folder, 'archive.db');
  const [one, other] = [
    await openSqliteArchive({ path, log: silentLog }),
    await openSqliteArchive({ path, log: silentLog }),
  ];
  await store(one, { id: 'a' }, { language: 'hi', topics: ['arms'] });
  expect(await total(one)).toBe(1);
  await store(other, { id: 'b' }, { language: 'ru', topics: ['arms'] });
  await store(one, { id: 'c' }, { language: 'ru', topics: ['arms'] });
  expect([await total(one), await total(other)]).toEqual([3, 3]);
  await one.close();
  await other.close();
  rmSync(folder, { recursive: true });
});
