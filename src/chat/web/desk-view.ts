import { sayMoment } from '../../digest/wording.ts';
import type { Delivery } from '../../model/digest.ts';
import { cleanLine } from '../discord/markup.ts';
import { drawView } from './draw-view.ts';
import { checkReadiness } from './health.ts';
import { type Html, html, words } from './html.ts';
import type { ViewParts } from './surroundings.ts';
import { pageWords } from './words.ts';

const deliveriesShown = 100;

/** Every source and how it fares, as `sources` tells it. */
export async function drawSourcesView(parts: ViewParts): Promise<Html> {
  const answer = await parts.options.router.runLine('sources', parts.caller);
  return html`<h1 class="hidden">${pageWords.sources}</h1><div class="answer">${drawView(answer.view, parts.drawing())}</div>`;
}

/** What is ordered, what is owed and how the parts fare. */
export async function drawDeskView(parts: ViewParts): Promise<Html> {
  const { archive, timeZone } = parts.context();
  const { router } = parts.options;
  const subscriptions = await router.runLine('subscriptions', parts.caller);
  const follows = await router.runLine('follow', parts.caller);
  const health = await checkReadiness(healthParts(parts));
  const deliveries = await archive.deliveries({ limit: deliveriesShown });
  return html`<h1>${pageWords.desk}</h1>
<section><h2>${pageWords.health}</h2><dl>${Object.entries(health.parts).map(([name, state]) => html`<div><dt>${name}</dt><dd>${state}</dd></div>`)}</dl></section>
<section aria-label="${pageWords.subscriptions}"><div class="answer">${drawView(subscriptions.view, parts.drawing())}</div></section>
<section aria-label="${pageWords.follows}"><div class="answer">${drawView(follows.view, parts.drawing())}</div></section>
<section><h2>${pageWords.outbox}</h2>${deliveries.length === 0 ? html`<p>${pageWords.nothing}</p>` : drawOutbox(deliveries, timeZone)}</section>`;
}

/** What readiness is judged by. */
export function healthParts({ options, context }: ViewParts) {
  return {
    archive: context().archive,
    platforms: () =>
      [...options.platforms.values()].map(platform => ({ name: platform.name, ...platform.state() })),
    tickedAt: options.tickedAt,
    now: options.now,
  };
}

function drawOutbox(deliveries: readonly Delivery[], timeZone: string): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${pageWords.outbox}"><table><thead><tr><th scope="col">What</th><th scope="col">Channel</th><th scope="col">State</th><th scope="col">Tries</th><th scope="col">Written</th><th scope="col">Last fault</th></tr></thead><tbody>${deliveries.map(
    delivery =>
      html`<tr><th scope="row">${words(cleanLine(delivery.label))}</th><td>${delivery.channel.platform}:${delivery.channel.id}</td><td><span class="state ${delivery.state}">${delivery.state}</span></td><td>${delivery.attempts}</td><td>${sayMoment(delivery.created, timeZone)}</td><td>${words(cleanLine(delivery.lastError ?? ''))}</td></tr>`,
  )}</tbody></table></div>`;
}
