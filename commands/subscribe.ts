import { nextSlot } from '../src/digest/due.ts';
import { sayMoment } from '../src/digest/wording.ts';
import { RightsError, UsageError } from '../src/errors.ts';
import { parseDays, parseTimes, parseZone, saySchedule } from '../src/model/schedule.ts';
import { type Channel, parseChannel, type Subscription } from '../src/model/subscription.ts';
import { plainAnswer } from './answers.ts';
import {
  formOption,
  numberOption,
  parseLanguages,
  parseTopics,
  readForm,
  readWords,
  textOption,
} from './arguments.ts';
import type { Command, CommandContext, OptionValues } from './command.ts';
import { toCorrector } from './correcting.ts';

/** Orders scheduled digests for a channel. */
export const subscribe: Command = {
  name: 'subscribe',
  description: 'Order scheduled digests for this channel',
  rights: 'manager',
  options: [
    { name: 'at', description: 'Times of day: 08:30 or 08:30,18:00', type: 'string', positional: true },
    { name: 'days', description: 'daily (the default), weekdays, weekends, or mon,wed,fri', type: 'string' },
    { name: 'zone', description: 'Time zone: Europe/Berlin, Asia/Kolkata', type: 'string' },
    { name: 'language', description: 'Only stories reported in these languages', type: 'string' },
    { name: 'topic', description: 'Only stories on these topics', type: 'string', suggests: 'topic' },
    {
      name: 'minimum',
      description: 'Only stories with at least so many reports',
      type: 'integer',
      minimum: 1,
      maximum: 100,
    },
    formOption,
    {
      name: 'quiet',
      description: 'When nothing is new: say so, with the health of the sources, or keep quiet',
      type: 'string',
      choices: [
        { name: 'say so', value: 'say-so' },
        { name: 'keep quiet', value: 'keep-quiet' },
      ],
    },
    {
      name: 'later',
      description: 'Later reports of a story: in its thread alone, or also a short note in the channel',
      type: 'string',
      choices: [
        { name: 'thread alone', value: 'thread' },
        { name: 'note in the channel', value: 'announce' },
      ],
    },
    {
      name: 'channel',
      description: 'Another channel: discord:123…, slack:C…; this one if left out',
      type: 'string',
    },
  ],
  examples: [
    'subscribe 08:30',
    'subscribe at:08:30,18:00 days:weekdays zone:Europe/Berlin',
    'subscribe 07:00 language:hi,gu form:compact',
  ],
  async run(options, context) {
    const channel = readChannel(options, context);
    const problem = await context.checkChannel(channel);
    if (problem !== null) throw new UsageError(`I can't post there yet. ${problem}`);
    const subscription = await context.archive.addSubscription({
      channel,
      schedule: {
        times: readWords(options, 'at', parseTimes) ?? context.digestAt,
        days: readWords(options, 'days', parseDays) ?? [1, 2, 3, 4, 5, 6, 7],
        timeZone: readWords(options, 'zone', parseZone) ?? context.timeZone,
      },
      filter: {
        languages: parseLanguages(textOption(options, 'language')),
        topics: parseTopics(textOption(options, 'topic'), context),
        people: [],
        minimumReports: numberOption(options, 'minimum', 1),
        minimumOutlets: 1,
      },
      form: readForm(options),
      quietDay: textOption(options, 'quiet') === 'keep-quiet' ? 'keep-quiet' : 'say-so',
      laterReports: textOption(options, 'later') === 'announce' ? 'announce' : 'thread',
      quiet: null,
      createdBy: `${context.caller.platform}:${context.caller.userId}`,
      created: context.now,
    });
    const first = nextSlot(subscription.schedule, context.now);
    return plainAnswer(
      `Subscription #${subscription.id}`,
      `${saySubscription(subscription)} The first comes ${sayMoment(first, subscription.schedule.timeZone)}.`,
      { subscription, next: first },
    );
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
    const here = await ownSubscriptions(context);
    const number = options.number;
    const [only] = here;
    if (!only) throw new UsageError('This channel has no subscription.');
    if (number === undefined && here.length > 1) {
      throw new UsageError(
        `This channel has several subscriptions: say which, ${here.map(each => `#${each.id}`).join(', ')}.`,
      );
    }
    const chosen = number === undefined ? only : here.find(each => each.id === number);
    if (!chosen)
      throw new UsageError(
        `This channel has no subscription #${number}; it has ${here.map(each => `#${each.id}`).join(', ')}.`,
      );
    await context.archive.removeSubscription(chosen.id, toCorrector(context).person, context.now);
    return plainAnswer(
      `Subscription #${chosen.id} ended`,
      `No more digests of it will be posted. It was: ${saySubscription(chosen)}`,
      {
        removed: chosen.id,
      },
    );
  },
};

