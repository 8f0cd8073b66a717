import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'discord.js';
import type { Command } from '../../../commands/command.ts';
import { DeliveryError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { isThreadOrder } from '../../model/digest.ts';
import type { Timestamp } from '../../model/item.ts';
import type { MessageMenu, Platform } from '../platform.ts';
import { type Connection, createStateKeeper, openConnection } from './connection.ts';
import { findDelivery } from './finding.ts';
import { createInteractionHandler } from './interactions.ts';
import type { DiscordPayload } from './parts.ts';
import { checkChannel } from './permissions.ts';
import { createReactionHandler } from './reactions.ts';
import { buildCommandBody, buildMenuBody, registerCommands } from './registration.ts';
import { renderView } from './render.ts';
import { editMessage, isArchivedThread, postMessage, reopenThread, startThread, withKey } from './sending.ts';

export interface DiscordOptions {
  token: string;
  /** Where the API is, for tests and proxies: "http://127.0.0.1:4000/api"; null for Discord itself. */
  apiUrl: string | null;
  commands: readonly Command[];
  /** The slash command all commands are under: "dprk-russia". */
  commandName: string;
  messageMenu: MessageMenu | null;
  /** Name or id of the role that may manage subscriptions beside Manage Server. */
  managerRole: string | null;
  log: Log;
  now: () => Timestamp;
  facts: { get(name: string): Promise<string | null>; set(name: string, value: string): Promise<void> };
}

/** Our own time limit for a request (15 s), then ample time for one that was taken to appear in the list. */
const quarantineMs = 150_000;
/** How long a stop waits for answers under way; the whole process has five seconds. */
const lastAnswersMs = 2_000;
/** Pause before a failed registration is tried again. */
const registerAgainMs = 60_000;
const notValid = 'refused: the token is not valid';

/**
 * Discord as a platform. Nothing is loaded or connected before `start`.
 * Throws RangeError at once when a command does not fit Discord's limits.
 */
export function createDiscord(options: DiscordOptions): Platform {
  const { log, facts } = options;
  const state = createStateKeeper(options.now);
  const { messageMenu } = options;
  const bodies = [
    buildCommandBody(options.commandName, options.commands),
    ...(messageMenu === null ? [] : [buildMenuBody(messageMenu.name)]),
  ];
  let connection: Connection | null = null;
  const underway = new Set<Promise<void>>();

  /** Asks something of Discord while the connection is there. Throws DeliveryError with its verdict. */
  async function ask<T>(request: (client: Client<true>) => Promise<T>): Promise<T> {
    if (connection === null || state.get().state === notValid) {
      throw new DeliveryError(`Discord is ${state.get().state}`, { verdict: 'retry', retryAfterMs: 60_000 });
    }
    try {
      return await request(connection.client);
    } catch (error) {
      // After a 401 discord.js forgets the token: every later request would fail without being sent.
      if (((error as DeliveryError).cause as { status?: unknown } | undefined)?.status === 401)
        state.set(notValid);
      throw error;
    }
  }

  const post = (channelId: string, payload: DiscordPayload, nonce: string): Promise<string> =>
    ask(client => postMessage(client, channelId, payload, nonce));

  /** Digests go out and the commands registered before work whether or not this succeeds; it is tried until it does. */
  async function register(client: Client<true>): Promise<void> {
    try {
      await registerCommands({ bodies, applicationId: client.application.id, rest: client.rest, facts, log });
    } catch (error) {
      log.error({ error: String(error) }, 'discord: the command could not be registered; it is tried again');
      setTimeout(() => {
        if (connection?.client === client) void register(client);
      }, registerAgainMs).unref();
    }
  }

  return {
    name: 'discord',
    quarantineMs,
    canEdit: true,
    state: () => state.get(),
    render: renderView,

    async start(router) {
      const answer = createInteractionHandler({
        router,
        commandName: options.commandName,
        messageMenu,
        managerRole: options.managerRole,
        log,
        post,
      });
      const { managerRole } = options;
      const react = createReactionHandler({ router, managerRole, log });
      const prepare = (client: Client) =>
        client
          .on('interactionCreate', interaction => void answer(interaction))
          .on('messageReactionAdd', (reaction, user) => void react(reaction, user, true))
          .on('messageReactionRemove', (reaction, user) => void react(reaction, user, false));
      connection = await openConnection({
        token: options.token,
        apiUrl: options.apiUrl,
        log,
        state,
        prepare,
      });
      const { client } = connection;
      log.info({ as: client.user.tag, servers: client.guilds.cache.size }, 'discord: connected');
      await register(client);
    },

    async stop() {
      const open = connection;
      // Answers under way may still be shown; a new one is not begun.
      for (const event of ['interactionCreate', 'messageReactionAdd', 'messageReactionRemove'])
        open?.client.removeAllListeners(event);
      await Promise.race([Promise.allSettled(underway), delay(lastAnswersMs, undefined, { ref: false })]);
      connection = null;
      await open?.close();
    },

    async send(delivery) {
      const { edits, channel } = delivery;
      const target = edits?.messageId ?? null;
      if (isThreadOrder(delivery.payload) && target !== null) {
        const { openThread } = delivery.payload;
        return { messageId: await ask(client => startThread(client, channel.id, target, openThread)) };
      }
      // An edited message keeps the key it was posted with.
      const payload = withKey(delivery.payload as DiscordPayload, edits?.key ?? delivery.key, delivery.label);
      if (target !== null) {
        await ask(client => editMessage(client, channel.id, target, payload));
        return { messageId: target };
      }
      try {
        return { messageId: await post(channel.id, payload, delivery.key) };
      } catch (error) {
        if (!isArchivedThread(error)) throw error;
        await ask(client => reopenThread(client, channel.id));
        return { messageId: await post(channel.id, payload, delivery.key) };
      }
    },

    async find(delivery) {
      if (connection === null) throw new DeliveryError('not connected to Discord', { verdict: 'retry' });
      return findDelivery(connection.client, delivery);
    },

    async linkTo(channel, messageId) {
      const found = await connection?.client.channels.fetch(channel.id).catch(() => null);
      if (!found || !('guildId' in found)) return null;
      const base = `https://discord.com/channels/${found.guildId}`;
      // A thread bears the id of the message it began with, and is a channel.
      const thread = await connection?.client.channels.fetch(messageId).catch(() => null);
      return thread ? `${base}/${messageId}` : `${base}/${channel.id}/${messageId}`;
    },

    async check(channel) {
      if (connection === null) return `I am not connected to Discord (${state.get().state}).`;
      return checkChannel(connection.client, channel.id);
    },
  };
}
