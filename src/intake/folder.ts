import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import type { FSWatcher } from 'chokidar';
import type { Intake } from '../model/item.ts';
import { extractFile, findFormat } from './extract.ts';
import { watchEvents } from './folder-events.ts';
import { codeOf, examine, listFiles, readSettled, toLocator } from './folder-files.ts';
import type { FolderOptions, FolderState, FolderWatch, ScanReport } from './folder-shape.ts';
import { createPauses, systemTimers } from './pauses.ts';

/** How often a folder that isn't there is looked for. */
const missingEveryMs = 1000;

/**
 * Watches a folder into which people drop articles. Every file is read once it has settled, one after another; a
 * fault of one never stops the rest; the whole folder is looked over again from time to time. A deleted file leaves
 * its article where it is.
 */
export function watchFolder(options: FolderOptions): FolderWatch {
  const { dir, source, now, log, onIntake } = options;
  const maxBytes = options.maxBytes ?? 5 * 1024 * 1024;
  const settleMs = options.settleMs ?? 300;
  const rescanEveryMs = options.rescanEveryMs ?? 60_000;
  const timers = options.timers ?? systemTimers;
  const pauses = createPauses(timers);

  /** What was last handed over, by locator. */
  const done = new Map<string, string>();
  /** Files waiting to settle or being read; `again` when an event came meanwhile. */
  const busy = new Map<string, { again: boolean; work: Promise<void> }>();
  /** Files that a scan has seen before its pause, with the sign they had then. */
  const rested = new Map<string, string>();
  let queue: Promise<unknown> = Promise.resolve();
  let watcher: FSWatcher | null = null;
  let rescan: unknown = null;
  let stopped = false;
  let state: FolderState = { state: 'ok', since: now(), problem: null };

  /** Long untouched: it need not be watched for changes. A clock that runs behind the disk's makes it young. */
  const isOld = (stats: Stats) => Date.parse(now()) - Math.max(stats.mtimeMs, stats.ctimeMs) > settleMs * 4;

  /** One file at a time reads and hands over; the others wait their turn. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };

  const note = (next: FolderState['state'], problem: string | null) => {
    if (state.state === next && state.problem === problem) return;
    if (next !== 'ok') log.warn({ dir, problem }, 'the folder can not be read');
    else if (state.state !== 'ok') log.info({ dir }, 'the folder can be read again');
    state = { state: next, since: now(), problem };
  };

  const take = async (
    locator: string,
    path: string,
    sign: string,
    size: number,
    mtimeMs: number,
    intakes: Intake[],
  ) => {
    for (const intake of intakes) {
      if (stopped && intakes[0] !== intake) break;
      await onIntake(intake, { path, size, mtimeMs });
    }
    done.set(locator, sign);
  };

  const refusal = (locator: string, reason: string): Intake => ({
    kind: 'unreadable',
    unreadable: { source, locator, id: basename(locator), seen: now(), reason },
  });

  /** Reads one file when it has settled. @returns whether anything was handed over */
  const settle = async (path: string): Promise<boolean> => {
    const locator = toLocator(dir, path);
    let last = rested.get(path) ?? '';
    rested.delete(path);
    let failures = 0;
    while (!stopped) {
      const found = await examine(dir, path);
      if (found.kind === 'gone' || found.kind === 'elsewhere') {
        done.delete(locator);
        return false;
      }
      if (done.get(locator) === found.sign) return false;
      if (found.kind === 'refused') {
        await inTurn(() => take(locator, path, found.sign, 0, 0, [refusal(locator, found.reason)]));
        return true;
      }
      const { size, mtimeMs } = found.stats;
      if (options.known?.(path, size, mtimeMs)) {
        done.set(locator, found.sign);
        return false;
      }
      if (found.sign !== last && !isOld(found.stats)) {
        last = found.sign;
        await pauses.wait(settleMs);
        continue;
      }
      const format = findFormat(basename(path));
      const outcome = await inTurn(async () => {
        if (stopped) return 'stopped';
        if ('reason' in format) {
          await take(locator, path, found.sign, size, mtimeMs, [refusal(locator, format.reason)]);
          return 'taken';
        }
        const read = await readSettled(path, found.sign, maxBytes);
        if (read.kind === 'changed' || read.kind === 'gone') return read.kind;
        const intakes =
          read.kind === 'refused'
            ? [refusal(locator, read.reason)]
            : extractFile(read.bytes, { source, locator, name: basename(locator), seen: now() });
        await take(locator, path, found.sign, size, mtimeMs, intakes);
        return 'taken';
      });
      if (outcome === 'taken') return true;
      if (outcome === 'gone' || outcome === 'stopped') return false;
      last = '';
      failures += 1;
      // Written to without end: let it rest; the next event or rescan comes back to it.
      if (failures > 200) return false;
    }
    return false;
  };

  /** Starts on a path unless it is being worked on; then it is looked at once more. */
  const attend = (path: string): Promise<boolean> => {
    const running = busy.get(path);
    if (running) {
      running.again = true;
      return running.work.then(() => false);
    }
    const entry = { again: false, work: Promise.resolve() };
    busy.set(path, entry);
    let taken = false;
    const work = (async () => {
      do {
        entry.again = false;
        try {
          taken = (await settle(path)) || taken;
        } catch (error) {
          log.error({ err: error, path }, 'a file could not be taken in; it will be tried again');
        }
      } while (entry.again && !stopped);
      busy.delete(path);
    })();
    entry.work = work;
    return work.then(() => taken);
  };

  const scan = async (): Promise<ScanReport> => {
    try {
      const files = await listFiles(dir, (path, error) => {
        const locator = toLocator(dir, path);
        if (done.get(locator) === 'closed') return;
        log.warn({ path, code: codeOf(error) }, 'a folder inside the folder can not be entered');
        void inTurn(() =>
          take(locator, path, 'closed', 0, 0, [
            refusal(locator, 'The folder can’t be entered: permission is lacking.'),
          ]),
        ).catch(failure => log.error({ err: failure, path }, 'a folder could not be noted'));
      });
      note('ok', null);
      const present = new Set(files.map(file => file.locator));
      for (const [locator, sign] of done)
        if (!present.has(locator) && sign !== 'closed') done.delete(locator);
      // All settle side by side, but each is handed over in its turn, and the turns are in order of name.
      const results = await inOrder(files.map(file => file.path));
      return { files: files.length, taken: results, problem: null };
    } catch (error) {
      const missing = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
      const problem = missing
        ? `The folder ${dir} is missing.`
        : `The folder ${dir} can’t be read (${codeOf(error)}).`;
      note(missing ? 'missing' : 'failing', problem);
      return { files: 0, taken: 0, problem };
    }
  };

  /** Old files wait for nothing; young ones have one common pause to settle in. Gives how many were handed over. */
  const inOrder = async (paths: string[]): Promise<number> => {
    const fresh: string[] = [];
    const young: string[] = [];
    for (const path of paths) {
      const found = await examine(dir, path);
      if (
        found.kind !== 'gone' &&
        found.kind !== 'elsewhere' &&
        done.get(toLocator(dir, path)) === found.sign
      )
        continue;
      fresh.push(path);
      if (found.kind !== 'file' || isOld(found.stats)) continue;
      young.push(path);
      rested.set(path, found.sign);
    }
    const restless = new Set<string>();
    if (young.length > 0 && !stopped) {
      await pauses.wait(settleMs);
      for (const path of young) {
        const found = await examine(dir, path);
        if (found.kind === 'file' && found.sign !== rested.get(path)) restless.add(path);
      }
    }
    let taken = 0;
    // Files still being written come last, so that none waits for them.
    for (const path of [...fresh.filter(path => !restless.has(path)), ...restless]) {
      if (!stopped && (await attend(path))) taken += 1;
    }
    return taken;
  };

  const plan = () => {
    if (stopped) return;
    const pause = state.state === 'ok' ? rescanEveryMs : Math.min(rescanEveryMs, missingEveryMs);
    rescan = timers.setTimeout(() => {
      void (async () => {
        const before = state.state;
        await scan();
        if (before !== 'ok' && state.state === 'ok') await openWatcher();
        plan();
      })();
    }, pause);
  };

  const openWatcher = async () => {
    await watcher?.close();
    if (stopped) return;
    await watchEvents(dir, log, {
      opened: opened => {
        watcher = opened;
      },
      heed: path => {
        if (!stopped) void attend(path);
      },
      folderGone: () => void scan(),
    });
  };

  return {
    source,
    scan,
    async start() {
      stopped = false;
      await openWatcher();
      await scan();
      plan();
    },
    async stop() {
      stopped = true;
      timers.clearTimeout(rescan);
      pauses.end();
      await watcher?.close();
      watcher = null;
      await Promise.all([...busy.values()].map(entry => entry.work));
      await queue;
    },
    state: () => ({ ...state }),
  };
}
