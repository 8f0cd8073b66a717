import type {
  ContextBlock,
  KnownBlock,
  MrkdwnElement,
  RichTextBlock,
  RichTextBlockElement,
} from '@slack/types';
import type { Text, TextRun } from '../../model/view.ts';
import { findCuts, splitText } from '../fit.ts';
import { slackLimits } from '../limits.ts';
import { escapeMrkdwn, linkMrkdwn, safeUrl, toRuns, writeMrkdwn, writeNodes } from './text.ts';

/** Room for one link of the longest address and some words; two such pieces always fit in one message. */
const pieceSize = 3500;

/** Escaping makes one letter at most five ("&amp;"): this many letters always fit in one text field. */
const wordsPerField = Math.floor(slackLimits.contextText / 6);

/**
 * The lines of a text, each a list of runs, lines too long for one piece cut at sentence, word or grapheme borders.
 * Blank lines are left out.
 */
export function cutLines(text: Text): TextRun[][] {
  return splitLines(toRuns(text)).flatMap(line => {
    const words = line.map(run => run.text).join('');
    if (words.trim() === '') return [];
    const starts: number[] = [];
    let offset = 0;
    for (const run of line) {
      starts.push(offset);
      offset += run.text.length;
    }
    // An address costs where its run begins, so that a line of many long links is cut between them.
    const cuts = findCuts(words, pieceSize, (start, end) =>
      line.reduce((cost, run, index) => {
        const at = starts[index] as number;
        return at >= start && at < end ? cost + (safeUrl(run.url)?.length ?? 0) : cost;
      }, end - start),
    );
    let begin = 0;
    return cuts.map(end => {
      const piece = sliceRuns(line, starts, begin, end);
      begin = end;
      return piece;
    });
  });
}

function splitLines(runs: TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [[]];
  for (const run of runs) {
    run.text.split(/\r\n?|\n/).forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ ...run, text: part });
    });
  }
  return lines;
}

function sliceRuns(line: TextRun[], starts: number[], begin: number, end: number): TextRun[] {
  return line.flatMap((run, index) => {
    const at = starts[index] as number;
    const text = run.text.slice(Math.max(0, begin - at), Math.max(0, end - at));
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** Each line of a text as a section of its own, so that a right-to-left line stands alone. */
export function drawSections(text: Text): RichTextBlockElement[] {
  return cutLines(text).flatMap(line => {
    const elements = writeNodes(line);
    return elements.length === 0 ? [] : [{ type: 'rich_text_section', elements }];
  });
}

/** Rich-text blocks holding the given elements in order, none larger than a piece unless one element alone is. */
export function packRichText(elements: RichTextBlockElement[]): RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  let room = 0;
  for (const element of elements) {
    const size = measureText(element);
    if (blocks.length === 0 || size > room) {
      blocks.push({ type: 'rich_text', elements: [element] });
      room = pieceSize - size;
    } else {
      blocks.at(-1)?.elements.push(element);
      room -= size;
    }
  }
  // Sections that follow one another in a block are parted by a line break of their own.
  for (const block of blocks)
    block.elements.slice(0, -1).forEach((element, index) => {
      if (element.type !== 'rich_text_section') return;
      if (block.elements[index + 1]?.type === 'rich_text_section')
        element.elements.push({ type: 'text', text: '\n' });
    });
  return blocks;
}

/** Parts for a mrkdwn line, each short enough for a field of its own: links stay whole, long words are cut between graphemes. */
export function cutMrkdwn(text: Text): string[] {
  return toRuns(text).flatMap(run => {
    if (run.text.length <= wordsPerField) return [writeMrkdwn([run])];
    // Words this long are no fall-back for a moment: they are shown themselves.
    const { time: _, ...plain } = run;
    return splitText(run.text, wordsPerField).map(part => writeMrkdwn([{ ...plain, text: part }]));
  });
}

/** A source's name, linked when it has an address, in parts short enough for a field. */
export function cutLink(name: string, url: string | null): string[] {
  const [head, ...rest] = splitText(name, wordsPerField);
  return [linkMrkdwn(url, head ?? ''), ...rest.map(escapeMrkdwn)].filter(part => part !== '');
}

/** Small print: the parts in order, joined while they fit in one element, in as many context blocks as it takes. */
export function drawContext(parts: string[], separator: string): ContextBlock[] {
  const fields: string[] = [];
  for (const part of parts) {
    if (part.trim() === '') continue;
    const last = fields.at(-1);
    if (last !== undefined && last.length + separator.length + part.length <= slackLimits.contextText)
      fields[fields.length - 1] = `${last}${separator}${part}`;
    else fields.push(part);
  }
  const blocks: ContextBlock[] = [];
  // One field a block: three thousand letters of small print are enough for one.
  for (const text of fields) blocks.push({ type: 'context', elements: [mrkdwn(text)] });
  return blocks;
}

/** A mrkdwn text object; `verbatim` keeps Slack from linking names and addresses by itself. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** How many letters of a block count towards the message's total: every text, address and value in it. */
export function measureText(value: KnownBlock | RichTextBlockElement | object): number {
  let size = 0;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') {
      if (key === 'text' || key === 'url' || key === 'value' || key === 'fallback') size += inner.length;
    } else if (typeof inner === 'object' && inner !== null) size += measureText(inner);
  }
  return size;
}
