import type { Archive } from './archive/archive.ts';
import type { Config } from './config.ts';
import { readFeedList } from './intake/feed-list.ts';
import { createFeedSource, type FeedSource, newFeedState } from './intake/feed-source.ts';
import { createFetcher } from './intake/fetch.ts';
import type { Log } from './log.ts';
import type { Source, Timestamp } from './model/item.ts';
import type { Pipeline } from './pipeline.ts';

/** So many feeds are asked at the same time. */
const together = 4;

/** A timer can't wait longer (2^31 − 1 ms). */
const longestWaitMs = 2_147_483_647;

export interface FeedsOptions {
  config: Pick<Config, 'feeds' | 'feedMinutes' | 'feedAllowHosts' | 'contact'>;
  archive: Archive;
  pipeline: Pipeline;
  log: Log;
  now: () => Timestamp;
}

/** The feeds being followed. */
export interface Feeds {
  /** Settles when every feed has been asked once, or was asked not long ago. */
  ready: Promise<void>;
  /** Ends the polling; settles when the feed in hand is done. */
  stop(): Promise<void>;
}

/** Asks every listed feed at its own time and hands what is new to the pipeline. A fault of one never touches the others. */
export function startFeeds(options: FeedsOptions): Feeds {
  const { archive, pipeline, log, now, config } = options;
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const places = new Gate(together);
  let stopped = false;

  async function poll(feed: FeedSource, url: string): Promise<void> {
    if (stopped) return;
    const result = await feed.poll((await archive.feedState(url)) ?? newFeedState(url));
    for (const intake of result.intakes) {
      // What is left is met again at the next poll: the state is kept only when all is taken.
      if (stopped) return;
      await pipeline.take(intake);
    }
    await archive.saveFeedState(result.state);
    const source: Source = result.title === null ? feed.source : { ...feed.source, name: result.title };
    await archive.noteSource(await keepName(archive, source, result.title), {
      at: now(),
      problem: result.problem,
    });
    plan(feed, url, result.nextPollMs);
  }

  function plan(feed: FeedSource, url: string, waitMs: number): Promise<void> {
    if (stopped) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        const work = places
          .run(() => poll(feed, url))
          .catch(error => {
            log.error(
              { err: error, feed: feed.source.id },
              'a feed could not be taken in: it is asked again',
            );
            void plan(feed, url, config.feedMinutes * 60_000);
          })
          .finally(() => {
            running.delete(work);
            resolve();
          });
        running.add(work);
      },
      Math.min(Math.max(0, waitMs), longestWaitMs),
    );
    timers.add(timer);
    return promise;
  }

  const ready = (async () => {
    const list = await readFeedList(config.feeds);
    for (const problem of list.problems) log.error({ problem }, 'the list of feeds has a fault');
    if (list.feeds.length === 0) return;
    const fetcher = createFetcher({ now, contact: config.contact, allowHosts: config.feedAllowHosts });
    const first: Promise<void>[] = [];
    for (const { url, title } of list.feeds) {
      const limits = { everyMs: config.feedMinutes * 60_000 };
      const feed = createFeedSource({ url, name: title, fetcher, log, now, limits });
      const state = await archive.feedState(url);
      const wait = state?.nextPoll ? Date.parse(state.nextPoll) - Date.parse(now()) : 0;
      const polled = plan(feed, url, wait);
      if (wait <= 0) first.push(polled);
    }
    await Promise.all(first);
  })().catch(error => log.error({ err: error }, 'the feeds could not be started'));

  return {
    ready,
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}

/** The name a feed gave itself stays when a later poll brings none. */
async function keepName(archive: Archive, source: Source, title: string | null): Promise<Source> {
  if (title !== null) return source;
  const known = (await archive.sources()).find(health => health.source.id === source.id);
  return known ? { ...source, name: known.source.name } : source;
}

/** Lets only so many works run at once; the others wait their turn. */
class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>(resolve => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
