import { expect, test } from 'vitest';
import { ArchiveError } from '../../src/errors.ts';
import { at, type OpenArchive, store, useArchive } from './archive-setup.ts';

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
