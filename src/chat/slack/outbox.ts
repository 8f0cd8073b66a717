import type { WebClient } from '@slack/web-api';
import { DeliveryError } from '../../errors.ts';
import { type Delivery, isThreadOrder } from '../../model/digest.ts';
import type { Channel } from '../../model/subscription.ts';
import { slackLimits } from '../limits.ts';
import type { Platform, Sent } from '../platform.ts';
import { readCode, toDeliveryError } from './faults.ts';
import type { SlackMessage } from './render.ts';

/** The type under which a delivery's key is kept in a message's metadata. */
export const deliveryEvent = 'digest_delivery';

/** Our clock may have been wrong when the try was noted (set in another zone's time, say): look back this much further. */
const skewSeconds = 24 * 3_600;

/**
 * Posts one rendered message once. Its key goes with it twice: as metadata, and in the id of its first block, should
 * the metadata be lost. Throws DeliveryError with its verdict.
 */
export async function sendDelivery(client: WebClient, delivery: Delivery, bot: string): Promise<Sent> {
  // A thread on Slack is the replies under a message: it is there with it.
  if (isThreadOrder(delivery.payload) && delivery.edits?.messageId)
    return { messageId: delivery.edits.messageId };
  const message = readPayload(delivery.payload);
  // An edited message keeps the key it was posted with.
  const key = delivery.edits?.key ?? delivery.key;
  const blocks = message.blocks.map((block, index) =>
    index === 0 ? { ...block, block_id: blockIdOf(key) } : block,
  );
  if (delivery.edits?.messageId) return editDelivery(client, delivery, { ...message, blocks }, bot);
  try {
    const answer = await client.chat.postMessage({
      channel: delivery.channel.id,
      text: message.text,
      ...(blocks.length > 0 ? { blocks } : {}),
      ...(delivery.thread === null ? {} : { thread_ts: delivery.thread }),
      metadata: { event_type: deliveryEvent, event_payload: { key: delivery.key } },
      unfurl_links: false,
      unfurl_media: false,
    });
    if (answer.ts) return { messageId: answer.ts };
  } catch (error) {
    const fault = toDeliveryError(error, bot);
    const code = readCode(error);
    if (delivery.thread === null || code === null || !threadless.has(code)) throw fault;
    throw new DeliveryError(fault.message, {
      verdict: 'refused',
      gone: true,
      forUser: fault.forUser,
      cause: error,
    });
  }
  throw new DeliveryError('Slack took the message and gave no id for it.', { verdict: 'in-doubt' });
}

/** Answers that say a thread's first message is no more, or takes no replies. */
const threadless = new Set(['thread_not_found', 'message_not_found', 'cannot_reply_to_message']);

/** Changes a message of the bot's; one that is gone, or that Slack lets nobody change any more, needs no change. */
async function editDelivery(
  client: WebClient,
  { channel, edits }: Delivery,
  message: SlackMessage,
  bot: string,
): Promise<Sent> {
  const ts = edits?.messageId as string;
  try {
    await client.chat.update({
      channel: channel.id,
      ts,
      text: message.text,
      blocks: message.blocks,
      metadata: { event_type: deliveryEvent, event_payload: { key: edits?.key as string } },
    });
  } catch (error) {
    if (!unchangeable.has(readCode(error) ?? '')) throw toDeliveryError(error, bot);
  }
  return { messageId: ts };
}

/** Answers of chat.update that say the message is gone, or stays as it is (docs.slack.dev, chat.update, "Errors"). */
const unchangeable = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/**
 * Looks through the channel's history from a little before the last try for a message with the delivery's key.
 * `absent` only when every page was read; `unknown` when it can't be read for good. Throws DeliveryError when it
 * can't be read just now.
 */
export async function findDelivery(client: WebClient, delivery: Delivery): ReturnType<Platform['find']> {
  const from = Date.parse(delivery.lastAttempt ?? delivery.created);
  if (!Number.isFinite(from))
    return { kind: 'unknown', why: 'It is not known when the message was last tried.' };
  const oldest = (from / 1000 - skewSeconds).toFixed(6);
  let cursor: string | undefined;
  const seen = new Set<string>();
  try {
    do {
      const asked = {
        channel: delivery.channel.id,
        oldest,
        inclusive: true,
        include_all_metadata: true,
        limit: slackLimits.historyPage,
        ...(cursor === undefined ? {} : { cursor }),
      };
      // Replies are not in the channel's history.
      const page = await (delivery.thread === null
        ? client.conversations.history(asked)
        : client.conversations.replies({ ...asked, ts: delivery.thread }));
      for (const found of page.messages ?? [])
        if (found.ts !== undefined && carriesKey(found, delivery.key))
          return { kind: 'found', messageId: found.ts };
      const next = page.response_metadata?.next_cursor || undefined;
      if (page.has_more && next === undefined)
        return { kind: 'unknown', why: 'Slack says there is more history and doesn’t show it.' };
      if (next !== undefined && seen.has(next))
        return { kind: 'unknown', why: 'Slack’s history goes round in a circle.' };
      if (next !== undefined) seen.add(next);
      cursor = next;
    } while (cursor !== undefined);
    return { kind: 'absent' };
  } catch (error) {
    const code = readCode(error);
    // What may pass is thrown: the caller looks again later. Only what will stay so is an answer.
    if (code === null || !blinding.has(code)) throw toDeliveryError(error, 'the bot');
    return { kind: 'unknown', why: explainBlindness(code) };
  }
}

/** Null when the channel can be posted to, else what to change. Posts nothing. */
export async function checkSlackChannel(
  client: WebClient,
  channel: Channel,
  bot: string,
): Promise<string | null> {
  try {
    const { channel: found } = await client.conversations.info({ channel: channel.id });
    if (found?.is_archived) return toSentence('is_archived', bot);
    // A direct message has no members to join; elsewhere posting needs the bot inside.
    if (found?.is_im || found?.is_mpim || found?.is_member !== false) return null;
    return toSentence('not_in_channel', bot);
  } catch (error) {
    return toDeliveryError(error, bot).forUser;
  }
}

function toSentence(code: string, bot: string): string {
  return toDeliveryError({ data: { error: code } }, bot).forUser;
}

/** Answers of conversations.history after which looking again is no use. */
const blinding = new Set([
  'missing_scope',
  'no_permission',
  'channel_not_found',
  'not_in_channel',
  'access_denied',
]);

function explainBlindness(code: string): string {
  if (code === 'missing_scope' || code === 'no_permission')
    return 'The bot may not read this channel’s history (channels:history, groups:history), so it can’t tell whether the message arrived.';
  return `The bot can’t see this channel’s history (${code}), so it can’t tell whether the message arrived.`;
}

function carriesKey(message: object, key: string): boolean {
  const { metadata, blocks } = message as {
    metadata?: { event_type?: string; event_payload?: { key?: unknown } };
    blocks?: { block_id?: string }[];
  };
  if (metadata?.event_type === deliveryEvent && metadata.event_payload?.key === key) return true;
  return (blocks ?? []).some(block => block.block_id === blockIdOf(key));
}

function blockIdOf(key: string): string {
  return `delivery:${key}`;
}

function readPayload(payload: unknown): SlackMessage {
  const { text, blocks } = (payload ?? {}) as Partial<SlackMessage>;
  if (typeof text !== 'string' || !Array.isArray(blocks))
    throw new DeliveryError('The stored message is not one for Slack.', { verdict: 'refused' });
  return { text, blocks };
}
