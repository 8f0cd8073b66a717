import { readFile } from 'node:fs/promises';
import { decode } from './decode.ts';
import { type ListedFeed, parseOpml, readFeedUrl } from './opml.ts';

/**
 * Reads the list of feeds a team follows: the path of an OPML file, or addresses parted by commas, spaces or lines.
 * @returns the feeds, and what could not be used, in words; never throws
 */
export async function readFeedList(value: string): Promise<{ feeds: ListedFeed[]; problems: string[] }> {
  const text = value.trim();
  if (text === '') return { feeds: [], problems: [] };
  if (!/^(?:https?|feed):/i.test(text)) return readOpmlFile(text);
  const feeds = new Map<string, ListedFeed>();
  const problems: string[] = [];
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const url = readFeedUrl(part);
    if (url === null)
      problems.push(`“${part.slice(0, 80).replace(/\/\/[^/@]*@/, '//')}” is not a web address.`);
    else feeds.set(url, feeds.get(url) ?? { url, title: null });
  }
  return { feeds: [...feeds.values()], problems };
}

async function readOpmlFile(path: string): Promise<{ feeds: ListedFeed[]; problems: string[] }> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const missing = (error as { code?: string }).code === 'ENOENT';
    return {
      feeds: [],
      problems: [`The list of feeds ${path} ${missing ? 'is missing' : 'can’t be read'}.`],
    };
  }
  const decoded = decode(bytes, { kind: 'xml' });
  if ('problem' in decoded) return { feeds: [], problems: [`The list of feeds ${path}: ${decoded.problem}`] };
  const feeds = parseOpml(decoded.text);
  if (feeds.length > 0) return { feeds, problems: [] };
  // A plain file with an address a line serves as well.
  const lines = decoded.text
    .split(/\s+/)
    .map(line => readFeedUrl(line))
    .filter(url => url !== null);
  return lines.length > 0
    ? { feeds: [...new Set(lines)].map(url => ({ url, title: null })), problems: [] }
    : { feeds: [], problems: [`The list of feeds ${path} names no feed.`] };
}
