import { Parser } from 'htmlparser2';
import { readAttributes, takeDoctype } from './feed-entities.ts';
import { readGivenLine, readGivenUrl } from './given.ts';

/** A feed as a list names it. */
export interface ListedFeed {
  url: string;
  /** Null when the list gives no name. */
  title: string | null;
  /** The folders it lies in and the categories it bears; left out when there are none. */
  categories?: string[];
}

/** More would be no list of a team. */
const mostFeeds = 5000;

/** No list is nested deeper; the rest of such a file is given up. */
const deepest = 200;

/** Longer text is no list of feeds. */
const longestList = 5_000_000;

interface Folder {
  name: string | null;
  /** Left out, with all in it: the list says so. */
  off: boolean;
}

/** Thrown to leave the parser. */
class EnoughError extends Error {}

/**
 * Reads an OPML list of feeds (http://opml.org/spec2.opml), however nested; entries without a web address, those
 * switched off (`isComment`, `disabled`) and repeats are passed over. Never throws; nothing is fetched or expanded.
 */
export function parseOpml(source: string): ListedFeed[] {
  const feeds = new Map<string, ListedFeed>();
  const folders: (Folder | null)[] = [];
  const { text, entities } = takeDoctype(source.slice(0, longestList), new Set());
  const parser = new Parser(
    {
      onopentag(name, raw) {
        if (folders.length >= deepest || feeds.size >= mostFeeds) throw new EnoughError();
        if (name.toLowerCase() !== 'outline') {
          folders.push(null);
          return;
        }
        const attributes = readAttributes(raw, entities);
        const title = readGivenLine(attributes.title, 200) ?? readGivenLine(attributes.text, 200);
        const off =
          folders.some(folder => folder?.off) || isYes(attributes.iscomment) || isYes(attributes.disabled);
        const url = readFeedUrl(
          attributes.xmlurl ??
            (/^(?:rss|atom|feed|rdf|json)/i.test(attributes.type ?? '') ? attributes.url : undefined),
        );
        if (url && !off && !feeds.has(url)) {
          const categories = readCategories(attributes.category, folders);
          feeds.set(url, { url, title, ...(categories.length > 0 ? { categories } : {}) });
        }
        folders.push({ name: url === null ? title : null, off });
      },
      onclosetag() {
        folders.pop();
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  try {
    parser.write(text);
    parser.end();
  } catch (error) {
    if (!(error instanceof EnoughError)) throw error;
  }
  return [...feeds.values()];
}

const isYes = (value: string | undefined) => /^(?:true|yes|1)$/i.test(value?.trim() ?? '');

/** Folders from the outermost, then `category="/Boston/Weather,/Harvard"`: the last part of each path. */
function readCategories(given: string | undefined, folders: (Folder | null)[]): string[] {
  const own = (given ?? '')
    .split(',')
    .map(path => readGivenLine(path.split('/').filter(Boolean).at(-1), 100));
  const all = [...folders.map(folder => folder?.name ?? null), ...own.slice(0, 20)];
  return [...new Set(all.filter(name => name !== null))].slice(0, 20);
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
