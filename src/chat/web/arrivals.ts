import { storyBlocks } from '../../../commands/answers.ts';
import type { Outcome } from '../../model/outcome.ts';
import { drawStory } from './draw-view.ts';
import { html } from './html.ts';
import type { Live } from './live.ts';
import { type PageOptions, pageCaller } from './surroundings.ts';

/** Tells everyone who watches of articles as they arrive, each as its story drawn anew. @returns a function that ends it */
export function tellArrivals(options: PageOptions, live: Live): () => void {
  // One after the other, so that a story's later state is never overtaken by an earlier one.
  let telling = Promise.resolve();
  return options.onOutcome(outcome => {
    if (live.watching() === 0 || (outcome.kind !== 'stored' && outcome.kind !== 'revised')) return;
    telling = telling
      .then(() => tell(outcome, options, live))
      .catch(error => options.log.error({ err: error }, 'an arrival could not be shown on the page'));
  });
}

async function tell(outcome: Outcome, options: PageOptions, live: Live): Promise<void> {
  const context = options.contextFor(pageCaller(options.loopback));
  const story = outcome.storyId === null ? null : await context.archive.story(outcome.storyId);
  if (story === null) return;
  const [block] = await storyBlocks(context, [story], 1);
  if (block === undefined) return;
  const status = outcome.kind === 'revised' ? 'revised' : story.articles.length === 1 ? 'new' : 'new report';
  const drawing = { files: new Map(), press: () => html``, choose: () => html`` };
  live.tell('story', String(drawStory({ ...block, position: null, status, actions: [] }, drawing)));
}
