import type { Block, Extract, StoryBlock, Text, View, ViewFile } from '../../model/view.ts';
import { startsRightToLeft } from '../direction.ts';
import { languageLabel, plainText } from '../fit.ts';
import { makePrintable, widthOf, wrapText } from './lines.ts';

export interface TerminalStyle {
  /** Columns to fill; at least 40 are used. */
  width: number;
  colour: boolean;
  /** How a button is pressed in the terminal: the words to type for its id; null leaves buttons out. */
  press: ((id: string) => string) | null;
}

type Paint = (text: string) => string;

interface Palette {
  bold: Paint;
  dim: Paint;
  tag: Paint;
  mark: Paint;
  link: Paint;
  problem: Paint;
  fresh: Paint;
}

const plainPalette: Palette = {
  bold: t => t,
  dim: t => t,
  tag: t => t,
  mark: t => t,
  link: t => t,
  problem: t => t,
  fresh: t => t,
};

/** SGR codes (ECMA-48, section 8.3.117) that both light and dark terminals show well. */
const colourPalette: Palette = {
  bold: text => `\u001b[1m${text}\u001b[22m`,
  dim: text => `\u001b[2m${text}\u001b[22m`,
  tag: text => `\u001b[36m${text}\u001b[39m`,
  mark: text => `\u001b[7m${text}\u001b[27m`,
  link: text => `\u001b[4m${text}\u001b[24m`,
  problem: text => `\u001b[31m${text}\u001b[39m`,
  fresh: text => `\u001b[32m${text}\u001b[39m`,
};

/** Draws a view as terminal text, ending in a line break. Nothing is cut: long text is wrapped. */
export function renderTerminal(view: View, style: TerminalStyle): string {
  const width = Math.max(40, style.width);
  const paint = style.colour ? colourPalette : plainPalette;
  const lines: string[] = [];
  const heading = view.tone === 'problem' ? (text: string) => paint.bold(paint.problem(text)) : paint.bold;
  lines.push(...wrapText(makePrintable(view.title), width).map(heading));
  if (view.subtitle !== null) lines.push(...paragraph(view.subtitle, width, '', paint.dim));
  let before: Block | null = null;
  for (const block of view.blocks) {
    // A report begins behind a divider: its language is said once, above its title.
    if (block.kind === 'extract' && block.caption === null && before?.kind === 'divider')
      lines.push('', paint.tag(languageLabel(block.extract.language)));
    lines.push(...renderBlock(block, width, paint, style));
    before = block;
  }
  for (const file of view.files ?? [])
    lines.push('', ...(file.text?.split('\n').map(makePrintable) ?? []), paint.dim(describeFile(file)));
  const actions = renderActions(view, style, paint);
  if (actions.length > 0) lines.push('', ...actions);
  return `${lines.join('\n')}\n`;
}

/** A terminal shows no files; who typed the command in a shell gets it by `--out`. */
function describeFile(file: ViewFile): string {
  return `${makePrintable(file.name)} (${Math.ceil(file.bytes.length / 1024)} KB)`;
}

function renderBlock(block: Block, width: number, paint: Palette, style: TerminalStyle): string[] {
  switch (block.kind) {
    case 'story':
      return ['', ...renderStory(block, width, paint, style)];
    case 'heading':
      return ['', paint.bold(makePrintable(block.text))];
    case 'text':
      return ['', ...paragraph(block.text, width, '', text => text)];
    case 'extract':
      return [
        ...(block.caption === null
          ? ['']
          : [
              '',
              ...paragraph(
                `${block.caption} · ${languageLabel(block.extract.language)}`,
                width,
                '',
                paint.dim,
              ),
            ]),
        ...renderExtract(block.extract, width, block.caption === null ? '' : '  ', paint),
      ];
    case 'fields': {
      const column = Math.min(18, Math.max(...block.fields.map(field => widthOf(field.name)))) + 2;
      return [
        '',
        ...block.fields.flatMap(field =>
          paragraph(field.value, width - column, '', text => text).map((line, index) =>
            index === 0
              ? paint.bold(makePrintable(field.name).padEnd(column)) + line
              : ' '.repeat(column) + line,
          ),
        ),
      ];
    }
    case 'list':
      return [
        '',
        ...block.items.flatMap((item, index) => {
          const bullet = block.ordered ? `${index + 1}. ` : '- ';
          return paragraph(item, width - bullet.length, '', text => text).map(
            (line, at) => (at === 0 ? bullet : ' '.repeat(bullet.length)) + line,
          );
        }),
      ];
    case 'code':
      return ['', ...block.text.split('\n').map(line => `  ${makePrintable(line)}`)];
    case 'note':
      return ['', ...paragraph(block.text, width, '', paint.dim)];
    case 'divider':
      return ['', paint.dim('─'.repeat(Math.min(width, 60)))];
  }
}

