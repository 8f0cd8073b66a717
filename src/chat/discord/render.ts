import type { Action, Block, StoryBlock, View, ViewFile } from '../../model/view.ts';
import { findCuts, shortenLabel } from '../fit.ts';
import { discordLimits } from '../limits.ts';
import { createControls, drawOptions, type Pressable } from './buttons.ts';
import { blockLines, storyLines, toLines } from './lines.ts';
import { cleanLine, cleanText, drawLine, escapeMarkdown, type Line, linkAddress } from './markup.ts';
import {
  type Button,
  componentsV2,
  countComponents,
  countText,
  type DiscordPayload,
  type Part,
} from './parts.ts';

/** The stripe beside a message. */
const accents: Record<View['tone'], number> = { digest: 0x3b5bdb, answer: 0x5c7cfa, problem: 0xe8590c };

const room = discordLimits.textPerMessage;
/** A row with one button stays free: a delivery without any button gets one to carry its key. */
const reserved = 2;

/**
 * What has to stand together: texts (each fits a message), then buttons. `apart`: a line is drawn before it;
 * `join`: its text may flow on in the text display before it.
 */
interface Group {
  texts: string[];
  actions: Action[];
  apart: boolean;
  join: boolean;
  /** An upload of the message it stands in. */
  file?: ViewFile;
}

/**
 * Draws a view as Discord messages in Components V2, in order. Nothing is dropped: what does not fit goes on
 * in the next message, parted between stories where possible, else at sentence and letter borders.
 * The view's own actions stand at the end of the last message. Pure.
 */
export function renderView(view: View): DiscordPayload[] {
  const files = view.files ?? [];
  const groups = [
    ...headGroups(view),
    ...files.filter(file => file.alt !== null).map(fileGroup),
    ...bodyGroups(view.blocks),
    ...files.filter(file => file.alt === null).map(fileGroup),
    ...footGroups(view.actions),
  ];
  const whole = packGroups(groups, view, true);
  // Menus are a convenience: the buttons do the same. Where they alone would need a second message, they are left out.
  const single = whole.length === 1 ? whole : packGroups(groups.map(withoutMenus), view, true);
  // Turning pages in place needs the whole answer in one message; else a press answers anew.
  return single.length === 1 ? single : packGroups(groups, view, false);
}

function headGroups(view: View): Group[] {
  const title = cleanLine(view.title);
  const lines: Line[] = [{ sign: '## ', runs: [{ text: title }] }];
  if (view.subtitle !== null) {
    for (const runs of toLines(view.subtitle)) lines.push({ sign: '-# ', runs });
  }
  return [textGroup(lines)];
}

function bodyGroups(blocks: Block[]): Group[] {
  const groups: Group[] = [];
  let apart = false;
  let previous: Block['kind'] | null = null;
  for (const block of blocks) {
    if (block.kind === 'divider') {
      apart = true;
      continue;
    }
    const group =
      block.kind === 'story'
        ? storyGroup(block)
        : blockGroup(block, previous === null || previous === 'list');
    group.apart = apart || block.kind === 'story' || previous === 'story';
    groups.push(group);
    apart = false;
    previous = block.kind;
  }
  return groups;
}

function blockGroup(block: Exclude<Block, StoryBlock | { kind: 'divider' }>, opening: boolean): Group {
  if (block.kind === 'code')
    return { texts: drawCodeBlock(block.text), actions: [], apart: false, join: false };
  return { ...textGroup(blockLines(block)), join: !opening };
}

function storyGroup(story: StoryBlock): Group {
  const { texts } = textGroup(storyLines(story));
  return {
    texts: [...texts, ...drawLongLinks(story.actions)],
    actions: story.actions,
    apart: true,
    join: false,
  };
}

function footGroups(actions: Action[]): Group[] {
  const texts = drawLongLinks(actions);
  return texts.length + actions.length === 0 ? [] : [{ texts, actions, apart: false, join: false }];
}

function withoutMenus(group: Group): Group {
  return { ...group, actions: group.actions.filter(action => action.kind !== 'select') };
}

/** Up to five buttons in a row; a menu has a row of its own. A menu with nothing to choose is no row. */
function toRows(actions: Action[]): [Action, ...Action[]][] {
  const rows: [Action, ...Action[]][] = [];
  for (const action of actions) {
    const last = rows.at(-1);
    if (action.kind === 'select') {
      if (drawOptions(action.choices, []).length > 0) rows.push([action]);
    } else if (last && last[0].kind !== 'select' && last.length < discordLimits.buttonsPerRow)
      last.push(action);
    else rows.push([action]);
  }
  return rows;
}

/** Links whose address is too long for a button, as words: nobody loses them. */
function drawLongLinks(actions: Action[]): string[] {
  return actions.flatMap(action => {
    const url = action.kind === 'link' ? linkAddress(action.url) : null;
    if (url === null || url.length <= discordLimits.buttonUrl) return [];
    return drawLine(
      { sign: '-# ', runs: [{ text: cleanLine((action as Pressable).label) || 'open', url }] },
      room,
    );
  });
}

