import { usageError } from '../src/wording/faults.ts';
import { plainAnswer } from './answers.ts';
import { nameOption } from './arguments.ts';
import type { Command } from './command.ts';
import { confirm, demandStory, toCorrector } from './correcting.ts';

/** Makes two stories one. */
export const merge: Command = {
  name: 'merge',
  description: 'Make two stories one; the old number leads to the new one',
  rights: 'manager',
  options: [
    {
      name: 'story',
      description: 'The story that becomes part of the other',
      type: 'string',
      required: true,
      positional: true,
      suggests: 'story',
    },
    { name: 'into', description: 'The story that stays', type: 'string', suggests: 'story' },
  ],
  examples: ['merge 12 into:7', 'merge 12 7'],
  async run(options, context) {
    const { say } = context;
    const [wanted, target] = readPair(nameOption(options, 'story'), nameOption(options, 'into'));
    const story = await demandStory(wanted, context);
    const into = await demandStory(target, context);
    const correction = await context.archive.mergeStories(
      story.id,
      into.id,
      toCorrector(context),
      context.now,
    );
    if (correction === null)
      return plainAnswer(say('merge.already'), say('merge.alreadyText', { id: into.id }), {
        correction: null,
      });
    const note =
      story.judgement === null
        ? []
        : [
            {
              kind: 'note' as const,
              text: say('merge.note', { id: story.id }),
            },
          ];
    const merged = (await context.archive.story(into.id)) ?? into;
    return confirm(say('merge.done', { id: story.id, to: into.id }), correction, [merged], context, note);
  },
};

function readPair(typed: string, into: string): [string, string] {
  if (into !== '') return [typed, into];
  const match = /^(\S+)\s+(?:into\s+)?(\S+)$/iu.exec(typed);
  if (match === null) throw usageError('merge.usage');
  return [match[1] as string, match[2] as string];
}
