import type { Archive } from './archive/archive.ts';
import type { Platform } from './chat/platform.ts';
import { screen } from './chat/terminal/terminal.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Timestamp } from './model/item.ts';
import { everyDay } from './model/schedule.ts';
import type { Channel } from './model/subscription.ts';

/**
 * Where nobody is in chat, the terminal has a digest of its own at DIGEST_AT; a changed setting changes it.
 * With a chat platform it has none: numbering and ledger are the team's.
 */
export async function orderTerminalDigest(
  archive: Archive,
  wanted: boolean,
  config: Pick<Config, 'digestAt' | 'timezone'>,
  at: Timestamp,
): Promise<void> {
  const schedule = { times: config.digestAt, days: [...everyDay], timeZone: config.timezone };
  const automatic = (await archive.subscriptions(screen)).filter(one => one.createdBy === 'settings');
  const same = automatic.find(one => JSON.stringify(one.schedule) === JSON.stringify(schedule));
  for (const one of automatic)
    if (!wanted || one !== same) await archive.removeSubscription(one.id, null, at);
  if (!wanted || same) return;
  await archive.addSubscription({
    channel: screen,
    schedule,
    filter: { languages: [], topics: [], people: [], minimumReports: 1, minimumOutlets: 1 },
    form: 'full',
    quietDay: 'say-so',
    laterReports: 'thread',
    quiet: null,
    createdBy: 'settings',
    created: at,
  });
}

/** A channel that a platform refuses for good gets no more digests until it is set right; `subscriptions` says why. */
export async function pauseSubscriptions(
  archive: Archive,
  channel: Channel,
  reason: string,
  at: Timestamp,
): Promise<void> {
  for (const { id } of await archive.subscriptions(channel))
    await archive.pauseSubscription(id, { reason, at, by: null });
}

/** A paused channel that can be posted to again takes up its digests by itself. */
export async function resumeSubscriptions(
  archive: Archive,
  platforms: ReadonlyMap<string, Platform>,
  log: Log,
  at: Timestamp,
): Promise<void> {
  for (const { id, paused, channel } of await archive.subscriptions()) {
    // What a person paused, a person sets going.
    if (!paused || paused.by !== null) continue;
    const platform = platforms.get(channel.platform);
    if (!platform || (await platform.check(channel).catch(() => 'unknown')) !== null) continue;
    await archive.resumeSubscription(id, null, at);
    log.info({ subscription: id }, 'the channel can be posted to again: subscription resumed');
  }
}
