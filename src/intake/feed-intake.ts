import { createHash } from 'node:crypto';
import type { Intake, Source, Timestamp } from '../model/item.ts';
import { identifyAddress, tidyAddress } from '../model/web-address.ts';
import type { FeedItem } from './feed-shape.ts';
import { htmlToText } from './html-text.ts';

/** One item of a feed, ready to be handed over, and the mark by which it is known again. */
export interface MarkedIntake {
  mark: string;
  intake: Intake;
}

/**
 * Makes intakes of a feed's items. An item is itself by its guid, unless other items of the feed bear the same one;
 * else by its address, else by title and date. Its mark changes with its words, not with its guid.
 * @param known marks of items that need not be handed over again; texts are made for the others only
 */
export function makeIntakes(
  items: FeedItem[],
  context: {
    source: Source;
    seen: Timestamp;
    backfill: boolean;
    outlet: string | null;
    known: ReadonlySet<string>;
  },
): { marks: string[]; intakes: Intake[] } {
  const ids = countUses(items.map(item => item.id));
  const urls = countUses(items.map(item => item.url && identifyAddress(item.url)));
  const marks = new Set<string>();
  const intakes: Intake[] = [];
  for (const item of items) {
    const mark = markOf(item);
    // The same words twice in one feed are one item.
    if (marks.has(mark)) continue;
    marks.add(mark);
    if (context.known.has(mark)) continue;
    intakes.push(makeIntake(item, locate(item, ids, urls), context));
  }
  return { marks: [...marks], intakes };
}

function makeIntake(
  item: FeedItem,
  locator: string,
  context: { source: Source; seen: Timestamp; backfill: boolean; outlet: string | null },
): Intake {
  const { source, seen, backfill } = context;
  const text = longer(htmlToText(item.content ?? ''), htmlToText(item.summary ?? '')) || (item.title ?? '');
  const id = item.id ?? item.url ?? locator;
  if (text === '')
    return {
      kind: 'unreadable',
      unreadable: { source, locator, id, seen, reason: 'The feed’s item has no words.' },
    };
  return {
    kind: 'item',
    item: {
      source,
      locator,
      id,
      text,
      title: item.title,
      url: item.url && /^https?:/i.test(item.url) ? tidyAddress(item.url) : null,
      date: item.published ?? item.updated,
      language: item.language,
      authors: item.authors,
      outlet: context.outlet,
      seen,
      backfill,
      notes: [],
    },
  };
}

function locate(item: FeedItem, ids: Map<string, number>, urls: Map<string, number>): string {
  if (item.id && ids.get(item.id) === 1) return item.id;
  if (item.url && urls.get(identifyAddress(item.url)) === 1) return tidyAddress(item.url);
  return `item:${digest(`${item.title ?? ''}\n${item.published ?? ''}\n${item.url ?? ''}`).slice(0, 32)}`;
}

function countUses(values: (string | null)[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const value of values) if (value) uses.set(value, (uses.get(value) ?? 0) + 1);
  return uses;
}

/** Sixty-six bits: enough to tell the items of one feed apart, and small to keep. */
function markOf(item: FeedItem): string {
  const url = item.url === null ? '' : identifyAddress(item.url);
  const words = [item.title, item.summary, item.content, url, item.published].join('\u0000');
  return createHash('sha256').update(words).digest('base64url').slice(0, 11);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function longer(a: string, b: string): string {
  return a.length >= b.length ? a : b;
}
