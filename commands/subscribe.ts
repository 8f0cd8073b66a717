import { nextSlot } from '../src/digest/due.ts';
import { sayMoment } from '../src/digest/wording.ts';
import type { DigestOrder, Subscription } from '../src/model/subscription.ts';
import { usageError } from '../src/wording/faults.ts';
import { plainAnswer } from './answers.ts';
import type { Answer, Command, CommandContext, OptionValues } from './command.ts';
import { toCorrector } from './correcting.ts';
import { subscribeForm } from './subscribe-form.ts';
import {
  defaultOrder,
  demandSubscription,
  orderOptions,
  readChannel,
  readOrder,
} from './subscription-options.ts';
import { sayNext, saySubscription } from './subscription-words.ts';
import { subscriptionActions } from './subscriptions.ts';

/** Orders scheduled digests for a channel, or changes such an order. */
export const subscribe: Command = {
  name: 'subscribe',
  description: 'Order scheduled digests for this channel, or change such an order',
  rights: 'manager',
  form: subscribeForm,
  options: [
    ...orderOptions,
    {
      name: 'number',
      description: 'Change this subscription instead; what is not named stays as it is',
      type: 'integer',
      minimum: 1,
    },
    {
      name: 'channel',
      description: 'Another channel: discord:123…, slack:C…; this one if left out',
      type: 'string',
    },
  ],
  examples: [
    'subscribe weekdays 08:30 Europe/Berlin',
    'subscribe mon,thu 7:00, 19:00 Asia/Seoul topic:arms-supply outlets:2',
    'subscribe 07:00 language:hi,gu person:Shoigu form:compact',
    'subscribe number:3 at:09:00',
  ],
  run: (options, context) =>
    options.number === undefined ? order(options, context) : change(options, context),
};

async function order(options: OptionValues, context: CommandContext): Promise<Answer> {
  const channel = readChannel(options, context);
  const wanted = readOrder(options, defaultOrder(context), context);
  const problem = await context.checkChannel(channel);
  if (problem !== null) throw usageError('channel.cannot', { problem });
  const subscription = await context.archive.addSubscription({
    channel,
    ...wanted,
    createdBy: `${context.caller.platform}:${context.caller.userId}`,
    created: context.now,
  });
  const next = nextSlot(subscription.schedule, context.now);
  return answer(
    context.say('subscription.number', { id: subscription.id }),
    `${saySubscription(subscription, context)} ${context.say('subscription.first', { moment: sayMoment(next, subscription.schedule.timeZone, context.say) })}`,
    subscription,
    context,
  );
}

async function change(options: OptionValues, context: CommandContext): Promise<Answer> {
  const before = await demandSubscription(Number(options.number), context);
  const wanted = readOrder(options, before, context);
  if (isSame(before, wanted))
    return answer(
      context.say('subscription.number', { id: before.id }),
      context.say('subscription.already', { what: saySubscription(before, context) }),
      before,
      context,
    );
  const { person } = toCorrector(context);
  const after = await context.archive.changeSubscription(before.id, wanted, person, context.now);
  if (after === null) throw usageError('subscription.gone', { id: before.id });
  return answer(
    context.say('subscription.hasChanged', { id: after.id }),
    `${saySubscription(after, context)} ${sayNext(after, context.now, context.say)}`,
    after,
    context,
  );
}

function isSame(before: Subscription, wanted: DigestOrder): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(before[name as keyof DigestOrder]),
  );
}

async function answer(
  title: string,
  text: string,
  subscription: Subscription,
  context: CommandContext,
): Promise<Answer> {
  const next = subscription.paused === null ? nextSlot(subscription.schedule, context.now) : null;
  const made = plainAnswer(title, text, { subscription, next });
  made.view.actions = await subscriptionActions(subscription, context);
  return made;
}
