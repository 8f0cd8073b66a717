/** The shapes discord.js reads. A missing key is forgiven, a null in the wrong place is not. */

export const ids = {
  application: '900000000000000001',
  bot: '900000000000000001',
  guild: '910000000000000001',
  botRole: '910000000000000002',
  editorRole: '910000000000000003',
  managerRole: '910000000000000004',
  channel: '920000000000000001',
  otherChannel: '920000000000000002',
  user: '930000000000000001',
} as const;

export const botUser = {
  id: ids.bot,
  username: 'digest',
  discriminator: '0',
  global_name: 'Digest',
  avatar: null,
  bot: true,
};

export interface FakeChannel {
  id: string;
  name: string;
  /** What the bot may do there; null: what its role says. */
  permissions: bigint | null;
  lastMessageId: string | null;
}

/** View, send, embed, read history, threads: what the README asks for. */
export const goodPermissions = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 38n);
const everything = (1n << 53n) - 1n;

/** A text channel; the bot's permissions are an overwrite for its role. */
export function channelShape(channel: FakeChannel) {
  return {
    id: channel.id,
    type: 0,
    guild_id: ids.guild,
    name: channel.name,
    position: 0,
    topic: null,
    nsfw: false,
    parent_id: null,
    rate_limit_per_user: 0,
    last_message_id: channel.lastMessageId,
    permission_overwrites:
      channel.permissions === null
        ? []
        : [
            {
              id: ids.botRole,
              type: 0,
              allow: String(channel.permissions),
              deny: String(everything & ~channel.permissions),
            },
          ],
  };
}

/** A public thread of the digest channel, made by the bot. */
export function threadShape(id: string, name: string) {
  return {
    id,
    type: 11,
    guild_id: ids.guild,
    parent_id: ids.channel,
    owner_id: ids.bot,
    name,
    last_message_id: null,
    rate_limit_per_user: 0,
    message_count: 0,
    total_message_sent: 0,
    member_count: 1,
    flags: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: '2026-01-01T00:00:00.000Z',
      create_timestamp: '2026-01-01T00:00:00.000Z',
      locked: false,
    },
  };
}

function roleShape(id: string, name: string, permissions: bigint) {
  return {
    id,
    name,
    permissions: String(permissions),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: id === ids.guild ? 0 : 1,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

export function guildShape(channels: FakeChannel[]) {
  return {
    id: ids.guild,
    name: 'Newsroom',
    icon: null,
    owner_id: '930000000000000099',
    unavailable: false,
    preferred_locale: 'en-US',
    features: [],
    emojis: [],
    stickers: [],
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    system_channel_flags: 0,
    afk_timeout: 300,
    joined_at: '2026-01-01T00:00:00.000Z',
    large: false,
    member_count: 2,
    roles: [
      roleShape(ids.guild, '@everyone', 1n << 10n),
      roleShape(ids.botRole, 'digest', goodPermissions),
      roleShape(ids.editorRole, 'Editors', 0n),
      roleShape(ids.managerRole, 'Managers', 1n << 5n),
    ],
    members: [
      {
        user: botUser,
        roles: [ids.botRole],
        joined_at: '2026-01-01T00:00:00.000Z',
        deaf: false,
        mute: false,
        flags: 0,
      },
    ],
    channels: channels.map(channelShape),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export interface Person {
  id?: string;
  name?: string;
  roles?: string[];
  /** Bits held in the channel; Manage Server is 1 << 5. */
  permissions?: bigint;
  /** The language their Discord is set to (en-GB). */
  locale?: string;
}

/** Someone of the server. */
export function memberShape(person: Person) {
  return {
    user: {
      id: person.id ?? ids.user,
      username: 'reader',
      global_name: person.name ?? 'Reader',
      discriminator: '0',
      avatar: null,
    },
    nick: null,
    roles: person.roles ?? [],
    joined_at: '2026-01-01T00:00:00.000Z',
    deaf: false,
    mute: false,
    flags: 0,
  };
}

/** What every interaction carries, whoever sends it. */
export function interactionShape(options: {
  id: string;
  token: string;
  type: 2 | 3 | 4 | 5;
  channel: FakeChannel;
  person: Person;
  appPermissions: bigint;
  data: unknown;
  message?: unknown;
}) {
  const { person } = options;
  return {
    id: options.id,
    application_id: ids.application,
    type: options.type,
    token: options.token,
    version: 1,
    guild_id: ids.guild,
    channel_id: options.channel.id,
    channel: channelShape(options.channel),
    member: { ...memberShape(person), permissions: String(person.permissions ?? 0n) },
    locale: person.locale ?? 'en-GB',
    guild_locale: 'en-US',
    app_permissions: String(options.appPermissions),
    entitlements: [],
    authorizing_integration_owners: { '0': ids.guild },
    context: 0,
    attachment_size_limit: 10_485_760,
    data: options.data,
    ...(options.message === undefined ? {} : { message: options.message }),
  };
}

export function messageShape(options: {
  id: string;
  channelId: string;
  at: number;
  components: unknown[];
  flags: number;
  content?: string;
  author?: unknown;
}) {
  return {
    id: options.id,
    channel_id: options.channelId,
    author: options.author ?? botUser,
    type: 0,
    content: options.content ?? '',
    timestamp: new Date(options.at).toISOString(),
    edited_timestamp: null as string | null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    flags: options.flags,
    components: options.components,
  };
}
