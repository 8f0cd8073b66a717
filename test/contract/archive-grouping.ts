import { expect, test } from 'vitest';
import type { GroupKey, Reading } from '../../src/model/reading.ts';
import { makeReading } from '../helpers/readings.ts';
import { at, type OpenArchive, revise, store, useArchive } from './archive-setup.ts';

function key(overrides: Partial<GroupKey>): GroupKey {
  return {
    language: 'en',
    eventType: null,
    leadEntities: [],
    knownEvents: [],
    from: null,
    to: null,
    leadTerms: [],
    topics: [],
    ...overrides,
  };
}

function dated(date: string | null, groupKey: Partial<GroupKey>): Partial<Reading> {
  return {
    published: { ...makeReading().published, date },
    groupKey: key(groupKey),
    fingerprint: { content: JSON.stringify([date, groupKey]), minhash: [7, 8] },
  };
}

export function describeGrouping(open: OpenArchive): void {
  const place = useArchive(open);
  const near = { from: '2026-11-15', to: '2026-11-21' };

  async function candidates(wanted: Partial<GroupKey>, range = near): Promise<number[]> {
    return (await place.archive.candidates(key(wanted), range)).map(one => one.storyId);
  }

  test('a story is a candidate when a member shares a name, a known event or a word of the lead', async () => {
    const a = await store(place.archive, { id: 'a' }, dated('2026-11-18', { leadEntities: ['rason'] }));
    const b = await store(place.archive, { id: 'b' }, dated('2026-11-18', { knownEvents: ['treaty-2024'] }));
    const c = await store(place.archive, { id: 'c' }, dated('2026-11-18', { leadTerms: ['bridge'] }));
    await store(place.archive, { id: 'd' }, dated('2026-11-18', { leadEntities: ['tumen'] }));
    expect(await candidates({ leadEntities: ['rason'] })).toEqual([a.storyId]);
    expect(await candidates({ knownEvents: ['treaty-2024'] })).toEqual([b.storyId]);
    expect(await candidates({ leadTerms: ['bridge'] })).toEqual([c.storyId]);
    expect(await candidates({ leadTerms: ['bridge'], language: 'ru' })).toEqual([]);
    expect(await candidates({ leadEntities: ['nobody'] })).toEqual([]);
    expect(await candidates({})).toEqual([]);
  });

  test('reports in two languages find each other by kinds, numbers and both leaders, not by a country alone', async () => {
    const signs = ['u:kim-jong-un', 'u:vladimir-putin', 'k:call', 'n:6000'];
    const a = await store(place.archive, { id: 'a' }, dated('2026-11-18', { language: 'ko', signs }));
    expect(await candidates({ language: 'fr', signs: ['k:call'] })).toEqual([a.storyId]);
    expect(await candidates({ language: 'fr', signs: ['n:6000'] })).toEqual([a.storyId]);
    expect(await candidates({ language: 'fr', signs: signs.slice(0, 2) })).toEqual([a.storyId]);
    expect(await candidates({ language: 'fr', signs: ['u:kim-jong-un'] })).toEqual([]);
  });

  test('days are those of publication, and of first sight where that is not known', async () => {
    const shared = { leadEntities: ['rason'] };
    const old = await store(place.archive, { id: 'a', seen: at(18) }, dated('2025-03-02', shared));
    const unknown = await store(place.archive, { id: 'b', seen: at(18) }, dated(null, shared));
    expect(await candidates(shared)).toEqual([unknown.storyId]);
    expect(await candidates(shared, { from: '2025-03-01', to: '2025-03-09' })).toEqual([old.storyId]);
    expect(await candidates(shared, { from: at(18), to: at(18, 23) })).toEqual([unknown.storyId]);
  });

  test('articles dated by month or year only are near every day of it', async () => {
    const shared = { leadEntities: ['rason'] };
    const month = await store(place.archive, { id: 'a' }, dated('2025-03', shared));
    const year = await store(place.archive, { id: 'b' }, dated('2025', { ...shared, topics: ['x'] }));
    const found = await candidates(shared, { from: '2025-03-10', to: '2025-03-12' });
    expect(found.toSorted()).toEqual([month.storyId, year.storyId]);
    expect(await candidates(shared, { from: '2025-06-10', to: '2025-07-12' })).toEqual([year.storyId]);
    expect((await candidates(shared)).toSorted()).toEqual([month.storyId, year.storyId]);
  });

  test('an article without a date is near the days of its event, and near its first sight', async () => {
    const shared = { leadEntities: ['rason'], from: '2024-06-18', to: '2024-06-19' };
    const a = await store(place.archive, { id: 'a', seen: at(18) }, dated(null, shared));
    expect(await candidates(shared, { from: '2024-06-10', to: '2024-06-18' })).toEqual([a.storyId]);
    expect(await candidates(shared, { from: '2024-06-19', to: '2024-06-30' })).toEqual([a.storyId]);
    expect(await candidates(shared)).toEqual([a.storyId]);
    expect(await candidates(shared, { from: '2025-01-01', to: '2025-01-30' })).toEqual([]);
  });

  test('a candidate comes with all its members and what grouping compares', async () => {
    const first = await store(place.archive, { id: 'a' }, dated('2026-11-18', { leadEntities: ['rason'] }));
    await store(place.archive, { id: 'b' }, dated('2020-01-01', { leadEntities: ['other'] }), first.storyId);
    const [candidate] = await place.archive.candidates(key({ leadEntities: ['rason'] }), near);
    expect(candidate?.members.map(one => [one.key.leadEntities, one.published, one.minhash])).toEqual([
      [['rason'], '2026-11-18', [7, 8]],
      [['other'], '2020-01-01', [7, 8]],
    ]);
    expect(candidate?.members[0]).toMatchObject({ articleKey: first.articleKey, firstSeen: at(20, 10) });
  });

  test('those that share most come first', async () => {
    const a = await store(place.archive, { id: 'a' }, dated('2026-11-18', { leadTerms: ['one', 'two'] }));
    const b = await store(place.archive, { id: 'b' }, dated('2026-11-18', { leadTerms: ['one'] }));
    const c = await store(place.archive, { id: 'c' }, dated('2026-11-16', { knownEvents: ['k'] }));
    expect(await candidates({ leadTerms: ['one', 'two'], knownEvents: ['k'] })).toEqual([
      c.storyId,
      a.storyId,
      b.storyId,
    ]);
  });

  test('a revised article is a candidate by its new features', async () => {
    const a = await store(place.archive, { id: 'a' }, dated('2026-11-18', { leadEntities: ['rason'] }));
    await revise(
      place.archive,
      a.articleKey as number,
      { id: 'a' },
      dated('2026-11-18', { leadEntities: ['tumen'] }),
    );
    expect(await candidates({ leadEntities: ['rason'] })).toEqual([]);
    expect(await candidates({ leadEntities: ['tumen'] })).toEqual([a.storyId]);
  });

  test('what another report of the story shares stays when one is revised', async () => {
    const shared = dated('2026-11-18', { leadEntities: ['rason'] });
    const a = await store(place.archive, { id: 'a' }, shared);
    await store(
      place.archive,
      { id: 'b' },
      dated('2026-11-18', { leadEntities: ['rason'], topics: ['x'] }),
      a.storyId,
    );
    await revise(
      place.archive,
      a.articleKey as number,
      { id: 'a' },
      dated('2026-11-18', { leadEntities: ['tumen'] }),
    );
    expect(await candidates({ leadEntities: ['rason'] })).toEqual([a.storyId]);
    expect(await candidates({ leadEntities: ['tumen'] })).toEqual([a.storyId]);
  });

  test('of a large story only the newest fifty reports, the oldest of them first', async () => {
    const first = await store(
      place.archive,
      { id: 'first' },
      dated('2026-11-18', { leadEntities: ['rason'] }),
    );
    for (let n = 0; n < 54; n += 1)
      await store(
        place.archive,
        { id: `${n}` },
        dated('2026-11-18', { leadEntities: ['rason'], topics: [`${n}`] }),
        first.storyId as number,
      );
    const [story] = await place.archive.candidates(key({ leadEntities: ['rason'] }), near);
    const keys = story?.members.map(member => member.articleKey) ?? [];
    expect(keys).toHaveLength(50);
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(keys).not.toContain(first.articleKey);
  });

  test('never more than eighty', async () => {
    for (let n = 0; n < 90; n += 1)
      await store(
        place.archive,
        { id: `${n}` },
        dated('2026-11-18', { leadEntities: ['rason'], topics: [`${n}`] }),
      );
    expect(await candidates({ leadEntities: ['rason'] })).toHaveLength(80);
  });
}
