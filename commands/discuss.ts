import { UsageError } from '../src/errors.ts';
import type { Action } from '../src/model/view.ts';
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
    if (channel === null || platform === 'terminal')
      throw new UsageError('Use discuss in a channel of Discord or Slack: threads are there.');
    const story = await demandStory(nameOption(options, 'story'), context);
    const thread = await context.archive.thread(story.id, channel);
    const title = `Story #${story.id}`;
    if (thread === null) {
      const problem = await context.checkChannel(channel);
      if (problem !== null) throw new UsageError(`I can't open a thread here. ${problem}`);
      await context.openThread(story, channel);
      return plainAnswer(title, 'Its thread is being opened in this channel; later reports come into it.', {
        story: story.id,
        thread: null,
      });
    }
    const url = await context.linkTo(channel, thread);
    const answer: Answer = plainAnswer(
      title,
      url === null ? 'Its thread is in this channel already.' : 'It has a thread here.',
      { story: story.id, thread, url },
    );
    const lead: Action[] = url === null ? [] : [{ kind: 'link', url, label: 'Open the Thread' }];
    return { ...answer, view: { ...answer.view, actions: lead } };
  },
};
