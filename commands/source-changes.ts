import { type FullText, feedId, fullTexts } from '../src/model/feed.ts';
import type { Action } from '../src/model/view.ts';
import { usageError } from '../src/wording/faults.ts';
import type { Speaker } from '../src/wording/speaker.ts';
import { commandAction, plainAnswer } from './answers.ts';
import { textOption } from './arguments.ts';
import type { Answer, CommandContext, OptionValues } from './command.ts';
import { addressOf, demandFeed, findListed, findTwin, readAddress, whoOf } from './source-finding.ts';
import { addAction, dataOf, nameOf, offerFeeds, previewView, refuse } from './source-preview.ts';

/** Puts a feed on the list: in chat after a look at what would come in, at the terminal at once. */
export async function addSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const { say } = context;
  const wanted = readAddress(options);
  if (options.confirmed === true) return putOnList(wanted, textOption(options, 'title'), context);
  const look = await context.feeds.look(wanted);
  if (look.kind === 'page') {
    const [only] = look.found;
    if (only && look.found.length === 1 && options.led !== true)
      return addSource({ address: only.url, led: true }, context);
    return offerFeeds(wanted, look.found, 'add', context);
  }
  if (look.kind === 'failed') {
    const anyway =
      look.url === null ? [] : [await addAction(look.url, null, say('button.addAnyway'), context)];
    return refuse(look.reason, anyway, context);
  }
  const { preview } = look;
  const known = await findListed(preview.url, context);
  if (known?.listed && known.feed.url === preview.url)
    return plainAnswer(say('feed.listed', { name: nameOf(preview) }), say('unchanged'), dataOf(preview));
  const twin = await findTwin(preview.url, context);
  if (twin !== null)
    return plainAnswer(
      say('feed.listed', { name: nameOf(preview) }),
      say('feed.twin', { address: addressOf(twin) }),
      dataOf(preview),
    );
  if (context.caller.platform === 'terminal') {
    await list(preview.url, preview.title, context);
    const view = previewView(
      preview,
      say('feed.added', { name: nameOf(preview) }),
      say('feed.comes'),
      [],
      context,
    );
    return { view, data: { ...dataOf(preview), added: feedId(preview.url) } };
  }
  const state = known ? say('feed.notYetBefore') : say('feed.notYet');
  const button = await addAction(preview.url, preview.title, say('button.addFeed'), context);
  return {
    view: previewView(preview, say('feed.addAsk', { name: nameOf(preview) }), state, [button], context),
    data: dataOf(preview),
  };
}

async function putOnList(url: string, title: string | null, context: CommandContext): Promise<Answer> {
  const { say } = context;
  const name = title ?? new URL(url).hostname;
  if (!(await list(url, title, context)))
    return plainAnswer(say('feed.listed', { name }), say('unchanged'), { added: null });
  return withActions(plainAnswer(say('feed.added', { name }), say('feed.comes'), { added: feedId(url) }), [
    await feedAction(say('button.remove'), 'remove', feedId(url), context),
  ]);
}

async function list(url: string, title: string | null, context: CommandContext): Promise<boolean> {
  const added = await context.archive.addFeed({ url, title }, whoOf(context), context.now);
  if (added) await context.feeds.changed();
  return added;
}

/** Takes a feed off the list; its articles stay. */
export async function removeSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const { health, feed } = await demandFeed(readAddress(options), context);
  await context.archive.removeFeed(feed.id, whoOf(context), context.now);
  await context.feeds.changed();
  const { say } = context;
  const kept = say('n.articles', { n: health.counts.stored });
  const seeded = (await context.feeds.seeds()).ids.has(feed.id) ? [say('feed.stillNamed')] : [];
  return withActions(
    plainAnswer(
      say('feed.removed', { name: health.source.name }),
      [say('feed.removedText', { articles: kept }), ...seeded].join(' '),
      { removed: feed.id },
    ),
    [await addAction(feed.url, health.source.name, say('button.addAgain'), context)],
  );
}

/** Leaves a feed alone until somebody ends the pause. */
export async function pauseSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const { health, feed } = await demandFeed(readAddress(options), context);
  const { say } = context;
  const who = whoOf(context);
  const given = textOption(options, 'reason');
  const reason =
    given === null ? `by ${context.caller.userName}` : `${given}, says ${context.caller.userName}`;
  if (feed.pause?.by === 'person')
    return plainAnswer(
      say('feed.pausedAlready', { name: health.source.name }),
      `${sentence(feed.pause.reason)} ${say('unchanged')}`,
      { paused: feed.id },
    );
  await context.archive.pauseFeed(feed.id, { by: 'person', reason, since: context.now, who });
  await context.feeds.changed();
  return withActions(
    plainAnswer(say('feed.paused', { name: health.source.name }), say('feed.pausedText'), {
      paused: feed.id,
    }),
    [await feedAction(say('button.resume'), 'resume', feed.id, context)],
  );
}

/** Ends a pause, whoever made it; the feed is asked at once. */
export async function resumeSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const { say } = context;
  const { health, feed } = await demandFeed(readAddress(options), context);
  if (!(await context.archive.resumeFeed(feed.id, whoOf(context), context.now)))
    throw usageError('feed.notPaused', { name: health.source.name });
  await context.feeds.changed();
  return withActions(
    plainAnswer(say('feed.resumed', { name: health.source.name }), say('feed.resumedText'), {
      resumed: feed.id,
    }),
    [await feedAction(say('button.pause'), 'pause', feed.id, context)],
  );
}

/** Changes how a feed is read. */
export async function setSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const full = fullTexts.find(value => value === textOption(options, 'full'));
  if (full === undefined)
    throw usageError('feed.setUsage', { values: fullTexts.map(value => `full:${value}`).join(', ') });
  const { health, feed } = await demandFeed(readAddress(options), context);
  await context.archive.setFeedFull(feed.id, full, whoOf(context), context.now);
  await context.feeds.changed();
  return plainAnswer(context.say('feed.set', { name: health.source.name }), sayFull(full, context.say), {
    set: feed.id,
    full,
  });
}

/** What the setting for whole articles means. */
export function sayFull(full: FullText, say: Speaker): string {
  return say(`feed.full.${full}`);
}

/** A button that does something with a feed on the list. */
export function feedAction(
  label: string,
  action: string,
  id: string,
  context: CommandContext,
): Promise<Action> {
  return commandAction(context, label, 'sources', { action, address: id });
}

function withActions(answer: Answer, actions: Action[]): Answer {
  return { ...answer, view: { ...answer.view, actions } };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
