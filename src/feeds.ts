import type { Archive } from './archive/archive.ts';
import type { Config } from './config.ts';
import { type DoorSettings, openDoor } from './door.ts';
import { seedFeedList } from './feed-desk.ts';
import {
  addressOf,
  createFeedSource,
  type FeedSource,
  newFeedState,
  type PollResult,
} from './intake/feed-source.ts';
import type { Fetcher } from './intake/fetch.ts';
import { createHostTurns } from './intake/host-turns.ts';
import { createPace } from './intake/pace.ts';
import { createPageCompleter, type PageCompleter } from './intake/page-completer.ts';
import type { Log } from './log.ts';
import type { NewDelivery } from './model/digest.ts';
import { type Feed, type FeedPause, isListed } from './model/feed.ts';
import type { Source, Timestamp } from './model/item.ts';
import type { Pipeline } from './pipeline.ts';

/** So many feeds are asked at the same time. */
const together = 4;

/** Two polls never begin closer together, however many feeds are due at once (a first start, a night off, a full hour). */
const spreadMs = 200;

/** How often it is looked whether another process (the command line) has changed the list. */
const lookMs = 2_000;

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
  /** The messages that are owed when a feed is paused without anybody's doing; none by default. */
  notice?: (source: Source, pause: FeedPause, failingSince: Timestamp | null) => NewDelivery[];
  /** Default: the one door out, made from the settings. */
  fetcher?: Fetcher;
  /** From 0 to 1; default: Math.random. */
  random?: () => number;
}

/** The feeds being followed. */
export interface Feeds {
  /** Settles when every feed on the list has been asked once, or was asked not long ago. */
  ready: Promise<void>;
  /** Takes up what has changed in the list; settles when it is taken up, not when new feeds have been asked. */
  refresh(): Promise<void>;
  /** Ends the polling and every exchange under way; settles when the item in hand is kept. */
  stop(): Promise<void>;
}

/** A feed while it is followed. */
interface Followed {
  feed: Feed;
  source: FeedSource;
  timer: NodeJS.Timeout | null;
  /** Told when it has been asked, or never will be. */
  asked: () => void;
  /** Set when it is on the list no more, or in another way. */
  dropped: boolean;
}

/**
 * Asks every feed on the archive's list in its own rhythm and hands what is new to the pipeline. A fault of one never
 * touches the others; a change of the list is taken up at once.
 */
