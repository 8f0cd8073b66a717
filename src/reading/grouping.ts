import type { Timestamp } from '../model/item.ts';
import type { ArticleEvent, GroupKey, PublishedDate } from '../model/reading.ts';
import { addDays, dayOf, daysBetween } from './civil.ts';
import { type Facts, inside, leadOf } from './facts.ts';
import { estimateJaccard } from './fingerprint.ts';
import { daysOf } from './known-events.ts';
import type { Dating } from './published.ts';
import { makeTerms } from './terms.ts';

/** A story as grouping sees it; the archive's `StoryCandidate` has this shape. */
export interface Candidate {
  storyId: number;
  members: Member[];
}

export interface Member {
  articleKey: number;
  key: GroupKey;
  published: string | null;
  firstSeen: Timestamp;
  minhash: number[];
}

/** What is compared with the candidates. */
export interface Newcomer {
  key: GroupKey;
  published: string | null;
  firstSeen: Timestamp;
  minhash: number[];
}

export interface Choice {
  /** Null: a new story. */
  storyId: number | null;
  reasons: string[];
  /** Key of an article this one is a near-copy of. */
  nearDuplicateOf: number | null;
}

/** Reports of one event lie within so many days of each other. */
export const windowDays = 3;
/** From this likeness on a report belongs to a story. */
export const joinFrom = 0.4;
/** Half of all runs of five words shared: a copy of the same wire text. */
const copyFrom = 0.5;
const mostTerms = 60;

/**
 * The features by which reports of one event find each other: from title and opening only, without the names that stand
 * in every article of the beat. What comes after is background, and two stories often share their background.
 */
export function groupKey(
  facts: Facts,
  told: string | null,
  dating: Dating,
  event: ArticleEvent | null,
  topics: string[],
): GroupKey {
  const entities = new Set<string>();
  for (const span of leadOf(facts, 2))
    for (const mention of inside(facts.mentions, span)) {
      const entity = facts.entity(mention.entity);
      if (entity === undefined || entity.everPresent === true || mention.metonym) continue;
      if (entity.kind !== 'person' && entity.kind !== 'organisation' && entity.kind !== 'place') continue;
      if (
        facts.dateline !== null &&
        mention.start < facts.dateline.end &&
        mention.start >= facts.dateline.start
      )
        continue;
      entities.add(entity.id);
    }
  for (const actor of event?.actors ?? []) {
    const entity = facts.entity(actor.id);
    if (entity?.kind === 'person' && entity.everPresent !== true) entities.add(entity.id);
  }
  const words = leadOf(facts, 2)
    .map(span => facts.text.slice(span.start, span.end))
    .join('\n');
  return {
    language: facts.language,
    eventType: told,
    leadEntities: [...entities],
    knownEvents: dating.event === null || liesAhead(dating) ? [] : [dating.event.id],
    ...daysOfReport(dating, event, dating.published),
    leadTerms: [...new Set(makeTerms(words, facts.language))].slice(0, mostTerms),
    topics,
  };
}

/** Told before it happens: an announcement is a story of its own. */
function liesAhead(dating: Dating): boolean {
  const day = dayOf(dating.published.date);
  return (
    dating.event !== null &&
    dating.published.basis === 'stated' &&
    day !== null &&
    day < daysOf(dating.event).from
  );
}

/** Earliest and latest day the event may have happened: the event's own day, else the days up to publication. */
function daysOfReport(
  dating: Dating,
  event: ArticleEvent | null,
  published: PublishedDate,
): { from: string | null; to: string | null } {
  if (dating.event !== null) {
    const { from, to } = daysOf(dating.event);
    return { from, to };
  }
  const day = dayOf(event?.date ?? null);
  if (day !== null) return { from: day, to: day };
  const printed = dayOf(published.date);
  return printed === null ? { from: null, to: null } : { from: addDays(printed, -1), to: printed };
}

/**
 * Finds the story a report belongs to. A near-copy always joins; otherwise what happened must agree: the known event,
 * the days, the rarer names of the opening, the kind of event and, within one language, the words of the opening.
 * Reports of different known events, or further apart than the window, never join.
 */
export function chooseStory(newcomer: Newcomer, candidates: Candidate[]): Choice {
  let best: { storyId: number; score: number; reasons: string[] } | null = null;
  for (const { storyId, members } of candidates) {
    let closest: { score: number; reasons: string[] } | null = null;
    let sum = 0;
    let barred = false;
    for (const member of members) {
      const copy = estimateJaccard(newcomer.minhash, member.minhash);
      if (copy >= copyFrom)
        return {
          storyId,
          reasons: [`shares ${Math.round(copy * 100)} % of its text with article ${member.articleKey}`],
          nearDuplicateOf: member.articleKey,
        };
      if (differ(newcomer.key, member.key)) barred = true;
      const likeness = compare(newcomer, member);
      sum += likeness?.score ?? 0;
      if (likeness !== null && (closest === null || likeness.score > closest.score)) closest = likeness;
    }
    if (barred || closest === null) continue;
    // The nearest report alone would chain one act to the next; the whole story has a say.
    const score = (closest.score + sum / members.length) / 2;
    if (best === null || score > best.score) best = { storyId, score, reasons: closest.reasons };
  }
  if (best === null)
    return { storyId: null, reasons: ['no story of those days is like it'], nearDuplicateOf: null };
  if (best.score < joinFrom)
    return {
      storyId: null,
      reasons: [`the nearest story (${best.storyId}) is not like enough`],
      nearDuplicateOf: null,
    };
  return { storyId: best.storyId, reasons: best.reasons, nearDuplicateOf: null };
}

