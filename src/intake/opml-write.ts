import type { Timestamp } from '../model/item.ts';
import { hidePassword } from '../model/web-address.ts';
import { cleanLine } from './clean.ts';
import type { ListedFeed } from './opml.ts';

/**
 * Writes a list of feeds as OPML 2.0. User names and passwords are left out: a list is made to be passed on.
 * @param date when it was made; left out when not given
 */
export function writeOpml(feeds: readonly ListedFeed[], title: string, date?: Timestamp): string {
  const outlines = feeds.map(feed => {
    const url = hidePassword(feed.url);
    const name = escapeAttribute(feed.title ?? new URL(feed.url).hostname);
    // Commas and slashes part categories; they can't be written otherwise.
    const categories = (feed.categories ?? []).map(one => `/${one.replace(/[,/]+/g, ' ').trim()}`).join(',');
    const category = categories === '' ? '' : ` category="${escapeAttribute(categories)}"`;
    return `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${escapeAttribute(url)}"${category}/>\n`;
  });
  const created =
    date === undefined ? '' : `    <dateCreated>${new Date(date).toUTCString()}</dateCreated>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>${escapeAttribute(title)}</title>
${created}    <docs>http://opml.org/spec2.opml</docs>
  </head>
  <body>
${outlines.join('')}  </body>
</opml>
`;
}

function escapeAttribute(text: string): string {
  return cleanLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
