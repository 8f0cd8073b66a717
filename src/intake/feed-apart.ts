import { Worker } from 'node:worker_threads';
import type { FeedHints, ParsedFeed } from './feed-shape.ts';
import { watchThread } from './thread-watch.ts';

/** What reading one feed may cost, in its own thread. */
export interface ApartLimits {
  /** Of processor time; on a busy machine the clock may run up to eight times as long. */
  cpuMs: number;
  /** Of the heap. */
  heapMb: number;
}

/** What an honest feed of that size takes at most, twice over; the heap is so that the process stays below 300 MB. */
export function limitsFor(bytes: number): ApartLimits {
  return { cpuMs: 1000 + bytes / 10_000, heapMb: 160 };
}

/**
 * Reads a feed in a thread of its own that is ended when it takes too long or too much memory: whatever the feed does,
 * this process goes on. Never throws.
 */
export function parseFeedApart(
  bytes: Uint8Array,
  hints: FeedHints,
  limits: ApartLimits = limitsFor(bytes.length),
): Promise<ParsedFeed> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./feed-worker.ts', import.meta.url), {
      workerData: { bytes, hints },
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 24 },
      // Nothing of the settings, secrets least of all, is needed there.
      env: {},
      execArgv: [],
    });
    const finish = (answer: ParsedFeed) => {
      unwatch();
      resolve(answer);
      void worker.terminate();
    };
    const unwatch = watchThread(worker, limits.cpuMs, () =>
      finish(fail('The feed takes too long to read; it was given up.')),
    );
    worker.once('message', (answer: ParsedFeed) => finish(answer));
    worker.once('error', error =>
      finish(
        (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? fail('The feed takes too much memory to read; it was given up.')
          : fail(`The feed could not be read: ${error instanceof Error ? error.message : 'unknown fault'}`),
      ),
    );
    worker.once('exit', () => finish(fail('The feed could not be read: its reader ended.')));
  });
}

function fail(message: string): ParsedFeed {
  return { error: { kind: 'parse', message } };
}
