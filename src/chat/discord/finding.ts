import type { Client } from 'discord.js';
import { DeliveryError } from '../../errors.ts';
import type { Delivery } from '../../model/digest.ts';
import { discordLimits } from '../limits.ts';
import { readCustomId } from './buttons.ts';
import { buttonsOf, type DiscordPayload } from './parts.ts';
import { holdingsIn, permissionBits } from './permissions.ts';
import { judge } from './verdict.ts';

/** Our clock may have been wrong when the try was noted (set in another zone's time, say): look back this much further. */
const clockSkewMs = 24 * 3_600_000;

interface ListedMessage {
  id: string;
  author?: { id: string };
  components?: DiscordPayload['components'];
}

/**
 * Looks for a delivery among the bot's messages since its last try. Without the permission to read history
 * Discord gives an empty list, not an error: an empty list counts only when the permission is held.
 * Throws DeliveryError for what may pass (no connection, a failed request), so that it is looked for again.
 */
export async function findDelivery(
  client: Client<true>,
  delivery: Delivery,
): Promise<{ kind: 'found'; messageId: string } | { kind: 'absent' } | { kind: 'unknown'; why: string }> {
  if (!client.isReady()) throw new DeliveryError('not connected to Discord', { verdict: 'retry' });
  const channelId = delivery.channel.id;
  const holdings = await holdingsIn(client, channelId);
  if (holdings.kind === 'no') {
    if (!holdings.sure) throw new DeliveryError(holdings.why, { verdict: 'retry' });
    return { kind: 'unknown', why: holdings.why };
  }
  for (const need of ['viewChannel', 'readMessageHistory'] as const) {
    if (!holdings.permissions.has(permissionBits[need])) {
      return { kind: 'unknown', why: `no permission to read the history of ${holdings.place}` };
    }
  }
  const since = Date.parse(delivery.lastAttempt ?? delivery.created) - clockSkewMs;
  let after = snowflakeAt(since);
  for (;;) {
    const page = await listAfter(client, channelId, after);
    const found = page.find(
      message => message.author?.id === client.user.id && carriesKey(message, delivery.key),
    );
    if (found !== undefined) return { kind: 'found', messageId: found.id };
    if (page.length < discordLimits.messagesPage) return { kind: 'absent' };
    after = page.map(message => message.id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
  }
}

async function listAfter(client: Client<true>, channelId: string, after: string): Promise<ListedMessage[]> {
  const query = new URLSearchParams({ after, limit: String(discordLimits.messagesPage) });
  try {
    return (await client.rest.get(`/channels/${channelId}/messages`, { query })) as ListedMessage[];
  } catch (error) {
    throw await judge(error);
  }
}

function carriesKey(message: ListedMessage, key: string): boolean {
  for (const button of buttonsOf({ components: message.components ?? [] })) {
    if (button.custom_id !== undefined && readCustomId(button.custom_id)?.key === key) return true;
  }
  return false;
}

/** The smallest message id of a moment (docs.discord.com reference §Snowflakes). */
export function snowflakeAt(ms: number): string {
  return String(BigInt(Math.max(0, Math.floor(ms) - discordLimits.epochMs)) << 22n);
}
