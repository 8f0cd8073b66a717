import { RightsError } from '../src/errors.ts';
import { english, type Speaker } from '../src/wording/speaker.ts';
import type { Caller } from './command.ts';

/** Whom to ask for more rights: "someone with the Manage Server permission". */
export function sayWhom({ whom, askWhom }: Pick<Caller, 'whom' | 'askWhom'>, say: Speaker = english): string {
  if (whom === undefined) return askWhom;
  return (say as (key: string, values: Record<string, string>) => string)(whom.key, whom.values);
}

/** Refuses who may not manage this channel. Throws RightsError, which says whom to ask. */
export function demandManager(caller: Caller, command: string, say: Speaker = english): void {
  if (caller.mayManage) return;
  const refusal = (speaker: Speaker) =>
    speaker('rights.managers', { command, whom: sayWhom(caller, speaker) });
  throw new RightsError(refusal(english), { forUser: refusal(say) });
}
