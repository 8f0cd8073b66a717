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
import { hideUrl } from './source-list.ts';
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
    { kind: 'text', text: [{ text: saySource(health, context.timeZone), bold: health.state !== 'ok' }] },
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
      fallback: saySource(health, context.timeZone),
    },
    data: { source: { ...health, feed: feed && hideUrl(feed) }, changes, nextPoll: state?.nextPoll ?? null },
  };
}

/** A feed that is on the list no more: who took it off, and what was before. */
async function showRemoved(feed: Feed, context: CommandContext): Promise<Answer> {
  const changes = await context.archive.feedChanges(feed.id, changesTold);
  const { by, at } = feed.removed ?? { by: '', at: feed.added };
  const text = `It was removed by ${by}, ${sayMoment(at, context.timeZone)}, and is not asked.`;
  const again = context.caller.mayManage
    ? [await addAction(feed.url, feed.title, 'Add it again', context)]
    : [];
  return {
    view: {
      title: nameOf(feed),
      subtitle: null,
      blocks: [
        { kind: 'text', text },
        { kind: 'fields', fields: [{ name: 'Address', value: addressOf(feed) }] },
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
    { kind: 'heading', text: 'Changes' },
    { kind: 'list', ordered: false, items: changes.map(one => sayChange(one, context)) },
  ];
}

interface Field {
  name: string;
  value: Text;
}

function healthFields(health: SourceHealth, context: CommandContext): Field[] {
  const { stored, revised, duplicate, offBeat, unreadable } = health.counts;
  const moment = (name: string, at: Timestamp | null): Field[] =>
    at === null ? [] : [{ name, value: [{ text: sayMoment(at, context.timeZone), time: at }] }];
  return [
    ...moment('Last success', health.lastSuccess),
    ...moment('Last item', health.lastItem),
    ...(health.failures > 0 ? [{ name: 'Failures', value: `${health.failures} in a row` }] : []),
    { name: 'Brings', value: sayRate(rateSource(health, context.now)) },
    { name: 'By week', value: sayWeeks(health, context.now) },
    {
      name: 'All in all',
      value: `${stored} kept, ${revised} revised, ${duplicate} seen before, ${offBeat} off the beat, ${unreadable} unreadable`,
    },
  ];
}

/** The new items of each of the last weeks, oldest first: "3, 0, 12 (this week)". */
function sayWeeks(health: SourceHealth, now: Timestamp): string {
  const current = weekOf(now);
  const items = new Map(health.weeks.map(one => [one.week, one.items]));
  const numbers = Array.from(
    { length: weeksKept },
    (_, index) => items.get(current - weeksKept + 1 + index) ?? 0,
  );
  return `${numbers.join(', ')} (this week)`;
}

function feedFields(feed: Feed, nextPoll: Timestamp | null, context: CommandContext): Field[] {
  const { timeZone } = context;
  const asked = feed.pause === null || feed.pause.by === 'circuit';
  return [
    { name: 'Address', value: addressOf(feed) },
    {
      name: 'Added',
      value: [
        { text: feed.addedBy === 'settings' ? 'from FEEDS, ' : `by ${feed.addedBy}, ` },
        { text: sayMoment(feed.added, timeZone), time: feed.added },
      ],
    },
    { name: 'Articles', value: sayFull(feed.full) },
    ...(asked && nextPoll !== null
      ? [{ name: 'Asked next', value: [{ text: sayMoment(nextPoll, timeZone), time: nextPoll }] }]
      : []),
  ];
}

async function feedActions(feed: Feed, context: CommandContext): Promise<Action[]> {
  return [
    feed.pause === null
      ? await feedAction('Pause', 'pause', feed.id, context)
      : await feedAction('Resume', 'resume', feed.id, context),
    await feedAction('Test', 'test', addressOf(feed), context),
    await feedAction('Remove', 'remove', feed.id, context),
  ];
}

function sayChange(change: FeedChange, context: CommandContext): Text {
  const who =
    change.who === null ? 'by itself' : change.who === 'settings' ? 'from FEEDS' : `by ${change.who}`;
  return [
    { text: `${change.change} ${who}`, bold: true },
    { text: `${change.detail === null ? '' : ` (${change.detail})`} · ` },
    { text: sayMoment(change.at, context.timeZone), time: change.at },
  ];
}
