import { readFeedUrl } from '../src/intake/opml.ts';
import { type Feed, feedId, isListed } from '../src/model/feed.ts';
import type { SourceHealth } from '../src/model/health.ts';
import { identifyAddress } from '../src/model/web-address.ts';
import { foldText } from '../src/reading/fold.ts';
import { usageError } from '../src/wording/faults.ts';
import { nameOption } from './arguments.ts';
import type { CommandContext, OptionValues } from './command.ts';

/** More are not named when a word could mean several feeds. */
const mostNamed = 8;

/** The address of a feed as it may be shown: without user name and password. */
export function addressOf(feed: Pick<Feed, 'id'>): string {
  return feed.id.replace(/^feed:/, '');
}

/** What people call a feed that no health is at hand of. */
export function nameOf(feed: Feed): string {
  return feed.title ?? addressOf(feed);
}

/** The option that says which feed is meant. Throws UsageError when it is missing. */
export function readAddress(options: OptionValues): string {
  const address = nameOption(options, 'address');
  if (address === '') throw usageError('feed.which');
  return address;
}

/** Who changes the list, as the audit list keeps it. */
export function whoOf({ caller }: CommandContext): string {
  return `${caller.userName} (${caller.platform}:${caller.userId})`;
}

/** A source that is read: by its address, its name, or a part of either. Throws UsageError when it is none, or several. */
export async function demandSource(wanted: string, context: CommandContext): Promise<SourceHealth> {
  const sources = await context.archive.sources();
  const exact = exactly(wanted, sources);
  const part = foldText(wanted.trim());
  const found =
    exact.length > 0 ? exact : sources.filter(one => words(one).some(word => foldText(word).includes(part)));
  if (found.length === 1) return found[0] as SourceHealth;
  const names = found.slice(0, mostNamed).map(one => one.source.name);
  if (found.length === 0) throw usageError('feed.unknown', { word: wanted });
  const several = { word: wanted, names: names.join(', ') };
  throw found.length > mostNamed
    ? usageError('feed.severalMore', several)
    : usageError('feed.several', several);
}

/** A feed on the list, with its health. Throws UsageError when it is none. */
export async function demandFeed(
  wanted: string,
  context: CommandContext,
): Promise<{ health: SourceHealth; feed: Feed }> {
  const health = await demandSource(wanted, context);
  if (health.feed === null) throw usageError('feed.noFeed', { name: health.source.name });
  return { health, feed: health.feed };
}

/** The feed on the list with exactly this address or name; null when there is none. */
export async function findByName(wanted: string, context: CommandContext): Promise<Feed | null> {
  const found = exactly(wanted, await context.archive.sources());
  return found.length === 1 ? (found[0]?.feed ?? null) : null;
}

/** A feed by its address, on the list or removed from it; null when it was never on it. */
export async function findListed(
  url: string,
  context: CommandContext,
): Promise<{ feed: Feed; listed: boolean } | null> {
  const feed = (await context.archive.feeds()).find(one => one.id === feedId(url));
  return feed ? { feed, listed: isListed(feed) } : null;
}

/** A feed that was removed from the list, by its address or the name its list gave it; null when there is none. */
export async function findRemoved(wanted: string, context: CommandContext): Promise<Feed | null> {
  const ids = idsOf(wanted);
  const name = foldText(wanted.trim());
  const removed = (await context.archive.feeds()).filter(feed => !isListed(feed));
  return (
    removed.find(feed => ids.includes(feed.id)) ??
    removed.find(feed => feed.title !== null && foldText(feed.title) === name) ??
    null
  );
}

/** A feed on the list whose address differs in what makes no other page (http or https, www, a slash at the end). */
export async function findTwin(url: string, context: CommandContext): Promise<Feed | null> {
  const same = identifyAddress(url);
  const feeds = (await context.archive.feeds()).filter(isListed);
  return feeds.find(one => one.id !== feedId(url) && identifyAddress(one.url) === same) ?? null;
}

/** What a source can be called by. */
function words({ source, feed }: SourceHealth): string[] {
  return [source.id, source.name, ...(feed?.title ? [feed.title] : [])];
}

/** Sources with this address or, when none has it, with this name. */
function exactly(wanted: string, sources: SourceHealth[]): SourceHealth[] {
  const ids = idsOf(wanted);
  const byId = sources.filter(one => ids.includes(one.source.id));
  if (byId.length > 0) return byId;
  const name = foldText(wanted.trim());
  return sources.filter(one => words(one).some(word => foldText(word) === name));
}

/** The ids of sources that typed words can be: themselves, or of the address that they are. */
function idsOf(wanted: string): string[] {
  const url = readFeedUrl(wanted) ?? readFeedUrl(`https://${wanted}`);
  return [wanted, ...(url === null ? [] : [feedId(url)])];
}
