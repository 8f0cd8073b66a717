import { readdir } from 'node:fs/promises';
import { createPlatforms, openCore, type Surroundings } from './app.ts';
import type { Archive } from './archive/archive.ts';
import { sayMoment } from './digest/wording.ts';
import { openDoor } from './door.ts';
import { DigestError } from './errors.ts';
import { parseFeed } from './intake/feed.ts';
import { readFeedList } from './intake/feed-list.ts';
import { feedId, isListed } from './model/feed.ts';
import { hidePassword } from './model/web-address.ts';
import { openEngine, targetOf } from './translating.ts';

/** One thing looked at. */
export interface Finding {
  check: string;
  ok: boolean;
  detail: string;
  /** What to do, when it isn't well. */
  mend: string | null;
}

/** Looks at everything the bot needs and says what to do; settings were checked before. Nothing is changed but the archive's own file is made. */
export async function* examine(surroundings: Surroundings): AsyncGenerator<Finding> {
  const { config, log, now } = surroundings;
  const version = Number(process.versions.node.split('.')[0]);
  yield {
    check: 'Node',
    ok: version >= 26,
    detail: `version ${process.versions.node}`,
    mend: version >= 26 ? null : 'Run it through npm (npm start, npm run cli), which brings Node 26 itself.',
  };
  yield {
    check: 'Clock and zone',
    ok: true,
    detail: `it is ${sayMoment(now(), config.timezone)} in ${config.timezone}`,
    mend: null,
  };
  yield await examineFolder(config.seedsDir);

  let core: Awaited<ReturnType<typeof openCore>>;
  try {
    core = await openCore(surroundings);
  } catch (error) {
    yield {
      check: 'Archive',
      ok: false,
      detail: sayFault(error),
      mend: 'See DATABASE_URL in docs/configuration.md.',
    };
    return;
  }
  try {
    const totals = await core.archive.counts();
    yield {
      check: 'Archive',
      ok: true,
      detail: `${totals.articles} articles in ${totals.stories} stories`,
      mend: null,
    };
    yield* examineFeeds(core.archive, surroundings);
    yield* examineTranslation(surroundings);
    const platforms = createPlatforms(core, surroundings);
    if (platforms.length === 0) {
      yield {
        check: 'Chat',
        ok: true,
        detail: 'no Discord or Slack token is set: the terminal alone is used',
        mend: null,
      };
    }
    for (const platform of platforms) {
      try {
        await platform.start(core.router);
        yield { check: platform.name, ok: true, detail: platform.state().state, mend: null };
        const channels = (await core.archive.subscriptions()).map(({ id, channel }) => ({
          channel,
          use: `subscription #${id}`,
        }));
        if (config.opsChannel) channels.push({ channel: config.opsChannel, use: 'OPS_CHANNEL' });
        for (const { channel, use } of channels) {
          if (channel.platform !== platform.name) continue;
          const problem = await platform.check(channel);
          const check = `${platform.name} channel ${channel.id} (${use})`;
          yield {
            check,
            ok: problem === null,
            detail: problem === null ? 'can be posted to' : 'can not be posted to',
            mend: problem,
          };
        }
      } catch (error) {
        yield {
          check: platform.name,
          ok: false,
          detail: sayFault(error),
          mend: 'Check the tokens in .env; README says where each comes from.',
        };
      } finally {
        await platform.stop().catch(error => log.warn({ err: error }, 'a platform did not stop cleanly'));
      }
    }
  } finally {
    await core.close();
  }
}

