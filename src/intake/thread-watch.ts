import type { Worker } from 'node:worker_threads';

/** How often the time is looked at. */
const lookMs = 100;

/** On a machine with other work to do the clock may run so many times as long as the processor works. */
const slack = 8;

/**
 * Watches a thread while it does one piece of work: tells once when it has used more processor time than it may.
 * @param cpuMs what it may use from now on
 * @returns ends the watch
 */
export function watchThread(worker: Worker, cpuMs: number, onOver: () => void): () => void {
  const started = performance.now();
  const before = worker.cpuUsage().catch(() => undefined);
  let done = false;
  const look = async () => {
    const spent = performance.now() - started;
    if (spent < cpuMs) return;
    const usage = spent < cpuMs * slack ? await worker.cpuUsage(await before).catch(() => null) : null;
    // A machine with other work to do lends the thread little time: that is not its fault.
    if (done || (usage && (usage.user + usage.system) / 1000 < cpuMs)) return;
    stop();
    onOver();
  };
  const watch = setInterval(() => void look(), lookMs);
  const stop = () => {
    done = true;
    clearInterval(watch);
  };
  return stop;
}
