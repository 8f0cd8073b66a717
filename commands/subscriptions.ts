import type { Subscription } from '../src/model/subscription.ts';
import type { Action, Text } from '../src/model/view.ts';
import { usageError } from '../src/wording/faults.ts';
import { commandAction, formAction, plainAnswer, selectAction } from './answers.ts';
import { textOption } from './arguments.ts';
import type { Answer, Command, CommandContext, OptionValues } from './command.ts';
import { toCorrector } from './correcting.ts';
import { digest } from './digest.ts';
import { demandManager } from './rights.ts';
import { subscribeForm } from './subscribe-form.ts';
import { demandSubscription, ownSubscriptions } from './subscription-options.ts';
import { sayHistory, sayNext, saySubscription } from './subscription-words.ts';

const historyShown = 20;

const deeds = ['show', 'edit', 'preview', 'pause', 'resume', 'history'] as const;

/** Lists the subscriptions of this channel (in the terminal: all), and does to one of them what is asked. */
export const subscriptions: Command = {
  name: 'subscriptions',
  description: 'The subscriptions of this channel: list, edit, preview, pause, resume, history',
  rights: 'anyone',
  options: [
    {
      name: 'do',
      description: 'What to do with one of them; left out: all are listed',
      type: 'string',
      positional: true,
      choices: deeds.map(deed => ({ name: deed, value: deed })),
    },
    {
      name: 'number',
      description: 'Its number; may be left out when there is only one',
      type: 'integer',
      minimum: 1,
      positional: true,
    },
  ],
  examples: ['subscriptions', 'subscriptions preview 3', 'subscriptions pause 3', 'subscriptions edit 3'],
  form: {
    fields: subscribeForm.fields,
    offeredFor: options => options.do === 'edit',
    async make(options, context) {
      demandManager(context.caller, 'subscriptions edit', context.say);
      const { id } = await demandSubscription(numberOf(options), context);
      const { do: _, ...filled } = options;
      return { ...(await subscribeForm.make({ ...filled, number: id }, context)), runs: 'subscribe' };
    },
  },
  async run(options, context) {
    const deed = textOption(options, 'do');
    if (deed === null) return list(context);
    if (deed === 'pause' || deed === 'resume' || deed === 'edit')
      demandManager(context.caller, `subscriptions ${deed}`, context.say);
    const one = await demandSubscription(numberOf(options), context);
    switch (deed) {
      case 'preview':
        return digest.run({ subscription: one.id }, context);
      case 'history':
        return history(one, context);
      case 'pause':
        return pause(one, context);
      case 'resume':
        return resume(one, context);
      case 'edit':
        // Without the form, or filled in: what the options of `subscribe` say.
        throw usageError('subscription.editUsage', { id: one.id });
      default:
        return show(one, context);
    }
  },
};

/** Ends a subscription. */
export const unsubscribe: Command = {
  name: 'unsubscribe',
  description: 'End a subscription of this channel',
  rights: 'manager',
  options: [
    {
      name: 'number',
      description: 'Its number, as `subscriptions` shows it; may be left out when there is only one',
      type: 'integer',
      minimum: 1,
      positional: true,
    },
  ],
  examples: ['unsubscribe', 'unsubscribe 3'],
  async run(options, context) {
    const chosen = await demandSubscription(numberOf(options), context);
    await context.archive.removeSubscription(chosen.id, toCorrector(context).person, context.now);
    return plainAnswer(
      context.say('subscription.ended', { id: chosen.id }),
      context.say('subscription.endedText', { what: saySubscription(chosen, context) }),
      { removed: chosen.id },
    );
  },
};

/** The buttons of one subscription; those that change it only for whoever may. */
export async function subscriptionActions(
  { id, paused }: Subscription,
  context: CommandContext,
): Promise<Action[]> {
  const { say } = context;
  const button = (label: string, deed: (typeof deeds)[number]) =>
    commandAction(context, label, 'subscriptions', { do: deed, number: id });
  if (!context.caller.mayManage) return [await button(say('button.preview'), 'preview')];
  return [
    await formAction(context, say('button.edit'), 'subscribe', { number: id }),
    await button(say('button.preview'), 'preview'),
    paused === null
      ? await button(say('button.pause'), 'pause')
      : await button(say('button.resume'), 'resume'),
    await button(say('button.history'), 'history'),
  ];
}

