import type { Answer } from '../../../commands/command.ts';
import { renderView as renderDiscord } from '../discord/render.ts';
import { renderView as renderSlack } from '../slack/render.ts';
import { drawDiscord } from './draw-discord.ts';
import { drawSlack } from './draw-slack.ts';
import { drawView } from './draw-view.ts';
import { type Html, html } from './html.ts';
import type { ViewParts } from './surroundings.ts';
import { pageWords } from './words.ts';

/** In whose dress a digest is drawn. */
export type Dress = 'page' | 'discord' | 'slack';

export function readDress(text: string | undefined): Dress {
  return text === 'discord' || text === 'slack' ? text : 'page';
}

/** Today's digest, and where it is quiet the newest stories behind it, so that the page is never bare. */
export async function drawToday(dress: Dress, parts: ViewParts): Promise<Html> {
  const { router } = parts.options;
  const digest = await router.runLine('digest', parts.caller);
  const { items } = (digest.data ?? {}) as { items?: unknown[] };
  const latest = items?.length === 0 ? await router.runLine('latest', parts.caller) : null;
  return html`<h1 class="hidden">${pageWords.today}</h1>
<section id="live" aria-label="${pageWords.live}" aria-live="polite"><p class="small" id="live-state">${pageWords.liveOn}</p></section>
${drawDressed(digest, dress, '/', parts)}
${latest === null ? '' : drawDressed(latest, dress, null, parts)}`;
}

/** The choice between the dresses of an answer. @param path the address of the view; null leaves the choice out */
export function drawDressed(answer: Answer, dress: Dress, path: string | null, parts: ViewParts): Html {
  const drawing = parts.drawing(parts.files.keep(answer.view.files ?? []));
  const choice = path === null ? html`` : drawChoice(dress, path);
  if (dress === 'discord') {
    const payloads = renderDiscord(answer.view);
    return html`${choice}<p class="small">${pageWords.drawnFrom('Discord', payloads.length)}</p>${drawDiscord(payloads, drawing)}`;
  }
  if (dress === 'slack') {
    const messages = renderSlack(answer.view);
    return html`${choice}<p class="small">${pageWords.drawnFrom('Slack', messages.length)}</p>${drawSlack(messages, drawing)}`;
  }
  return html`${choice}<div class="answer">${drawView(answer.view, drawing)}</div>`;
}

function drawChoice(dress: Dress, path: string): Html {
  const choices = [
    ['page', pageWords.asPage],
    ['discord', pageWords.asDiscord],
    ['slack', pageWords.asSlack],
  ] as const;
  return html`<nav class="choice" aria-label="${pageWords.how}"><ul>${choices.map(
    ([each, label]) =>
      html`<li><a href="${path}?as=${each}"${each === dress ? html` aria-current="true"` : ''}>${label}</a></li>`,
  )}</ul></nav>`;
}
