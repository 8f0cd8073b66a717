import type { Action } from '../src/model/view.ts';
import { usageError } from '../src/wording/faults.ts';
import { plainAnswer } from './answers.ts';
import { nameOption } from './arguments.ts';
import type { Answer, Command } from './command.ts';
import { demandStory } from './correcting.ts';

/** Opens a story's thread in this channel, or leads to it. */
export const discuss: Command = {
  name: 'discuss',
  description: "Open or find a story's thread here; its later reports come into it",
  rights: 'anyone',
  options: [
    {
      name: 'story',
      description: "The story's number, as shown with #, or an article's id",
      type: 'string',
      required: true,
      positional: true,
      suggests: 'story',
    },
  ],
  examples: ['discuss 12'],
  async run(options, context) {
    const { channel, platform } = context.caller;
    if (channel === null || platform === 'terminal') throw usageError('discuss.place');
    const story = await demandStory(nameOption(options, 'story'), context);
    const thread = await context.archive.thread(story.id, channel);
    const { say } = context;
    const title = say('story.number', { id: story.id });
    if (thread === null) {
      const problem = await context.checkChannel(channel);
      if (problem !== null) throw usageError('discuss.cannot', { problem });
      await context.openThread(story, channel);
      return plainAnswer(title, say('discuss.opening'), {
        story: story.id,
        thread: null,
      });
    }
    const url = await context.linkTo(channel, thread);
    const answer: Answer = plainAnswer(title, url === null ? say('discuss.there') : say('discuss.here'), {
      story: story.id,
      thread,
      url,
    });
    const lead: Action[] = url === null ? [] : [{ kind: 'link', url, label: say('button.thread') }];
    return { ...answer, view: { ...answer.view, actions: lead } };
  },
};
