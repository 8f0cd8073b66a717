import { createHash } from 'node:crypto';
import { schedule as scheduleCron } from 'node-cron';
import { commandAction } from '../commands/answers.ts';
import { speakerIn } from '../commands/tongues.ts';
import type { Archive } from './archive/archive.ts';
import type { Platform } from './chat/platform.ts';
import { renderTerminal } from './chat/terminal/render.ts';
import { composeDigest, orderEntries, storiesInFull } from './digest/compose.ts';
import { dueWindow } from './digest/due.ts';
import { pausesToTell } from './digest/health.ts';
import type { Log } from './log.ts';
import type { Digest, DigestItem, NewDelivery, Window } from './model/digest.ts';
import type { Timestamp } from './model/item.ts';
import type { Subscription } from './model/subscription.ts';
import type { Translator } from './model/translation.ts';
import type { Action, View } from './model/view.ts';
import type { Tongue } from './wording/languages.ts';

export interface DigestScheduleOptions {
  archive: Archive;
  beatName: string;
  /** The language of channels that have chosen none; English when left out. */
  defaultTongue?: Tongue;
  /** Machine translation, when it is on: what it has ready is shown, nothing waits for it. */
  translator?: Translator | null;
  /** The platforms that run here, by name. */
  platforms: ReadonlyMap<string, Platform>;
  log: Log;
  now: () => Timestamp;
}

/** Composes every digest that is due: writes it and its deliveries to the outbox in one transaction. Gives what was composed. */
export async function composeDueDigests(options: DigestScheduleOptions): Promise<Digest[]> {
  const composed: Digest[] = [];
  for (const subscription of await options.archive.subscriptions()) {
    const platform = options.platforms.get(subscription.channel.platform);
    // A platform that isn't running here keeps its debt: the window is made when it runs again.
    if (!platform || subscription.paused) continue;
    try {
      const last = await options.archive.lastDigest(subscription.id);
      const window = dueWindow(subscription, last?.window.to ?? null, options.now());
      if (window === null) continue;
      const digest = await composeOne(subscription, window, last, platform, options);
      if (digest) composed.push(digest);
    } catch (error) {
      options.log.error(
        { err: error, subscription: subscription.id },
        'a digest could not be composed: it is tried again in a minute',
      );
    }
  }
  return composed;
}

async function composeOne(
  subscription: Subscription,
  window: Window,
  last: Digest | null,
  platform: Platform,
  options: DigestScheduleOptions,
): Promise<Digest | null> {
  const { archive, now } = options;
  const say = await speakerIn(archive, subscription.channel, options.defaultTongue);
  const entries = await archive.storiesInWindow(window, subscription.filter, subscription.id);
  const silent = entries.length === 0 && subscription.quietDay === 'keep-quiet';
  const ordered = orderEntries(entries);
  const items: DigestItem[] = ordered.map(entry => ({
    storyId: entry.story.id,
    status: entry.told ? 'updated' : 'new',
    articleKeys: entry.articleKeys,
  }));
  const health = await archive.sources(subscription.id);
  const actionsOf = new Map<number, Action[]>();
  for (const { story } of ordered.slice(0, storiesInFull)) {
    actionsOf.set(story.id, [
      await commandAction({ archive, now: now() }, say('button.more'), 'story', { story: story.id }),
    ]);
  }
  // The number is given inside the transaction; a button that leads to the rest names it, so it is made for the next free one.
  const next = ((await archive.digests(null, 1))[0]?.number ?? 0) + 1;
  const hidden = entries.length - storiesInFull;
  const rest =
    hidden > 0
      ? [
          await commandAction({ archive, now: now() }, say('button.rest', { n: hidden }), 'digest', {
            number: next,
            skip: storiesInFull,
          }),
        ]
      : [];
  const told = ordered.slice(0, storiesInFull).flatMap(({ story }) => story.articles);
  const translations = (await options.translator?.prepared(told, say.tongue)) ?? null;
  const view = (number: number): View =>
    composeDigest({
      beatName: options.beatName,
      number,
      window,
      entries,
      skip: 0,
      form: subscription.form,
      timeZone: subscription.schedule.timeZone,
      health,
      lastDigest: last ? { number: last.number, at: last.window.to } : null,
      rest: number === next ? rest : [],
      storyActions: id => actionsOf.get(id) ?? [],
      actions: [],
      say,
      translations,
    });
  const digest = await archive.keepDigest(
    { subscriptionId: subscription.id, window, items, text: '', composed: now() },
    number => (silent ? [] : toDeliveries(view(number), number, subscription, platform)),
    number => renderTerminal(view(number), { width: 100, colour: false, press: null }),
    silent ? [] : pausesToTell(health),
    number =>
      silent || ordered.length === 0
        ? null
        : {
            view: view(number),
            channel: subscription.channel,
            form: subscription.form,
            timeZone: subscription.schedule.timeZone,
          },
  );
  if (digest)
    options.log.info(
      { digest: digest.number, subscription: subscription.id, stories: items.length, silent },
      'digest composed',
    );
  return digest;
}

function toDeliveries(
  view: View,
  number: number,
  subscription: Subscription,
  platform: Platform,
): NewDelivery[] {
  const payloads = platform.render(view);
  const stories = view.blocks.filter(block => block.kind === 'story');
  return payloads.map((payload, index) => ({
    key: deliveryKey(
      `${subscription.channel.platform}:${subscription.channel.id}|digest ${number}|${subscription.created}|${index + 1}`,
    ),
    channel: subscription.channel,
    payload,
    label:
      payloads.length === 1
        ? `digest #${number}`
        : `digest #${number}, part ${index + 1} of ${payloads.length}`,
    part: index + 1,
    // A message about one story alone can be answered by a reaction.
    storyId: stories.length === 1 && payloads.length === 1 ? (stories[0]?.storyId ?? null) : null,
  }));
}

/** A delivery's key: the same on every try, at most 25 characters (Discord's limit for a nonce). */
export function deliveryKey(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 24);
}

/**
 * Calls `work` at once, and from then on at the beginning of every minute; never twice at the same time.
 * node-cron only wakes: what is due is decided from the ledger, so a lost or doubled tick changes nothing.
 * @returns a function that stops it and waits for the work under way
 */
export function everyMinute(work: () => Promise<void>, log: Log): () => Promise<void> {
  let running: Promise<void> | null = null;
  const tick = () => {
    running ??= work()
      .catch((error: unknown) => log.error({ err: error }, "a minute's work failed"))
      .finally(() => {
        running = null;
      });
  };
  const task = scheduleCron('* * * * *', tick, { timezone: 'Etc/UTC' });
  tick();
  return async () => {
    await task.destroy();
    await running;
  };
}
