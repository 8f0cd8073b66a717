import { describe, expect, test } from 'vitest';
import { dueWindow, latestSlot, nextSlot } from '../../src/digest/due.ts';
import type { Schedule } from '../../src/model/subscription.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
const berlin: Schedule = { times: ['08:30'], days: [...everyDay], timeZone: 'Europe/Berlin' };
const created = '2026-01-01T00:00:00.000Z';

describe('when a digest is due', () => {
  test('a digest is due at its local time, in its own zone', () => {
    expect(latestSlot(berlin, '2026-11-21T07:30:00.000Z')).toBe('2026-11-21T07:30:00.000Z');
    expect(latestSlot(berlin, '2026-11-21T07:29:59.999Z')).toBe('2026-11-20T07:30:00.000Z');
    expect(latestSlot({ ...berlin, timeZone: 'Asia/Kolkata' }, '2026-11-21T07:29:59.999Z')).toBe(
      '2026-11-21T03:00:00.000Z',
    );
  });

  test('summer time moves the hour in UTC, not on the wall', () => {
    expect(latestSlot(berlin, '2026-07-01T12:00:00.000Z')).toBe('2026-07-01T06:30:00.000Z');
  });

  test('a time skipped in spring is due once, when the clock has jumped', () => {
    const night = { ...berlin, times: ['02:30'] };
    const window = dueWindow(
      { schedule: night, scheduledSince: created },
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
    );
    expect(window).toEqual({ from: '2026-03-28T01:30:00.000Z', to: '2026-03-29T01:30:00.000Z' });
    expect(
      dueWindow(
        { schedule: night, scheduledSince: created },
        '2026-03-29T01:30:00.000Z',
        '2026-03-29T22:00:00.000Z',
      ),
    ).toBe(null);
  });

  test('a time that occurs twice in autumn is due once', () => {
    const night = { ...berlin, times: ['02:30'] };
    const first = '2026-10-25T00:30:00.000Z';
    expect(
      dueWindow({ schedule: night, scheduledSince: created }, '2026-10-24T00:30:00.000Z', first)?.to,
    ).toBe(first);
    expect(dueWindow({ schedule: night, scheduledSince: created }, first, '2026-10-25T01:30:00.000Z')).toBe(
      null,
    );
    expect(dueWindow({ schedule: night, scheduledSince: created }, first, '2026-10-26T01:29:59.999Z')).toBe(
      null,
    );
    expect(
      dueWindow({ schedule: night, scheduledSince: created }, first, '2026-10-26T01:30:00.000Z')?.to,
    ).toBe('2026-10-26T01:30:00.000Z');
  });

  test('every half hour of a year in New York gives exactly one digest a day', () => {
    const schedule = { ...berlin, times: ['02:15'], timeZone: 'America/New_York' };
    let last: string | null = '2026-01-01T07:15:00.000Z';
    const days = new Set<string>();
    let count = 0;
    for (
      let moment = Date.parse('2026-01-01T07:16:00Z');
      moment < Date.parse('2027-01-01T07:15:00Z');
      moment += 1_800_000
    ) {
      const window = dueWindow({ schedule, scheduledSince: created }, last, new Date(moment).toISOString());
      if (!window) continue;
      expect(window.from).toBe(last);
      last = window.to;
      count += 1;
      days.add(
        Temporal.Instant.from(window.to).toZonedDateTimeISO('America/New_York').toPlainDate().toString(),
      );
    }
    expect(count).toBe(364);
    expect(days.size).toBe(364);
  });

  test('after three days off one digest covers the whole time', () => {
    expect(
      dueWindow(
        { schedule: berlin, scheduledSince: created },
        '2026-11-17T07:30:00.000Z',
        '2026-11-21T09:00:00.000Z',
      ),
    ).toEqual({
      from: '2026-11-17T07:30:00.000Z',
      to: '2026-11-21T07:30:00.000Z',
    });
  });

  test('nothing is due twice, and nothing before the subscription was made', () => {
    expect(
      dueWindow(
        { schedule: berlin, scheduledSince: created },
        '2026-11-21T07:30:00.000Z',
        '2026-11-21T07:31:00.000Z',
      ),
    ).toBe(null);
    expect(
      dueWindow(
        { schedule: berlin, scheduledSince: '2026-11-21T07:30:00.000Z' },
        null,
        '2026-11-21T09:00:00.000Z',
      ),
    ).toBe(null);
  });

  test('a first digest begins at the slot before', () => {
    const weekdays: Schedule = {
      times: ['08:30', '18:00'],
      days: [1, 2, 3, 4, 5],
      timeZone: 'Europe/Berlin',
    };
    const friday = '2026-11-20T09:00:00.000Z';
    expect(
      dueWindow({ schedule: weekdays, scheduledSince: friday }, null, '2026-11-20T17:00:00.000Z'),
    ).toEqual({
      from: '2026-11-20T07:30:00.000Z',
      to: '2026-11-20T17:00:00.000Z',
    });
    expect(
      dueWindow(
        { schedule: weekdays, scheduledSince: friday },
        '2026-11-20T17:00:00.000Z',
        '2026-11-22T20:00:00.000Z',
      ),
    ).toBe(null);
    expect(nextSlot(weekdays, '2026-11-20T17:00:00.000Z')).toBe('2026-11-23T07:30:00.000Z');
  });

  test('a zone that skipped a whole day still has its digests', () => {
    // Samoa had no 30 December 2011.
    const samoa = { ...berlin, timeZone: 'Pacific/Apia' };
    expect(latestSlot(samoa, '2011-12-31T00:00:00.000Z')).toBe('2011-12-30T18:30:00.000Z');
    expect(nextSlot(samoa, '2011-12-29T19:00:00.000Z')).toBe('2011-12-30T18:30:00.000Z');
  });
});
