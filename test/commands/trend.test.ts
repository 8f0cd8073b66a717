import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../commands/command.ts';
import { type Desk, openDesk, reader, shown } from '../helpers/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

let number = 0;
async function report(day: string, language: string, times = 1, topics: string[] = [], text = '') {
  for (let n = 0; n < times; n += 1) {
    number += 1;
    await desk.keep(
      `${number}.txt`,
      { text: `${text} ${number}` },
      { language, topics, published: { date: day, precision: 'day', basis: 'stated', clues: [] } },
    );
  }
}

interface TrendData {
  unit: string;
  total: number;
  before: number;
  parts: { id: string; values: number[]; total: number }[];
  periods: { from: string; to: string }[];
}
const data = (answer: Answer) => answer.data as TrendData;
const picture = (answer: Answer) => {
  const [file] = answer.view.files ?? [];
  if (file === undefined) throw new Error('no picture');
  return file;
};

describe('trend', () => {
  test('a picture of the coverage, with what it shows in words', async () => {
    await report('2024-06-10', 'ko', 2);
    await report('2024-06-19', 'ko', 5);
    await report('2024-06-20', 'hi', 3);
    await report('2024-05-20', 'hi', 5);
    const answer = await desk.ask('trend from:2024-06-01 to:2024-06-30');
    expect(data(answer)).toMatchObject({ unit: 'day', total: 10, before: 5 });
    expect(data(answer).parts.map(part => [part.id, part.total])).toEqual([
      ['ko', 7],
      ['hi', 3],
    ]);
    expect(shown(answer)).toContain('10 reports, 100 % more than in the same time before (5).');
    expect(shown(answer)).toContain('Most on 19 Jun 2024 (5).');
    expect(shown(answer)).toContain('Korean leads with 70 % (7), then Hindi (3).');
    const { bytes, alt, mediaType } = picture(answer);
    expect([...bytes.slice(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    // Width and height stand at the beginning of a PNG (PNG 3rd edition, §11.2.1).
    expect([bytes[18], bytes[19], bytes[22], bytes[23]]).toEqual([
      1920 >> 8,
      1920 & 255,
      1000 >> 8,
      1000 & 255,
    ]);
    expect(mediaType).toBe('image/png');
    expect(alt).toContain('10 reports');
  });

  test('dated events of the beat are numbered in the chart and named under it', async () => {
    await report('2024-06-19', 'ko');
    const answer = await desk.ask('trend from:2024-06-01 to:2024-06-30');
    expect(shown(answer)).toContain('Treaty on Comprehensive Strategic Partnership');
    const other = await desk.ask('trend from:2024-06-01 to:2024-06-30 person:Belousov');
    expect(shown(other)).not.toContain('Treaty on Comprehensive Strategic Partnership');
  });

  test('by topic an article counts for each of its topics, in all once', async () => {
    await report('2024-06-19', 'ko', 2, ['summit', 'treaty']);
    const answer = await desk.ask('trend by:topic from:2024-06-01 to:2024-06-30');
    expect(data(answer).parts.map(part => part.total)).toEqual([2, 2]);
    expect(data(answer).total).toBe(2);
  });

  test('more parts than can be told apart are gathered as other', async () => {
    for (const [at, language] of ['ko', 'hi', 'ru', 'en', 'ja', 'zh-Hans', 'fr'].entries())
      await report('2024-06-19', language, 8 - at);
    const { parts } = data(await desk.ask('trend from:2024-06-01 to:2024-06-30'));
    expect(parts.map(part => part.id)).toEqual(['ko', 'hi', 'ru', 'en', 'ja', 'other']);
    expect(parts.at(-1)?.total).toBe(5);
  });

  test('bars stand for days, weeks from Monday or months, by the length of time or as asked', async () => {
    await report('2024-06-19', 'ko');
    const ask = async (line: string) => data(await desk.ask(line));
    expect((await ask('trend from:2024-04-03 to:2024-07-15')).periods.slice(0, 2)).toEqual([
      { from: '2024-04-03', to: '2024-04-07' },
      { from: '2024-04-08', to: '2024-04-14' },
    ]);
    expect((await ask('trend from:2019-01-15 to:2024-12-31')).periods.slice(0, 2)).toEqual([
      { from: '2019-01-15', to: '2019-01-31' },
      { from: '2019-02-01', to: '2019-02-28' },
    ]);
    const days = await ask('trend from:2024-04-03 to:2024-07-15 unit:day');
    expect(days.periods).toHaveLength(104);
    const sums = days.parts.map(part => part.values.reduce((sum, value) => sum + value, 0));
    expect(sums).toEqual(days.parts.map(part => part.total));
  });

  test('an empty span has no picture but says how the sources fare', async () => {
    const answer = await desk.ask('trend from:2001 to:2001');
    expect(answer.view.files).toBeUndefined();
    expect(shown(answer)).toContain('No report from 1 Jan 2001');
  });

  test('a person in any script; Share draws the same days again', async () => {
    await report('2026-11-19', 'ru', 2, [], 'Шойгу прибыл в Пхеньян.');
    await report('2026-11-19', 'ru', 1, [], 'Лавров выступил.');
    const answer = await desk.ask('trend person:쇼이구 from:30d');
    expect(data(answer).total).toBe(2);
    const share = answer.view.actions.find(action => action.kind === 'share');
    expect(data(await desk.router.press(share?.id ?? '', reader)).periods).toEqual(data(answer).periods);
  });
});
