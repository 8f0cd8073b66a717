import { resolve } from 'node:path';
import type { Caller, CommandContext } from '../commands/command.ts';
import { commandName, commands, messageMenu } from '../commands/index.ts';
import { createAddDesk } from './add-desk.ts';
import type { Archive } from './archive/archive.ts';
import { openArchive } from './archive/open.ts';
import type { Beat } from './beat/beat.ts';
import { openBeat } from './beat/open.ts';
import { createDeliverer, type Deliverer } from './chat/deliver.ts';
import { createDiscord } from './chat/discord/discord.ts';
import { createHttpFront, type HttpFront } from './chat/http-front.ts';
import type { Platform, Router } from './chat/platform.ts';
import { createRouter } from './chat/router.ts';
import { createSlack } from './chat/slack/slack.ts';
import { operator } from './chat/terminal/terminal.ts';
import type { Config } from './config.ts';
import { connectPlatforms } from './connecting.ts';
import { editDigests } from './digest-edits.ts';
import { openDoor } from './door.ts';
import { ArchiveError } from './errors.ts';
import { createFeedDesk } from './feed-desk.ts';
import { startFeeds } from './feeds.ts';
import { loadFileMarks } from './file-marks.ts';
import { tellFollows } from './follows.ts';
import type { Fetcher } from './intake/fetch.ts';
import { watchFolder } from './intake/folder.ts';
import type { FolderWatch } from './intake/folder-shape.ts';
import { createLazyReader, type LazyReader } from './lazy-reader.ts';
import type { Log } from './log.ts';
import type { Source, Timestamp } from './model/item.ts';
import type { Outcome } from './model/outcome.ts';
import type { Translator } from './model/translation.ts';
import { createFeedNotice } from './ops.ts';
import { createPipeline, type Pipeline } from './pipeline.ts';
import { composeDueDigests, everyMinute } from './schedule.ts';
import { servePage } from './serve-page.ts';
import { openThread, type ThreadOptions, tellThreads } from './threads.ts';
import { openTranslator, startTranslating } from './translating.ts';
import { orderTerminalDigest, pauseSubscriptions, resumeSubscriptions } from './upkeep.ts';
import { speakerOf } from './wording/speaker.ts';

/** How often the outbox is looked at for rows whose time has come, beside right after they are written. */
const outboxEveryMs = 5_000;

/** A message that the folder's files are looked over again in case the system lost an event. */
const rescanEveryMs = 60_000;

export interface Surroundings {
  config: Config;
  log: Log;
  now: () => Timestamp;
}

