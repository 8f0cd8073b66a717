import { nameLanguage, sayDate } from '../src/digest/wording.ts';
import type { FeedPreview, FoundFeed } from '../src/model/feed-preview.ts';
import type { Action, Block, View } from '../src/model/view.ts';
import { hidePassword } from '../src/model/web-address.ts';
import { commandAction, plainAnswer } from './answers.ts';
import type { Answer, CommandContext, OptionValues } from './command.ts';
import { findByName, findListed, readAddress } from './source-finding.ts';

/** So many of the feeds found on a page get a button. */
const mostOffered = 10;

/** Looks at an address and tells what would come in; nothing is kept. */
export async function testSource(options: OptionValues, context: CommandContext): Promise<Answer> {
  const { say } = context;
  const wanted = readAddress(options);
  // A feed on the list may be named; its own address may hold a password that was not typed.
  const look = await context.feeds.look((await findByName(wanted, context))?.url ?? wanted);
  if (look.kind === 'failed') return refuse(look.reason, [], context);
  if (look.kind === 'page') {
    const [only] = look.found;
    if (only && look.found.length === 1 && options.led !== true)
      return testSource({ address: only.url, led: true }, context);
    return offerFeeds(wanted, look.found, 'test', context);
  }
  const { preview } = look;
  const known = await findListed(preview.url, context);
  const add = known?.listed
    ? []
    : [await addAction(preview.url, preview.title, say('button.addFeed'), context)];
  const state = known?.listed ? say('preview.listed') : say('preview.nothing');
  return {
    view: previewView(preview, say('preview.test', { name: nameOf(preview) }), state, add, context),
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
  const { say } = context;
  const title = say('preview.found', { n: found.length, address: wanted });
  return {
    view: {
      title,
      subtitle: say('preview.choose'),
      blocks: [
        {
          kind: 'list',
          ordered: true,
          items: found.map(feed => [
            { text: feed.title ?? say('preview.noName'), bold: true },
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
export function refuse(reason: string, actions: Action[], { say }: CommandContext): Answer {
  const answer = plainAnswer(say('preview.refused'), reason, { error: reason }, 'problem');
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
  const { say } = context;
  const { read, onBeat } = preview;
  const beat = read === 0 ? say('preview.empty') : say('preview.onBeat', { kept: onBeat, n: read });
  const fields = [
    { name: say('field.address'), value: hidePassword(preview.url) },
    { name: say('preview.language'), value: preview.languages.map(tag => nameLanguage(tag, say)).join(', ') },
    { name: say('preview.items'), value: `${preview.items}` },
    { name: say('preview.format'), value: preview.format },
    { name: say('preview.repaired'), value: preview.repaired.join('; ') },
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
            item.onBeat ? say('preview.isOnBeat') : say('preview.isOffBeat'),
            item.published === null ? say('preview.noDate') : sayDate(item.published, context.timeZone, say),
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
