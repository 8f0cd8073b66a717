import type { Timestamp } from '../model/item.ts';
import type { GroupKey } from '../model/reading.ts';
import fitted from './data/grouping-weights.json' with { type: 'json' };
import { type Comparison, compareReports, copiedShare, isRuledOut } from './likeness.ts';
import { measureRarity, type Rarity } from './rarity.ts';

/** A story as grouping sees it; the archive's `StoryCandidate` has this shape. */
export interface Candidate {
  storyId: number;
  members: Member[];
  /** Stories that a person held for other ones than this. */
  apart?: number[];
}

export interface Member {
  articleKey: number;
  key: GroupKey;
  published: string | null;
  firstSeen: Timestamp;
  minhash: number[];
  /** A person put it where it is. */
  pinned?: boolean;
}

/** What is compared with the candidates. */
export type Newcomer = Omit<Member, 'articleKey' | 'pinned'>;

export interface Choice {
  /** Null: a new story. */
  storyId: number | null;
  reasons: string[];
  /** Key of an article this one is a near-copy of. */
  nearDuplicateOf: number | null;
  /** Stories that turn out to be one with the chosen one, now that this report stands between them. */
  joins: number[];
}

/** From this likeness on a report belongs to a story. */
export const joinFrom = fitted.joinFrom;
/** Half of all runs of five words shared: a copy of the same wire text. */
const copyFrom = 0.5;

/**
 * Finds the story a report belongs to. A near-copy always joins; otherwise the whole story has a say: its reports on
 * average, and the nearest of them. Reports of different known events, or further apart than the window, never join.
 * Where it would belong to several small stories they are looked at again: what is alike as a whole becomes one.
 */
export function chooseStory(
  newcomer: Newcomer,
  candidates: Candidate[],
  weights: GroupingWeights = fitted,
): Choice {
  const copy = findCopy(newcomer, candidates);
  if (copy !== null) return copy;
  const possible = candidates.filter(({ members }) => members.every(member => !isRuledOut(newcomer, member)));
  const reports = [newcomer, ...possible.flatMap(({ members }) => members)];
  const rarity = measureRarity([newcomer], reports);
  const links = possible
    .filter(({ members }) => members.length > 0)
    .map(story => ({ story, ...linkReports([newcomer], story.members, rarity, weights) }))
    .sort((a, b) => b.score - a.score || a.story.storyId - b.story.storyId);
  const [best, ...others] = links;
  if (best === undefined) return beginStory('no story of those days is like it');
  if (best.score < weights.joinFrom)
    return beginStory(`the nearest story (${best.story.storyId}) is not like enough`);
  const joins: number[] = [];
  let joined: Candidate = { ...best.story, members: [...best.story.members, { articleKey: 0, ...newcomer }] };
  for (const { story, score } of others) {
    if (score < weights.joinFrom) break;
    if (!mayJoin(joined, story, joins)) continue;
    const link = linkReports(joined.members, story.members, measureRarity(joined.members, reports), weights);
    if (link.score < weights.mergeFrom) continue;
    joins.push(story.storyId);
    joined = { ...joined, members: [...joined.members, ...story.members] };
  }
  const reasons = giveReasons(newcomer.key, best.nearest.key, compareReports(newcomer, best.nearest, rarity));
  return { storyId: best.story.storyId, reasons, nearDuplicateOf: null, joins };
}

function beginStory(reason: string): Choice {
  return { storyId: null, reasons: [reason], nearDuplicateOf: null, joins: [] };
}

/** How well two sets of reports go together, and the one of the second set that is nearest. */
function linkReports(
  own: Newcomer[],
  others: Member[],
  rarity: Rarity,
  weights: GroupingWeights,
): { score: number; nearest: Member } {
  let most = Number.NEGATIVE_INFINITY;
  let nearest = others[0] as Member;
  let sum = 0;
  for (const one of own)
    for (const other of others) {
      const likeness = weigh(compareReports(one, other, rarity), weights);
      sum += likeness;
      if (likeness > most) {
        most = likeness;
        nearest = other;
      }
    }
  // The nearest report alone would chain one act to the next; the whole story has a say.
  const whole = sum / (own.length * others.length);
  return { score: weights.wholeStory * whole + (1 - weights.wholeStory) * most, nearest };
}

/** Stories larger than this stay as people have come to know them. */
const mostToJoin = 12;

/** Whether two stories may be made one: both small, nobody has decided otherwise, and no two of their reports exclude each other. */
function mayJoin(one: Candidate, other: Candidate, joins: number[]): boolean {
  if (one.members.length > mostToJoin || other.members.length > mostToJoin) return false;
  const ids = [one.storyId, ...joins];
  if (one.apart?.includes(other.storyId) || other.apart?.some(id => ids.includes(id))) return false;
  if (other.members.some(member => member.pinned === true)) return false;
  return one.members.every(a => other.members.every(b => !isRuledOut(a, b)));
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
    joins: [],
  };
}

/**
 * Log-odds that two reports tell one story. The weights are those of a logistic regression over labelled pairs of reports
 * (ridge 1), rounded; the same fit on either half of the events was tried on the other half.
 */
function weigh(found: Comparison, weights: GroupingWeights): number {
  let score = weights.base;
  for (const name in weights.points)
    score += (weights.points[name as keyof Comparison] as number) * found[name as keyof Comparison];
  return score;
}

/** What each likeness and difference counts; fitted by bench/fit-grouping.ts. */
export interface GroupingWeights {
  base: number;
  /** From this score on a report belongs to a story. */
  joinFrom: number;
  /** From this score on two stories are one. */
  mergeFrom: number;
  /** The say of the whole story against that of its nearest report. */
  wholeStory: number;
  points: Partial<Record<keyof Comparison, number>>;
}

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
