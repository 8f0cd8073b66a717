import { count } from '../src/digest/wording.ts';
import { RightsError, UsageError } from '../src/errors.ts';
import { writeOpml } from '../src/intake/opml-write.ts';
import { isListed } from '../src/model/feed.ts';
import { hidePassword } from '../src/model/web-address.ts';
import { plainAnswer } from './answers.ts';
import { nameOption } from './arguments.ts';
import type { Answer, CommandContext, OptionValues } from './command.ts';
import { addressOf, whoOf } from './source-finding.ts';

/** Every feed on the list as an OPML file, without passwords. */
export async function exportSources(_options: OptionValues, context: CommandContext): Promise<Answer> {
  await context.feeds.seeds();
  const names = new Map((await context.archive.sources()).map(({ source }) => [source.id, source.name]));
  const feeds = (await context.archive.feeds()).filter(isListed);
  if (feeds.length === 0)
    return plainAnswer('No feed to export', 'The list is empty. `sources add ADDRESS` adds a feed.', {
      feeds: 0,
    });
  const listed = feeds.map(feed => ({
    url: addressOf(feed),
    title: feed.title ?? names.get(feed.id) ?? null,
  }));
  const opml = writeOpml(listed, `Feeds on ${context.beat.name}`);
  const secret = feeds.filter(feed => hidePassword(feed.url) !== feed.url).length;
  const left =
    secret === 0
      ? ''
      : ` ${count(secret, 'address has', 'addresses have')} a user name or password: that is left out.`;
  const answer = plainAnswer('The list of feeds', `${count(feeds.length, 'feed', 'feeds')} as OPML.${left}`, {
    feeds: feeds.length,
    opml,
  });
  const file = {
    name: 'feeds.opml',
    mediaType: 'text/x-opml',
    bytes: new TextEncoder().encode(opml),
    alt: null,
  };
  return { ...answer, view: { ...answer.view, files: [file] } };
}

/** Puts every feed of an OPML file on the list. Only at the terminal: the file is on that machine. */
export async function importSources(options: OptionValues, context: CommandContext): Promise<Answer> {
  if (context.caller.platform !== 'terminal')
    throw new RightsError(
      'A list can be imported only at the terminal of the machine it lies on. Here, add feeds one by one: sources add ADDRESS',
    );
  const path = nameOption(options, 'address');
  if (path === '') throw new UsageError('Name the OPML file: sources import feeds.opml');
  const { feeds, problems } = await context.feeds.readList(path);
  if (feeds.length === 0) throw new UsageError(problems.join(' ') || `${path} names no feed.`);
  let added = 0;
  for (const feed of feeds) if (await context.archive.addFeed(feed, whoOf(context), context.now)) added += 1;
  if (added > 0) await context.feeds.changed();
  const known = feeds.length - added;
  const text = [
    `${count(added, 'feed', 'feeds')} added, ${known} on the list already.`,
    ...problems,
    added > 0 ? 'What they hold now is archived without being posted.' : '',
  ]
    .filter(part => part !== '')
    .join(' ');
  return plainAnswer(`Imported ${path}`, text, { added, known, problems });
}
