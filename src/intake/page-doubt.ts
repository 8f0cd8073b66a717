import { asksForPay, countConsent, saysMissing } from './page-phrases.ts';
import { weighLength } from './page-teaser.ts';

/** What was found in a page, and what to hold it against. */
export interface Finding {
  text: string;
  /** The page's own headline. */
  headline: string | null;
  /** The share of the text's letters that are links, from 0 to 1. */
  linked: number;
  /** False when no article could be told from the rest of the page. */
  found: boolean;
  /** False when the page says that only payers may read it. */
  free: boolean | null;
}

/** In letters of an alphabet. */
const shortArticle = 250;

/** Where a text asks for payment and is no longer than this, it is what non-payers are shown. */
const stub = 2500;

/** More of a text in links than this: a list of stories, not one. */
const mostLinked = 0.5;

/** So much of the words of teaser and title must be in the text. */
const leastShared = 0.25;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * Says why what was found in a page may not be the item's article; null when nothing speaks against it. The teaser is
 * kept in doubt.
 */
export function doubtArticle(finding: Finding, teaser: string, title: string | null): string | null {
  const { text, headline } = finding;
  if (headline !== null && saysMissing(headline) && !sharesWords(headline, `${title ?? ''} ${teaser}`))
    return 'its page says there is nothing';
  if (!finding.found) return 'no article could be told from the rest of its page';
  const length = weighLength(text);
  if (length < shortArticle) return 'its page holds too few words';
  if (length < weighLength(teaser) * 1.1) return 'its page holds no more than the feed';
  if (finding.linked > mostLinked) return 'its page is a list of links';
  if (countConsent(text) >= (length < stub ? 1 : 3) && !sharesWords(teaser, text))
    return 'its page asks for consent first';
  if (length < stub && (asksForPay(text) || finding.free === false)) return 'its page is for payers';
  if (!sharesWords(`${title ?? ''} ${teaser}`, text)) return 'its page speaks of something else';
  return null;
}

/** True when enough of the words of one text, by their beginnings, are found in another. */
function sharesWords(some: string, all: string): boolean {
  const wanted = stems(some.slice(0, 2000));
  if (wanted.size === 0) return true;
  const there = stems(all.slice(0, 50_000));
  let shared = 0;
  for (const stem of wanted) if (there.has(stem)) shared += 1;
  return shared >= Math.min(2, wanted.size) && shared / wanted.size >= leastShared;
}

/** Words of four letters and more by their first five, so that endings don't matter; of dense scripts all of two signs. */
function stems(text: string): Set<string> {
  const found = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(text.toLowerCase().normalize('NFC'))) {
    if (!isWordLike) continue;
    const dense = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(segment);
    if (dense ? segment.length >= 2 : segment.length >= 4) found.add(segment.slice(0, dense ? 2 : 5));
  }
  return found;
}
