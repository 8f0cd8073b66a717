import { sayTarget } from '../src/digest/follow-view.ts';
import { sayHealth } from '../src/digest/health.ts';
import { sayMoment } from '../src/digest/wording.ts';
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
  const { archive, beat, caller, now, say } = context;
  const { stories, total } = await archive.latest({ limit: storiesShown });
  return {
    title: beat.name,
    subtitle: say('home.archive', { stories: say('n.stories', { n: total }) }),
    blocks: [
      { kind: 'heading', text: say('subscription.title') },
      ...(await describeSubscriptions(context)),
      { kind: 'heading', text: say('home.followed') },
      ...(await describeFollows(context)),
      { kind: 'heading', text: say('home.health') },
      { kind: 'note', text: sayHealth(await archive.sources(), context.timeZone, say) },
      ...(caller.mayManage ? describePlatforms(context) : []),
      { kind: 'divider' },
      { kind: 'heading', text: say('latest.title') },
      ...(stories.length === 0
        ? [{ kind: 'text' as const, text: say('latest.empty') }]
        : await storyBlocks(context, stories, 1)),
      { kind: 'note', text: say('home.asOf', { moment: sayMoment(now, context.timeZone, say) }) },
    ],
    actions: await makeButtons(context),
    tone: 'answer',
    fallback: beat.name,
  };
}

async function makeButtons(context: CommandContext): Promise<Action[]> {
  const { say } = context;
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
    await formAction(context, say('button.newSubscription'), 'subscribe', {}),
    await commandAction(context, say('button.latest'), 'latest', {}),
    await formAction(context, say('button.search'), 'search', {}),
    await commandAction(context, say('button.help'), 'help', {}),
  ];
}

async function describeSubscriptions(context: CommandContext): Promise<Block[]> {
  const { archive, caller, now, say } = context;
  if (!caller.mayManage) {
    const all = (await archive.subscriptions()).filter(one => one.channel.platform === caller.platform);
    return [tellCount(say('n.subscriptions', { n: all.length }), 'subscriptions', context)];
  }
  const own = await ownSubscriptions(context);
  return listOr(
    own.map(one => [
      { text: `${say('subscription.to', { id: one.id, channel: one.channel.id })} `, bold: true },
      { text: `${saySubscription(one, context)} ${sayNext(one, now, say)}` },
    ]),
    say('home.noSubscription'),
    context,
  );
}

async function describeFollows(context: CommandContext): Promise<Block[]> {
  const { archive, beat, caller, say } = context;
  const all = (await archive.follows()).filter(one => one.channel.platform === caller.platform);
  if (!caller.mayManage) return [tellCount(say('n.follows', { n: all.length }), 'follow', context)];
  return listOr(
    all.map(one => say('home.toldIn', { what: sayTarget(one.target, beat, say), channel: one.channel.id })),
    say('home.noFollow'),
    context,
  );
}

function describePlatforms({ platforms, timeZone, say }: CommandContext): Block[] {
  const states = platforms().map(({ name, state, since }) =>
    say('home.platform', { name, state, moment: sayMoment(since, timeZone, say) }),
  );
  return states.length === 0 ? [] : [{ kind: 'note', text: states.join(' · ') }];
}

function tellCount(counted: string, command: string, { say }: CommandContext): Block {
  return { kind: 'text', text: say('home.count', { count: counted, command }) };
}

function listOr(items: Text[], otherwise: string, { say }: CommandContext): Block[] {
  if (items.length === 0) return [{ kind: 'text', text: otherwise }];
  const more = items.length - linesShown;
  return [
    { kind: 'list', ordered: false, items: items.slice(0, linesShown) },
    ...(more > 0 ? [{ kind: 'note' as const, text: say('home.more', { n: more }) }] : []),
  ];
}
