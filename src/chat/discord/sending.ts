import type { Client } from 'discord.js';
import { DeliveryError } from '../../errors.ts';
import type { Delivery } from '../../model/digest.ts';
import { shortenLabel } from '../fit.ts';
import { discordLimits } from '../limits.ts';
import { makeCustomId, readCustomId } from './buttons.ts';
import { requestTimeoutMs } from './connection.ts';
import { buttonsOf, type DiscordPayload } from './parts.ts';
import { holdingsIn, permissionBits, refusals } from './permissions.ts';

/** Given for a message that Discord knows to have been posted and deleted since. */
export const deletedMessage = 'deleted';

/** Discord's "Unknown Message": the answer to a repeated nonce whose message is gone. */
const unknownMessage = 10008;
const pauseWithoutToken = 5 * 60_000;
const pauseBehindProxy = 60_000;
/** Clocks differ: look back this much further than our own says. */
const clockSkewMs = 2 * 60_000;

/**
 * The payload with the delivery's key in every button id, so that the message can be found again by it;
 * a message without such a button gets a dead one that names the delivery.
 * Throws DeliveryError for what is no message of ours: it could never be sent.
 */
export function withKey(payload: DiscordPayload, key: string, label: string): DiscordPayload {
  if (!Array.isArray((payload as DiscordPayload | null)?.components)) {
    throw new DeliveryError('the payload is no Discord message', { verdict: 'refused' });
  }
  const marked = structuredClone(payload);
  let carries = false;
  for (const button of buttonsOf(marked)) {
    const id = button.custom_id === undefined ? null : readCustomId(button.custom_id);
    if (id === null) continue;
    button.custom_id = makeCustomId(id.kind, id.id, key, id.copy);
    carries = true;
  }
  if (!carries) {
    const custom_id = makeCustomId('label', 'key', key);
    const text = shortenLabel(label || key, discordLimits.buttonLabel);
    marked.components.push({
      type: 1,
      components: [{ type: 2, style: 2, label: text, custom_id, disabled: true }],
    });
  }
  return marked;
}

/**
 * Posts one message once, with a nonce that Discord holds against a repetition for some minutes.
 * Throws DeliveryError with its verdict.
 */
export async function postMessage(
  client: Client<true>,
  channelId: string,
  payload: DiscordPayload,
  nonce: string,
): Promise<string> {
  const body = { ...payload, nonce, enforce_nonce: true };
  // The client's own timeout ends with the answer's head; this one covers its body too.
  const signal = AbortSignal.timeout(requestTimeoutMs);
  let answer: unknown;
  try {
    answer = await client.rest.post(`/channels/${channelId}/messages`, { body, signal });
  } catch (error) {
    const { DiscordAPIError } = await import('discord.js');
    if (error instanceof DiscordAPIError && error.code === unknownMessage) return deletedMessage;
    throw await judge(error);
  }
  const id = (answer as { id?: unknown } | null)?.id;
  if (typeof id === 'string' && id !== '') return id;
  throw new DeliveryError('Discord answered without a message id', { verdict: 'in-doubt' });
}

/** Errors that mean no byte of the request was taken: the other side was never reached. */
const neverReached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What a failed request means for a delivery. */
export async function judge(error: unknown): Promise<DeliveryError> {
  const { DiscordAPIError, HTTPError, RateLimitError } = await import('discord.js');
  if (error instanceof DeliveryError) return error;
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.max(1000, Math.ceil(error.retryAfter), Math.ceil(error.sublimitTimeout));
    return new DeliveryError('Discord asks to wait (rate limit)', {
      verdict: 'retry',
      retryAfterMs,
      cause: error,
    });
  }
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code);
    if (error.status === 401) {
      return new DeliveryError(
        'Discord does not accept DISCORD_TOKEN any more: put in a valid one and restart',
        {
          verdict: 'retry',
          retryAfterMs: pauseWithoutToken,
          cause: error,
        },
      );
    }
    if ((error.status === 403 || error.status === 404) && !(code > 0)) {
      // No code of Discord's: something between answered for it, and that says nothing of the channel.
      return new DeliveryError(`something before Discord answered HTTP ${error.status}`, {
        verdict: 'retry',
        retryAfterMs: pauseBehindProxy,
        cause: error,
      });
    }
    const forUser = refusals.get(code) ?? 'Discord does not take this message here.';
    return new DeliveryError(
      `Discord refused the message: ${error.message} (HTTP ${error.status}, code ${code})`,
      {
        verdict: 'refused',
        forUser,
        cause: error,
      },
    );
  }
  if (error instanceof HTTPError) {
    return new DeliveryError(`Discord answered HTTP ${error.status}`, { verdict: 'in-doubt', cause: error });
  }
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  return neverReached.has(code)
    ? new DeliveryError(`Discord can't be reached (${code})`, { verdict: 'retry', cause: error })
    : new DeliveryError(`no clear answer from Discord: ${message}`, { verdict: 'in-doubt', cause: error });
}

function errorCode(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? '');
}

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
