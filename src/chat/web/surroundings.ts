import type { Caller, CommandContext } from '../../../commands/command.ts';
import type { Log } from '../../log.ts';
import type { Timestamp } from '../../model/item.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Platform, Router } from '../platform.ts';
import type { Drawing } from './draw-view.ts';
import type { KeptFiles } from './kept-files.ts';

/** What the page is given by whoever starts it. */
export interface PageOptions {
  router: Router;
  /** What a command gets when this caller asks: archive, beat, zone, clock. */
  contextFor(caller: Caller): CommandContext;
  /** The platforms that run in this process. */
  platforms: ReadonlyMap<string, Platform>;
  /** Hears of every outcome until the returned function is called. */
  onOutcome(listener: (outcome: Outcome) => void): () => void;
  /** When the schedule last ended its minute's work. */
  tickedAt(): Timestamp;
  now(): Timestamp;
  log: Log;
  /** Needed from everyone who opens the page, when set. */
  token: string | null;
  /** Whether only this machine can reach the server. */
  loopback: boolean;
}

/** What every view is made from. */
export interface ViewParts {
  options: PageOptions;
  /** Whoever looks at the page. */
  caller: Caller;
  context(): CommandContext;
  files: KeptFiles;
  /** How views are drawn, with the addresses of an answer's files. */
  drawing(files?: ReadonlyMap<string, string>): Drawing;
}

/**
 * Who asks from the page: on this machine whoever runs the bot, as at the terminal. From other machines everyone with the
 * token may look, and nobody may change anything.
 */
export function pageCaller(loopback: boolean): Caller {
  return {
    platform: 'terminal',
    channel: { platform: 'terminal', id: 'screen' },
    userId: loopback ? 'operator' : 'page',
    userName: loopback ? 'operator' : 'the page',
    mayManage: loopback,
    askWhom: 'whoever runs the bot, at its own machine',
  };
}
