import { expect, onTestFinished, test } from 'vitest';
import { openSqliteArchive } from '../../../src/archive/sqlite.ts';
import { createDeliverer } from '../../../src/chat/deliver.ts';
import { renderView } from '../../../src/chat/discord/render.ts';
import { silentLog } from '../../../src/log.ts';
import type { NewDelivery } from '../../../src/model/digest.ts';
import { ids, readMessage, routes, startFakeDiscord } from '../../helpers/fake-discord/fake-discord.ts';
import type { Fault, Planted } from '../../helpers/fake-discord/faults.ts';
import { sampleView } from '../../helpers/fake-discord/sample.ts';
import { createPlatform, createRecorder } from './bench.ts';

/** Everything that can befall a request, in turn. */
const misfortunes: (Fault | null)[] = [
  { kind: 'status', status: 502, applied: true },
  null,
  { kind: 'drop' },
  { kind: 'drop', applied: true },
  { kind: 'rate-limit', retryAfterMs: 1500 },
  { kind: 'drop', applied: 'late' },
  { kind: 'status', status: 500 },
  null,
  { kind: 'status', status: 503, applied: true },
  { kind: 'drop', applied: 'late' },
  { kind: 'status', status: 403 },
];

async function run(nonceIsForgotten: boolean) {
  let clock = Date.parse('2026-11-21T08:00:00.000Z');
  const now = () => new Date(clock).toISOString();
  const discord = await startFakeDiscord({ now: () => clock });
  const archive = await openSqliteArchive({ path: ':memory:', log: silentLog });
  onTestFinished(() => archive.close());
  onTestFinished(() => discord.close());
  const wanted = [ids.channel, ids.otherChannel].flatMap(id =>
    Array.from({ length: 11 }, (_, index): NewDelivery => {
      const label = `digest #${index + 1} of ${id.at(-1)}`;
      const [payload] = renderView(sampleView({ title: label }));
      return {
        key: `k${id.at(-1)}-${index + 1}`,
        channel: { platform: 'discord', id },
        payload,
        label,
        part: 1,
      };
    }),
  );
  await archive.enqueue(wanted, now());
  const planted: Planted[] = misfortunes.flatMap(fault =>
    fault === null ? [] : [discord.faults.plant(routes.send, fault)],
  );

  const open = async () =>
    (await archive.deliveries({ states: ['pending', 'sending', 'in-doubt'], limit: 100 })).length;
  for (let round = 0; round < 40 && (await open()) > 0; round += 1) {
    // Each round is a process of its own: nothing is known but what is on disk and on Discord.
    const platform = createPlatform(discord, { now });
    await platform.start(createRecorder().router);
    const deliverer = createDeliverer({
      archive,
      platform,
      log: silentLog,
      now,
      clockMs: () => clock,
      onRefused: () => Promise.reject(new Error('nothing is refused here')),
    });
    await deliverer.run();
    for (const each of planted) each.release();
    clock += platform.quarantineMs + 1000;
    if (nonceIsForgotten) discord.forgetNonces();
    if (round % 2 === 1) await deliverer.run();
    await platform.stop();
  }
  expect(await open()).toBe(0);
  expect(await archive.deliveries({ states: ['dead'], limit: 100 })).toEqual([]);
  for (const id of [ids.channel, ids.otherChannel]) {
    const titles = discord.messages(id).map(message => readMessage(message).text.split('\n')[0]);
    expect(titles).toEqual(wanted.filter(one => one.channel.id === id).map(one => one.label));
  }
  expect(discord.violations).toEqual([]);
}

test('through every misfortune, each digest arrives once and in order: Discord still knows its nonces', () =>
  run(false));

test('through every misfortune, each digest arrives once and in order: found again by their buttons', () =>
  run(true));
