import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../commands/command.ts';
import type { Action } from '../../src/model/view.ts';
import { type Desk, deskNow, manager, openDesk, reader, shown } from '../helpers/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

const labels = (answer: Answer) =>
  answer.view.actions.map(action => ('label' in action ? action.label : action.kind));
const menus = (answer: Answer) =>
  answer.view.actions.filter((one): one is Extract<Action, { kind: 'select' }> => one.kind === 'select');

describe('subscribe', () => {
  test('takes the schedule in one breath, and people, outlets and quiet hours', async () => {
    await desk.ask(
      'subscribe weekdays 8:30, 6pm Seoul person:"शोइगु, Kim Jong Un" outlets:3 quiet-hours:22:00-07:00',
    );
    expect(await desk.archive.subscription(1)).toMatchObject({
      schedule: { times: ['08:30', '18:00'], days: [1, 2, 3, 4, 5], timeZone: 'Asia/Seoul' },
      filter: { people: ['sergei-shoigu', 'kim-jong-un'], minimumOutlets: 3 },
      quiet: { from: '22:00', to: '07:00' },
    });
  });

  test('with a number changes that one: what is named, and nothing else', async () => {
    await desk.ask('subscribe weekdays 08:30 Asia/Seoul topic:arms-supply minimum:2 later:announce');
    const answer = await desk.ask('subscribe number:1 at:09:00 topic:all language:ko');
    expect(answer.problem).toBeUndefined();
    expect(await desk.archive.subscription(1)).toMatchObject({
      schedule: { times: ['09:00'], days: [1, 2, 3, 4, 5], timeZone: 'Asia/Seoul' },
      filter: { topics: [], languages: ['ko'], minimumReports: 2 },
      laterReports: 'announce',
      scheduledSince: deskNow,
    });
    expect(shown(await desk.ask('subscribe number:1 at:09:00'))).toContain('nothing was changed');
    expect((await desk.ask('subscribe number:7 at:09:00')).problem).toBe('usage');
    const elsewhere = { ...manager, channel: { platform: 'slack' as const, id: 'C2' } };
    expect((await desk.ask('subscribe number:1 at:10:00', elsewhere)).problem).toBe('usage');
  });

  test('days or a zone said twice are refused', async () => {
    for (const line of ['subscribe weekdays 08:30 days:mon', 'subscribe 08:30 Asia/Seoul zone:UTC'])
      expect((await desk.ask(line)).problem, line).toBe('usage');
    expect(await desk.archive.subscriptions()).toEqual([]);
  });
});

describe('subscriptions', () => {
  beforeEach(() => desk.ask('subscribe 08:30 topic:arms-supply'));

  test('are paused and set going again by people; history says by whom', async () => {
    expect(shown(await desk.ask('subscriptions pause'))).toContain('Mina');
    expect((await desk.archive.subscription(1))?.paused).toMatchObject({ by: { name: 'Mina' } });
    expect(shown(await desk.ask('subscriptions', reader))).toContain('Mina');
    await desk.ask('subscriptions resume 1');
    expect((await desk.archive.subscription(1))?.paused).toBeNull();
    const history = await desk.ask('subscriptions history', reader);
    expect(
      (history.data as { changes: { change: { kind: string } }[] }).changes.map(one => one.change.kind),
    ).toEqual(['resumed', 'paused']);
  });

  test('pausing, resuming and editing are for managers; looking is for all', async () => {
    for (const deed of ['pause', 'resume', 'edit'])
      expect((await desk.ask(`subscriptions ${deed}`, reader)).problem, deed).toBe('failure');
    expect((await desk.archive.subscription(1))?.paused).toBeNull();
    expect(labels(await desk.ask('subscriptions', reader))).toHaveLength(1);
    expect(labels(await desk.ask('subscriptions')).length).toBeGreaterThan(3);
  });

  test('preview shows what the last day would have given, by its own filters, and sends nothing', async () => {
    await desk.keep(
      'a.txt',
      { seen: '2026-11-21T08:00:00.000Z' },
      { title: 'Shells', topics: ['arms-supply'] },
    );
    await desk.keep(
      'b.txt',
      { seen: '2026-11-21T08:00:00.000Z', text: 'b' },
      { title: 'Wheat', topics: ['trade'] },
    );
    await desk.keep(
      'c.txt',
      { seen: '2026-11-18T08:00:00.000Z', text: 'c' },
      { title: 'Old', topics: ['arms-supply'] },
    );
    const preview = shown(await desk.ask('subscriptions preview', reader));
    expect(preview).toContain('Shells');
    expect(preview).not.toContain('Wheat');
    expect(preview).not.toContain('Old');
    expect(await desk.archive.deliveries({ limit: 10 })).toEqual([]);
    expect(await desk.archive.digests(null, 1)).toEqual([]);
  });
});

describe('menus', () => {
  beforeEach(async () => {
    for (let number = 1; number <= 5; number += 1)
      await desk.keep(
        `${number}.txt`,
        { text: `Report ${number} on shells.` },
        {
          title: `Title ${number}`,
          language: number === 1 ? 'hi' : 'ko',
          topics: [number < 3 ? 'trade' : 'summit'],
        },
      );
  });

  test('a long list has one that opens a story', async () => {
    for (const line of ['latest', 'search shells']) {
      const [open] = menus(await desk.ask(line));
      expect(open?.choices, line).toHaveLength(5);
      const story = await desk.router.choose(open?.id ?? '', '2', reader);
      expect(shown(story), line).toContain('Title 2');
    }
    expect(menus(await desk.ask('latest count:3')).some(menu => menu.placeholder.includes('story'))).toBe(
      false,
    );
  });

  test('one narrows to a topic or language, and widens again', async () => {
    const [, topic, language] = menus(await desk.ask('latest'));
    const narrowed = await desk.router.choose(topic?.id ?? '', 'trade', reader);
    expect((narrowed.data as { total: number }).total).toBe(2);
    expect(menus(narrowed).find(menu => menu.chosen === 'trade')).toBeDefined();
    expect(
      ((await desk.router.choose(language?.id ?? '', 'hi', reader)).data as { total: number }).total,
    ).toBe(1);
    const wide = menus(narrowed).find(menu => menu.chosen === 'trade')?.id ?? '';
    expect(((await desk.router.choose(wide, '*', reader)).data as { total: number }).total).toBe(5);
  });

  test('one that leads nowhere any more, or was never one, says so', async () => {
    expect((await desk.router.choose('gone', '1', reader)).problem).toBe('usage');
    const button = await desk.archive.saveAction({ command: 'latest', options: {} }, deskNow);
    expect((await desk.router.choose(button, '1', reader)).problem).toBe('usage');
  });
});
