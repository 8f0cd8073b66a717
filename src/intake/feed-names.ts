/** Short names of the namespaces feeds use. An empty one means the feed's own elements. */
const namespaces: Record<string, string> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://backend.userland.com/rss091': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://purl.org/net/rss1.1#': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://search.yahoo.com/mrss': 'media',
  'http://search.yahoo.com/mrss/': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
};

/** Elements of items and channels, by their lower-case spelling: feeds write `pubdate`, `GUID`, `ITEM`. */
const spelling = new Map(
  'rss RDF channel item entry feed title link guid pubDate description summary content author category comments enclosure image id updated published issued modified created subtitle tagline language lastBuildDate managingEditor webMaster ttl skipHours skipDays encoded'
    .split(' ')
    .map(name => [name.toLowerCase(), name]),
);

/** Prefix to short name. */
export type Scope = Record<string, string>;

/** Where no prefix has been declared yet. */
export const outermost: Scope = Object.assign(Object.create(null), { xml: 'xml' });

/** The prefixes known inside an element: those around it and those it declares. */
export function readScope(parent: Scope, attributes: Record<string, string>): Scope {
  let scope = parent;
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue;
    const prefix = name === 'xmlns' ? '' : name[5] === ':' ? name.slice(6) : null;
    if (prefix === null) continue;
    if (scope === parent) scope = Object.assign(Object.create(null), parent);
    const uri = (attributes[name] as string).trim().toLowerCase();
    scope[prefix] = namespaces[uri] ?? (prefix === '' ? (isFeedRoot(parent) ? '' : '?') : prefix);
  }
  return scope;
}

/** An unknown default namespace on the outermost element doesn't make its elements foreign. */
function isFeedRoot(parent: Scope): boolean {
  return parent === outermost;
}

/** The one spelling of an element's name. */
export function qualify(raw: string, scope: Scope): string {
  const colon = raw.indexOf(':');
  const prefix = colon < 0 ? '' : raw.slice(0, colon);
  const local = colon < 0 ? raw : raw.slice(colon + 1);
  const short = scope[prefix] ?? prefix.toLowerCase();
  const mended = spelling.get(local.toLowerCase()) ?? local;
  return short === '' ? mended : `${short}:${mended}`;
}
