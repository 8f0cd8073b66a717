import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/model/reading.ts';
import { makeEntities } from '../helpers/readings.ts';
import { at, type OpenArchive, revise, store, useArchive } from './archive-setup.ts';

const year = { from: '2026-01-01', to: '2026-12-31' };

/** A reading of a day, in a language, that names people and is on topics. */
function reading(day: string | null, language = 'en', more: Partial<Reading> = {}): Partial<Reading> {
  const published: Reading['published'] =
    day === null
      ? { date: null, precision: null, basis: 'unknown', clues: [] }
      : { date: day, precision: day.length < 10 ? 'month' : 'day', basis: 'stated', clues: [] };
  return { language, published, ...more };
}

const naming = (...ids: string[]): Partial<Reading> => ({ people: makeEntities(...ids) });

/** Articles a day, and how often a name stands. */
export function describeCoverage(open: OpenArchive): void {
  const place = useArchive(open);

  describe('coverage', () => {
    test('an article counts for the day it was published, else for the day it was first seen', async () => {
      await store(place.archive, { id: 'a', seen: at(20) }, reading('2026-11-18'));
      await store(place.archive, { id: 'b', seen: at(20) }, reading('2026-11-18T23:30:00.000Z'));
      await store(place.archive, { id: 'c', seen: at(20) }, reading(null));
      await store(place.archive, { id: 'd', seen: at(20) }, reading('2026-11'));
      const found = await place.archive.coverage({ ...year, split: 'none' });
      expect(found).toEqual({
        counts: [
          { day: '2026-11-18', part: '', articles: 2 },
          { day: '2026-11-20', part: '', articles: 2 },
        ],
        undated: 0,
      });
    });

    test('a backfilled article of no known day stands on no day, and is told of', async () => {
      await store(place.archive, { id: 'a', seen: at(20), backfill: true }, reading(null));
      await store(place.archive, { id: 'b', seen: at(20), backfill: true }, reading('2019-04-25', 'ru'));
      const found = await place.archive.coverage({ from: '2019-01-01', to: '2019-12-31', split: 'language' });
      expect(found).toEqual({ counts: [{ day: '2019-04-25', part: 'ru', articles: 1 }], undated: 1 });
    });

    test('first and last day belong to the range, the days beside it do not', async () => {
      for (const day of ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'])
        await store(place.archive, { id: day, seen: at(20) }, reading(day));
      const found = await place.archive.coverage({ from: '2026-11-01', to: '2026-11-30', split: 'none' });
      expect(found.counts.map(count => count.day)).toEqual(['2026-11-01', '2026-11-30']);
    });

    test('articles are counted apart by language and by topic', async () => {
      await store(
        place.archive,
        { id: 'a', seen: at(20) },
        reading('2026-11-18', 'hi', { topics: ['summit', 'troops'] }),
      );
      await store(
        place.archive,
        { id: 'b', seen: at(20) },
        reading('2026-11-18', 'hi', { topics: ['summit'] }),
      );
      await store(place.archive, { id: 'c', seen: at(20) }, reading('2026-11-19', 'zh-Hans', { topics: [] }));
      const { archive } = place;
      expect((await archive.coverage({ ...year, split: 'language' })).counts).toEqual([
        { day: '2026-11-18', part: 'hi', articles: 2 },
        { day: '2026-11-19', part: 'zh-Hans', articles: 1 },
      ]);
      expect((await archive.coverage({ ...year, split: 'topic' })).counts).toEqual([
        { day: '2026-11-18', part: 'summit', articles: 2 },
        { day: '2026-11-18', part: 'troops', articles: 1 },
      ]);
    });

    test('a person, a language and a topic filter, alone and together', async () => {
      const { archive } = place;
      await store(
        archive,
        { id: 'a', seen: at(20) },
        { ...reading('2026-11-18', 'hi', { topics: ['summit'] }), ...naming('p1') },
      );
      await store(
        archive,
        { id: 'b', seen: at(20) },
        { ...reading('2026-11-18', 'zh-Hant', { topics: ['summit'] }), ...naming('p1', 'p2') },
      );
      await store(
        archive,
        { id: 'c', seen: at(20) },
        { ...reading('2026-11-19', 'zh-Hans'), ...naming('p2') },
      );
      expect((await archive.coverage({ ...year, split: 'none', person: 'p1' })).counts).toEqual([
        { day: '2026-11-18', part: '', articles: 2 },
      ]);
      expect((await archive.coverage({ ...year, split: 'language', person: 'p2' })).counts).toEqual([
        { day: '2026-11-18', part: 'zh-Hant', articles: 1 },
        { day: '2026-11-19', part: 'zh-Hans', articles: 1 },
      ]);
      expect((await archive.coverage({ ...year, split: 'none', language: 'zh' })).counts).toHaveLength(2);
      expect(
        (await archive.coverage({ ...year, split: 'topic', person: 'p1', language: 'hi' })).counts,
      ).toEqual([{ day: '2026-11-18', part: 'summit', articles: 1 }]);
      expect((await archive.coverage({ ...year, split: 'none', topic: 'troops' })).counts).toEqual([]);
    });

    test('a revision that says another day, language or name moves the count', async () => {
      const { archive } = place;
      const { articleKey } = await store(
        archive,
        { id: 'a', seen: at(18) },
        { ...reading('2026-11-18'), ...naming('p1') },
      );
      await revise(
        archive,
        articleKey as number,
        { id: 'a', seen: at(19) },
        { ...reading('2026-11-17', 'ru'), ...naming('p2') },
      );
      expect(await archive.coverage({ ...year, split: 'language' })).toEqual({
        counts: [{ day: '2026-11-17', part: 'ru', articles: 1 }],
        undated: 0,
      });
      expect((await archive.coverage({ ...year, split: 'none', person: 'p1' })).counts).toEqual([]);
    });
  });

  describe('stories by day', () => {
    const ids = (page: { stories: { articles: { id: string }[] }[] }) =>
      page.stories.map(story => story.articles[0]?.id);

    test('they come in the order of their days; those of no known day and of other days are left out', async () => {
      const { archive } = place;
      await store(archive, { id: 'late', seen: at(1) }, reading('2026-11-19T08:00:00.000Z'));
      await store(archive, { id: 'early', seen: at(2) }, reading('2026-11-01'));
      await store(archive, { id: 'before', seen: at(3) }, reading('2026-10-31'));
      await store(archive, { id: 'month', seen: at(4) }, reading('2026-11'));
      await store(archive, { id: 'unknown', seen: at(5) }, reading(null));
      const page = await archive.storiesByDay({ from: '2026-11-01', to: '2026-11-19', limit: 10 });
      expect(ids(page)).toEqual(['early', 'late']);
      expect([page.total, page.next]).toEqual([2, null]);
    });

    test('a story that goes on stands where it began', async () => {
      const { archive } = place;
      const first = await store(archive, { id: 'a', seen: at(1) }, reading('2026-11-03'));
      await store(archive, { id: 'b', seen: at(2) }, reading('2026-11-09'), first.storyId);
      expect((await archive.storiesByDay({ from: '2026-11-03', to: '2026-11-03', limit: 5 })).total).toBe(1);
      expect((await archive.storiesByDay({ from: '2026-11-04', to: '2026-11-30', limit: 5 })).total).toBe(0);
    });

    test('pages hold every story once, filters leave what they name', async () => {
      const { archive } = place;
      for (let day = 10; day < 17; day += 1)
        await store(
          archive,
          { id: `s${day}`, seen: at(20) },
          { ...reading('2026-11-12', day % 2 === 0 ? 'ru' : 'hi', { topics: ['summit'] }), ...naming('p1') },
        );
      const all: (string | undefined)[] = [];
      let cursor: string | null = null;
      do {
        const page = await archive.storiesByDay({ ...year, limit: 3, cursor });
        expect(page.total).toBe(7);
        all.push(...ids(page));
        cursor = page.next;
      } while (cursor !== null);
      expect(all).toEqual(['s10', 's11', 's12', 's13', 's14', 's15', 's16']);
      const filtered = await archive.storiesByDay({
        ...year,
        limit: 9,
        languages: ['hi'],
        topics: ['summit'],
        person: 'p1',
      });
      expect(ids(filtered)).toEqual(['s11', 's13', 's15']);
      expect((await archive.storiesByDay({ ...year, limit: 9, person: 'p2' })).stories).toEqual([]);
    });
  });

  describe('mentions', () => {
    test('say how often a name stands in each language, and where first and last by the day of the news', async () => {
      const { archive } = place;
      await store(
        archive,
        { id: 'middle', seen: at(18) },
        { ...reading('2026-11-10', 'hi'), ...naming('p1') },
      );
      await store(
        archive,
        { id: 'first', seen: at(19), backfill: true },
        { ...reading('2023-07-27', 'ru'), ...naming('p1') },
      );
      await store(
        archive,
        { id: 'undated', seen: at(20), backfill: true },
        { ...reading(null, 'ru'), ...naming('p1') },
      );
      await store(
        archive,
        { id: 'last', seen: at(17) },
        { ...reading('2026-11-16', 'ru'), ...naming('p1', 'p2') },
      );
      const found = await archive.mentions('p1');
      expect(found.articles).toBe(4);
      expect(found.languages).toEqual({ ru: 3, hi: 1 });
      expect([found.first?.id, found.last?.id]).toEqual(['first', 'last']);
    });

    test('of someone never named are none', async () => {
      expect(await place.archive.mentions('nobody')).toEqual({
        articles: 0,
        languages: {},
        first: null,
        last: null,
      });
    });
  });
}
