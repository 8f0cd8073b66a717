import { commandAction } from '../commands/answers.ts';
import type { Archive } from './archive/archive.ts';
import type { Platform } from './chat/platform.ts';
import { redrawDigest, type ToldStory } from './digest/redraw.ts';
import type { Log } from './log.ts';
import type { Digest, NewDelivery, StaleDigest } from './model/digest.ts';
import type { Timestamp } from './model/item.ts';
import type { Translator } from './model/translation.ts';
import type { Action, View } from './model/view.ts';
import { deliveryKey } from './schedule.ts';
import { readTongue } from './wording/languages.ts';
import { type Speaker, speakerOf } from './wording/speaker.ts';

/** Digests older than this stay as they were posted: nobody scrolls up so far, and the views would fill the file. */
const editedForDays = 30;

export interface DigestEditOptions {
  archive: Archive;
  platforms: ReadonlyMap<string, Platform>;
  /** Machine translation, when it is on. */
  translator?: Translator | null;
  log: Log;
  now: () => Timestamp;
}

/** Redraws every posted digest that tells a story which people have corrected since, and owes the edits of its messages. */
export async function editDigests(options: DigestEditOptions): Promise<void> {
  const { archive, platforms, log, now } = options;
  const since = new Date(Date.parse(now()) - editedForDays * 86_400_000).toISOString();
  for (const stale of await archive.staleDigests(since)) {
    const digest = await archive.digest(stale.number);
    if (digest === null) continue;
    const platform = platforms.get(stale.drawn.channel.platform);
    // A platform that isn't running here keeps its debt: the digest is redrawn when it runs again.
    if (platform === undefined) continue;
    const edits = platform.canEdit ? await listEdits(stale, digest, platform, options) : [];
    await archive.keepEdits(stale, edits, now());
    if (edits.length > 0)
      log.info({ digest: stale.number, edits: edits.length }, 'a corrected digest is edited');
  }
}

async function listEdits(
  stale: StaleDigest,
  digest: Digest,
  platform: Platform,
  options: DigestEditOptions,
): Promise<NewDelivery[]> {
  const view = await redraw(stale, digest, options);
  const shown = await options.archive.shownMessages(stale.number);
  const payloads = platform.render(view);
  const { channel } = stale.drawn;
  const edits: NewDelivery[] = [];
  for (const [index, { key, part, payload, state }] of shown.entries()) {
    const fresh =
      payloads[index] ?? platform.render(sayEmpty(view, speakerOf(readTongue(view.language) ?? 'en')))[0];
    if (state === 'dead' || JSON.stringify(fresh) === JSON.stringify(payload)) continue;
    edits.push({
      key: deliveryKey(`${key}|edit|${stale.upTo}`),
      channel,
      payload: fresh,
      label: `digest #${stale.number}, part ${part}, edited after correction ${stale.upTo}`,
      part,
      edits: key,
    });
  }
  // What no longer fits into the messages there are goes on in one more.
  for (const [index, payload] of payloads.entries()) {
    if (index < shown.length) continue;
    edits.push({
      key: deliveryKey(
        `${channel.platform}:${channel.id}|digest ${stale.number}|${digest.composed}|more ${index + 1}`,
      ),
      channel,
      payload,
      label: `digest #${stale.number}, part ${index + 1}, added after correction ${stale.upTo}`,
      part: index + 1,
    });
  }
  return edits;
}

async function redraw(stale: StaleDigest, digest: Digest, options: DigestEditOptions): Promise<View> {
  const { archive, now } = options;
  const say = speakerOf(readTongue(stale.drawn.view.language) ?? 'en');
  const told = new Map<string, ToldStory[]>();
  const actions = new Map<number, Action[]>();
  for (const { articleKeys } of digest.items) {
    const stories = await findStories(archive, articleKeys, digest.window.to);
    told.set(articleKeys.join(), stories);
    for (const { story } of stories)
      actions.set(story.id, [
        await commandAction({ archive, now: now() }, say('button.more'), 'story', { story: story.id }),
      ]);
  }
  const articles = [...told.values()].flat().flatMap(({ story }) => story.articles);
  const translations = (await options.translator?.prepared(articles, say.tongue)) ?? null;
  return redrawDigest(stale.drawn, {
    translations,
    items: digest.items,
    storiesOf: keys => told.get(keys.join()) ?? [],
    actionsOf: id => actions.get(id) ?? [],
  });
}

/** The stories in which reports are now, each as far as it was known before a moment. */
async function findStories(archive: Archive, articleKeys: number[], before: Timestamp): Promise<ToldStory[]> {
  const found = new Map<number, ToldStory>();
  for (const key of articleKeys) {
    const article = await archive.article(key);
    if (article === null) continue;
    const known = found.get(article.storyId);
    if (known) {
      known.articleKeys.push(key);
      continue;
    }
    const story = await archive.story(article.storyId);
    if (story === null) continue;
    const articles = story.articles.filter(one => one.firstSeen < before || articleKeys.includes(one.key));
    found.set(story.id, { story: { ...story, articles }, articleKeys: [key] });
  }
  return [...found.values()];
}

/** In place of a message that has nothing left to say. */
function sayEmpty(view: View, say: Speaker): View {
  const text = say('digest.emptied');
  return {
    title: view.title,
    subtitle: null,
    blocks: [{ kind: 'note', text }],
    actions: [],
    tone: view.tone,
    fallback: `${view.title}: ${text}`,
    language: say.tongue,
  };
}
