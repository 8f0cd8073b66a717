import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Platform } from '../src/chat/platform.ts';
import { connectPlatform, connectPlatforms } from '../src/connecting.ts';
import { silentLog } from '../src/log.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A platform whose tries to start end as listed. */
function platformThat(...ends: ('ok' | 'unreachable' | 'refused: the token is not valid')[]) {
  let state = 'connecting';
  const tries = { made: 0 };
  const platform = {
    name: 'discord',
    state: () => ({ state, since: '' }),
    async stop() {
      state = 'stopped';
    },
    async start() {
      const end = ends[tries.made] ?? 'ok';
      tries.made += 1;
      state = end === 'ok' ? 'connected' : end;
      if (end !== 'ok') throw new Error(end);
    },
  } as unknown as Platform;
  return { platform, tries };
}

const router = {} as never;

test('an outage at the start does not end the bot: it is tried again until it works', async () => {
  const { platform, tries } = platformThat('unreachable', 'unreachable', 'ok');
  let connected = 0;
  await connectPlatform(platform, router, silentLog, () => (connected += 1));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(tries.made).toBe(1);
  await vi.advanceTimersByTimeAsync(1 + 10_000);
  expect([tries.made, connected, platform.state().state]).toEqual([3, 1, 'connected']);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(tries.made).toBe(3);
});

test('a refused token is told at once, and not tried again', async () => {
  const { platform, tries } = platformThat('refused: the token is not valid');
  await expect(connectPlatform(platform, router, silentLog)).rejects.toThrow('not valid');
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(tries.made).toBe(1);
});

test('a stop ends the trying', async () => {
  const { platform, tries } = platformThat('unreachable', 'unreachable');
  const end = await connectPlatform(platform, router, silentLog);
  end();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(tries.made).toBe(1);
});

test('when one platform is refused, the others do not stay behind as half a bot', async () => {
  const good = platformThat('ok');
  const waiting = platformThat('unreachable');
  const bad = platformThat('refused: the token is not valid');
  const all = [good.platform, waiting.platform, bad.platform];
  await expect(connectPlatforms(all, router, silentLog)).rejects.toThrow('not valid');
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(all.map(platform => platform.state().state)).toEqual(['stopped', 'stopped', 'stopped']);
  expect(waiting.tries.made).toBe(1);
});
