import { commandAction } from '../commands/answers.ts';
import { speakerIn } from '../commands/tongues.ts';
import type { Archive } from './archive/archive.ts';
import type { Platform } from './chat/platform.ts';
import { nameThread, viewOfAnnouncement, viewOfLater, viewOfStory } from './digest/thread-view.ts';
import type { Log } from './log.ts';
import type { Article, Story } from './model/article.ts';
import type { NewDelivery, ThreadOrder } from './model/digest.ts';
import type { Timestamp } from './model/item.ts';
import { quietUntil } from './model/quiet-hours.ts';
import type { Channel, Subscription } from './model/subscription.ts';
import type { Translator } from './model/translation.ts';
import { deliveryKey } from './schedule.ts';
import type { Tongue } from './wording/languages.ts';

export interface ThreadOptions {
  archive: Archive;
  platforms: ReadonlyMap<string, Platform>;
  timeZone: string;
  log: Log;
  now: () => Timestamp;
  /** The language of channels that have chosen none; English when left out. */
  defaultTongue?: Tongue;
  /** Machine translation, when it is on: what it has ready is shown, nothing waits for it. */
  translator?: Translator | null;
}

/**
 * Owes a channel the message about a story that its thread begins with, and the thread: once, however often it is asked, and
 * again when that came to nothing or the thread was deleted since.
 */
export async function openThread(story: Story, channel: Channel, options: ThreadOptions): Promise<void> {
  const { archive, now } = options;
  const platform = options.platforms.get(channel.platform);
  if (platform === undefined) return;
  const say = await speakerIn(archive, channel, options.defaultTongue);
  const more = await commandAction({ archive, now: now() }, say('button.wholeStory'), 'story', {
    story: story.id,
  });
  const translations = (await options.translator?.prepared(story.articles, say.tongue)) ?? null;
  const view = viewOfStory(story, options.timeZone, [more], say, translations);
  const before = await archive.threadsOrdered(story.id, channel);
  const name = `thread|${channel.platform}:${channel.id}|story ${story.id}|${before + 1}`;
  const [first, ...rest] = platform.render(view);
  const order: ThreadOrder = { openThread: nameThread(story) };
  const label = `story #${story.id}`;
  const common = { channel, part: 1 };
  const start: NewDelivery = {
    ...common,
    key: deliveryKey(name),
    payload: first,
    label,
    storyId: story.id,
  };
  await archive.enqueue(
    [
      start,
      ...rest.map((payload, index) => ({
        ...common,
        key: deliveryKey(`${name}|${index + 2}`),
        payload,
        label: `${label}, part ${index + 2}`,
        part: index + 2,
      })),
      {
        ...common,
        key: deliveryKey(`${name}|open`),
        payload: order,
        label: `the thread of ${label}`,
        edits: start.key,
        storyId: story.id,
      },
    ],
    now(),
  );
}

/** Owes every thread the reports and revisions of its story that came since the threads were told last. */
export async function tellThreads(options: ThreadOptions): Promise<void> {
  const { archive, platforms, now, timeZone } = options;
  const untold = await archive.untoldReports();
  if (untold === null) return;
  const { upTo, reports } = untold;
  const notes: NewDelivery[] = [];
  for (const [storyId, own] of Map.groupBy(reports, report => report.storyId)) {
    const story = await archive.story(storyId);
    if (story === null) continue;
    const later = new Map<number, { article: Article; revised: boolean }>();
    for (const { articleKey, revised } of own) {
      const article = story.articles.find(one => one.key === articleKey);
      if (article) later.set(articleKey, { article, revised: later.get(articleKey)?.revised ?? revised });
    }
    for (const { channel, thread } of await archive.threadsOf(storyId)) {
      const platform = platforms.get(channel.platform);
      if (platform === undefined) continue;
      const say = await speakerIn(archive, channel, options.defaultTongue);
      const articles = [...later.values()].map(one => one.article);
      const translations = (await options.translator?.prepared(articles, say.tongue)) ?? null;
      const view = viewOfLater(story, [...later.values()], timeZone, say, translations);
      // On Discord a thread is a channel; on Slack it is a place in one.
      const place =
        channel.platform === 'discord' ? { channel: { ...channel, id: thread } } : { channel, thread };
      for (const [index, payload] of platform.render(view).entries())
        notes.push({
          ...place,
          key: deliveryKey(
            `thread|${channel.platform}:${channel.id}|${thread}|reports to ${upTo}|${index + 1}`,
          ),
          payload,
          label: `later reports of story #${storyId}`,
          part: index + 1,
        });
      const orders = await archive.subscriptions(channel);
      if (!orders.some(order => mayAnnounce(order, now()))) continue;
      const lead = await commandAction({ archive, now: now() }, say('button.thread'), 'discuss', {
        story: storyId,
      });
      notes.push({
        key: deliveryKey(`announce|${channel.platform}:${channel.id}|${thread}|reports to ${upTo}`),
        channel,
        payload: platform.render(viewOfAnnouncement(story, view, [lead], say))[0],
        label: `a word on later reports of story #${storyId}`,
        part: 1,
        storyId,
      });
    }
  }
  await archive.keepThreadNotes(untold, notes, now());
  if (notes.length > 0) options.log.info({ notes: notes.length, upTo }, 'threads are told of later reports');
}

/** In its quiet hours a channel is left alone: the thread has the reports, and the next digest tells of them. */
function mayAnnounce({ laterReports, paused, quiet, schedule }: Subscription, at: Timestamp): boolean {
  if (laterReports !== 'announce' || paused !== null) return false;
  return quiet === null || quietUntil(quiet, schedule.timeZone, at) === null;
}
