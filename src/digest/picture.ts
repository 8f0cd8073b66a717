import { Worker } from 'node:worker_threads';

interface Job {
  done(bytes: Uint8Array): void;
  failed(error: Error): void;
}

/** Begun with the first picture: most starts need none of its 30 MB. Drawing takes tenths of a second, so it is done apart. */
let worker: Worker | null = null;
const jobs = new Map<number, Job>();
let last = 0;

/**
 * An SVG as PNG bytes, twice its size in pixels so that letters are sharp on a phone. The SVG must be our own: it is
 * drawn as it stands. Letters are Noto Sans (Latin and Cyrillic). Throws when it can't be drawn.
 */
export function drawPicture(svg: string): Promise<Uint8Array> {
  worker ??= startWorker();
  const id = ++last;
  // A picture under way is waited for; an idle worker keeps no process alive.
  worker.ref();
  return new Promise((done, failed) => {
    jobs.set(id, { done, failed });
    worker?.postMessage({ id, svg });
  });
}

function startWorker(): Worker {
  // Nothing of the settings, secrets least of all, is needed there.
  const started = new Worker(new URL('./picture-worker.ts', import.meta.url), { env: {}, execArgv: [] });
  started.on('message', ({ id, bytes, fault }: { id: number; bytes?: Uint8Array; fault?: string }) => {
    const job = jobs.get(id);
    jobs.delete(id);
    if (jobs.size === 0) started.unref();
    if (bytes === undefined) job?.failed(new Error(`the picture could not be drawn: ${fault}`));
    else job?.done(bytes);
  });
  const end = (error: Error) => {
    if (worker === started) worker = null;
    for (const job of jobs.values()) job.failed(error);
    jobs.clear();
  };
  started.on('error', end);
  started.on('exit', () => end(new Error('the picture was not finished')));
  return started;
}
