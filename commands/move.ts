import { usageError } from '../src/wording/faults.ts';
import { plainAnswer } from './answers.ts';
import { nameOption } from './arguments.ts';
import type { Command } from './command.ts';
import { confirm, demandArticles, demandStory, toCorrector } from './correcting.ts';

/** The word for a story that isn't there yet. */
const anew = 'new';

/** Puts reports into another story. */
export const move: Command = {
  name: 'move',
  description: 'Put reports into another story, or into a new one',
  rights: 'manager',
  options: [
    {
      name: 'reports',
      description: 'The reports, by the numbers that `story` shows, or by id: 41,43',
      type: 'string',
      required: true,
      positional: true,
      suggests: 'report',
    },
    {
      name: 'to',
      description: `The story they belong to, or ${anew}`,
      type: 'string',
      suggests: 'story',
    },
  ],
  examples: ['move 41 to:7', 'move 41,43 to:new'],
  async run(options, context) {
    const { say } = context;
    const [reports, target] = readWords(nameOption(options, 'reports'), nameOption(options, 'to'));
    const articles = await demandArticles(reports, context);
    const story = target.toLowerCase() === anew ? null : await demandStory(target, context);
    const correction = await context.archive.moveArticles(
      articles.map(article => article.key),
      story?.id ?? null,
      toCorrector(context),
      context.now,
    );
    if (correction === null || !('toStoryId' in correction.change))
      return plainAnswer(say('move.already'), say('move.alreadyText', { id: story?.id ?? '' }), {
        correction: null,
      });
    return confirm(say('move.done', { id: correction.change.toStoryId }), correction, articles, context);
  },
};

function readWords(typed: string, to: string): [string, string] {
  if (to !== '') return [typed, to];
  const match = /^(.+?)(?<!\s)\s+to\s+(\S+)$/isu.exec(typed);
  if (match === null) throw usageError('move.usage');
  return [match[1] as string, match[2] as string];
}