export function startFeeds(options: FeedsOptions): Feeds {
  const { archive, pipeline, log, now, config } = options;
  const followed = new Map<string, Followed>();
  const running = new Set<Promise<void>>();
  const turns = createHostTurns({ together, pauseMs: config.feedHostSeconds * 1000 });
  const limits = {
    everyMs: config.feedMinutes * minute,
    quietMs: config.feedQuietMinutes * minute,
    mostMs: config.feedMostMinutes * minute,
    deadMs: config.feedDeadDays * 24 * 60 * minute,
  };
  // All that are due can be asked within half of the usual pause, however many they are.
  const pace = createPace(() => Math.min(spreadMs, limits.everyMs / 2 / Math.max(1, followed.size)));
  /** What the feeds call themselves, by source. */
  const names = new Map<string, string>();
  const stopping = new AbortController();
  let fetcher = options.fetcher ?? null;
  let pages: PageCompleter | null = null;
  let version = -1;
  let stopped = false;
  let reading: Promise<void> = Promise.resolve();

  /** Hands on what a poll brought, made whole where need be; gives how long to wait, null for never again. */
  async function take(one: Followed, result: PollResult): Promise<number | null> {
    for await (const intake of pages?.complete(result.intakes, one.feed.full) ?? []) {
      if (stopped || one.dropped) return null;
      await pipeline.take(intake);
    }
    // What is left is met again at the next poll: the state is kept only when all is taken.
    if (stopped || one.dropped) return null;
    // The name a feed gave itself stays when a later poll brings none.
    if (result.title !== null) names.set(one.feed.id, result.title);
    const source: Source = { ...one.source.source, name: names.get(one.feed.id) ?? one.source.source.name };
    const pause = pauseOf(result, now());
    await archive.keepPoll(
      { state: result.state, source, at: now(), problem: result.problem, pause },
      begun => options.notice?.(source, begun, result.state.memory?.failingSince ?? null) ?? [],
    );
    one.feed = { ...one.feed, pause: pause && (one.feed.pause ?? pause) };
    return result.nextPollMs;
  }

  async function askInTurn(one: Followed): Promise<void> {
    const { id, url } = one.feed;
    try {
      const known = (await archive.feedState(url)) ?? newFeedState(url);
      const result = await turns.run(hostOf(addressOf(known)), async () => {
        if (!(await pace.turn()) || one.dropped) return null;
        return one.source.poll((await archive.feedState(url)) ?? known);
      });
      const wait = result === null ? null : await take(one, result);
      if (wait !== null) plan(one, wait);
      else if (!one.dropped && !stopped) followed.delete(id);
    } catch (error) {
      log.error({ err: error, feed: id }, 'a feed could not be taken in: it is asked again');
      plan(one, limits.everyMs);
    } finally {
      one.asked();
    }
  }

  function plan(one: Followed, waitMs: number): void {
    if (stopped || one.dropped) return;
    const begin = () => {
      one.timer = null;
      const work = askInTurn(one).finally(() => running.delete(work));
      running.add(work);
    };
    one.timer = setTimeout(begin, Math.min(Math.max(0, waitMs), longestWaitMs));
  }

  /** Begins to follow a feed; settles when it has been asked, at once when its time hasn't come. */
  async function follow(feed: Feed, door: Fetcher): Promise<{ asked: Promise<void> }> {
    const source = createFeedSource({
      url: feed.url,
      name: feed.title,
      fetcher: door,
      log,
      now,
      limits,
      random: options.random ?? Math.random,
      signal: stopping.signal,
      visit: turns.visit,
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    const one: Followed = { feed, source, timer: null, asked: resolve, dropped: false };
    followed.set(feed.id, one);
    const state = await archive.feedState(feed.url);
    const wait = state?.nextPoll ? Date.parse(state.nextPoll) - Date.parse(now()) : 0;
    if (wait > 0) resolve();
    plan(one, wait);
    return { asked: promise };
  }

  function drop(one: Followed): void {
    one.dropped = true;
    if (one.timer) clearTimeout(one.timer);
    one.timer = null;
    one.asked();
    followed.delete(one.feed.id);
  }

  /** Follows what is on the list, and nothing else. @returns what settles when each new one has been asked */
  async function readList(): Promise<Promise<void>[]> {
    version = await archive.feedsVersion();
    const wanted = new Map((await archive.feeds()).filter(isAsked).map(feed => [feed.id, feed]));
    for (const one of followed.values()) {
      const feed = wanted.get(one.feed.id);
      if (feed === undefined || differs(one.feed, feed)) drop(one);
    }
    const asked: Promise<void>[] = [];
    for (const feed of wanted.values()) {
      if (stopped) break;
      if (followed.has(feed.id)) continue;
      fetcher ??= openDoor(config, now, log);
      pages ??= createPageCompleter({ fetcher, turns, now, log });
      asked.push((await follow(feed, fetcher)).asked);
    }
    return asked;
  }

  /** One reading of the list after another. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = reading.then(work);
    reading = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  const sayFault = (error: unknown) =>
    log.error({ err: error }, 'the list of feeds could not be read: it is tried again');
  const refresh = async () => {
    if (!stopped) await inOrder(readList).catch(sayFault);
  };
  const look = async () => {
    if ((await archive.feedsVersion()) !== version) await refresh();
  };

  const ready = inOrder(async () => {
    const { problems } = await seedFeedList(archive, config.feeds, now());
    for (const problem of problems) log.error({ problem }, 'the list of feeds has a fault');
    for (const { source } of await archive.sources()) names.set(source.id, source.name);
    return readList();
  })
    .then(asked => Promise.all(asked))
    .then(() => undefined, sayFault);
  const looking = setInterval(() => void look().catch(sayFault), lookMs);

  return {
    ready,
    refresh,
    async stop() {
      stopped = true;
      clearInterval(looking);
      stopping.abort();
      turns.close();
      pace.close();
      for (const one of [...followed.values()]) drop(one);
      await Promise.all([reading, pages?.close()]);
      await Promise.all(running);
    },
  };
}

/** Whether a feed is to be asked: what the circuit has paused is asked whether it is back, seldom. */
function isAsked(feed: Feed): boolean {
  return isListed(feed) && (feed.pause === null || feed.pause.by === 'circuit');
}

function differs(a: Feed, b: Feed): boolean {
  return a.url !== b.url || a.title !== b.title || a.full !== b.full || a.pause?.since !== b.pause?.since;
}

/** The pause that a poll has come to. */
function pauseOf(result: PollResult, at: Timestamp): FeedPause | null {
  if (!result.paused) return null;
  const by = result.state.memory?.paused === 'ended' ? 'gone' : 'circuit';
  return { by, reason: result.problem ?? 'it could not be read', since: at, who: null };
}

function hostOf(url: string): string {
  return new URL(url).host;
}
