import type { Log } from '../../log.ts';

/** What Bolt wants of a logger; its levels are strings. */
export interface BoltLogger {
  debug(...words: unknown[]): void;
  info(...words: unknown[]): void;
  warn(...words: unknown[]): void;
  error(...words: unknown[]): void;
  setLevel(level: unknown): void;
  // biome-ignore lint/suspicious/noExplicitAny: the type is an enum of Bolt's own, which is loaded only when needed
  getLevel(): any;
  setName(name: string): void;
}

/**
 * Carries what Bolt says into our log, where secrets are blotted out. Its debug lines hold whole requests and
 * messages and are left out; its level is fixed so that it doesn't make them.
 */
export function createBoltLogger(log: Log): BoltLogger {
  const join = (words: unknown[]) =>
    words
      .map(word => (word instanceof Error ? word.message : typeof word === 'string' ? word : safeJson(word)))
      .join(' ')
      .slice(0, 2000);
  return {
    debug: () => undefined,
    info: (...words) => log.debug({ from: 'bolt' }, join(words)),
    warn: (...words) => log.warn({ from: 'bolt' }, join(words)),
    error: (...words) => log.warn({ from: 'bolt' }, join(words)),
    setLevel: () => undefined,
    getLevel: () => 'info',
    setName: () => undefined,
  };
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
