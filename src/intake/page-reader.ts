import { Worker } from 'node:worker_threads';
import type { PageJob, ReadPage } from './page-here.ts';
import { watchThread } from './thread-watch.ts';

export interface PageReaderOptions {
  /** Processor time for one page of so many bytes. Default: far more than an honest page takes. */
  cpuMs?: (bytes: number) => number;
  /** Of the heap. Default: 160 MB, so that the process stays below 300. */
  heapMb?: number;
  /** The thread ends when it has had nothing to do for so long. Default: 30 s. */
  idleMs?: number;
}

/** Finds the articles in web pages, in a thread of its own: whatever a page does, this process goes on. */
export interface PageReader {
  /** One page after another. Never rejects. */
  read(job: PageJob): Promise<ReadPage>;
  /** Ends the thread; what is under way comes out as a problem. */
  close(): Promise<void>;
}

/** Makes a reader; its thread begins with the first page, and anew when a page had to be given up. */
export function createPageReader(options: PageReaderOptions = {}): PageReader {
  const cpuMs = options.cpuMs ?? (bytes => 3000 + bytes / 1000);
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let giveUp: ((problem: string) => void) | null = null;
  let closed = false;

  function begin(): Worker {
    const made = new Worker(new URL('./page-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? 160, maxYoungGenerationSizeMb: 24 },
      // Nothing of the settings, secrets least of all, is needed there.
      env: {},
      execArgv: [],
    });
    const lost = (problem: string) => {
      // One that was ended on purpose has nothing to do with the page in hand.
      if (thread !== made) return;
      thread = null;
      giveUp?.(problem);
    };
    made.on('error', error =>
      lost(
        (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? 'its page takes too much memory to read'
          : 'its page could not be read',
      ),
    );
    made.on('exit', () => lost('its page could not be read'));
    return made;
  }

  function end(): Promise<unknown> {
    const ending = thread;
    thread = null;
    return ending?.terminate() ?? Promise.resolve();
  }

  function work(job: PageJob): Promise<ReadPage> {
    if (closed) return Promise.resolve({ problem: 'stopped' });
    if (idle) clearTimeout(idle);
    thread ??= begin();
    const worker = thread;
    worker.ref();
    return new Promise<ReadPage>(resolve => {
      const finish = (answer: ReadPage) => {
        unwatch();
        giveUp = null;
        worker.off('message', finish);
        worker.unref();
        idle = setTimeout(() => void end(), options.idleMs ?? 30_000).unref();
        resolve(answer);
      };
      giveUp = problem => finish({ problem });
      worker.on('message', finish);
      const unwatch = watchThread(worker, cpuMs(job.bytes.length), () => {
        void end();
        finish({ problem: 'its page takes too long to read' });
      });
      worker.postMessage(job);
    });
  }

  return {
    read(job) {
      const done = queue.then(() => work(job));
      queue = done;
      return done;
    },
    async close() {
      closed = true;
      if (idle) clearTimeout(idle);
      giveUp?.('stopped');
      if (idle) clearTimeout(idle);
      await end();
    },
  };
}