/** Lists the subscriptions of this channel (in the terminal: all). */
export const subscriptions: Command = {
  name: 'subscriptions',
  description: 'The subscriptions of this channel, and when the next digest comes',
  rights: 'anyone',
  options: [],
  examples: ['subscriptions'],
  async run(_options, context) {
    const here = await ownSubscriptions(context);
    if (here.length === 0) {
      return plainAnswer(
        'Subscriptions',
        'This channel has none yet. `subscribe 08:30` orders a daily digest.',
        { subscriptions: [] },
      );
    }
    const items = here.map(subscription => {
      const place =
        context.caller.platform === 'terminal'
          ? ` to ${subscription.channel.platform}:${subscription.channel.id}`
          : '';
      const next = subscription.paused
        ? `Paused: ${subscription.paused.reason}`
        : `Next: ${sayMoment(nextSlot(subscription.schedule, context.now), subscription.schedule.timeZone)}.`;
      return [
        { text: `#${subscription.id}${place} `, bold: true },
        { text: `${saySubscription(subscription)} ${next}` },
      ];
    });
    return {
      view: {
        title: 'Subscriptions',
        subtitle: null,
        blocks: [{ kind: 'list', items, ordered: false }],
        actions: [],
        tone: 'answer',
        fallback: `${here.length} subscriptions`,
      },
      data: { subscriptions: here },
    };
  },
};

/** A subscription in one or two sentences. */
export function saySubscription(subscription: Subscription): string {
  const { filter } = subscription;
  const parts = [
    `A ${subscription.form} digest ${saySchedule(subscription.schedule)}`,
    filter.languages.length > 0 ? `in ${filter.languages.join(', ')}` : '',
    filter.topics.length > 0 ? `on ${filter.topics.join(', ')}` : '',
    filter.minimumReports > 1 ? `with at least ${filter.minimumReports} reports` : '',
  ].filter(part => part !== '');
  const quiet =
    subscription.quietDay === 'say-so'
      ? 'When nothing is new it says so.'
      : 'When nothing is new it keeps quiet.';
  const later =
    subscription.laterReports === 'announce'
      ? ' Later reports in a story’s thread are announced in the channel.'
      : '';
  return `${parts.join(', ')}. ${quiet}${later}`;
}

/** The terminal is the operator's place: it sees and may end every subscription. */
function ownSubscriptions(context: CommandContext): Promise<Subscription[]> {
  const { channel, platform } = context.caller;
  if (platform === 'terminal') return context.archive.subscriptions();
  return channel === null ? Promise.resolve([]) : context.archive.subscriptions(channel);
}

/** Where digests are to go. Only the operator, at the terminal, may name another channel. */
function readChannel(options: OptionValues, context: CommandContext): Channel {
  const named = textOption(options, 'channel');
  const here = context.caller.channel;
  if (named === null) {
    if (here === null) throw new UsageError('Use this in the channel that the digests are for.');
    return here;
  }
  const channel = parseChannel(named);
  if (!channel) throw new UsageError('Write a channel as discord:NUMBER or slack:C….');
  const same = here !== null && here.platform === channel.platform && here.id === channel.id;
  if (!same && context.caller.platform !== 'terminal') {
    throw new RightsError(
      'Please use subscribe in that channel itself; only the operator, at the terminal, may name another.',
    );
  }
  return channel;
}
