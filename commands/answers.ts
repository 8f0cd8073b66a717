import type { Archive } from '../src/archive/archive.ts';
import { groupCopies } from '../src/digest/copies.ts';
import { sayHealth } from '../src/digest/health.ts';
import { toStoryBlock } from '../src/digest/story-block.ts';
import type { Article, Story } from '../src/model/article.ts';
import type { Choice } from '../src/model/form.ts';
import type { Timestamp } from '../src/model/item.ts';
import type { Action, Block, StoryBlock } from '../src/model/view.ts';
import type { Answer, CommandContext, OptionValues } from './command.ts';

/** A button that runs a command again with other options. Its state is kept in the archive, so it works after a restart. */
export async function commandAction(
  context: { archive: Archive; now: Timestamp },
  label: string,
  command: string,
  options: OptionValues,
): Promise<Action> {
  return { kind: 'command', id: await context.archive.saveAction({ command, options }, context.now), label };
}

/** A button that opens a command's form, with what the options say in it. */
export async function formAction(
  context: { archive: Archive; now: Timestamp },
  label: string,
  command: string,
  options: OptionValues,
): Promise<Action> {
  return { kind: 'form', id: await context.archive.saveAction({ command, options }, context.now), label };
}

/** The option of a menu's kept state that names the option which the choice fills; no command has one of that name. */
export const filledOption = 'fills';

/** The value of a menu's choice that takes the option away instead of filling it. */
export const anything = '*';

/** A menu whose choice becomes one more option of a command. Null when there is nothing to choose. */
export async function selectAction(
  context: { archive: Archive; now: Timestamp },
  placeholder: string,
  run: { command: string; options: OptionValues; fills: string },
  choices: Choice[],
  chosen: string | null = null,
): Promise<Action[]> {
  if (choices.length === 0) return [];
  const options = { ...run.options, [filledOption]: run.fills };
  const id = await context.archive.saveAction({ command: run.command, options }, context.now);
  return [{ kind: 'select', id, placeholder, choices: choices.slice(0, mostChoices), chosen }];
}

/** So many can be chosen from (Discord's limit). */
export const mostChoices = 25;

/** The Share button of a private answer: posts it for everyone in the channel. */
export async function shareAction(
  context: CommandContext,
  command: string,
  options: OptionValues,
): Promise<Action> {
  return {
    kind: 'share',
    id: await context.archive.saveAction({ command, options }, context.now),
    label: context.say('button.share'),
  };
}

/** Where a list stands: pages before this one are remembered by their cursors, so that one can go back. */
export interface Paging {
  cursor: string | null;
  /** Cursors of the pages before this one, oldest first; the first page's is empty. */
  trail: string[];
}

/** Reads a list's place from a button's options. */
export function readPaging(options: OptionValues): Paging {
  const { cursor, trail } = options;
  return {
    cursor: typeof cursor === 'string' && cursor !== '' ? cursor : null,
    trail: typeof trail === 'string' && trail !== '' ? (JSON.parse(trail) as string[]) : [],
  };
}

/** "‹ Newer", "2 / 8", "Older ›": the row of buttons under a list of several pages; other words for other orders. */
export async function pagingActions(
  context: CommandContext,
  command: string,
  options: OptionValues,
  paging: Paging,
  page: { next: string | null; total: number; size: number },
  labels: { back: string; on: string } = {
    back: context.say('button.newer'),
    on: context.say('button.older'),
  },
): Promise<Action[]> {
  const { cursor: _cursor, trail: _trail, ...rest } = options;
  const actions: Action[] = [];
  const pages = Math.max(1, Math.ceil(page.total / page.size));
  const here = paging.trail.length;
  if (here > 0) {
    const before = paging.trail.at(-1) ?? '';
    actions.push(
      await commandAction(context, labels.back, command, {
        ...rest,
        cursor: before,
        trail: JSON.stringify(paging.trail.slice(0, -1)),
      }),
    );
  }
  if (pages > 1) actions.push({ kind: 'label', label: `${here + 1} / ${Math.max(pages, here + 1)}` });
  if (page.next !== null) {
    actions.push(
      await commandAction(context, labels.on, command, {
        ...rest,
        cursor: page.next,
        trail: JSON.stringify([...paging.trail, paging.cursor ?? '']),
      }),
    );
  }
  return actions;
}

/** Stories as lines of a list, each with its More button. */
export async function storyBlocks(
  context: CommandContext,
  stories: Story[],
  start: number,
): Promise<StoryBlock[]> {
  const blocks: StoryBlock[] = [];
  for (const [index, story] of stories.entries()) {
    blocks.push(
      toStoryBlock(story, {
        position: start + index,
        form: 'full',
        status: null,
        timeZone: context.timeZone,
        say: context.say,
        actions: [await commandAction(context, context.say('button.more'), 'story', { story: story.id })],
      }),
    );
  }
  return blocks;
}

/** What an empty answer adds: whether the sources are well, so that silence isn't mistaken for "no news". */
export async function healthNote(context: CommandContext): Promise<Block> {
  return { kind: 'note', text: sayHealth(await context.archive.sources(), context.timeZone, context.say) };
}

/** A one-sentence answer. */
export function plainAnswer(
  title: string,
  text: string,
  data: unknown,
  tone: 'answer' | 'problem' = 'answer',
): Answer {
  return {
    view: {
      title,
      subtitle: null,
      blocks: [{ kind: 'text', text }],
      actions: [],
      tone,
      fallback: `${title}: ${text}`,
    },
    data,
  };
}

/** An article as `--json` shows it. */
export function articleData(article: Article) {
  const { published } = article.reading;
  return {
    id: article.id,
    language: article.reading.language,
    title: article.reading.title,
    published,
    source: article.outlet,
    url: article.url,
    firstSeen: article.firstSeen,
  };
}

/** A story as `--json` shows it; `copyOf` is the id of the report whose text an article repeats. */
export function storyData(story: Story) {
  const copies = new Map(
    groupCopies(story.articles).flatMap(group =>
      group.copies.map(copy => [copy.key, group.shown.id] as const),
    ),
  );
  return {
    id: story.id,
    title: story.title,
    brief: story.brief,
    languages: story.languages,
    topics: story.topics,
    from: story.from,
    to: story.to,
    lastSeen: story.lastSeen,
    mark: story.judgement,
    articles: story.articles.map(article => ({
      ...articleData(article),
      copyOf: copies.get(article.key) ?? null,
    })),
  };
}
