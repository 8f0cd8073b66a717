import { FetchError } from '../errors.ts';
import type { Fetcher } from './fetch.ts';
import { withSignal } from './host-addresses.ts';
import type { HostTurns } from './host-turns.ts';
import type { PageJob } from './page-here.ts';
import { firstRefusalMs, type Robots } from './robots.ts';

/** After unpacking. */
const largestPage = 5 * 1024 * 1024;

const mostHops = 5;

/** What became of the try to get a page. */
export type PageAnswer =
  | { kind: 'page'; job: PageJob }
  /** It can't be had, now or later. `closed`: its host wants payment, a password, or no programs. */
  | { kind: 'never'; reason: string; closed: boolean }
  /** It may be had later. */
  | { kind: 'later'; reason: string; retryAfterMs: number | null }
  | { kind: 'stopped' };

/** RFC 9110, 15.5; 451: RFC 7725. */
const shut = new Set([401, 402, 403, 407, 451]);

/** RFC 9110, 15.5.9 and 15.5.20; 425: RFC 8470; 429: RFC 6585. */
const passing = new Set([408, 421, 425, 429]);

/**
 * Gets a web page as its host wishes: by its robots.txt, in its turn, on every redirect again.
 * Never throws anything but what is not foreseen.
 */
export async function fetchPage(
  address: string,
  door: { fetcher: Fetcher; robots: Robots; turns: HostTurns },
  signal: AbortSignal,
): Promise<PageAnswer> {
  const { fetcher, robots, turns } = door;
  let url = new URL(address);
  for (let hop = 0; hop <= mostHops; hop += 1) {
    if (robots.recall(url) === null) await withSignal(robots.ask(url), signal).catch(ignoreAbort(signal));
    if (signal.aborted) return { kind: 'stopped' };
    const permission = robots.recall(url) ?? { verdict: 'unknown' };
    if (permission.verdict === 'no')
      return { kind: 'never', reason: 'its host does not wish its page to be fetched', closed: false };
    if (permission.verdict === 'unknown')
      return {
        kind: 'later',
        reason: 'its host could not be asked what may be fetched',
        retryAfterMs: firstRefusalMs,
      };
    const at = url;
    const answer = await turns.run(
      at.host,
      () =>
        fetcher
          .fetch(at.href, {}, { wanted: 'page', maxBytes: largestPage, maxRedirects: 0, signal })
          .catch((error: unknown) => error),
      { late: true, signal, ...(permission.pauseMs === null ? {} : { pauseMs: permission.pauseMs }) },
    );
    if (answer === null || signal.aborted) return { kind: 'stopped' };
    if (answer instanceof FetchError && answer.kind === 'redirect' && answer.location !== null) {
      url = new URL(answer.location);
      continue;
    }
    if (answer instanceof FetchError) return judgeFailure(answer);
    if (answer instanceof Error) throw answer;
    return judgeAnswer(answer as Awaited<ReturnType<Fetcher['fetch']>>);
  }
  return { kind: 'never', reason: 'its page leads on and on', closed: false };
}

function judgeAnswer(answer: Awaited<ReturnType<Fetcher['fetch']>>): PageAnswer {
  if (answer.status !== 'ok') return { kind: 'never', reason: 'its page did not come', closed: false };
  const type = (answer.contentType ?? 'text/html').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml))$/.test(type))
    return { kind: 'never', reason: 'its address holds no web page', closed: false };
  const { bytes, contentType, url } = answer;
  return { kind: 'page', job: { bytes, contentType, url } };
}

function judgeFailure(error: FetchError): PageAnswer {
  const { status } = error;
  const reason = status === null ? 'its page could not be fetched' : `its page answered HTTP ${status}`;
  const retryAfterMs = error.retryAfter === null ? null : error.retryAfter * 1000;
  if (status !== null)
    return status >= 500 || passing.has(status)
      ? { kind: 'later', reason, retryAfterMs }
      : { kind: 'never', reason, closed: shut.has(status) };
  return error.kind === 'timeout' || error.kind === 'network'
    ? { kind: 'later', reason, retryAfterMs: null }
    : { kind: 'never', reason, closed: false };
}

function ignoreAbort(signal: AbortSignal): (error: unknown) => void {
  return error => {
    if (!signal.aborted) throw error;
  };
}