/** Both are about known events, and not one in common. */
function differ(a: GroupKey, b: GroupKey): boolean {
  return (
    a.knownEvents.length > 0 &&
    b.knownEvents.length > 0 &&
    !a.knownEvents.some(id => b.knownEvents.includes(id))
  );
}

/** How alike two reports are; null when their days rule it out. */
export function compare(a: Newcomer, b: Newcomer): { score: number; reasons: string[] } | null {
  const gap = gapOf(a, b);
  if (gap !== null && gap > windowDays) return null;
  const apart = printedApart(a, b);
  if (apart !== null && apart > windowDays) return null;
  const reasons: string[] = [];
  let score = 0;
  const add = (points: number, reason: string) => {
    score += points;
    if (points > 0) reasons.push(reason);
  };
  const known = a.key.knownEvents.filter(id => b.key.knownEvents.includes(id));
  if (known.length > 0) add(0.45, `both report ${known[0]}`);
  const shared = a.key.leadEntities.filter(id => b.key.leadEntities.includes(id));
  const least = Math.min(a.key.leadEntities.length, b.key.leadEntities.length);
  const most = Math.max(a.key.leadEntities.length, b.key.leadEntities.length);
  if (shared.length > 0) {
    add(
      Math.min(
        0.45,
        0.15 + 0.2 * (shared.length / least) + 0.1 * (shared.length / most) + (shared.length > 1 ? 0.05 : 0),
      ),
      `both open with ${shared.slice(0, 3).join(', ')}`,
    );
  } else if (least > 0) add(-0.15, '');
  if (a.key.eventType !== null && b.key.eventType !== null) {
    if (a.key.eventType === b.key.eventType) add(0.12, `both are of the kind "${a.key.eventType}"`);
    else add(-0.1, '');
  }
  const topics = jaccard(a.key.topics, b.key.topics);
  if (topics > 0) add(0.12 * topics, 'topics agree');
  if (a.key.language === b.key.language) {
    const terms = jaccard(a.key.leadTerms, b.key.leadTerms);
    if (terms >= 0.12)
      add(Math.min(0.7, 1.6 * terms), `their openings share ${Math.round(terms * 100)} % of their words`);
    else add(-0.1, '');
  } else {
    const numbers = tellingNumbers(a.key.leadTerms).filter(number => b.key.leadTerms.includes(number));
    if (numbers.length > 0)
      add(
        Math.min(
          0.3,
          numbers.reduce((sum, number) => sum + (number.length > 2 ? 0.14 : 0.06), 0),
        ),
        `both name ${numbers.slice(0, 3).join(', ')}`,
      );
  }
  if (gap === null) add(-0.1, '');
  else if (gap === 0) add(0.12, 'of the same days');
  else if (gap === 1) add(0.06, 'a day apart');
  if (apart !== null && apart > 1) add(-0.08 * (apart - 1), '');
  return { score, reasons };
}

/** Days between the days of two events; null when neither the event's nor the report's day is known of both. */
function gapOf(a: Newcomer, b: Newcomer): number | null {
  const [x, y] = [spanOfReport(a), spanOfReport(b)];
  if (x === null || y === null) return null;
  if (x.from > y.to) return daysBetween(y.to, x.from);
  if (y.from > x.to) return daysBetween(x.to, y.from);
  return 0;
}

/** Days between the days of two reports; null when one isn't known. */
function printedApart(a: Newcomer, b: Newcomer): number | null {
  const [x, y] = [dayOf(a.published), dayOf(b.published)];
  return x === null || y === null ? null : Math.abs(daysBetween(x, y));
}

function spanOfReport(one: Newcomer): { from: string; to: string } | null {
  if (one.key.from !== null && one.key.to !== null) return { from: one.key.from, to: one.key.to };
  const day = dayOf(one.published);
  return day === null ? null : { from: addDays(day, -1), to: day };
}

function tellingNumbers(terms: string[]): string[] {
  return terms.filter(term => /^\d{2,}$/.test(term) && !/^(?:19|20)\d\d$/.test(term));
}

function jaccard(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const other = new Set(b);
  let both = 0;
  for (const one of a) if (other.has(one)) both++;
  return both / (a.length + b.length - both);
}
