import { describe, expect, test } from 'vitest';
import { gatherFigures, sayFigure } from '../../src/digest/story-figures.ts';
import type { Figure } from '../../src/model/reading.ts';
import { fingerprint } from '../../src/reading/fingerprint.ts';
import { makeArticle } from '../helpers/stories.ts';

const figure = (overrides: Partial<Figure>): Figure => ({
  text: '',
  start: 0,
  end: 1,
  value: 10_000,
  bound: 'exact',
  unit: 'person',
  counted: 'troops',
  ...overrides,
});

const report = (outlet: string, language: string, figures: Figure[], text = outlet) =>
  makeArticle({
    outlet,
    text,
    reading: { language, figures, fingerprint: fingerprint(null, text, language) },
  });

describe('figures of a story side by side', () => {
  test('one line for each thing counted, the value most reports tell first', () => {
    const gathered = gatherFigures([
      report('Yonhap', 'ko', [figure({}), figure({ value: 3, counted: 'missiles', unit: 'piece' })]),
      report('TASS', 'ru', [figure({ value: 12_000 })]),
      report('Reuters', 'en', [figure({}), figure({})]),
    ]);
    expect(
      gathered.map(({ counted, values }) => [
        counted,
        values.map(({ text, reports }) => [text, ...reports.map(one => `${one.outlet} (${one.language})`)]),
      ]),
    ).toEqual([
      [
        'troops',
        [
          ['10,000', 'Yonhap (ko)', 'Reuters (en)'],
          ['12,000', 'TASS (ru)'],
        ],
      ],
      ['missiles', [['3', 'Yonhap (ko)']]],
    ]);
  });

  test('copies of one text speak once', () => {
    const wire = 'one two three four five six seven eight nine ten eleven twelve';
    const gathered = gatherFigures([
      report('A', 'en', [figure({})], wire),
      report('B', 'en', [figure({})], wire),
    ]);
    expect(gathered[0]?.values[0]?.reports.map(one => one.outlet)).toEqual(['A +1 outlet']);
  });

  test('readings kept before there were figures have none', () => {
    expect(gatherFigures([makeArticle()])).toEqual([]);
  });

  test('bounds, ranges, measures and money in words', () => {
    expect(sayFigure(figure({ bound: 'at-least', value: 4_700 }))).toBe('at least 4,700');
    expect(sayFigure(figure({ bound: 'about' }))).toBe('about 10,000');
    expect(sayFigure(figure({ bound: 'at-most', value: 1_500_000, unit: 'tonne' }))).toBe(
      'up to 1.5 million tonnes',
    );
    const { bound: _bound, ...range } = figure({ low: 10_000, high: 12_000, value: 11_000 });
    expect(sayFigure(range)).toBe('10,000–12,000');
    expect(sayFigure(figure({ value: 20_000_000_000, unit: 'USD' }))).toBe('20 billion USD');
  });
});
