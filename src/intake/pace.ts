/** Lets works begin one after another, never two closer together than the pace allows: first come, first served. */
export interface Pace {
  /** Settles when the turn has come; false when the pace was closed before. */
  turn(): Promise<boolean>;
  close(): void;
}

/**
 * Makes a pace.
 * @param gapMs between two begins, in milliseconds; asked at every turn
 * @param clockMs a clock that never jumps; default: the process's own
 */
export function createPace(gapMs: () => number, clockMs: () => number = () => performance.now()): Pace {
  const waiting = new Map<NodeJS.Timeout, (came: boolean) => void>();
  let next = 0;
  let closed = false;
  return {
    async turn() {
      if (closed) return false;
      const at = clockMs();
      const begin = Math.max(at, next);
      next = begin + gapMs();
      if (begin <= at) return true;
      return new Promise(resolve => {
        const timer = setTimeout(() => {
          waiting.delete(timer);
          resolve(true);
        }, begin - at);
        waiting.set(timer, resolve);
      });
    },
    close() {
      closed = true;
      for (const [timer, resolve] of waiting) {
        clearTimeout(timer);
        resolve(false);
      }
      waiting.clear();
    },
  };
}
