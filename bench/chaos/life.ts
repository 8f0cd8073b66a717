import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ClockSetting } from './clock.ts';

const root = resolve(import.meta.dirname, '../..');
const preload = join(import.meta.dirname, 'preload.ts');

export interface LifeOptions {
  /** The folder of the run: working folder of the bot, and where its log is kept. */
  dir: string;
  environment: Record<string, string>;
  /** Null: the machine's own. */
  clock: ClockSetting | null;
  /** "sent-before:3": killed at the third time it comes there. */
  step?: string;
  /** No file may grow beyond so many bytes, as on a full disk. */
  largestFile?: number;
}

/** One life of the bot: a process from its start to its end, whoever ends it. */
export interface Life {
  /** Sets the bot's clock, and only it, on or back. */
  shift(ms: number): void;
  kill(signal: 'SIGKILL' | 'SIGTERM'): void;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; words: string }>;
  isOver(): boolean;
  /** Settles when it has connected, or is over. */
  ready: Promise<void>;
}

export function startLife(options: LifeOptions): Life {
  const program = [process.execPath, '--import', preload, join(root, 'src/main.ts')];
  // Of ulimit's own units, bash counts kilobytes.
  const [command, ...args] =
    options.largestFile === undefined
      ? program
      : ['bash', '-c', `ulimit -f ${Math.ceil(options.largestFile / 1024)}; exec "$0" "$@"`, ...program];
  const child: ChildProcess = spawn(command as string, args, {
    cwd: options.dir,
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: 'info',
      NO_COLOR: '1',
      ...options.environment,
      ...(options.clock === null ? {} : { CHAOS_CLOCK: JSON.stringify(options.clock) }),
      ...(options.step === undefined ? {} : { CHAOS_STEP: options.step }),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  let over = false;
  const ready = Promise.withResolvers<void>();
  child.stderr?.on('data', chunk => {
    words = (words + chunk).slice(-4_000);
    if (words.includes('discord: connected')) ready.resolve();
    appendFileSync(join(options.dir, 'bot.log'), chunk);
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; words: string }>(done =>
    child.once('close', (code, signal) => {
      over = true;
      process.off('exit', end);
      ready.resolve();
      done({ code, signal, words });
    }),
  );
  child.on('error', () => undefined);
  // When the run itself is ended, it leaves nobody behind.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(130));
  return {
    shift: ms => {
      if (child.connected) child.send({ shift: ms }, () => undefined);
    },
    kill: signal => void child.kill(signal),
    ended,
    isOver: () => over,
    ready: ready.promise,
  };
}
