import { FetchError } from '../errors.ts';
import type { Timestamp } from '../model/item.ts';

/** A request is tried so often before it counts as failed. */
const tries = 3;

/** What waits longer than this waits outside: nothing else could be asked meanwhile. */
const longestPauseMs = 60_000;

/** So many failures one after the other, and the server is left alone for a while. */
const failuresInRow = 3;
const restMs = 5 * 60_000;

/** A wrong key or address doesn't mend itself soon. */
const longRestMs = 15 * 60_000;

export interface GuardOptions {
  now: () => Timestamp;
  /** Characters a day, by UTC. */
  charactersADay: number;
  /** Where the day's count is kept, so that a restart doesn't begin anew. */
  spent: { load(): Promise<string | null>; save(value: string): Promise<void> };
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/** What stands between us and a server that costs money and may be ill. */
export interface Guard {
  /** Whether anything may be asked now. */
  isOpen(): boolean;
  /**
   * Runs a request that sends so many characters: again after 429, 5xx and broken exchanges, with the pause the server asks for.
   * @returns null when the server rests or the day's characters are spent
   * @throws FetchError when it failed for good
   */
  run<T>(characters: number, request: () => Promise<T>, signal: AbortSignal): Promise<{ answer: T } | null>;
  state(): { well: boolean; state: string; since: Timestamp };
}

export function createGuard(options: GuardOptions): Guard {
  const { now, charactersADay } = options;
  let state = { well: true, state: 'not asked yet', since: now() };
  let failures = 0;
  let restsUntil = 0;
  let spending = Promise.resolve();

  function become(well: boolean, words: string): void {
    if (state.state !== words) state = { well, state: words, since: now() };
  }

  /** Takes characters off the day's; false when there aren't so many left. One after the other. */
  function spend(characters: number): Promise<boolean> {
    const done = spending.then(async () => {
      const today = now().slice(0, 10);
      const [day, count] = ((await options.spent.load()) ?? '').split(' ');
      const before = day === today ? Number(count) : 0;
      if (before + characters > charactersADay) return false;
      await options.spent.save(`${today} ${before + characters}`);
      return true;
    });
    spending = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  function rest(ms: number, error: FetchError): void {
    restsUntil = Date.parse(now()) + ms;
    become(false, `failing: ${error.message}; asked again after a while`);
  }

  function isOpen(): boolean {
    return Date.parse(now()) >= restsUntil;
  }

  return {
    isOpen,
    state: () => state,
    async run(characters, request, signal) {
      for (let attempt = 1; ; attempt += 1) {
        if (!isOpen() || signal.aborted) return null;
        // Every try is sent, and may be billed.
        if (!(await spend(characters))) {
          become(false, `the day’s ${charactersADay} characters are spent`);
          return null;
        }
        try {
          const answer = await request();
          failures = 0;
          become(true, 'working');
          return { answer };
        } catch (error) {
          if (!(error instanceof FetchError) || error.kind === 'stopped') throw error;
          if (isAboutText(error)) throw error;
          if (
            error.status === 401 ||
            error.status === 403 ||
            error.status === 404 ||
            error.kind === 'refused'
          ) {
            rest(longRestMs, error);
            throw error;
          }
          const pauseMs = error.retryAfter === null ? 1000 * 2 ** attempt : error.retryAfter * 1000;
          if (pauseMs > longestPauseMs) {
            rest(pauseMs, error);
            throw error;
          }
          if (attempt < tries) {
            await options.pause(pauseMs, signal);
            continue;
          }
          failures += 1;
          if (failures >= failuresInRow) rest(restMs, error);
          else become(false, `failing: ${error.message}`);
          throw error;
        }
      }
    },
  };
}

/** The server is well but won't take this text or these languages (LibreTranslate answers 400 for a language it lacks). */
export function isAboutText(error: unknown): boolean {
  return (
    error instanceof FetchError && (error.status === 400 || error.status === 413 || error.status === 422)
  );
}
