import type { Article, Story } from '../model/article.ts';
import type { Action, View } from '../model/view.ts';
import { toStoryBlock } from './story-block.ts';
import { count } from './wording.ts';

/** The message that a thread begins with names so many outlets; the command `story` names all. */
const outletsNamed = 12;

/** The message that a story's thread begins with. */
export function viewOfStory(story: Story, timeZone: string, actions: Action[]): View {
  const block = toStoryBlock(story, { position: null, form: 'full', status: null, timeZone, actions: [] });
  const left = block.sources.length - outletsNamed;
  return {
    title: `Story #${story.id}`,
    subtitle: count(story.articles.length, 'report', 'reports'),
    blocks: [
      { ...block, sources: block.sources.slice(0, outletsNamed) },
      ...(left > 0
        ? [{ kind: 'note' as const, text: `and ${count(left, 'more outlet', 'more outlets')}` }]
        : []),
      { kind: 'note', text: 'Later reports come into the thread of this message.' },
    ],
    actions,
    tone: 'answer',
    fallback: `Story #${story.id}: ${story.brief ?? story.title}`,
  };
}

/** What a thread is called: the brief, else the title, with the story's number. */
export function nameThread(story: Story): string {
  return `#${story.id} ${story.brief ?? story.title}`;
}

/** Reports that came later, as a note in the story's thread. */
export function viewOfLater(
  story: Story,
  later: { article: Article; revised: boolean }[],
  timeZone: string,
): View {
  const fresh = later.filter(one => !one.revised).length;
  const revised = later.length - fresh;
  const said = [
    fresh > 0 ? count(fresh, 'new report', 'new reports') : '',
    revised > 0 ? count(revised, 'revised report', 'revised reports') : '',
  ].filter(part => part !== '');
  const title = `Story #${story.id}: ${said.join(', ')}`;
  return {
    title,
    subtitle: null,
    blocks: later.map(({ article, revised: again }) => {
      const { reading } = article;
      const alone: Story = {
        ...story,
        title: reading.title,
        titleLanguage: reading.language,
        languages: [reading.language],
        brief: reading.brief,
        from: reading.published.date,
        to: reading.published.date,
        firstSeen: article.firstSeen,
        judgement: null,
        articles: [article],
      };
      const status = again ? `revised, version ${article.revisions}` : 'new report';
      return toStoryBlock(alone, { position: null, form: 'full', status, timeZone, actions: [] });
    }),
    actions: [],
    tone: 'answer',
    fallback: `${title}. ${later.map(({ article }) => article.reading.title).join(' · ')}`,
  };
}

/** A short word in the channel that a story's thread has more. */
export function viewOfAnnouncement(story: Story, later: View, actions: Action[]): View {
  return {
    title: later.title,
    subtitle: null,
    blocks: [
      {
        kind: 'extract',
        extract: { text: story.title, language: story.titleLanguage },
        caption: 'more in its thread',
      },
    ],
    actions,
    tone: 'answer',
    fallback: later.fallback,
  };
}
