import type { Timestamp } from '../model/item.ts';
import type { GroupKey } from '../model/reading.ts';
import weights from './data/grouping-weights.json' with { type: 'json' };
import {
  apartDays,
  apartSpans,
  type Comparison,
  compareReports,
  copiedShare,
  measureRarity,
} from './likeness.ts';

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
export type Newcomer = Omit<Member, 'articleKey'>;

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
export const joinFrom = weights.joinFrom;
/** Half of all runs of five words shared: a copy of the same wire text. */
const copyFrom = 0.5;

/**
 * Finds the story a report belongs to. A near-copy always joins; otherwise the whole story has a say: its reports on
 * average, and the nearest of them. Reports of different known events, or further apart than the window, never join.
 */
export function chooseStory(newcomer: Newcomer, candidates: Candidate[]): Choice {
  const copy = findCopy(newcomer, candidates);
  if (copy !== null) return copy;
  const possible = candidates.filter(({ members }) => members.every(member => !isRuledOut(newcomer, member)));
  const rarity = measureRarity(
    [newcomer, ...possible.flatMap(({ members }) => members)],
    newcomer.key.language,
  );
  let best: { storyId: number; score: number; nearest: Member } | null = null;
  for (const { storyId, members } of possible) {
    let most = Number.NEGATIVE_INFINITY;
    let nearest: Member | null = null;
    let sum = 0;
    for (const member of members) {
      const likeness = weigh(compareReports(newcomer, member, rarity));
      sum += likeness;
      if (likeness > most) {
        most = likeness;
        nearest = member;
      }
    }
    if (nearest === null) continue;
    // The nearest report alone would chain one act to the next; the whole story has a say.
    const score = weights.wholeStory * (sum / members.length) + (1 - weights.wholeStory) * most;
    if (best === null || score > best.score) best = { storyId, score, nearest };
  }
  if (best === null)
    return { storyId: null, reasons: ['no story of those days is like it'], nearDuplicateOf: null };
  if (best.score < joinFrom)
    return {
      storyId: null,
      reasons: [`the nearest story (${best.storyId}) is not like enough`],
      nearDuplicateOf: null,
    };
  const reasons = giveReasons(newcomer.key, best.nearest.key, compareReports(newcomer, best.nearest, rarity));
  return { storyId: best.storyId, reasons, nearDuplicateOf: null };
}

function findCopy(newcomer: Newcomer, candidates: Candidate[]): Choice | null {
  let best: { share: number; storyId: number; articleKey: number } | null = null;
  for (const { storyId, members } of candidates)
    for (const member of members) {
      const share = copiedShare(newcomer, member);
      if (share >= copyFrom && (best === null || share > best.share))
        best = { share, storyId, articleKey: member.articleKey };
    }
  if (best === null) return null;
  return {
    storyId: best.storyId,
    reasons: [`shares ${Math.round(best.share * 100)} % of its text with article ${best.articleKey}`],
    nearDuplicateOf: best.articleKey,
  };
}

/** Too far apart in time, or about two different known events. */
function isRuledOut(a: Newcomer, b: Newcomer): boolean {
  if ((apartDays(a.published, b.published) ?? 0) > windowDays) return true;
  if ((apartSpans(a, b) ?? 0) > windowDays) return true;
  const [x, y] = [a.key.knownEvents, b.key.knownEvents];
  return x.length > 0 && y.length > 0 && !x.some(id => y.includes(id));
}

/**
 * Log-odds that two reports tell one story. The weights are those of a logistic regression over labelled pairs of reports
 * (ridge 1), rounded; the same fit on either half of the events was tried on the other half.
 */
function weigh(found: Comparison): number {
  let score = weights.base;
  for (const [name, weight] of points) score += weight * found[name];
  return score;
}

const points = Object.entries(weights.points) as [keyof Comparison, number][];

function giveReasons(a: GroupKey, b: GroupKey, found: Comparison): string[] {
  const reasons: string[] = [];
  const event = a.knownEvents.find(id => b.knownEvents.includes(id));
  if (event !== undefined) reasons.push(`both report ${event}`);
  const names = a.leadEntities.filter(id => b.leadEntities.includes(id));
  if (names.length > 0) reasons.push(`both open with ${names.slice(0, 3).join(', ')}`);
  else if (found.persons >= 0.5) reasons.push('their openings name the same');
  if (found.sameKind === 1) reasons.push(`both are of the kind "${a.eventType}"`);
  const numbers = (a.signs ?? []).filter(one => one.startsWith('n:') && b.signs?.includes(one) === true);
  if (found.numbers > 0)
    reasons.push(
      `both name ${numbers
        .slice(0, 3)
        .map(one => one.slice(2))
        .join(', ')}`,
    );
  if (found.words >= 0.2)
    reasons.push(`their openings share ${Math.round(found.words * 100)} % of their words`);
  if (found.unknownDays === 0) {
    if (found.eventDays === 0) reasons.push('of the same days');
    else if (found.eventDays === 1) reasons.push('a day apart');
  }
  return reasons.length === 0 ? ['their openings are alike'] : reasons;
}
