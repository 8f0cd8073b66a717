import type { Relevance } from '../model/reading.ts';
import weights from './data/relevance-weights.json' with { type: 'json' };
import type { Facts } from './facts.ts';
import { gatherRelevanceClues, isJoint, namesBoth, type RelevanceClues } from './relevance-clues.ts';
import { type Figure, figuresOf } from './relevance-figures.ts';

/** From this score on an article belongs to the beat. */
export const relevantFrom = 0.5;

/**
 * Whether an article is about dealings between the two sides, not merely one that names both.
 * What counts is where and how they stand together: in the title, in the opening, next to each other, as a pair ("북러"),
 * with words of dealing, and how much of the text other countries take; a row of countries doesn't count. The score is the
 * probability of a logistic model whose weights `bench/fit-relevance.ts` fits. An article that never names both scores 0.
 */
export function judgeRelevance(facts: Facts): Relevance {
  const clues = gatherRelevanceClues(facts);
  const { all } = clues;
  if (!namesBoth(all)) {
    const absent = facts.beat.sides.filter((_, side) => (side === 0 ? all.first : all.second) === 0);
    const names = absent.map(code => nameOfSide(facts, code)).join(' or ');
    return { relevant: false, score: 0, reasons: [`does not name ${names}`] };
  }
  const figures = figuresOf(clues);
  let sum = weights.bias;
  for (const [figure, value] of Object.entries(figures) as [Figure, number][])
    sum += weights.figures[figure] * value;
  const score = Math.round(100 / (1 + Math.exp(-sum))) / 100;
  return { relevant: score >= relevantFrom, score, reasons: tellReasons(clues) };
}

/** The clues in words, what speaks for it first. */
function tellReasons({ title, opening, sentences, all, together, pairs }: RelevanceClues): string[] {
  const reasons: string[] = [];
  const joint = opening.filter(isJoint);
  if (title.pair) reasons.push('the title names both sides as a pair');
  else if (isJoint(title)) reasons.push('the title names both sides');
  if (joint.length > 0) reasons.push('the opening names both sides in one sentence');
  else if (!isJoint(title) && together > 0) reasons.push('names both sides in one sentence further down');
  if ([title, ...opening].some(one => isJoint(one) && one.dealing)) reasons.push('speaks there of dealings');
  if (pairs > 0 && !title.pair) reasons.push('names them as a pair');
  const least = Math.min(all.first, all.second);
  if (least >= 3) reasons.push(`names each side at least ${least} times`);
  if (together === 0) reasons.push('never names both sides together');
  if (namesBoth(title) && !isJoint(title))
    reasons.push('the title names both only in a row with other countries');
  if (together > 0 && together * 5 <= sentences.length) reasons.push('most of it is about something else');
  if (least <= 1 && !isJoint(title) && joint.length === 0) reasons.push('names one side only in passing');
  if (all.otherMentions > all.first + all.second)
    reasons.push('names other countries more often than the two');
  else if (all.others >= 4) reasons.push(`names ${all.others} other countries in one breath`);
  return reasons;
}

function nameOfSide(facts: Facts, code: string): string {
  return (
    facts.beat.entities.find(entity => entity.kind === 'country' && entity.country === code)?.name ?? code
  );
}
