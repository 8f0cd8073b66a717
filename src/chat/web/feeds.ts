import { createHash } from 'node:crypto';
import type { Story } from '../../model/article.ts';
import type { Timestamp } from '../../model/item.ts';
import { cleanLine } from '../discord/markup.ts';
import { languageOf } from './html.ts';

/** What a feed of stories is made of. */
export interface FeedParts {
  /** "Russia–DPRK relations". */
  title: string;
  /** Where the page is met: "http://127.0.0.1:8787". */
  origin: string;
  /** Never changes for one archive: from it come the ids of the stories. */
  archiveId: string;
  stories: readonly Story[];
  now: Timestamp;
}

/** RSS 2.0 (rssboard.org/rss-specification). */
export function writeRss(parts: FeedParts): string {
  const items = parts.stories.map(
    story => `<item>
<title>${escapeXml(asRssText(titleOf(story)))}</title>
<link>${escapeXml(`${parts.origin}/stories/${story.id}`)}</link>
<guid isPermaLink="false">${idOf(parts.archiveId, story.id)}</guid>
<pubDate>${new Date(story.firstSeen).toUTCString()}</pubDate>
${story.languages.map(language => `<category domain="language">${escapeXml(language)}</category>`).join('')}
<description>${escapeXml(escapeXml(describe(story)))}</description>
</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${escapeXml(parts.title)}</title>
<link>${escapeXml(`${parts.origin}/`)}</link>
<atom:link href="${escapeXml(`${parts.origin}/feed.rss`)}" rel="self" type="application/rss+xml"/>
<description>${escapeXml(`Stories of ${parts.title}, the newest report first`)}</description>
<lastBuildDate>${new Date(lastChange(parts)).toUTCString()}</lastBuildDate>
${items.join('\n')}
</channel></rss>
`;
}

/** RSS doesn't say whether a title is text or HTML, and readers differ: what could be read as markup is escaped for both. */
function asRssText(title: string): string {
  return /<|&#?\w+;/.test(title) ? escapeXml(title) : title;
}

/** Atom (RFC 4287). */
export function writeAtom(parts: FeedParts): string {
  const entries = parts.stories.map(
    story => `<entry xml:lang="${languageOf(story.titleLanguage)}">
<id>${idOf(parts.archiveId, story.id)}</id>
<title type="html">${escapeXml(escapeXml(titleOf(story)))}</title>
<link rel="alternate" type="text/html" href="${escapeXml(`${parts.origin}/stories/${story.id}`)}"/>
<published>${story.firstSeen}</published>
<updated>${story.lastSeen}</updated>
<summary xml:lang="en">${escapeXml(describe(story))}</summary>
</entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${idOf(parts.archiveId, 0)}</id>
<title>${escapeXml(parts.title)}</title>
<author><name>dprk-russia-digest</name></author>
<link rel="alternate" type="text/html" href="${escapeXml(`${parts.origin}/`)}"/>
<link rel="self" type="application/atom+xml" href="${escapeXml(`${parts.origin}/feed.atom`)}"/>
<updated>${lastChange(parts)}</updated>
${entries.join('\n')}
</feed>
`;
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function writeJsonFeed(parts: FeedParts): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: parts.title,
    home_page_url: `${parts.origin}/`,
    feed_url: `${parts.origin}/feed.json`,
    items: parts.stories.map(story => ({
      id: idOf(parts.archiveId, story.id),
      url: `${parts.origin}/stories/${story.id}`,
      title: titleOf(story),
      content_text: describe(story),
      date_published: story.firstSeen,
      date_modified: story.lastSeen,
      language: languageOf(story.titleLanguage) || undefined,
      tags: story.languages,
    })),
  });
}

/** A story's id for feed readers: the same for ever, and another in every archive. A name-based UUID (RFC 9562, version 8). */
function idOf(archiveId: string, storyId: number): string {
  const hex = createHash('sha256').update(`${archiveId} story ${storyId}`).digest('hex');
  const variant = ((Number.parseInt(hex[16] as string, 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function titleOf(story: Story): string {
  return cleanLine(story.title) || `Story ${story.id}`;
}

function describe(story: Story): string {
  const outlets = [...new Set(story.articles.map(article => article.outlet))];
  const reports = story.articles.length === 1 ? '1 report' : `${story.articles.length} reports`;
  return cleanLine(
    `${story.brief ?? ''} ${reports} (${story.languages.join(', ')}): ${outlets.slice(0, 10).join(', ')}${outlets.length > 10 ? ' …' : ''}`,
  );
}

function lastChange({ stories, now }: FeedParts): Timestamp {
  return (
    stories.reduce<Timestamp | null>(
      (last, { lastSeen }) => (last === null || lastSeen > last ? lastSeen : last),
      null,
    ) ?? now
  );
}

/** Text for XML 1.0: what it can't hold (§2.2) is left out, its own signs are named. */
export function escapeXml(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, sign => names[sign] as string);
}
