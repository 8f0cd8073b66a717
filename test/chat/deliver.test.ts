import { beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { openSqliteArchive } from '../../src/archive/sqlite.ts';
import { blindForMs, clientTimeoutMs, createDeliverer } from '../../src/chat/deliver.ts';
import type { Platform, Sent } from '../../src/chat/platform.ts';
import { DeliveryError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { Delivery } from '../../src/model/digest.ts';
import type { Channel } from '../../src/model/subscription.ts';

const start = Date.parse('2026-11-21T08:00:00.000Z');
const quarantine = 150_000;
const channel: Channel = { platform: 'slack', id: 'C1' };
const other: Channel = { platform: 'slack', id: 'C2' };

let clock = start;
/** How much the machine's clock is off. */
let off = 0;
const now = () => new Date(clock + off).toISOString();
let archive: Archive;

/** A platform that keeps what lands and answers each try as it is told. */
class Wall implements Platform {
  readonly name = 'slack';
  readonly quarantineMs = quarantine;
  readonly canEdit = true;
  landed: string[] = [];
  looked = 0;
  answers: ((delivery: Delivery) => Sent)[] = [];
  lookup: () => Awaited<ReturnType<Platform['find']>> = () => ({ kind: 'absent' });

  async start() {}
  async stop() {}
  state = () => ({ state: 'connected', since: now() });
  render = () => [];
  check = async () => null;
  linkTo = async () => null;
  async send(delivery: Delivery): Promise<Sent> {
    const answer = this.answers.shift();
    if (answer) return answer(delivery);
    this.landed.push(delivery.key);
    return { messageId: `m-${delivery.key}` };
  }
  async find() {
    this.looked += 1;
    return this.lookup();
  }
}

const fail = (verdict: DeliveryError['verdict'], retryAfterMs?: number) => () => {
  throw new DeliveryError('it failed', { verdict, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
};

const refused: { channel: Channel; reason: string }[] = [];

function delivererOn(wall: Platform) {
  return createDeliverer({
    archive,
    platform: wall,
    log: silentLog,
    now,
    clockMs: () => clock,
    onRefused: async (where, reason) => void refused.push({ channel: where, reason }),
  });
}

const owe = (key: string, where = channel, part = 1) =>
  archive.enqueue([{ key, channel: where, payload: { text: key }, label: key, part }], now());

const stateOf = async (key: string) =>
  (await archive.deliveries({ limit: 50 })).find(delivery => delivery.key === key)?.state;

beforeEach(async () => {
  clock = start;
  off = 0;
  refused.length = 0;
  archive = await openSqliteArchive({ path: ':memory:', log: silentLog });
});

describe('delivering what the outbox owes', () => {
  test('a thread that is gone is forgotten, and its channel goes on', async () => {
    const wall = new Wall();
    await archive.saveThread(1, channel, 't1', now());
    const note = { key: 'n', channel, thread: 't1', payload: { text: 'n' }, label: 'n', part: 1 };
    await archive.enqueue([note], now());
    wall.answers = [
      () => {
        throw new DeliveryError('no such thread', { verdict: 'refused', gone: true });
      },
    ];
    await delivererOn(wall).run();
    expect([await archive.thread(1, channel), refused]).toEqual([null, []]);
  });

  test('an edit in doubt is simply made again, and a refused one stops no channel', async () => {
    const wall = new Wall();
    await owe('a');
    await archive.enqueue(
      [{ key: 'e', channel, payload: { text: 'e' }, label: 'e', part: 1, edits: 'a' }],
      now(),
    );
    wall.answers = [() => ({ messageId: 'm1' }), fail('in-doubt'), fail('refused')];
    const deliverer = delivererOn(wall);
    await deliverer.run();
    expect(await stateOf('e')).toBe('in-doubt');
    clock += clientTimeoutMs;
    await deliverer.run();
    expect([await stateOf('e'), wall.looked, refused]).toEqual(['dead', 0, []]);
  });

  test('each message goes once, in order within a channel', async () => {
    const wall = new Wall();
    for (const key of ['a', 'b', 'c']) await owe(key);
    await owe('x', other);
    const deliverer = delivererOn(wall);
    await Promise.all([deliverer.run(), deliverer.run()]);
    await deliverer.run();
    expect(wall.landed.filter(key => key !== 'x')).toEqual(['a', 'b', 'c']);
    expect(wall.landed).toHaveLength(4);
    expect(await stateOf('c')).toBe('sent');
  });

  test('a rate limit holds the channel back for as long as the platform asks, and no other channel', async () => {
    const wall = new Wall();
    wall.answers = [fail('retry', 30_000)];
    await owe('a');
    await owe('b');
    await owe('x', other);
    const deliverer = delivererOn(wall);
    await deliverer.run();
    expect(wall.landed).toEqual(['x']);
    clock += 29_000;
    await deliverer.run();
    expect(wall.landed).toEqual(['x']);
    clock += 1_000;
    await deliverer.run();
    expect(wall.landed).toEqual(['x', 'a', 'b']);
  });

  test('an unclear answer is not sent again until the platform has been searched', async () => {
    const wall = new Wall();
    wall.answers = [fail('in-doubt')];
    await owe('a');
    await owe('b');
    const deliverer = delivererOn(wall);
    await deliverer.run();
    clock += quarantine - 1;
    await deliverer.run();
    expect([wall.looked, wall.landed, await stateOf('a')]).toEqual([0, [], 'in-doubt']);
    clock += 1;
    await deliverer.run();
    expect([wall.looked, wall.landed]).toEqual([1, ['a', 'b']]);
  });

  test('what had arrived after all is not sent again', async () => {
    const wall = new Wall();
    wall.answers = [fail('in-doubt')];
    wall.lookup = () => ({ kind: 'found', messageId: 'm-1' });
    await owe('a');
    const deliverer = delivererOn(wall);
    await deliverer.run();
    clock += quarantine;
    await deliverer.run();
    expect([wall.landed, await stateOf('a')]).toEqual([[], 'sent']);
  });

  test('an error nobody foresaw counts as unclear', async () => {
    const wall = new Wall();
    wall.answers = [
      () => {
        throw new TypeError('surprise');
      },
    ];
    await owe('a');
    await delivererOn(wall).run();
    expect(await stateOf('a')).toBe('in-doubt');
  });

  test('after a crash in the middle of a try, the row is settled before anything else of that channel goes', async () => {
    await owe('a');
    await owe('b');
    const [row] = await archive.dueDeliveries('slack', now());
    await archive.markDelivery(row?.id as number, ['pending'], { state: 'sending', at: now() });
    const wall = new Wall();
    wall.lookup = () => ({ kind: 'found', messageId: 'm-1' });
    const deliverer = delivererOn(wall);
    await deliverer.run();
    expect(wall.landed).toEqual([]);
    clock += quarantine;
    await deliverer.run();
    expect([wall.landed, await stateOf('a')]).toEqual([['b'], 'sent']);
  });

  test('a clock set on shortens no rest, one set back prolongs none', async () => {
    for (const set of [3_600_000, -3_600_000]) {
      const wall = new Wall();
      wall.answers = [fail('in-doubt')];
      await owe(`a${set}`);
      const deliverer = delivererOn(wall);
      await deliverer.run();
      off = set;
      await deliverer.run();
      clock += quarantine - 1;
      await deliverer.run();
      expect([wall.looked, wall.landed]).toEqual([0, []]);
      clock += 1;
      await deliverer.run();
      expect([wall.looked, wall.landed]).toEqual([1, [`a${set}`]]);
      off = 0;
    }
  });

  test('a try of an earlier process rests from when this one met it, whatever the clock says', async () => {
    await owe('a');
    const [row] = await archive.dueDeliveries('slack', now());
    await archive.markDelivery(row?.id as number, ['pending'], { state: 'sending', at: now() });
    off = 3_600_000;
    const wall = new Wall();
    const deliverer = delivererOn(wall);
    await deliverer.run();
    expect([wall.looked, wall.landed]).toEqual([0, []]);
    clock += quarantine;
    await deliverer.run();
    expect([wall.looked, wall.landed]).toEqual([1, ['a']]);
  });

  test('when the platform can not be searched, it is not risked twice', async () => {
    const wall = new Wall();
    wall.answers = [fail('in-doubt')];
    wall.lookup = () => ({ kind: 'unknown', why: 'no right to read the history' });
    await owe('a');
    const deliverer = delivererOn(wall);
    await deliverer.run();
    clock += quarantine;
    await deliverer.run();
    expect([wall.landed, await stateOf('a')]).toEqual([[], 'in-doubt']);
    clock += blindForMs;
    await deliverer.run();
    expect([wall.landed, await stateOf('a')]).toEqual([[], 'dead']);
    expect((await archive.deliveries({ limit: 1 }))[0]?.lastError).toContain('no right to read the history');
  });

  test('a search that fails is tried again, not taken for an answer', async () => {
    const wall = new Wall();
    wall.answers = [fail('in-doubt')];
    wall.lookup = () => {
      throw new Error('HTTP 500');
    };
    await owe('a');
    const deliverer = delivererOn(wall);
    await deliverer.run();
    clock += quarantine;
    await deliverer.run();
    expect(await stateOf('a')).toBe('in-doubt');
    wall.lookup = () => ({ kind: 'absent' });
    clock += 15_000;
    await deliverer.run();
    expect(wall.landed).toEqual(['a']);
  });

  test('a message whose channel people can mend waits for that, and the channel is told of', async () => {
    const wall = new Wall();
    const lacking = () => {
      throw new DeliveryError('no permission', {
        verdict: 'refused',
        mendable: true,
        forUser: 'Let me post.',
      });
    };
    wall.answers = [lacking, lacking];
    await owe('a');
    await owe('b');
    const deliverer = delivererOn(wall);
    await deliverer.run();
    expect([wall.landed, await stateOf('a'), refused]).toEqual([
      [],
      'pending',
      [{ channel, reason: 'Let me post.' }],
    ]);
    clock += 15 * 60_000;
    await deliverer.run();
    clock += 15 * 60_000;
    await deliverer.run();
    expect(wall.landed).toEqual(['a', 'b']);
  });

  test('a refused channel is given up and told of', async () => {
    const wall = new Wall();
    wall.answers = [
      () => {
        throw new DeliveryError('channel_not_found', { verdict: 'refused', forUser: 'The channel is gone.' });
      },
    ];
    await owe('a');
    await delivererOn(wall).run();
    expect(await stateOf('a')).toBe('dead');
    expect(refused).toEqual([{ channel, reason: 'The channel is gone.' }]);
  });

  test('once stopped it begins nothing more', async () => {
    const wall = new Wall();
    const deliverer = delivererOn(wall);
    await deliverer.stop();
    await owe('a');
    await deliverer.run();
    expect(wall.landed).toEqual([]);
  });
});
