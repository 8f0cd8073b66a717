import { type Html, html } from './html.ts';

/** Draws Slack's mrkdwn: bold, code, links, moments and the three escaped signs. Anything else stands as it is written. */
export function drawMrkdwn(text: string): Html {
  return html`${text.split('\n').map((line, index) => (index === 0 ? html`${drawLine(line)}` : html`<br>${drawLine(line)}`))}`;
}

/** A link or moment in angle brackets, code, or bold; nothing nests but links in bold. All bounded by one line. */
const piece =
  /<(https?:\/\/[^<>|]{1,4000})(?:\|([^<>]{0,4000}))?>|<!date\^(-?\d{1,12})\^[^<>|]{0,200}\|([^<>]{0,500})>|`([^`]{1,3000})`|\*([^*]{1,3000})\*/g;

function drawLine(line: string): (Html | string)[] {
  const drawn: (Html | string)[] = [];
  let at = 0;
  for (const found of line.matchAll(piece)) {
    if (found.index > at) drawn.push(unescapeEntities(line.slice(at, found.index)));
    const [whole, url, label, seconds, fallback, code, bold] = found;
    if (url !== undefined)
      drawn.push(
        html`<a href="${unescapeEntities(url)}" rel="noreferrer noopener"><bdi>${unescapeEntities(label ?? url)}</bdi></a>`,
      );
    else if (seconds !== undefined) {
      const moment = new Date(Number(seconds) * 1000);
      drawn.push(
        Number.isNaN(moment.getTime())
          ? unescapeEntities(fallback ?? '')
          : html`<time datetime="${moment.toISOString()}">${unescapeEntities(fallback ?? '')}</time>`,
      );
    } else if (code !== undefined) drawn.push(html`<code>${unescapeEntities(code)}</code>`);
    else drawn.push(html`<b>${drawLine(bold ?? '')}</b>`);
    at = found.index + whole.length;
  }
  if (at < line.length) drawn.push(unescapeEntities(line.slice(at)));
  return drawn;
}

function unescapeEntities(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
