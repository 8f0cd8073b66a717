import { FetchError } from '../errors.ts';
import type { Log } from '../log.ts';
import { feedId } from '../model/feed.ts';
import type { FeedMemory, FeedState } from '../model/feed-state.ts';
import type { Intake, Source, Timestamp } from '../model/item.ts';
import { hidePassword } from '../model/web-address.ts';
import { findFeedsOf } from './discover.ts';
import { parseFeed } from './feed.ts';
import { makeIntakes } from './feed-intake.ts';
import type { Fetcher, FetchResult, FetchWishes } from './fetch.ts';
import { chooseWait, learn, type PollLimits, settleLimits } from './rhythm.ts';

export interface FeedSourceOptions {
  url: string;
  /** What people call it; default: its host. */
  name?: string | null;
  fetcher: Fetcher;
  log: Log;
  now: () => Timestamp;
  limits?: PollLimits;
  /** From 0 to 1; default: Math.random. */
  random?: () => number;
  /** Ends the exchange under way. */
  signal?: AbortSignal;
  /** Awaited before another host is asked than the feed's own: it has manners to be kept too. */
  visit?: (host: string) => Promise<void>;
}

export interface PollResult {
  intakes: Intake[];
  /** To be kept and handed to the next poll, once the intakes are taken. */
  state: FeedState;
  /** Null, or why nothing came, in words without secrets. */
  problem: string | null;
  /** True when it ended for good or failed so long that it is left alone. */
  paused: boolean;
  /** Wait so long before the next poll; null: it isn't asked again unless the bot is started anew. */
  nextPollMs: number | null;
  /** What the feed calls itself, when it was read. */
  title: string | null;
}

export interface FeedSource {
  readonly source: Source;
  /** Asks the feed once. Never throws. */
  poll(state: FeedState): Promise<PollResult>;
}

/** RFC 9110, 15.5.11: gone, and likely to stay so. */
const gone = 410;

/** So many polls in a row must be led to the same new address before it is asked at once. */
const sureMoves = 3;

/** How much seldomer than the longest pause a paused feed is asked whether it has come back. */
const pausedFactor = 7;

/** What is known of a feed that was never asked. */
export function newFeedState(url: string): FeedState {
  return { url, etag: null, lastModified: null, firstRead: null, failures: 0, nextPoll: null };
}

/** Where a feed is asked: its own address, or the one it has moved to for good. */
export function addressOf(state: FeedState): string {
  const moved = state.memory?.moved;
  return moved !== undefined && moved.times >= sureMoves ? moved.to : state.url;
}

/**
 * One feed as a source: fetched with conditional requests, parsed, what is new or changed made intakes. All items of
 * the first reading are a backfill. It is asked in its own rhythm; failures make the pauses longer, long failing or a
 * "410 Gone" pauses it.
 */
