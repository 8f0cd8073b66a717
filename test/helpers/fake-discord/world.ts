import { checkModal, type ShownModal } from './modals.ts';
import { checkBody } from './openapi.ts';
import { type AnyComponent, checkCommands, checkMessage, everyComponent, type MessageBody } from './rules.ts';
import {
  botUser,
  channelShape,
  type FakeChannel,
  goodPermissions,
  ids,
  memberShape,
  messageShape,
  type Person,
  threadShape,
} from './shapes.ts';

export type FakeMessage = ReturnType<typeof messageShape> & { nonce?: string | number };

/** An interaction and what the bot made of it. */
export interface Asked {
  id: string;
  token: string;
  /** Milliseconds from dispatch to the first response; null while there is none. */
  acknowledgedAfter: number | null;
  /** 4 message, 5 "thinking…", 6 update later, 7 update, 9 a form; null while unanswered. */
  callbackType: number | null;
  ephemeral: boolean;
  /** The answer, edits included; null while there is none (or only "thinking…"). */
  original: FakeMessage | null;
  followUps: FakeMessage[];
  /** What was offered while somebody typed; null while nothing was. */
  choices: { name: string; value: string }[] | null;
  /** The form that was shown; null while there is none. */
  modal: ShownModal | null;
  /** The form, once it is shown. */
  form(): Promise<ShownModal>;
  /** The first message of the answer, once it is there. */
  answer(): Promise<FakeMessage>;
}

/** An interaction with what the fake has to remember of it. */
export type Open = Asked & { messageOfButton: FakeMessage | null; sentAt: number };

export interface Reply {
  status: number;
  body?: unknown;
}

const gone = { status: 404, body: { message: 'Unknown interaction', code: 10062 } };
const epoch = 1_420_070_400_000;

