import { expect, test } from 'vitest';
import type { Delivery } from '../../src/model/digest.ts';
import { at, makeDelivery, type OpenArchive, useArchive } from './archive-setup.ts';

export function describeOutbox(open: OpenArchive): void {
  const place = useArchive(open);
  const other = { platform: 'discord', id: 'channel-2' } as const;

  const due = async (now = at(20, 1)) =>
    (await place.archive.dueDeliveries('discord', now)).map(one => one.key);

  async function mark(key: string, from: Delivery['state'], state: Delivery['state'], more = {}) {
    const found = (await place.archive.deliveries({ limit: 99 })).find(one => one.key === key);
    return place.archive.markDelivery(found?.id as number, [from], { state, at: at(20, 1), ...more });
  }

  test('a message owed waits, whole', async () => {
    await place.archive.enqueue([makeDelivery('a', { payload: { text: 'дайджест', list: [1] } })], at(20));
    expect(await place.archive.dueDeliveries('discord', at(20))).toEqual([
      {
        id: expect.any(Number),
        key: 'a',
        channel: { platform: 'discord', id: 'channel-1' },
        payload: { text: 'дайджест', list: [1] },
        label: 'message a',
        digestNumber: null,
        part: 1,
        state: 'pending',
        attempts: 0,
        lastAttempt: null,
        notBefore: at(20),
        messageId: null,
        lastError: null,
        created: at(20),
        edits: null,
        thread: null,
        storyId: null,
      },
    ]);
    expect(await place.archive.dueDeliveries('slack', at(20))).toEqual([]);
    expect(await due(at(19))).toEqual([]);
  });

  test('a change to a message waits behind it and names it', async () => {
    const edit = makeDelivery('b', { edits: 'a', thread: 't1', storyId: 7 });
    await place.archive.enqueue([makeDelivery('a'), edit], at(20));
    const [first] = await place.archive.dueDeliveries('discord', at(20));
    expect(first?.key).toBe('a');
    await place.archive.markDelivery(first?.id as number, ['pending'], {
      state: 'sent',
      at: at(20),
      messageId: 'm1',
    });
    expect(await place.archive.dueDeliveries('discord', at(20))).toMatchObject([
      { key: 'b', edits: { key: 'a', messageId: 'm1' }, thread: 't1', storyId: 7 },
    ]);
  });

  test('the same message is owed once', async () => {
    await place.archive.enqueue([makeDelivery('a')], at(20));
    await place.archive.enqueue([makeDelivery('a'), makeDelivery('b')], at(20));
    const keys = (await place.archive.deliveries({ limit: 9 })).map(one => one.key);
    expect(keys).toEqual(['b', 'a']);
  });

  test('each channel gives its oldest message, the next when that one has gone', async () => {
    await place.archive.enqueue(
      [makeDelivery('a1'), makeDelivery('a2'), makeDelivery('b1', { channel: other })],
      at(20),
    );
    expect(await due()).toEqual(['a1', 'b1']);
    await mark('a1', 'pending', 'sending');
    expect(await due()).toEqual(['b1']);
    await mark('a1', 'sending', 'sent', { messageId: 'm1' });
    expect(await due()).toEqual(['a2', 'b1']);
    await mark('a2', 'pending', 'dead', { error: 'The channel is gone.' });
    expect(await due()).toEqual(['b1']);
  });

  test('a message in doubt, or waiting for a new try, holds back what follows it', async () => {
    await place.archive.enqueue([makeDelivery('a1'), makeDelivery('a2')], at(20));
    await mark('a1', 'pending', 'sending');
    await mark('a1', 'sending', 'in-doubt');
    expect(await due()).toEqual([]);
    await mark('a1', 'in-doubt', 'pending', { notBefore: at(20, 5), error: 'HTTP 503' });
    expect(await due()).toEqual([]);
    expect(await due(at(20, 5))).toEqual(['a1']);
  });

  test('what was under way at a crash is found again', async () => {
    await place.archive.enqueue([makeDelivery('a'), makeDelivery('b', { channel: other })], at(20));
    await mark('a', 'pending', 'sending');
    await mark('b', 'pending', 'sending');
    await mark('b', 'sending', 'in-doubt');
    const doubtful = await place.archive.doubtfulDeliveries('discord');
    expect(doubtful.map(one => [one.key, one.state])).toEqual([
      ['a', 'sending'],
      ['b', 'in-doubt'],
    ]);
    expect(await place.archive.doubtfulDeliveries('slack')).toEqual([]);
  });

  test('of two that take the same message one succeeds', async () => {
    await place.archive.enqueue([makeDelivery('a')], at(20));
    const taken = await Promise.all([mark('a', 'pending', 'sending'), mark('a', 'pending', 'sending')]);
    expect(taken.toSorted()).toEqual([false, true]);
    expect((await place.archive.deliveries({ limit: 1 }))[0]?.attempts).toBe(1);
  });

  test('each try is counted, with its moment; the last error stays', async () => {
    await place.archive.enqueue([makeDelivery('a')], at(20));
    await mark('a', 'pending', 'sending');
    await mark('a', 'sending', 'pending', { error: 'HTTP 503', notBefore: at(20, 2) });
    await mark('a', 'pending', 'sending', { at: at(20, 2) });
    await mark('a', 'sending', 'sent', { messageId: 'm9', at: at(20, 3) });
    expect((await place.archive.deliveries({ limit: 1 }))[0]).toMatchObject({
      state: 'sent',
      attempts: 2,
      lastAttempt: at(20, 2),
      messageId: 'm9',
      lastError: 'HTTP 503',
    });
  });

  test('what has been sent stays sent', async () => {
    await place.archive.enqueue([makeDelivery('a')], at(20));
    await mark('a', 'pending', 'sending');
    await mark('a', 'sending', 'sent', { messageId: 'm' });
    expect(await mark('a', 'sent', 'pending')).toBe(false);
    expect(await due()).toEqual([]);
    expect(await place.archive.markDelivery(999, ['pending'], { state: 'sending', at: at(20) })).toBe(false);
  });

  test('deliveries are listed by state, newest first', async () => {
    await place.archive.enqueue([makeDelivery('a'), makeDelivery('b'), makeDelivery('c')], at(20));
    await mark('b', 'pending', 'dead');
    const keys = async (states?: Delivery['state'][]) =>
      (await place.archive.deliveries({ ...(states && { states }), limit: 2 })).map(one => one.key);
    expect(await keys()).toEqual(['c', 'b']);
    expect(await keys(['pending'])).toEqual(['c', 'a']);
    expect(await keys(['sent', 'dead'])).toEqual(['b']);
  });
}
