import usualShares from './data/sign-shares.json' with { type: 'json' };
import { profileOf, type Report } from './report-profile.ts';

/** How rare signs and words are among the reports at hand: the rarer, the more it tells that two share one. */
export interface Rarity {
  of(term: string): number;
  /** The rarity of a whole list; it must not change. */
  sum(list: readonly string[]): number;
}

/** Reports that stand for all those not at hand, and the share of them that has a sign of each sort. */
const imagined = 100;
const shares = new Map<string, number>(Object.entries(usualShares));
const sortShare: Record<string, number> = { u: 0.5, k: 0.12, t: 0.12, n: 0.04, e: 0.02, w: 0.02 };
const wordShare = 0.02;

/**
 * Measures how rare the signs and words of some reports are among all reports at hand, and by their sort among those not
 * at hand; squared, as it is needed. Others are taken for as rare as their sort is. Words are counted within a language.
 * @param own the reports whose signs and words are to be weighed
 */
export function measureRarity(own: readonly Report[], reports: readonly Report[]): Rarity {
  const counts = new Map<string, number>();
  const languages = new Set<string>();
  for (const report of own) {
    const { language, signs, terms } = profileOf(report);
    languages.add(language);
    for (const sign of signs) counts.set(sign, 0);
    for (const term of terms) counts.set(term, 0);
  }
  for (const report of reports) {
    const { language, signs, terms } = profileOf(report);
    for (const sign of signs) count(sign);
    if (languages.has(language)) for (const term of terms) count(term);
  }
  const total = reports.length + imagined + 1;
  const weigh = (times: number, share: number) => Math.log(1 + total / (times + share * imagined + 1)) ** 2;
  const usualWord = weigh(0, wordShare);
  const known = new Map<string, number>();
  for (const [term, times] of counts) known.set(term, weigh(times, shareOf(term)));
  const sums = new WeakMap<readonly string[], number>();

  function count(term: string): void {
    const before = counts.get(term);
    if (before !== undefined) counts.set(term, before + 1);
  }

  function of(term: string): number {
    const rarity = known.get(term);
    if (rarity !== undefined) return rarity;
    if (term[1] !== ':') return usualWord;
    const made = weigh(0, shareOf(term));
    known.set(term, made);
    return made;
  }

  return {
    of,
    sum(list) {
      let sum = sums.get(list);
      if (sum === undefined) {
        sum = 0;
        for (const term of list) sum += of(term);
        sums.set(list, sum);
      }
      return sum;
    },
  };
}

function shareOf(term: string): number {
  return term[1] === ':' ? (shares.get(term) ?? sortShare[term[0] as string] ?? wordShare) : wordShare;
}
