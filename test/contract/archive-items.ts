import { expect, test } from 'vitest';
import { ArchiveError } from '../../src/errors.ts';
import { folderSource, makeEntities, makeItem, makeReading } from '../helpers/readings.ts';
import { at, type OpenArchive, revise, store, useArchive } from './archive-setup.ts';

export function describeItems(open: OpenArchive): void {
  const place = useArchive(open);

  test('an article comes back whole, as it was given', async () => {
    const reading = makeReading({
      title: 'शोइगु उत्तर कोरिया पहुँचे',
      language: 'hi',
      people: makeEntities('sergei-shoigu'),
      event: { type: 'visit', actors: [], place: 'Pyongyang', date: null, dateBasis: 'unknown' },
      summary: [{ text: 'शोइगु पहुँचे।', start: 0, end: 13 }],
      fingerprint: { content: 'c1', minhash: [0, 1, 4294967295, 2147483648] },
    });
    const item = makeItem({
      id: 'a.txt',
      text: 'शोइगु पहुँचे। 🚀',
      authors: ['अ'],
      outlet: 'Samachar',
      url: 'https://example.org/a',
    });
    const outcome = await place.archive.keep(
      { kind: 'stored', item, reading, storyId: null, reasons: ['names both sides'] },
      at(20, 11),
    );
    expect(await place.archive.article('a.txt')).toEqual({
      key: outcome.articleKey,
      id: 'a.txt',
      sourceId: 'folder:seeds',
      outlet: 'Samachar',
      url: 'https://example.org/a',
      authors: ['अ'],
      text: 'शोइगु पहुँचे। 🚀',
      reading,
      firstSeen: item.seen,
      updated: item.seen,
      backfill: false,
      revisions: 1,
      storyId: outcome.storyId,
    });
  });

  test('an article without an outlet shows its source’s name', async () => {
    await store(place.archive, { id: 'a.txt' });
    expect((await place.archive.article('a.txt'))?.outlet).toBe('seeds');
  });

  test('keeping says how the item ended', async () => {
    const outcome = await store(place.archive, { id: 'a.txt', url: 'https://example.org/a' }, { title: 'T' });
    expect(outcome).toMatchObject({
      kind: 'stored',
      reasons: ['new'],
      sourceId: 'folder:seeds',
      locator: 'a.txt',
      id: 'a.txt',
      url: 'https://example.org/a',
      title: 'T',
      at: at(20, 10),
    });
    expect(outcome.articleKey).toBeTypeOf('number');
    expect(outcome.storyId).toBeTypeOf('number');
  });

  test('two articles under one id get different ids', async () => {
    const other = { id: 'feed:b', kind: 'feed', name: 'B' } as const;
    await store(place.archive, { id: 'same', locator: '1' }, { title: 'one' });
    const second = await store(place.archive, { id: 'same', locator: '2', source: other }, { title: 'two' });
    const third = await store(place.archive, { id: 'same', locator: '3', source: other }, { title: 'three' });
    expect([second.id, third.id]).toEqual(['same~2', 'same~3']);
    expect((await place.archive.article('same~2'))?.reading.title).toBe('two');
    expect((await place.archive.article('same'))?.reading.title).toBe('one');
  });

  test('an article is found by key, id, address, locator and key as text', async () => {
    const { articleKey } = await store(place.archive, {
      id: 'shown',
      locator: 'guid-1',
      url: 'https://example.org/1',
    });
    for (const reference of [
      articleKey as number,
      'shown',
      'https://example.org/1',
      'guid-1',
      `${articleKey}`,
    ])
      expect((await place.archive.article(reference))?.key).toBe(articleKey);
    expect(await place.archive.article('nothing')).toBeNull();
    expect(await place.archive.article(999)).toBeNull();
  });

  test('an unknown item is not known', async () => {
    expect(await place.archive.recall('c', 'folder:seeds', 'a.txt', 'https://example.org')).toEqual({
      sameContent: null,
      sameOrigin: null,
      earlierOutcome: null,
    });
  });

  test('an item is known by content, by origin and by address', async () => {
    const { articleKey, content } = await store(place.archive, { id: 'a', url: 'https://example.org/a' });
    const byContent = await place.archive.recall(content as string, 'feed:x', 'other', null);
    expect([byContent.sameContent?.key, byContent.sameOrigin]).toEqual([articleKey, null]);
    const byOrigin = await place.archive.recall('other', 'folder:seeds', 'a', null);
    expect([byOrigin.sameContent, byOrigin.sameOrigin?.key]).toEqual([null, articleKey]);
    const byAddress = await place.archive.recall('other', 'feed:x', 'other', 'https://example.org/a');
    expect(byAddress.sameOrigin?.key).toBe(articleKey);
  });

  test('a duplicate makes no article but is remembered with its origin', async () => {
    const { articleKey, content, storyId } = await store(place.archive, { id: 'a' });
    const item = makeItem({ id: 'copy', url: 'https://example.org/copy' });
    const outcome = await place.archive.keep(
      {
        kind: 'duplicate',
        item,
        content: content as string,
        articleKey: articleKey as number,
        reasons: ['same'],
      },
      at(21),
    );
    expect(outcome).toMatchObject({ kind: 'duplicate', articleKey, storyId, content });
    expect((await place.archive.counts()).articles).toBe(1);
    const known = await place.archive.recall('x', 'folder:seeds', 'copy', null);
    expect(known.sameOrigin?.key).toBe(articleKey);
  });

  test('the same content stored twice stays one article', async () => {
    const first = await store(place.archive, { id: 'a', locator: 'a' }, { title: 'T' });
    const second = await store(place.archive, { id: 'b', locator: 'b' }, { title: 'T' });
    expect(second).toMatchObject({ kind: 'duplicate', articleKey: first.articleKey, storyId: first.storyId });
    expect(await place.archive.counts()).toMatchObject({ articles: 1, stories: 1 });
  });

  test('an off-beat item makes no article and is known the next time', async () => {
    const reading = makeReading({ title: 'Football' });
    await place.archive.keep(
      { kind: 'off-beat', item: makeItem({ id: 'f' }), reading, reasons: ['sport'] },
      at(20),
    );
    expect((await place.archive.counts()).articles).toBe(0);
    const known = await place.archive.recall(reading.fingerprint.content, 'feed:x', 'y', null);
    expect(known.earlierOutcome).toMatchObject({ kind: 'off-beat', reasons: ['sport'], id: 'f' });
  });

  test('a revision replaces text and reading and keeps story, id and the text before', async () => {
    const { articleKey, storyId } = await store(place.archive, { id: 'a', text: 'old' }, { title: 'Old' });
    const outcome = await revise(
      place.archive,
      articleKey as number,
      { id: 'a', text: 'new', seen: at(21) },
      { title: 'New', language: 'ru' },
    );
    expect(outcome).toMatchObject({ kind: 'revised', articleKey, storyId, title: 'New' });
    const article = await place.archive.article('a');
    expect(article).toMatchObject({
      text: 'new',
      revisions: 2,
      storyId,
      firstSeen: at(20, 10),
      updated: at(21),
    });
    expect(article?.reading.title).toBe('New');
    const revisions = await place.archive.revisions(articleKey as number);
    expect(revisions.map(one => [one.number, one.text, one.title, one.seen])).toEqual([
      [1, 'old', 'Old', at(20, 10)],
      [2, 'new', 'New', at(21)],
    ]);
    expect((await place.archive.counts()).languages).toEqual({ ru: 1 });
  });

  test('three revisions keep three texts', async () => {
    const { articleKey } = await store(place.archive, { id: 'a', text: '1' }, { title: '1' });
    await revise(place.archive, articleKey as number, { id: 'a', text: '2' }, { title: '2' });
    await revise(place.archive, articleKey as number, { id: 'a', text: '3' }, { title: '3' });
    const texts = (await place.archive.revisions(articleKey as number)).map(one => one.text);
    expect(texts).toEqual(['1', '2', '3']);
  });

  test('an earlier text from another place is a copy; from the same place it is put back', async () => {
    const { articleKey, content } = await store(place.archive, { id: 'a' }, { title: 'Old' });
    await revise(place.archive, articleKey as number, { id: 'a' }, { title: 'New' });
    const mirror = await place.archive.recall(content as string, 'feed:x', 'mirror', null);
    expect(mirror.sameContent?.key).toBe(articleKey);
    const back = await place.archive.recall(content as string, 'folder:seeds', 'a', null);
    expect([back.sameContent, back.sameOrigin?.key]).toEqual([null, articleKey]);
  });

  test('a place that gives another article is remembered with the newer one', async () => {
    await store(place.archive, { id: 'a', locator: 'latest.txt' }, { title: 'one' });
    const second = await store(place.archive, { id: 'b', locator: 'latest.txt' }, { title: 'two' });
    const known = await place.archive.recall('x', 'folder:seeds', 'latest.txt', null);
    expect(known.sameOrigin?.key).toBe(second.articleKey);
  });

  test('what cannot be kept is refused whole', async () => {
    const { archive } = place;
    await expect(store(archive, { id: 'a' }, {}, 77)).rejects.toThrow(ArchiveError);
    await expect(revise(archive, 77, { id: 'a' })).rejects.toThrow(ArchiveError);
    expect(await archive.counts()).toEqual({ articles: 0, stories: 0, languages: {}, newest: null });
    expect(await archive.outcomesOf('a')).toEqual([]);
    expect(await archive.article('a')).toBeNull();
  });

  test('an unreadable file is kept with its reason', async () => {
    const outcome = await place.archive.keepUnreadable(
      { source: folderSource, locator: 'in/empty.txt', id: 'empty.txt', reason: 'The file is empty.' },
      at(20),
    );
    expect(outcome).toMatchObject({ kind: 'unreadable', reasons: ['The file is empty.'], content: null });
    expect(await place.archive.outcomesOf('empty.txt')).toEqual([outcome]);
  });

  test('outcomes are found by id, locator or address, else by their ending, newest first', async () => {
    const { archive } = place;
    await store(archive, {
      id: 'a.txt',
      locator: 'deep/a.txt',
      url: 'https://example.org/x/1',
      seen: at(19),
    });
    await store(archive, { id: 'b', locator: 'guid:1', url: 'https://example.org/y/1', seen: at(20) });
    const ids = async (reference: string) => (await archive.outcomesOf(reference)).map(one => one.id);
    expect(await ids('a.txt')).toEqual(['a.txt']);
    expect(await ids('deep/a.txt')).toEqual(['a.txt']);
    expect(await ids('https://example.org/y/1')).toEqual(['b']);
    expect(await ids('/1')).toEqual(['b', 'a.txt']);
    expect(await ids('%')).toEqual([]);
    expect(await ids('')).toEqual([]);
    expect(await archive.outcomesOf('/1', 1)).toHaveLength(1);
  });

  test('an ending may be longer than any file name, hold any sign, and end an id alone', async () => {
    const { archive } = place;
    const long = `https://example.org/${'folder/'.repeat(20)}`;
    await store(archive, { id: 'feed item 7', locator: `${long}one/🇰🇵🇷🇺.html`, url: `${long}two.html` });
    await store(archive, { id: 'other', locator: `${long}three/🇰🇵🇷🇺.html` });
    const ids = async (reference: string) =>
      (await archive.outcomesOf(reference)).map(one => one.id).toSorted();
    expect(await ids(`${long}one/🇰🇵🇷🇺.html`)).toEqual(['feed item 7']);
    expect(await ids(`${long.slice(9)}one/🇰🇵🇷🇺.html`)).toEqual(['feed item 7']);
    expect(await ids('🇷🇺.html')).toEqual(['feed item 7', 'other']);
    expect(await ids('item 7')).toEqual(['feed item 7']);
    expect(await ids('folder/two.html')).toEqual(['feed item 7']);
    expect(await ids('folder/')).toEqual([]);
  });

  test('an item a feed shows again and again is one row, at its newest moment', async () => {
    const { articleKey, content } = await store(place.archive, { id: 'a' });
    for (const day of [21, 22, 23]) {
      await place.archive.keep(
        {
          kind: 'duplicate',
          item: makeItem({ id: 'a' }),
          content: content as string,
          articleKey: articleKey as number,
          reasons: ['same'],
        },
        at(day),
      );
    }
    const outcomes = await place.archive.outcomesOf('a');
    expect(outcomes.map(one => [one.kind, one.at])).toEqual([
      ['duplicate', at(23)],
      ['stored', at(20, 10)],
    ]);
    expect(await place.archive.outcomeCounts()).toMatchObject({ stored: 1, duplicate: 1 });
  });

  test('outcomes are counted by kind, also since a moment', async () => {
    await store(place.archive, { id: 'a', seen: at(18) });
    await store(place.archive, { id: 'b', seen: at(20) });
    await place.archive.keepUnreadable(
      { source: folderSource, locator: 'c', id: 'c', reason: 'Binary.' },
      at(20),
    );
    expect(await place.archive.outcomeCounts()).toEqual({
      stored: 2,
      duplicate: 0,
      revised: 0,
      'off-beat': 0,
      unreadable: 1,
    });
    expect(await place.archive.outcomeCounts(at(19))).toMatchObject({ stored: 1, unreadable: 1 });
  });

  test('text that looks like SQL, or holds NUL stays text', async () => {
    const text = 'Robert\'); DROP TABLE articles;-- \u0000 "quoted"';
    await store(
      place.archive,
      { id: "x'; --", text, locator: "x'; --" },
      { title: '"; DELETE', terms: 'a" OR * ( NEAR b' },
    );
    const article = await place.archive.article("x'; --");
    expect(article?.text).toBe(text);
    expect((await place.archive.counts()).articles).toBe(1);
  });
}
