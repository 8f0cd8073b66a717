import type { Client, CloseEvent } from 'discord.js';
import { DigestError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Timestamp } from '../../model/item.ts';

/** Longer than any honest answer of the API; discord.js would wait as long by default, and then try again. */
export const requestTimeoutMs = 15_000;
/** As many people are kept in memory. */
const remembered = 200;
const readyTimeoutMs = 30_000;
/** How long READY may wait for servers to arrive. Interactions queue meanwhile, and they have three seconds. */
const guildTimeoutMs = 2_000;

export interface Connection {
  client: Client<true>;
  close(): Promise<void>;
}

/** Keeps what the platform says of itself, and since when. */
export interface StateKeeper {
  set(state: string): void;
  get(): { state: string; since: Timestamp };
}

/** Makes a keeper; setting the same state again leaves its time. */
export function createStateKeeper(now: () => Timestamp): StateKeeper {
  let current = { state: 'not started', since: now() };
  return {
    set: state => {
      if (state !== current.state) current = { state, since: now() };
    },
    get: () => current,
  };
}

/**
 * Connects to Discord with the intents Guilds and Guild Message Reactions, neither privileged, and gives the connection once its servers are known.
 * discord.js is loaded here and not before: a process without a token stays light.
 * Nothing is repeated or waited for silently: retries are off, and rate limits on channels are thrown.
 * Throws DigestError, for the operator, when the token or the address is wrong.
 */
export async function openConnection(options: {
  token: string;
  apiUrl: string | null;
  log: Log;
  state: StateKeeper;
  /** Told once the client is made, before it connects, so that no early event is missed. */
  prepare(client: Client): void;
}): Promise<Connection> {
  const { log, state } = options;
  const { Client, Events, GatewayIntentBits, Options, Partials } = await import('discord.js');
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessageReactions],
    // Reactions on messages that are not in memory, which none is, come as parts.
    partials: [Partials.Message, Partials.Channel, Partials.Reaction, Partials.User],
    rest: {
      ...(options.apiUrl === null ? {} : { api: options.apiUrl.replace(/(?<!\/)\/+$/, '') }),
      version: '10',
      retries: 0,
      timeout: requestTimeoutMs,
      // A delivery is put off by its own ledger; an answer to a person may wait its turn, and that is logged.
      rejectOnRateLimit: limit => limit.route.startsWith('/channels'),
    },
    ws: { version: 10 },
    allowedMentions: { parse: [] },
    enforceNonce: true,
    waitGuildTimeout: guildTimeoutMs,
    // Messages are never read from memory, and people only while they are answered: the process must not grow.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: remembered, keepOverLimit: user => user.id === user.client.user.id },
      GuildMemberManager: {
        maxSize: remembered,
        keepOverLimit: member => member.id === member.client.user.id,
      },
    }),
  });
  state.set('connecting');
  client.on(Events.ShardReady, () => state.set('connected'));
  client.on(Events.ShardResume, (_id, replayed) => {
    state.set('connected');
    log.info({ replayed }, 'discord: connection resumed');
  });
  client.on(Events.ShardReconnecting, () => {
    state.set('reconnecting');
    log.warn({}, 'discord: connection lost, reconnecting');
  });
  client.on(Events.ShardDisconnect, event => {
    state.set(describeClose(event));
    log.error({ code: event.code }, 'discord: disconnected for good');
  });
  client.on(Events.ShardError, error => log.warn({ error: String(error) }, 'discord: connection error'));
  client.on(Events.Invalidated, () => state.set('refused: the session was ended by Discord'));
  client.on(Events.Error, error => log.error({ error: String(error) }, 'discord: client error'));
  client.on(Events.Warn, message => log.warn({}, `discord: ${message}`));
  client.rest.on('rateLimited', limit =>
    log.warn({ route: limit.route, ms: limit.timeToReset, global: limit.global }, 'discord: rate limit met'),
  );
  options.prepare(client);
  try {
    const ready = waitForReady(client, Events.ClientReady);
    await Promise.race([Promise.all([client.login(options.token), ready.promise]), ready.refused]).finally(
      ready.cancel,
    );
  } catch (error) {
    const failure = describeFailure(error, options.apiUrl);
    state.set(failure.state);
    await client.destroy().catch(() => undefined);
    throw new DigestError(failure.message, { cause: error });
  }
  state.set('connected');
  return {
    client: client as Client<true>,
    close: async () => {
      client.removeAllListeners();
      client.on(Events.Error, () => undefined);
      await client.destroy();
      state.set('stopped');
    },
  };
}

/** The moment the servers are known, or the refusal that comes instead. */
function waitForReady(client: Client, readyEvent: 'clientReady') {
  const ready = Promise.withResolvers<void>();
  const refused = Promise.withResolvers<never>();
  // Either may settle after the other has decided; that is no unhandled failure.
  ready.promise.catch(() => undefined);
  refused.promise.catch(() => undefined);
  const timer = setTimeout(
    () => ready.reject(new Error(`no READY within ${readyTimeoutMs / 1000} s`)),
    readyTimeoutMs,
  );
  const onReady = () => ready.resolve();
  const onClose = (event: CloseEvent) =>
    refused.reject(Object.assign(new Error('closed'), { close: event.code }));
  client.once(readyEvent, onReady);
  client.once('shardDisconnect', onClose);
  return {
    promise: ready.promise,
    refused: refused.promise,
    cancel: () => {
      clearTimeout(timer);
      client.off(readyEvent, onReady);
      client.off('shardDisconnect', onClose);
    },
  };
}

/** Gateway close codes that end for good (docs.discord.com topics/opcodes-and-status-codes §Gateway Close Event Codes). */
const closeReasons = new Map([
  [4004, 'the token is not valid'],
  [4010, 'the shard is not valid'],
  [4011, 'the bot is in too many servers for one connection'],
  [4012, 'the API version is not valid'],
  [4013, 'the intents are not valid'],
  [4014, 'the intents are not allowed for this bot'],
]);

function describeClose(event: CloseEvent): string {
  return `refused: ${closeReasons.get(event.code) ?? `Discord closed the connection (${event.code})`}`;
}

function describeFailure(error: unknown, apiUrl: string | null): { state: string; message: string } {
  const { code, status, close } = error as { code?: unknown; status?: unknown; close?: number };
  if (code === 'TokenInvalid' || status === 401 || close === 4004) {
    return {
      state: 'refused: the token is not valid',
      message:
        'Discord does not accept DISCORD_TOKEN. Copy the token anew: discord.com/developers → your application → Bot → Reset Token.',
    };
  }
  if (close !== undefined) {
    const reason = closeReasons.get(close) ?? `code ${close}`;
    return { state: `refused: ${reason}`, message: `Discord closed the connection: ${reason}.` };
  }
  const cause = error instanceof Error ? error.message : String(error);
  const address = apiUrl === null ? 'Discord' : `Discord at the address in DISCORD_API_URL`;
  return {
    state: 'unreachable',
    message: `${address} can't be reached: ${cause}. Check the network and the address.`,
  };
}
