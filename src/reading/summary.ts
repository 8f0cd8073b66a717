import type { LanguageTag } from '../model/item.ts';
import type { Sentence } from '../model/reading.ts';
import { anaphors } from './data/anaphors.ts';
import { foldText } from './fold.ts';
import { isLetterOrMark, scriptOf } from './script.ts';
import {
  type Bag,
  compareAll,
  compareToWhole,
  countWords,
  type Numbers,
  rankByLikeness,
  weigh,
} from './sentence-likeness.ts';
import { trimSpan } from './sentences.ts';
import { isPaired } from './terms.ts';

export interface SummaryOptions {
  language: LanguageTag;
  /** Sentences that only repeat it are not taken. */
  title: string | null;
  /** At most so many sentences; default 3. */
  sentences?: number;
  /** At most so many characters; default 600, and none when only `sentences` is given. */
  budget?: number;
}

/** How much each view of a sentence counts; the first three fixed before measuring, the title's by trial on seven sets. */
const weightOf = { rank: 0.25, centre: 0.25, place: 0.5, title: 0.25 };

/** The first sentences of a news article tell most; e-folding length in sentences. */
const placeDecay = 2.5;

/** How much likeness to a chosen sentence counts against one. */
const redundancy = 0.5;

/** A first word is looked for in so many letters. */
const opening = 40;

/** Articles longer than this are summarised from their beginning. */
const mostSentences = 120;

/**
 * The sentences that tell most of an article, verbatim and in their order.
 * A sentence scores by being like many others (LexRank), like the whole (centroid), near the beginning and near the title;
 * too short or
 * long, leaning on an untaken sentence before it, or with an unclosed quotation, it scores less; and less for repeating
 * a chosen one.
 */
export function summarise(sentences: readonly Sentence[], options: SummaryOptions): Sentence[] {
  const wanted = options.sentences ?? (options.budget === undefined ? 3 : 12);
  const budget = options.budget ?? (options.sentences === undefined ? 600 : Number.POSITIVE_INFINITY);
  const pool = sentences.slice(0, Math.max(mostSentences, wanted));
  if (pool.length === 0 || wanted < 1 || budget < 1) return [];
  const numbers: Numbers = new Map();
  const bags = countWords(
    pool.map(sentence => sentence.text),
    numbers,
  );
  const vectors = weigh(bags, numbers.size);
  const likeness = compareAll(vectors);
  const rank = rankByLikeness(likeness);
  const centre = compareToWhole(vectors);
  const title = options.title === null ? null : (countWords([options.title], numbers)[0] as Bag).words;
  const openers = openersFor(options.language);
  const leaning = bags.map((bag, i) => i > 0 && leans(bag.folded, openers));
  const scores = pool.map((sentence, i) => {
    const base =
      weightOf.rank * (rank[i] as number) +
      weightOf.centre * (centre[i] as number) +
      weightOf.place * Math.exp(-i / placeDecay) +
      weightOf.title * shareOf(title, bags[i] as Bag);
    return base * judgeForm(sentence.text, bags[i] as Bag, title);
  });
  const chosen: number[] = [];
  let left = budget;
  while (chosen.length < Math.min(wanted, pool.length)) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < pool.length; i++) {
      if (chosen.includes(i) || (pool[i] as Sentence).text.length > left) continue;
      let likest = 0;
      for (const other of chosen) likest = Math.max(likest, likeness[i]?.[other] ?? 0);
      let value = (scores[i] as number) - redundancy * likest * 0.5;
      if (leaning[i] && !chosen.includes(i - 1)) value -= 0.15;
      if (value > most) {
        most = value;
        best = i;
      }
    }
    if (best < 0) break;
    chosen.push(best);
    left -= (pool[best] as Sentence).text.length + 1;
  }
  if (chosen.length === 0) return [shorten(pool[0] as Sentence, budget)];
  return chosen.sort((a, b) => a - b).map(i => ({ ...(pool[i] as Sentence) }));
}

