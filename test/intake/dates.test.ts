import { describe, expect, test } from 'vitest';
import { parseFeedDate } from '../../src/intake/feed-dates.ts';
import { readGivenDate } from '../../src/intake/given.ts';

const readable: [string, string][] = [
  ['Tue, 18 Jun 2024 09:30:00 GMT', '2024-06-18T09:30:00.000Z'],
  ['Tue, 18 Jun 2024 09:30:00 +0900', '2024-06-18T00:30:00.000Z'],
  ['18 Jun 24 09:30 MSK', '2024-06-18T06:30:00.000Z'],
  ['Tue, 18 Jun 2024 09:30:00 KST', '2024-06-18T00:30:00.000Z'],
  ['Tue, 18 Jun 2024 09:30:00 IST', '2024-06-18T04:00:00.000Z'],
  ['Tue, 18 June 2024 9:30 PM EST', '2024-06-19T02:30:00.000Z'],
  ['2024-06-18T09:30:00+09', '2024-06-18T00:30:00.000Z'],
  ['2024-06-18t09:30:00.123z', '2024-06-18T09:30:00.123Z'],
  ['2024-06-18 09:30', '2024-06-18T09:30:00.000Z'],
  ['20240618', '2024-06-18T00:00:00.000Z'],
  ['1718703000', '2024-06-18T09:30:00.000Z'],
  ['2024년 6월 18일 18:30', '2024-06-18T09:30:00.000Z'],
  ['2024. 6. 18. 오후 6:30', '2024-06-18T09:30:00.000Z'],
  ['2024年6月18日', '2024-06-18T00:00:00.000Z'],
  ['вт, 18 июня 2024 12:30:00 +0300', '2024-06-18T09:30:00.000Z'],
  ['18 जून 2024, 15:00 +0530', '2024-06-18T09:30:00.000Z'],
  ['१८ जून २०२४', '2024-06-18T00:00:00.000Z'],
  ['18. Juni 2024, 11:30 Uhr', '2024-06-18T11:30:00.000Z'],
  ['mar., 18 juin 2024 11:30:00 +0200', '2024-06-18T09:30:00.000Z'],
  ['18.06.2024 09:30', '2024-06-18T09:30:00.000Z'],
  ['06/18/2024', '2024-06-18T00:00:00.000Z'],
  ['18/06/2024', '2024-06-18T00:00:00.000Z'],
  ['2024-W25-2', '2024-06-18T00:00:00.000Z'],
  ['Tue, 18 Jun 2024 24:00:00 GMT', '2024-06-19T00:00:00.000Z'],
  ['Mon, 18 Jun 2024 09:30:00 GMT', '2024-06-18T09:30:00.000Z'],
];

const unreadable = [
  '',
  'now',
  'Today',
  '2 hours ago',
  '123',
  '22013',
  '2024-13-01',
  'Tue, 32 Jan 2024 09:00:00 GMT',
  'Tue, 18 zzz 2024 09:00:00 GMT',
  'Sun, 16 Dec 2012 1:2:3:4 GMT',
  'Mon, 30 Nov -0001 00:00:00 +0000',
  '2024-06-18T25:00:00Z',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '9'.repeat(5000),
];

describe('dates of feeds', () => {
  test.each(readable)('%s is %s', (text, instant) => {
    expect(parseFeedDate(text)).toBe(instant);
  });

  test.each(unreadable)('“%.40s” is no date', text => {
    expect(parseFeedDate(text)).toBeNull();
  });

  test('a date given without time or zone claims no more than the day', () => {
    expect(readGivenDate('18 June 2024')).toBe('2024-06-18');
    expect(readGivenDate('2024-06-18 09:30')).toBe('2024-06-18');
    expect(readGivenDate('2024-06')).toBe('2024-06');
    expect(readGivenDate('2024-06-18T09:30:00+03:00')).toBe('2024-06-18T06:30:00.000Z');
    expect(readGivenDate('soon')).toBeNull();
  });
});
