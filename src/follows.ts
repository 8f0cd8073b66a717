import { commandAction } from '../commands/answers.ts';
import { speakerIn } from '../commands/tongues.ts';
import type { Archive } from './archive/archive.ts';
import type { Beat } from './beat/beat.ts';
import type { Platform } from './chat/platform.ts';
import { type FollowedStory, sayTarget, viewOfFollowed } from './digest/follow-view.ts';
import type { Log } from './log.ts';
import { type Follow, mayTellAt } from './model/follow.ts';
import type { Timestamp } from './model/item.ts';
import type { Translator } from './model/translation.ts';
import type { Action } from './model/view.ts';
import { deliveryKey } from './schedule.ts';
import type { Tongue } from './wording/languages.ts';

export interface FollowOptions {
  archive: Archive;
  beat: Beat;
  /** The platforms that run here, by name. */
  platforms: ReadonlyMap<string, Platform>;
  log: Log;
  now: () => Timestamp;
  /** The language of channels that have chosen none; English when left out. */
  defaultTongue?: Tongue;
  /** Machine translation, when it is on: what it has ready is shown, nothing waits for it. */
  translator?: Translator | null;
}

/**
 * Owes every channel what came on the things it follows, unless it is quiet there or the hour has had its messages: then it
 * is gathered into one message later. Decided from the archive alone, so a restart neither repeats nor forgets.
 */
export async function tellFollows(options: FollowOptions): Promise<void> {
  for (const follow of await options.archive.follows()) {
    if (!options.platforms.has(follow.channel.platform)) continue;
    try {
      await tellOne(follow, options);
    } catch (error) {
      options.log.error({ err: error, follow: follow.id }, 'a follow could not be told: it is tried again');
    }
  }
}

async function tellOne(follow: Follow, options: FollowOptions): Promise<void> {
  const { archive, beat, platforms, now } = options;
  if (mayTellAt(follow, now()) > now()) return;
  const { upTo, reports } = await archive.followedReports(follow);
  if (upTo === follow.toldUpTo) return;
  if (reports.length === 0) {
    await archive.keepFollowNote(follow, upTo, [], now());
    return;
  }
  const say = await speakerIn(archive, follow.channel, options.defaultTongue);
  const followed: FollowedStory[] = [];
  const actions = new Map<number, Action[]>();
  for (const [storyId, own] of Map.groupBy(reports, report => report.storyId)) {
    const story = await archive.story(storyId);
    if (story === null) continue;
    followed.push({ story, reports: own });
    actions.set(storyId, [
      await commandAction({ archive, now: now() }, say('button.more'), 'story', { story: storyId }),
    ]);
  }
  const articles = followed.flatMap(one => one.story.articles);
  const translations = (await options.translator?.prepared(articles, say.tongue)) ?? null;
  const view = viewOfFollowed(sayTarget(follow.target, beat, say), followed, {
    say,
    timeZone: follow.timeZone,
    translations,
    actionsOf: id => actions.get(id) ?? [],
  });
  const platform = platforms.get(follow.channel.platform) as Platform;
  const told = await archive.keepFollowNote(
    follow,
    upTo,
    platform.render(view).map((payload, index) => ({
      key: deliveryKey(`follow|${follow.id}|reports to ${upTo}|${index + 1}`),
      channel: follow.channel,
      payload,
      label: `follow #${follow.id}, ${sayTarget(follow.target, beat)}`,
      part: index + 1,
    })),
    now(),
  );
  if (told) options.log.info({ follow: follow.id, reports: reports.length }, 'a follow is told');
}
