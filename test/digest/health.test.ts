import { describe, expect, test } from 'vitest';
import { illToTell, pausesToTell, sayHealth } from '../../src/digest/health.ts';
import { rateSource, sayRate } from '../../src/digest/source-rate.ts';
import type { FeedPause } from '../../src/model/feed.ts';
import { type SourceHealth, weekOf } from '../../src/model/health.ts';

const zone = 'Europe/Berlin';
const now = '2026-11-20T12:00:00.000Z';
const counts = { stored: 0, revised: 0, duplicate: 0, offBeat: 0, unreadable: 0 };

function source(
  name: string,
  changes: Partial<SourceHealth> = {},
  pause: FeedPause | null = null,
): SourceHealth {
  const id = `feed:https://${name}.example/`;
  return {
    source: { id, kind: 'feed', name },
    state: pause === null ? 'ok' : 'paused',
    lastSuccess: '2026-11-20T06:00:00.000Z',
    failingSince: null,
    problem: null,
    failures: 0,
    counts,
    lastItem: null,
    weeks: [],
    feed: {
      id,
      url: `https://${name}.example/`,
      title: null,
      addedBy: 'settings',
      added: '2026-01-01T00:00:00.000Z',
      full: 'auto',
      pause,
      removed: null,
    },
    pauseTold: false,
    ...changes,
  };
}

const circuit: FeedPause = {
  by: 'circuit',
  reason: 'HTTP 403 for more than 14 days; asked again seldom',
  since: '2026-11-20T05:00:00.000Z',
  who: null,
};
const failing = (name: string) =>
  source(name, { state: 'failing', failingSince: '2026-11-20T05:10:00.000Z', problem: 'HTTP 503' });

describe('the health of the sources in a digest', () => {
  test('a pause is told with its cause and since when, and after that only counted', () => {
    const ill = source('A', { failingSince: '2026-11-06T05:00:00.000Z' }, circuit);
    expect(sayHealth([source('B'), ill], zone)).toBe(
      '1 of 2 sources are well. A: paused since Fri 20 Nov 2026, 06:00, failing since Fri 6 Nov 2026, 06:00 (HTTP 403 for more than 14 days; asked again seldom).',
    );
    expect(sayHealth([source('B'), { ...ill, pauseTold: true }], zone)).toBe(
      '1 of 2 sources are well. 1 is paused (see `sources`).',
    );
  });

  test('a pause that a person made is news to nobody', () => {
    const pause: FeedPause = { ...circuit, by: 'person', who: 'Mina (slack:U1)' };
    expect(illToTell([source('A', {}, pause)])).toEqual([]);
    expect(sayHealth([source('A', {}, pause)], zone)).toBe('1 is paused (see `sources`).');
  });

  test('when half the world is down it stays readable, and what was not told is told next time', () => {
    const many = Array.from({ length: 14 }, (_, number) => source(`P${number}`, {}, circuit));
    const all = [...many, failing('F1'), failing('F2')];
    expect(illToTell(all)).toHaveLength(10);
    const told = new Set(pausesToTell(all).map(one => one.sourceId));
    expect(told.size).toBe(10);
    const next = all.map(one => ({ ...one, pauseTold: told.has(one.source.id) }));
    expect(pausesToTell(next)).toHaveLength(4);
    expect(illToTell(next).map(one => one.source.name)).toContain('F2');
    expect(sayHealth(all, zone)).toContain('2 more are failing. 4 are paused');
  });
});

describe('what a source brings', () => {
  const weeks = (...items: [items: number, onBeat: number][]) =>
    items.map(([all, onBeat], index) => ({ week: weekOf(now) - index, items: all, onBeat }));

  test('is counted over the weeks that are told apart, and over the days since it was added when those are fewer', () => {
    expect(rateSource(source('A', { weeks: weeks([15, 3], [15, 3]) }), now)).toMatchObject({
      items: 30,
      onBeat: 0.2,
    });
    const rate = (added: string) => {
      const one = source('A', { weeks: weeks([15, 3], [15, 3]) });
      return rateSource({ ...one, feed: { ...(one.feed as NonNullable<typeof one.feed>), added } }, now)
        .perWeek;
    };
    expect(rate('2026-11-06T12:00:00.000Z')).toBeCloseTo(15, 5);
    expect(rate('2026-11-13T12:00:00.000Z')).toBe(30);
    expect(rate('2026-11-20T11:00:00.000Z')).toBeNull();
    expect(rate('2026-01-01T00:00:00.000Z')).toBeCloseTo(30 / (7 + 4.5 / 7), 5);
  });

  test('weeks gone by are not counted, and where nothing came lately the share is that of all', () => {
    const old = [{ week: weekOf(now) - 8, items: 70, onBeat: 70 }];
    const quiet = source('A', { weeks: old, counts: { ...counts, stored: 1, offBeat: 3 } });
    expect(rateSource(quiet, now)).toMatchObject({ items: 0, perWeek: 0, onBeat: 0.25 });
    expect(sayRate(rateSource(quiet, now))).toBe('0 items a week, 25 % on the beat');
  });

  test('is said in round numbers', () => {
    const say = (perWeek: number | null, onBeat: number | null) => sayRate({ items: 1, perWeek, onBeat });
    expect(say(12.4, 0.336)).toBe('12 items a week, 34 % on the beat');
    expect(say(1, 0)).toBe('1 item a week, none on the beat');
    expect(say(0.25, 0.001)).toBe('0.3 items a week, under 1 % on the beat');
    expect(say(0, null)).toBe('0 items a week');
    expect(say(null, 0.5)).toBe('1 new item since it was listed, 50 % on the beat');
  });
});
