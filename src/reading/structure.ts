import type { LanguageTag } from '../model/item.ts';
import type { Reading, Sentence, Span } from '../model/reading.ts';
import { agencySigns, lineOpeners, rightsNotices } from './data/boilerplate.ts';
import { fold, foldText } from './fold.ts';
import { isLetterOrMark, scriptOf } from './script.ts';
import { endsSentence, splitParagraphs, splitSentences, trimSpan } from './sentences.ts';

/** What the parts of an article are. All spans are offsets into the text. */
export interface Structure {
  title: string;
  titleBasis: Reading['titleBasis'];
  /** Where the title stands in the text; null when it was handed in and is not repeated there. */
  titleSpan: Span | null;
  /** The prose, in order: what is summarised and searched for quotations. */
  body: Sentence[];
  subheadings: Span[];
  /** Desk initials, "read also" lines and the like, verbatim. */
  boilerplate: string[];
  boilerplateSpans: Span[];
}

const longestTitle = 250;
const longestDerived = 140;
const longestSubheading = 90;
const longestNotice = 240;

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
  rest.forEach((paragraph, i) => {
    const start = dateline !== null && overlaps(paragraph, dateline) ? dateline.end : paragraph.start;
    const line = trimSpan(text, Math.min(start, paragraph.end), paragraph.end);
    if (line.start >= line.end) return;
    if (isBoilerplate(text, line, language, { last: i >= rest.length - 3, only: rest.length === 1 })) {
      boilerplateSpans.push(line);
      return;
    }
    if (isSubheading(text, line, i, rest)) {
      subheadings.push(line);
      return;
    }
    const prose = dropTail(text, line, language, i === rest.length - 1, boilerplateSpans);
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

function nameTitle(
  text: string,
  given: string,
  titleSpan: Span | null,
  body: Sentence[],
  boilerplate: Span[],
  subheadings: Span[],
): Pick<Structure, 'title' | 'titleBasis' | 'titleSpan'> {
  if (given !== '') return { title: cutWords(given, longestTitle), titleBasis: 'given', titleSpan };
  if (titleSpan !== null) {
    const line = text
      .slice(titleSpan.start, titleSpan.end)
      .replace(/^#{1,6}\s+/, '')
      .replace(/\s+/g, ' ');
    return { title: line, titleBasis: 'first-line', titleSpan };
  }
  const source = body[0] ?? subheadings[0] ?? boilerplate[0];
  if (source === undefined) {
    const all = trimSpan(text, 0, text.length);
    return { title: deriveTitle(text, all), titleBasis: 'derived', titleSpan: null };
  }
  return { title: deriveTitle(text, source), titleBasis: 'derived', titleSpan: null };
}

/** The place among the paragraphs of the line that is the title; null when there is none. */
function findTitleLine(
  text: string,
  paragraphs: Span[],
  given: string,
  language: LanguageTag,
  dateline: Span | null,
): number | null {
  const first = paragraphs[0];
  if (first === undefined) return null;
  if (given !== '') {
    const wanted = comparable(given);
    const at = paragraphs.slice(0, 3).findIndex(line => {
      if (line.end - line.start > given.length * 2 + 40) return false;
      return comparable(text.slice(line.start, line.end)) === wanted;
    });
    return at < 0 ? null : at;
  }
  const second = paragraphs[1];
  if (second === undefined || (dateline !== null && overlaps(first, dateline))) return null;
  const line = text.slice(first.start, Math.min(first.end, first.start + longestTitle + 1));
  const length = first.end - first.start;
  if (/^#{1,6}\s/.test(line) && length <= longestTitle) return 0;
  if (length < 4 || length > longestTitle || endsSentence(text, first) !== isQuestion(text, first))
    return null;
  if (isBoilerplate(text, first, language, { last: false, only: false })) return null;
  if (/[,;:،、，；]$/.test(line)) return null;
  const blankAfter = /\n\s*\n/.test(text.slice(first.end, second.start));
  const longer = paragraphs
    .slice(1)
    .some(other => other.end - other.start > length || endsSentence(text, other));
  const sentences = splitSentences(line, language).length;
  if (!longer || sentences > 2) return null;
  return blankAfter || length <= 160 ? 0 : null;
}

/** A headline may ask or exclaim: those stops don't make it a sentence. */
function isQuestion(text: string, span: Span): boolean {
  return /[?!？！؟…]["'”’»」』]?$/.test(text.slice(Math.max(span.start, span.end - 3), span.end));
}

/**
 * A sentence as a title: whole if it is short, else up to a clause border, else up to a word; its words unchanged.
 * What was left out is shown by "…".
 */
function deriveTitle(text: string, span: Span): string {
  const sentence = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  if (sentence.length <= longestDerived) return sentence.replace(/(?<![.।])\s?[।.。॥۔]$/, '');
  const clause = clauseBorder(sentence);
  if (clause > 0) return `${sentence.slice(0, clause).trimEnd()}…`;
  const cut = cutWords(sentence, longestDerived);
  const quote = Math.max(
    cut.lastIndexOf('“'),
    cut.lastIndexOf('«'),
    cut.lastIndexOf('‘'),
    cut.lastIndexOf('「'),
  );
  const open = quote >= 70 && !/[”»’」]/.test(cut.slice(quote));
  return open ? `${cut.slice(0, quote).trimEnd()}…` : cut;
}

/** The last comma, dash or semicolon that leaves a title of good length. */
function clauseBorder(sentence: string): number {
  let border = 0;
  for (let i = 70; i < Math.min(sentence.length, longestDerived); i++) {
    const code = sentence.charAt(i);
    const next = sentence.charAt(i + 1);
    if (/[，、；：]/.test(code) || (/[,;:،–—]/.test(code) && /\s/.test(next))) border = i;
  }
  return border;
}

/** At most `limit` characters, cut at a blank where there is one, never inside a grapheme. */
function cutWords(line: string, limit: number): string {
  if (line.length <= limit) return line;
  const space = line.lastIndexOf(' ', limit - 1);
  if (space > limit / 2) return `${line.slice(0, space).replace(/[\s,;:،、–—-]+$/, '')}…`;
  let cut = 0;
  for (const part of new Intl.Segmenter('und').segment(line.slice(0, limit + 40))) {
    if (part.index + part.segment.length > limit - 1) break;
    cut = part.index + part.segment.length;
  }
  return `${line.slice(0, cut)}…`;
}

/** Short, without a final stop, with prose around it. */
function isSubheading(text: string, line: Span, at: number, lines: Span[]): boolean {
  const length = line.end - line.start;
  const limit = isDense(text, line) ? longestSubheading / 2 : longestSubheading;
  if (
    lines.length === 1 ||
    length > limit ||
    /[।.。॥۔,;:،、]["'”’»」』)]?$/.test(text.slice(line.end - 2, line.end))
  )
    return false;
  const before = lines[at - 1];
  const after = lines[at + 1];
  if (after === undefined && before === undefined) return false;
  // list items and captions in a row are no headings; a heading has prose after it
  return after !== undefined && (endsSentence(text, after) || after.end - after.start > longestSubheading);
}

function isDense(text: string, line: Span): boolean {
  const script = scriptOf(text.charCodeAt(line.start + Math.floor((line.end - line.start) / 2)));
  return script === 'Hani' || script === 'Hira' || script === 'Kana' || script === 'Hang';
}

function isBoilerplate(
  text: string,
  line: Span,
  language: LanguageTag,
  place: { last: boolean; only: boolean },
): boolean {
  const length = line.end - line.start;
  if (length > longestNotice || place.only) return false;
  const folded = fold(text.slice(line.start, line.end)).text.trim();
  const bare = folded.replace(/^[\s*•■□▶▷►>:()[\]【】"'|~_=+#-]+/, '');
  for (const openers of openersFor(language)) {
    const opener = openers.find(
      start => folded.startsWith(start) || (bare !== folded && bare.startsWith(start)),
    );
    if (opener === undefined) continue;
    // "Copyright law was changed on Monday." is prose: after a single word a notice has no stop and is short
    if (/[ :/=([<@-]/.test(opener) || isDense(text, line)) return length <= 160 || !endsSentence(text, line);
    return length <= 80 && !endsSentence(text, line) && !isLetterOrMark(bare.charCodeAt(opener.length));
  }
  if (rightsNotices.some(notice => folded.includes(notice)) || /^(?:©|ⓒ|\(c\))/.test(folded)) return true;
  if (/^\S{1,24}@\S{2,60}\.\S{2,12}$/.test(folded) || /^https?:\/\/\S+$/.test(folded)) return true;
  if (/기자\s*=?\s*\S{0,40}@\S{2,60}$/.test(folded) && length < 100) return true;
  return place.last && isDeskSign(folded);
}

/** "पीएसएम/", "(ANI)", "एएनआई/वीएनएस", "- Reuters", "(एजेंसी)". */
function isDeskSign(folded: string): boolean {
  if (folded.length > 40) return false;
  const words = folded.split(/[\s/()[\]—|,.:·-]+/).filter(word => word !== '');
  if (words.length === 0) return /^[-—_=*•.\s#~]+$/.test(folded);
  if (words.length > 5) return false;
  if (folded.includes('/')) return !/\s\S+\s\S+\s/.test(folded) && words.every(word => word.length <= 12);
  return words.every(word => agencySigns.has(word));
}

/** A sign, credit or invitation that hangs on the end of the last paragraph: "… कहा। (ANI)", "… said. (Reporting by …)". */
function dropTail(text: string, line: Span, _language: LanguageTag, last: boolean, into: Span[]): Span {
  const tail = text.slice(Math.max(line.start, line.end - longestNotice), line.end);
  const match =
    /[।.。!?”"」]\s*(\((?:reporting|editing|writing|additional reporting|with inputs|with agency|с использованием|इनपुट)[^()\n]{0,200}\)\.?|\([^\s()]{2,14}\)|(?:-|—|–)\s?[^\s]{2,14})$/i.exec(
      tail,
    );
  if (match === null || !last) return line;
  const sign = match[1] as string;
  const folded = foldText(sign);
  if (!/^\((?:reporting|editing|writing|additional|with |с исп|इनपुट)/.test(folded) && !isDeskSign(folded))
    return line;
  into.push({ start: line.end - sign.length, end: line.end });
  return trimSpan(text, line.start, line.end - sign.length);
}

function openersFor(language: LanguageTag): string[][] {
  const base = language.split('-')[0] as string;
  const own = lineOpeners[base];
  const english = lineOpeners.en as string[];
  if (own !== undefined && base !== 'en') return [own, english];
  return base === 'en' ? [english] : Object.values(lineOpeners);
}

/** Letters and digits only: how a title is recognised in the text whatever its quotation marks. */
function comparable(line: string): string {
  return foldText(line).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
