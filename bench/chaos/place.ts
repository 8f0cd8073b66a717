import { readCustomId } from '../../src/chat/discord/buttons.ts';
import { deliveryEvent } from '../../src/chat/slack/outbox.ts';
import { startFakeDiscord } from '../../test/helpers/fake-discord/fake-discord.ts';
import { startFakeSlack } from '../../test/helpers/fake-slack/fake-slack.ts';
import { type Asked, startFront } from './front.ts';
import type { Weather } from './storm.ts';

export type ChatName = 'discord' | 'slack';

/** What the run wants of a platform's front. */
export interface Strain {
  sending(): Weather;
  asking(): Weather;
  /** A message has been carried out; true: the bot shall hear nothing of it. */
  onSent(): boolean;
}

/** A platform in the storm: the fake, a front before it, and what can be done to both. */
export interface Place {
  name: ChatName;
  channels: string[];
  /** Settings that lead the bot here. */
  environment: Record<string, string>;
  /** The keys of what stands in a channel, oldest first; null for a message without one. */
  keysIn(channel: string): Promise<(string | null)[]>;
  /** The token is refused, or taken again. */
  setToken(valid: boolean): void;
  /** The bot may post in a channel, or no longer. */
  setAllowed(channel: string, allowed: boolean): void;
  /** The channel is gone for good. */
  remove(channel: string): void;
  dropSockets(): void;
  freezeSockets(): void;
  /** How often the bot has connected. */
  connections(): number;
  violations: string[];
  close(): Promise<void>;
}

const seeAndReadOnly = (1n << 10n) | (1n << 16n);

/** Discord holds a nonce for "a few minutes": here for the shortest time the bot is allowed to rely on. */
const nonceMs = 60_000;

export async function openDiscord(strain: Strain, channelCount: number): Promise<Place> {
  const fake = await startFakeDiscord({ nonceMs });
  const channels: string[] = [];
  for (let number = 1; number <= channelCount; number += 1) {
    const id = `9210000000000${String(number).padStart(5, '0')}`;
    fake.addChannel(id, `desk-${number}`);
    channels.push(id);
  }
  let valid = true;
  const isSend = ({ method, path }: Asked) => method === 'POST' && /\/channels\/\d+\/messages$/.test(path);
  const front = await startFront({
    behind: new URL(fake.apiUrl).host,
    weather: asked => (isSend(asked) ? strain.sending() : strain.asking()),
    instead: () => (valid ? null : { status: 401, body: { message: '401: Unauthorized', code: 0 } }),
    onApplied: asked => isSend(asked) && strain.onSent(),
    limit: (global, seconds) => ({
      headers: {
        'retry-after': String(seconds),
        'x-ratelimit-scope': global ? 'global' : 'user',
        ...(global ? { 'x-ratelimit-global': 'true' } : {}),
      },
      body: { message: 'You are being rate limited.', retry_after: seconds, global },
    }),
  });
  return {
    name: 'discord',
    channels,
    environment: { DISCORD_TOKEN: fake.token, DISCORD_API_URL: `http://${front.address}/api` },
    keysIn: async channel => fake.messages(channel).map(keyOfDiscord),
    setToken: to => {
      valid = to;
    },
    setAllowed: (channel, allowed) => fake.setPermissions(allowed ? null : seeAndReadOnly, channel),
    remove: channel => fake.removeChannel(channel),
    dropSockets: () => fake.gateway.drop(),
    freezeSockets: () => fake.gateway.freeze(),
    connections: () => fake.gateway.counts().sessions + fake.gateway.counts().resumes,
    violations: fake.violations,
    async close() {
      await front.close();
      await fake.close();
    },
  };
}

function keyOfDiscord(message: { components: unknown }): string | null {
  const found = JSON.stringify(message.components).matchAll(/"custom_id":"([^"]+)"/g);
  for (const [, id] of found) {
    const key = readCustomId(id as string)?.key;
    if (key) return key;
  }
  return null;
}

export async function openSlack(strain: Strain, channelCount: number): Promise<Place> {
  const fake = await startFakeSlack();
  const api = fake.apiUrl;
  const call = async (method: string, body: Record<string, string>) => {
    const answer = await fetch(`${api}${method}`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxp-fake-admin-token' },
      body: new URLSearchParams(body),
    });
    const read = (await answer.json()) as { ok: boolean; error?: string; channel: { id: string } };
    if (!read.ok) throw new Error(`${method}: ${read.error}`);
    return read;
  };
  const channels: string[] = [];
  for (let number = 1; number <= channelCount; number += 1) {
    const { channel } = await call('conversations.create', { name: `desk-${number}` });
    await call('conversations.invite', { channel: channel.id, users: fake.bot.id });
    channels.push(channel.id);
  }
  let valid = true;
  const outside = new Set<string>();
  const removed = new Set<string>();
  const methodOf = ({ path }: Asked) => path.replace(/^\/api\//, '');
  const isSend = (asked: Asked) => methodOf(asked) === 'chat.postMessage';
  const front = await startFront({
    behind: new URL(api).host,
    weather: asked => (isSend(asked) ? strain.sending() : strain.asking()),
    instead(asked) {
      if (!valid) return { status: 200, body: { ok: false, error: 'token_revoked' } };
      const channel = new URLSearchParams(asked.body.toString()).get('channel') ?? '';
      if (removed.has(channel)) return { status: 200, body: { ok: false, error: 'channel_not_found' } };
      if (!outside.has(channel)) return null;
      if (methodOf(asked) === 'conversations.info')
        return { status: 200, body: { ok: true, channel: { id: channel, is_member: false } } };
      return { status: 200, body: { ok: false, error: 'not_in_channel' } };
    },
    onApplied: asked => isSend(asked) && strain.onSent(),
    limit: (_, seconds) => ({
      headers: { 'retry-after': String(seconds) },
      body: { ok: false, error: 'ratelimited' },
    }),
  });
  return {
    name: 'slack',
    channels,
    environment: {
      SLACK_BOT_TOKEN: fake.botToken,
      SLACK_APP_TOKEN: fake.appToken,
      SLACK_API_URL: `http://${front.address}/api/`,
    },
    keysIn: async channel => (await fake.messages(channel)).map(keyOfSlack),
    setToken: to => {
      valid = to;
    },
    setAllowed: (channel, allowed) => void (allowed ? outside.delete(channel) : outside.add(channel)),
    remove: channel => void removed.add(channel),
    dropSockets: () => fake.dropSockets(),
    freezeSockets: () => fake.freezeSockets(),
    connections: () => fake.sockets().ever,
    violations: fake.violations,
    async close() {
      await front.close();
      await fake.close();
    },
  };
}

function keyOfSlack(message: { metadata: unknown }): string | null {
  const { event_type, event_payload } = (message.metadata ?? {}) as {
    event_type?: string;
    event_payload?: { key?: string };
  };
  return event_type === deliveryEvent ? (event_payload?.key ?? null) : null;
}
