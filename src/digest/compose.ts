import type { Story } from '../model/article.ts';
import type { Window } from '../model/digest.ts';
import type { SourceHealth } from '../model/health.ts';
import type { Timestamp } from '../model/item.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Translations } from '../model/translation.ts';
import type { Action, Block, View } from '../model/view.ts';
import { english, type Speaker } from '../wording/speaker.ts';
import { sayHealth } from './health.ts';
import { sayStatus, toStoryBlock } from './story-block.ts';
import { dayOf, sayDate, sayMoment, sayWindow } from './wording.ts';

/** How many stories one digest tells before it says "and 7 more". */
export const storiesInFull = 12;

/** A story that a digest tells. */
export interface DigestEntry {
  story: Story;
  /** Reports first seen (or revised) in the window. */
  articleKeys: number[];
  /** Whether this subscription was told of the story before. */
  told: boolean;
}

export interface DigestParts {
  beatName: string;
  /** Null for a preview. */
  number: number | null;
  window: Window;
  entries: DigestEntry[];
  form: Subscription['form'];
  timeZone: string;
  health: SourceHealth[];
  /** When the digest before this was, for "nothing new since". */
  lastDigest: { number: number; at: Timestamp } | null;
  /** How many stories are passed over because an earlier page told them. */
  skip: number;
  /** The button that leads to the stories after this page, when there are any. */
  rest: Action[];
  /** Buttons of one story. */
  storyActions: (storyId: number) => Action[];
  /** Buttons under the whole. */
  actions: Action[];
  /** In whose language the digest speaks; English when left out. */
  say?: Speaker;
  /** Machine translations there are of its stories. */
  translations?: Translations | null;
}

/** Composes a digest: pure, platform-neutral. New stories come first, then known ones with new reports. */
export function composeDigest(parts: DigestParts): View {
  const say = parts.say ?? english;
  const ordered = orderEntries(parts.entries);
  const shown = ordered.slice(parts.skip, parts.skip + storiesInFull);
  const hidden = ordered.length - parts.skip - shown.length;
  const name = parts.number === null ? say('digest.name') : say('digest.numbered', { number: parts.number });
  const title = `${name} · ${sayDate(dayOf(parts.window.to, parts.timeZone), parts.timeZone, say)}`;
  const blocks: Block[] = [];
  const fresh = shown.filter(entry => !entry.told);
  const known = shown.filter(entry => entry.told);
  let position = parts.skip;
  const add = (entries: DigestEntry[]) => {
    for (const entry of entries) {
      position += 1;
      blocks.push(
        toStoryBlock(entry.story, {
          position,
          form: parts.form,
          status: sayStatus(entry.told, entry.articleKeys.length, say),
          timeZone: parts.timeZone,
          actions: parts.storyActions(entry.story.id),
          articleKeys: entry.articleKeys,
          say,
          translations: parts.translations ?? null,
        }),
      );
    }
  };
  if (known.length > 0 && fresh.length > 0) blocks.push({ kind: 'heading', text: say('digest.new') });
  add(fresh);
  if (known.length > 0) blocks.push({ kind: 'heading', text: say('digest.known') });
  add(known);
  if (ordered.length === 0) blocks.push({ kind: 'text', text: sayNothingNew(parts, say) });
  if (hidden > 0) blocks.push({ kind: 'note', text: say('digest.more', { n: hidden }) });
  blocks.push({ kind: 'note', text: sayHealth(parts.health, parts.timeZone, say) });
  return {
    title,
    subtitle: sayCounts(parts, ordered, say),
    blocks,
    actions: [...parts.rest, ...parts.actions],
    tone: 'digest',
    fallback: sayFallback(title, ordered, say),
    language: say.tongue,
  };
}

/** New stories before known ones; within each, the latest date first: of publication, or where none is known of first sight. */
export function orderEntries(entries: DigestEntry[]): DigestEntry[] {
  const dateOf = ({ story }: DigestEntry) => story.to ?? story.firstSeen;
  return [...entries].sort(
    (a, b) =>
      Number(a.told) - Number(b.told) ||
      dateOf(b).localeCompare(dateOf(a)) ||
      b.story.lastSeen.localeCompare(a.story.lastSeen) ||
      b.story.id - a.story.id,
  );
}

function sayCounts(parts: DigestParts, entries: DigestEntry[], say: Speaker): string {
  const window = sayWindow(parts.window, parts.timeZone, say);
  if (entries.length === 0) return `${parts.beatName} · ${window}`;
  const reports = entries.reduce((sum, entry) => sum + entry.articleKeys.length, 0);
  const languages = new Set(entries.flatMap(entry => entry.story.languages));
  return [
    parts.beatName,
    say('n.stories', { n: entries.length }),
    say('n.reports', { n: reports }),
    say('n.languages', { n: languages.size }),
    window,
  ].join(' · ');
}

function sayNothingNew({ lastDigest, window, timeZone }: DigestParts, say: Speaker): string {
  if (lastDigest === null)
    return say('digest.nothingSince', { moment: sayMoment(window.from, timeZone, say) });
  return say('digest.nothingSinceDigest', {
    number: lastDigest.number,
    moment: sayMoment(lastDigest.at, timeZone, say),
  });
}

function sayFallback(title: string, entries: DigestEntry[], say: Speaker): string {
  if (entries.length === 0) return say('digest.nothing', { title });
  const titles = entries
    .slice(0, 5)
    .map((entry, index) => `${index + 1}) ${entry.story.brief ?? entry.story.title}`)
    .join(' ');
  return say('digest.told', {
    title,
    stories: say('n.stories', { n: entries.length }),
    titles: entries.length > 5 ? say('digest.toldMore', { titles, n: entries.length - 5 }) : titles,
  });
}
