import type { Mention, Quote, Sentence, Span } from '../model/reading.ts';
import { pronouns, subjectMarks } from './data/speech.ts';
import { foldText } from './fold.ts';
import { findSaid, type Said } from './quote-parts.ts';
import { isSpeech, saysSo } from './quote-speech.ts';
import { isLetterOrMark, isMark } from './script.ts';
import { findUnlistedSpeaker } from './speakers-unlisted.ts';
import { hasSpeechWord, rowOf } from './speech.ts';

/**
 * Quotations that are speech: whole sentences and longer stretches, a few words with a word of saying close by, one or two
 * only as an answer ("Yes," he said). The speaker is the nearest person in the same sentence when it says that someone
 * spoke, else in the sentence beside it, else whoever the text names with a verb of saying; null when it gives none.
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
  const spans = findSaid(text);
  if (spans.length === 0 || sentences.length === 0) return [];
  const people = namedOutside(
    spans,
    mentions.filter(mention => nameOf(mention.entity) !== null),
  );
  const says = sentences.map(() => undefined as boolean | undefined);
  const quotes: Quote[] = [];
  let lastSpeaker: { mention: Mention; at: number } | null = null;
  let at = 0;
  for (const { dashed, outer, ...span } of spans) {
    while (at < sentences.length && (sentences[at] as Sentence).end <= span.start) at++;
    const sentence = sentences[at];
    if (sentence === undefined) break;
    if (sentence.start > span.start) continue;
    let lastAt = at;
    while (lastAt + 1 < sentences.length && (sentences[lastAt] as Sentence).end < outer.end) lastAt++;
    // the first part of what dashes part may lie in a sentence before
    let firstAt = at;
    while (firstAt > 0 && (sentences[firstAt] as Sentence).start > outer.start) firstAt--;
    const around = {
      start: (sentences[firstAt] as Sentence).start,
      end: (sentences[lastAt] as Sentence).end,
    };
    const spoken = dashed || speaksOutside(text, around, span);
    if (!dashed && (isName(span, mentions) || !isSpeech(text, span, around, spoken))) continue;
    const written = spoken ? unlisted(text, span, around) : null;
    const speaker = written === null ? findSpeaker(text, span, around, firstAt, lastAt, spoken) : null;
    if (speaker !== null) lastSpeaker = { mention: speaker, at };
    quotes.push({
      text: text.slice(span.start, span.end),
      speaker: speaker === null ? written : nameOf(speaker.entity),
      start: span.start,
      end: span.end,
    });
  }
  return quotes;

  /** A name as written that the beat doesn't know; nobody when the sentence goes on with a pronoun. */
  function unlisted(whole: string, span: Span, around: Span): string | null {
    if (opensWithPronoun(whole, around, people)) return null;
    const found = findUnlistedSpeaker(whole, span, around);
    if (found === null) return null;
    const end = found.start + found.name.length;
    const known = mentions.filter(mention => mention.start < end && mention.end > found.start).at(-1);
    if (known === undefined) return found.name;
    // "Речник ГУР Андрій Юсов": a body of the beat before a name that isn't
    const rest = whole.slice(known.end, Math.max(known.end, end)).trim();
    return nameOf(known.entity) === null && /^\p{Lu}\S+ \p{Lu}/u.test(rest) ? rest : null;
  }

  function findSpeaker(
    whole: string,
    span: Span,
    around: Span,
    first: number,
    last: number,
    spoken: boolean,
  ): Mention | null {
    const pronoun = opensWithPronoun(whole, around, people);
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

/** Whether a sentence begins with "he" or "she"; "ông Putin" is no pronoun but a title. */
function opensWithPronoun(text: string, around: Span, people: readonly Mention[]): boolean {
  const folded = foldText(text.slice(around.start, Math.min(around.end, around.start + 32)));
  let from = 0;
  while (from < folded.length && !isLetter(folded.charCodeAt(from))) from++;
  let to = from;
  while (to < folded.length && isLetterOrMark(folded.charCodeAt(to))) to++;
  const word = folded.slice(from, to);
  if (rowOf(word.charCodeAt(0)) === 'East' && /^(?:他|她|彼|彼女|同氏)/.test(word)) return true;
  if (!pronouns.has(word)) return false;
  const place = around.start + to;
  return !people.some(person => person.start >= place && person.start <= place + 2);
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
  const after = text.slice(quote.end, Math.max(quote.end, around.end));
  return (
    hasSpeechWord(text.slice(around.start, Math.max(around.start, quote.start))) ||
    hasSpeechWord(after) ||
    saysSo.test(after)
  );
}

/** Those named beside what is said: whoever a speaker speaks of is not the speaker. */
function namedOutside(said: readonly Said[], people: readonly Mention[]): Mention[] {
  let at = 0;
  return people.filter(person => {
    while (at < said.length && (said[at] as Said).end <= person.start) at++;
    const next = said[at];
    return next === undefined || next.start > person.start;
  });
}

/** Whether the marks hold a name and nothing else. */
function isName(span: Span, mentions: readonly Mention[]): boolean {
  return mentions.some(mention => mention.start <= span.start + 1 && mention.end >= span.end - 1);
}
