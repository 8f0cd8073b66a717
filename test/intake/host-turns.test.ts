import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHostTurns } from '../../src/intake/host-turns.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Turns, and a log of when each work began. */
function open(together = 4, pauseMs = 1000) {
  const turns = createHostTurns({ together, pauseMs });
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} at ${Math.round(performance.now())}`);
    return name;
  };
  return { turns, log, work };
}

describe('turns at hosts', () => {
  test('a host that asks for a longer pause gets it; others are not held up', async () => {
    const { turns, log, work } = open();
    void turns.run('a', work('a1'), { pauseMs: 5000 });
    void turns.run('a', work('a2'));
    void turns.run('b', work('b1'));
    void turns.run('b', work('b2'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(log).toEqual(['a1 at 0', 'b1 at 0', 'b2 at 1000', 'a2 at 5000']);
  });

  test('late work goes behind all that is not', async () => {
    const { turns, log, work } = open(1, 0);
    void turns.run('a', work('first'));
    void turns.run('b', work('page 1'), { late: true });
    void turns.run('c', work('page 2'), { late: true });
    void turns.run('d', work('poll'));
    await vi.advanceTimersByTimeAsync(10);
    expect(log.map(line => line.split(' at')[0])).toEqual(['first', 'poll', 'page 1', 'page 2']);
  });

  test('a host that a redirect led to counts as asked', async () => {
    const { turns, log, work } = open();
    await turns.visit('b');
    void turns.run('b', work('b1'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(log).toEqual(['b1 at 1000']);
  });

  test('who is led to a host that has its pause waits it out', async () => {
    const { turns, work } = open();
    await turns.run('b', work('b1'));
    let came = false;
    void turns.visit('b').then(() => {
      came = true;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(came).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(came).toBe(true);
  });

  test('two that lead to each other never wait for ever', async () => {
    const { turns, log } = open();
    const cross = (own: string, other: string) =>
      turns.run(own, async () => {
        await turns.visit(other);
        log.push(`${own} has been to ${other}`);
      });
    void cross('a', 'b');
    void cross('b', 'a');
    await vi.advanceTimersByTimeAsync(2000);
    expect(log).toEqual(['a has been to b', 'b has been to a']);
  });

  test('who gives up waiting never begins, and holds up nobody', async () => {
    const { turns, log, work } = open();
    const stop = new AbortController();
    void turns.run('a', work('a1'));
    const given = turns.run('a', work('a2'), { signal: stop.signal });
    void turns.run('a', work('a3'));
    stop.abort();
    expect(await given).toBeNull();
    expect(await turns.run('a', work('a4'), { signal: stop.signal })).toBeNull();
    await vi.advanceTimersByTimeAsync(5000);
    expect(log).toEqual(['a1 at 0', 'a3 at 1000']);
  });

  test('closing ends every wait', async () => {
    const { turns, work } = open();
    await turns.run('a', work('a1'));
    const waiting = [turns.run('a', work('a2')), turns.visit('a')];
    turns.close();
    expect(await Promise.all(waiting)).toEqual([null, undefined]);
    expect(await turns.run('c', work('c1'))).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});
