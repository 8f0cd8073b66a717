import { sayChange, sayWho } from '../src/digest/judgement-words.ts';
import { sayMoment } from '../src/digest/wording.ts';
import { UsageError } from '../src/errors.ts';
import type { Correction } from '../src/model/judgement.ts';
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
    const when = sayMoment(undone.at, context.timeZone);
    return plainAnswer(
      `Correction ${number} is undone`,
      `It was: ${sayChange(undone.change)} (${sayWho(undone)}, ${when}). The archive is as it was before it.`,
      { correction: undoing, undone },
    );
  },
};

async function findLast(context: CommandContext): Promise<Correction> {
  const { channel } = context.caller;
  if (channel === null) throw new UsageError('Give the number of the correction: undo 14');
  const [last] = await context.archive.corrections({ channel, standing: true, limit: 1 });
  if (last) return last;
  throw new UsageError(
    'No correction was made in this channel that still stands. `audit` lists those of other channels.',
  );
}
