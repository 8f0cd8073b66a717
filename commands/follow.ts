import { sayTarget } from '../src/digest/follow-view.ts';
import { type Follow, type FollowTarget, followKey } from '../src/model/follow.ts';
import { parseZone } from '../src/model/schedule.ts';
import { usageError } from '../src/wording/faults.ts';
import type { Speaker } from '../src/wording/speaker.ts';
import { commandAction, plainAnswer } from './answers.ts';
import { nameOption, numberOption, readWords, textOption } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { parseQuiet } from './quiet-option.ts';
import { demandManager } from './rights.ts';
import { findStory } from './story.ts';

const defaultPerHour = 6;

/** Tells a channel at once about a story, a person or a topic. */
export const follow: Command = {
  name: 'follow',
  description: 'Be told here at once about a story, a person or a topic; alone: what is followed here',
  rights: 'anyone',
  options: [
    {
      name: 'what',
      description: 'A story’s number, a name in any script, or a topic: #12, Shoigu, arms-supply',
      type: 'string',
      positional: true,
    },
    {
      name: 'quiet',
      description: 'Hours without messages: 22:00-07:00; what came is told after',
      type: 'string',
    },
    { name: 'zone', description: 'Time zone of the quiet hours: Europe/Berlin', type: 'string' },
    {
      name: 'most',
      description: `At most so many messages an hour (${defaultPerHour}); the rest is gathered`,
      type: 'integer',
      minimum: 1,
      maximum: 60,
    },
  ],
  examples: ['follow Shoigu', 'follow #3', 'follow arms-supply quiet:22:00-07:00 most:2', 'follow'],
  async run(options, context) {
    if (textOption(options, 'what') === null) return listFollows(context);
    const { archive, beat, caller, say } = context;
    demandManager(caller, 'follow', say);
    if (caller.channel === null) throw usageError('follow.place');
    const problem = await context.checkChannel(caller.channel);
    if (problem !== null) throw usageError('channel.cannot', { problem });
    const target = await readTarget(nameOption(options, 'what'), context);
    const made = await archive.addFollow({
      channel: caller.channel,
      target,
      quiet: readWords(options, 'quiet', parseQuiet),
      timeZone: readWords(options, 'zone', parseZone) ?? context.timeZone,
      perHour: numberOption(options, 'most', defaultPerHour),
      createdBy: `${caller.platform}:${caller.userId}`,
      created: context.now,
    });
    const what = sayTarget(target, beat, say);
    const title = say('follow.name');
    if (made === null) {
      return plainAnswer(title, say('follow.already', { what }), {
        follow: null,
      });
    }
    const answer = plainAnswer(title, say('follow.begun', { what, limits: sayLimits(made, say) }), {
      follow: made,
    });
    answer.view.actions.push(
      await commandAction(context, say('button.unfollow'), 'unfollow', { what: `${made.id}` }),
    );
    return answer;
  },
};

/** Ends what `follow` began. */
export const unfollow: Command = {
  name: 'unfollow',
  description: 'No longer be told here about a story, a person or a topic',
  rights: 'manager',
  options: [
    {
      name: 'what',
      description: 'As given to follow, or its number as `follow` shows it; left out when there is only one',
      type: 'string',
      positional: true,
    },
  ],
  examples: ['unfollow Shoigu', 'unfollow'],
  async run(options, context) {
    const here = await ownFollows(context);
    const typed = nameOption(options, 'what');
    const [only] = here;
    if (only === undefined) throw usageError('unfollow.none');
    if (typed === '' && here.length > 1)
      throw usageError('unfollow.which', {
        what: here.map(one => `${one.id} (${sayTarget(one.target, context.beat, context.say)})`).join(', '),
      });
    const chosen = typed === '' ? only : await findFollow(typed, here, context);
    if (chosen === undefined) throw usageError('unfollow.unknown', { word: typed });
    await context.archive.removeFollow(chosen.id);
    return plainAnswer(
      context.say('unfollow.name'),
      context.say('unfollow.done', { what: sayTarget(chosen.target, context.beat, context.say) }),
      {
        removed: chosen.id,
      },
    );
  },
};

async function findFollow(
  typed: string,
  here: Follow[],
  context: CommandContext,
): Promise<Follow | undefined> {
  const byNumber = /^\d+$/.test(typed) ? here.find(one => one.id === Number(typed)) : undefined;
  if (byNumber !== undefined) return byNumber;
  const key = followKey(await readTarget(typed, context));
  return here.find(one => followKey(one.target) === key);
}

/** A story's number, a topic's name, or a name of the beat, in that order. Throws UsageError when it is none. */
async function readTarget(typed: string, context: CommandContext): Promise<FollowTarget> {
  if (/^#?\d{1,12}$/.test(typed)) {
    const story = await findStory(typed, context);
    if (story === null) throw usageError('follow.unknownStory', { word: typed });
    return { kind: 'story', storyId: story.id };
  }
  const wanted = typed.toLowerCase().replace(/[\s_]+/g, '-');
  const topic = context.beat.topics.find(
    one => one.id === wanted || one.name.toLowerCase() === typed.toLowerCase(),
  );
  if (topic !== undefined) return { kind: 'topic', id: topic.id };
  const found = context.names.resolve(typed);
  if (found.length === 1) return { kind: 'entity', id: found[0] as string };
  if (found.length > 1) {
    const names = found.slice(0, 8).map(id => sayTarget({ kind: 'entity', id }, context.beat));
    throw usageError('name.several', { word: typed, names: names.join(', ') });
  }
  throw usageError('follow.unknown', {
    word: typed,
    topics: context.beat.topics.map(one => one.id).join(', '),
  });
}

function sayLimits({ quiet, timeZone: zone, perHour: n }: Follow, say: Speaker): string {
  return quiet === null ? say('follow.limits', { n }) : say('follow.limitsQuiet', { n, ...quiet, zone });
}

async function listFollows(context: CommandContext) {
  const { say } = context;
  const here = await ownFollows(context);
  if (here.length === 0)
    return plainAnswer(say('follow.name'), say('follow.none'), {
      follows: [],
    });
  const answer = plainAnswer(say('follow.name'), '', { follows: here });
  answer.view.blocks = [
    {
      kind: 'list',
      ordered: false,
      items: here.map(one => [
        { text: `${one.id} `, bold: true },
        { text: `${sayTarget(one.target, context.beat, say)}, ${sayLimits(one, say)}` },
      ]),
    },
  ];
  answer.view.fallback = say('follow.here', {
    what: here.map(one => sayTarget(one.target, context.beat, say)).join(', '),
  });
  return answer;
}

/** The terminal is the operator's place: it sees and may end every follow. */
function ownFollows(context: CommandContext): Promise<Follow[]> {
  const { channel, platform } = context.caller;
  if (platform === 'terminal') return context.archive.follows();
  return channel === null ? Promise.resolve([]) : context.archive.follows(channel);
}
