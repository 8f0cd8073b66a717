import { composeDigest, type DigestEntry, storiesInFull } from '../src/digest/compose.ts';
import type { Window } from '../src/model/digest.ts';
import type { Filter } from '../src/model/subscription.ts';
import type { Action } from '../src/model/view.ts';
import { usageError } from '../src/wording/faults.ts';
import { commandAction, shareAction, storyData } from './answers.ts';
import {
  formOption,
  numberOption,
  parseLanguages,
  parseMoment,
  parseTopics,
  readForm,
  textOption,
} from './arguments.ts';
import type { Answer, Command, CommandContext, OptionValues } from './command.ts';
import { demandSubscription } from './subscription-options.ts';

/** A digest now, for any window, or an earlier one by its number. */
export const digest: Command = {
  name: 'digest',
  description: 'A digest now (only you see it, until you share it), or an earlier one by number',
  rights: 'anyone',
  options: [
    {
      name: 'number',
      description: 'An earlier digest by its number',
      type: 'integer',
      minimum: 1,
      positional: true,
    },
    {
      name: 'since',
      description: 'Begin then: 24h (the default), 7d, yesterday, 2026-11-20',
      type: 'string',
    },
    { name: 'language', description: 'Only stories reported in these languages', type: 'string' },
    { name: 'topic', description: 'Only stories on these topics', type: 'string', suggests: 'topic' },
    formOption,
  ],
  examples: ['digest', 'digest since:7d form:compact', 'digest 12'],
  async run(options, context) {
    const number = options.number;
    if (options.subscription !== undefined) return previewOf(Number(options.subscription), options, context);
    return number === undefined ? preview(options, context) : earlier(Number(number), options, context);
  },
};

async function preview(options: OptionValues, context: CommandContext): Promise<Answer> {
  const filter: Filter = {
    languages: parseLanguages(textOption(options, 'language')),
    topics: parseTopics(textOption(options, 'topic'), context),
    people: [],
    minimumReports: 1,
    minimumOutlets: 1,
  };
  const window = lastDay(options, context);
  const entries = await context.archive.storiesInWindow(window, filter, null);
  return show(entries, window, null, options, context);
}

function lastDay(options: OptionValues, context: CommandContext): Window {
  // A moment's grace at the end: the window is half-open, and what arrived this very millisecond counts.
  const to = Temporal.Instant.from(context.now)
    .add({ milliseconds: 1 })
    .toString({ smallestUnit: 'millisecond' });
  return {
    from: parseMoment(textOption(options, 'since') ?? '24h', context.now, context.timeZone),
    to,
  };
}

/** What a subscription would have sent for the last day: its filters, its form, its zone. */
async function previewOf(id: number, options: OptionValues, context: CommandContext): Promise<Answer> {
  const { filter, form, schedule } = await demandSubscription(id, context);
  const window = lastDay(options, context);
  const entries = await context.archive.storiesInWindow(window, filter, null);
  return show(entries, window, null, { ...options, form }, { ...context, timeZone: schedule.timeZone });
}

async function earlier(number: number, options: OptionValues, context: CommandContext): Promise<Answer> {
  const found = await context.archive.digest(number);
  if (!found) {
    const [newest] = await context.archive.digests(null, 1);
    throw newest
      ? usageError('digest.unknown', { number, newest: newest.number })
      : usageError('digest.none');
  }
  const entries: DigestEntry[] = [];
  for (const item of found.items) {
    const story = await context.archive.story(item.storyId);
    if (story) entries.push({ story, articleKeys: item.articleKeys, told: item.status === 'updated' });
  }
  return show(entries, found.window, number, options, context);
}

async function show(
  entries: DigestEntry[],
  window: Window,
  number: number | null,
  options: OptionValues,
  context: CommandContext,
): Promise<Answer> {
  const { say } = context;
  const skip = numberOption(options, 'skip', 0);
  const storyActions = new Map<number, Action[]>();
  for (const { story } of entries) {
    storyActions.set(story.id, [
      await commandAction(context, say('button.more'), 'story', { story: story.id }),
    ]);
  }
  const left = entries.length - skip - storiesInFull;
  const rest: Action[] =
    left > 0
      ? [
          await commandAction(context, say('button.rest', { n: left }), 'digest', {
            ...options,
            ...(number === null ? { since: window.from } : {}),
            skip: skip + storiesInFull,
          }),
        ]
      : [];
  const view = composeDigest({
    beatName: context.beat.name,
    number,
    window,
    entries,
    skip,
    form: readForm(options),
    timeZone: context.timeZone,
    say,
    health: await context.archive.sources(),
    lastDigest: null,
    rest,
    storyActions: id => storyActions.get(id) ?? [],
    actions: [await shareAction(context, 'digest', options)],
  });
  return {
    view,
    data: {
      number,
      window,
      items: entries.map(entry => ({
        ...storyData(entry.story),
        status: entry.told ? 'updated' : 'new',
        newReports: entry.articleKeys.length,
      })),
    },
  };
}
