export interface TurnsOptions {
  /** So many works run at the same time, all hosts together. */
  together: number;
  /** Between the end of one work and the begin of the next at the same host. */
  pauseMs: number;
  /** A clock that never jumps. Default: the process's own. */
  clockMs?: () => number;
}

export interface TurnWishes {
  /** The pause after this work, when the host asks for a longer one. */
  pauseMs?: number;
  /** Goes behind all work that isn't late itself. */
  late?: boolean;
  /** Gives the wait up: as if the turns were closed. */
  signal?: AbortSignal;
}

/** Whose turn it is: one work at a time for each host, with a pause between, and not too many in all. */
export interface HostTurns {
  /** Runs the work when its turn comes; null, and the work never runs, when the turns are closed before. */
  run<T>(host: string, work: () => Promise<T>, wishes?: TurnWishes): Promise<T | null>;
  /**
   * For work that has been led on to another host: waits until that host has had its pause (the usual one at most), and
   * counts as a request to it. It doesn't wait for a work under way there, so two that lead to each other can't wait for ever.
   */
  visit(host: string): Promise<void>;
  /** Lets nothing more begin; what runs goes on. */
  close(): void;
}

interface Waiting {
  host: string;
  late: boolean;
  begin: (allowed: boolean) => void;
}

/** Makes the turns. A host that has to wait holds up no other. */
export function createHostTurns(options: TurnsOptions): HostTurns {
  const clock = options.clockMs ?? (() => performance.now());
  const waiting: Waiting[] = [];
  const visiting = new Map<NodeJS.Timeout, () => void>();
  const busy = new Set<string>();
  /** Until when a host has its pause. */
  const resting = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let running = 0;
  let closed = false;

  function rest(host: string, pauseMs: number): void {
    const until = clock() + pauseMs;
    if (pauseMs > 0 && until > (resting.get(host) ?? 0)) resting.set(host, until);
  }

  function advance(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const at = clock();
    for (const [host, until] of resting) if (at >= until) resting.delete(host);
    let soonest = Number.POSITIVE_INFINITY;
    for (let index = 0; index < waiting.length && running < options.together; ) {
      const next = waiting[index] as Waiting;
      const until = resting.get(next.host);
      if (busy.has(next.host) || until !== undefined) {
        if (until !== undefined) soonest = Math.min(soonest, until - at);
        index += 1;
        continue;
      }
      waiting.splice(index, 1);
      busy.add(next.host);
      running += 1;
      next.begin(true);
    }
    if (Number.isFinite(soonest) && running < options.together)
      timer = setTimeout(advance, Math.max(1, Math.ceil(soonest)));
  }

  function enqueue(one: Waiting): void {
    const place = one.late ? -1 : waiting.findIndex(other => other.late);
    waiting.splice(place < 0 ? waiting.length : place, 0, one);
  }

  return {
    async run(host, work, wishes = {}) {
      const allowed =
        !closed &&
        wishes.signal?.aborted !== true &&
        (await new Promise<boolean>(begin => {
          const one: Waiting = { host, late: wishes.late === true, begin };
          wishes.signal?.addEventListener(
            'abort',
            () => {
              const place = waiting.indexOf(one);
              if (place >= 0) waiting.splice(place, 1);
              begin(false);
            },
            { once: true },
          );
          enqueue(one);
          advance();
        }));
      if (!allowed) return null;
      try {
        return await work();
      } finally {
        busy.delete(host);
        running -= 1;
        rest(host, Math.max(options.pauseMs, wishes.pauseMs ?? 0));
        if (!closed) advance();
      }
    },
    async visit(host) {
      const wait = Math.min(Math.ceil((resting.get(host) ?? 0) - clock()), options.pauseMs);
      rest(host, Math.max(0, wait) + options.pauseMs);
      if (wait <= 0 || closed) return;
      await new Promise<void>(resolve => {
        const one = setTimeout(() => {
          visiting.delete(one);
          resolve();
        }, wait);
        visiting.set(one, resolve);
      });
    },
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      for (const { begin } of waiting.splice(0)) begin(false);
      for (const [one, resolve] of visiting) {
        clearTimeout(one);
        resolve();
      }
      visiting.clear();
    },
  };
}