/** Everything Discord keeps, and what each request does to it. Bodies are checked as they come in. */
export function createWorld(options: {
  now(): number;
  violations: string[];
  dispatch(t: string, d: unknown): void;
  gatewayUrl(): string;
  /** For so long a nonce is remembered. */
  nonceMs?: number;
}) {
  const { now, violations, nonceMs = Number.POSITIVE_INFINITY } = options;
  const channels = new Map<string, FakeChannel>();
  const messages = new Map<string, FakeMessage[]>();
  const nonces = new Map<string, string>();
  /** Names of threads by id, and which are archived. */
  const threads = new Map<string, string>();
  const archivedThreads = new Set<string>();
  /** People of the server who were met. */
  const members = new Map<string, Person>();
  const asked = new Map<string, Open>();
  let commands: unknown[] = [];
  let counter = 0;

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
    if (archivedThreads.has(channelId))
      return { status: 400, body: { message: 'Operation not permitted on archived thread', code: 50083 } };
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
      if (now() - Date.parse(there.timestamp) < nonceMs) return { status: 200, body: there };
    }
    const message = makeMessage(channelId, body);
    putInChannel(message);
    if (nonce !== null) nonces.set(nonce, message.id);
    options.dispatch('MESSAGE_CREATE', { ...message, guild_id: ids.guild, nonce: body.nonce });
    return { status: 200, body: { ...message, nonce: body.nonce } };
  }

  /** A thread bears the id of its message; a message has one at most. */
  function startThread(channelId: string, messageId: string, body: { name: string }): Reply {
    violations.push(...checkBody('/channels/{channel_id}/messages/{message_id}/threads', 'post', body));
    if (body.name === '' || body.name.length > 100) violations.push(`thread name ${body.name}`);
    if (threads.has(channelId))
      return { status: 400, body: { message: 'Cannot execute action on this channel type', code: 50024 } };
    if (!messages.get(channelId)?.some(one => one.id === messageId))
      return { status: 404, body: { message: 'Unknown Message', code: 10008 } };
    if (threads.has(messageId))
      return { status: 400, body: { message: 'A thread has already been created', code: 160004 } };
    threads.set(messageId, body.name);
    addChannel(messageId, body.name);
    const shape = threadShape(messageId, body.name);
    options.dispatch('THREAD_CREATE', shape);
    return { status: 201, body: shape };
  }

  function editMessage(channelId: string, messageId: string, body: MessageBody): Reply {
    const faultsFound = checkMessage(body, 'edit');
    violations.push(
      ...faultsFound,
      ...checkBody('/channels/{channel_id}/messages/{message_id}', 'patch', body),
    );
    if (faultsFound.length > 0)
      return { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors: {} } };
    const message = messages.get(channelId)?.find(one => one.id === messageId);
    if (message === undefined) return { status: 404, body: { message: 'Unknown Message', code: 10008 } };
    if (message.author !== botUser)
      return {
        status: 403,
        body: { message: 'Cannot edit a message authored by another user', code: 50005 },
      };
    message.components = numbered(body.components);
    message.edited_timestamp = new Date(now()).toISOString();
    return { status: 200, body: message };
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
    if (body.type === 8) {
      const { choices = [] } = body.data as { choices?: { name: string; value: string }[] };
      violations.push(...checkChoices(choices));
      one.choices = choices;
    }
    if (body.type === 9) {
      one.modal = body.data as unknown as ShownModal;
      violations.push(...checkModal(one.modal));
    }
    return { status: 204 };
  }
  const channelOf = (one: { messageOfButton: FakeMessage | null }) =>
    one.messageOfButton?.channel_id ?? ids.channel;

  function edit(one: Open, body: MessageBody): FakeMessage {
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
      return { status: 200, body: { url: options.gatewayUrl(), shards: 1, session_start_limit: limit } };
    }
    if (parts[0] === 'channels' && parts[2] === 'messages' && parts.length === 3) {
      if (method === 'POST') return createMessage(parts[1] as string, body as MessageBody);
      if (method === 'GET') return listMessages(parts[1] as string, query);
    }
    if (parts[0] === 'channels' && parts[2] === 'messages' && parts.length === 4 && method === 'PATCH')
      return editMessage(parts[1] as string, parts[3] as string, body as MessageBody);
    if (parts[0] === 'channels' && parts[4] === 'threads' && method === 'POST')
      return startThread(parts[1] as string, parts[3] as string, body as { name: string });
    if (parts[0] === 'channels' && parts.length === 2 && method === 'PATCH') {
      violations.push(...checkBody('/channels/{channel_id}', 'patch', body));
      const { archived } = body as { archived?: boolean };
      if (archived === false) archivedThreads.delete(parts[1] as string);
      return { status: 200, body: threadShape(parts[1] as string, 'thread') };
    }
    if (parts[0] === 'channels' && parts.length === 2 && method === 'GET' && threads.has(parts[1] as string))
      return {
        status: 200,
        body: threadShape(parts[1] as string, threads.get(parts[1] as string) as string),
      };
    if (parts[0] === 'channels' && parts.length === 2 && method === 'GET') {
      const channel = channels.get(parts[1] as string);
      return channel === undefined
        ? { status: 404, body: { message: 'Unknown Channel', code: 10003 } }
        : { status: 200, body: channelShape(channel) };
    }
    if (parts[0] === 'guilds' && parts[2] === 'members' && parts.length === 4 && method === 'GET') {
      const member = members.get(parts[3] as string);
      return member === undefined
        ? { status: 404, body: { message: 'Unknown Member', code: 10007 } }
        : { status: 200, body: memberShape(member) };
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

  return {
    channels,
    messages,
    asked,
    nonces,
    threads,
    archivedThreads,
    members,
    addChannel,
    permissionsIn,
    nextId,
    putInChannel,
    registerCommands,
    route,
    commands: () => commands,
  };
}

/** interactions/application-commands §Application Command Option Choice Structure, and at most 25 of them. */
function checkChoices(choices: { name: string; value: string }[]): string[] {
  const faults = choices.length > 25 ? [`${choices.length} suggestions`] : [];
  for (const { name, value } of choices)
    if (name === '' || name.length > 100 || value.length > 100) faults.push(`suggestion too long: ${name}`);
  return faults;
}

/** Discord leaves out of a command what is false. */
function dropFalse(value: unknown): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (key === 'required' && inner === false ? undefined : inner)),
  );
}
