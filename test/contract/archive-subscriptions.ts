import { expect, test } from 'vitest';
import type { Window } from '../../src/model/digest.ts';
import type { Person } from '../../src/model/judgement.ts';
import type { DigestOrder, Filter, Subscription } from '../../src/model/subscription.ts';
import { makeEntities } from '../helpers/readings.ts';
import { at, everything, makeSubscription, type OpenArchive, store, useArchive } from './archive-setup.ts';

const mina: Person = { platform: 'discord', id: '7', name: 'Mina' };
const today: Window = { from: at(20), to: at(21) };

function orderOf({ schedule, filter, form, quietDay, laterReports, quiet }: Subscription): DigestOrder {
  return { schedule, filter, form, quietDay, laterReports, quiet };
}

export function describeSubscriptions(open: OpenArchive): void {
  const place = useArchive(open);

  async function titles(filter: Partial<Filter>): Promise<string[]> {
    const found = await place.archive.storiesInWindow(today, { ...everything, ...filter }, null);
    return found.map(one => one.story.title).sort();
  }

  test('people, outlets and quiet hours come back as they were ordered', async () => {
    const wanted = makeSubscription({
      filter: { ...everything, people: ['sergei-shoigu'], minimumOutlets: 3 },
      quiet: { from: '22:00', to: '07:00' },
    });
    const kept = await place.archive.addSubscription(wanted);
    expect(kept).toMatchObject(wanted);
    expect(await place.archive.subscription(kept.id)).toEqual(kept);
    expect(kept.scheduledSince).toBe(wanted.created);
  });

  test('a change takes the place of what was ordered and is told with who and when', async () => {
    const before = await place.archive.addSubscription(makeSubscription());
    const order: DigestOrder = {
      ...orderOf(before),
      filter: { ...everything, languages: ['hi'] },
      form: 'compact',
      quiet: { from: '20:00', to: '06:00' },
    };
    const after = await place.archive.changeSubscription(before.id, order, mina, at(3));
    expect(after).toEqual({ ...before, ...order });
    expect(await place.archive.subscription(before.id)).toEqual(after);
    expect(await place.archive.subscriptionChanges(before.id, 10)).toEqual([
      { at: at(3), by: mina, change: { kind: 'changed', before: orderOf(before), after: order } },
    ]);
  });

  test('with another schedule an order counts from the change on; with the same one it goes on', async () => {
    const before = await place.archive.addSubscription(makeSubscription());
    const same = { ...orderOf(before), form: 'compact' as const };
    const kept = await place.archive.changeSubscription(before.id, same, mina, at(3));
    expect(kept?.scheduledSince).toBe(before.created);
    const later = { ...same, schedule: { ...before.schedule, times: ['09:00'] } };
    const moved = await place.archive.changeSubscription(before.id, later, mina, at(4));
    expect(moved?.scheduledSince).toBe(at(4));
  });

  test('a change to what it is already is none; one to what is not there is refused', async () => {
    const order = await place.archive.addSubscription(makeSubscription());
    await place.archive.changeSubscription(order.id, orderOf(order), mina, at(3));
    expect(await place.archive.subscriptionChanges(order.id, 10)).toEqual([]);
    expect(await place.archive.changeSubscription(order.id + 1, orderOf(order), mina, at(3))).toBeNull();
  });

  test('a subscription is paused with a reason and set going again', async () => {
    const { id } = await place.archive.addSubscription(makeSubscription());
    const paused = { reason: 'The channel is gone.', at: at(3), by: null };
    expect(await place.archive.pauseSubscription(id, paused)).toBe(true);
    expect((await place.archive.subscription(id))?.paused).toEqual(paused);
    expect(await place.archive.resumeSubscription(id, null, at(4))).toBe(true);
    const going = await place.archive.subscription(id);
    expect([going?.paused, going?.scheduledSince]).toEqual([null, at(1)]);
    expect(await place.archive.resumeSubscription(id, null, at(5))).toBe(false);
  });

  test('what a person paused stays theirs when the platform would pause it too, and waits for its next hour then', async () => {
    const { id } = await place.archive.addSubscription(makeSubscription());
    const paused = { reason: 'paused by Mina', at: at(3), by: mina };
    await place.archive.pauseSubscription(id, paused);
    expect(await place.archive.pauseSubscription(id, { reason: 'gone', at: at(4), by: null })).toBe(false);
    expect((await place.archive.subscription(id))?.paused).toEqual(paused);
    await place.archive.resumeSubscription(id, mina, at(5));
    expect((await place.archive.subscription(id))?.scheduledSince).toBe(at(5));
    expect((await place.archive.subscriptionChanges(id, 10)).map(one => [one.change.kind, one.at])).toEqual([
      ['resumed', at(5)],
      ['paused', at(3)],
    ]);
  });

  test('the history outlives the subscription', async () => {
    const { id } = await place.archive.addSubscription(makeSubscription());
    await place.archive.removeSubscription(id, mina, at(6));
    expect(await place.archive.subscriptionChanges(id, 10)).toEqual([
      { at: at(6), by: mina, change: { kind: 'ended' } },
    ]);
  });

  test('outlets are counted, not reports: three reports of one outlet are one', async () => {
    const one = await store(place.archive, { id: 'a', outlet: 'TASS' }, { title: 'one outlet' });
    await store(place.archive, { id: 'b', outlet: 'TASS', text: 'b' }, { title: 'b' }, one.storyId);
    await store(place.archive, { id: 'c', outlet: 'TASS', text: 'c' }, { title: 'c' }, one.storyId);
    const two = await store(place.archive, { id: 'd', outlet: 'TASS' }, { title: 'two outlets' });
    await store(place.archive, { id: 'e', outlet: 'Yonhap', text: 'e' }, { title: 'e' }, two.storyId);
    expect(await titles({ minimumReports: 3 })).toHaveLength(1);
    const told = await place.archive.storiesInWindow(today, { ...everything, minimumOutlets: 2 }, null);
    expect(told.map(found => found.story.id)).toEqual([two.storyId]);
    expect(await titles({ minimumOutlets: 3 })).toEqual([]);
  });

  test('a story passes when any of its reports names any of the people', async () => {
    const named = (entity: string) => ({ people: makeEntities(entity) });
    await store(place.archive, { id: 'a' }, { title: 'kim', ...named('kim-jong-un') });
    await store(place.archive, { id: 'b' }, { title: 'nobody' });
    const old = await store(
      place.archive,
      { id: 'c', seen: at(2) },
      { title: 'c', ...named('sergei-lavrov') },
    );
    await store(place.archive, { id: 'd', text: '' }, { title: 'd' }, old.storyId);
    expect(await titles({ people: ['kim-jong-un'] })).toEqual(['kim']);
    expect(await titles({ people: ['sergei-lavrov', 'sergei-shoigu'] })).toHaveLength(1);
    expect(await titles({ people: ['sergei-shoigu'] })).toEqual([]);
  });
}
