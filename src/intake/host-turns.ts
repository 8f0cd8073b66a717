export interface TurnsOptions {
  /** So many works run at the same time, all hosts together. */
  together: number;
  /** Between the end of one work and the begin of the next at the same host. */
  pauseMs: number;
  /** A clock that never jumps. Default: the process's own. */
  clockMs?: () => number;
}

/** Whose turn it is: one work at a time for each host, with a pause between, and not too many in all. */
export interface HostTurns {
  /** Runs the work when its turn comes; null, and the work never runs, when the turns are closed before. */
  run<T>(host: string, work: () => Promise<T>): Promise<T | null>;
  /** Lets nothing more begin; what runs goes on. */
  close(): void;
}

interface Waiting {
  host: string;
  begin: (allowed: boolean) => void;
}

/** Makes the turns. A host that has to wait holds up no other. */
export function createHostTurns(options: TurnsOptions): HostTurns {
  const clock = options.clockMs ?? (() => performance.now());
  const waiting: Waiting[] = [];
  const busy = new Set<string>();
  /** When the last work at a host ended; kept only while its pause lasts. */
  const rested = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let running = 0;
  let closed = false;

  function advance(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const at = clock();
    for (const [host, ended] of rested) if (at - ended >= options.pauseMs) rested.delete(host);
    let soonest = Number.POSITIVE_INFINITY;
    for (let index = 0; index < waiting.length && running < options.together; ) {
      const next = waiting[index] as Waiting;
      const ended = rested.get(next.host);
      if (busy.has(next.host) || ended !== undefined) {
        if (ended !== undefined) soonest = Math.min(soonest, ended + options.pauseMs - at);
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

  return {
    async run(host, work) {
      const allowed =
        !closed &&
        (await new Promise<boolean>(begin => {
          waiting.push({ host, begin });
          advance();
        }));
      if (!allowed) return null;
      try {
        return await work();
      } finally {
        busy.delete(host);
        running -= 1;
        if (options.pauseMs > 0) rested.set(host, clock());
        if (!closed) advance();
      }
    },
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      for (const { begin } of waiting.splice(0)) begin(false);
    },
  };
}
