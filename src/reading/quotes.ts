import type { Mention, Quote, Sentence, Span } from '../model/reading.ts';
import { pronouns, subjectMarks } from './data/speech.ts';
import { foldText } from './fold.ts';
import { findMarked } from './quote-marks.ts';
import { isLetterOrMark, isMark } from './script.ts';
import { hasSpeechWord, rowOf } from './speech.ts';

/** How near a word of saying must stand to a quotation of one or two words. */
const nearby = 16;

/**
 * Quotations that are speech: at least three words, or with a word of saying beside them. The speaker is the nearest
 * person in the same sentence when it says that someone spoke, else in the sentence beside it; null when the text gives none.
 * @param sentences the prose: quotation marks in titles and sub-headings are not speech
 * @param mentions names found in the text, in order
 * @param nameOf the canonical name of an entity that can speak (a person); null for others
 */
export function findQuotes(
  text: string,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
  nameOf: (entity: string) => string | null,
): Quote[] {
  const spans = findMarked(text);
  if (spans.length === 0 || sentences.length === 0) return [];
  const people = mentions.filter(mention => nameOf(mention.entity) !== null);
  const says = sentences.map(() => undefined as boolean | undefined);
  const quotes: Quote[] = [];
  let lastSpeaker: { mention: Mention; at: number } | null = null;
  let at = 0;
  for (const span of spans) {
    while (at < sentences.length && (sentences[at] as Sentence).end <= span.start) at++;
    const sentence = sentences[at];
    if (sentence === undefined) break;
    if (sentence.start > span.start) continue;
    let lastAt = at;
    while (lastAt + 1 < sentences.length && (sentences[lastAt] as Sentence).end < span.end) lastAt++;
    const words = countWords(text, span);
    if (words === 0) continue;
    const around = { start: sentence.start, end: (sentences[lastAt] as Sentence).end };
    const spoken = speaksOutside(text, around, span);
    if (
      words < 3 &&
      !speaksOutside(
        text,
        { start: Math.max(around.start, span.start - nearby), end: Math.min(around.end, span.end + nearby) },
        span,
      )
    )
      continue;
    if (words < 5 && !spoken && !/[।.。!?！？…]$/.test(text.slice(span.start, span.end).trimEnd())) continue;
    const speaker = findSpeaker(text, span, around, at, lastAt, spoken);
    if (speaker !== null) lastSpeaker = { mention: speaker, at };
    quotes.push({
      text: text.slice(span.start, span.end),
      speaker: speaker === null ? null : nameOf(speaker.entity),
      start: span.start,
      end: span.end,
    });
  }
  return quotes;

  function findSpeaker(
    whole: string,
    span: Span,
    around: Span,
    first: number,
    last: number,
    spoken: boolean,
  ): Mention | null {
    const pronoun = opensWithPronoun(whole.slice(around.start, Math.min(around.end, around.start + 32)));
    if (spoken && !pronoun) {
      const here = nearest(whole, between(around), span);
      if (here !== null) return here;
    }
    const before = sentences[first - 1];
    const near = before !== undefined && around.start - before.end < 80;
    // "He added …" goes on about the one who spoke or acted before
    if (near && pronoun)
      return lastSpeaker !== null && lastSpeaker.at >= first - 2
        ? lastSpeaker.mention
        : subjectOf(whole, between(before));
    // a sentence that is nothing but speech, after "X said:"
    const alone =
      span.start - around.start <= 2 && !mentions.some(mention => isOutside(mention, around, span));
    if (near && alone && (spoken || speaks(first - 1))) {
      const found = nearest(whole, between(before), span);
      if (found !== null) return found;
    }
    const after = sentences[last + 1];
    if (!spoken && alone && after !== undefined && after.start - around.end < 80 && speaks(last + 1))
      return nearest(whole, between(after), span);
    return null;
  }

  function between(range: Span): Mention[] {
    return people.filter(mention => mention.start >= range.start && mention.end <= range.end);
  }

  function speaks(index: number): boolean {
    const known = says[index];
    if (known !== undefined) return known;
    const sentence = sentences[index] as Sentence;
    const found = hasSpeechWord(sentence.text);
    says[index] = found;
    return found;
  }
}

function opensWithPronoun(opening: string): boolean {
  const folded = foldText(opening);
  let from = 0;
  while (from < folded.length && !isLetter(folded.charCodeAt(from))) from++;
  let to = from;
  while (to < folded.length && isLetterOrMark(folded.charCodeAt(to))) to++;
  const word = folded.slice(from, to);
  return pronouns.has(word) || (rowOf(word.charCodeAt(0)) === 'East' && /^(?:他|她|彼|彼女|同氏)/.test(word));
}

function isLetter(code: number): boolean {
  return isLetterOrMark(code) && !isMark(code);
}

function isOutside(mention: Mention, around: Span, quote: Span): boolean {
  return (
    mention.start >= around.start &&
    mention.end <= around.end &&
    (mention.end <= quote.start || mention.start >= quote.end)
  );
}

/** The person a sentence is about: one marked as its subject, else its only one. */
function subjectOf(text: string, people: Mention[]): Mention | null {
  const marked = people.find(person => isSubject(text, person));
  if (marked !== undefined) return marked;
  const first = people[0];
  return first !== undefined && people.every(person => person.entity === first.entity) ? first : null;
}

/** The person closest to the quotation and not inside it; one marked as the subject counts as much nearer. */
function nearest(text: string, people: Mention[], span: Span): Mention | null {
  let best: Mention | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const person of people) {
    if (person.start >= span.start && person.end <= span.end) continue;
    let distance = person.end <= span.start ? span.start - person.end : person.start - span.end;
    if (isSubject(text, person)) distance -= 120;
    if (distance < least) {
      least = distance;
      best = person;
    }
  }
  return best;
}

function isSubject(text: string, person: Mention): boolean {
  const script = rowOf(text.charCodeAt(person.end - 1));
  const after = text.slice(person.end, person.end + 24);
  if (script === 'Gujr')
    return /[ેએ]$/.test(text.slice(person.start, person.end)) || endsWord(after, /^(?:ે|એ|\sએ)/.exec(after));
  return subjectMarks[script]?.test(after) ?? false;
}

/** Whether no letter follows what was found. */
function endsWord(after: string, found: RegExpExecArray | null): boolean {
  return found !== null && !isLetterOrMark(after.charCodeAt(found[0].length));
}

function speaksOutside(text: string, around: Span, quote: Span): boolean {
  return (
    hasSpeechWord(text.slice(around.start, Math.max(around.start, quote.start))) ||
    hasSpeechWord(text.slice(quote.end, Math.max(quote.end, around.end)))
  );
}

/** The words between two quotation marks; every two signs of Chinese or Japanese are about one. */
function countWords(text: string, span: Span): number {
  let words = 0;
  let eastern = 0;
  let inside = false;
  for (let i = span.start; i < span.end; i++) {
    const code = text.charCodeAt(i);
    const letter = isLetterOrMark(code) || (code >= 0x30 && code <= 0x39);
    if (letter && rowOf(code) === 'East') eastern++;
    else if (letter && !inside) words++;
    inside = letter;
  }
  return words + Math.ceil(eastern / 2.5);
}
