import { createInterface } from 'node:readline';
import type { Caller } from '../../../commands/command.ts';
import type { Timestamp } from '../../model/item.ts';
import type { Platform, Router } from '../platform.ts';
import { renderTerminal, type TerminalStyle } from './render.ts';

/** The terminal's one channel. */
export const screen = { platform: 'terminal', id: 'screen' } as const;

/** Whoever sits at the terminal runs the bot. */
export const operator: Caller = {
  platform: 'terminal',
  channel: screen,
  userId: 'operator',
  userName: 'operator',
  mayManage: true,
  askWhom: 'the operator',
};

export interface TerminalOptions {
  style: () => TerminalStyle;
  write(text: string): void;
  /** Lines typed by a person; null when nobody types (a service, a pipe). */
  input: NodeJS.ReadableStream | null;
  now: () => Timestamp;
}

/** The terminal as a platform: digests are printed, and commands may be typed without the `/dprk-russia`. */
export function createTerminal(options: TerminalOptions): Platform {
  const since = options.now();
  let lines: ReturnType<typeof createInterface> | null = null;
  return {
    name: 'terminal',
    // A screen forgets: what may have been printed before a crash is printed again at once.
    quarantineMs: 0,
    canEdit: false,
    async start(router: Router) {
      if (options.input === null) return;
      lines = createInterface({ input: options.input, terminal: false });
      lines.on('line', line => {
        const typed = line.trim().replace(/^\/?(?:dprk-russia\s+)?/, '');
        if (typed === '') return;
        const answer = typed.startsWith('press ')
          ? router.press(typed.slice(6).trim(), operator)
          : router.runLine(typed, operator);
        void answer.then(({ view }) => options.write(`\n${renderTerminal(view, options.style())}\n`));
      });
    },
    async stop() {
      lines?.close();
    },
    state: () => ({ state: 'ready', since }),
    render: view => [renderTerminal(view, options.style())],
    async send(delivery) {
      options.write(`\n${String(delivery.payload)}`);
      return { messageId: delivery.key };
    },
    async find() {
      return { kind: 'absent' };
    },
    async linkTo() {
      return null;
    },
    async check() {
      return null;
    },
  };
}
