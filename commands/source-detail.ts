import { saySource } from '../src/digest/health.ts';
import { rateSource, sayRate } from '../src/digest/source-rate.ts';
import { sayMoment } from '../src/digest/wording.ts';
import type { Feed, FeedChange } from '../src/model/feed.ts';
import { type SourceHealth, weekOf, weeksKept } from '../src/model/health.ts';
import type { Timestamp } from '../src/model/item.ts';
import type { Action, Block, Text } from '../src/model/view.ts';
import type { Answer, CommandContext, OptionValues } from './command.ts';
import { feedAction, sayFull } from './source-changes.ts';
import { addressOf, demandSource, findByName, findRemoved, nameOf, readAddress } from './source-finding.ts';
import { hideUrl, sayCounts } from './source-list.ts';
import { addAction } from './source-preview.ts';

/** So many of the last changes are told. */
const changesTold = 8;

/** One source in detail: how it fares, what it brings, who listed it, what was changed. */
export async function showSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const wanted = readAddress(options);
  const listed = await findByName(wanted, context);
  const removed = listed === null ? await findRemoved(wanted, context) : null;
  if (removed !== null) return showRemoved(removed, context);
  const health = await demandSource(wanted, context);
  const { feed, source } = health;
  const changes = feed === null ? [] : await context.archive.feedChanges(feed.id, changesTold);
  const state = feed === null ? null : await context.archive.feedState(feed.url);
  const fields = [
    ...healthFields(health, context),
    ...(feed === null ? [] : feedFields(feed, state?.nextPoll ?? null, context)),
  ];
  const blocks: Block[] = [
    {
      kind: 'text',
      text: [{ text: saySource(health, context.timeZone, context.say), bold: health.state !== 'ok' }],
    },
    { kind: 'fields', fields },
  ];
  blocks.push(...changeBlocks(changes, context));
  return {
    view: {
      title: source.name,
      subtitle: null,
      blocks,
      actions: feed !== null && context.caller.mayManage ? await feedActions(feed, context) : [],
      tone: 'answer',
      fallback: saySource(health, context.timeZone, context.say),
    },
    data: { source: { ...health, feed: feed && hideUrl(feed) }, changes, nextPoll: state?.nextPoll ?? null },
  };
}

/** A feed that is on the list no more: who took it off, and what was before. */
async function showRemoved(feed: Feed, context: CommandContext): Promise<Answer> {
  const changes = await context.archive.feedChanges(feed.id, changesTold);
  const { by, at } = feed.removed ?? { by: '', at: feed.added };
  const { say } = context;
  const text = say('feed.gone', { name: by, moment: sayMoment(at, context.timeZone, say) });
  const again = context.caller.mayManage
    ? [await addAction(feed.url, feed.title, say('button.addAgain'), context)]
    : [];
  return {
    view: {
      title: nameOf(feed),
      subtitle: null,
      blocks: [
        { kind: 'text', text },
        { kind: 'fields', fields: [{ name: say('field.address'), value: addressOf(feed) }] },
        ...changeBlocks(changes, context),
      ],
      actions: again,
      tone: 'answer',
      fallback: text,
    },
    data: { removed: hideUrl(feed), changes },
  };
}

function changeBlocks(changes: FeedChange[], context: CommandContext): Block[] {
  if (changes.length === 0) return [];
  return [
    { kind: 'heading', text: context.say('feed.changes') },
    { kind: 'list', ordered: false, items: changes.map(one => sayChange(one, context)) },
  ];
}

interface Field {
  name: string;
  value: Text;
}

function healthFields(health: SourceHealth, context: CommandContext): Field[] {
  const { say } = context;
  const moment = (name: string, at: Timestamp | null): Field[] =>
    at === null ? [] : [{ name, value: [{ text: sayMoment(at, context.timeZone, say), time: at }] }];
  return [
    ...moment(say('feed.lastSuccess'), health.lastSuccess),
    ...moment(say('feed.lastItem'), health.lastItem),
    ...(health.failures > 0
      ? [{ name: say('feed.failures'), value: say('feed.inRow', { n: health.failures }) }]
      : []),
    { name: say('feed.brings'), value: sayRate(rateSource(health, context.now), say) },
    { name: say('feed.byWeek'), value: sayWeeks(health, context) },
    {
      name: say('feed.all'),
      value: sayCounts(health, say, true),
    },
  ];
}

/** The new items of each of the last weeks, oldest first: "3, 0, 12 (this week)". */
function sayWeeks(health: SourceHealth, { now, say }: CommandContext): string {
  const current = weekOf(now);
  const items = new Map(health.weeks.map(one => [one.week, one.items]));
  const numbers = Array.from(
    { length: weeksKept },
    (_, index) => items.get(current - weeksKept + 1 + index) ?? 0,
  );
  return say('feed.weeks', { numbers: numbers.join(', ') });
}

function feedFields(feed: Feed, nextPoll: Timestamp | null, context: CommandContext): Field[] {
  const { timeZone, say } = context;
  const asked = feed.pause === null || feed.pause.by === 'circuit';
  return [
    { name: say('field.address'), value: addressOf(feed) },
    {
      name: say('feed.addedField'),
      value: [
        {
          text: `${feed.addedBy === 'settings' ? say('feed.fromSettings') : say('feed.by', { name: feed.addedBy })}, `,
        },
        { text: sayMoment(feed.added, timeZone, say), time: feed.added },
      ],
    },
    { name: say('feed.articles'), value: sayFull(feed.full, say) },
    ...(asked && nextPoll !== null
      ? [
          {
            name: say('feed.askedNext'),
            value: [{ text: sayMoment(nextPoll, timeZone, say), time: nextPoll }],
          },
        ]
      : []),
  ];
}

async function feedActions(feed: Feed, context: CommandContext): Promise<Action[]> {
  const { say } = context;
  return [
    feed.pause === null
      ? await feedAction(say('button.pause'), 'pause', feed.id, context)
      : await feedAction(say('button.resume'), 'resume', feed.id, context),
    await feedAction(say('button.test'), 'test', addressOf(feed), context),
    await feedAction(say('button.remove'), 'remove', feed.id, context),
  ];
}

function sayChange(change: FeedChange, context: CommandContext): Text {
  const { say } = context;
  const what = say(`feed.change.${change.change}`);
  const told =
    change.who === null
      ? say('feed.changeItself', { change: what })
      : change.who === 'settings'
        ? say('feed.changeSettings', { change: what })
        : say('feed.changeBy', { change: what, name: change.who });
  return [
    { text: told, bold: true },
    { text: `${change.detail === null ? '' : ` (${change.detail})`} · ` },
    { text: sayMoment(change.at, context.timeZone, say), time: change.at },
  ];
}
