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
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults, type Fault, routes } from './faults.ts';

import { createGateway } from './gateway.ts';
import { checkBody } from './openapi.ts';
import { type AnyComponent, checkCommands, checkMessage, everyComponent, type MessageBody } from './rules.ts';
import {
  botUser,
  channelShape,
  type FakeChannel,
  goodPermissions,
  guildShape,
  ids,
  interactionShape,
  messageShape,
  type Person,
} from './shapes.ts';

export { hasOpenApi } from './openapi.ts';
export { readMessage } from './reader.ts';
export { goodPermissions, ids } from './shapes.ts';
export { routes };

export type FakeMessage = ReturnType<typeof messageShape> & { nonce?: string | number };

/** An interaction and what the bot made of it. */
export interface Asked {
  id: string;
  token: string;
  /** Milliseconds from dispatch to the first response; null while there is none. */
  acknowledgedAfter: number | null;
  /** 4 message, 5 "thinking…", 6 update later, 7 update; null while unanswered. */
  callbackType: number | null;
  ephemeral: boolean;
  /** The answer, edits included; null while there is none (or only "thinking…"). */
  original: FakeMessage | null;
  followUps: FakeMessage[];
  /** The first message of the answer, once it is there. */
  answer(): Promise<FakeMessage>;
}

const gone = { status: 404, body: { message: 'Unknown interaction', code: 10062 } };
const epoch = 1_420_070_400_000;

interface Reply {
  status: number;
  body?: unknown;
}

