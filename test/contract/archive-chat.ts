import { expect, test } from 'vitest';
import { ArchiveError } from '../../src/errors.ts';
import type { UntoldReports } from '../../src/model/digest.ts';
import { at, makeDelivery, type OpenArchive, revise, store, useArchive } from './archive-setup.ts';

export function describeChat(open: OpenArchive): void {
  const place = useArchive(open);

  test('a story has one thread in a channel', async () => {
    const { storyId } = await store(place.archive, { id: 'a' });
    const discord = { platform: 'discord', id: '1' } as const;
    const slack = { platform: 'slack', id: '1' } as const;
    expect(await place.archive.thread(storyId as number, discord)).toBeNull();
    await place.archive.saveThread(storyId as number, discord, 't1', at(20));
    await place.archive.saveThread(storyId as number, slack, 't2', at(20));
    expect(await place.archive.thread(storyId as number, discord)).toBe('t1');
    expect(await place.archive.thread(storyId as number, slack)).toBe('t2');
    await place.archive.saveThread(storyId as number, discord, 't3', at(21));
    expect(await place.archive.thread(storyId as number, discord)).toBe('t3');
  });

  test('a thread and a message about a story lead back to it, also when it went into another', async () => {
    const { archive } = place;
    const channel = { platform: 'slack', id: 'C1' } as const;
    const one = (await store(archive, { id: 'a' })).storyId as number;
    const other = (await store(archive, { id: 'b', text: '' }, { title: 'b' })).storyId as number;
    await archive.saveThread(one, channel, 't1', at(20));
    await archive.enqueue([makeDelivery('k', { channel, storyId: one })], at(20));
    const [row] = await archive.dueDeliveries('slack', at(20));
    await archive.markDelivery(row?.id as number, ['pending'], {
      state: 'sent',
      at: at(20),
      messageId: 'm1',
    });
    const lead = async () => [
      await archive.storyOfThread('slack', 't1'),
      await archive.storyOfMessage(channel, 't1'),
      await archive.storyOfMessage(channel, 'm1'),
    ];
    expect(await lead()).toEqual([one, one, one]);
    await archive.mergeStories(one, other, null, at(21));
    expect(await lead()).toEqual([other, other, other]);
    expect(await archive.threadsOf(other)).toEqual([{ channel, thread: 't1' }]);
    expect(await archive.storyOfThread('discord', 't1')).toBeNull();
    expect(await archive.storyOfMessage({ ...channel, id: 'C2' }, 'm1')).toBeNull();
  });

  test('threads owe what came since they were told last, once', async () => {
    const { archive } = place;
    const channel = { platform: 'slack', id: 'C1' } as const;
    const { storyId, articleKey } = await store(archive, { id: 'a' });
    const first = await archive.untoldReports();
    expect(first?.reports).toEqual([]);
    await archive.keepThreadNotes(first as UntoldReports, [], at(20));
    expect(await archive.untoldReports()).toBeNull();
    await archive.saveThread(storyId as number, channel, 't1', at(20));
    await store(archive, { id: 'b', text: '' }, { title: 'another story' });
    await store(archive, { id: 'c', text: 'c', backfill: true }, { title: 'old' }, storyId);
    await revise(archive, articleKey as number, { id: 'a', seen: at(21) }, { title: 'new' });
    const untold = await archive.untoldReports();
    expect(untold?.reports).toMatchObject([{ articleKey, storyId, revised: true }]);
    const note = makeDelivery('n', { channel, thread: 't1' });
    await archive.keepThreadNotes(untold as UntoldReports, [note], at(21));
    const twice = makeDelivery('m', { channel, thread: 't1' });
    await archive.keepThreadNotes(untold as UntoldReports, [twice], at(21));
    expect(await archive.untoldReports()).toBeNull();
    expect(await archive.dueDeliveries('slack', at(21))).toMatchObject([{ key: 'n', thread: 't1' }]);
  });

  test('what a button does is kept under a short id, the same for the same state', async () => {
    const state = { command: 'latest', options: { count: 5, language: 'hi', share: false } };
    const id = await place.archive.saveAction(state, at(20));
    expect(id).toMatch(/^[a-z0-9]{12}$/);
    const reordered = { command: 'latest', options: { share: false, language: 'hi', count: 5 } };
    expect(await place.archive.saveAction(reordered, at(21))).toBe(id);
    expect(await place.archive.saveAction({ ...state, command: 'search' }, at(21))).not.toBe(id);
    expect(await place.archive.action(id)).toEqual(state);
    expect(await place.archive.action('unknown')).toBeNull();
  });

  test('a number and its text are different states', async () => {
    const number = await place.archive.saveAction({ command: 'story', options: { id: 1 } }, at(20));
    const text = await place.archive.saveAction({ command: 'story', options: { id: '1' } }, at(20));
    expect(number).not.toBe(text);
  });

  test('a small fact is the one noted last', async () => {
    expect(await place.archive.fact('commands')).toBeNull();
    await place.archive.saveFact('commands', 'one');
    await place.archive.saveFact('commands', 'two');
    expect(await place.archive.fact('commands')).toBe('two');
  });

  test('a closed archive says so', async () => {
    const archive = await open();
    await archive.close();
    await archive.close();
    await expect(archive.fact('x')).rejects.toThrow(ArchiveError);
  });
}