/** What both the bot and a single command line need: the archive, the reader, the commands. */
export interface Core {
  archive: Archive;
  beat: Beat;
  reader: LazyReader;
  pipeline: Pipeline;
  router: Router;
  /** Machine translation; null when it is off. */
  translator: Translator | null;
  /** The platforms that run in this process; empty for a single command. */
  platforms: Map<string, Platform>;
  /** Whoever wants to hear of every outcome: a screen, the page. */
  outcomeListeners: Set<(outcome: Outcome) => void>;
  /** Hears of every command by which somebody may have changed something. */
  onChanged: (() => void) | null;
  /** Told when a command has changed the list of feeds. */
  onFeedsChanged: (() => Promise<void>) | null;
  /** What a command gets when this caller asks. */
  contextFor(caller: Caller): CommandContext;
  folder: FolderWatch;
  /** Scans the folder once and notes how it fared. */
  scanFolder(): Promise<void>;
  /** Ends a scan under way after the file in hand; what it left is met at the next start. */
  halt(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the archive and joins the parts that don't reach outside. Throws ArchiveError and ConfigError. */
export async function openCore({ config, log, now }: Surroundings): Promise<Core> {
  const beat = openBeat(config.beatDir);
  const reader = createLazyReader(beat);
  const archive = await openArchive({ url: config.databaseUrl, log });
  await settleBeat(archive, beat);
  const translator = await openTranslator(config, { archive, names: reader.matcher, now, log });
  const platforms = new Map<string, Platform>();
  const pipeline = createPipeline({
    archive,
    reader,
    log,
    now,
    onOutcome: outcome => {
      for (const listener of core.outcomeListeners) listener(outcome);
    },
  });
  const router = createRouter({
    log,
    archive: () => archive,
    context: makeContext,
    onChanged: () => core.onChanged?.(),
  });
  const dir = resolve(config.seedsDir);
  const source: Source = { id: 'folder:seeds', kind: 'folder', name: 'seeds folder' };
  let closing = false;
  const marks = await loadFileMarks(archive);
  const folder = watchFolder({
    dir,
    source,
    maxBytes: config.maxFileBytes,
    now,
    log,
    known: marks.isKnown,
    onIntake: async (intake, file) => {
      await pipeline.take(intake);
      marks.note(file);
    },
    rescanEveryMs,
  });

  let door: Fetcher | null = null;
  const openOnce = () => {
    door ??= openDoor(config, now, log);
    return door;
  };
  const adding = createAddDesk({ pipeline, door: openOnce, now });
  const desk = createFeedDesk({
    archive,
    reader,
    listed: config.feeds,
    door: openOnce,
    now,
    onChange: async () => core.onFeedsChanged?.(),
  });

  const threads: ThreadOptions = {
    archive,
    platforms,
    timeZone: config.timezone,
    log,
    now,
    defaultTongue: config.interfaceLanguage,
    translator,
  };

  function makeContext(caller: Caller): CommandContext {
    return {
      archive,
      beat,
      names: reader.matcher,
      caller,
      now: now(),
      timeZone: config.timezone,
      digestAt: config.digestAt,
      say: speakerOf(config.interfaceLanguage),
      defaultTongue: config.interfaceLanguage,
      // A single command is gone before an engine answers: it shows what there is.
      translator:
        translator !== null && platforms.size === 0 ? { ...translator, want: () => {} } : translator,
      platforms: () => [
        ...[...platforms.values()].map(platform => ({ name: platform.name, ...platform.state() })),
        ...(translator === null ? [] : [{ name: 'translation', ...translator.state() }]),
      ],
      feeds: desk,
      add: adding,
      openThread: (story, channel) => openThread(story, channel, threads),
      linkTo: async (channel, messageId) =>
        (await platforms.get(channel.platform)?.linkTo(channel, messageId)) ?? null,
      checkChannel: async channel =>
        platforms.has(channel.platform)
          ? ((await platforms.get(channel.platform)?.check(channel)) ?? null)
          : sayMissing(channel.platform, config),
    };
  }

  const core: Core = {
    archive,
    beat,
    reader,
    pipeline,
    router,
    translator,
    platforms,
    outcomeListeners: new Set(),
    onChanged: null,
    onFeedsChanged: null,
    contextFor: makeContext,
    folder,
    async scanFolder() {
      const report = await folder.scan();
      // A scan cut short by a stop may have left a file half done.
      if (!closing) await marks.save();
      await archive.noteSource(source, { at: now(), problem: report.problem });
    },
    async halt() {
      closing = true;
      await folder.stop();
    },
    async close() {
      await core.halt();
      await adding.close();
      await pipeline.idle();
      await translator?.stop();
      await archive.close();
    },
  };
  return core;
}

/** An archive is one beat's: names and topics of another would mean nothing in it. */
async function settleBeat(archive: Archive, beat: Beat): Promise<void> {
  const kept = await archive.fact('beat');
  if (kept === beat.id) return;
  const { articles } = await archive.counts();
  // Archives from before there were other beats don't say which they hold.
  const holds = articles === 0 ? beat.id : (kept ?? openBeat(null).id);
  if (holds === beat.id) return archive.saveFact('beat', beat.id);
  await archive.close();
  throw new ArchiveError(
    `The archive holds the beat "${holds}", but BEAT_DIR asks for "${beat.id}". ` +
      'Give DATABASE_URL another path; nothing was changed.',
  );
}

/** A single command can't look at a channel; it can see whether the bot will have a token for it. */
function sayMissing(platform: string, config: Config): string | null {
  if (platform === 'discord' && !config.discordToken) return 'DISCORD_TOKEN is not set.';
  if (platform === 'slack' && !config.slackBotToken) return 'SLACK_BOT_TOKEN is not set.';
  return null;
}

/** The running bot. */
export interface Bot {
  /** Where the page is met; null when it is off or could not be opened. */
  page: string | null;
  stop(): Promise<void>;
}

/**
 * Starts everything: watches the folder and feeds, answers on every platform that has a token, keeps the schedule.
 * The folder must have been scanned before. Throws when a platform refuses its token.
 */
export async function startBot(
  core: Core,
  terminal: Platform,
  { config, log, now }: Surroundings,
): Promise<Bot> {
  const { archive, platforms, router, translator } = core;
  const defaultTongue = config.interfaceLanguage;
  const front = createHttpFront({ host: config.httpHost, port: config.httpPort });
  const chats = createPlatforms(core, { config, log, now }, front);
  await orderTerminalDigest(archive, chats.length === 0, config, now());
  for (const platform of [terminal, ...chats]) platforms.set(platform.name, platform);
  // The first look through every spelling of every name takes a tenth of a second: nobody who types has to wait for it.
  if (chats.length > 0) await router.suggest('latest', 'person', 'a', {}, operator);
  const endTrying = await connectPlatforms([...platforms.values()], router, log);

  const deliverers: Deliverer[] = [...platforms.values()].map(platform =>
    createDeliverer({
      archive,
      platform,
      log,
      now,
      onRefused: (channel, reason) => pauseSubscriptions(archive, channel, reason, now()),
    }),
  );
  const edit = () =>
    editDigests({ archive, platforms, translator, log, now }).catch(error =>
      log.error({ err: error }, 'corrected digests could not be edited: it is tried again'),
    );
  const follow = () =>
    tellFollows({ archive, beat: core.beat, platforms, defaultTongue, translator, log, now }).catch(error =>
      log.error({ err: error }, 'follows could not be told: it is tried again'),
    );
  const deliver = () => {
    for (const deliverer of deliverers)
      void deliverer
        .run()
        .catch(error => log.error({ err: error }, 'the outbox could not be worked through'));
  };

  await core.folder.start();
  const notice = createFeedNotice({
    channel: config.opsChannel,
    platforms,
    timeZone: config.timezone,
    say: speakerOf(defaultTongue),
  });
  const feeds = startFeeds({ config, archive, pipeline: core.pipeline, log, now, notice });
  core.onFeedsChanged = feeds.refresh;
  const translating =
    translator === null ? null : startTranslating({ archive, translator, defaultTongue, log, now });
  if (translating !== null) core.outcomeListeners.add(translating.note);
  let tickedAt = now();
  const stopMinutes = everyMinute(async () => {
    await resumeSubscriptions(archive, platforms, log, now());
    await composeDueDigests({
      archive,
      beatName: core.beat.name,
      defaultTongue,
      translator,
      platforms,
      log,
      now,
    });
    const state = core.folder.state();
    await archive.noteSource(core.folder.source, { at: now(), problem: state.problem });
    deliver();
    tickedAt = now();
  }, log);
  const tell = () =>
    tellThreads({ archive, platforms, timeZone: config.timezone, defaultTongue, translator, log, now }).catch(
      error => log.error({ err: error }, 'threads could not be told of later reports: it is tried again'),
    );
  let editing = Promise.resolve();
  core.onChanged = () => {
    // One after the other: what one run owes the next one finds owed.
    editing = editing.then(edit).then(tell).then(follow).then(deliver);
  };
  const outbox = setInterval(core.onChanged, outboxEveryMs);
  const page = await servePage(core, front, { config, log, now, tickedAt: () => tickedAt });

  return {
    page: page?.address ?? null,
    async stop() {
      await page?.close();
      clearInterval(outbox);
      core.onChanged = null;
      endTrying();
      await Promise.all([editing, stopMinutes(), feeds.stop(), core.folder.stop(), translating?.stop()]);
      await Promise.all(deliverers.map(deliverer => deliverer.stop()));
      await Promise.all([...platforms.values()].map(platform => platform.stop()));
      await core.close();
    },
  };
}

/** The platforms that have a token, not yet started. */
export function createPlatforms(
  core: Core,
  { config, log, now }: Surroundings,
  front: HttpFront = createHttpFront({ host: config.httpHost, port: config.httpPort }),
): Platform[] {
  const { archive } = core;
  const created: Platform[] = [];
  if (config.discordToken) {
    created.push(
      createDiscord({
        token: config.discordToken,
        apiUrl: config.discordApiUrl,
        commands,
        commandName,
        messageMenu,
        managerRole: config.discordManagerRole,
        log: log.child({ platform: 'discord' }),
        now,
        facts: { get: name => archive.fact(name), set: (name, value) => archive.saveFact(name, value) },
      }),
    );
  }
  if (config.slackBotToken) {
    created.push(
      createSlack({
        botToken: config.slackBotToken,
        appToken: config.slackAppToken,
        signingSecret: config.slackSigningSecret,
        apiUrl: config.slackApiUrl,
        front,
        commands,
        commandName,
        messageMenu,
        managers: config.slackManagers,
        log: log.child({ platform: 'slack' }),
        now,
      }),
    );
  }
  return created;
}
