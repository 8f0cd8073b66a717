import { decode } from './decode.ts';
import type { FeedHints, ParsedFeed } from './feed-shape.ts';

/**
 * Makes items of a feed's bytes in this thread, however long that takes. `parseFeed` is the guarded way.
 * Never throws: what is no feed comes back as an error with its kind and one sentence.
 */
export async function parseFeedHere(bytes: Uint8Array, hints: FeedHints = {}): Promise<ParsedFeed> {
  if (bytes.length === 0) return fail('empty', 'The answer was empty.');
  const decoded = decode(bytes, { contentType: hints.contentType ?? null, kind: 'xml' });
  if ('problem' in decoded) return fail('encoding', decoded.problem);
  const text = decoded.text;
  const start = text.slice(0, 2000).replace(/^[\s\ufeff]+/, '');
  if (start === '') return fail('empty', 'The answer held nothing but white space.');
  const base = hints.baseUrl && URL.canParse(hints.baseUrl) ? hints.baseUrl : null;
  const mended = decoded.notes.filter(note => !note.startsWith('decoded from'));
  try {
    // The feed parsers bring large packages; a bot without feeds never loads them.
    if (start.startsWith('{')) {
      const { readJsonFeed } = await import('./feed-json.ts');
      const json = readJsonFeed(text, base);
      if (!json) return fail('not-a-feed', 'This is JSON, but no JSON Feed.');
      const { feed, items, manners } = json;
      return {
        feed: { ...feed, encoding: decoded.encoding, repaired: [...mended, ...feed.repaired] },
        items,
        manners,
      };
    }
    const { readXmlFeed } = await import('./feed-xml.ts');
    const xml = await readXmlFeed(text, base);
    if (!xml) return fail('not-a-feed', describe(start));
    const junk = /^(?:<\?xml|<!--|<!DOCTYPE|<rss|<feed|<rdf|<[\w]+:)/i.test(start)
      ? []
      : ['text before the feed'];
    const { feed, items, manners } = xml;
    return {
      feed: { ...feed, encoding: decoded.encoding, repaired: [...mended, ...junk, ...feed.repaired] },
      items,
      manners,
    };
  } catch (error) {
    return fail(
      'parse',
      `The feed could not be read: ${error instanceof Error ? error.message : 'unknown fault'}`,
    );
  }
}

function describe(start: string): string {
  if (/<html|<!doctype html/i.test(start)) return 'This is a web page, not a feed.';
  if (/<opml/i.test(start)) return 'This is a list of feeds (OPML), not a feed.';
  return 'There is no feed in this.';
}

function fail(kind: 'empty' | 'encoding' | 'not-a-feed' | 'parse', message: string): ParsedFeed {
  return { error: { kind, message } };
}
