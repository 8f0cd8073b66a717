import type { HomeView, KnownBlock, RichTextBlockElement, RichTextSection } from '@slack/types';
import type { Block, Text, View } from '../../model/view.ts';
import { startsRightToLeft } from '../direction.ts';
import { plainText, shortenLabel } from '../fit.ts';
import { slackLimits } from '../limits.ts';
import { ControlNumbers, drawActions, plain } from './controls.ts';
import { cutLines, cutMrkdwn, drawContext, drawSections, measureText, packRichText } from './pieces.ts';
import { drawCaption, drawQuote, drawStory } from './story.ts';
import { cleanText, escapeMrkdwn, toRuns, writeNodes } from './text.ts';

/** One Slack message: what chat.postMessage, a response and an ephemeral message have in common. */
export interface SlackMessage {
  /** For notifications, screen readers and clients that can't draw blocks. */
  text: string;
  blocks: KnownBlock[];
}

/**
 * The view as Slack messages, in order: what one message can't hold goes on in the next. Pure; nothing is dropped.
 * @param pictures Slack's ids of the view's pictures, by name; one without is said in words
 */
export function renderView(view: View, pictures: ReadonlyMap<string, string> = new Map()): SlackMessage[] {
  const numbers = new ControlNumbers();
  const units = [
    drawHead(view),
    ...(view.files ?? []).flatMap(file =>
      file.alt === null ? [] : [drawPicture(file.alt, pictures.get(file.name))],
    ),
    ...view.blocks.map(block => drawBlock(block, numbers)),
    drawActions(view.actions, numbers),
  ].filter(unit => unit.length > 0);
  const title = cleanText(view.title).replace(/\s+/g, ' ').trim();
  const pages = paginate(units, page => drawContext(cutMrkdwn(`${shortenLabel(title, 100)} (${page})`), ' '));
  const fallback = cleanText(view.fallback).trim() || title || 'A message without words';
  return pages.map((blocks, index) => {
    const place = pages.length === 1 ? '' : ` (${index + 1} of ${pages.length})`;
    return {
      text: `${escapeMrkdwn(shortenLabel(fallback, slackLimits.fallbackText - 100))}${place}`,
      blocks,
    };
  });
}

/**
 * The view as the bot's own page: as much as one message holds, though Slack says nothing of a page's size; its controls
 * stand above what is cut. Pure.
 */
export function renderHome(view: View): HomeView {
  const numbers = new ControlNumbers();
  const controls = drawActions(view.actions, numbers);
  const units = [drawHead(view), controls, ...view.blocks.map(block => drawBlock(block, numbers))];
  const [blocks = []] = paginate(
    units.filter(unit => unit.length > 0),
    () => [],
  );
  const shown = trimDividers(blocks);
  return { type: 'home', blocks: shown.length > 0 ? shown : drawNote('…') };
}

function drawHead(view: View): KnownBlock[] {
  const title = cleanText(view.title).replace(/\s+/g, ' ').trim();
  const blocks: KnownBlock[] = [];
  if (title !== '') blocks.push({ type: 'header', text: plain(title, slackLimits.headerText) });
  if (title.length > slackLimits.headerText)
    blocks.push(...packRichText(drawSections([{ text: title, bold: true }])));
  if (view.subtitle !== null) blocks.push(...drawNote(view.subtitle));
  return blocks;
}

function drawPicture(alt: string, id: string | undefined): KnownBlock[] {
  if (id === undefined) return drawNote(alt);
  return [
    {
      type: 'image',
      slack_file: { id },
      alt_text: shortenLabel(cleanText(alt), slackLimits.altText),
    },
  ];
}

function drawBlock(block: Block, numbers: ControlNumbers): KnownBlock[] {
  switch (block.kind) {
    case 'story':
      return drawStory(block, numbers);
    case 'heading':
      return packRichText(drawSections([{ text: block.text, bold: true }]));
    case 'text':
      return packRichText(drawSections(block.text));
    case 'extract':
      return packRichText([drawCaption(block.extract.language, block.caption), ...drawQuote(block.extract)]);
    case 'fields':
      return packRichText(
        block.fields.flatMap(field => {
          const name = { text: `${field.name}: `, bold: true };
          // A right-to-left value stands alone on its line.
          return startsRightToLeft(plainText(field.value))
            ? [...drawSections([name]), ...drawSections(field.value)]
            : drawSections([name, ...toRuns(field.value)]);
        }),
      );
    case 'list':
      return packRichText(drawList(block.items, block.ordered));
    case 'code':
      return packRichText(drawCode(block.text));
    case 'note':
      return drawNote(block.text);
    case 'divider':
      return [{ type: 'divider' }];
  }
}

