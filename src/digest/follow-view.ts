import type { Beat } from '../beat/beat.ts';
import type { Story } from '../model/article.ts';
import type { FollowedReport, FollowTarget } from '../model/follow.ts';
import type { Translations } from '../model/translation.ts';
import type { Action, Block, View } from '../model/view.ts';
import { english, type Speaker } from '../wording/speaker.ts';
import { sayStatus, toStoryBlock } from './story-block.ts';
import { nameTopic } from './wording.ts';

/** So many stories stand whole in one message; the rest is named in a line each. */
const storiesInFull = 10;

/** What is followed, in words: "Sergei Shoigu", "the topic Arms supply", "story #12". */
export function sayTarget(target: FollowTarget, beat: Beat, say: Speaker = english): string {
  if (target.kind === 'story') return say('story.small', { id: target.storyId });
  if (target.kind === 'topic') return say('follow.topic', { name: nameTopic(target.id, beat, say) });
  return beat.entities.find(entity => entity.id === target.id)?.name ?? target.id;
}

/** A story with what came of it since the channel was told. */
export interface FollowedStory {
  story: Story;
  reports: FollowedReport[];
}

/** What came on something a channel follows, stories in the order of their first new report. */
export function viewOfFollowed(
  target: string,
  followed: FollowedStory[],
  options: {
    timeZone: string;
    actionsOf(storyId: number): Action[];
    say?: Speaker;
    translations?: Translations | null;
  },
): View {
  const total = followed.reduce((sum, one) => sum + keysOf(one).length, 0);
  const say = options.say ?? english;
  const title = say('follow.title', { target: capitalize(target), reports: say('n.reports', { n: total }) });
  const blocks: Block[] = followed.slice(0, storiesInFull).map(one =>
    toStoryBlock(one.story, {
      position: null,
      form: followed.length > 1 ? 'compact' : 'full',
      status: sayNews(one, say),
      timeZone: options.timeZone,
      actions: options.actionsOf(one.story.id),
      articleKeys: keysOf(one),
      say,
      translations: options.translations ?? null,
    }),
  );
  const rest = followed.slice(storiesInFull);
  if (rest.length > 0)
    blocks.push(
      { kind: 'heading', text: say('follow.also') },
      {
        kind: 'list',
        ordered: false,
        items: rest.map(({ story }) => `#${story.id} ${story.brief ?? story.title}`),
      },
    );
  return {
    title,
    subtitle: null,
    blocks,
    actions: [],
    tone: 'answer',
    fallback: `${title}. ${followed.map(({ story }) => story.brief ?? story.title).join(' · ')}`,
    language: say.tongue,
  };
}

/** "new" for a story whose every report is news, "+2 reports" or "revised" otherwise. */
function sayNews(one: FollowedStory, say: Speaker): string {
  const fresh = new Set(one.reports.filter(report => !report.revised).map(report => report.articleKey));
  if (fresh.size === 0) return say('status.revised');
  return sayStatus(
    one.story.articles.some(article => !fresh.has(article.key)),
    fresh.size,
    say,
  );
}

function keysOf({ reports }: FollowedStory): number[] {
  return [...new Set(reports.map(report => report.articleKey))];
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
