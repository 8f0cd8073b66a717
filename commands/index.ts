import { add } from './add.ts';
import { audit } from './audit.ts';
import type { Command } from './command.ts';
import { digest } from './digest.ts';
import { discuss } from './discuss.ts';
import { exportCommand } from './export.ts';
import { follow, unfollow } from './follow.ts';
import { makeHelp } from './help.ts';
import { latest } from './latest.ts';
import { mark } from './mark.ts';
import { merge } from './merge.ts';
import { move } from './move.ts';
import { search } from './search.ts';
import { sources } from './sources.ts';
import { speak } from './speak.ts';
import { split } from './split.ts';
import { story } from './story.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions, unsubscribe } from './subscriptions.ts';
import { timeline } from './timeline.ts';
import { trend } from './trend.ts';
import { undo } from './undo.ts';
import { who } from './who.ts';
import { why } from './why.ts';

/** Every command of `/dprk-russia`, in the order people see them. */
export const commands: readonly Command[] = [
  latest,
  search,
  story,
  timeline,
  who,
  trend,
  discuss,
  mark,
  merge,
  split,
  move,
  undo,
  audit,
  digest,
  exportCommand,
  add,
  subscribe,
  subscriptions,
  unsubscribe,
  follow,
  unfollow,
  sources,
  speak,
  why,
  makeHelp(() => commands),
];

/** The menu of a message, on every platform that has such: runs a command with the message's words. */
export const messageMenu = { name: 'Save to archive', command: 'add', option: 'item' } as const;

/** The slash command's name, on every platform. */
export const commandName = 'dprk-russia';
