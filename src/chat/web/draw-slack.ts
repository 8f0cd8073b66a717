import { readChoice, readControl } from '../slack/controls.ts';
import type { SlackMessage } from '../slack/render.ts';
import type { Drawing } from './draw-view.ts';
import { type Html, html } from './html.ts';
import { drawMrkdwn } from './slack-mrkdwn.ts';
import { pageWords } from './words.ts';

type SlackBlock = SlackMessage['blocks'][number];
type RichElement = Extract<SlackBlock, { type: 'rich_text' }>['elements'][number];
type Inline = Extract<RichElement, { type: 'rich_text_section' }>['elements'][number];
/** A control as our renderer writes it; other kinds never occur in what it gives. */
interface Control {
  type: string;
  action_id?: string;
  text?: { text: string };
  value?: string;
  url?: string;
  style?: string;
  placeholder?: { text: string };
  options?: { text: { text: string }; value?: string; url?: string }[];
  initial_option?: { value?: string };
}

/** Draws messages as Slack would show them, from the payloads that would be sent. */
export function drawSlack(messages: readonly Pick<SlackMessage, 'blocks'>[], drawing: Drawing): Html {
  return html`<div class="slack">${messages.map(
    message =>
      html`<div class="s-message"><p class="s-author"><b>dprk-russia</b> <span class="s-app">APP</span></p>${message.blocks.map(
        block => drawBlock(block, drawing),
      )}</div>`,
  )}</div>`;
}

function drawBlock(block: SlackBlock, drawing: Drawing): Html {
  switch (block.type) {
    case 'header':
      return html`<p class="s-header" dir="auto">${block.text.text}</p>`;
    case 'section':
      return html`<div class="s-section"><p dir="auto">${drawMrkdwn(block.text?.text ?? '')}</p>${
        block.accessory === undefined ? '' : drawControl(block.accessory as Control, drawing)
      }</div>`;
    case 'context':
      return html`<p class="small" dir="auto">${block.elements.map(element =>
        'text' in element ? drawMrkdwn(element.text) : '',
      )}</p>`;
    case 'divider':
      return html`<hr>`;
    case 'actions':
      return html`<div class="actions">${block.elements.map(element => drawControl(element as Control, drawing))}</div>`;
    case 'rich_text':
      return html`<div class="s-rich">${block.elements.map(drawRich)}</div>`;
    case 'image':
      return html`<p class="small" dir="auto">${block.alt_text}</p>`;
    default:
      return html`<p class="small">${pageWords.unknownBlock(block.type)}</p>`;
  }
}

function drawRich(element: RichElement): Html {
  switch (element.type) {
    case 'rich_text_section':
      return html`<p dir="auto">${element.elements.map(drawInline)}</p>`;
    case 'rich_text_quote':
      return html`<blockquote><p dir="auto">${element.elements.map(drawInline)}</p></blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre tabindex="0"><code dir="auto">${element.elements.map(drawInline)}</code></pre>`;
    case 'rich_text_list': {
      const items = element.elements.map(
        item =>
          html`<li dir="auto">${'elements' in item ? (item.elements as Inline[]).map(drawInline) : ''}</li>`,
      );
      return element.style === 'ordered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
  }
}

function drawInline(node: Inline): Html {
  const style = 'style' in node ? (node.style as { bold?: boolean; code?: boolean } | undefined) : undefined;
  let drawn: Html;
  if (node.type === 'link')
    drawn = html`<a href="${node.url}" rel="noreferrer noopener"><bdi>${node.text ?? node.url}</bdi></a>`;
  else if (node.type === 'date') {
    const moment = new Date(node.timestamp * 1000);
    drawn = Number.isNaN(moment.getTime())
      ? html`${node.fallback ?? ''}`
      : html`<time datetime="${moment.toISOString()}">${node.fallback ?? ''}</time>`;
  } else drawn = html`${'text' in node ? (node.text ?? '') : ''}`;
  if (style?.code) drawn = html`<code>${drawn}</code>`;
  return style?.bold ? html`<b>${drawn}</b>` : drawn;
}

function drawControl(control: Control, drawing: Drawing): Html {
  if (control.type === 'overflow')
    return html`<details class="menu"><summary aria-label="${pageWords.more}">…</summary>${(
      control.options ?? []
    ).map(option =>
      option.url === undefined
        ? drawing.press(option.value ?? '', option.text.text)
        : html`<a class="button" href="${option.url}" rel="noreferrer noopener">${option.text.text}</a>`,
    )}</details>`;
  if (control.type === 'static_select') {
    const choices = (control.options ?? []).map(option => ({
      label: option.text.text,
      ...readChoice(option.value ?? ''),
    }));
    const chosen = control.initial_option ? readChoice(control.initial_option.value ?? '').value : null;
    return drawing.choose(choices[0]?.id ?? '', control.placeholder?.text ?? '', choices, chosen);
  }
  const label = control.text?.text ?? '';
  if (control.url !== undefined)
    return html`<a class="button" href="${control.url}" rel="noreferrer noopener">${label}</a>`;
  const kind = readControl(control.action_id ?? '');
  return drawing.press(control.value ?? '', label, {
    primary: control.style === 'primary',
    form: kind === 'form',
    // Slack's pages are turned by the buttons of the whole answer, never by a story's.
    turns: kind === 'command' && /^[‹›]|[‹›]$/.test(label),
    ...(kind === 'share' ? { disabled: pageWords.shareIsForChannels } : {}),
  });
}
