import type { Archive } from './archive/archive.ts';
import type { Config } from './config.ts';
import { type DoorSettings, openDoor } from './door.ts';
import { readFeedList } from './intake/feed-list.ts';
import { addressOf, createFeedSource, type FeedSource, newFeedState } from './intake/feed-source.ts';
import type { Fetcher } from './intake/fetch.ts';
import { createHostTurns } from './intake/host-turns.ts';
import type { Log } from './log.ts';
import type { FeedState } from './model/feed-state.ts';
import type { Source, Timestamp } from './model/item.ts';
import type { Pipeline } from './pipeline.ts';

/** So many feeds are asked at the same time. */
const together = 4;

/** When many feeds are due at once (a first start, a night off), so long lies between one's begin and the next's. */
const spreadMs = 200;

/** A timer can't wait longer (2^31 − 1 ms). */
const longestWaitMs = 2_147_483_647;

const minute = 60_000;

export interface FeedsOptions {
  config: DoorSettings &
    Pick<
      Config,
      'feeds' | 'feedMinutes' | 'feedQuietMinutes' | 'feedMostMinutes' | 'feedDeadDays' | 'feedHostSeconds'
    >;
  archive: Archive;
  pipeline: Pipeline;
  log: Log;
  now: () => Timestamp;
  /** Default: the one door out, made from the settings. */
  fetcher?: Fetcher;
  /** From 0 to 1; default: Math.random. */
  random?: () => number;
}

/** The feeds being followed. */
export interface Feeds {
  /** Settles when every feed has been asked once, or was asked not long ago. */
  ready: Promise<void>;
  /** Ends the polling; settles when the feed in hand is done. */
  stop(): Promise<void>;
}

/** Asks every listed feed in its own rhythm and hands what is new to the pipeline. A fault of one never touches the others. */
export function startFeeds(options: FeedsOptions): Feeds {
  const { archive, pipeline, log, now, config } = options;
  const timers = new Map<NodeJS.Timeout, () => void>();
  const running = new Set<Promise<void>>();
  const turns = createHostTurns({ together, pauseMs: config.feedHostSeconds * 1000 });
  /** What the feeds call themselves, by source. */
  const names = new Map<string, string>();
  let stopped = false;

  /** Asks once; gives how long to wait, null for never again. */
  async function poll(feed: FeedSource, state: FeedState): Promise<number | null> {
    const result = await feed.poll(state);
    for (const intake of result.intakes) {
      // What is left is met again at the next poll: the state is kept only when all is taken.
      if (stopped) return null;
      await pipeline.take(intake);
    }
    await archive.saveFeedState(result.state);
    // The name a feed gave itself stays when a later poll brings none.
    if (result.title !== null) names.set(feed.source.id, result.title);
    const source: Source = { ...feed.source, name: names.get(feed.source.id) ?? feed.source.name };
    await archive.noteSource(source, {
      at: now(),
      problem: result.problem,
      paused: result.paused,
    });
    return result.nextPollMs;
  }

  async function askInTurn(feed: FeedSource, url: string): Promise<void> {
    const retryMs = config.feedMinutes * minute;
    try {
      const state = (await archive.feedState(url)) ?? newFeedState(url);
      const wait = await turns.run(hostOf(addressOf(state)), () => poll(feed, state));
      if (wait !== null) void plan(feed, url, wait);
    } catch (error) {
      log.error({ err: error, feed: feed.source.id }, 'a feed could not be taken in: it is asked again');
      void plan(feed, url, retryMs);
    }
  }

  function plan(feed: FeedSource, url: string, waitMs: number): Promise<void> {
    if (stopped) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        const work = askInTurn(feed, url).finally(() => {
          running.delete(work);
          resolve();
        });
        running.add(work);
      },
      Math.min(Math.max(0, waitMs), longestWaitMs),
    );
    timers.set(timer, resolve);
    return promise;
  }

  const ready = (async () => {
    const list = await readFeedList(config.feeds);
    for (const problem of list.problems) log.error({ problem }, 'the list of feeds has a fault');
    if (list.feeds.length === 0) return;
    for (const { source } of await archive.sources()) names.set(source.id, source.name);
    const fetcher = options.fetcher ?? openDoor(config, now, log);
    const limits = {
      everyMs: config.feedMinutes * minute,
      quietMs: config.feedQuietMinutes * minute,
      mostMs: config.feedMostMinutes * minute,
      deadMs: config.feedDeadDays * 24 * 60 * minute,
    };
    // All due ones are asked within half of the usual pause, however many they are.
    const gap = Math.min(spreadMs, limits.everyMs / 2 / list.feeds.length);
    const first: Promise<void>[] = [];
    for (const { url, title } of list.feeds) {
      if (stopped) return;
      const random = options.random ?? Math.random;
      const feed = createFeedSource({ url, name: title, fetcher, log, now, limits, random });
      const state = await archive.feedState(url);
      const wait = state?.nextPoll ? Date.parse(state.nextPoll) - Date.parse(now()) : 0;
      if (wait > 0) void plan(feed, url, wait);
      else first.push(plan(feed, url, Math.max(0, first.length - together) * gap));
    }
    await Promise.all(first);
  })().catch(error => log.error({ err: error }, 'the feeds could not be started'));

  return {
    ready,
    async stop() {
      stopped = true;
      turns.close();
      for (const [timer, resolve] of timers) {
        clearTimeout(timer);
        resolve();
      }
      timers.clear();
      await Promise.all(running);
    },
  };
}

function hostOf(url: string): string {
  return new URL(url).host;
}
