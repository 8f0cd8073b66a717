import { expect, test } from 'vitest';
import type { SearchQuery } from '../../src/archive/archive.ts';
import { UsageError } from '../../src/errors.ts';
import { makeEntities } from '../helpers/readings.ts';
import { at, type OpenArchive, revise, store, useArchive } from './archive-setup.ts';

/** Each word a group of its own: all must occur. */
function words(...all: string[]): string[][][] {
  return all.map(word => [word.split(' ')]);
}

export function describeSearch(open: OpenArchive): void {
  const place = useArchive(open);

  async function ids(query: Partial<SearchQuery>): Promise<string[]> {
    const page = await place.archive.search({ groups: [], without: [], limit: 50, ...query });
    expect(page.total).toBe(page.hits.length);
    return page.hits.map(hit => hit.article.id).sort();
  }

  test('words are found in any script', async () => {
    await store(place.archive, { id: 'hi' }, { title: '1', terms: 'शोइगु प्योंगयांग e_sergei_shoigu' });
    await store(place.archive, { id: 'ko' }, { title: '2', terms: '쇼이 이구 평양 e_sergei_shoigu' });
    await store(place.archive, { id: 'ru' }, { title: '3', terms: 'шойгу прибыл e_sergei_shoigu' });
    expect(await ids({ groups: words('शोइगु') })).toEqual(['hi']);
    expect(await ids({ groups: words('평양') })).toEqual(['ko']);
    expect(await ids({ groups: words('e_sergei_shoigu') })).toEqual(['hi', 'ko', 'ru']);
    expect(await ids({ groups: words('शोइग') })).toEqual([]);
  });

  test('all groups must be met, by one of their alternatives', async () => {
    await store(place.archive, { id: 'a' }, { title: '1', terms: 'arms train rason' });
    await store(place.archive, { id: 'b' }, { title: '2', terms: 'arms ship rason' });
    await store(place.archive, { id: 'c' }, { title: '3', terms: 'arms ship' });
    expect(await ids({ groups: words('arms', 'rason') })).toEqual(['a', 'b']);
    expect(await ids({ groups: [[['train'], ['ship']], [['rason']]] })).toEqual(['a', 'b']);
    expect(await ids({ groups: [[['train'], ['ship', 'rason']]] })).toEqual(['a', 'b']);
  });

  test('a run is found only where its terms stand together in order', async () => {
    await store(place.archive, { id: 'a' }, { title: '1', terms: 'kim jong un met putin' });
    await store(place.archive, { id: 'b' }, { title: '2', terms: 'jong kim un' });
    expect(await ids({ groups: words('kim jong un') })).toEqual(['a']);
  });

  test('what must not occur is left out, also without any word wanted', async () => {
    await store(place.archive, { id: 'a' }, { title: '1', terms: 'arms train' });
    await store(place.archive, { id: 'b' }, { title: '2', terms: 'arms ship deal' });
    expect(await ids({ groups: words('arms'), without: [['train']] })).toEqual(['b']);
    expect(await ids({ groups: words('arms'), without: [['deal', 'ship']] })).toEqual(['a', 'b']);
    expect(await ids({ without: [['ship', 'deal']] })).toEqual(['a']);
  });

  test('filters: language, topic, name and first-seen time, half-open', async () => {
    await store(
      place.archive,
      { id: 'a', seen: at(10, 5) },
      {
        title: '1',
        terms: 'x',
        language: 'hi',
        topics: ['arms-supply'],
        people: makeEntities('kim-jong-un'),
      },
    );
    await store(
      place.archive,
      { id: 'b', seen: at(12, 5) },
      { title: '2', terms: 'x', language: 'zh-Hans', organisations: makeEntities('tass') },
    );
    const x = words('x');
    expect(await ids({ groups: x, languages: ['hi'] })).toEqual(['a']);
    expect(await ids({ groups: x, languages: ['zh'] })).toEqual(['b']);
    expect(await ids({ groups: x, languages: ['hi', 'zh-Hans'] })).toEqual(['a', 'b']);
    expect(await ids({ groups: x, topics: ['arms-supply'] })).toEqual(['a']);
    expect(await ids({ groups: x, person: 'kim-jong-un' })).toEqual(['a']);
    expect(await ids({ person: 'tass' })).toEqual(['b']);
    expect(await ids({ groups: x, from: at(10, 6) })).toEqual(['b']);
    expect(await ids({ groups: x, from: at(10, 5), to: at(12, 5) })).toEqual(['a']);
    expect(await ids({ groups: x, from: at(13) })).toEqual([]);
    expect(await ids({ groups: x, to: at(9) })).toEqual([]);
    expect(await ids({ groups: x, languages: ['hi'], topics: ['trade'] })).toEqual([]);
  });

  test('times are right also where articles were not kept in order of time', async () => {
    for (const [id, day] of [
      ['c', 20],
      ['a', 2],
      ['d', 25],
      ['b', 10],
    ] as const)
      await store(place.archive, { id, seen: at(day, 12) }, { title: id, terms: 'x' });
    expect(await ids({ groups: words('x'), from: at(5), to: at(22) })).toEqual(['b', 'c']);
  });

  test('text of an article can never act as a filter', async () => {
    await store(place.archive, { id: 'a' }, { title: '1', terms: 'l_hi t_arms x_all', language: 'en' });
    expect(await ids({ languages: ['hi'] })).toEqual([]);
    expect(await ids({ topics: ['arms'] })).toEqual([]);
  });

  test('signs of the query language have no force', async () => {
    await store(place.archive, { id: 'a' }, { title: '1', terms: 'arms train' });
    for (const evil of [
      '"',
      '*',
      'arms" OR "x',
      '(',
      'NEAR(',
      'words:arms',
      '^arms',
      '-',
      '\u0000',
      "'",
      ';',
    ])
      await expect(ids({ groups: [[[evil]]], without: [[evil]] })).resolves.toBeDefined();
    expect(await ids({ groups: words('tra*') })).toEqual([]);
    expect(await ids({ groups: words('OR') })).toEqual([]);
    expect(await ids({ groups: [[['"']]] })).toEqual([]);
  });

  test('a query of a thousand words is answered, not failed', async () => {
    const many = Array.from({ length: 1000 }, (_, n) => `w${n}`);
    await store(place.archive, { id: 'a' }, { title: '1', terms: many.join(' ') });
    expect(await ids({ groups: words(...many) })).toEqual(['a']);
    expect(await ids({ groups: [many.map(word => [word])] })).toEqual(['a']);
    expect(await ids({ groups: [[many]], without: many.map(word => [`${word}x`]) })).toEqual(['a']);
    expect(await ids({ groups: words(...many, 'absent') })).toEqual([]);
  });

  test('a revised article is found by its new words only', async () => {
    const { articleKey } = await store(place.archive, { id: 'a' }, { title: '1', terms: 'old shared' });
    await revise(place.archive, articleKey as number, { id: 'a' }, { title: '2', terms: 'new shared' });
    expect(await ids({ groups: words('old') })).toEqual([]);
    expect(await ids({ groups: words('new') })).toEqual(['a']);
    expect(await ids({ groups: words('shared') })).toEqual(['a']);
  });

  test('the better match comes first, and of equal ones the fresher', async () => {
    const day = (date: string) =>
      ({ date, precision: 'day', basis: 'stated', clues: [] }) satisfies Record<string, unknown>;
    await store(
      place.archive,
      { id: 'new', seen: at(20) },
      {
        title: '1',
        terms: 'shell factory a b',
        published: { ...day('2026-11-20'), precision: 'day', basis: 'stated' },
      },
    );
    await store(
      place.archive,
      { id: 'old', seen: at(20) },
      {
        title: '2',
        terms: 'shell factory a c',
        published: { ...day('2025-01-02'), precision: 'day', basis: 'stated' },
      },
    );
    await store(
      place.archive,
      { id: 'weak', seen: at(20) },
      {
        title: '3',
        terms: `shell ${'filler '.repeat(200)}`,
        published: { ...day('2025-01-02'), precision: 'day', basis: 'stated' },
      },
    );
    for (let n = 0; n < 9; n += 1)
      await store(
        place.archive,
        { id: `o${n}`, seen: at(20) },
        { title: `o${n}`, terms: 'other words only' },
      );
    const page = await place.archive.search({ groups: words('shell'), without: [], limit: 10 });
    expect(page.hits.map(hit => hit.article.id)).toEqual(['new', 'old', 'weak']);
    const scores = page.hits.map(hit => hit.score);
    expect(scores.toSorted((a, b) => b - a)).toEqual(scores);
  });

  test('without words the newest kept come first', async () => {
    for (const id of ['a', 'b', 'c']) await store(place.archive, { id }, { title: id });
    const page = await place.archive.search({ groups: [], without: [], languages: ['en'], limit: 2 });
    expect(page.hits.map(hit => hit.article.id)).toEqual(['c', 'b']);
    expect(page.total).toBe(3);
  });

  test('pages run through every hit once, and stand still while new articles arrive', async () => {
    for (let n = 1; n <= 9; n += 1)
      await store(place.archive, { id: `${n}` }, { title: `${n}`, terms: `x ${'y '.repeat(n)}` });
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await place.archive.search({ groups: words('x'), without: [], limit: 2, cursor });
      expect(page.total).toBe(9);
      found.push(...page.hits.map(hit => hit.article.id));
      cursor = page.next;
      await store(place.archive, { id: `late${found.length}` }, { title: `late${found.length}`, terms: 'x' });
    } while (cursor !== null);
    expect(found.toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  test('a cursor nobody gave is refused kindly', async () => {
    const query = { groups: words('x'), without: [], limit: 2 };
    await expect(place.archive.search({ ...query, cursor: '???' })).rejects.toThrow(UsageError);
  });
}
