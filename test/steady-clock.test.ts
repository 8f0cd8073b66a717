import { beforeEach, expect, test } from 'vitest';
import { createSteadyClock, type SteadyClock } from '../src/steady-clock.ts';

const start = Date.parse('2026-11-21T08:00:00.000Z');
const hour = 3_600_000;
let wall = start;
let steady = 0;
let clock: SteadyClock;

beforeEach(() => {
  wall = start;
  steady = 0;
  clock = createSteadyClock({ wallMs: () => wall, steadyMs: () => steady });
});

function pass(ms: number): void {
  wall += ms;
  steady += ms;
}

test('it shows the machine’s time, also when that is set on', () => {
  pass(1_500);
  expect(clock.now()).toBe('2026-11-21T08:00:01.500Z');
  wall += hour;
  expect(clock.now()).toBe('2026-11-21T09:00:01.500Z');
});

test('set back, it goes on at half speed until the machine’s time has caught up', () => {
  clock.now();
  wall -= hour;
  pass(hour);
  expect(clock.now()).toBe('2026-11-21T08:30:00.000Z');
  pass(hour);
  expect(clock.now()).toBe('2026-11-21T09:00:00.000Z');
  pass(hour);
  expect(clock.now()).toBe('2026-11-21T10:00:00.000Z');
});

test('it never shows a time before one it was told of', () => {
  clock.atLeast('2026-11-21T08:10:00.000Z');
  expect(clock.now()).toBe('2026-11-21T08:10:00.000Z');
  clock.atLeast('2026-11-21T07:00:00.000Z');
  pass(60_000);
  expect(clock.now()).toBe('2026-11-21T08:10:30.000Z');
});