async function examineFolder(dir: string): Promise<Finding> {
  try {
    const entries = await readdir(dir);
    return {
      check: 'Folder',
      ok: true,
      detail: `${dir} can be read and holds ${entries.length} entries`,
      mend: null,
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown fault';
    return {
      check: 'Folder',
      ok: false,
      detail: `${dir} can not be read (${code})`,
      mend: 'Make the folder, or set SEEDS_DIR to the right one.',
    };
  }
}

/** Asks every feed that would be asked, and those FEEDS names that would be added to the list. */
async function* examineFeeds(archive: Archive, { config, now }: Surroundings): AsyncGenerator<Finding> {
  const list = await readFeedList(config.feeds);
  for (const problem of list.problems)
    yield { check: 'Feeds', ok: false, detail: problem, mend: 'Mend FEEDS or the OPML file it names.' };
  const kept = await archive.feeds();
  const known = new Set(kept.map(feed => feed.id));
  const urls = [
    ...kept.filter(feed => isListed(feed) && feed.pause === null).map(feed => feed.url),
    ...list.feeds.map(feed => feed.url).filter(url => !known.has(feedId(url))),
  ];
  const fetcher = openDoor(config, now);
  for (const url of urls) {
    const check = `Feed ${hidePassword(url)}`;
    try {
      const got = await fetcher.fetch(url);
      const parsed =
        got.status === 'ok'
          ? await parseFeed(got.bytes, { contentType: got.contentType, baseUrl: got.url })
          : null;
      if (parsed === null) yield { check, ok: true, detail: 'answers', mend: null };
      else if ('error' in parsed)
        yield {
          check,
          ok: false,
          detail: parsed.error.message,
          mend: 'Look whether the address is a feed and not a page.',
        };
      else
        yield {
          check,
          ok: true,
          detail: `${parsed.feed.title ?? 'untitled'}: ${parsed.items.length} items`,
          mend: null,
        };
    } catch (error) {
      yield {
        check,
        ok: false,
        detail: sayFault(error),
        mend: 'Open the address in a browser; ask the publisher if it stays away.',
      };
    }
  }
}

/** Has one short sentence translated, when a server is set. */
async function* examineTranslation({ config, now }: Surroundings): AsyncGenerator<Finding> {
  const engine = await openEngine(config, now);
  if (engine === null) return;
  const check = `Translation (${engine.name})`;
  const to = targetOf(config, config.interfaceLanguage);
  const [text, from] = /^en\b/.test(to) ? ['Доброе утро', 'ru'] : ['Good morning', 'en'];
  const mend =
    'Check TRANSLATE_URL, TRANSLATE_KIND, TRANSLATE_KEY and TRANSLATE_MODEL; until then texts stand in their own words.';
  try {
    const [translated] = (await engine.translate([text], from, to, new AbortController().signal)) ?? [];
    const ok = translated !== undefined && translated.trim() !== '';
    yield {
      check,
      ok,
      detail: ok ? `translates ${from} to ${to}` : 'its answer is no translation',
      mend: ok ? null : mend,
    };
  } catch (error) {
    yield { check, ok: false, detail: sayFault(error), mend };
  }
}

const sayFault = (error: unknown): string =>
  error instanceof DigestError
    ? error.message
    : `unexpected fault: ${error instanceof Error ? error.message : String(error)}`;

/** Prints every finding as it is made. Gives the exit code: 0 all well, 1 something needs mending. */
export async function runDoctor(
  options: Surroundings & { json: boolean; write: (text: string) => void },
): Promise<number> {
  let ill = 0;
  const findings: Finding[] = [];
  for await (const finding of examine(options)) {
    if (!finding.ok) ill += 1;
    findings.push(finding);
    if (!options.json) {
      options.write(`${finding.ok ? 'ok  ' : 'MEND'}  ${finding.check}: ${finding.detail}\n`);
      if (finding.mend !== null) options.write(`      → ${finding.mend}\n`);
    }
  }
  if (options.json) options.write(`${JSON.stringify(findings, null, 2)}\n`);
  else
    options.write(
      ill === 0 ? '\nAll is well.\n' : `\n${ill} ${ill === 1 ? 'thing needs' : 'things need'} mending.\n`,
    );
  return ill === 0 ? 0 : 1;
}
