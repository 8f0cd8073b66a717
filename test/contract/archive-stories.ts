import { expect, test } from 'vitest';
import type { Archive, StoryQuery } from '../../src/archive/archive.ts';
import { UsageError } from '../../src/errors.ts';
import { makeEntities, makeReading } from '../helpers/readings.ts';
import { at, type OpenArchive, revise, store, useArchive } from './archive-setup.ts';

function published(date: string | null) {
  return { date, precision: 'day', basis: 'stated', clues: [] } as const;
}

export function describeStories(open: OpenArchive): void {
  const place = useArchive(open);

  async function titles(query: Partial<StoryQuery>, archive: Archive = place.archive): Promise<string[]> {
    return (await archive.latest({ limit: 50, ...query })).stories.map(story => story.title);
  }

  test('a story holds its reports of every language, newest first', async () => {
    const { storyId } = await store(
      place.archive,
      { id: 'a', seen: at(18) },
      { title: 'A', language: 'hi', published: { ...published('2026-11-17'), clues: [] }, topics: ['arms'] },
    );
    await store(
      place.archive,
      { id: 'b', seen: at(19) },
      {
        title: 'B',
        language: 'ru',
        published: { ...published('2026-11-19'), clues: [] },
        topics: ['arms', 'troops'],
      },
      storyId,
    );
    const story = await place.archive.story(storyId as number);
    expect(story).toMatchObject({
      id: storyId,
      languages: ['hi', 'ru'],
      topics: ['arms', 'troops'],
      from: '2026-11-17',
      to: '2026-11-19',
      firstSeen: at(18),
      lastSeen: at(19),
    });
    expect(story?.articles.map(one => one.id)).toEqual(['b', 'a']);
    expect(await place.archive.story(99)).toBeNull();
  });

  test('the lead is a report with a title of its own, then one with a brief, then the longest', async () => {
    const { storyId } = await store(
      place.archive,
      { id: 'a', text: 'x'.repeat(500) },
      { title: 'Derived', titleBasis: 'derived', brief: 'Brief.', language: 'ko' },
    );
    const lead = async () => (await place.archive.story(storyId as number))?.title;
    expect(await lead()).toBe('Derived');
    await store(
      place.archive,
      { id: 'b', text: 'x'.repeat(50) },
      { title: 'Given', language: 'ru' },
      storyId,
    );
    expect(await lead()).toBe('Given');
    await store(
      place.archive,
      { id: 'c', text: 'x'.repeat(40) },
      { title: 'Briefed', brief: 'Shoigu met Kim.', language: 'hi' },
      storyId,
    );
    expect(await lead()).toBe('Briefed');
    await store(place.archive, { id: 'd', text: 'x'.repeat(60) }, { title: 'Long', brief: 'Met.' }, storyId);
    expect(await lead()).toBe('Long');
    expect(await place.archive.story(storyId as number)).toMatchObject({
      titleLanguage: 'en',
      brief: 'Met.',
      languages: ['en', 'hi', 'ru', 'ko'],
    });
  });

  test('a story whose dates are not known has none', async () => {
    const { storyId } = await store(
      place.archive,
      { id: 'a' },
      { published: { date: null, precision: null, basis: 'unknown', clues: [] } },
    );
    expect(await place.archive.story(storyId as number)).toMatchObject({ from: null, to: null });
  });

  test('a revision changes what the story says', async () => {
    const { storyId, articleKey } = await store(
      place.archive,
      { id: 'a' },
      { title: 'Old', topics: ['arms'], people: makeEntities('sergei-shoigu') },
    );
    await revise(
      place.archive,
      articleKey as number,
      { id: 'a', seen: at(22) },
      { title: 'New', language: 'ru', topics: ['trade'] },
    );
    expect(await place.archive.story(storyId as number)).toMatchObject({
      title: 'New',
      languages: ['ru'],
      topics: ['trade'],
    });
    expect(await titles({ topics: ['arms'] })).toEqual([]);
    expect(await titles({ person: 'sergei-shoigu' })).toEqual([]);
    expect(await titles({ topics: ['trade'], languages: ['ru'] })).toEqual(['New']);
    expect((await place.archive.latest({ limit: 1, topics: ['arms'] })).total).toBe(0);
  });

  test('latest gives the story with the newest report first', async () => {
    const { storyId } = await store(place.archive, { id: 'a', seen: at(18) }, { title: 'A' });
    await store(place.archive, { id: 'b', seen: at(19) }, { title: 'B' });
    expect(await titles({})).toEqual(['B', 'A']);
    await store(place.archive, { id: 'c', seen: at(20), text: '' }, { title: 'C' }, storyId);
    expect(await titles({})).toEqual(['A', 'B']);
  });

  test('stories seen in one moment go by the date they were published', async () => {
    for (const [id, date] of [
      ['a', '2026-11-02'],
      ['b', '2026-11-09'],
      ['c', null],
    ] as const)
      await store(place.archive, { id }, { title: id, published: { ...published(date), clues: [] } });
    expect(await titles({})).toEqual(['b', 'a', 'c']);
  });

  test('latest filters by language, topic, name, moment and number of reports, also together', async () => {
    const shoigu = makeEntities('sergei-shoigu');
    const { storyId } = await store(
      place.archive,
      { id: 'a', seen: at(16) },
      { title: 'A', language: 'hi', topics: ['arms'], people: shoigu },
    );
    await store(
      place.archive,
      { id: 'a2', seen: at(17) },
      { title: 'A2', titleBasis: 'derived', language: 'ru' },
      storyId,
    );
    await store(
      place.archive,
      { id: 'b', seen: at(18) },
      { title: 'B', language: 'ru', topics: ['trade'], places: makeEntities('rason') },
    );
    await store(place.archive, { id: 'c', seen: at(19) }, { title: 'C', language: 'hi', people: shoigu });
    expect(await titles({ languages: ['hi'] })).toEqual(['C', 'A']);
    expect(await titles({ languages: ['hi', 'ru'] })).toEqual(['C', 'B', 'A']);
    expect(await titles({ languages: ['ko'] })).toEqual([]);
    expect(await titles({ topics: ['arms', 'trade'] })).toEqual(['B', 'A']);
    expect(await titles({ person: 'rason' })).toEqual(['B']);
    expect(await titles({ since: at(18) })).toEqual(['C', 'B']);
    expect(await titles({ minimumReports: 2 })).toEqual(['A']);
    expect(await titles({ languages: ['hi'], topics: ['arms'], person: 'sergei-shoigu' })).toEqual(['A']);
    expect(await titles({ languages: ['ru'], topics: ['arms', 'trade'], since: at(18) })).toEqual(['B']);
    expect(await titles({ languages: ['ru'], minimumReports: 2 })).toEqual(['A']);
    expect(await titles({ person: 'sergei-shoigu', since: at(18), minimumReports: 1 })).toEqual(['C']);
  });

  test('a filter on a language takes in its varieties, not the reverse', async () => {
    await store(place.archive, { id: 'a' }, { title: 'A', language: 'zh-Hans' });
    expect(await titles({ languages: ['zh'] })).toEqual(['A']);
    expect(await titles({ languages: ['zh-Hans'] })).toEqual(['A']);
    expect(await titles({ languages: ['zh-Hant'] })).toEqual([]);
  });

  test('pages run through everything once, and tell how many there are', async () => {
    for (let day = 1; day <= 7; day += 1)
      await store(
        place.archive,
        { id: `${day}`, seen: at(day) },
        { title: `${day}`, language: day % 2 ? 'hi' : 'ru' },
      );
    for (const filter of [{}, { languages: ['hi', 'ru'] }]) {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await place.archive.latest({ limit: 3, cursor, ...filter });
        expect(page.total).toBe(7);
        found.push(...page.stories.map(story => story.title));
        cursor = page.next;
      } while (cursor !== null);
      expect(found).toEqual(['7', '6', '5', '4', '3', '2', '1']);
    }
  });

  test('a page stays where it was while new articles arrive', async () => {
    for (let day = 1; day <= 4; day += 1)
      await store(place.archive, { id: `${day}`, seen: at(day) }, { title: `${day}` });
    const first = await place.archive.latest({ limit: 2 });
    await store(place.archive, { id: '5', seen: at(5) }, { title: '5' });
    expect(await titles({ limit: 2, cursor: first.next })).toEqual(['2', '1']);
  });

  test('the articles of a list are whole, text and reading', async () => {
    const { archive } = place;
    const summary = [{ text: 'शोइगु प्योंगयांग पहुँचे।', start: 0, end: 24 }];
    const first = await store(
      archive,
      { id: 'a', text: 'शोइगु प्योंगयांग पहुँचे।' },
      { summary, languageConfidence: 0.7 },
    );
    const page = await archive.latest({ limit: 5, languages: ['en'] });
    expect(page.stories[0]).toEqual(await archive.story(first.storyId as number));
    const { text, reading } = page.stories[0]?.articles[0] ?? {};
    expect(text).toBe('शोइगु प्योंगयांग पहुँचे।');
    const whole = makeReading({ summary, languageConfidence: 0.7, title: 'Report a' });
    expect(reading).toEqual(whole);
    expect(JSON.parse(JSON.stringify(reading))).toEqual(whole);
  });

  test('a cursor nobody gave is refused kindly', async () => {
    await expect(place.archive.latest({ limit: 2, cursor: 'nonsense' })).rejects.toThrow(UsageError);
    await expect(place.archive.latest({ limit: 2, cursor: btoa('[1,2]') })).rejects.toThrow(
      'begin at the first',
    );
  });

  test('an empty archive answers with nothing', async () => {
    expect(await place.archive.latest({ limit: 5 })).toEqual({ stories: [], total: 0, next: null });
  });

  test('every story streams in order of its number while others are written', async () => {
    for (const id of ['a', 'b', 'c']) await store(place.archive, { id }, { title: id });
    const seen: string[] = [];
    for await (const story of place.archive.everyStory()) {
      if (seen.length === 0) await store(place.archive, { id: 'd' }, { title: 'd' });
      seen.push(story.title);
    }
    expect(seen.slice(0, 3)).toEqual(['a', 'b', 'c']);
  });

  test('counts tell articles, stories, languages and the newest moment', async () => {
    const { storyId } = await store(place.archive, { id: 'a', seen: at(18) }, { title: 'A', language: 'ru' });
    await store(place.archive, { id: 'b', seen: at(20) }, { title: 'B', language: 'hi' }, storyId);
    await store(place.archive, { id: 'c', seen: at(19) }, { title: 'C', language: 'ru' });
    expect(await place.archive.counts()).toEqual({
      articles: 3,
      stories: 2,
      languages: { ru: 2, hi: 1 },
      newest: at(20),
    });
  });
}
