import { expect, test } from 'vitest';
import { openSqliteArchive } from '../../src/archive/sqlite.ts';
import { silentLog } from '../../src/log.ts';
import { store } from '../contract/archive-setup.ts';

test('a word with more hits than are ranked together gives every hit once, the newest lot first', async () => {
  const archive = await openSqliteArchive({ path: ':memory:', log: silentLog, rankedTogether: 4 });
  for (let n = 1; n <= 11; n += 1)
    await store(archive, { id: `${n}` }, { title: `${n}`, terms: `x ${'y '.repeat((n * 7) % 5)}` });
  for (const limit of [1, 3, 4, 5, 20]) {
    const found: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await archive.search({ groups: [[['x']]], without: [], limit, cursor });
      expect(page.total).toBe(11);
      expect(page.hits.length).toBeLessThanOrEqual(limit);
      found.push(...page.hits.map(hit => Number(hit.article.id)));
      cursor = page.next;
    } while (cursor !== null);
    expect(found.slice(0, 4).toSorted((a, b) => a - b)).toEqual([8, 9, 10, 11]);
    expect(found.slice(4, 8).toSorted((a, b) => a - b)).toEqual([4, 5, 6, 7]);
    expect(found.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  }
  await archive.close();
});
