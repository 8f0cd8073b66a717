import type { Archive } from '../archive/archive.ts';
import { DeliveryError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type Delivery, isThreadOrder } from '../model/digest.ts';
import type { Timestamp } from '../model/item.ts';
import type { Channel } from '../model/subscription.ts';
import type { Platform } from './platform.ts';

/** An edit is made again only when our earlier request can no longer be under way. */
export const clientTimeoutMs = 16_000;

/** A message that could not be sent for so long is given up, with a word in the log. */
const giveUpAfterMs = 3 * 24 * 3_600_000;

const slowestRetryMs = 5 * 60_000;

/** How often a message that people must make way for is tried: at first, and at last. */
const firstMendMs = 60_000;
const slowestMendMs = 15 * 60_000;

/** How often an unclear message is looked for where looking failed, and where it isn't allowed. */
const lookAgainMs = 15_000;
const blindLookMs = 5 * 60_000;

/** So long a right to look may be missing before an unclear message is given up: mostly people mend it. */
export const blindForMs = 3_600_000;

/** How an unclear row rests, on the process's own clock. */
interface Rest {
  since: number;
  lookAt: number;
}

export interface DelivererOptions {
  archive: Archive;
  platform: Platform;
  log: Log;
  now: () => Timestamp;
  /** Milliseconds that nobody can set on or back, unlike the machine's clock; default: performance.now. */
  clockMs?: () => number;
  /** Called when the platform refuses a channel for good, with one plain sentence. */
  onRefused(channel: Channel, reason: string): Promise<void>;
}

/** Sends what the outbox owes to one platform. One deliverer per platform: it is the only sender. */
export interface Deliverer {
  /** Settles unclear rows, then sends everything due, until nothing more can go now. Calls while one runs are joined to it. */
  run(): Promise<void>;
  /** Lets the messages under way finish and begins no more. */
  stop(): Promise<void>;
}