/** The tag line first, then the title; a right-to-left title or extract stands alone on its lines. */
function renderStory(story: StoryBlock, width: number, paint: Palette, style: TerminalStyle): string[] {
  const indent = '   ';
  const inner = width - indent.length;
  const number = story.position === null ? '' : `${story.position}. `.padEnd(indent.length);
  const tags = story.languages.map(languageLabel);
  const status = story.status === null ? '' : ` ${paint.fresh(`[${makePrintable(story.status)}]`)}`;
  const title = makePrintable(story.title);
  const lines = [`${number || indent}${tags.map(tag => paint.tag(tag)).join(' + ')}${status}`];
  lines.push(...wrapText(title, inner).map(line => indent + paint.bold(line)));
  if (story.brief !== null)
    lines.push(...wrapText(makePrintable(story.brief), inner).map(line => indent + line));
  if (story.mark)
    for (const words of [story.mark.text, story.mark.note])
      if (words !== null) lines.push(...wrapText(makePrintable(words), inner).map(line => indent + line));
  for (const extract of story.extracts) {
    if (extract.caption !== undefined)
      lines.push(
        indent + paint.dim(makePrintable(`${languageLabel(extract.language)} · ${extract.caption}`)),
      );
    lines.push(...renderExtract(extract, inner, '', paint).map(line => indent + line));
  }
  const sources = story.sources.map(source =>
    makePrintable(source.url ? `${source.name} <${source.url}>` : source.name),
  );
  const small = [makePrintable(story.date), ...new Set(sources), `story #${story.storyId}`].join(' · ');
  lines.push(...wrapText(small, inner).map(line => indent + paint.dim(line)));
  const more = style.press ? story.actions.filter(action => action.kind === 'link') : [];
  for (const action of more) lines.push(indent + paint.link(makePrintable(action.url)));
  return lines;
}

/** Article words with the hits marked; marks are kept where the text is wrapped. */
function renderExtract(extract: Extract, width: number, indent: string, paint: Palette): string[] {
  const marked = markHits(extract);
  const lines = wrapText(marked, width - indent.length);
  let open = false;
  return lines.map(line => {
    const pieces = line.split(/([\ue000\ue001])/);
    let drawn = '';
    for (const piece of pieces) {
      if (piece === '\ue000') open = true;
      else if (piece === '\ue001') open = false;
      else if (piece !== '') drawn += open ? paint.mark(piece) : piece;
    }
    return startsRightToLeft(line) ? drawn : indent + drawn;
  });
}

/** Puts private-use signs around the hits, so that wrapping can pass over them. */
function markHits(extract: Extract): string {
  const clean = (text: string) => makePrintable(text).replace(/[\ue000\ue001]/g, '');
  let text = '';
  let at = 0;
  for (const mark of [...(extract.marks ?? [])].sort((a, b) => a.start - b.start)) {
    if (mark.start < at) continue;
    text += `${clean(extract.text.slice(at, mark.start))}\ue000${clean(extract.text.slice(mark.start, mark.end))}\ue001`;
    at = mark.end;
  }
  return text + clean(extract.text.slice(at));
}

function paragraph(text: Text, width: number, indent: string, paint: Paint): string[] {
  return plainText(withAddresses(text))
    .split('\n')
    .flatMap(part => wrapText(makePrintable(part), width))
    .map(line => indent + paint(line));
}

/** A link's address is shown behind its words. */
function withAddresses(text: Text): Text {
  if (typeof text === 'string') return text;
  return text.map(run =>
    run.url && run.url !== run.text ? { ...run, text: `${run.text} <${run.url}>` } : run,
  );
}

function renderActions(view: View, style: TerminalStyle, paint: Palette): string[] {
  if (style.press === null) return [];
  const lines: string[] = [];
  for (const action of view.actions) {
    // Sharing needs a channel; the terminal is one person's place.
    if (action.kind === 'command')
      lines.push(`${paint.dim(makePrintable(action.label))}  ${style.press(action.id)}`);
    if (action.kind === 'label') lines.push(paint.dim(makePrintable(action.label)));
    if (action.kind === 'link')
      lines.push(`${paint.dim(makePrintable(action.label))}  ${paint.link(makePrintable(action.url))}`);
  }
  return lines;
}
