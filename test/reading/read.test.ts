import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { createReader } from '../../src/reading/read.ts';
import { makeItem } from '../helpers/readings.ts';

const reader = createReader({ beat: russiaDprk, judge: null });

describe('the date of an article', () => {
  const read = (text: string, more: object = {}) => reader.read(makeItem({ text, ...more })).published;

  test('what came with the article is stated', () => {
    expect(read('Russia and North Korea talk.', { date: '2025-03-21' })).toMatchObject({
      date: '2025-03-21',
      precision: 'day',
      basis: 'stated',
    });
    expect(read('Russia and North Korea talk.', { date: '2025-03-21T08:00:00Z' })).toMatchObject({
      precision: 'time',
      basis: 'stated',
    });
  });

  test('a dateline with its year is stated', () => {
    expect(read('Moscow, 21 March 2025 (TASS) - Russia and North Korea talk.')).toMatchObject({
      date: '2025-03-21',
      basis: 'stated',
    });
  });

  test('a dateline without a year is not dated by guessing', () => {
    expect(
      read('Moscow, 21 March (TASS) - Officials of Russia and North Korea discussed timber.'),
    ).toMatchObject({ date: null, basis: 'unknown' });
  });

  test('seen within a month of its dateline, an article is of this year', () => {
    expect(
      read('Moscow, 21 March (TASS) - Officials of Russia and North Korea discussed timber.', {
        seen: '2026-03-22T10:00:00.000Z',
      }),
    ).toMatchObject({ date: '2026-03-21', basis: 'inferred' });
  });

  test('the day of the month tells which of several visits is meant', () => {
    const published = read('ラブロフ外相は12日、北朝鮮の元山で金正恩総書記と会談した。');
    expect(published).toMatchObject({ date: '2025-07-12', basis: 'inferred' });
    expect(published.clues).toContain('the opening names the day 12');
  });

  test('a minister who comes again and again is not dated without a day', () => {
    expect(read('Лавров встретился в Пхеньяне с лидером КНДР Ким Чен Ыном.')).toMatchObject({ date: null });
  });

  test('of a meeting told as ahead the news is the way there', () => {
    const reading = reader.read(
      makeItem({
        text: 'Kim Jong Un arrived in Vladivostok by armoured train on Wednesday to meet Vladimir Putin for the first time.',
      }),
    );
    expect(reading.published.date).toBe('2019-04-24');
    expect(reading.groupKey.knownEvents).toEqual(['kim-arrives-vladivostok-2019']);
  });

  test('a visit and the treaty signed on it are one occasion, what was said before it another', () => {
    const known = (text: string, date: string) => reader.read(makeItem({ text, date })).groupKey.knownEvents;
    const arrival = known(
      'Vladimir Putin arrived in Pyongyang on a state visit to North Korea.',
      '2024-06-19',
    );
    const treaty = known(
      'Vladimir Putin and Kim Jong Un signed the comprehensive strategic partnership treaty in Pyongyang.',
      '2024-06-20',
    );
    const before = known(
      'Vladimir Putin will visit North Korea this week and meet Kim Jong Un in Pyongyang.',
      '2024-06-17',
    );
    expect(treaty.some(id => arrival.includes(id))).toBe(true);
    expect(before.some(id => arrival.includes(id) || treaty.includes(id))).toBe(false);
  });

  test('word of a death and condolences on it are two occasions', () => {
    const known = (text: string) => reader.read(makeItem({ text, date: '2025-12-09' })).groupKey.knownEvents;
    expect(known('Russian Ambassador to North Korea Alexander Matsegora has died.')).toEqual([
      'matsegora-dies',
    ]);
    expect(
      known('Kim Jong Un sent a message of condolence to Putin on the death of Alexander Matsegora.'),
    ).toEqual(['matsegora-dies-message-of-kim-jong-un']);
    expect(known('Putin expressed condolences on the death of Alexander Matsegora.')).toEqual([
      'matsegora-dies-message-of-vladimir-putin',
    ]);
  });

  test('nothing known is said to be unknown', () => {
    const published = read('Officials of Russia and North Korea discussed timber.');
    expect(published).toMatchObject({ date: null, precision: null, basis: 'unknown' });
    expect(published.clues[0]).toBe('no date in the text or with it');
  });
});

test('relative dates are settled only when the date of the article is stated', () => {
  const text = 'Russian and North Korean officials met yesterday.';
  expect(reader.read(makeItem({ text, date: '2025-03-21' })).dates[0]).toMatchObject({ iso: '2025-03-20' });
  expect(reader.read(makeItem({ text })).dates[0]).toMatchObject({ iso: null, precision: 'relative' });
});

test('a title that is not in the text is read with it, and offsets stay those of the text', () => {
  const text = 'Lavrov met Kim Jong Un in Pyongyang.';
  const reading = reader.read(
    makeItem({ title: 'Russia and North Korea hold talks', text, date: '2025-07-13' }),
  );
  expect(reading.countries).toEqual(['RU', 'KP']);
  expect(reading.people.map(one => text.indexOf(one.name.split(' ').at(-1) as string) >= 0)).toEqual([
    true,
    true,
  ]);
  for (const sentence of reading.summary)
    expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
});

test('the same item gives the same reading', () => {
  const item = makeItem({ text: 'ПХЕНЬЯН, 21 марта. /ТАСС/. Шойгу встретился с Ким Чен Ыном.' });
  expect(reader.read(item)).toEqual(reader.read(item));
});

test('no text makes reading fail, and every span lies in the text', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.constantFrom(
      'Россия',
      ' ',
      '\n',
      '\n\n',
      '.',
      '।',
      '(서울=연합뉴스)',
      '21 марта',
      'Kim Jong Un',
      '“',
      '”',
      '२९ जुलाई',
      '【',
      '】',
      '(',
      ')',
      '/',
      '2024',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 25 }),
      fc.option(fc.string({ unit: 'binary', maxLength: 20 })),
      (parts, title) => {
        const text = parts.join('').normalize('NFC');
        const reading = reader.read(makeItem({ text, title }));
        const spans = [
          ...reading.dates,
          ...reading.summary,
          ...reading.quotes,
          ...(reading.dateline === null ? [] : [reading.dateline]),
        ];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (const date of reading.dates) expect(text.slice(date.start, date.end)).toBe(date.text);
      },
    ),
    { numRuns: 200 },
  );
});

test('a hostile text of one endless word is read in time', () => {
  const text = `Russia ${'а'.repeat(200_000)} North Korea ${'2024-'.repeat(20_000)}${'(('.repeat(20_000)}`;
  const began = performance.now();
  reader.read(makeItem({ text }));
  expect(performance.now() - began).toBeLessThan(8_000);
});

test.each([
  ['俄罗斯总统普京、朝鲜', 8],
  ['Kim Jong Un sent a message to Putin and ', 4],
  ['met Kim Jong Un in Pyongyang, Moscow ', 4],
])('a text of one name over and over takes time as it is long (%s)', (words, thousands) => {
  const timeOf = (times: number) => {
    const item = makeItem({ text: words.repeat(times) });
    const began = performance.now();
    reader.read(item);
    return performance.now() - began;
  };
  timeOf(100);
  const short = timeOf(thousands * 500);
  const long = timeOf(thousands * 4000);
  expect(long / short).toBeLessThan(24);
});