/** A picture is shown, any other file is there to be saved. */
function fileGroup(file: ViewFile): Group {
  return { texts: [], actions: [], apart: false, join: false, file };
}

function drawFile(file: ViewFile): Part {
  const url = `attachment://${file.name}`;
  if (file.alt === null) return { type: 13, file: { url } };
  const description = shortenLabel(cleanLine(file.alt), discordLimits.altText);
  return { type: 12, items: [{ media: { url }, description }] };
}

function textGroup(lines: Line[]): Group {
  return { texts: lines.flatMap(line => drawLine(line, room)), actions: [], apart: false, join: true };
}

/** A code block; one that holds its own closing sign is shown as plain lines. */
function drawCodeBlock(text: string): string[] {
  const clean = cleanText(text).replace(/^\n+/, '').trimEnd();
  if (clean === '') return [];
  if (clean.includes('```') || clean.endsWith('`')) {
    return clean.split('\n').flatMap(line => drawLine({ sign: '', runs: [{ text: line }] }, room));
  }
  let start = 0;
  return findCuts(clean, room - 8).map(end => {
    const part = clean.slice(start, end).replace(/^\n+/, '');
    start = end;
    return `\`\`\`\n${part}${part.endsWith('\n') ? '' : '\n'}\`\`\``;
  });
}

/** Fills messages with groups, in order. */
function packGroups(groups: Group[], view: View, inPlace: boolean): DiscordPayload[] {
  const messages: DiscordPayload[] = [];
  let parts: Part[] = [];
  let components = 1;
  let text = 0;
  let files: ViewFile[] = [];
  let controls = createControls();

  function flush(): void {
    if (parts.at(-1)?.type === 14) parts.pop();
    if (parts.length === 0) return;
    messages.push({
      flags: componentsV2,
      allowed_mentions: { parse: [] },
      components: [{ type: 17, accent_color: accents[view.tone], components: parts }],
      ...(files.length === 0 ? {} : { files }),
    });
    parts = [];
    components = 1;
    text = 0;
    files = [];
    controls = createControls();
  }
  function addFile(file: ViewFile): void {
    if (!fits(1, 0) || files.length === discordLimits.filesPerMessage) flush();
    add(drawFile(file));
    files.push(file);
  }
  function add(part: Part): void {
    parts.push(part);
    components += countComponents(part);
    text += countText(part);
  }
  function fits(moreComponents: number, moreText: number): boolean {
    return (
      components + moreComponents + reserved <= discordLimits.componentsPerMessage && text + moreText <= room
    );
  }
  function addText(content: string, join: boolean): void {
    const last = parts.at(-1);
    if (join && last?.type === 10) {
      if (!fits(0, content.length + 1)) {
        flush();
        add({ type: 10, content });
      } else {
        last.content += `\n${content}`;
        text += content.length + 1;
      }
      return;
    }
    if (!fits(1, content.length)) flush();
    add({ type: 10, content });
  }
  function addRows(actions: Action[]): void {
    for (const row of toRows(actions)) {
      if (!fits(1 + row.length, 0)) flush();
      const [menu] = row;
      add({
        type: 1,
        components:
          menu.kind === 'select' ? [controls.menu(menu)] : controls.buttons(row as Pressable[], inPlace),
      });
    }
  }

  for (const group of groups) {
    const whole = group.texts.join('\n');
    const rows = toRows(group.actions).length;
    const beside =
      group.actions.length === 1 &&
      group.actions[0]?.kind !== 'select' &&
      group.apart &&
      whole !== '' &&
      whole.length <= room;
    const size = (group.apart ? 1 : 0) + (beside ? 3 : (whole === '' ? 0 : 1) + rows + group.actions.length);
    const fresh = 1 + size + reserved <= discordLimits.componentsPerMessage && whole.length <= room;
    if (fresh && !fits(size, whole.length + 1) && parts.length > 0) flush();
    if (group.apart && parts.length > 0) {
      if (fits(2, 0)) add({ type: 14, divider: true, spacing: 1 });
      else flush();
    }
    if (beside && fits(3, whole.length)) {
      const [accessory] = controls.buttons(group.actions as Pressable[], inPlace) as [Button];
      add({ type: 9, components: [{ type: 10, content: whole }], accessory });
      continue;
    }
    for (const [index, content] of group.texts.entries())
      addText(content, index > 0 || (group.join && !group.apart));
    addRows(group.actions);
    if (group.file !== undefined) addFile(group.file);
  }
  flush();
  if (messages.length > 0) return messages;
  add({ type: 10, content: escapeMarkdown(cleanLine(view.fallback), true) || '…' });
  flush();
  return messages;
}
