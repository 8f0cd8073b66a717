import { readCustomId } from '../discord/buttons.ts';
import type { Button, DiscordPayload, Part, StringSelect } from '../discord/parts.ts';
import { drawMarkdown } from './discord-markdown.ts';
import type { Drawing } from './draw-view.ts';
import { type Html, html } from './html.ts';
import { pageWords } from './words.ts';

/** Draws messages as Discord would show them, from the payloads that would be sent. */
export function drawDiscord(payloads: readonly Pick<DiscordPayload, 'components'>[], drawing: Drawing): Html {
  return html`<div class="discord">${payloads.map(
    payload =>
      html`<div class="d-message"><p class="d-author"><b>dprk-russia</b> <span class="d-app">APP</span></p>${payload.components.map(
        top =>
          top.type === 17
            ? html`<div class="d-container" data-accent="${top.accent_color.toString(16).padStart(6, '0')}">${top.components.map(
                part => drawPart(part, drawing),
              )}</div>`
            : drawPart(top, drawing),
      )}</div>`,
  )}</div>`;
}

function drawPart(part: Part, drawing: Drawing): Html {
  switch (part.type) {
    case 10:
      return html`<div class="d-text">${drawMarkdown(part.content)}</div>`;
    case 14:
      return html`<hr>`;
    case 9:
      return html`<div class="d-section"><div class="d-text">${part.components.map(inner =>
        drawMarkdown(inner.content),
      )}</div>${drawButton(part.accessory, drawing)}</div>`;
    case 1:
      return html`<div class="actions">${part.components.map(control =>
        control.type === 3 ? drawMenu(control, drawing) : drawButton(control, drawing),
      )}</div>`;
    case 12:
      return html`${part.items.map(item => {
        const address = drawing.files.get(nameOf(item.media.url));
        return address === undefined
          ? html`<p class="small">${item.description}</p>`
          : html`<img src="${address}" alt="${item.description}">`;
      })}`;
    case 13: {
      const name = nameOf(part.file.url);
      const address = drawing.files.get(name);
      return address === undefined
        ? html`<p class="small">${name}</p>`
        : html`<p><a class="file" href="${address}" download="${name}">${name}</a></p>`;
    }
  }
}

function nameOf(url: string): string {
  return url.replace(/^attachment:\/\//, '');
}

function drawButton(button: Button, drawing: Drawing): Html {
  if (button.url !== undefined)
    return html`<a class="button" href="${button.url}" rel="noreferrer noopener">${button.label}</a>`;
  const press = readCustomId(button.custom_id ?? '');
  if (press === null || press.kind === 'label' || button.disabled)
    return html`<span class="place">${button.label}</span>`;
  return drawing.press(press.id, button.label, {
    primary: button.style === 1,
    turns: press.kind === 'turn',
    form: press.kind === 'form',
    ...(press.kind === 'share' ? { disabled: pageWords.shareIsForChannels } : {}),
  });
}

function drawMenu(menu: StringSelect, drawing: Drawing): Html {
  const id = readCustomId(menu.custom_id)?.id ?? '';
  const chosen = menu.options.find(option => option.default)?.value ?? null;
  return drawing.choose(id, menu.placeholder ?? '', menu.options, chosen);
}