async function list(context: CommandContext): Promise<Answer> {
  const { say } = context;
  const here = await ownSubscriptions(context);
  const { mayManage } = context.caller;
  const [only] = here;
  const order = mayManage ? [await formAction(context, say('button.newSubscription'), 'subscribe', {})] : [];
  if (only === undefined) {
    const none = plainAnswer(say('subscription.title'), say('subscription.empty'), { subscriptions: [] });
    none.view.actions = order;
    return none;
  }
  const choices = here.map(one => ({
    label: `#${one.id} ${one.schedule.times.join(', ')} ${one.schedule.timeZone}`,
    value: `${one.id}`,
  }));
  const actions =
    here.length === 1
      ? await subscriptionActions(only, context)
      : await selectAction(
          context,
          context.say('menu.subscription'),
          { command: 'subscriptions', options: { do: 'show' }, fills: 'number' },
          choices,
        );
  return {
    view: {
      title: say('subscription.title'),
      subtitle: null,
      blocks: [{ kind: 'list', items: here.map(one => line(one, context)), ordered: false }],
      actions: [...actions, ...order],
      tone: 'answer',
      fallback: say('n.subscriptions', { n: here.length }),
    },
    data: { subscriptions: here },
  };
}

function line(subscription: Subscription, context: CommandContext): Text {
  const { platform, id } = subscription.channel;
  const number =
    context.caller.platform === 'terminal'
      ? context.say('subscription.to', { id: subscription.id, channel: `${platform}:${id}` })
      : `#${subscription.id}`;
  return [
    { text: `${number} `, bold: true },
    { text: `${saySubscription(subscription, context)} ${sayNext(subscription, context.now, context.say)}` },
  ];
}

async function show(one: Subscription, context: CommandContext): Promise<Answer> {
  const text = `${saySubscription(one, context)} ${sayNext(one, context.now, context.say)}`;
  const answer = plainAnswer(context.say('subscription.number', { id: one.id }), text, { subscription: one });
  answer.view.actions = await subscriptionActions(one, context);
  return answer;
}

async function pause(one: Subscription, context: CommandContext): Promise<Answer> {
  const { person } = toCorrector(context);
  const { archive, now } = context;
  const done = await archive.pauseSubscription(one.id, { reason: `by ${person.name}`, at: now, by: person });
  return after(
    one,
    done ? context.say('subscription.paused.done') : context.say('subscription.paused.already'),
    context,
  );
}

async function resume(one: Subscription, context: CommandContext): Promise<Answer> {
  const { archive, now } = context;
  const done = await archive.resumeSubscription(one.id, toCorrector(context).person, now);
  return after(
    one,
    done ? context.say('subscription.resumed.done') : context.say('subscription.resumed.already'),
    context,
  );
}

async function after({ id }: Subscription, text: string, context: CommandContext): Promise<Answer> {
  const one = await demandSubscription(id, context);
  const answer = plainAnswer(
    context.say('subscription.number', { id }),
    `${text} ${sayNext(one, context.now, context.say)}`,
    {
      subscription: one,
    },
  );
  answer.view.actions = await subscriptionActions(one, context);
  return answer;
}

async function history(one: Subscription, context: CommandContext): Promise<Answer> {
  const changes = await context.archive.subscriptionChanges(one.id, historyShown);
  const { timeZone } = one.schedule;
  const answer = plainAnswer(
    context.say('subscription.historyTitle', { id: one.id }),
    context.say('subscription.noHistory'),
    { changes },
  );
  if (changes.length > 0) {
    const items = changes.map(change => sayHistory(change, timeZone, context));
    answer.view.blocks = [{ kind: 'list', ordered: false, items }];
    answer.view.fallback = items[0] as string;
  }
  return answer;
}

function numberOf(options: OptionValues): number | undefined {
  return options.number === undefined ? undefined : Number(options.number);
}
