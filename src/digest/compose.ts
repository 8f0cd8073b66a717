import type { Story } from '../model/article.ts';
import type { Window } from '../model/digest.ts';
import type { SourceHealth } from '../model/health.ts';
import type { Timestamp } from '../model/item.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Action, Block, View } from '../model/view.ts';
import { sayHealth } from './health.ts';
import { sayStatus, toStoryBlock } from './story-block.ts';
import { count, dayOf, sayDate, sayMoment, sayWindow } from './wording.ts';

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
}

/** Composes a digest: pure, platform-neutral. New stories come first, then known ones with new reports. */
export function composeDigest(parts: DigestParts): View {
  const ordered = orderEntries(parts.entries);
  const shown = ordered.slice(parts.skip, parts.skip + storiesInFull);
  const hidden = ordered.length - parts.skip - shown.length;
  const name = parts.number === null ? 'Digest' : `Digest #${parts.number}`;
  const title = `${name} · ${sayDate(dayOf(parts.window.to, parts.timeZone), parts.timeZone)}`;
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
          status: sayStatus(entry.told, entry.articleKeys.length),
          timeZone: parts.timeZone,
          actions: parts.storyActions(entry.story.id),
          articleKeys: entry.articleKeys,
        }),
      );
    }
  };
  if (known.length > 0 && fresh.length > 0) blocks.push({ kind: 'heading', text: 'New stories' });
  add(fresh);
  if (known.length > 0) blocks.push({ kind: 'heading', text: 'Known stories with new reports' });
  add(known);
  if (ordered.length === 0) blocks.push({ kind: 'text', text: sayNothingNew(parts) });
  if (hidden > 0) blocks.push({ kind: 'note', text: `and ${count(hidden, 'more story', 'more stories')}` });
  blocks.push({ kind: 'note', text: sayHealth(parts.health, parts.timeZone) });
  return {
    title,
    subtitle: sayCounts(parts, ordered),
    blocks,
    actions: [...parts.rest, ...parts.actions],
    tone: 'digest',
    fallback: sayFallback(title, ordered),
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

function sayCounts(parts: DigestParts, entries: DigestEntry[]): string {
  const window = sayWindow(parts.window, parts.timeZone);
  if (entries.length === 0) return `${parts.beatName} · ${window}`;
  const reports = entries.reduce((sum, entry) => sum + entry.articleKeys.length, 0);
  const languages = new Set(entries.flatMap(entry => entry.story.languages));
  return [
    parts.beatName,
    count(entries.length, 'story', 'stories'),
    count(reports, 'report', 'reports'),
    count(languages.size, 'language', 'languages'),
    window,
  ].join(' · ');
}

function sayNothingNew(parts: DigestParts): string {
  const since = parts.lastDigest
    ? `digest #${parts.lastDigest.number} (${sayMoment(parts.lastDigest.at, parts.timeZone)})`
    : sayMoment(parts.window.from, parts.timeZone);
  return `Nothing new since ${since}.`;
}

function sayFallback(title: string, entries: DigestEntry[]): string {
  if (entries.length === 0) return `${title}: nothing new`;
  const titles = entries
    .slice(0, 5)
    .map((entry, index) => `${index + 1}) ${entry.story.brief ?? entry.story.title}`);
  const more = entries.length > 5 ? ` and ${entries.length - 5} more` : '';
  return `${title}: ${count(entries.length, 'story', 'stories')}. ${titles.join(' ')}${more}`;
}
