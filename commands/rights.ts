import { RightsError } from '../src/errors.ts';
import type { Caller } from './command.ts';

/** Refuses who may not manage this channel. Throws RightsError, which says whom to ask. */
export function demandManager(caller: Caller, what: string): void {
  if (!caller.mayManage)
    throw new RightsError(`Only managers may use ${what}. Please ask ${caller.askWhom}.`);
}
