import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSchedule, writeSchedule } from '../../src/model/schedule-words.ts';
import type { Schedule, Weekday } from '../../src/model/subscription.ts';

test.each([
  ['weekdays 08:30 Europe/Berlin', { days: [1, 2, 3, 4, 5], times: ['08:30'], timeZone: 'Europe/Berlin' }],
  ['Mon,Thu 7:00, 19:00 Asia/Seoul', { days: [1, 4], times: ['07:00', '19:00'], timeZone: 'Asia/Seoul' }],
  [
    'every day at 7am and 6 pm Seoul',
    { days: [1, 2, 3, 4, 5, 6, 7], times: ['07:00', '18:00'], timeZone: 'Asia/Seoul' },
  ],
  ['Fridays 12am', { days: [5], times: ['00:00'] }],
  ['12pm Monaco', { times: ['12:00'], timeZone: 'Europe/Monaco' }],
  ['sat-mon 18.00 (UTC)', { days: [1, 6, 7], times: ['18:00'], timeZone: 'UTC' }],
  ['08:30', { times: ['08:30'] }],
  ['Asia/Kolkata', { timeZone: 'Asia/Kolkata' }],
  ['', {}],
])('“%s” is understood', (text, expected) => {
  const found = parseSchedule(text);
  expect(found.times).toEqual((expected as Partial<Schedule>).times);
  expect(found.days).toEqual((expected as Partial<Schedule>).days);
  if ('timeZone' in expected)
    expect(new Date(0).toLocaleString('en', { timeZone: found.timeZone as string })).toBe(
      new Date(0).toLocaleString('en', { timeZone: expected.timeZone as string }),
    );
});

test.each([
  ['weekdays 8', '8'],
  ['25:00', '25:00'],
  ['13pm', '13pm'],
  ['tomorow 08:00', 'tomorow'],
  ['08:00 Atlantis', 'Atlantis'],
  ['08:00 Asia/Seoul Asia/Tokyo', 'one time zone'],
])('“%s” is refused, naming what is wrong', (text, named) => {
  expect(() => parseSchedule(text)).toThrow(named);
});

test('what a schedule is written as is read as that schedule again', () => {
  const times = fc.uniqueArray(
    fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
    { minLength: 1, maxLength: 5 },
  );
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
  const zones = fc.constantFrom('Europe/Berlin', 'Asia/Seoul', 'UTC', 'America/Argentina/Ushuaia');
  fc.assert(
    fc.property(times, days, zones, (someTimes, someDays, timeZone) => {
      const schedule = { times: someTimes.sort(), days: someDays.sort() as Weekday[], timeZone };
      expect(parseSchedule(writeSchedule(schedule))).toEqual(schedule);
    }),
  );
});
