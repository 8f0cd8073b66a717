import { sayMoment, sayWindow } from '../../digest/wording.ts';
import type { Digest } from '../../model/digest.ts';
import type { DiscordPayload } from '../discord/parts.ts';
import type { SlackMessage } from '../slack/render.ts';
import { drawDiscord } from './draw-discord.ts';
import { drawSlack } from './draw-slack.ts';
import { type Html, html } from './html.ts';
import type { ViewParts } from './surroundings.ts';
import { type Dress, drawDressed } from './today-view.ts';
import { pageWords } from './words.ts';

const digestsShown = 100;

/** The digests so far, the newest first, each with its lasting address. */
export async function drawDigestsView(parts: ViewParts): Promise<Html> {
  const { archive, timeZone } = parts.context();
  const digests = await archive.digests(null, digestsShown);
  return html`<h1>${pageWords.digests}</h1>${
    digests.length === 0
      ? html`<p>${pageWords.noStories}</p>`
      : html`<ul>${digests.map(
          digest =>
            html`<li><a href="/digests/${digest.number}">#${digest.number}</a> · ${sayMoment(digest.composed, timeZone)} · ${digest.items.length}</li>`,
        )}</ul>`
  }`;
}

/** The web edition of one digest. In the dress of the platform it was posted to it is drawn from what was posted. */
export async function drawDigestView(digest: Digest, dress: Dress, parts: ViewParts): Promise<Html> {
  const { archive, timeZone } = parts.context();
  const path = `/digests/${digest.number}`;
  const answer = await parts.options.router.run('digest', { number: digest.number }, parts.caller);
  const posted = dress === 'page' ? null : await drawPosted(digest, dress, parts);
  const subscription = await archive.subscription(digest.subscriptionId);
  return html`<h1>${pageWords.digests} #${digest.number}</h1><p class="small">${sayWindow(digest.window, timeZone)}${
    subscription === null ? '' : html` · ${subscription.channel.platform}:${subscription.channel.id}`
  }</p>
${posted === null ? drawDressed(answer, dress, path, parts) : posted}`;
}

async function drawPosted(
  digest: Digest,
  dress: 'discord' | 'slack',
  parts: ViewParts,
): Promise<Html | null> {
  const { archive } = parts.context();
  const deliveries = await archive.deliveries({ digestNumber: digest.number, limit: 50 });
  if (!deliveries.some(delivery => delivery.channel.platform === dress)) return null;
  const payloads = (await archive.shownMessages(digest.number)).map(message => message.payload);
  const drawn =
    dress === 'discord'
      ? drawDiscord(payloads as DiscordPayload[], parts.drawing())
      : drawSlack(payloads as SlackMessage[], parts.drawing());
  return html`<p class="small">${pageWords.posted(dress === 'discord' ? 'Discord' : 'Slack')} <a href="/digests/${digest.number}">${pageWords.asPage}</a></p>${drawn}`;
}
