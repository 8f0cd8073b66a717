import { createHash } from 'node:crypto';
import { FetchError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { FeedState } from '../model/feed-state.ts';
import type { Intake, Source, Timestamp } from '../model/item.ts';
import { parseFeed } from './feed.ts';
import type { FeedItem } from './feed-shape.ts';
import type { Fetcher } from './fetch.ts';
import { htmlToText } from './html-text.ts';

export interface PollLimits {
  /** Between two polls when the feed says nothing. Default: 15 minutes. */
  everyMs?: number;
  /** Never sooner than this. Default: 5 minutes. */
  leastMs?: number;
  /** Never later than this. Default: a day. */
  mostMs?: number;
}

export interface FeedSourceOptions {
  url: string;
  /** What people call it; default: its host. */
  name?: string | null;
  fetcher: Fetcher;
  log: Log;
  now: () => Timestamp;
  limits?: PollLimits;
}

export interface PollResult {
  intakes: Intake[];
  /** To be kept and handed to the next poll, once the intakes are taken. */
  state: FeedState;
  /** Null, or why nothing came, in words without secrets. */
  problem: string | null;
  /** Wait so long before the next poll. */
  nextPollMs: number;
  /** What the feed calls itself, when it was read. */
  title: string | null;
}

export interface FeedSource {
  readonly source: Source;
  /** Asks the feed once. Never throws. */
  poll(state: FeedState): Promise<PollResult>;
}

const hour = 3_600_000;
const gone = 410;

/** What is known of a feed that was never asked. */
export function newFeedState(url: string): FeedState {
  return { url, etag: null, lastModified: null, firstRead: null, failures: 0, nextPoll: null };
}

/**
 * One feed as a source: fetched with conditional requests, parsed, its items made intakes. All items of the first
 * reading are a backfill. The feed's wishes (ttl, Cache-Control, Retry-After) are kept within the limits; failures
 * make the pauses longer.
 */
export function createFeedSource(options: FeedSourceOptions): FeedSource {
  const { url, fetcher, log, now } = options;
  const everyMs = options.limits?.everyMs ?? 15 * 60_000;
  const leastMs = Math.min(options.limits?.leastMs ?? 5 * 60_000, everyMs);
  const mostMs = options.limits?.mostMs ?? 24 * hour;
  const source: Source = {
    id: `feed:${showUrl(url)}`,
    kind: 'feed',
    name: options.name ?? new URL(url).hostname,
  };
  const within = (ms: number) => Math.round(Math.min(Math.max(ms, leastMs), mostMs));

  const finish = (
    state: FeedState,
    nextPollMs: number,
    rest: Omit<PollResult, 'state' | 'nextPollMs'>,
  ): PollResult => ({
    ...rest,
    nextPollMs,
    state: { ...state, nextPoll: new Date(Date.parse(now()) + nextPollMs).toISOString() },
  });

  const fail = (state: FeedState, problem: string, retryAfterMs: number | null): PollResult => {
    const failures = state.failures + 1;
    const backOff = within(everyMs * 2 ** Math.min(failures - 1, 8));
    const nextPollMs =
      retryAfterMs === null ? backOff : Math.min(Math.max(retryAfterMs, leastMs), 7 * mostMs);
    log.warn({ feed: source.id, problem, failures }, 'a feed could not be read');
    return finish({ ...state, failures }, nextPollMs, { intakes: [], problem, title: null });
  };

  return {
    source,
    async poll(state) {
      try {
        const answer = await fetcher.fetch(url, { etag: state.etag, lastModified: state.lastModified });
        const wished = (ttlMinutes: number | null) =>
          within(Math.max(everyMs, (answer.maxAge ?? 0) * 1000, (ttlMinutes ?? 0) * 60_000));
        if (answer.status === 'unchanged')
          return finish({ ...state, failures: 0 }, wished(null), { intakes: [], problem: null, title: null });
        const parsed = await parseFeed(answer.bytes, {
          contentType: answer.contentType,
          baseUrl: answer.url,
        });
        if ('error' in parsed)
          return fail({ ...state, etag: null, lastModified: null }, parsed.error.message, null);
        const seen = now();
        const backfill = state.firstRead === null;
        const used = new Set<string>();
        const intakes = parsed.items.map(item =>
          makeIntake(item, { source, seen, backfill, outlet: parsed.feed.title, used }),
        );
        if (answer.permanentRedirect)
          log.info({ feed: source.id, to: showUrl(answer.permanentRedirect) }, 'the feed has moved for good');
        return finish(
          {
            ...state,
            etag: answer.etag,
            lastModified: answer.lastModified,
            firstRead: state.firstRead ?? seen,
            failures: 0,
          },
          wished(parsed.manners.ttlMinutes),
          { intakes, problem: null, title: parsed.feed.title },
        );
      } catch (error) {
        if (!(error instanceof FetchError)) {
          log.error({ err: error, feed: source.id }, 'a feed could not be read for a reason not foreseen');
          return fail(state, 'The feed could not be read.', null);
        }
        const problem = error.status === gone ? 'HTTP 410: the feed has ended for good.' : describe(error);
        const wait =
          error.status === gone ? 7 * mostMs : error.retryAfter === null ? null : error.retryAfter * 1000;
        return fail(state, problem, wait);
      }
    },
  };
}

/** "HTTP 403" says it all; other failures are told in the fetcher's words. */
function describe(error: FetchError): string {
  return error.status === null ? error.message : `HTTP ${error.status}`;
}

function makeIntake(
  item: FeedItem,
  context: { source: Source; seen: Timestamp; backfill: boolean; outlet: string | null; used: Set<string> },
): Intake {
  const { source, seen, backfill } = context;
  const text = longer(htmlToText(item.content ?? ''), htmlToText(item.summary ?? '')) || (item.title ?? '');
  const locator = locate(item, context.used);
  const id = item.id ?? item.url ?? locator;
  if (text === '')
    return {
      kind: 'unreadable',
      unreadable: { source, locator, id, seen, reason: 'The feed’s item has no words.' },
    };
  return {
    kind: 'item',
    item: {
      source,
      locator,
      id,
      text,
      title: item.title,
      url: item.url && /^https?:/i.test(item.url) ? item.url : null,
      date: item.published ?? item.updated,
      language: item.language,
      authors: item.authors,
      outlet: context.outlet,
      seen,
      backfill,
      notes: [],
    },
  };
}

/** The item's guid, else its address, else a hash of title and date; one that this poll has met already is no identity. */
function locate(item: FeedItem, used: Set<string>): string {
  for (const candidate of [item.id, item.url]) {
    if (!candidate || used.has(candidate)) continue;
    used.add(candidate);
    return candidate;
  }
  const hash = createHash('sha256')
    .update(`${item.title ?? ''}\n${item.published ?? ''}\n${item.url ?? ''}`)
    .digest('hex');
  return `item:${hash.slice(0, 32)}`;
}

function longer(a: string, b: string): string {
  return a.length >= b.length ? a : b;
}

/** An address fit for people and logs: no user name, no password. */
export function showUrl(url: string): string {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  return plain.href;
}
