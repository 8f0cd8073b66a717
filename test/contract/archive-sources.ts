import { expect, test } from 'vitest';
import { folderSource } from '../helpers/readings.ts';
import { at, type OpenArchive, store, useArchive } from './archive-setup.ts';

export function describeSources(open: OpenArchive): void {
  const place = useArchive(open);
  const feed = { id: 'feed:https://example.org/rss', kind: 'feed', name: 'Example' } as const;

  test('a source that fails says since when and why, until it is well again', async () => {
    const { archive } = place;
    const health = async () => (await archive.sources())[0];
    await archive.noteSource(feed, { at: at(1), problem: null });
    expect(await health()).toMatchObject({
      source: feed,
      state: 'ok',
      lastSuccess: at(1),
      failingSince: null,
    });
    await archive.noteSource(feed, { at: at(2), problem: 'HTTP 403' });
    await archive.noteSource(feed, { at: at(3), problem: 'HTTP 500' });
    expect(await health()).toMatchObject({
      state: 'failing',
      lastSuccess: at(1),
      failingSince: at(2),
      problem: 'HTTP 500',
    });
    await archive.noteSource(feed, { at: at(4), problem: null });
    expect(await health()).toMatchObject({
      state: 'ok',
      lastSuccess: at(4),
      failingSince: null,
      problem: null,
    });
  });

  test('a source never read, and one that is paused, say so', async () => {
    await place.archive.noteSource(feed, { at: at(1), problem: null, paused: true });
    expect((await place.archive.sources())[0]).toMatchObject({ state: 'paused', lastSuccess: null });
    await place.archive.noteSource(feed, { at: at(2), problem: 'refused' });
    expect((await place.archive.sources())[0]).toMatchObject({ state: 'failing', lastSuccess: null });
  });

  test('a source counts what came of its items, and its name may change', async () => {
    await store(place.archive, { id: 'a', source: feed }, { title: 'a' });
    await store(place.archive, { id: 'b', source: feed }, { title: 'b' });
    await place.archive.keepUnreadable({ source: feed, locator: 'c', id: 'c', reason: 'Empty.' }, at(1));
    await store(place.archive, { id: 'd' }, { title: 'd' });
    await place.archive.noteSource({ ...feed, name: 'Renamed' }, { at: at(21), problem: null });
    const sources = await place.archive.sources();
    expect(sources.map(one => [one.source.name, one.state, one.counts])).toEqual([
      ['Renamed', 'ok', { stored: 2, revised: 0, duplicate: 0, offBeat: 0, unreadable: 1 }],
      [folderSource.name, 'ok', { stored: 1, revised: 0, duplicate: 0, offBeat: 0, unreadable: 0 }],
    ]);
  });

  test('what polling knows of a feed comes back as it was saved last', async () => {
    const state = {
      url: 'https://example.org/rss',
      etag: '"1"',
      lastModified: null,
      firstRead: null,
      failures: 2,
      nextPoll: at(2),
    };
    expect(await place.archive.feedState(state.url)).toBeNull();
    await place.archive.saveFeedState(state);
    await place.archive.saveFeedState({ ...state, failures: 0, firstRead: at(3) });
    expect(await place.archive.feedState(state.url)).toEqual({ ...state, failures: 0, firstRead: at(3) });
    const memory = { itemsAnHour: 1.5, items: ['a'], moved: { to: 'https://example.org/new', times: 2 } };
    await place.archive.saveFeedState({ ...state, memory });
    expect(await place.archive.feedState(state.url)).toEqual({ ...state, memory });
  });
}
