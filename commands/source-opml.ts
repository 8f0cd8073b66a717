import { UsageError } from '../src/errors.ts';
import { writeOpml } from '../src/intake/opml-write.ts';
import { isListed } from '../src/model/feed.ts';
import { hidePassword } from '../src/model/web-address.ts';
import { rightsError, usageError } from '../src/wording/faults.ts';
import { plainAnswer } from './answers.ts';
import { nameOption } from './arguments.ts';
import type { Answer, CommandContext, OptionValues } from './command.ts';
import { addressOf, whoOf } from './source-finding.ts';

/** Every feed on the list as an OPML file, without passwords. */
export async function exportSources(_options: OptionValues, context: CommandContext): Promise<Answer> {
  const { say } = context;
  await context.feeds.seeds();
  const names = new Map((await context.archive.sources()).map(({ source }) => [source.id, source.name]));
  const feeds = (await context.archive.feeds()).filter(isListed);
  if (feeds.length === 0)
    return plainAnswer(say('opml.none'), say('opml.noneText'), {
      feeds: 0,
    });
  const listed = feeds.map(feed => ({
    url: addressOf(feed),
    title: feed.title ?? names.get(feed.id) ?? null,
  }));
  const opml = writeOpml(listed, say('opml.about', { beat: context.beat.name }));
  const secret = feeds.filter(feed => hidePassword(feed.url) !== feed.url).length;
  const left = secret === 0 ? [] : [say('opml.secret', { n: secret })];
  const text = [say('opml.done', { n: feeds.length }), ...left].join(' ');
  const answer = plainAnswer(say('opml.title'), text, {
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
  if (context.caller.platform !== 'terminal') throw rightsError('opml.terminal');
  const path = nameOption(options, 'address');
  if (path === '') throw usageError('opml.usage');
  const { feeds, problems } = await context.feeds.readList(path);
  if (feeds.length === 0)
    throw problems.length > 0 ? new UsageError(problems.join(' ')) : usageError('opml.empty', { path });
  let added = 0;
  for (const feed of feeds) if (await context.archive.addFeed(feed, whoOf(context), context.now)) added += 1;
  if (added > 0) await context.feeds.changed();
  const known = feeds.length - added;
  const text = [
    context.say('opml.added', { n: added, known }),
    ...problems,
    added > 0 ? context.say('opml.archived') : '',
  ]
    .filter(part => part !== '')
    .join(' ');
  return plainAnswer(context.say('opml.imported', { path }), text, { added, known, problems });
}