export async function startFakeDiscord(options: { token?: string; now?: () => number } = {}) {
  const now = options.now ?? Date.now;
  let token = options.token ?? 'MTIzNDU2Nzg5MDEyMzQ1Njc4.AbCdEf.fake-token-of-the-loopback-discord';
  const violations: string[] = [];
  const requests: { method: string; path: string; body: unknown }[] = [];
  const faults = createFaults();
  const channels = new Map<string, FakeChannel>();
  const messages = new Map<string, FakeMessage[]>();
  const nonces = new Map<string, string>();
  const asked = new Map<string, Asked & { messageOfButton: FakeMessage | null; sentAt: number }>();
  const waiters = new Set<() => void>();
  let commands: unknown[] = [];
  let counter = 0;
  let open = true;

  const changed = () => {
    for (const check of [...waiters]) check();
  };
  function nextId(): string {
    counter += 1;
    return String((BigInt(Math.max(0, Math.floor(now()) - epoch)) << 22n) | BigInt(counter & 0x3fffff));
  }
  function addChannel(id: string, name: string): void {
    channels.set(id, { id, name, permissions: null, lastMessageId: null });
    messages.set(id, []);
  }
  addChannel(ids.channel, 'digests');
  addChannel(ids.otherChannel, 'general');
  const permissionsIn = (channel: FakeChannel) => channel.permissions ?? goodPermissions;

  /** Components as Discord gives them back: each with a number. */
  function numbered(components: AnyComponent[] | undefined): AnyComponent[] {
    const copy = structuredClone(components ?? []);
    let id = 0;
    for (const component of everyComponent(copy)) {
      id += 1;
      component.id = id;
    }
    return copy;
  }
  function makeMessage(channelId: string, body: MessageBody, extraFlags = 0): FakeMessage {
    const message: FakeMessage = messageShape({
      id: nextId(),
      channelId,
      at: now(),
      components: numbered(body.components),
      flags: (body.flags ?? 0) | extraFlags,
      content: typeof body.content === 'string' ? body.content : '',
    });
    return message;
  }
  function putInChannel(message: FakeMessage): void {
    messages.get(message.channel_id)?.push(message);
    const channel = channels.get(message.channel_id);
    if (channel) channel.lastMessageId = message.id;
  }

  function createMessage(channelId: string, body: MessageBody): Reply {
    const channel = channels.get(channelId);
    if (channel === undefined) return { status: 404, body: { message: 'Unknown Channel', code: 10003 } };
    const held = permissionsIn(channel);
    if (!(held & (1n << 10n))) return { status: 403, body: { message: 'Missing Access', code: 50001 } };
    if (!(held & (1n << 11n))) return { status: 403, body: { message: 'Missing Permissions', code: 50013 } };
    const faultsFound = checkMessage(body, 'create');
    violations.push(...faultsFound, ...checkBody('/channels/{channel_id}/messages', 'post', body));
    if (faultsFound.length > 0)
      return { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors: {} } };
    const nonce = body.enforce_nonce === true && body.nonce !== undefined ? String(body.nonce) : null;
    const earlier = nonce === null ? undefined : nonces.get(nonce);
    if (earlier !== undefined) {
      const there = [...messages.values()].flat().find(message => message.id === earlier);
      if (there === undefined) return { status: 404, body: { message: 'Unknown Message', code: 10008 } };
      return { status: 200, body: there };
    }
    const message = makeMessage(channelId, body);
    putInChannel(message);
    if (nonce !== null) nonces.set(nonce, message.id);
    gateway.dispatch('MESSAGE_CREATE', { ...message, guild_id: ids.guild, nonce: body.nonce });
    return { status: 200, body: { ...message, nonce: body.nonce } };
  }

  function listMessages(channelId: string, query: URLSearchParams): Reply {
    const channel = channels.get(channelId);
    if (channel === undefined) return { status: 404, body: { message: 'Unknown Channel', code: 10003 } };
    const held = permissionsIn(channel);
    if (!(held & (1n << 10n))) return { status: 403, body: { message: 'Missing Access', code: 50001 } };
    // Without the permission Discord gives an empty list, not an error.
    if (!(held & (1n << 16n))) return { status: 200, body: [] };
    const limit = Number(query.get('limit') ?? 50);
    if (!(limit >= 1 && limit <= 100)) violations.push(`list limit ${limit}`);
    const after = BigInt(query.get('after') ?? 0);
    const later = (messages.get(channelId) ?? []).filter(message => BigInt(message.id) > after);
    later.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    return { status: 200, body: later.slice(0, limit).reverse() };
  }

  function callback(id: string, body: { type: number; data?: MessageBody }): Reply {
    violations.push(
      ...checkBody('/interactions/{interaction_id}/{interaction_token}/callback', 'post', body),
    );
    const one = asked.get(id);
    if (one === undefined) return gone;
    if (one.callbackType !== null) {
      return { status: 400, body: { message: 'Interaction has already been acknowledged.', code: 40060 } };
    }
    const after = performance.now() - one.sentAt;
    if (after > 3000) return gone;
    one.acknowledgedAfter = after;
    one.callbackType = body.type;
    one.ephemeral = ((body.data?.flags ?? 0) & 64) !== 0;
    if (body.type === 6 || body.type === 7) one.ephemeral = ((one.messageOfButton?.flags ?? 0) & 64) !== 0;
    if (body.type === 4) one.original = makeMessage(channelOf(one), body.data ?? {});
    if (body.type === 7) edit(one, body.data ?? {});
    return { status: 204 };
  }
  const channelOf = (one: { messageOfButton: FakeMessage | null }) =>
    one.messageOfButton?.channel_id ?? ids.channel;

  function edit(one: Asked & { messageOfButton: FakeMessage | null }, body: MessageBody): FakeMessage {
    const inPlace = one.callbackType === 6 || one.callbackType === 7 ? one.messageOfButton : one.original;
    if (inPlace !== null) {
      inPlace.components = numbered(body.components);
      inPlace.flags |= body.flags ?? 0;
      one.original = inPlace;
      return inPlace;
    }
    one.original = makeMessage(channelOf(one), body, one.ephemeral ? 64 : 0);
    if (!one.ephemeral) putInChannel(one.original);
    return one.original;
  }

  function webhook(method: string, webhookToken: string, rest: string, body: MessageBody): Reply {
    const one = [...asked.values()].find(each => each.token === webhookToken);
    if (one === undefined) return { status: 404, body: { message: 'Unknown Webhook', code: 10015 } };
    if (one.callbackType === null) return { status: 404, body: { message: 'Unknown Webhook', code: 10015 } };
    if (method === 'PATCH' && rest === '/messages/@original') {
      violations.push(...checkMessage(body, 'edit'));
      violations.push(
        ...checkBody('/webhooks/{webhook_id}/{webhook_token}/messages/@original', 'patch', body),
      );
      return { status: 200, body: edit(one, body) };
    }
    if (method === 'POST' && rest === '') {
      violations.push(...checkMessage(body, 'create'));
      violations.push(...checkBody('/webhooks/{webhook_id}/{webhook_token}', 'post', body));
      const message = makeMessage(channelOf(one), body);
      one.followUps.push(message);
      if (!(message.flags & 64)) putInChannel(message);
      return { status: 200, body: message };
    }
    if (method === 'GET') return { status: 200, body: one.original };
    return { status: 404, body: { message: '404: Not Found', code: 0 } };
  }

  function registerCommands(body: unknown): Reply {
    violations.push(...checkCommands(body));
    violations.push(...checkBody('/applications/{application_id}/commands', 'put', body));
    commands = (body as object[]).map(command => ({
      ...dropFalse(command),
      id: nextId(),
      application_id: ids.application,
      version: nextId(),
    }));
    return { status: 200, body: commands };
  }

  function route(method: string, path: string, query: URLSearchParams, body: unknown): Reply {
    const parts = path.split('/').slice(1);
    if (path === '/gateway/bot') {
      const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
      return { status: 200, body: { url: `ws://${address()}/gw`, shards: 1, session_start_limit: limit } };
    }
    if (parts[0] === 'channels' && parts[2] === 'messages' && parts.length === 3) {
      if (method === 'POST') return createMessage(parts[1] as string, body as MessageBody);
      if (method === 'GET') return listMessages(parts[1] as string, query);
    }
    if (parts[0] === 'channels' && parts.length === 2 && method === 'GET') {
      const channel = channels.get(parts[1] as string);
      return channel === undefined
        ? { status: 404, body: { message: 'Unknown Channel', code: 10003 } }
        : { status: 200, body: channelShape(channel) };
    }
    if (parts[0] === 'applications' && parts[2] === 'commands') {
      return method === 'PUT' ? registerCommands(body) : { status: 200, body: commands };
    }
    if (parts[0] === 'interactions') return callback(parts[1] as string, body as { type: number });
    if (parts[0] === 'webhooks') {
      const rest = parts.length > 3 ? `/${parts.slice(3).join('/')}` : '';
      return webhook(method, parts[2] as string, rest, body as MessageBody);
    }
    violations.push(`no such route: ${method} ${path}`);
    return { status: 404, body: { message: '404: Not Found', code: 0 } };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const method = request.method ?? 'GET';
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    const body: unknown = raw === '' ? undefined : JSON.parse(raw);
    requests.push({ method, path, body });
    const reply = (one: Reply, headers: Record<string, string> = {}) => {
      response.writeHead(one.status, {
        ...(one.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      });
      response.end(one.body === undefined ? undefined : JSON.stringify(one.body));
      changed();
    };
    const open = /^\/(interactions|webhooks)\//.test(path);
    if (!open && request.headers.authorization !== `Bot ${token}`) {
      reply({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
      return;
    }
    const planted = faults.take(`${method} ${path}`);
    if (planted === null) {
      const limits = routes.send.test(`${method} ${path}`) ? rateLimitHeaders(4, 1) : {};
      return reply(route(method, path, url.searchParams, body), limits);
    }
    await suffer(planted, () => route(method, path, url.searchParams, body), reply, response);
    changed();
  }

  async function suffer(
    planted: { fault: Fault; released: Promise<void> },
    carryOut: () => Reply,
    reply: (one: Reply, headers?: Record<string, string>) => void,
    response: ServerResponse,
  ): Promise<void> {
    const { fault } = planted;
    if (fault.kind === 'hold') {
      await planted.released;
      return reply(carryOut());
    }
    if ('applied' in fault && fault.applied === true) carryOut();
    if (fault.kind === 'drop') {
      response.socket?.destroy();
      return;
    }
    if (fault.kind === 'rate-limit') {
      const seconds = fault.retryAfterMs / 1000;
      return reply(
        {
          status: 429,
          body: {
            message: 'You are being rate limited.',
            retry_after: seconds,
            global: fault.global ?? false,
          },
        },
        {
          'retry-after': String(Math.ceil(seconds)),
          ...(fault.global ? {} : rateLimitHeaders(0, seconds)),
          'x-ratelimit-scope': fault.global ? 'global' : 'user',
          ...(fault.global ? { 'x-ratelimit-global': 'true' } : {}),
        },
      );
    }
    if (fault.status >= 500) return reply({ status: fault.status });
    reply({ status: fault.status, body: { message: fault.message ?? 'No', code: fault.code ?? 0 } });
  }

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

  /** Waits until the predicate holds or gives something; fails after the deadline, with what was waited for. */
  function waitFor<T>(
    predicate: () => T | null | undefined | false,
    what = 'a condition',
    ms = 8000,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const done = () => {
        waiters.delete(check);
        clearTimeout(deadline);
        clearInterval(poll);
      };
      const check = () => {
        const value = predicate();
        if (value === null || value === undefined || value === false) return;
        done();
        resolve(value);
      };
      const deadline = setTimeout(() => {
        done();
        reject(
          new Error(`waited ${ms} ms in vain for ${what}; violations: ${violations.join('; ') || 'none'}`),
        );
      }, ms);
      // Some conditions change without a request: a line cut, a state noted by the client.
      const poll = setInterval(check, 10);
      waiters.add(check);
      check();
    });
  }

  function ask(
    type: 2 | 3 | 4,
    channelId: string,
    person: Person,
    data: unknown,
    message: FakeMessage | null,
    useId?: string,
  ): Asked {
    const id = useId ?? nextId();
    const known = asked.get(id);
    const one: Asked & { messageOfButton: FakeMessage | null; sentAt: number } = known ?? {
      id,
      token: `token-${id}`,
      acknowledgedAfter: null,
      callbackType: null,
      ephemeral: false,
      original: null,
      followUps: [],
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
      commands as { name: string; options?: { name: string; options?: unknown[] }[] }[],
    /** Puts commands there as if registered earlier. */
    setCommands: (bodies: unknown[]) => void registerCommands(bodies),

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
      addChannel(id, name);
      gateway.dispatch('CHANNEL_CREATE', channelShape(channels.get(id) as FakeChannel));
    },
    /** The few minutes in which Discord remembers nonces are over. */
    forgetNonces: () => nonces.clear(),
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

/** What Discord says of a route's limit with each answer. */
function rateLimitHeaders(remaining: number, seconds: number): Record<string, string> {
  return {
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset-after': String(seconds),
    'x-ratelimit-bucket': 'bucket-of-this-route',
  };
}

/** Discord leaves out of a command what is false. */
function dropFalse(value: unknown): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (key === 'required' && inner === false ? undefined : inner)),
  );
}
