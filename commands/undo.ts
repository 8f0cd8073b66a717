import { sayChange, sayWho } from '../src/digest/judgement-words.ts';
import { sayMoment } from '../src/digest/wording.ts';
import type { Correction } from '../src/model/judgement.ts';
import { usageError } from '../src/wording/faults.ts';
import { plainAnswer } from './answers.ts';
import type { Command, CommandContext } from './command.ts';
import { toCorrector } from './correcting.ts';

/** Takes a correction back. */
export const undo: Command = {
  name: 'undo',
  description: 'Take back the last correction made in this channel, or one by its number',
  rights: 'manager',
  options: [
    {
      name: 'number',
      description: 'The correction, by the number that `audit` shows; the last one here if left out',
      type: 'integer',
      minimum: 1,
      positional: true,
    },
  ],
  examples: ['undo', 'undo 14'],
  async run(options, context) {
    const number = typeof options.number === 'number' ? options.number : (await findLast(context)).number;
    const undoing = await context.archive.undoCorrection(number, toCorrector(context), context.now);
    const undone = (await context.archive.correction(number)) as Correction;
    const { say } = context;
    const when = sayMoment(undone.at, context.timeZone, say);
    return plainAnswer(
      say('undo.done', { number }),
      say('undo.text', { what: sayChange(undone.change, say), who: sayWho(undone, say), when }),
      { correction: undoing, undone },
    );
  },
};

async function findLast(context: CommandContext): Promise<Correction> {
  const { channel } = context.caller;
  if (channel === null) throw usageError('undo.usage');
  const [last] = await context.archive.corrections({ channel, standing: true, limit: 1 });
  if (last) return last;
  throw usageError('undo.none');
}
