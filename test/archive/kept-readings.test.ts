import { expect, test } from 'vitest';
import { openSqliteArchive } from '../../src/archive/sqlite.ts';
import { silentLog } from '../../src/log.ts';
import type { Figure } from '../../src/model/reading.ts';
import { makeItem, makeReading } from '../helpers/readings.ts';

async function keepAndLoad(figures: Figure[] | undefined) {
  const archive = await openSqliteArchive({ path: ':memory:', log: silentLog });
  const { figures: _figures, ...rest } = makeReading();
  const reading = figures === undefined ? rest : { ...rest, figures };
  const item = makeItem({ id: 'a.txt' });
  await archive.keep(
    { kind: 'stored', item, reading, storyId: null, reasons: ['names both sides'] },
    item.seen,
  );
  const loaded = await archive.article('a.txt');
  await archive.close();
  return loaded?.reading;
}

test('figures come back as they were kept', async () => {
  const figure: Figure = {
    text: '10–12 thousand troops',
    start: 3,
    end: 24,
    value: 11_000,
    low: 10_000,
    high: 12_000,
    bound: 'about',
    unit: 'person',
    counted: 'troops',
  };
  expect((await keepAndLoad([figure]))?.figures).toEqual([figure]);
});

test('a reading kept before there were figures opens with none', async () => {
  const reading = await keepAndLoad(undefined);
  expect(reading?.figures).toEqual([]);
  expect(reading?.title).toBe('Shoigu arrives in Pyongyang');
});
