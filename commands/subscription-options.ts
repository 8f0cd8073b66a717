import { everyDay, parseDays, parseZone } from '../src/model/schedule.ts';
import { parseSchedule } from '../src/model/schedule-words.ts';
import {
  type Channel,
  type DigestOrder,
  parseChannel,
  type Subscription,
} from '../src/model/subscription.ts';
import { rightsError, usageError } from '../src/wording/faults.ts';
import {
  formOption,
  listed,
  numberOption,
  parseLanguages,
  parsePeople,
  parseTopics,
  readForm,
  readWords,
  textOption,
} from './arguments.ts';
import type { CommandContext, OptionDefinition, OptionValues } from './command.ts';
import { atField, FieldError } from './field-error.ts';
import { parseQuiet } from './quiet-option.ts';

/** What a digest can be told to be, as options. */
export const orderOptions: OptionDefinition[] = [
  {
    name: 'at',
    description: 'When: 08:30, or weekdays 08:30, 18:00 Europe/Berlin',
    type: 'string',
    positional: true,
  },
  { name: 'days', description: 'daily (the default), weekdays, weekends, or mon,wed,fri', type: 'string' },
  { name: 'zone', description: 'Time zone: Europe/Berlin, Asia/Kolkata', type: 'string' },
  { name: 'language', description: 'Only stories reported in these languages; all for all', type: 'string' },
  {
    name: 'topic',
    description: 'Only stories on these topics; all for all',
    type: 'string',
    suggests: 'topic',
  },
  {
    name: 'person',
    description: 'Only stories that name one of these people or bodies; all for all',
    type: 'string',
    suggests: 'person',
  },
  {
    name: 'minimum',
    description: 'Only stories with at least so many reports',
    type: 'integer',
    minimum: 1,
    maximum: 100,
  },
  {
    name: 'outlets',
    description: 'Only stories told by at least so many different outlets',
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
    name: 'quiet-hours',
    description: 'Hours without such notes: 22:00-07:00, or none',
    type: 'string',
  },
];

const open = /^(?:all|any|none|off)$/i;

/** An order as the options say; what they don't name stays as it is in `base`. Throws UsageError. */
export function readOrder(options: OptionValues, base: DigestOrder, context: CommandContext): DigestOrder {
  const { filter } = base;
  const order: DigestOrder = {
    schedule: readSchedule(options, base.schedule),
    filter: {
      languages: readList(options, 'language', filter.languages, parseLanguages),
      topics: readList(options, 'topic', filter.topics, text => parseTopics(text, context)),
      people: readList(options, 'person', filter.people, text => parsePeople(text, context)),
      minimumReports: numberOption(options, 'minimum', filter.minimumReports),
      minimumOutlets: numberOption(options, 'outlets', filter.minimumOutlets),
    },
    form: textOption(options, 'form') === null ? base.form : readForm(options),
    quietDay: (textOption(options, 'quiet') ?? base.quietDay) as DigestOrder['quietDay'],
    laterReports: (textOption(options, 'later') ?? base.laterReports) as DigestOrder['laterReports'],
    quiet: open.test(textOption(options, 'quiet-hours') ?? '')
      ? null
      : (readWords(options, 'quiet-hours', parseQuiet) ?? base.quiet),
  };
  return 'manner' in options ? applyManner(order, listed(String(options.manner))) : order;
}

function readSchedule(options: OptionValues, base: DigestOrder['schedule']): DigestOrder['schedule'] {
  const said = readWords(options, 'at', parseSchedule) ?? {};
  const days = readWords(options, 'days', parseDays);
  const timeZone = readWords(options, 'zone', parseZone);
  if (days !== null && said.days !== undefined)
    throw new FieldError('days', usageError('subscription.daysTwice'));
  if (timeZone !== null && said.timeZone !== undefined)
    throw new FieldError('zone', usageError('subscription.zoneTwice'));
  return {
    times: said.times ?? base.times,
    // A form shows the whole schedule: days taken out of it are not meant any more.
    days: days ?? said.days ?? (options.whole === true ? [...everyDay] : base.days),
    timeZone: timeZone ?? said.timeZone ?? base.timeZone,
  };
}

/** A list that is given takes the place of the one there was; an empty one lets everything through. */
function readList(
  options: OptionValues,
  name: string,
  base: string[],
  parse: (text: string | null) => string[],
): string[] {
  if (!(name in options)) return base;
  const text = textOption(options, name);
  return text === null || open.test(text) ? [] : atField(name, () => parse(text));
}

/** What a form asks of in one field: everything about how a digest is told. */
function applyManner(order: DigestOrder, chosen: string[]): DigestOrder {
  const outlets = chosen.flatMap(one => (one.startsWith('outlets-') ? [Number(one.slice(8))] : []));
  if (outlets.length > 1) throw new FieldError('manner', usageError('subscription.oneOutlets'));
  return {
    ...order,
    filter: { ...order.filter, minimumOutlets: outlets[0] ?? 1 },
    form: chosen.includes('compact') ? 'compact' : 'full',
    quietDay: chosen.includes('keep-quiet') ? 'keep-quiet' : 'say-so',
    laterReports: chosen.includes('announce') ? 'announce' : 'thread',
  };
}

/** What a digest is when nothing is said of it. */
export function defaultOrder({ digestAt, timeZone }: CommandContext): DigestOrder {
  return {
    schedule: { times: digestAt, days: [...everyDay], timeZone },
    filter: { languages: [], topics: [], people: [], minimumReports: 1, minimumOutlets: 1 },
    form: 'full',
    quietDay: 'say-so',
    laterReports: 'thread',
    quiet: null,
  };
}

/**
 * The subscriptions someone may see where they are: the channel's. The terminal is the operator's place, and a manager of
 * the whole workspace has no channel: they see all of the platform.
 */
export function ownSubscriptions({ archive, caller }: CommandContext): Promise<Subscription[]> {
  if (caller.platform === 'terminal') return archive.subscriptions();
  if (caller.channel !== null) return archive.subscriptions(caller.channel);
  if (!caller.mayManage) return Promise.resolve([]);
  return archive.subscriptions().then(all => all.filter(one => one.channel.platform === caller.platform));
}

/** The subscription with this number, or the only one. Throws UsageError when it isn't one of those seen here. */
export async function demandSubscription(
  number: number | undefined,
  context: CommandContext,
): Promise<Subscription> {
  const here = await ownSubscriptions(context);
  const numbers = here.map(each => `#${each.id}`).join(', ');
  const [only] = here;
  if (!only) throw usageError('subscription.none');
  if (number === undefined && here.length > 1) throw usageError('subscription.which', { numbers });
  const chosen = number === undefined ? only : here.find(each => each.id === number);
  if (!chosen) throw usageError('subscription.unknown', { number: number ?? '', numbers });
  return chosen;
}

/** Where digests are to go. Only the operator, at the terminal, may name another channel. */
export function readChannel(options: OptionValues, context: CommandContext): Channel {
  const named = textOption(options, 'channel');
  const here = context.caller.channel;
  if (named === null) {
    if (here === null) throw usageError('subscription.place');
    return here;
  }
  const channel = parseChannel(named);
  if (!channel) throw usageError('subscription.channel');
  const same = here !== null && here.platform === channel.platform && here.id === channel.id;
  if (!same && context.caller.platform !== 'terminal') {
    throw rightsError('subscription.operator');
  }
  return channel;
}
