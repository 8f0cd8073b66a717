import { expect, test } from 'vitest';
import type { Window } from '../../src/model/digest.ts';
import type { Filter } from '../../src/model/subscription.ts';
import {
  at,
  everything,
  makeDelivery,
  makeSubscription,
  type OpenArchive,
  revise,
  store,
  useArchive,
} from './archive-setup.ts';

export function describeDigests(open: OpenArchive): void {
  const place = useArchive(open);
  const today: Window = { from: at(20), to: at(21) };
  const tomorrow: Window = { from: at(21), to: at(22) };

  async function titles(
    window: Window,
    filter: Partial<Filter> = {},
    id: number | null = null,
  ): Promise<string[]> {
    const found = await place.archive.storiesInWindow(window, { ...everything, ...filter }, id);
    return found.map(one => one.story.title);
  }

  /** Composes as the digest room does: what the window holds becomes the items. */
  async function compose(subscriptionId: number, window: Window, parts = 1) {
    const found = await place.archive.storiesInWindow(window, everything, subscriptionId);
    return place.archive.keepDigest(
      {
        subscriptionId,
        window,
        items: found.map(one => ({
          storyId: one.story.id,
          status: one.told ? 'updated' : 'new',
          articleKeys: one.articleKeys,
        })),
        text: '',
        composed: window.to,
      },
      number =>
        Array.from({ length: parts }, (_, index) =>
          makeDelivery(`d${number}p${index + 1}`, { part: index + 1 }),
        ),
      number => `Digest ${number}`,
    );
  }

  test('a subscription comes back as it was ordered', async () => {
    const filter = { ...everything, languages: ['hi'], topics: ['arms'], minimumReports: 2 };
    const order = makeSubscription({ filter });
    const kept = await place.archive.addSubscription(order);
    expect(kept).toEqual({ ...order, id: kept.id, scheduledSince: order.created, paused: null });
    expect(await place.archive.subscription(kept.id)).toEqual(kept);
    expect(await place.archive.subscription(99)).toBeNull();
  });

  test('subscriptions are listed by channel or whole', async () => {
    const a = await place.archive.addSubscription(makeSubscription());
    const b = await place.archive.addSubscription(
      makeSubscription({ channel: { platform: 'slack', id: 'channel-1' } }),
    );
    expect(await place.archive.subscriptions()).toEqual([a, b]);
    expect(await place.archive.subscriptions(b.channel)).toEqual([b]);
  });

  test('a subscription taken back is gone, its digests stay, its number is not used again', async () => {
    const { id } = await place.archive.addSubscription(makeSubscription());
    const digest = await compose(id, today);
    expect(await place.archive.removeSubscription(id, null, at(22))).toBe(true);
    expect(await place.archive.removeSubscription(id, null, at(22))).toBe(false);
    expect(await place.archive.subscription(id)).toBeNull();
    expect(await place.archive.subscriptions()).toEqual([]);
    expect(await place.archive.digest(digest?.number as number)).toEqual(digest);
    expect(await compose(id, tomorrow)).toBeNull();
    expect((await place.archive.addSubscription(makeSubscription())).id).toBeGreaterThan(id);
  });

  test('a window holds what was first seen in it, half-open, newest first', async () => {
    await store(place.archive, { id: 'before', seen: '2026-11-19T23:59:59.999Z' }, { title: 'before' });
    await store(place.archive, { id: 'first', seen: at(20) }, { title: 'first' });
    await store(place.archive, { id: 'last', seen: '2026-11-20T23:59:59.999Z' }, { title: 'last' });
    await store(place.archive, { id: 'after', seen: at(21) }, { title: 'after' });
    expect(await titles(today)).toEqual(['last', 'first']);
  });

  test('backfilled articles are archived, not told', async () => {
    const { storyId } = await store(place.archive, { id: 'old', backfill: true }, { title: 'old' });
    expect(await titles(today)).toEqual([]);
    const news = await store(place.archive, { id: 'new', text: '' }, { title: 'new' }, storyId);
    const [found] = await place.archive.storiesInWindow(today, everything, null);
    expect([found?.story.id, found?.articleKeys, found?.story.articles.length]).toEqual([
      storyId,
      [news.articleKey],
      2,
    ]);
  });

  test('a revised article is news in the window of its revision', async () => {
    const { articleKey } = await store(place.archive, { id: 'a' }, { title: 'a' });
    await revise(place.archive, articleKey as number, { id: 'a', seen: at(21, 3) }, { title: 'b' });
    expect(await titles(tomorrow)).toEqual(['b']);
    expect(await titles({ from: at(20), to: at(22) })).toEqual(['b']);
    const both = await place.archive.storiesInWindow({ from: at(20), to: at(22) }, everything, null);
    expect(both[0]?.articleKeys).toEqual([articleKey]);
  });

  test('the filter asks for a language of the window, any topic, and reports of the whole story', async () => {
    const old = await store(
      place.archive,
      { id: 'old', seen: at(10) },
      { title: 'one', language: 'ko', topics: ['arms'] },
    );
    await store(place.archive, { id: 'a', text: '' }, { title: 'two', language: 'hi' }, old.storyId);
    await store(place.archive, { id: 'b' }, { title: 'three', language: 'zh-Hans', topics: ['trade'] });
    expect(await titles(today, { languages: ['hi'] })).toEqual(['one']);
    expect(await titles(today, { languages: ['ko'] })).toEqual([]);
    expect(await titles(today, { languages: ['zh'] })).toEqual(['three']);
    expect(await titles(today, { topics: ['arms', 'x'] })).toEqual(['one']);
    expect(await titles(today, { minimumReports: 2 })).toEqual(['one']);
  });

  test('a digest gets its number, text and deliveries at once', async () => {
    const { id } = await place.archive.addSubscription(makeSubscription());
    const { storyId, articleKey } = await store(place.archive, { id: 'a' });
    const digest = await compose(id, today, 2);
    expect(digest).toEqual({
      number: 1,
      subscriptionId: id,
      window: today,
      items: [{ storyId, status: 'new', articleKeys: [articleKey] }],
      text: 'Digest 1',
      composed: today.to,
    });
    expect(await place.archive.digest(1)).toEqual(digest);
    expect(await place.archive.lastDigest(id)).toEqual(digest);
    const deliveries = await place.archive.deliveries({ digestNumber: 1, limit: 9 });
    expect(deliveries.map(one => [one.key, one.digestNumber, one.part, one.state])).toEqual([
      ['d1p1', 1, 1, 'pending'],
      ['d1p2', 1, 2, 'pending'],
    ]);
  });

  test('one window gives one digest, however many compose it', async () => {
    const { id } = await place.archive.addSubscription(makeSubscription());
    const digests = await Promise.all([compose(id, today), compose(id, today)]);
    expect(digests.filter(one => one !== null)).toHaveLength(1);
    expect(await compose(id, today)).toBeNull();
    expect(await compose(id, { from: at(19), to: at(20, 12) })).toBeNull();
    expect(await place.archive.deliveries({ limit: 9 })).toHaveLength(1);
  });

  test('numbers run through all subscriptions without gaps', async () => {
    const a = await place.archive.addSubscription(makeSubscription());
    const b = await place.archive.addSubscription(makeSubscription());
    const numbers = [];
    for (const [id, window] of [
      [a.id, today],
      [a.id, today],
      [b.id, today],
      [a.id, tomorrow],
    ] as const)
      numbers.push((await compose(id, window))?.number ?? null);
    expect(numbers).toEqual([1, null, 2, 3]);
    expect((await place.archive.digests(null, 9)).map(one => one.number)).toEqual([3, 2, 1]);
    expect((await place.archive.digests(a.id, 1)).map(one => one.number)).toEqual([3]);
    expect((await place.archive.lastDigest(b.id))?.number).toBe(2);
    expect(await place.archive.lastDigest(77)).toBeNull();
  });

  test('a digest that fails half-way leaves nothing, not even a used number', async () => {
    const { id } = await place.archive.addSubscription(makeSubscription());
    const digest = { subscriptionId: id, window: today, items: [], text: '', composed: today.to };
    const fail = () => {
      throw new Error('the renderer failed');
    };
    await expect(place.archive.keepDigest(digest, fail, () => '')).rejects.toThrow('the renderer failed');
    expect(await place.archive.lastDigest(id)).toBeNull();
    expect((await compose(id, today))?.number).toBe(1);
  });

  test('a digest for nobody is refused', async () => {
    await expect(compose(77, today)).rejects.toThrow('no subscription 77');
  });

  test('a story told in a channel is known there, and new elsewhere', async () => {
    const a = await place.archive.addSubscription(makeSubscription());
    const b = await place.archive.addSubscription(makeSubscription());
    const { storyId } = await store(place.archive, { id: 'a' }, { title: 'a' });
    await compose(a.id, today);
    await store(place.archive, { id: 'b', seen: at(21, 1) }, { title: 'b' }, storyId);
    const told = async (id: number | null) =>
      (await place.archive.storiesInWindow(tomorrow, everything, id)).map(one => one.told);
    expect([await told(a.id), await told(b.id), await told(null)]).toEqual([[true], [false], [false]]);
    expect((await compose(a.id, tomorrow))?.items[0]?.status).toBe('updated');
  });

  test('an article met before a window ended but kept after its digest is told in the next', async () => {
    const { id } = await place.archive.addSubscription(makeSubscription());
    await compose(id, today);
    const late = await store(place.archive, { id: 'late', seen: at(20, 23, 59) }, { title: 'late' });
    expect(await titles(tomorrow, {}, id)).toEqual(['late']);
    const next = await compose(id, tomorrow);
    expect(next?.items).toEqual([{ storyId: late.storyId, status: 'new', articleKeys: [late.articleKey] }]);
    expect(await titles({ from: at(22), to: at(23) }, {}, id)).toEqual([]);
  });

  test('an article kept between reading a window and writing its digest is told in the next', async () => {
    const { id } = await place.archive.addSubscription(makeSubscription());
    const read = await place.archive.storiesInWindow(today, everything, id);
    expect(read).toEqual([]);
    await store(place.archive, { id: 'between' }, { title: 'between' });
    await place.archive.keepDigest(
      { subscriptionId: id, window: today, items: [], text: '', composed: today.to },
      () => [],
      () => 'quiet',
    );
    expect(await titles(tomorrow, {}, id)).toEqual(['between']);
    await compose(id, tomorrow);
    expect(await titles({ from: at(22), to: at(23) }, {}, id)).toEqual([]);
  });
}
