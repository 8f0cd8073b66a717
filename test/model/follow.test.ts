import { describe, expect, test } from 'vitest';
import { mayTellAt } from '../../src/model/follow.ts';

const follow = (changes: Partial<Parameters<typeof mayTellAt>[0]> = {}) => ({
  quiet: null,
  timeZone: 'Europe/Berlin',
  perHour: 2,
  toldAt: [],
  ...changes,
});
const night = { from: '22:00', to: '07:00' };

describe('when a follow may be told', () => {
  test('at once, when nothing speaks against it', () => {
    expect(mayTellAt(follow(), '2026-11-21T12:00:00.000Z')).toBe('2026-11-21T12:00:00.000Z');
  });

  test('an hour after the message with which the hour was full', () => {
    const toldAt = ['2026-11-21T11:00:00.000Z', '2026-11-21T11:30:00.000Z', '2026-11-21T11:45:00.000Z'];
    expect(mayTellAt(follow({ toldAt }), '2026-11-21T12:00:00.000Z')).toBe('2026-11-21T12:30:00.000Z');
    expect(mayTellAt(follow({ toldAt }), '2026-11-21T12:30:00.000Z')).toBe('2026-11-21T12:30:00.000Z');
  });

  test('after the quiet hours, which may reach over midnight', () => {
    const quiet = follow({ quiet: night });
    expect(mayTellAt(quiet, '2026-11-21T21:30:00.000Z')).toBe('2026-11-22T06:00:00.000Z');
    expect(mayTellAt(quiet, '2026-11-22T03:00:00.000Z')).toBe('2026-11-22T06:00:00.000Z');
    expect(mayTellAt(quiet, '2026-11-22T06:00:00.000Z')).toBe('2026-11-22T06:00:00.000Z');
    expect(mayTellAt(quiet, '2026-11-21T20:59:59.000Z')).toBe('2026-11-21T20:59:59.000Z');
  });

  test('quiet hours within one day', () => {
    const quiet = follow({ quiet: { from: '12:00', to: '13:30' } });
    expect(mayTellAt(quiet, '2026-11-21T11:10:00.000Z')).toBe('2026-11-21T12:30:00.000Z');
    expect(mayTellAt(quiet, '2026-11-21T12:30:00.000Z')).toBe('2026-11-21T12:30:00.000Z');
  });

  test('quiet hours keep to the clock of their zone when it changes', () => {
    // In Berlin the clock goes from 02:00 to 03:00 on 29 March 2026.
    expect(mayTellAt(follow({ quiet: night }), '2026-03-28T23:00:00.000Z')).toBe('2026-03-29T05:00:00.000Z');
    const gap = follow({ quiet: { from: '01:00', to: '02:30' } });
    expect(mayTellAt(gap, '2026-03-29T00:30:00.000Z')).toBe('2026-03-29T01:30:00.000Z');
  });

  test('a full hour that ends within the quiet hours waits for their end', () => {
    const full = follow({ quiet: night, toldAt: ['2026-11-21T20:20:00.000Z', '2026-11-21T20:30:00.000Z'] });
    expect(mayTellAt(full, '2026-11-21T20:40:00.000Z')).toBe('2026-11-22T06:00:00.000Z');
  });
});
