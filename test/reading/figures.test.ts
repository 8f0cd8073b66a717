import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../../src/model/reading.ts';
import { findDates } from '../../src/reading/dates.ts';
import { findFigures } from '../../src/reading/figures.ts';
import { fold } from '../../src/reading/fold.ts';
import { figureCases } from './figures-cases.ts';

function figuresIn(text: string, language: string): Figure[] {
  const folded = fold(text, { accents: language === 'vi' ? 'keep' : 'fold' });
  return findFigures(text, language, folded, findDates(text, language, folded));
}

const marks = { about: '~', 'at-least': '>', 'at-most': '<', exact: '' };

function say({ value, low, high, bound, unit, counted }: Figure): string {
  const number = low === undefined ? `${value}` : `${low}-${high}`;
  return [
    (bound === undefined ? '' : marks[bound]) + number,
    ...(unit === 'person' || unit === 'piece' ? [] : [unit]),
    counted,
  ].join(' ');
}

const languages = [...new Set(figureCases.map(([language]) => language))];

describe('figures', () => {
  test.each(figureCases)('%s: %s', (language, text, expected) => {
    const composed = text.normalize('NFC');
    const found = figuresIn(composed, language);
    expect(found.map(say)).toEqual(expected);
    for (const figure of found) expect(composed.slice(figure.start, figure.end)).toBe(figure.text);
  });

  test('the text of a figure holds the number and its noun, the ends of a range and the sign of money', () => {
    expect(figuresIn('About 10–12 thousand elite North Korean troops left.', 'en')[0]).toMatchObject({
      text: '10–12 thousand elite North Korean troops',
      value: 11_000,
      low: 10_000,
      high: 12_000,
      bound: 'about',
      unit: 'person',
    });
    expect(figuresIn('It cost US$1.5 billion.', 'en')[0]?.text).toBe('US$1.5 billion');
    expect(figuresIn('북한군 1만1000여 명이 갔다.', 'ko')[0]?.text).toBe('북한군 1만1000여 명');
  });

  test('digits of every script and every separator of thousands', () => {
    for (const [language, text] of [
      ['en', '12,345 soldiers'],
      ['de', '12.345 Soldaten'],
      ['de', '12’345 Soldaten'],
      ['ru', '12 345 солдат'],
      ['ru', '12\u00a0345 солдат'],
      ['fr', '12\u202f345 soldats'],
      ['hi', '१२,३४५ सैनिक'],
      ['gu', '૧૨,૩૪૫ સૈનિકો'],
      ['bn', '১২,৩৪৫ সৈন্য'],
      ['ur', '۱۲٬۳۴۵ فوجی'],
      ['ar', '١٢٬٣٤٥ جندي'],
      ['ja', '１２，３４５人の兵士'],
    ] as const)
      expect(figuresIn(text, language).map(say), text).toEqual(['12345 troops']);
    expect(figuresIn('12,34,567 सैनिक', 'hi').map(say)).toEqual(['1234567 troops']);
  });

  test('a language without words of its own still tells money', () => {
    expect(figuresIn('Bu 20 million, $20 million', 'xx').map(say)).toEqual(['20000000 USD money']);
  });

  test('spans slice to the text, values are finite, nothing overlaps, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom(...figureCases.map(([, text]) => text)),
      fc.constantFrom(
        '10',
        '1,0',
        '.5',
        ' - ',
        '12–',
        '万',
        '만 ',
        ' тыс.',
        'half a ',
        ' million',
        '$',
        '%',
        '\n',
        '0',
        '-',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(...languages), (pieces, language) => {
        const text = pieces.join('');
        let end = 0;
        for (const figure of figuresIn(text, language)) {
          expect(text.slice(figure.start, figure.end)).toBe(figure.text);
          expect(figure.start).toBeGreaterThanOrEqual(end);
          expect(figure.end).toBeGreaterThan(figure.start);
          end = figure.end;
          expect(Number.isFinite(figure.value) && figure.value > 0).toBe(true);
          if (figure.low !== undefined) {
            expect(figure.low).toBeLessThan(figure.high as number);
            expect(figure.value).toBeGreaterThan(figure.low);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('half a megabyte of figures takes no time', () => {
    const began = performance.now();
    for (const [language, piece] of [
      ['en', '1'],
      ['en', '1,000 '],
      ['en', 'two '],
      ['en', '10 big '],
      ['ru', 'тысяча '],
      ['zh', '万'],
      ['zh', '1万'],
      ['ko', '두 '],
      ['th', '1 '],
      ['de', 'eine million '],
    ] as const) {
      const text = piece.repeat(500_000 / piece.length);
      findFigures(text, language, fold(text), []);
    }
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
