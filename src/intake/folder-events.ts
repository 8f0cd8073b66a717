import { watch as chokidarWatch, type FSWatcher } from 'chokidar';
import type { Log } from '../log.ts';
import { isIgnoredPath, toLocator } from './folder-files.ts';

/** Who is told of what the system reports. */
export interface FolderEars {
  /** Hears of the watcher before it is ready, so that it can be closed meanwhile. */
  opened(watcher: FSWatcher): void;
  /** A file came, changed or went. */
  heed(path: string): void;
  /** The folder itself went. */
  folderGone(): void;
}

/** Listens to what the system reports of a folder; settles when it listens. Events may be lost: look it over as well. */
export async function watchEvents(dir: string, log: Log, ears: FolderEars): Promise<void> {
  const watcher = chokidarWatch(dir, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    atomic: false,
    ignored: path => isIgnoredPath(dir, path),
  });
  ears.opened(watcher);
  const heed = (path: string) => {
    if (!isIgnoredPath(dir, path)) ears.heed(path);
  };
  watcher
    .on('add', heed)
    .on('change', heed)
    .on('unlink', path => {
      log.debug({ path }, 'a file is gone; its article stays');
      ears.heed(path);
    })
    .on('unlinkDir', path => {
      if (toLocator(dir, path) === '') ears.folderGone();
    })
    .on('error', error =>
      log.warn({ err: error }, 'watching the folder met a fault; the next look over it will mend it'),
    );
  await new Promise<void>(resolve => watcher.once('ready', resolve));
}
