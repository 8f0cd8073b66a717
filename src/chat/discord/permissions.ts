import type { Client } from 'discord.js';

/** Bits of docs.discord.com topics/permissions §Bitwise Permission Flags, with the names people see in Discord. */
export const permissionBits = {
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  readMessageHistory: 1n << 16n,
  sendMessagesInThreads: 1n << 38n,
} as const;

const names: Record<keyof typeof permissionBits, string> = {
  manageGuild: 'Manage Server',
  viewChannel: 'View Channel',
  sendMessages: 'Send Messages',
  readMessageHistory: 'Read Message History',
  sendMessagesInThreads: 'Send Messages in Threads',
};

type Need = keyof typeof permissionBits;

/** What posting needs in a place of this kind; reading back is needed to be sure that nothing is posted twice. */
export function postingNeeds(inThread: boolean): Need[] {
  return ['viewChannel', inThread ? 'sendMessagesInThreads' : 'sendMessages', 'readMessageHistory'];
}

/** The permissions that are lacking, in plain words, as one sentence saying what to change; null when none is. */
export function describeMissing(
  held: { has(bit: bigint): boolean },
  needs: Need[],
  place: string,
): string | null {
  const missing = needs.filter(need => !held.has(permissionBits[need])).map(need => names[need]);
  if (missing.length === 0) return null;
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(missing);
  return `I can't post in ${place}: give my role the permission${missing.length > 1 ? 's' : ''} ${list} there (Edit Channel → Permissions).`;
}

/** Sentences for refusals by code (docs.discord.com topics/opcodes-and-status-codes §JSON Error Codes). */
export const refusals = new Map<number, string>([
  [10003, 'This channel no longer exists.'],
  [10004, 'I am no longer in this server.'],
  [
    50001,
    "I can't see this channel: give my role the permission View Channel there (Edit Channel → Permissions).",
  ],
  [
    50013,
    'I may not write in this channel: give my role the permission Send Messages there (Edit Channel → Permissions).',
  ],
  [50007, 'This person takes no messages from me.'],
  [50008, "Messages can't be posted in a channel of this kind."],
  [160005, 'This thread is locked.'],
]);

/** Those of them that people of the server can set right: removed from it, no access, no permission, a locked thread. */
export const mendable: ReadonlySet<number> = new Set([10004, 50001, 50013, 160005]);

/** What the bot holds in a channel: its permissions, or one sentence saying why they can't be told. */
export async function holdingsIn(
  client: Client<true>,
  channelId: string,
): Promise<
  | { kind: 'held'; permissions: { has(bit: bigint): boolean }; inThread: boolean; place: string }
  | { kind: 'no'; why: string; sure: boolean }
> {
  const { DiscordAPIError } = await import('discord.js');
  try {
    const channel = await client.channels.fetch(channelId);
    if (channel === null) return { kind: 'no', why: refusals.get(10003) as string, sure: true };
    if (channel.isDMBased())
      return { kind: 'held', permissions: { has: () => true }, inThread: false, place: 'our talk' };
    if (!channel.isTextBased()) return { kind: 'no', why: refusals.get(50008) as string, sure: true };
    const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
    const permissions = channel.permissionsFor(me);
    return { kind: 'held', permissions, inThread: channel.isThread(), place: `#${channel.name}` };
  } catch (error) {
    if (error instanceof DiscordAPIError) {
      const why = refusals.get(Number(error.code));
      if (why !== undefined) return { kind: 'no', why, sure: true };
    }
    return {
      kind: 'no',
      why: 'Discord did not say whether I may post there; try again in a minute.',
      sure: false,
    };
  }
}

/** Null when the channel can be posted to and read back, else one plain sentence saying what to change. */
export async function checkChannel(client: Client<true>, channelId: string): Promise<string | null> {
  if (!/^\d{15,22}$/.test(channelId)) return 'That is no Discord channel.';
  const holdings = await holdingsIn(client, channelId);
  if (holdings.kind === 'no') return holdings.why;
  return describeMissing(holdings.permissions, postingNeeds(holdings.inThread), holdings.place);
}
