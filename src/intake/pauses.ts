import type { Timers } from './folder-shape.ts';

/** The process's own timers. */
export const systemTimers: Timers = {
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: timer => clearTimeout(timer as NodeJS.Timeout),
};

/** Pauses that can all be cut short. */
export interface Pauses {
  /** Settles after so long, or when the signal says so. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Ends every pause at once. */
  end(): void;
}

/** Makes pauses with the timers handed in. */
export function createPauses(timers: Timers): Pauses {
  const waiting = new Set<() => void>();
  return {
    wait: (ms, signal) =>
      new Promise<void>(resolve => {
        const finish = () => {
          timers.clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          waiting.delete(finish);
          resolve();
        };
        signal?.addEventListener('abort', finish, { once: true });
        const timer = timers.setTimeout(finish, ms);
        waiting.add(finish);
      }),
    end() {
      for (const finish of [...waiting]) finish();
    },
  };
}