function drawNote(text: Text): KnownBlock[] {
  return drawContext(cutMrkdwn(text), '');
}

/**
 * A list as Slack draws lists, where it fits in one piece. A longer one, or one with an item of several lines, is
 * written out line by line with its numbers: Slack's own would begin anew after every break.
 */
function drawList(items: Text[], ordered: boolean): RichTextBlockElement[] {
  const lines = items.map(cutLines).filter(item => item.length > 0);
  const sections = lines.map(
    (item): RichTextSection => ({ type: 'rich_text_section', elements: writeNodes(item[0] ?? []) }),
  );
  const size = sections.reduce((sum, section) => sum + measureText(section), 0);
  if (sections.length === 0) return [];
  if (lines.every(item => item.length === 1) && size <= listSize)
    return [{ type: 'rich_text_list', style: ordered ? 'ordered' : 'bullet', elements: sections }];
  return lines.flatMap((item, index) =>
    item.map((line, part): RichTextSection => {
      const sign = part > 0 ? '      ' : ordered ? `${index + 1}.  ` : '•  ';
      return { type: 'rich_text_section', elements: [{ type: 'text', text: sign }, ...writeNodes(line)] };
    }),
  );
}

/** A list up to this many letters stays one list. */
const listSize = 3000;

function drawCode(text: string): RichTextBlockElement[] {
  const lines = cleanText(text).trimEnd().split('\n');
  const elements: RichTextBlockElement[] = [];
  let page = '';
  const flush = () => {
    if (page.trim() !== '')
      elements.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: page }] });
    page = '';
  };
  for (const line of lines)
    for (const piece of line === '' ? [''] : cutLines(line).map(runs => runs.map(run => run.text).join(''))) {
      if (page.length + piece.length > 2800) flush();
      page = page === '' ? piece : `${page}\n${piece}`;
    }
  flush();
  return elements;
}

/**
 * Puts units (a story, a paragraph) on messages; a unit is only parted when it is too large for a message of its own.
 * Every message after the first begins with a line saying what it continues.
 */
function paginate(units: KnownBlock[][], continued: (place: string) => KnownBlock[]): KnownBlock[][] {
  const pages: KnownBlock[][] = [[]];
  let text = 0;
  // Room for the line that says what is continued, and for the delivery's key.
  const maximumBlocks = slackLimits.blocksPerMessage - 1;
  const maximumText = slackLimits.textPerMessage - 800;
  const place = (blocks: KnownBlock[]): boolean => {
    const page = pages.at(-1) as KnownBlock[];
    const size = blocks.reduce((sum, block) => sum + measureText(block), 0);
    if (page.length > 0 && (page.length + blocks.length > maximumBlocks || text + size > maximumText))
      return false;
    if (blocks.length > maximumBlocks || (blocks.length > 1 && size > maximumText)) return false;
    page.push(...blocks);
    text += size;
    return true;
  };
  const turn = () => {
    pages.push([]);
    text = 0;
  };
  for (const unit of units) {
    if (place(unit)) continue;
    const size = unit.reduce((sum, block) => sum + measureText(block), 0);
    if (unit.length <= maximumBlocks && size <= maximumText) {
      turn();
      place(unit);
      continue;
    }
    for (const block of unit)
      if (!place([block])) {
        turn();
        place([block]);
      }
  }
  return pages.map((page, index) => {
    const kept = index < pages.length - 1 ? page : trimDividers(page);
    return index === 0 ? kept : [...continued(`${index + 1} of ${pages.length}`), ...kept];
  });
}

/** A divider with nothing under it divides nothing. */
function trimDividers(page: KnownBlock[]): KnownBlock[] {
  let end = page.length;
  while (end > 1 && page[end - 1]?.type === 'divider') end -= 1;
  return page.slice(0, end);
}
