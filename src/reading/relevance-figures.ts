import { isJoint, namesBoth, type RelevanceClues, total } from './relevance-clues.ts';

/** What an article is judged by, as numbers; each has a weight, fitted on labelled articles. */
export type Figure = keyof ReturnType<typeof figuresOf>;

/** Turns the clues into figures: yes or no as 1 or 0, counts capped or as logarithms, shares from 0 to 1. */
export function figuresOf(clues: RelevanceClues) {
  const { title, opening, sentences, all } = clues;
  const joint = opening.filter(isJoint);
  const least = Math.min(all.first, all.second);
  const named = all.first + all.second + all.otherMentions;
  const lead = [title, ...opening];
  const apart = !isJoint(title) && joint.length === 0 && namesBoth(total(lead));
  return {
    titleBoth: yes(isJoint(title)),
    titlePair: yes(title.pair),
    titleRow: yes(namesBoth(title) && title.row),
    firstSentence: yes(opening[0] !== undefined && isJoint(opening[0])),
    beside: joint.length === 0 ? 0 : Math.min(3, ...joint.map(one => one.others)),
    acrossTitle: yes(apart),
    acrossAlone: yes(apart && total(lead).others === 0),
    together: Math.log1p(clues.together),
    pairs: Math.min(2, clues.pairs),
    balance: named === 0 ? 0 : least / named,
    others: Math.min(6, all.others),
    othersShare: named === 0 ? 0 : all.otherMentions / named,
    least: Math.log1p(least),
    adjacent: yes(lead.some(one => one.adjacent)),
    length: Math.log1p(sentences.length),
    dealing: yes(lead.some(one => isJoint(one) && one.dealing)),
  };
}

function yes(is: boolean): number {
  return is ? 1 : 0;
}
