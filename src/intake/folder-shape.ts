import type { Log } from '../log.ts';
import type { Intake, Source, Timestamp } from '../model/item.ts';

/** Timers as handed in; tests turn them by hand. */
export interface Timers {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

export interface FolderOptions {
  dir: string;
  source: Source;
  /** Larger files are unreadable. Default: 5 MiB. */
  maxBytes?: number;
  now: () => Timestamp;
  log: Log;
  /** Takes one intake; the next comes when it is done. */
  onIntake: (intake: Intake, file: { path: string; size: number; mtimeMs: number }) => Promise<void>;
  /** True for a file that need not be read again; asked before every reading. */
  known?: (path: string, size: number, mtimeMs: number) => boolean;
  /** A file is read when it hasn't changed for so long. Default: 300 ms. */
  settleMs?: number;
  /** How often the whole folder is looked over, in case the system lost an event. Default: a minute. */
  rescanEveryMs?: number;
  timers?: Timers;
}

export interface ScanReport {
  /** Files met, hidden and temporary ones not counted. */
  files: number;
  /** Of these, read (or refused) in this scan; the rest had been before. */
  taken: number;
  /** Null, or why the folder can't be read, in words. */
  problem: string | null;
}

export interface FolderState {
  state: 'ok' | 'missing' | 'failing';
  /** Since when it is as it is. */
  since: Timestamp;
  problem: string | null;
}

export interface FolderWatch {
  readonly source: Source;
  /** Reads all that is new or changed, in the order of their names; resolves when the last is done. Never rejects. */
  scan(): Promise<ScanReport>;
  /** Scans, then watches until `stop`. */
  start(): Promise<void>;
  /** Stops watching; resolves when the file in hand is done. */
  stop(): Promise<void>;
  state(): FolderState;
}
