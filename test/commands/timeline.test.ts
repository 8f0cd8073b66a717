import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../commands/command.ts';
import type { GroupKey } from '../../src/model/reading.ts';
import { type Desk, openDesk, reader, shown } from '../helpers/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

interface Line {
  day: string;
  event: { id: string } | null;
  storyIds: number[];
  stories: { title: string }[];
}
const lines = (answer: Answer) => (answer.data as { items: Line[] }).items;
const told = (answer: Answer) =>
  lines(answer).map(line => line.event?.id ?? (line.stories[0]?.title as string));

/** Keeps a report of a day, about one of the beat's dated events or none. */
function report(
  title: string,
  day: string | null,
  about: string | null = null,
  language = 'en',
  text = title,
) {
  const groupKey: GroupKey = {
    language,
    eventType: null,
    leadEntities: [],
    knownEvents: about === null ? [] : [about],
    from: null,
    to: null,
    leadTerms: [title],
    topics: [],
  };
  return desk.keep(
    `${title}.txt`,
    { text },
    {
      title,
      language,
      groupKey,
      published: { date: day, precision: day === null ? null : 'day', basis: 'stated', clues: [] },
    },
  );
}

describe('timeline', () => {
  test('dated events of the beat and stories stand in the order of their days, reports under their event', async () => {
    await report('Putin in Pyongyang', '2024-06-19', 'putin-visits-pyongyang-2024', 'hi');
    await report('Shells counted', '2024-06-25');
    const answer = await desk.ask('timeline from:2024-06-17 to:2024-06-30');
    expect(told(answer)).toContain('putin-visits-pyongyang-2024');
    expect(told(answer).at(-1)).toBe('Shells counted');
    expect(told(answer)).not.toContain('Putin in Pyongyang');
    const visit = lines(answer).find(line => line.event?.id === 'putin-visits-pyongyang-2024');
    expect(visit?.storyIds).toHaveLength(1);
    expect(lines(answer).map(line => line.day)).toEqual([...lines(answer).map(line => line.day)].sort());
    expect(shown(answer)).toContain('#1 (hi)');
    expect(shown(answer)).toContain('no report in the archive');
  });

  test('a late report of an event is told under it, though its own day lies outside', async () => {
    await report('Looking back at the visit', '2024-07-03', 'putin-visits-pyongyang-2024');
    const answer = await desk.ask('timeline from:2024-06-18 to:2024-06-19');
    expect(lines(answer).find(line => line.event?.id === 'putin-visits-pyongyang-2024')?.storyIds).toEqual([
      1,
    ]);
  });

  test('a person leaves what they took part in, named in any script', async () => {
    await report('Shoigu again', '2024-09-13', null, 'ru', 'Шойгу прилетел в Пхеньян.');
    await report('Someone else', '2024-09-14', null, 'en', 'A delegation left.');
    const answer = await desk.ask('timeline person:शोइगु from:2023-07-01 to:2024-12-31');
    expect(told(answer)).toContain('shoigu-visits-pyongyang-2023');
    expect(told(answer)).toContain('Shoigu again');
    expect(told(answer)).not.toContain('Someone else');
    expect(told(answer)).not.toContain('putin-visits-pyongyang-2024');
  });

  test('pages go on where the last one ended and tell every event and story once', async () => {
    for (let day = 10; day < 30; day += 1) await report(`Report ${day}`, `2024-06-${day}`);
    const pages: string[][] = [];
    let answer = await desk.ask('timeline from:2024-06-01 to:2024-06-30 count:6');
    for (;;) {
      pages.push(told(answer));
      const next = answer.view.actions.find(action => 'label' in action && action.label === 'Later ›');
      if (next?.kind !== 'command') break;
      answer = await desk.router.press(next.id, reader);
    }
    const all = pages.flat();
    expect(pages.length).toBe(4);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter(one => one.startsWith('Report'))).toHaveLength(20);
    expect(all).toContain('putin-visits-pyongyang-2024');
    const back = answer.view.actions.find(action => 'label' in action && action.label === '‹ Earlier');
    if (back?.kind !== 'command') throw new Error('no way back');
    expect(told(await desk.router.press(back.id, reader))).toEqual(pages.at(-2));
  });

  test('without dates it shows the last thirty days; undated stories are not on it', async () => {
    await report('Recent', '2026-11-10');
    await report('Old', '2026-09-01');
    await report('Undated', null);
    expect(told(await desk.ask('timeline'))).toEqual(['Recent']);
  });

  test('an empty span and a span turned round are said', async () => {
    expect(shown(await desk.ask('timeline from:1999 to:1999'))).toContain('Nothing dated');
    const wrong = await desk.ask('timeline from:2024-06-30 to:2024-06-01');
    expect([wrong.problem, shown(wrong).includes('comes after')]).toEqual(['usage', true]);
  });
});
