import { FetchError } from '../errors.ts';
import type { Timestamp } from '../model/item.ts';
import { decode } from './decode.ts';
import type { Fetcher } from './fetch.ts';
import type { HostTurns } from './host-turns.ts';
import { largestRobots, type RobotsFile, readRobotsFile } from './robots-file.ts';

/** A file is not used for longer (RFC 9309, 2.4). */
const keptMs = 24 * 3_600_000;

/** A host whose file could not be read is left alone for so long at first, then longer. */
export const firstRefusalMs = 10 * 60_000;

/** A host whose file could not be read for so long is taken to have none (RFC 9309, 2.3.1.4). */
const givenUpMs = 30 * 24 * 3_600_000;

/** An item waits for this file. */
const patienceMs = 10_000;

/** So many hosts are remembered. */
const mostHosts = 2000;

/** Whether a page may be fetched. */
export type Permission =
  | { verdict: 'yes'; pauseMs: number | null }
  /** The host doesn't wish it. */
  | { verdict: 'no' }
  /** Nobody can tell for now. */
  | { verdict: 'unknown' };

/** What hosts say of who may fetch what, asked once a day each. */
export interface Robots {
  /** What is known without asking; null when the host must be asked. */
  recall(page: URL): Permission | null;
  /** Asks the host when its turn comes, once for all that wait. Settles when it is known, or the turns were closed. */
  ask(page: URL): Promise<void>;
}

interface Known {
  /** Null: the host's file can't be had, and nothing may be fetched. */
  file: RobotsFile | null;
  until: number;
  failingSince: number | null;
}

const everything: RobotsFile = { allows: () => true, pauseMs: null };

/**
 * Keeps the robots.txt files of hosts, as RFC 9309 wishes: a 4xx means there is none and all is allowed; while a host
 * can't be reached or fails (5xx), nothing of it is fetched.
 */
export function createRobots(options: {
  fetcher: Fetcher;
  turns: HostTurns;
  now: () => Timestamp;
  /** Ends what is under way. */
  signal?: AbortSignal;
}): Robots {
  const { fetcher, turns, signal } = options;
  const now = () => Date.parse(options.now());
  const known = new Map<string, Known>();
  const asking = new Map<string, Promise<void>>();

  async function fetchFile(origin: string): Promise<void> {
    const address = `${origin}/robots.txt`;
    const before = known.get(origin);
    let file: RobotsFile | null = null;
    try {
      const answer = await fetcher.fetch(
        address,
        {},
        {
          wanted: 'text',
          timeoutMs: patienceMs,
          maxBytes: largestRobots,
          cut: true,
          ...(signal === undefined ? {} : { signal }),
        },
      );
      if (answer.status === 'ok') {
        const decoded = decode(answer.bytes, { contentType: answer.contentType });
        file = readRobotsFile(address, 'problem' in decoded ? '' : decoded.text);
      }
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      if (error.kind === 'stopped') return;
      // Too many redirects count as there being none, too (RFC 9309, 2.3.1.2).
      const none = error.status !== null ? error.status < 500 : error.kind === 'redirect';
      if (none) file = everything;
    }
    const failingSince = file === null ? (before?.failingSince ?? now()) : null;
    const failedMs = failingSince === null ? 0 : now() - failingSince;
    const until = now() + (file === null ? Math.min(Math.max(firstRefusalMs, failedMs), keptMs) : keptMs);
    known.delete(origin);
    known.set(origin, { file: failedMs > givenUpMs ? everything : file, until, failingSince });
    if (known.size > mostHosts) known.delete(known.keys().next().value as string);
  }

  return {
    recall(page) {
      const found = known.get(page.origin);
      if (found === undefined || found.until <= now()) return null;
      if (found.file === null) return { verdict: 'unknown' };
      return found.file.allows(page.href)
        ? { verdict: 'yes', pauseMs: found.file.pauseMs }
        : { verdict: 'no' };
    },
    ask(page) {
      const under = asking.get(page.origin);
      if (under) return under;
      const work = turns
        .run(page.host, () => fetchFile(page.origin), { late: true })
        .then(() => undefined)
        .finally(() => asking.delete(page.origin));
      asking.set(page.origin, work);
      return work;
    },
  };
}
