import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHostTurns } from '../../src/intake/host-turns.ts';
import { createPace } from '../../src/intake/pace.ts';
import { chooseWait, learn, settleLimits } from '../../src/intake/rhythm.ts';
import type { FeedMemory } from '../../src/model/feed-state.ts';

const minute = 60_000;
/** A Friday. */
const now = Date.parse('2026-01-02T03:00:00.000Z');
const limits = settleLimits();

const wait = (memory: FeedMemory, more: { maxAge?: number; random?: number } = {}) =>
  chooseWait({ limits, memory, maxAge: more.maxAge ?? null, nowMs: now, random: () => more.random ?? 0 }) /
  minute;

describe('the rhythm of a feed', () => {
  test('a lively feed is asked at the shortest pause, a quiet one at the longest, others in between', () => {
    expect(wait({ itemsAnHour: 20, readings: 9 })).toBe(15);
    expect(wait({ itemsAnHour: 1, readings: 9 })).toBe(30);
    expect(wait({ itemsAnHour: 0.01, readings: 9 })).toBe(60);
    expect(wait({ itemsAnHour: 0, readings: 9 })).toBe(60);
  });

  test('until its habits are known the pauses are short', () => {
    expect([1, 2, 3, 4, 5].map(readings => wait({ itemsAnHour: 0, readings }))).toEqual([15, 30, 45, 60, 60]);
  });

  test('what it wishes counts, up to a day', () => {
    const lively = { itemsAnHour: 20, readings: 9 };
    expect(wait({ ...lively, manners: { ttlMinutes: 180 } })).toBe(180);
    expect(wait(lively, { maxAge: 7200 })).toBe(120);
    expect(wait(lively, { maxAge: 60 })).toBe(15);
    expect(wait({ ...lively, manners: { ttlMinutes: 99_999 } })).toBe(1440);
  });

  test('no two feeds stay in step: up to a tenth is added at random', () => {
    expect(wait({ itemsAnHour: 20 }, { random: 0.5 })).toBe(15.75);
  });

  test('hours and days it names as empty are left out, unless all are', () => {
    const hours = (skipHours: number[], skipDays?: number[]) =>
      wait({
        itemsAnHour: 20,
        manners: { ttlMinutes: null, skipHours, ...(skipDays ? { skipDays } : {}) },
      });
    expect(hours([3, 4, 5])).toBe(180);
    expect(hours(Array.from({ length: 24 }, (_, n) => n))).toBe(15);
    expect(hours([], [5])).toBe(21 * 60);
    const manners = { ttlMinutes: null, skipHours: [3] };
    expect(wait({ itemsAnHour: 20, manners }, { random: 0.5 })).toBe(60.75);
  });

  test('the rate is learnt from dates at first, then from what is new', () => {
    const date = (hours: number) => new Date(now - hours * 3_600_000).toISOString();
    const first = learn({}, { nowMs: now, marks: ['a', 'b'], dates: [date(1), date(30), date(9999), null] });
    expect(first.itemsAnHour).toBeCloseTo(2 / 168, 3);
    const busy = learn(first, { nowMs: now + 60 * minute, marks: ['a', 'b', 'c', 'd'], dates: [] });
    expect(busy.itemsAnHour).toBeGreaterThan(first.itemsAnHour as number);
    const calm = learn(busy, { nowMs: now + 48 * 60 * minute, marks: null, dates: [] });
    expect(calm.itemsAnHour).toBeLessThan(busy.itemsAnHour as number);
    expect(calm).toMatchObject({ items: ['a', 'b', 'c', 'd'], readings: 3 });
  });
});

describe('the pace of all polls', () => {
  test('two never begin closer together than it says, in the order in which they came', async () => {
    vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const pace = createPace(() => 200);
    const began: [string, number][] = [];
    const begin = async (name: string) => {
      if (await pace.turn()) began.push([name, performance.now()]);
    };
    for (const name of ['a', 'b', 'c']) void begin(name);
    await vi.advanceTimersByTimeAsync(1000);
    void begin('d');
    await vi.advanceTimersByTimeAsync(0);
    void begin('e');
    pace.close();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await pace.turn()).toBe(false);
    expect(began).toEqual([
      ['a', 0],
      ['b', 200],
      ['c', 400],
      ['d', 1000],
    ]);
  });
});

describe('turns at hosts', () => {
  test('one at a time at each host, others go on meanwhile, and no more than allowed in all', async () => {
    const turns = createHostTurns({ together: 2, pauseMs: 0 });
    const log: string[] = [];
    const gates = new Map<string, () => void>();
    const work = (name: string) => () =>
      new Promise<string>(done => {
        log.push(name);
        gates.set(name, () => done(name));
      });
    const settle = () => new Promise(done => setImmediate(done));
    const all = [
      turns.run('a', work('a1')),
      turns.run('a', work('a2')),
      turns.run('b', work('b1')),
      turns.run('c', work('c1')),
    ];
    await settle();
    expect(log).toEqual(['a1', 'b1']);
    gates.get('a1')?.();
    await settle();
    expect(log).toEqual(['a1', 'b1', 'a2']);
    gates.get('b1')?.();
    await settle();
    expect(log).toEqual(['a1', 'b1', 'a2', 'c1']);
    gates.get('a2')?.();
    gates.get('c1')?.();
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1', 'c1']);
  });

  test('a host rests between two works; a failed work frees it too', async () => {
    const turns = createHostTurns({ together: 4, pauseMs: 30 });
    const began: number[] = [];
    const work = async () => {
      began.push(performance.now());
      throw new Error('refused');
    };
    await Promise.allSettled([turns.run('a', work), turns.run('a', work)]);
    expect((began[1] as number) - (began[0] as number)).toBeGreaterThanOrEqual(29);
  });

  test('when the turns are closed, what waits never begins', async () => {
    const turns = createHostTurns({ together: 1, pauseMs: 60_000 });
    await turns.run('a', async () => 1);
    const waiting = turns.run('a', async () => 2);
    turns.close();
    expect(await waiting).toBeNull();
    expect(await turns.run('b', async () => 3)).toBeNull();
  });
});
