import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../commands/command.ts';
import { type Desk, openDesk, reader, shown } from '../helpers/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

interface WhoData {
  name: string;
  spellings: Record<string, string[]>;
  offices: { title: string; from: string | null; to: string | null }[];
  mentions: {
    articles: number;
    languages: Record<string, number>;
    first: { id: string };
    last: { id: string };
  };
  items: { title: string }[];
}
const data = (answer: Answer) => answer.data as WhoData;
const dated = (day: string) => ({
  published: { date: day, precision: 'day' as const, basis: 'stated' as const, clues: [] },
});

describe('who', () => {
  test('a name in any script gives the same person with spellings, offices and mentions', async () => {
    await desk.keep(
      'hi.txt',
      { text: 'शोइगु प्योंगयांग पहुंचे।' },
      { language: 'hi', title: 'एक', ...dated('2023-07-27') },
    );
    await desk.keep(
      'ru.txt',
      { text: 'Шойгу прибыл в Пхеньян.' },
      { language: 'ru', title: 'Два', ...dated('2025-03-21') },
    );
    for (const name of ['Shoigu', 'Шойгу', 'शोइगु', '쇼이구']) {
      const found = data(await desk.ask(`who ${name}`));
      expect(found.name).toBe('Sergei Shoigu');
      expect(found.mentions).toMatchObject({ articles: 2, languages: { hi: 1, ru: 1 } });
      expect([found.mentions.first.id, found.mentions.last.id]).toEqual(['hi.txt', 'ru.txt']);
    }
    const answer = await desk.ask('who Shoigu');
    expect(data(answer).spellings.hi).toContain('शोइगु');
    expect(data(answer).offices.some(office => office.title.includes('Defence'))).toBe(true);
    expect(data(answer).items.map(item => item.title)).toEqual(['Два', 'एक']);
  });

  test('offices stand newest first, each with its days', async () => {
    const { offices } = data(await desk.ask('who Shoigu'));
    expect(offices.length).toBeGreaterThan(1);
    expect(offices.map(office => office.from ?? '')).toEqual(
      [...offices.map(office => office.from ?? '')].sort().reverse(),
    );
  });

  test('spellings are shown as they are written, without signs of matching', async () => {
    for (const name of ['Kim Jong Un', 'TASS', 'Russia'])
      for (const forms of Object.values(data(await desk.ask(`who "${name}"`)).spellings))
        for (const form of forms) expect(form).not.toMatch(/[=^@*]/);
  });

  test('someone never named is said to be so; someone unknown is asked for again', async () => {
    expect(shown(await desk.ask('who Lavrov'))).toContain('Not named in any article yet');
    expect((await desk.ask('who Nobodyson')).problem).toBe('usage');
  });

  test('the button opens the timeline of that person', async () => {
    const answer = await desk.ask('who Shoigu');
    const button = answer.view.actions.find(action => 'label' in action && action.label === 'Timeline');
    if (button?.kind !== 'command') throw new Error('no button');
    expect(shown(await desk.router.press(button.id, reader))).toContain('Sergei Shoigu');
  });
});