export function createFeedSource(options: FeedSourceOptions): FeedSource {
  const { url, fetcher, log, now } = options;
  const limits = settleLimits(options.limits);
  const random = options.random ?? Math.random;
  const { visit, signal } = options;
  const wishes: FetchWishes = {
    ...(signal === undefined ? {} : { signal }),
    ...(visit === undefined ? {} : { onRedirect: to => visit(to.host) }),
  };
  const source: Source = {
    id: feedId(url),
    kind: 'feed',
    name: options.name ?? new URL(url).hostname,
  };

  const finish = (
    state: FeedState,
    nextPollMs: number | null,
    rest: Partial<Omit<PollResult, 'state' | 'nextPollMs'>>,
  ): PollResult => ({
    intakes: [],
    problem: null,
    paused: false,
    title: null,
    ...rest,
    nextPollMs,
    state: {
      ...state,
      nextPoll: nextPollMs === null ? null : new Date(Date.parse(now()) + nextPollMs).toISOString(),
    },
  });

  const fail = (state: FeedState, cause: string, retryAfterMs: number | null): PollResult => {
    const failures = state.failures + 1;
    const { moved, paused: before, ...kept } = state.memory ?? {};
    const failingSince = kept.failingSince ?? now();
    const dead = Date.parse(now()) - Date.parse(failingSince) >= limits.deadMs && failures > 3;
    // Where it was led may have been wrong: its own address is asked next.
    const memory: FeedMemory = { ...kept, failingSince, ...(dead ? { paused: 'dead' } : {}) };
    if (moved !== undefined && addressOf(state) === state.url) memory.moved = moved;
    const next = { ...state, failures, memory };
    if (dead) {
      if (before !== 'dead') log.warn({ feed: source.id, cause, since: failingSince }, 'a feed is paused');
      const problem = `${cause} for more than ${Math.floor(limits.deadMs / 86_400_000)} days; asked again seldom`;
      return finish(next, pausedFactor * limits.mostMs, { problem, paused: true });
    }
    log.warn({ feed: source.id, problem: cause, failures }, 'a feed could not be read');
    const backOff = Math.min(limits.everyMs * 2 ** Math.min(failures - 1, 8), limits.mostMs);
    const jittered = Math.min(backOff * (1 + random() / 10), Math.max(limits.mostMs, backOff));
    const wait =
      retryAfterMs === null
        ? jittered
        : Math.min(Math.max(retryAfterMs, limits.everyMs), pausedFactor * limits.mostMs);
    return finish(next, Math.round(wait), { problem: cause });
  };

  const end = (state: FeedState): PollResult => {
    const memory: FeedMemory = {
      ...state.memory,
      failingSince: state.memory?.failingSince ?? now(),
      paused: 'ended',
    };
    if (state.memory?.paused !== 'ended') log.warn({ feed: source.id }, 'a feed has ended for good');
    return finish({ ...state, failures: state.failures + 1, memory }, null, {
      problem: 'HTTP 410: the feed has ended for good; take it off the list',
      paused: true,
    });
  };

  /** A page in place of the feed, never read before: the feed that it names is followed. Null when it names none. */
  const discover = async (
    state: FeedState,
    page: Extract<FetchResult, { status: 'ok' }>,
  ): Promise<PollResult | null> => {
    if (state.firstRead !== null || addressOf(state) !== state.url) return null;
    const pause = visit ?? (async () => undefined);
    const [best] = await findFeedsOf(page, fetcher, { guess: false, pause, wishes });
    if (best === undefined) return null;
    log.info(
      { feed: source.id, to: hidePassword(best.url) },
      'the page names a feed: it is asked from now on',
    );
    const memory: FeedMemory = { ...state.memory, moved: { to: best.url, times: sureMoves } };
    await visit?.(new URL(best.url).host);
    return read(
      { ...state, etag: null, lastModified: null, memory },
      await fetcher.fetch(best.url, {}, wishes),
    );
  };

  const read = async (state: FeedState, answer: FetchResult): Promise<PollResult> => {
    const nowMs = Date.parse(now());
    const { failingSince: _since, paused: _paused, ...kept } = state.memory ?? {};
    if (answer.status === 'unchanged') {
      const memory = learn(kept, { nowMs, marks: null, dates: [] });
      const wait = chooseWait({ limits, memory, maxAge: answer.maxAge, nowMs, random });
      return finish({ ...state, failures: 0, memory }, wait, {});
    }
    const parsed = await parseFeed(answer.bytes, { contentType: answer.contentType, baseUrl: answer.url });
    if ('error' in parsed) {
      const found = parsed.error.kind === 'not-a-feed' ? await discover(state, answer) : null;
      if (found !== null) return found;
      return fail({ ...state, etag: null, lastModified: null }, parsed.error.message, null);
    }
    const seen = now();
    const { marks, intakes } = makeIntakes(parsed.items, {
      source,
      seen,
      backfill: state.firstRead === null,
      outlet: parsed.feed.title,
      known: new Set(kept.items),
    });
    const dates = parsed.items.map(item => item.published ?? item.updated);
    const memory: FeedMemory = { ...learn(kept, { nowMs, marks, dates }), manners: parsed.manners };
    const moved = noteMove(state, answer.permanentRedirect);
    if (moved === undefined) delete memory.moved;
    else memory.moved = moved;
    if (moved?.times === sureMoves && addressOf(state) === state.url)
      log.info(
        { feed: source.id, to: hidePassword(moved.to) },
        'a feed has moved for good: asked there from now',
      );
    const wait = chooseWait({ limits, memory, maxAge: answer.maxAge, nowMs, random });
    const next: FeedState = {
      ...state,
      etag: answer.etag,
      lastModified: answer.lastModified,
      firstRead: state.firstRead ?? seen,
      failures: 0,
      memory,
    };
    return finish(next, wait, { intakes, title: parsed.feed.title });
  };

  return {
    source,
    async poll(state) {
      try {
        const known = { etag: state.etag, lastModified: state.lastModified };
        return await read(state, await fetcher.fetch(addressOf(state), known, wishes));
      } catch (error) {
        if (!(error instanceof FetchError)) {
          log.error({ err: error, feed: source.id }, 'a feed could not be read for a reason not foreseen');
          return fail(state, 'The feed could not be read.', null);
        }
        if (error.kind === 'stopped') return finish(state, null, { problem: error.message });
        if (error.status === gone) return end(state);
        return fail(state, describe(error), error.retryAfter === null ? null : error.retryAfter * 1000);
      }
    },
  };
}

/** Counts how often in a row the feed was found at the same new address; there, it stays until it leads further. */
function noteMove(state: FeedState, redirect: string | null): FeedMemory['moved'] {
  const before = state.memory?.moved;
  if (addressOf(state) !== state.url && redirect === null) return before;
  if (redirect === null || redirect === state.url) return undefined;
  return { to: redirect, times: before?.to === redirect ? before.times + 1 : 1 };
}

/** "HTTP 403" says it all; other failures are told in the fetcher's words. */
function describe(error: FetchError): string {
  return error.status === null ? error.message : `HTTP ${error.status}`;
}
