/**
 * A Discord of our own on the loopback: REST v10 and gateway, as far as this bot uses them, so that the real
 * discord.js can be tested whole.
 *
 *   const discord = await startFakeDiscord();
 *   const platform = createDiscord({ token: discord.token, apiUrl: discord.apiUrl, … });
 *   await platform.start(router);
 *   const asked = discord.interact({ command: 'latest', options: { count: 3 } });
 *   const answer = await asked.answer();            // the first message, once it stands there
 *   readMessage(answer).text                        // what a reader sees (reader.ts)
 *   const pressed = discord.press('a|k3f9');        // a button of any message, by the start of its custom_id
 *   discord.messages(discord.channelId)             // what is in the channel for everyone
 *   discord.faults.plant(routes.send, { kind: 'status', status: 502, applied: true });
 *   expect(discord.violations).toEqual([]);         // every body was checked against Discord's rules
 *   await discord.close();
 *
 * Every request body is checked against the limit table and the hand rules (rules.ts), and against Discord's
 * OpenAPI when it is at hand (openapi.ts). `waitFor` waits for a condition, with a deadline; nothing sleeps.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults, routes } from './faults.ts';
import { createGateway } from './gateway.ts';
import { fillModal, type ShownModal } from './modals.ts';
import { type AnyComponent, everyComponent } from './rules.ts';
import { createAnswerer, type ServedRequest } from './server.ts';
import {
  botUser,
  channelShape,
  type FakeChannel,
  guildShape,
  ids,
  interactionShape,
  memberShape,
  messageShape,
  type Person,
  threadShape,
} from './shapes.ts';
import { createWaiting } from './waiting.ts';
import { type Asked, createWorld, type FakeMessage, type Open } from './world.ts';

export { hasOpenApi } from './openapi.ts';
export { readMessage } from './reader.ts';
export { goodPermissions, ids } from './shapes.ts';
export type { Asked, FakeMessage } from './world.ts';
export { routes };

export async function startFakeDiscord(
  options: { token?: string; now?: () => number; nonceMs?: number } = {},
) {
  const now = options.now ?? Date.now;
  let token = options.token ?? 'MTIzNDU2Nzg5MDEyMzQ1Njc4.AbCdEf.fake-token-of-the-loopback-discord';
  let open = true;
  const violations: string[] = [];
  const requests: ServedRequest[] = [];
  const faults = createFaults();
  const { waitFor, changed } = createWaiting(() => `violations: ${violations.join('; ') || 'none'}`);
  const world = createWorld({
    now,
    violations,
    dispatch: (t, d) => gateway.dispatch(t, d),
    gatewayUrl: () => `ws://${address()}/gw`,
    ...(options.nonceMs === undefined ? {} : { nonceMs: options.nonceMs }),
  });
  const { channels, messages, asked, permissionsIn, nextId, putInChannel } = world;
  const answer = createAnswerer({
    token: () => token,
    faults,
    requests,
    violations,
    route: world.route,
    changed,
  });

  const server = createServer((request, response) => {
    answer(request, response).catch(error => {
      violations.push(`the fake itself failed: ${String(error)}`);
      response.destroy();
    });
  });
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway = createGateway({
    token: () => token,
    ready: () => ({
      v: 10,
      user: botUser,
      guilds: [{ id: ids.guild, unavailable: true }],
      resume_gateway_url: `ws://${address()}/resume`,
      application: { id: ids.application, flags: 0 },
    }),
    afterReady: () => [{ t: 'GUILD_CREATE', d: guildShape([...channels.values()]) }],
    violation: fault => violations.push(fault),
  });
  server.on('upgrade', (request, stream, head) => gateway.upgrade(request, stream, head));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));

  function ask(
    type: 2 | 3 | 4 | 5,
    channelId: string,
    person: Person,
    data: unknown,
    message: FakeMessage | null,
    useId?: string,
  ): Asked {
    const id = useId ?? nextId();
    const known = asked.get(id);
    const one: Open = known ?? {
      id,
      token: `token-${id}`,
      acknowledgedAfter: null,
      callbackType: null,
      ephemeral: false,
      original: null,
      followUps: [],
      choices: null,
      modal: null,
      form: () => waitFor(() => one.modal, `the form of interaction ${id}`),
      messageOfButton: message,
      sentAt: performance.now(),
      answer: () =>
        waitFor(
          () => (one.original !== null && (one.callbackType !== 6 || edits(one) > 0) ? one.original : null),
          `the answer to interaction ${id}`,
        ),
    };
    asked.set(id, one);
    const channel = channels.get(channelId) ?? {
      id: channelId,
      name: 'gone',
      permissions: null,
      lastMessageId: null,
    };
    const appPermissions = permissionsIn(channel);
    gateway.dispatch(
      'INTERACTION_CREATE',
      interactionShape({
        id,
        token: one.token,
        type,
        channel,
        person,
        appPermissions,
        data,
        ...(message ? { message } : {}),
      }),
    );
    return one;
  }
  const edits = (one: Asked) =>
    requests.filter(request => request.method === 'PATCH' && request.path.includes(one.token)).length;

  const everyMessage = () => [
    ...[...messages.values()].flat(),
    ...[...asked.values()].flatMap(one => [...(one.original ? [one.original] : []), ...one.followUps]),
  ];

  return {
    apiUrl: `http://${address()}/api`,
    token,
    channelId: ids.channel as string,
    violations,
    requests,
    faults,
    gateway,
    waitFor,
    /** What stands in a channel for everyone, oldest first. */
    messages: (channelId: string = ids.channel) => messages.get(channelId) ?? [],
    registeredCommands: () =>
      world.commands() as { name: string; options?: { name: string; options?: unknown[] }[] }[],
    /** Puts commands there as if registered earlier. */
    setCommands: (bodies: unknown[]) => void world.registerCommands(bodies),

    /** A person calls a sub-command. The bot must be connected. */
    interact(call: {
      command: string;
      options?: Record<string, string | number | boolean>;
      user?: Person;
      /** What the person may do there; Manage Server is 1 << 5. */
      permissions?: bigint;
      channelId?: string;
      name?: string;
      /** Repeats an earlier interaction with this id. */
      id?: string;
    }): Asked {
      const optionType = { string: 3, number: 4, boolean: 5 } as const;
      const inner = Object.entries(call.options ?? {}).map(([name, value]) => ({
        name,
        value,
        type: optionType[typeof value as keyof typeof optionType],
      }));
      const data = {
        id: '940000000000000001',
        name: call.name ?? 'dprk-russia',
        type: 1,
        options: [{ type: 1, name: call.command, options: inner }],
      };
      return ask(2, call.channelId ?? ids.channel, personOf(call), data, null, call.id);
    },

    /** A person chooses an entry in the menu of a message. */
    chooseMenu(name: string, on: FakeMessage, user: Person = {}): Asked {
      const { guild_id: _, ...message } = on as FakeMessage & { guild_id?: string };
      const data = {
        id: '940000000000000002',
        name,
        type: 3,
        target_id: on.id,
        resolved: { messages: { [on.id]: message } },
      };
      return ask(2, on.channel_id, user, data, null);
    },

    /** A person types into an option of a sub-command; gives what is offered, once it is. */
    async type(call: {
      command: string;
      option: string;
      typed: string;
      others?: Record<string, string>;
    }): Promise<{ name: string; value: string }[]> {
      const others = Object.entries(call.others ?? {}).map(([name, value]) => ({ name, value, type: 3 }));
      const focused = { name: call.option, value: call.typed, type: 3, focused: true };
      const data = {
        id: '940000000000000001',
        name: 'dprk-russia',
        type: 1,
        options: [{ type: 1, name: call.command, options: [...others, focused] }],
      };
      const one = ask(4, ids.channel, {}, data, null);
      return waitFor(() => one.choices, `suggestions for ${call.option}`);
    },

    /** A person puts a reaction on a message, or takes it away. */
    react(emoji: string, on: FakeMessage, by: { user?: Person; removed?: boolean } = {}): void {
      const person = by.user ?? {};
      const userId = person.id ?? ids.user;
      world.members.set(userId, person);
      gateway.dispatch(by.removed ? 'MESSAGE_REACTION_REMOVE' : 'MESSAGE_REACTION_ADD', {
        user_id: userId,
        channel_id: on.channel_id,
        message_id: on.id,
        guild_id: ids.guild,
        emoji: { id: null, name: emoji },
        burst: false,
        type: 0,
        ...(by.removed ? {} : { member: memberShape(person), message_author_id: ids.bot }),
      });
    },

    /** A person presses a button: the newest one whose custom_id begins so, or that stands on the given message. */
    press(customId: string, press: { user?: Person; permissions?: bigint; on?: FakeMessage } = {}): Asked {
      const places = press.on ? [press.on] : everyMessage().toReversed();
      for (const message of places) {
        for (const component of everyComponent(message.components as AnyComponent[])) {
          if (component.type !== 2 || !component.custom_id?.startsWith(customId) || component.disabled)
            continue;
          const data = { component_type: 2, custom_id: component.custom_id, id: component.id };
          return ask(3, message.channel_id, personOf(press), data, message);
        }
      }
      throw new Error(`no button that begins with ${customId}`);
    },

    /** A person chooses from the newest menu whose custom_id begins so. Discord refuses what it doesn't offer. */
    choose(customId: string, value: string, by: { user?: Person; permissions?: bigint } = {}): Asked {
      for (const message of everyMessage().toReversed())
        for (const component of everyComponent(message.components as AnyComponent[])) {
          if (component.type !== 3 || !component.custom_id?.startsWith(customId)) continue;
          const offered = component.options as { value: string }[];
          if (!offered.some(option => option.value === value)) throw new Error(`no choice ${value}`);
          const data = {
            component_type: 3,
            custom_id: component.custom_id,
            id: component.id,
            values: [value],
          };
          return ask(3, message.channel_id, personOf(by), data, message);
        }
      throw new Error(`no menu that begins with ${customId}`);
    },

    /** A person fills a form in: what isn't named stays as it was shown. */
    submit(
      modal: ShownModal,
      values: Record<string, string | string[]> = {},
      by: { user?: Person; permissions?: bigint } = {},
    ): Asked {
      return ask(5, ids.channel, personOf(by), fillModal(modal, values), null);
    },

    /** A press of a button that the bot never made, or no longer knows. */
    pressUnknown(customId: string, on: FakeMessage): Asked {
      return ask(3, on.channel_id, {}, { component_type: 2, custom_id: customId, id: 1 }, on);
    },

    /** A message of someone else. */
    addMessage(channelId: string = ids.channel, content = 'hello'): FakeMessage {
      const author = { id: ids.user, username: 'reader', discriminator: '0', avatar: null };
      const message = messageShape({
        id: nextId(),
        channelId,
        at: now(),
        components: [],
        flags: 0,
        content,
        author,
      });
      putInChannel(message);
      return message;
    },
    deleteMessage(messageId: string): void {
      for (const [channelId, list] of messages) {
        messages.set(
          channelId,
          list.filter(message => message.id !== messageId),
        );
      }
    },
    /** What the bot may do in a channel; null for what its role says. The client is told. */
    setPermissions(permissions: bigint | null, channelId: string = ids.channel): void {
      const channel = channels.get(channelId);
      if (channel === undefined) throw new Error(`no channel ${channelId}`);
      channel.permissions = permissions;
      gateway.dispatch('CHANNEL_UPDATE', channelShape(channel));
    },
    removeChannel(channelId: string = ids.channel): void {
      const channel = channels.get(channelId);
      channels.delete(channelId);
      messages.delete(channelId);
      if (channel) gateway.dispatch('CHANNEL_DELETE', channelShape(channel));
    },
    addChannel(id: string, name: string): void {
      world.addChannel(id, name);
      gateway.dispatch('CHANNEL_CREATE', channelShape(channels.get(id) as FakeChannel));
    },
    /** A thread of the digest channel; the client is told. */
    addThread(id: string, name: string): void {
      world.addChannel(id, name);
      gateway.dispatch('THREAD_CREATE', threadShape(id, name));
    },
    /** Names of the threads begun at messages, by id. */
    threads: world.threads,
    /** Nobody wrote in a thread for long: it is archived. */
    archiveThread: (id: string) => void world.archivedThreads.add(id),
    /** The few minutes in which Discord remembers nonces are over. */
    forgetNonces: () => world.nonces.clear(),
    /** From now on the token is refused. */
    revokeToken: () => {
      token = 'revoked';
    },
    async close(): Promise<void> {
      if (!open) return;
      open = false;
      gateway.stop();
      server.closeAllConnections();
      await new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}

export type FakeDiscord = Awaited<ReturnType<typeof startFakeDiscord>>;

function personOf(call: { user?: Person; permissions?: bigint }): Person {
  return call.permissions === undefined ? (call.user ?? {}) : { ...call.user, permissions: call.permissions };
}
