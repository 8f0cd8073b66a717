import { count } from '../src/digest/wording.ts';
import { UsageError } from '../src/errors.ts';
import { type FullText, feedId, fullTexts } from '../src/model/feed.ts';
import type { Action } from '../src/model/view.ts';
import { commandAction, plainAnswer } from './answers.ts';
import { textOption } from './arguments.ts';
import type { Answer, CommandContext, OptionValues } from './command.ts';
import { addressOf, demandFeed, findListed, findTwin, readAddress, whoOf } from './source-finding.ts';
import { addAction, dataOf, nameOf, offerFeeds, previewView, refuse } from './source-preview.ts';

/** Puts a feed on the list: in chat after a look at what would come in, at the terminal at once. */
export async function addSource(options: OptionValues, context: CommandContext): Promise<Answer> {
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
    const anyway = look.url === null ? [] : [await addAction(look.url, null, 'Add it all the same', context)];
    return refuse(look.reason, anyway);
  }
  const { preview } = look;
  const known = await findListed(preview.url, context);
  if (known?.listed && known.feed.url === preview.url)
    return plainAnswer(`On the list already: ${nameOf(preview)}`, 'Nothing was changed.', dataOf(preview));
  const twin = await findTwin(preview.url, context);
  if (twin !== null)
    return plainAnswer(
      `On the list already: ${nameOf(preview)}`,
      `It is listed as ${addressOf(twin)}. Remove that first if this address is the better one.`,
      dataOf(preview),
    );
  if (context.caller.platform === 'terminal') {
    await list(preview.url, preview.title, context);
    const view = previewView(preview, `Added: ${nameOf(preview)}`, whatComes, [], context);
    return { view, data: { ...dataOf(preview), added: feedId(preview.url) } };
  }
  const before = known ? ' It was on the list before and was removed.' : '';
  const state = `Nothing is added yet.${before} What it holds now would be archived without being posted.`;
  const button = await addAction(preview.url, preview.title, 'Add this feed', context);
  return {
    view: previewView(preview, `Add ${nameOf(preview)}?`, state, [button], context),
    data: dataOf(preview),
  };
}

const whatComes =
  'The bot reads it as soon as it runs. What it holds now is archived without being posted; what comes from then on is in the digests.';

async function putOnList(url: string, title: string | null, context: CommandContext): Promise<Answer> {
  const name = title ?? new URL(url).hostname;
  if (!(await list(url, title, context)))
    return plainAnswer(`On the list already: ${name}`, 'Nothing was changed.', { added: null });
  return withActions(plainAnswer(`Added: ${name}`, whatComes, { added: feedId(url) }), [
    await feedAction('Remove', 'remove', feedId(url), context),
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
  const kept = count(health.counts.stored, 'article', 'articles');
  const seeded = (await context.feeds.seeds()).ids.has(feed.id)
    ? ' FEEDS still names it; it stays removed all the same.'
    : '';
  return withActions(
    plainAnswer(
      `Removed: ${health.source.name}`,
      `It is not asked any more. What came of it stays (${kept}).${seeded}`,
      { removed: feed.id },
    ),
    [await addAction(feed.url, health.source.name, 'Add it again', context)],
  );
}

/** Leaves a feed alone until somebody ends the pause. */
export async function pauseSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const { health, feed } = await demandFeed(readAddress(options), context);
  const who = whoOf(context);
  const given = textOption(options, 'reason');
  const reason =
    given === null ? `by ${context.caller.userName}` : `${given}, says ${context.caller.userName}`;
  if (feed.pause?.by === 'person')
    return plainAnswer(
      `Paused already: ${health.source.name}`,
      `${sentence(feed.pause.reason)} Nothing was changed.`,
      { paused: feed.id },
    );
  await context.archive.pauseFeed(feed.id, { by: 'person', reason, since: context.now, who });
  await context.feeds.changed();
  return withActions(
    plainAnswer(
      `Paused: ${health.source.name}`,
      'It is not asked until somebody resumes it. What leaves the feed meanwhile is missed.',
      { paused: feed.id },
    ),
    [await feedAction('Resume', 'resume', feed.id, context)],
  );
}

/** Ends a pause, whoever made it; the feed is asked at once. */
export async function resumeSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const { health, feed } = await demandFeed(readAddress(options), context);
  if (!(await context.archive.resumeFeed(feed.id, whoOf(context), context.now)))
    throw new UsageError(`${health.source.name} is not paused.`);
  await context.feeds.changed();
  return withActions(
    plainAnswer(`Resumed: ${health.source.name}`, 'It is asked as soon as the bot runs.', {
      resumed: feed.id,
    }),
    [await feedAction('Pause', 'pause', feed.id, context)],
  );
}

/** Changes how a feed is read. */
export async function setSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const full = fullTexts.find(value => value === textOption(options, 'full'));
  if (full === undefined)
    throw new UsageError(`Say what to set: full:${fullTexts.join(', full:')}. For example: full:always`);
  const { health, feed } = await demandFeed(readAddress(options), context);
  await context.archive.setFeedFull(feed.id, full, whoOf(context), context.now);
  await context.feeds.changed();
  return plainAnswer(`Set: ${health.source.name}`, sayFull(full), { set: feed.id, full });
}

/** What the setting for whole articles means. */
export function sayFull(full: FullText): string {
  switch (full) {
    case 'auto':
      return 'Whole articles are fetched where the feed gives only a teaser.';
    case 'always':
      return 'Whole articles are always fetched from their pages.';
    case 'never':
      return 'Whole articles are never fetched: what the feed gives is what is read.';
  }
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