export function createDeliverer(options: DelivererOptions): Deliverer {
  const { archive, platform, log, now, clockMs = () => performance.now() } = options;
  /**
   * Rows under way or unclear. Of one that an earlier process left nobody knows how long ago it was tried (the machine's
   * clock may have been set meanwhile), so it rests from when this process met it.
   */
  const rests = new Map<number, Rest>();
  let stopping = false;
  let again = false;
  let running: Promise<void> | null = null;

  async function round(): Promise<void> {
    const doubtful = await archive.doubtfulDeliveries(platform.name);
    const still = new Set(doubtful.map(({ id }) => id));
    for (const id of rests.keys()) if (!still.has(id)) rests.delete(id);
    for (const delivery of doubtful) {
      if (stopping) return;
      await settle(delivery);
    }
    while (!stopping) {
      const due = await archive.dueDeliveries(platform.name, now());
      if (due.length === 0) return;
      await Promise.all(due.map(attempt));
    }
  }

  /** One try: the row says `sending` on disk before the request leaves. */
  async function attempt(delivery: Delivery): Promise<void> {
    if (stopping) return;
    const begun = await archive.markDelivery(delivery.id, ['pending'], { state: 'sending', at: now() });
    if (!begun) return;
    rests.set(delivery.id, { since: clockMs(), lookAt: 0 });
    await send(delivery);
  }

  async function send(delivery: Delivery): Promise<void> {
    const about = { delivery: delivery.key, label: delivery.label, channel: delivery.channel.id };
    if (delivery.edits !== null && delivery.edits.messageId === null) {
      await archive.markDelivery(delivery.id, ['sending', 'in-doubt'], {
        state: 'dead',
        at: now(),
        error: 'the message it changes was never sent',
      });
      log.info(about, 'nothing to edit: the message was never sent');
      return;
    }
    try {
      const sent = await platform.send(delivery);
      // Noted before the row is settled: a crash between leaves it to be done again, which changes nothing.
      if (isThreadOrder(delivery.payload) && delivery.storyId !== null)
        await archive.saveThread(delivery.storyId, delivery.channel, sent.messageId, now());
      await archive.markDelivery(delivery.id, ['sending', 'in-doubt'], {
        state: 'sent',
        at: now(),
        messageId: sent.messageId,
      });
      log.info({ ...about, message: sent.messageId }, 'delivered');
    } catch (error) {
      await note(delivery, error);
    }
  }

  async function note(delivery: Delivery, error: unknown): Promise<void> {
    const about = { delivery: delivery.key, label: delivery.label, channel: delivery.channel.id, err: error };
    // Anything that isn't a definite "not applied" may have been applied.
    const verdict = error instanceof DeliveryError ? error.verdict : 'in-doubt';
    const message = error instanceof Error ? error.message : String(error);
    const states: Delivery['state'][] = ['sending', 'in-doubt'];
    if (verdict === 'refused') {
      const reason = error instanceof DeliveryError ? error.forUser : message;
      const mendable = error instanceof DeliveryError && error.mendable;
      // What an edit or a thread is refused, its channel mostly isn't: they don't hold it up.
      const waits = mendable && delivery.edits === null && delivery.thread === null;
      if (waits && elapsed(delivery.created) <= giveUpAfterMs) {
        const wait = Math.min(slowestMendMs, firstMendMs * 2 ** Math.min(delivery.attempts, 10));
        await putOff(delivery, wait, message);
        log.warn({ ...about, waitMs: wait }, 'refused as things stand: it waits until that is mended');
        await options.onRefused(delivery.channel, reason);
        return;
      }
      await archive.markDelivery(delivery.id, states, { state: 'dead', at: now(), error: message });
      log.warn(about, 'refused: this message will not be sent');
      // That an old message can't be changed says nothing of new ones, nor does a thread of its channel.
      if (delivery.edits !== null) return;
      if (error instanceof DeliveryError && error.gone)
        await archive.forgetThread(platform.name, delivery.thread ?? delivery.channel.id);
      if (delivery.thread !== null) return;
      await options.onRefused(delivery.channel, reason);
      return;
    }
    if (verdict === 'in-doubt') {
      await archive.markDelivery(delivery.id, states, { state: 'in-doubt', at: now(), error: message });
      log.warn(about, 'unclear whether it arrived: it will be looked for');
      return;
    }
    if (elapsed(delivery.created) > giveUpAfterMs) {
      await archive.markDelivery(delivery.id, states, { state: 'dead', at: now(), error: message });
      log.error(about, 'given up: it could not be sent for days');
      return;
    }
    const asked = error instanceof DeliveryError ? error.retryAfterMs : null;
    const wait = asked ?? Math.min(slowestRetryMs, 1_000 * 2 ** Math.min(delivery.attempts, 10));
    await putOff(delivery, wait, message);
    log.info({ ...about, waitMs: wait }, 'not sent: it will be tried again');
  }

  const putOff = (delivery: Delivery, ms: number, error: string) =>
    archive.markDelivery(delivery.id, ['sending', 'in-doubt'], {
      state: 'pending',
      at: now(),
      notBefore: later(ms),
      error,
    });

  /** A row left unclear by a crash or a lost answer: proves what became of it before anything is sent again. */
  async function settle(delivery: Delivery): Promise<void> {
    const rest = rests.get(delivery.id) ?? { since: clockMs(), lookAt: 0 };
    rests.set(delivery.id, rest);
    const age = clockMs() - rest.since;
    if (delivery.edits !== null) {
      // An edit made twice is the same edit.
      if (age >= Math.min(clientTimeoutMs, platform.quarantineMs)) await send(delivery);
      return;
    }
    const about = { delivery: delivery.key, label: delivery.label, channel: delivery.channel.id };
    if (age < platform.quarantineMs || clockMs() < rest.lookAt) return;
    const found = await platform.find(delivery).catch((error: unknown) => ({
      kind: 'unknown' as const,
      why: error instanceof Error ? error.message : String(error),
      passing: true,
    }));
    switch (found.kind) {
      case 'found':
        await archive.markDelivery(delivery.id, ['sending', 'in-doubt'], {
          state: 'sent',
          at: now(),
          messageId: found.messageId,
        });
        log.info({ ...about, message: found.messageId }, 'it had arrived');
        return;
      case 'absent':
        await archive.markDelivery(delivery.id, ['sending', 'in-doubt'], {
          state: 'pending',
          at: now(),
          notBefore: now(),
        });
        log.info(about, 'it had not arrived: it is sent again');
        return;
      case 'unknown':
        rest.lookAt = clockMs() + ('passing' in found ? lookAgainMs : blindLookMs);
        if ('passing' in found ? elapsed(delivery.created) < giveUpAfterMs : age < blindForMs) {
          log.info({ ...about, why: found.why }, 'it can not be looked for now: it is tried again');
          return;
        }
        // A doubled digest is worse than one that someone can ask for by number.
        await archive.markDelivery(delivery.id, ['sending', 'in-doubt'], {
          state: 'dead',
          at: now(),
          error: `may have arrived; ${found.why}`,
        });
        log.error({ ...about, why: found.why }, 'can not tell whether it arrived: not sent again');
    }
  }

  const elapsed = (since: Timestamp): number => Date.parse(now()) - Date.parse(since);
  const later = (ms: number): Timestamp => new Date(Date.parse(now()) + ms).toISOString();

  return {
    run() {
      if (running) {
        again = true;
        return running;
      }
      running = (async () => {
        do {
          again = false;
          await round();
        } while (again && !stopping);
      })().finally(() => {
        running = null;
      });
      return running;
    },
    async stop() {
      stopping = true;
      await running;
    },
  };
}
