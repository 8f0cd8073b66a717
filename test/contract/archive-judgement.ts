import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { UsageError } from '../../src/errors.ts';
import type { Correction, Corrector } from '../../src/model/judgement.ts';
import type { GroupKey } from '../../src/model/reading.ts';
import { makeEntities, makeReading } from '../helpers/readings.ts';
import {
  at,
  everything,
  makeSubscription,
  type OpenArchive,
  revise,
  store,
  useArchive,
} from './archive-setup.ts';

const channel = { platform: 'discord', id: 'channel-1' } as const;
const asha: Corrector = { person: { platform: 'discord', id: 'u1', name: 'Asha' }, channel };
const boris: Corrector = { person: { platform: 'slack', id: 'U2', name: 'Boris' }, channel: null };

const leadOf = (archive: Archive) => async (query: object) =>
  (await archive.latest({ limit: 50, ...query })).stories.map(story => story.id);

export function describeJudgement(open: OpenArchive): void {
  const place = useArchive(open);

  /** Keeps articles as stories of their own. @returns keys and stories by name */
  async function keepApart(...names: string[]): Promise<Record<string, { key: number; story: number }>> {
    const kept: Record<string, { key: number; story: number }> = {};
    for (const [index, name] of names.entries()) {
      const { articleKey, storyId } = await store(
        place.archive,
        { id: name, seen: at(20, index) },
        { title: name, people: makeEntities(name) },
      );
      kept[name] = { key: articleKey as number, story: storyId as number };
    }
    return kept;
  }

  async function members(story: number): Promise<string[]> {
    return ((await place.archive.story(story))?.articles ?? []).map(one => one.id).toSorted();
  }

  test('an article moved is in the other story, whatever asks', async () => {
    const { archive } = place;
    const { a, b, c } = (await keepApart('a', 'b', 'c')) as Record<
      'a' | 'b' | 'c',
      { key: number; story: number }
    >;
    await archive.mergeStories(b.story, a.story, asha, at(21));
    const moved = await archive.moveArticles([b.key], c.story, asha, at(21, 1));
    expect(moved).toMatchObject({
      change: {
        kind: 'move',
        storyId: a.story,
        toStoryId: c.story,
        moves: [{ articleKey: b.key, from: a.story, to: c.story }],
      },
      by: asha.person,
      channel,
      at: at(21, 1),
      undoneBy: null,
    });
    expect([await members(a.story), await members(c.story)]).toEqual([['a'], ['b', 'c']]);
    expect((await archive.article('b'))?.storyId).toBe(c.story);
    expect((await archive.outcomesOf('b'))[0]?.storyId).toBe(c.story);
    expect(await leadOf(archive)({ person: 'b' })).toEqual([c.story]);
    expect(await archive.moveArticles([b.key], c.story, asha, at(21, 2))).toBeNull();
  });

  test('a merged story is found by its old number, over several steps, and no story gets that number again', async () => {
    const { archive } = place;
    const { a, b, c } = (await keepApart('a', 'b', 'c')) as Record<
      'a' | 'b' | 'c',
      { key: number; story: number }
    >;
    await archive.mergeStories(c.story, b.story, asha, at(21));
    await archive.mergeStories(b.story, a.story, asha, at(21));
    for (const { story } of [a, b, c]) expect((await archive.story(story))?.id).toBe(a.story);
    expect((await archive.counts()).stories).toBe(1);
    const ids: number[] = [];
    for await (const story of archive.everyStory()) ids.push(story.id);
    expect(ids).toEqual([a.story]);
    const { storyId } = await store(archive, { id: 'd', seen: at(22) }, { title: 'd' });
    expect([a.story, b.story, c.story]).not.toContain(storyId);
    // Grouping chose the story just before it was merged.
    const late = await store(archive, { id: 'e', seen: at(22) }, { title: 'e' }, c.story);
    expect(late.storyId === a.story || late.storyId === c.story).toBe(true);
    expect((await archive.article('e'))?.storyId).toBe(a.story);
  });

  test('a split makes a story of its own, and the rest stays', async () => {
    const { archive } = place;
    const { a, b } = (await keepApart('a', 'b')) as Record<'a' | 'b', { key: number; story: number }>;
    await archive.mergeStories(b.story, a.story, asha, at(21));
    const split = (await archive.splitStory(a.story, [a.key], asha, at(21))) as Correction;
    const made = 'toStoryId' in split.change ? split.change.toStoryId : 0;
    expect([await members(a.story), await members(made)]).toEqual([['b'], ['a']]);
    await expect(archive.splitStory(a.story, [b.key], asha, at(21))).rejects.toThrow(
      /nothing to part it from/,
    );
    await expect(archive.splitStory(a.story, [a.key], asha, at(21))).rejects.toThrow(/not in story/);
    await expect(archive.splitStory(99, [a.key], asha, at(21))).rejects.toThrow(UsageError);
    await expect(archive.moveArticles([99], a.story, asha, at(21))).rejects.toThrow(/no article 99/);
  });

  test('grouping sees what people settled, and can not undo it', async () => {
    const { archive } = place;
    const { a, b, c } = (await keepApart('a', 'b', 'c')) as Record<
      'a' | 'b' | 'c',
      { key: number; story: number }
    >;
    const shown = async (name: string) => {
      const key: GroupKey = makeReading({ title: name, people: makeEntities(name) }).groupKey;
      const found = await archive.candidates(key, { from: at(15), to: at(25) });
      return found.map(({ storyId, members: own, apart }) => ({
        storyId,
        pinned: own.filter(one => one.pinned).map(one => one.articleKey),
        apart,
      }));
    };
    expect(await shown('b')).toEqual([{ storyId: b.story, pinned: [], apart: [] }]);
    await archive.mergeStories(b.story, a.story, asha, at(21));
    expect(await shown('b')).toEqual([{ storyId: a.story, pinned: [a.key, b.key], apart: [] }]);
    expect(await archive.moveArticles([b.key], c.story, null, at(21))).toBeNull();
    await archive.splitStory(a.story, [b.key], asha, at(21));
    const part = (await archive.article('b'))?.storyId as number;
    expect(await shown('b')).toEqual([{ storyId: part, pinned: [b.key], apart: [a.story] }]);
    expect(await shown('a')).toEqual([{ storyId: a.story, pinned: [a.key], apart: [part] }]);
    expect(await archive.mergeStories(part, a.story, null, at(21))).toBeNull();
    // Held apart from whatever the other has become part of.
    expect(await archive.mergeStories(a.story, c.story, null, at(21))).toMatchObject({ by: null });
    expect(await archive.mergeStories(part, c.story, null, at(21))).toBeNull();
    expect(await shown('b')).toEqual([{ storyId: part, pinned: [b.key], apart: [c.story] }]);
    // A person may think again.
    await archive.mergeStories(part, c.story, boris, at(22));
    expect((await shown('b'))[0]?.apart).toEqual([]);
  });

  test('a merged story keeps its thread; where it has none it takes over the other’s', async () => {
    const { archive } = place;
    const { a, b } = (await keepApart('a', 'b')) as Record<'a' | 'b', { key: number; story: number }>;
    const other = { platform: 'slack', id: 'C1' } as const;
    await archive.saveThread(a.story, channel, 'thread a', at(20));
    await archive.saveThread(b.story, channel, 'thread b', at(20));
    await archive.saveThread(b.story, other, 'thread b in Slack', at(20));
    const merged = (await archive.mergeStories(b.story, a.story, asha, at(21))) as Correction;
    for (const id of [a.story, b.story]) {
      expect(await archive.thread(id, channel)).toBe('thread a');
      expect(await archive.thread(id, other)).toBe('thread b in Slack');
    }
    await archive.undoCorrection(merged.number, asha, at(21));
    expect(await archive.thread(b.story, channel)).toBe('thread b');
    expect(await archive.thread(a.story, other)).toBeNull();
  });

  test('what a channel was told follows the articles', async () => {
    const { archive } = place;
    const { a, b } = (await keepApart('a', 'b')) as Record<'a' | 'b', { key: number; story: number }>;
    const { id } = await archive.addSubscription(makeSubscription());
    await archive.keepDigest(
      {
        subscriptionId: id,
        window: { from: at(20), to: at(20, 1) },
        items: [{ storyId: a.story, status: 'new', articleKeys: [a.key] }],
        text: '',
        composed: at(20, 1),
      },
      () => [],
      () => '',
    );
    const found = async () =>
      (await archive.storiesInWindow({ from: at(20, 1), to: at(21) }, everything, id)).map(one => [
        one.story.id,
        one.articleKeys,
        one.told,
      ]);
    expect(await found()).toEqual([[b.story, [b.key], false]]);
    const { number } = (await archive.mergeStories(a.story, b.story, asha, at(20, 2))) as Correction;
    expect(await found()).toEqual([[b.story, [b.key], true]]);
    await archive.undoCorrection(number, asha, at(20, 3));
    expect(await found()).toEqual([[b.story, [b.key], false]]);
  });

  test('the last word on a story stands, and shows who said it', async () => {
    const { archive } = place;
    const { a, b } = (await keepApart('a', 'b')) as Record<'a' | 'b', { key: number; story: number }>;
    const verified = { kind: 'verified', note: 'two sources', duplicateOf: null } as const;
    expect(await archive.judgeStory(a.story, verified, asha, at(21))).toMatchObject({
      change: { kind: 'mark', before: null, after: verified },
    });
    expect((await archive.story(a.story))?.judgement).toEqual({ ...verified, by: asha.person, at: at(21) });
    expect(await archive.judgeStory(a.story, verified, boris, at(22))).toBeNull();
    const repeats = { kind: 'duplicate', note: null, duplicateOf: b.story } as const;
    const second = await archive.judgeStory(a.story, repeats, boris, at(22));
    expect(
      (await archive.latest({ limit: 5 })).stories.find(one => one.id === a.story)?.judgement,
    ).toMatchObject(repeats);
    await archive.undoCorrection(second?.number as number, asha, at(23));
    expect((await archive.story(a.story))?.judgement).toMatchObject(verified);
    await archive.judgeStory(a.story, null, asha, at(23));
    expect((await archive.story(a.story))?.judgement).toBeNull();
    expect(await archive.judgeStory(a.story, null, asha, at(23))).toBeNull();
    for (const duplicateOf of [a.story, 99])
      await expect(archive.judgeStory(a.story, { ...repeats, duplicateOf }, asha, at(23))).rejects.toThrow(
        UsageError,
      );
  });

  test('a duplicate points to where the other story is now', async () => {
    const { archive } = place;
    const { a, b, c } = (await keepApart('a', 'b', 'c')) as Record<
      'a' | 'b' | 'c',
      { key: number; story: number }
    >;
    await archive.judgeStory(a.story, { kind: 'duplicate', note: null, duplicateOf: b.story }, asha, at(21));
    await archive.mergeStories(b.story, c.story, asha, at(21));
    expect((await archive.story(a.story))?.judgement?.duplicateOf).toBe(c.story);
    await archive.mergeStories(c.story, a.story, asha, at(21));
    expect((await archive.story(a.story))?.judgement).toBeNull();
  });

  test('what is off-beat is in no list and no digest, but in search and by its number', async () => {
    const { archive } = place;
    const { a, b } = (await keepApart('a', 'b')) as Record<'a' | 'b', { key: number; story: number }>;
    const noise = { kind: 'off-beat', note: null, duplicateOf: null } as const;
    const { number } = (await archive.judgeStory(a.story, noise, asha, at(20, 5))) as Correction;
    const today = { from: at(20), to: at(21) };
    const inWindow = async (id: number | null = null) =>
      (await archive.storiesInWindow(today, everything, id)).map(one => one.story.id);
    for (const query of [
      {},
      { languages: ['en'] },
      { since: at(19) },
      { languages: ['en'], since: at(19) },
    ]) {
      const page = await archive.latest({ limit: 5, ...query });
      expect([page.total, page.stories.map(one => one.id)]).toEqual([1, [b.story]]);
    }
    expect(await leadOf(archive)({ person: 'a' })).toEqual([]);
    expect(await inWindow()).toEqual([b.story]);
    expect((await archive.story(a.story))?.judgement?.kind).toBe('off-beat');
    expect((await archive.search({ groups: [[['a']]], without: [], limit: 5 })).total).toBe(1);
    expect((await archive.counts()).stories).toBe(2);
    // A later report doesn't bring it back.
    await store(archive, { id: 'a2', seen: at(20, 6) }, { title: 'a2', topics: ['arms'] }, a.story);
    expect(await leadOf(archive)({ topics: ['arms'] })).toEqual([]);

    // The digest of the day goes without it; once somebody thinks again, it is still to be told.
    const { id } = await archive.addSubscription(makeSubscription());
    const compose = async (window: { from: string; to: string }) => {
      const found = await archive.storiesInWindow(window, everything, id);
      await archive.keepDigest(
        {
          subscriptionId: id,
          window,
          items: found.map(one => ({ storyId: one.story.id, status: 'new', articleKeys: one.articleKeys })),
          text: '',
          composed: window.to,
        },
        () => [],
        () => '',
      );
      return found.map(one => one.story.id);
    };
    expect(await compose(today)).toEqual([b.story]);
    expect(await compose({ from: at(21), to: at(22) })).toEqual([]);
    await archive.undoCorrection(number, asha, at(22));
    expect(await leadOf(archive)({ topics: ['arms'] })).toEqual([a.story]);
    expect(await compose({ from: at(22), to: at(23) })).toEqual([a.story]);
    expect(await compose({ from: at(23), to: at(24) })).toEqual([]);
  });

  test('a merge is taken back whole, but what has joined since stays', async () => {
    const { archive } = place;
    const { a, b } = (await keepApart('a', 'b')) as Record<'a' | 'b', { key: number; story: number }>;
    const { number } = (await archive.mergeStories(b.story, a.story, asha, at(21))) as Correction;
    await store(archive, { id: 'c', seen: at(21) }, { title: 'c' }, a.story);
    const undone = await archive.undoCorrection(number, boris, at(22));
    expect(undone).toMatchObject({ change: { kind: 'undo', of: number }, by: boris.person });
    expect([await members(a.story), await members(b.story)]).toEqual([['a', 'c'], ['b']]);
    expect((await archive.story(b.story))?.id).toBe(b.story);
    expect((await archive.correction(number))?.undoneBy).toBe(undone.number);
    const [candidate] = await archive.candidates(
      makeReading({ title: 'b', people: makeEntities('b') }).groupKey,
      { from: at(15), to: at(25) },
    );
    expect(candidate).toMatchObject({ storyId: b.story, apart: [], members: [{ pinned: false }] });
    await expect(archive.undoCorrection(number, asha, at(22))).rejects.toThrow(/already/);
    await expect(archive.undoCorrection(undone.number, asha, at(22))).rejects.toThrow(/itself/);
    await expect(archive.undoCorrection(99, asha, at(22))).rejects.toThrow(/no correction 99/);
  });

  test('a split is taken back with what has joined the new story since', async () => {
    const { archive } = place;
    const { a, b } = (await keepApart('a', 'b')) as Record<'a' | 'b', { key: number; story: number }>;
    await archive.mergeStories(b.story, a.story, asha, at(21));
    const split = (await archive.splitStory(a.story, [b.key], asha, at(21))) as Correction;
    const made = 'toStoryId' in split.change ? split.change.toStoryId : 0;
    await store(archive, { id: 'c', seen: at(21) }, { title: 'c' }, made);
    await archive.undoCorrection(split.number, asha, at(22));
    expect(await members(a.story)).toEqual(['a', 'b', 'c']);
    expect((await archive.story(made))?.id).toBe(a.story);
  });

  test('an earlier correction is not taken back under a later one', async () => {
    const { archive } = place;
    const { a, b, c } = (await keepApart('a', 'b', 'c')) as Record<
      'a' | 'b' | 'c',
      { key: number; story: number }
    >;
    const first = (await archive.mergeStories(b.story, a.story, asha, at(21))) as Correction;
    const second = (await archive.moveArticles([b.key], c.story, asha, at(21))) as Correction;
    await expect(archive.undoCorrection(first.number, asha, at(22))).rejects.toThrow(
      `Correction ${second.number}`,
    );
    await archive.undoCorrection(second.number, asha, at(22));
    await archive.undoCorrection(first.number, asha, at(22));
    expect([await members(a.story), await members(b.story), await members(c.story)]).toEqual([
      ['a'],
      ['b'],
      ['c'],
    ]);
  });

  test('a person who takes back what grouping did has judged', async () => {
    const { archive } = place;
    const { a, b } = (await keepApart('a', 'b')) as Record<'a' | 'b', { key: number; story: number }>;
    const merged = (await archive.mergeStories(b.story, a.story, null, at(21))) as Correction;
    expect(merged.by).toBeNull();
    await archive.undoCorrection(merged.number, asha, at(21));
    expect(await archive.mergeStories(b.story, a.story, null, at(22))).toBeNull();
    expect(await archive.moveArticles([b.key], a.story, null, at(22))).toBeNull();
  });

  test('the audit list is asked by channel, by story under any of its numbers, and by what still stands', async () => {
    const { archive } = place;
    const { a, b, c } = (await keepApart('a', 'b', 'c')) as Record<
      'a' | 'b' | 'c',
      { key: number; story: number }
    >;
    const merged = (await archive.mergeStories(b.story, a.story, asha, at(21))) as Correction;
    const marked = (await archive.judgeStory(
      c.story,
      { kind: 'disputed', note: null, duplicateOf: null },
      boris,
      at(21),
    )) as Correction;
    const undone = await archive.undoCorrection(merged.number, asha, at(21));
    const list = async (query: object) =>
      (await archive.corrections({ limit: 9, ...query })).map(one => one.number);
    expect(await list({})).toEqual([undone.number, marked.number, merged.number]);
    expect(await list({ channel })).toEqual([undone.number, merged.number]);
    expect(await list({ storyId: b.story })).toEqual([undone.number, merged.number]);
    expect(await list({ standing: true })).toEqual([marked.number]);
    expect(await list({ before: marked.number })).toEqual([merged.number]);
    expect(await list({ limit: 1 })).toEqual([undone.number]);
    expect(await archive.correction(marked.number)).toEqual(marked);
    expect(await archive.correction(99)).toBeNull();
  });

  test('after any corrections the archive is as if its articles had been kept so from the first', async () => {
    const languages = ['ru', 'ko', 'zh-Hans'];
    const topics = ['arms', 'trade', 'labour'];
    const people = ['rason', 'tumen', 'sergei-shoigu'];
    const pick = fc.nat(11);
    const step = fc.oneof(
      fc.record({ kind: fc.constant('keep' as const), article: pick, story: pick }),
      fc.record({ kind: fc.constant('move' as const), article: pick, story: fc.option(pick) }),
      fc.record({ kind: fc.constant('merge' as const), story: pick, other: pick }),
      fc.record({ kind: fc.constant('split' as const), article: pick }),
      fc.record({ kind: fc.constant('hide' as const), story: pick, off: fc.boolean() }),
      fc.record({ kind: fc.constant('revise' as const), article: pick, as: pick }),
      fc.record({ kind: fc.constant('undo' as const), number: pick }),
    );
    const readingOf = (n: number) => ({
      title: `t${n}`,
      language: languages[n % 3] as string,
      topics: [topics[n % 3] as string, topics[(n >> 1) % 3] as string].slice(0, 1 + (n % 2)),
      people: makeEntities(people[(n >> 2) % 3] as string),
    });
    const views = async (archive: Archive) => {
      const queries = [
        {},
        { minimumReports: 2 },
        { since: at(5) },
        { since: at(5), minimumReports: 2 },
        ...languages.map(language => ({ languages: [language] })),
        { languages, topics: ['arms'], person: 'rason' },
        ...topics.map(topic => ({ topics: [topic], since: at(4) })),
      ];
      const lists = [];
      for (const query of queries) {
        const page = await archive.latest({ limit: 50, ...query });
        lists.push([page.total, page.stories.map(story => story.title)]);
      }
      const stories = [];
      for await (const { id: _, judgement, articles, ...row } of archive.everyStory())
        stories.push({ ...row, hidden: judgement?.kind ?? null, articles: articles.map(one => one.id) });
      const candidates = [];
      for (let n = 0; n < 6; n += 1) {
        const found = await archive.candidates(makeReading(readingOf(n)).groupKey, {
          from: at(1),
          to: at(28),
        });
        candidates.push(found.map(one => one.members.map(member => member.articleKey).join()).toSorted());
      }
      const window = await archive.storiesInWindow({ from: at(1), to: at(28) }, everything, null);
      return {
        lists,
        stories: stories.toSorted((x, y) => (String(x.articles) < String(y.articles) ? -1 : 1)),
        candidates,
        counts: await archive.counts(),
        window: window.map(one => [one.story.title, one.articleKeys]),
      };
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async steps => {
        const [archive, afresh] = [await open(), await open()];
        try {
          const kept: { key: number; id: string; reading: number; was: number | null }[] = [];
          const storyOf = async (n: number) =>
            kept.length === 0
              ? null
              : ((await archive.article(kept[n % kept.length]?.id as string))?.storyId ?? null);
          const keep = async (reading: number, story: number | null) => {
            const id = `a${kept.length}`;
            const day = { id, seen: at(1 + kept.length) };
            const { articleKey } = await store(archive, day, { ...readingOf(reading), terms: id }, story);
            kept.push({ key: articleKey as number, id, reading, was: null });
          };
          for (let n = 0; n < 3; n += 1) await keep(n, null);
          for (const one of steps) {
            const article = kept[('article' in one ? one.article : 0) % kept.length] as (typeof kept)[number];
            const story = 'story' in one && one.story !== null ? await storyOf(one.story) : null;
            const doing = async () => {
              switch (one.kind) {
                case 'keep':
                  return keep(one.article, one.story % 2 === 0 ? story : null);
                case 'move':
                  return archive.moveArticles([article.key], story, asha, at(28));
                case 'merge':
                  return archive.mergeStories(
                    story as number,
                    (await storyOf(one.other)) as number,
                    asha,
                    at(28),
                  );
                case 'split':
                  return archive.splitStory(
                    (await archive.article(article.id))?.storyId as number,
                    [article.key],
                    asha,
                    at(28),
                  );
                case 'hide':
                  return archive.judgeStory(
                    story as number,
                    one.off ? { kind: 'off-beat', note: null, duplicateOf: null } : null,
                    asha,
                    at(28),
                  );
                case 'revise': {
                  if (article.was !== null) return;
                  article.was = article.reading;
                  article.reading = one.as + 12;
                  const seen = (await archive.article(article.id))?.firstSeen as string;
                  const reading = { ...readingOf(article.reading), terms: article.id };
                  return revise(archive, article.key, { id: article.id, seen }, reading);
                }
                case 'undo':
                  return archive.undoCorrection(one.number, asha, at(28));
              }
            };
            // What is refused must change nothing either.
            await doing().catch(error => expect(error).toBeInstanceOf(UsageError));
          }
          const places = new Map<number, number>();
          for (const [index, { id, key, reading, was }] of kept.entries()) {
            const now = await archive.story((await archive.article(id))?.storyId as number);
            const day = { id, seen: at(1 + index) };
            const told = await store(
              afresh,
              day,
              { ...readingOf(was ?? reading), terms: id },
              places.get(now?.id as number) ?? null,
            );
            places.set(now?.id as number, told.storyId as number);
            if (was !== null) await revise(afresh, key, day, { ...readingOf(reading), terms: id });
          }
          for (const [old, story] of places)
            if ((await archive.story(old))?.judgement?.kind === 'off-beat')
              await afresh.judgeStory(
                story,
                { kind: 'off-beat', note: null, duplicateOf: null },
                asha,
                at(28),
              );
          expect(await views(archive)).toEqual(await views(afresh));
        } finally {
          await archive.close();
          await afresh.close();
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
}