/** How many of the title's words a sentence has, 0 to 1. */
function shareOf(title: number[] | null, bag: Bag): number {
  if (title === null || title.length === 0) return 0;
  let shared = 0;
  for (const word of title) if (bag.words.includes(word)) shared++;
  return shared / title.length;
}

/** A factor for what a sentence is like by itself. */
function judgeForm(text: string, bag: Bag, title: number[] | null): number {
  const words = bag.total;
  let factor = words < 8 ? 0.5 + words / 16 : words > 55 ? 0.75 : 1;
  if (hasOpenQuotation(text)) factor *= 0.7;
  if (!endsWithStop(text)) factor *= 0.85;
  if (/[?？؟]\s*$/.test(text)) factor *= 0.8;
  if (title !== null && title.length > 2 && bag.words.length <= title.length + 2) {
    if (shareOf(title, bag) >= 0.9) factor *= 0.3;
  }
  return factor;
}

const stops = '।.。!?！？॥۔…؟។|';
const closers = '”"’»」』)]）';

/** Whether the last sign is a stop, closing marks left out. */
function endsWithStop(text: string): boolean {
  let last = text.trimEnd().length - 1;
  while (last >= 0 && closers.includes(text.charAt(last))) last--;
  return last >= 0 && stops.includes(text.charAt(last));
}

/** A quotation that begins or ends outside the sentence. */
export function hasOpenQuotation(text: string): boolean {
  let curled = 0;
  let angled = 0;
  let cornered = 0;
  let straight = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) straight++;
    // no letter can be a mark
    else if ((code < 0x201c && code !== 0xab && code !== 0xbb) || code > 0x300f) continue;
    else if (code === 0x201c) curled++;
    else if (code === 0x201d) curled--;
    // „ opens in German and Polish, where “ or ” closes
    else if (code === 0x201e) curled += 100;
    else if (code === 0xab) angled++;
    else if (code === 0xbb) angled--;
    else if (code === 0x300c || code === 0x300e) cornered++;
    else if (code === 0x300d || code === 0x300f) cornered--;
  }
  if (curled >= 50) curled = curled % 100 === 99 || curled % 100 === 1 ? 0 : 1;
  return curled !== 0 || angled !== 0 || cornered !== 0 || straight % 2 === 1;
}

function leans(folded: string, openers: Set<string>): boolean {
  let from = 0;
  while (from < opening && !isLetterOrMark(folded.charCodeAt(from))) from++;
  let to = from;
  while (to < opening && isLetterOrMark(folded.charCodeAt(to))) to++;
  const word = folded.slice(from, to);
  if (openers.has(word)) return true;
  // unspaced scripts: the first one to four characters
  if (word !== '' && isPaired(scriptOf(word.charCodeAt(0))))
    for (let length = 1; length <= 4; length++)
      if (openers.has(folded.slice(from, from + length)) && isUnspaced(word)) return true;
  return false;
}

function isUnspaced(word: string): boolean {
  return scriptOf(word.charCodeAt(0)) !== 'Hang';
}

const openerSets = new Map<string, Set<string>>();

function openersFor(language: LanguageTag): Set<string> {
  const base = language.split('-')[0] as string;
  const ready = openerSets.get(base);
  if (ready !== undefined) return ready;
  const made = new Set((anaphors[base] ?? '').split(/\s+/).map(foldText));
  openerSets.set(base, made);
  return made;
}

/** A single endless sentence, cut at a blank or between graphemes; still the article's own words. */
function shorten(sentence: Sentence, budget: number): Sentence {
  if (sentence.text.length <= budget) return { ...sentence };
  const space = sentence.text.lastIndexOf(' ', budget);
  let cut = space > budget / 2 ? space : 0;
  if (cut === 0)
    for (const part of new Intl.Segmenter('und').segment(sentence.text.slice(0, budget + 64))) {
      if (part.index + part.segment.length > budget) break;
      cut = part.index + part.segment.length;
    }
  const span = trimSpan(sentence.text, 0, cut);
  return {
    text: sentence.text.slice(span.start, span.end),
    start: sentence.start + span.start,
    end: sentence.start + span.end,
  };
}
