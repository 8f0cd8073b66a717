import { sayTarget } from '../src/digest/follow-view.ts';
import { sayHealth } from '../src/digest/health.ts';
import { count, sayMoment } from '../src/digest/wording.ts';
import type { Action, Block, Text, View } from '../src/model/view.ts';
import { commandAction, formAction, selectAction, storyBlocks } from './answers.ts';
import type { CommandContext } from './command.ts';
import { ownSubscriptions } from './subscription-options.ts';
import { sayNext, saySubscription } from './subscription-words.ts';

const storiesShown = 5;

/** So many orders or follows are written out; `subscriptions` and `follow` in a channel list all of its own. */
const linesShown = 20;

/**
 * The bot's own page. Orders and follows are named, with their channels, only to those who manage the whole workspace:
 * a channel may be closed to anybody else. They see how many there are.
 */
export async function makeHome(context: CommandContext): Promise<View> {
  const { archive, beat, caller, now } = context;
  const { stories, total } = await archive.latest({ limit: storiesShown });
  return {
    title: beat.name,
    subtitle: `${count(total, 'story', 'stories')} in the archive`,
    blocks: [
      { kind: 'heading', text: 'Subscriptions' },
      ...(await describeSubscriptions(context)),
      { kind: 'heading', text: 'Followed' },
      ...(await describeFollows(context)),
      { kind: 'heading', text: 'Health' },
      { kind: 'note', text: sayHealth(await archive.sources(), context.timeZone) },
      ...(caller.mayManage ? describePlatforms(context) : []),
      { kind: 'divider' },
      { kind: 'heading', text: 'Latest' },
      ...(stories.length === 0
        ? [{ kind: 'text' as const, text: 'The archive holds no story yet.' }]
        : await storyBlocks(context, stories, 1)),
      { kind: 'note', text: `As of ${sayMoment(now, context.timeZone)}` },
    ],
    actions: await makeButtons(context),
    tone: 'answer',
    fallback: beat.name,
  };
}

async function makeButtons(context: CommandContext): Promise<Action[]> {
  const choices = (await ownSubscriptions(context)).map(one => ({
    label: `#${one.id} ${one.schedule.times.join(', ')} ${one.schedule.timeZone}`,
    value: `${one.id}`,
  }));
  return [
    ...(await selectAction(
      context,
      context.say('menu.subscription'),
      { command: 'subscriptions', options: { do: 'show' }, fills: 'number' },
      choices,
    )),
    // Whoever made a channel may order for it: rights are those one has in the channel that is chosen.
    await formAction(context, 'New Subscription', 'subscribe', {}),
    await commandAction(context, 'Latest', 'latest', {}),
    await formAction(context, 'Search', 'search', {}),
    await commandAction(context, 'Help', 'help', {}),
  ];
}

async function describeSubscriptions(context: CommandContext): Promise<Block[]> {
  const { archive, beat, caller, now } = context;
  if (!caller.mayManage) {
    const all = (await archive.subscriptions()).filter(one => one.channel.platform === caller.platform);
    return [tellCount(count(all.length, 'subscription', 'subscriptions'), 'subscriptions')];
  }
  const own = await ownSubscriptions(context);
  return listOr(
    own.map(one => [
      { text: `#${one.id} to ${one.channel.id} `, bold: true },
      { text: `${saySubscription(one, beat)} ${sayNext(one, now)}` },
    ]),
    'No channel has one yet.',
  );
}

async function describeFollows(context: CommandContext): Promise<Block[]> {
  const { archive, beat, caller } = context;
  const all = (await archive.follows()).filter(one => one.channel.platform === caller.platform);
  if (!caller.mayManage) return [tellCount(count(all.length, 'follow', 'follows'), 'follow')];
  return listOr(
    all.map(one => `${sayTarget(one.target, beat)}, told in ${one.channel.id}`),
    'No channel follows anything yet.',
  );
}

function describePlatforms({ platforms, timeZone }: CommandContext): Block[] {
  const states = platforms().map(
    ({ name, state, since }) => `${name}: ${state} since ${sayMoment(since, timeZone)}`,
  );
  return states.length === 0 ? [] : [{ kind: 'note', text: states.join(' · ') }];
}

function tellCount(counted: string, command: string): Block {
  return { kind: 'text', text: `${counted} here. In a channel, ${command} lists its own.` };
}

function listOr(items: Text[], otherwise: string): Block[] {
  if (items.length === 0) return [{ kind: 'text', text: otherwise }];
  const more = items.length - linesShown;
  return [
    { kind: 'list', ordered: false, items: items.slice(0, linesShown) },
    ...(more > 0 ? [{ kind: 'note' as const, text: `and ${more} more` }] : []),
  ];
}
