import type { Article, Story } from '../model/article.ts';
import type { Translations } from '../model/translation.ts';
import type { Action, View } from '../model/view.ts';
import { english, type Speaker } from '../wording/speaker.ts';
import { toStoryBlock } from './story-block.ts';

/** The message that a thread begins with names so many outlets; the command `story` names all. */
const outletsNamed = 12;

/** The message that a story's thread begins with. */
export function viewOfStory(
  story: Story,
  timeZone: string,
  actions: Action[],
  say: Speaker = english,
  translations: Translations | null = null,
): View {
  const block = toStoryBlock(story, {
    position: null,
    form: 'full',
    status: null,
    timeZone,
    actions: [],
    say,
    translations,
  });
  const left = block.sources.length - outletsNamed;
  return {
    title: say('story.number', { id: story.id }),
    subtitle: say('n.reports', { n: story.articles.length }),
    blocks: [
      { ...block, sources: block.sources.slice(0, outletsNamed) },
      ...(left > 0 ? [{ kind: 'note' as const, text: say('story.moreOutlets', { n: left }) }] : []),
      { kind: 'note', text: say('thread.later') },
    ],
    actions,
    tone: 'answer',
    fallback: say('story.told', { id: story.id, what: story.brief ?? story.title }),
    language: say.tongue,
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
  say: Speaker = english,
  translations: Translations | null = null,
): View {
  const fresh = later.filter(one => !one.revised).length;
  const revised = later.length - fresh;
  const said = [
    fresh > 0 ? say('n.newReports', { n: fresh }) : '',
    revised > 0 ? say('n.revisedReports', { n: revised }) : '',
  ].filter(part => part !== '');
  const title = say('story.told', { id: story.id, what: said.join(', ') });
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
      const status = again ? say('thread.revised', { version: article.revisions }) : say('thread.new');
      return toStoryBlock(alone, {
        position: null,
        form: 'full',
        status,
        timeZone,
        actions: [],
        say,
        translations,
      });
    }),
    actions: [],
    tone: 'answer',
    fallback: `${title}. ${later.map(({ article }) => article.reading.title).join(' · ')}`,
    language: say.tongue,
  };
}

/** A short word in the channel that a story's thread has more. */
export function viewOfAnnouncement(
  story: Story,
  later: View,
  actions: Action[],
  say: Speaker = english,
): View {
  return {
    title: later.title,
    subtitle: null,
    blocks: [
      {
        kind: 'extract',
        extract: { text: story.title, language: story.titleLanguage },
        caption: say('thread.more'),
      },
    ],
    actions,
    tone: 'answer',
    fallback: later.fallback,
    language: say.tongue,
  };
}
