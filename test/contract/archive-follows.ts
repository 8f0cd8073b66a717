import { expect, test } from 'vitest';
import type { FollowTarget, NewFollow } from '../../src/model/follow.ts';
import { makeEntities } from '../helpers/readings.ts';
import { at, makeDelivery, type OpenArchive, revise, store, useArchive } from './archive-setup.ts';

const channel = { platform: 'slack', id: 'C1' } as const;

function makeFollow(target: FollowTarget, overrides: Partial<NewFollow> = {}): NewFollow {
  return {
    channel,
    target,
    quiet: null,
    timeZone: 'Asia/Kolkata',
    perHour: 6,
    createdBy: 'slack:U1',
    created: at(20),
    ...overrides,
  };
}

/** What channels want to hear of at once. */
export function describeFollows(open: OpenArchive): void {
  const place = useArchive(open);

  test('a channel follows a thing once; ended, it may begin again', async () => {
    const { archive } = place;
    const quiet = { from: '22:00', to: '07:00' };
    const first = await archive.addFollow(makeFollow({ kind: 'entity', id: 'sergei-shoigu' }, { quiet }));
    expect(first).toMatchObject({
      quiet,
      perHour: 6,
      toldAt: [],
      target: { kind: 'entity', id: 'sergei-shoigu' },
    });
    expect(await archive.addFollow(makeFollow({ kind: 'entity', id: 'sergei-shoigu' }))).toBeNull();
    const other = { platform: 'discord', id: 'C1' } as const;
    await archive.addFollow(makeFollow({ kind: 'topic', id: 'summit' }, { channel: other }));
    expect(await archive.follows(channel)).toEqual([first]);
    expect(await archive.follows()).toHaveLength(2);
    expect(await archive.removeFollow(first?.id as number)).toBe(true);
    expect(await archive.removeFollow(first?.id as number)).toBe(false);
    expect(await archive.follows(channel)).toEqual([]);
    expect(await archive.addFollow(makeFollow({ kind: 'entity', id: 'sergei-shoigu' }))).not.toBeNull();
  });

  test('what is followed is told from then on: by name, topic or story, first sights and revisions, no back-fill', async () => {
    const { archive } = place;
    const old = await store(archive, { id: 'old' }, { people: makeEntities('p1'), topics: ['summit'] });
    const person = await archive.addFollow(makeFollow({ kind: 'entity', id: 'p1' }));
    const topic = await archive.addFollow(makeFollow({ kind: 'topic', id: 'summit' }));
    const story = await archive.addFollow(makeFollow({ kind: 'story', storyId: old.storyId as number }));
    await store(archive, { id: 'a' }, { people: makeEntities('p1', 'p2') });
    await store(archive, { id: 'b' }, { topics: ['summit'] }, old.storyId);
    await store(archive, { id: 'c' }, { people: makeEntities('p2') });
    await store(archive, { id: 'd', backfill: true }, { people: makeEntities('p1') });
    await revise(
      archive,
      old.articleKey as number,
      { id: 'old', seen: at(22) },
      { people: makeEntities('p1') },
    );
    const told = async (follow: typeof person) => {
      const { reports } = await archive.followedReports(follow as NonNullable<typeof follow>);
      const ids = await Promise.all(reports.map(async one => (await archive.article(one.articleKey))?.id));
      return ids.map((id, index) => `${id}${reports[index]?.revised ? ' again' : ''}`);
    };
    expect(await told(person)).toEqual(['a', 'old again']);
    expect(await told(topic)).toEqual(['b']);
    expect(await told(story)).toEqual(['b', 'old again']);
  });

  test('a followed story that went into another is followed on there', async () => {
    const { archive } = place;
    const one = (await store(archive, { id: 'one' })).storyId as number;
    const other = (await store(archive, { id: 'other', text: 'o' }, { title: 'other' })).storyId as number;
    const follow = await archive.addFollow(makeFollow({ kind: 'story', storyId: one }));
    await archive.mergeStories(one, other, null, at(21));
    await store(archive, { id: 'late', text: 'l' }, { title: 'late' }, other);
    const { reports } = await archive.followedReports(follow as NonNullable<typeof follow>);
    expect(reports).toHaveLength(1);
  });

  test('told once: messages and place are written together, a second process comes too late', async () => {
    const { archive } = place;
    const follow = await archive.addFollow(makeFollow({ kind: 'entity', id: 'p1' }));
    if (follow === null) throw new Error('not added');
    await store(archive, { id: 'a' }, { people: makeEntities('p1') });
    const { upTo } = await archive.followedReports(follow);
    expect(await archive.keepFollowNote(follow, upTo, [makeDelivery('n1', { channel })], at(21))).toBe(true);
    expect(await archive.keepFollowNote(follow, upTo, [makeDelivery('n2', { channel })], at(21))).toBe(false);
    expect((await archive.dueDeliveries('slack', at(22))).map(row => row.key)).toEqual(['n1']);
    const [now] = await archive.follows(channel);
    expect(now).toMatchObject({ toldUpTo: upTo, toldAt: [at(21)] });
    expect((await archive.followedReports(now as NonNullable<typeof now>)).reports).toEqual([]);
  });
}
