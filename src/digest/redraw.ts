import type { Story } from '../model/article.ts';
import type { DigestItem, DrawnDigest } from '../model/digest.ts';
import type { Translations } from '../model/translation.ts';
import type { Action, Block, StoryBlock, View } from '../model/view.ts';
import { readTongue } from '../wording/languages.ts';
import { type Speaker, speakerOf } from '../wording/speaker.ts';
import { sayJudgement, toStoryMark } from './judgement-words.ts';
import { toStoryBlock } from './story-block.ts';

/** Where the reports that a digest told of one story are now. */
export interface ToldStory {
  /** As far as it was known when the digest was composed: without later reports. */
  story: Story;
  /** Those of the told reports that are in it. */
  articleKeys: number[];
}

export interface RedrawOptions {
  items: DigestItem[];
  /** The stories in which these reports are now. */
  storiesOf(articleKeys: number[]): ToldStory[];
  /** Buttons of a story that the digest did not name when it was composed. */
  actionsOf(storyId: number): Action[];
  /** Machine translations there are of its stories. */
  translations?: Translations | null;
}

/**
 * A posted digest after corrections: marks are put on, a merged story stands once, a parted one is followed by what was
 * parted from it, one marked off-beat leaves a word in its place. Everything else stays as it was posted, and with every
 * correction undone the digest is as it was. Pure.
 */
export function redrawDigest(drawn: DrawnDigest, options: RedrawOptions): View {
  const { view } = drawn;
  // In the language it was posted in, whatever the channel has chosen since.
  const say = speakerOf(readTongue(view.language) ?? 'en');
  const translations = options.translations ?? null;
  const told = new Map<StoryBlock, ToldStory[]>();
  const places = new Map<number, StoryBlock>();
  for (const block of view.blocks) {
    if (block.kind !== 'story') continue;
    const item = options.items[(block.position ?? 0) - 1];
    const stories = options.storiesOf(item?.articleKeys ?? []);
    stories.sort((a, b) => b.articleKeys.length - a.articleKeys.length);
    told.set(block, stories);
    const [main] = stories;
    if (main && !places.has(main.story.id)) places.set(main.story.id, block);
  }
  const parted = new Set<number>();
  const blocks = view.blocks.flatMap((block): Block[] => {
    const stories = block.kind === 'story' ? told.get(block) : undefined;
    if (block.kind !== 'story' || stories === undefined || stories[0] === undefined) return [block];
    const others = stories.slice(1).filter(({ story }) => !places.has(story.id) && !parted.has(story.id));
    for (const { story } of others) parted.add(story.id);
    return [
      redrawBlock(block, stories[0], places, drawn, say, translations),
      ...others.map(({ story, articleKeys }) =>
        drawStory(drawn, story, {
          position: null,
          status: say('digest.parted', { position: block.position ?? '' }),
          actions: options.actionsOf(story.id),
          articleKeys,
          say,
          translations,
        }),
      ),
    ];
  });
  if (JSON.stringify(blocks) === JSON.stringify(view.blocks)) return view;
  return { ...view, blocks: [...blocks, { kind: 'note', text: say('digest.edited') }] };
}

function redrawBlock(
  block: StoryBlock,
  { story, articleKeys }: ToldStory,
  places: ReadonlyMap<number, StoryBlock>,
  drawn: DrawnDigest,
  say: Speaker,
  translations: Translations | null,
): Block {
  const { judgement } = story;
  const position = block.position ?? '';
  if (judgement?.kind === 'off-beat')
    return {
      kind: 'note',
      text: say('digest.takenOut', {
        position,
        mark: sayJudgement(judgement, say),
        name: judgement.by.name,
        id: story.id,
      }),
    };
  const first = places.get(story.id);
  if (first !== block)
    return {
      kind: 'note',
      text: say('digest.joined', { position, other: first?.position ?? '', id: story.id }),
    };
  const fresh = drawStory(drawn, story, {
    position: block.position,
    status: block.status,
    actions: block.actions,
    articleKeys,
    say,
    translations,
  });
  const same = story.id === block.storyId && listSources(fresh) === listSources(block);
  if (!same) return fresh;
  // As in a digest that was never corrected, where no mark is no entry.
  const mark = toStoryMark(judgement, say);
  return JSON.stringify(mark) === JSON.stringify(block.mark ?? null) ? block : { ...block, mark };
}

function drawStory(
  drawn: DrawnDigest,
  story: Story,
  options: Pick<
    Parameters<typeof toStoryBlock>[1],
    'position' | 'status' | 'actions' | 'articleKeys' | 'say' | 'translations'
  >,
): StoryBlock {
  return toStoryBlock(story, { ...options, form: drawn.form, timeZone: drawn.timeZone });
}

function listSources(block: StoryBlock): string {
  return block.sources
    .map(source => `${source.name} ${source.url}`)
    .sort()
    .join('\n');
}
