import type { LanguageTag } from '../model/item.ts';
import type { Sentence, Span } from '../model/reading.ts';
import { dropTail, isBoilerplate, isDense } from './boilerplate.ts';
import { endsSentence, splitParagraphs, splitSentences, trimSpan } from './sentences.ts';
import { findTitleLine, nameTitle, overlaps, repeatsTitle, type Title } from './title.ts';

/** What the parts of an article are. All spans are offsets into the text. */
export interface Structure extends Title {
  /** The prose, in order: what is summarised and searched for quotations. */
  body: Sentence[];
  subheadings: Span[];
  /** Desk initials, "read also" lines and the like, verbatim. */
  boilerplate: string[];
  boilerplateSpans: Span[];
}

const longestSubheading = 90;

/** Where so few of the lines end with a stop, its absence makes none a sub-heading. */
const leastStopped = 0.35;

/**
 * Finds title, prose, sub-headings and boilerplate.
 * The title is the one handed in, else the first line if it is a headline, else the first sentence of the prose, cut at a
 * clause if it is long, its words unchanged. Never invented.
 * @param dateline where the dateline stands, if one was found; it is neither title nor prose
 */
export function findStructure(
  text: string,
  givenTitle: string | null,
  language: LanguageTag,
  dateline: Span | null,
): Structure {
  const paragraphs = splitParagraphs(text);
  const given = givenTitle === null ? '' : givenTitle.trim().replace(/\s+/g, ' ');
  const titleAt = findTitleLine(text, paragraphs, given, language, dateline);
  const boilerplateSpans: Span[] = [];
  const subheadings: Span[] = [];
  const body: Sentence[] = [];
  const rest = paragraphs.filter((_, i) => i !== titleAt);
  const stopless =
    rest.length >= 4 && rest.filter(line => endsSentence(text, line)).length < rest.length * leastStopped;
  rest.forEach((paragraph, i) => {
    const start = dateline !== null && overlaps(paragraph, dateline) ? dateline.end : paragraph.start;
    const line = trimSpan(text, Math.min(start, paragraph.end), paragraph.end);
    if (line.start >= line.end) return;
    if (isBoilerplate(text, line, language, { last: i >= rest.length - 3, only: rest.length === 1 })) {
      boilerplateSpans.push(line);
      return;
    }
    if ((!stopless && isSubheading(text, line, i, rest)) || (i < 3 && repeatsTitle(text, line, given))) {
      subheadings.push(line);
      return;
    }
    const prose = i === rest.length - 1 ? dropTail(text, line, boilerplateSpans) : line;
    const offset = prose.start;
    for (const sentence of splitSentences(text.slice(prose.start, prose.end), language))
      body.push({ text: sentence.text, start: sentence.start + offset, end: sentence.end + offset });
  });
  const titleSpan = titleAt === null ? null : (paragraphs[titleAt] as Span);
  const named = nameTitle(text, given, titleSpan, body, boilerplateSpans, subheadings);
  return {
    ...named,
    body,
    subheadings,
    boilerplate: boilerplateSpans.map(span => text.slice(span.start, span.end)),
    boilerplateSpans,
  };
}

/** Short, without a final stop, with prose around it. */
function isSubheading(text: string, line: Span, at: number, lines: Span[]): boolean {
  const length = line.end - line.start;
  const limit = isDense(text, line) ? longestSubheading / 2 : longestSubheading;
  if (
    lines.length === 1 ||
    length > limit ||
    /(?:[।.。॥۔,;:،、]|[가-힣]다)["'”’»」』)]?$/.test(text.slice(line.end - 3, line.end))
  )
    return false;
  const before = lines[at - 1];
  const after = lines[at + 1];
  if (after === undefined && before === undefined) return false;
  // list items and captions in a row are no headings; a heading has prose after it
  return after !== undefined && (endsSentence(text, after) || after.end - after.start > longestSubheading);
}
