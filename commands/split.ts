import { usageError } from '../src/wording/faults.ts';
import { nameOption } from './arguments.ts';
import type { Command } from './command.ts';
import { confirm, demandArticles, demandStory, toCorrector } from './correcting.ts';

/** Parts reports of a story from it, into a story of their own. */
export const split: Command = {
  name: 'split',
  description: 'Part some reports of a story from it, into a story of their own',
  rights: 'manager',
  options: [
    {
      name: 'story',
      description: 'The story to part',
      type: 'string',
      required: true,
      positional: true,
      suggests: 'story',
    },
    {
      name: 'reports',
      description: 'The reports that go, by the numbers that `story` shows: 41,43',
      type: 'string',
      suggests: 'report',
    },
  ],
  examples: ['split 12 reports:41,43'],
  async run(options, context) {
    const story = await demandStory(nameOption(options, 'story'), context);
    const wanted = nameOption(options, 'reports');
    if (wanted === '')
      throw usageError('split.usage', {
        reports: story.articles
          .slice(0, 10)
          .map(one => `${one.key} (${one.outlet})`)
          .join(', '),
        id: story.id,
        first: story.articles[0]?.key ?? '',
      });
    const articles = await demandArticles(wanted, context);
    const correction = await context.archive.splitStory(
      story.id,
      articles.map(article => article.key),
      toCorrector(context),
      context.now,
    );
    if (correction === null || !('toStoryId' in correction.change)) throw usageError('unchanged');
    return confirm(
      context.say('split.done', { id: story.id, to: correction.change.toStoryId }),
      correction,
      articles,
      context,
    );
  },
};
