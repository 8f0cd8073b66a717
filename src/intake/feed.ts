import type { FeedHints, ParsedFeed } from './feed-shape.ts';

/**
 * Larger feeds are read in a thread of their own. Nearly all feeds are smaller, and at this size not even the worst of
 * them takes half a second.
 */
const largestHere = 400_000;

/**
 * Makes items of a feed's bytes, in any usual encoding and state of repair: RSS, RDF, Atom, JSON Feed. No feed blocks
 * the process: a large one is read apart, within limits of time and memory.
 * Never throws: what is no feed comes back as an error with its kind and one sentence.
 */
export async function parseFeed(bytes: Uint8Array, hints: FeedHints = {}): Promise<ParsedFeed> {
  // The readers bring large packages; a bot without feeds never loads them.
  if (bytes.length > largestHere) return (await import('./feed-apart.ts')).parseFeedApart(bytes, hints);
  return (await import('./feed-here.ts')).parseFeedHere(bytes, hints);
}
