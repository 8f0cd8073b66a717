import { count, sayDate } from '../src/digest/wording.ts';
import type { FeedPreview, FoundFeed } from '../src/model/feed-preview.ts';
import type { Action, Block, View } from '../src/model/view.ts';
import { hidePassword } from '../src/model/web-address.ts';
import { commandAction, plainAnswer } from './answers.ts';
import type { Answer, CommandContext, OptionValues } from './command.ts';
import { findByName, findListed, readAddress } from './source-finding.ts';

const languages = new Intl.DisplayNames('en', { type: 'language' });

/** So many of the feeds found on a page get a button. */
const mostOffered = 10;

/** Looks at an address and tells what would come in; nothing is kept. */
export async function testSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const wanted = readAddress(options);
  // A feed on the list may be named; its own address may hold a password that was not typed.
  const look = await context.feeds.look((await findByName(wanted, context))?.url ?? wanted);
  if (look.kind === 'failed') return refuse(look.reason, []);
  if (look.kind === 'page') {
    const [only] = look.found;
    if (only && look.found.length === 1 && options.led !== true)
      return testSource({ address: only.url, led: true }, context);
    return offerFeeds(wanted, look.found, 'test', context);
  }
  const { preview } = look;
  const known = await findListed(preview.url, context);
  const add = known?.listed ? [] : [await addAction(preview.url, preview.title, 'Add this feed', context)];
  const state = known?.listed ? 'It is on the list already. Nothing was kept.' : 'Nothing was kept.';
  return {
    view: previewView(preview, `Test: ${nameOf(preview)}`, state, add, context),
    data: dataOf(preview),
  };
}

/** The button that puts a feed on the list without looking at it again. */
export async function addAction(
  url: string,
  title: string | null,
  label: string,
  context: CommandContext,
): Promise<Action> {
  const options = { action: 'add', address: url, confirmed: true, ...(title === null ? {} : { title }) };
  return { ...(await commandAction(context, label, 'sources', options)), emphasis: 'primary' } as Action;
}

/** Several feeds of one site: each with a button that looks at it. */
export async function offerFeeds(
  wanted: string,
  found: FoundFeed[],
  action: 'test' | 'add',
  context: CommandContext,
): Promise<Answer> {
  const actions: Action[] = [];
  for (const feed of found.slice(0, mostOffered)) {
    const label = feed.title ?? hidePassword(feed.url);
    actions.push(await commandAction(context, label, 'sources', { action, address: feed.url }));
  }
  const title = `${count(found.length, 'feed', 'feeds')} at ${wanted}`;
  return {
    view: {
      title,
      subtitle: 'That is no feed itself. Choose one to see what would come in.',
      blocks: [
        {
          kind: 'list',
          ordered: true,
          items: found.map(feed => [
            { text: feed.title ?? 'no name', bold: true },
            { text: ` · ${feed.kind} · ${hidePassword(feed.url)}` },
          ]),
        },
      ],
      actions,
      tone: 'answer',
      fallback: title,
    },
    data: { found: found.map(feed => ({ ...feed, url: hidePassword(feed.url) })) },
  };
}

/** An address that gave nothing. */
export function refuse(reason: string, actions: Action[]): Answer {
  const answer = plainAnswer('Nothing to read there', reason, { error: reason }, 'problem');
  return { ...answer, view: { ...answer.view, actions }, problem: 'failure' };
}

/** What would come in from a feed. */
export function previewView(
  preview: FeedPreview,
  title: string,
  state: string,
  actions: Action[],
  context: CommandContext,
): View {
  const { read, onBeat } = preview;
  const beat =
    read === 0
      ? 'It holds nothing that can be read just now.'
      : `${onBeat} of the ${read} newest ${read === 1 ? 'item' : 'items'} would be kept as about the beat.`;
  const fields = [
    { name: 'Address', value: hidePassword(preview.url) },
    { name: 'Language', value: preview.languages.map(tag => languages.of(tag) ?? tag).join(', ') },
    { name: 'Items', value: `${preview.items}` },
    { name: 'Format', value: preview.format },
    { name: 'Repaired', value: preview.repaired.join('; ') },
  ].filter(field => field.value !== '');
  return {
    title,
    subtitle: beat,
    blocks: [
      { kind: 'fields', fields },
      ...preview.newest.flatMap((item): Block[] => [
        {
          kind: 'extract',
          extract: { text: item.title, language: item.language },
          caption: [
            item.onBeat ? 'on the beat' : 'off the beat',
            item.published === null ? 'no date' : sayDate(item.published, context.timeZone),
            item.onBeat ? '' : (item.reasons[0] ?? ''),
          ]
            .filter(part => part !== '')
            .join(' · '),
        },
      ]),
      { kind: 'note', text: state },
    ],
    actions,
    tone: 'answer',
    fallback: `${title}: ${beat}`,
  };
}

/** What people call a feed that was looked at. */
export function nameOf(preview: FeedPreview): string {
  return preview.title ?? new URL(preview.url).hostname;
}

/** A preview as `--json` tells it. */
export function dataOf(preview: FeedPreview) {
  return { preview: { ...preview, url: hidePassword(preview.url) } };
}
