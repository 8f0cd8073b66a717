import { decodeHTMLAttribute } from 'entities';
import { Parser } from 'htmlparser2';
import { readGivenLine, readGivenUrl } from './given.ts';

/** A feed as a list names it. */
export interface ListedFeed {
  url: string;
  /** Null when the list gives no name. */
  title: string | null;
}

/** More would be no list of a team. */
const mostFeeds = 5000;

/**
 * Reads an OPML list of feeds (http://opml.org/spec2.opml), however nested; entries without a web address are passed
 * over, repeats too. Never throws.
 */
export function parseOpml(text: string): ListedFeed[] {
  const feeds = new Map<string, ListedFeed>();
  const parser = new Parser(
    {
      onopentag(name, raw) {
        if (name.toLowerCase() !== 'outline' || feeds.size >= mostFeeds) return;
        const attributes = new Map(
          Object.entries(raw).map(([key, value]) => [key.toLowerCase(), decodeHTMLAttribute(value)]),
        );
        const url = readFeedUrl(
          attributes.get('xmlurl') ?? (attributes.get('type') === 'rss' ? attributes.get('url') : undefined),
        );
        if (url && !feeds.has(url))
          feeds.set(url, {
            url,
            title: readGivenLine(attributes.get('title') ?? attributes.get('text'), 200),
          });
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.write(text);
  parser.end();
  return [...feeds.values()];
}

/** An http(s) address with its user name and password kept (a feed may need them); "feed:" is read as http. */
export function readFeedUrl(value: string | undefined): string | null {
  if (!value) return null;
  const text = value
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  if (readGivenUrl(text) === null) return null;
  const url = new URL(text);
  url.hash = '';
  return url.href;
}
