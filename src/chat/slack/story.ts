import type { KnownBlock, RichTextBlockElement, RichTextElement, SectionBlock } from '@slack/types';
import type { LanguageTag } from '../../model/item.ts';
import type { Extract, StoryBlock, TextRun } from '../../model/view.ts';
import { startsRightToLeft } from '../direction.ts';
import { isRightToLeft, languageLabel, shortenLabel } from '../fit.ts';
import { type ControlNumbers, drawAccessory, drawActions } from './controls.ts';
import { cutLines, cutLink, cutMrkdwn, drawContext, drawSections, mrkdwn, packRichText } from './pieces.ts';
import { cleanText, escapeMrkdwn, safeUrl, writeNodes } from './text.ts';

/**
 * A story: a line of our own words (number, language tags, status) with its control; its title, brief and extracts,
 * each alone on its lines; small print with date and sources.
 */
export function drawStory(story: StoryBlock, numbers: ControlNumbers): KnownBlock[] {
  const { accessory, rest } = drawAccessory(story.actions, numbers);
  const lead: SectionBlock = { type: 'section', text: mrkdwn(drawLead(story)), expand: true };
  if (accessory) lead.accessory = accessory;
  return [
    lead,
    ...packRichText(drawWords(story)),
    ...drawContext(drawMeta(story), '  ·  '),
    ...drawActions(rest, numbers, 'story'),
  ];
}

function drawLead(story: StoryBlock): string {
  const parts = [...new Set(story.languages.length === 0 ? [story.titleLanguage] : story.languages)].map(
    drawTag,
  );
  // A story in more tongues than a line can hold names the first forty; the sources carry every tag.
  if (parts.length > 40) parts.splice(40);
  if (story.status) parts.push(...cutMrkdwn([{ text: shortenLabel(story.status, 200), bold: true }]));
  const number = story.position === null ? '' : `*${story.position}.*  `;
  return `${number}${parts.join('  ·  ')}`;
}

function drawWords(story: StoryBlock): RichTextBlockElement[] {
  const title: TextRun = { text: oneLine(story.title), bold: true };
  const url = safeUrl(story.url);
  if (url !== null) title.url = url;
  return [
    ...cutLines([title]).map(
      (line): RichTextBlockElement => ({
        type: 'rich_text_section',
        elements: direct(writeNodes(line), story.titleLanguage),
      }),
    ),
    ...(story.brief === null ? [] : drawSections(story.brief)),
    ...drawMark(story.mark),
    ...story.extracts.flatMap(extract => {
      const own = extract.language === story.titleLanguage && extract.caption === undefined;
      const caption = own ? [] : [drawCaption(extract.language, extract.caption ?? null)];
      return [...caption, ...drawQuote(extract)];
    }),
  ];
}

/** What a person said of it, and below, alone on its lines, their note. */
function drawMark(mark: StoryBlock['mark']): RichTextBlockElement[] {
  if (!mark) return [];
  return [
    ...drawSections([{ text: oneLine(mark.text), bold: true }]),
    ...(mark.note === null ? [] : drawSections(mark.note)),
  ];
}

/** An article's own words, set off as a quotation, with the search hits bold. */
export function drawQuote(extract: Extract): RichTextBlockElement[] {
  return cutLines(markRuns(extract)).map(line => ({
    type: 'rich_text_quote',
    elements: direct(writeNodes(line), extract.language),
  }));
}

/** A line above words of another language: its tag, its name, and what the words are. */
export function drawCaption(language: LanguageTag, caption: string | null): RichTextBlockElement {
  const words = caption === null ? '' : oneLine(caption);
  return {
    type: 'rich_text_section',
    elements: [
      { type: 'text', text: languageLabel(language), style: { code: true } },
      ...writeNodes(words === '' ? '' : `  ·  ${words}`),
    ],
  };
}

function drawMeta(story: StoryBlock): string[] {
  const parts = cutMrkdwn(story.date);
  const several = new Set(story.languages).size > 1;
  const count = story.sources.length;
  story.sources.forEach((source, index) => {
    const links = cutLink(oneLine(source.name), source.url);
    const lead = index === 0 && count > 1 ? `${count} sources: ` : '';
    const tag = several ? ` \`${shortenLabel(languageLabel(source.language).split(' ')[0] ?? '', 40)}\`` : '';
    if (links[0] === undefined) return;
    links[0] = `${lead}${links[0]}`;
    links[links.length - 1] += tag;
    parts.push(...links);
  });
  return parts;
}

/** `` `HI हिन्दी` ``: a chip that reads the same wherever it stands. */
function drawTag(language: LanguageTag): string {
  return `\`${escapeMrkdwn(shortenLabel(languageLabel(language), 60))}\``;
}

/** The hits as runs of their own, widened to whole letters: a style that begins inside one would tear it apart. */
function markRuns(extract: Extract): TextRun[] {
  const { text, marks = [] } = extract;
  const letters = graphemes.segment(text);
  const runs: TextRun[] = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const last = letters.containing(mark.end - 1);
    const start = Math.max(at, letters.containing(mark.start)?.index ?? text.length);
    const end = last === undefined ? text.length : last.index + last.segment.length;
    if (mark.end <= mark.start || end <= start) continue;
    if (start > at) runs.push({ text: text.slice(at, start) });
    runs.push({ text: text.slice(start, end), mark: true });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A right-to-left line whose first letter runs the other way ("BBC …") begins with the mark that sets it right
 * (U+200F); every other line stays as it is, so that it reads the same if the mark is stripped.
 */
function direct(elements: RichTextElement[], language: LanguageTag): RichTextElement[] {
  const [first] = elements;
  if (!isRightToLeft(language) || first === undefined) return elements;
  const words = elements.map(element => ('text' in element ? (element.text ?? '') : '')).join('');
  if (startsRightToLeft(words)) return elements;
  if (first.type === 'text' || first.type === 'link') first.text = `\u200F${first.text ?? ''}`;
  return elements;
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}
