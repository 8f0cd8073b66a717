import { expect, test } from 'vitest';
import type { FeedPause } from '../../src/model/feed.ts';
import type { FeedState } from '../../src/model/feed-state.ts';
import { weekOf } from '../../src/model/health.ts';
import { folderSource, makeItem, makeReading } from '../helpers/readings.ts';
import { at, makeDelivery, makeSubscription, type OpenArchive, store, useArchive } from './archive-setup.ts';

const url = 'https://example.org/rss';
const feed = { id: `feed:${url}`, kind: 'feed', name: 'Example' } as const;
const state: FeedState = {
  url,
  etag: null,
  lastModified: null,
  firstRead: null,
  failures: 0,
  nextPoll: null,
};

export function describeSources(open: OpenArchive): void {
  const place = useArchive(open);
  const health = async (subscription?: number) => (await place.archive.sources(subscription))[0];
  const list = async () => {
    await place.archive.addFeed({ url, title: 'Example' }, 'slack:U1', at(1));
  };

  test('a source that fails says since when and why, until it is well again', async () => {
    const { archive } = place;
    await list();
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
    await place.archive.noteSource(folderSource, { at: at(1), problem: null, paused: true });
    expect(await health()).toMatchObject({ state: 'paused', lastSuccess: null });
    await place.archive.noteSource(folderSource, { at: at(2), problem: 'refused' });
    expect(await health()).toMatchObject({ state: 'failing', lastSuccess: null });
  });

  test('a source counts what came of its items, and its name may change', async () => {
    await list();
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

  test('what is new is counted by week, eight weeks back; what was there at first sight is not new', async () => {
    const { archive } = place;
    const seen = (week: number, day = 1) =>
      new Date(Date.UTC(2026, 7, 31 + 7 * week + day, 12)).toISOString();
    const take = (id: string, when: string, kind: 'stored' | 'off-beat', backfill = false) =>
      archive.keep(
        {
          ...(kind === 'stored' ? { kind, storyId: null } : { kind }),
          item: makeItem({ id, seen: when, backfill }),
          reading: makeReading({ title: id }),
          reasons: ['because'],
        },
        when,
      );
    await take('first', seen(0), 'stored', true);
    for (let week = 0; week < 10; week += 1) {
      await take(`on-${week}`, seen(week), 'stored');
      await take(`off-${week}`, seen(week, 2), 'off-beat');
      await take(`off-${week}`, seen(week, 3), 'off-beat');
    }
    const one = await health();
    expect(one?.weeks).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2].map(week => ({ week: weekOf(seen(week)), items: 2, onBeat: 1 })),
    );
    expect(one?.counts).toMatchObject({ stored: 11, offBeat: 10 });
    expect(one?.lastItem).toBe(seen(9, 2));
  });

  test('a week runs from Monday to Sunday', () => {
    const monday = weekOf('2026-11-16T00:00:00.000Z');
    expect(weekOf('2026-11-22T23:59:59.999Z')).toBe(monday);
    expect(weekOf('2026-11-23T00:00:00.000Z')).toBe(monday + 1);
    expect(weekOf('2026-11-15T23:59:59.999Z')).toBe(monday - 1);
  });

  test('what polling knows of a feed comes back as it was saved last', async () => {
    const known = { ...state, etag: '"1"', failures: 2, nextPoll: at(2) };
    expect(await place.archive.feedState(url)).toBeNull();
    await place.archive.saveFeedState(known);
    await place.archive.saveFeedState({ ...known, failures: 0, firstRead: at(3) });
    expect(await place.archive.feedState(url)).toEqual({ ...known, failures: 0, firstRead: at(3) });
    const memory = { itemsAnHour: 1.5, items: ['a'], moved: { to: 'https://example.org/new', times: 2 } };
    await place.archive.saveFeedState({ ...known, memory });
    expect(await place.archive.feedState(url)).toEqual({ ...known, memory });
  });

  test('the settings add what was never known; what a person removed stays removed', async () => {
    const { archive } = place;
    const seeds = [
      { url, title: 'Example' },
      { url: 'https://example.com/atom', title: null },
    ];
    expect((await archive.seedFeeds(seeds, at(1))).map(one => one.url)).toEqual(seeds.map(one => one.url));
    expect(await archive.removeFeed(feed.id, 'discord:7', at(2))).toBe(true);
    expect(await archive.removeFeed(feed.id, 'discord:7', at(3))).toBe(false);
    expect(await archive.seedFeeds(seeds, at(4))).toEqual([]);
    const [, removed] = (await archive.feeds()).toSorted((a, b) => a.url.localeCompare(b.url));
    expect(removed).toEqual({
      id: feed.id,
      url,
      title: 'Example',
      addedBy: 'settings',
      added: at(1),
      full: 'auto',
      pause: null,
      removed: { by: 'discord:7', at: at(2) },
    });
    expect((await archive.sources()).map(one => one.source.name)).toEqual(['example.com']);
  });

  test('a feed on the list that was never asked is told as such', async () => {
    await list();
    expect(await health()).toMatchObject({ source: feed, state: 'never-read', lastItem: null, weeks: [] });
  });

  test('a person may add a feed once, and add it again when it was removed', async () => {
    const { archive } = place;
    expect(await archive.addFeed({ url, title: null }, 'slack:U1', at(1))).toBe(true);
    expect(await archive.addFeed({ url, title: null }, 'slack:U2', at(2))).toBe(false);
    await archive.removeFeed(feed.id, 'slack:U2', at(3));
    expect(await archive.addFeed({ url, title: 'Back' }, 'slack:U3', at(4))).toBe(true);
    expect(await archive.feeds()).toMatchObject([
      { title: 'Back', addedBy: 'slack:U3', added: at(4), removed: null },
    ]);
  });

  test('a feed that was long off the list is met like a new one, after a slip it goes on as before', async () => {
    const { archive } = place;
    await list();
    await archive.saveFeedState({ ...state, firstRead: at(1), nextPoll: at(9) });
    await archive.removeFeed(feed.id, 'slack:U1', at(2));
    await archive.addFeed({ url, title: null }, 'slack:U1', at(2, 1));
    expect(await archive.feedState(url)).toMatchObject({ firstRead: at(1), nextPoll: null });
    await archive.removeFeed(feed.id, 'slack:U1', at(3));
    await archive.addFeed({ url, title: null }, 'slack:U1', at(8));
    expect(await archive.feedState(url)).toBeNull();
  });

  test('an address that differs in its password alone is the same feed, and no password is in its id', async () => {
    const { archive } = place;
    await list();
    const secret = 'https://u:secret@example.org/rss';
    expect(await archive.addFeed({ url: secret, title: null }, 'slack:U1', at(2))).toBe(true);
    expect(await archive.feeds()).toMatchObject([{ id: feed.id, url: secret, title: 'Example' }]);
    expect(JSON.stringify((await archive.sources()).map(one => one.source))).not.toContain('secret');
  });

  test('a person’s pause stays until it is ended; ending it forgets the failures', async () => {
    const { archive } = place;
    await list();
    const pause: FeedPause = { by: 'person', reason: 'too loud', since: at(2), who: 'discord:7' };
    expect(await archive.pauseFeed(feed.id, pause)).toBe(true);
    expect(await archive.pauseFeed('feed:https://unknown.example/', pause)).toBe(false);
    expect(await health()).toMatchObject({ state: 'paused', feed: { pause } });
    await archive.keepPoll(
      {
        state: {
          ...state,
          failures: 9,
          nextPoll: at(9),
          memory: { failingSince: at(1), paused: 'dead', readings: 3 },
        },
        source: feed,
        at: at(3),
        problem: null,
        pause: null,
      },
      () => [],
    );
    expect((await health())?.feed?.pause).toEqual(pause);
    expect(await archive.resumeFeed(feed.id, 'slack:U2', at(9))).toBe(true);
    expect(await archive.resumeFeed(feed.id, 'slack:U2', at(9))).toBe(false);
    expect((await health())?.state).toBe('ok');
    expect(await archive.feedState(url)).toEqual({ ...state, memory: { readings: 3 } });
  });

  test('the pause of a circuit owes its message once, however often the feed is asked; a success ends it', async () => {
    const { archive } = place;
    await list();
    const pause = (day: number, by: 'circuit' | 'gone' = 'circuit'): FeedPause => ({
      by,
      reason: 'HTTP 403',
      since: at(day),
      who: null,
    });
    const poll = (day: number, paused: FeedPause | null) =>
      archive.keepPoll(
        { state, source: feed, at: at(day), problem: paused === null ? null : 'HTTP 403', pause: paused },
        begun => [makeDelivery(`${begun.by} ${begun.since}`)],
      );
    await poll(2, pause(2));
    await poll(3, pause(3));
    expect(await health()).toMatchObject({ state: 'paused', feed: { pause: pause(2) }, problem: 'HTTP 403' });
    await poll(4, null);
    expect(await health()).toMatchObject({ state: 'ok', feed: { pause: null } });
    await poll(5, pause(5));
    await poll(6, pause(6, 'gone'));
    const keys = (await archive.deliveries({ limit: 9 })).map(delivery => delivery.key);
    expect(keys).toEqual([`gone ${at(6)}`, `circuit ${at(5)}`, `circuit ${at(2)}`]);
  });

  test('a poll under way brings no word and no pause to a feed that was removed meanwhile', async () => {
    const { archive } = place;
    await list();
    await archive.removeFeed(feed.id, 'slack:U1', at(2));
    const pause: FeedPause = { by: 'gone', reason: 'HTTP 410', since: at(3), who: null };
    await archive.keepPoll({ state, source: feed, at: at(3), problem: 'HTTP 410', pause }, () => [
      makeDelivery('never'),
    ]);
    expect([await archive.deliveries({ limit: 9 }), await archive.sources()]).toEqual([[], []]);
    expect((await archive.feeds())[0]?.pause).toBeNull();
  });

  test('what a subscription was told of a pause is known of this pause alone', async () => {
    const { archive } = place;
    await list();
    const one = (await archive.addSubscription(makeSubscription())).id;
    const other = (await archive.addSubscription(makeSubscription())).id;
    const pause: FeedPause = { by: 'circuit', reason: 'HTTP 403', since: at(2), who: null };
    await archive.pauseFeed(feed.id, pause);
    await archive.keepDigest(
      {
        subscriptionId: one,
        window: { from: at(1), to: at(3) },
        items: [],
        text: '',
        composed: at(3),
      },
      () => [],
      () => '',
      [{ sourceId: feed.id, since: at(2) }],
    );
    const told = async () => [
      (await health(one))?.pauseTold,
      (await health(other))?.pauseTold,
      (await health())?.pauseTold,
    ];
    expect(await told()).toEqual([true, false, false]);
    await archive.resumeFeed(feed.id, 'slack:U2', at(9));
    await archive.pauseFeed(feed.id, { ...pause, since: at(4) });
    expect(await told()).toEqual([false, false, false]);
  });

  test('whether whole articles are fetched is kept, and every change is seen by its number', async () => {
    const { archive } = place;
    const numbers = [await archive.feedsVersion()];
    const step = async (change: Promise<unknown>) => {
      await change;
      numbers.push(await archive.feedsVersion());
    };
    await step(list());
    await step(archive.setFeedFull(feed.id, 'never', 'slack:U1', at(2)));
    await step(archive.pauseFeed(feed.id, { by: 'person', reason: 'x', since: at(2), who: 'slack:U1' }));
    await step(archive.resumeFeed(feed.id, 'slack:U2', at(9)));
    await step(archive.removeFeed(feed.id, 'slack:U1', at(3)));
    expect(new Set(numbers).size).toBe(6);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    await step(archive.seedFeeds([{ url, title: null }], at(4)));
    expect(numbers.at(-1)).toBe(numbers.at(-2));
    expect((await archive.feeds())[0]?.full).toBe('never');
    const lines = (await archive.feedChanges(feed.id, 9)).map(one => [one.change, one.detail, one.who]);
    expect(lines).toEqual([
      ['removed', null, 'slack:U1'],
      ['resumed', null, 'slack:U2'],
      ['paused', 'x', 'slack:U1'],
      ['set', 'full=never', 'slack:U1'],
      ['added', null, 'slack:U1'],
    ]);
    expect(await archive.feedChanges(null, 1)).toMatchObject([
      { feedId: feed.id, change: 'removed', at: at(3) },
    ]);
  });
}
