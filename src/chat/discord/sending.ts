import type { Client } from 'discord.js';
import { DeliveryError } from '../../errors.ts';
import { shortenLabel } from '../fit.ts';
import { discordLimits } from '../limits.ts';
import { makeCustomId, readCustomId } from './buttons.ts';
import { requestTimeoutMs } from './connection.ts';
import { cleanLine } from './markup.ts';
import { buttonsOf, type DiscordPayload } from './parts.ts';
import { judge } from './verdict.ts';

/** Given for a message that Discord knows to have been posted and deleted since. */
export const deletedMessage = 'deleted';

/** Discord's "Unknown Message": the answer to a repeated nonce, or to an edit, whose message is gone. */
const unknownMessage = 10008;

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
  const { files = [], ...message } = payload;
  const body = { ...message, nonce, enforce_nonce: true };
  const uploads = files.map(file => ({
    name: file.name,
    data: Buffer.from(file.bytes),
    contentType: file.mediaType,
  }));
  // The client's own timeout ends with the answer's head; this one covers its body too.
  const signal = AbortSignal.timeout(requestTimeoutMs);
  let answer: unknown;
  try {
    answer = await client.rest.post(`/channels/${channelId}/messages`, {
      body,
      signal,
      ...(uploads.length === 0 ? {} : { files: uploads }),
    });
  } catch (error) {
    const { DiscordAPIError } = await import('discord.js');
    if (error instanceof DiscordAPIError && error.code === unknownMessage) return deletedMessage;
    throw await judge(error);
  }
  const id = (answer as { id?: unknown } | null)?.id;
  if (typeof id === 'string' && id !== '') return id;
  throw new DeliveryError('Discord answered without a message id', { verdict: 'in-doubt' });
}

/**
 * Changes a message of the bot's. One that is gone needs no change: then nothing is done.
 * Throws DeliveryError with its verdict.
 */
export async function editMessage(
  client: Client<true>,
  channelId: string,
  messageId: string,
  payload: DiscordPayload,
): Promise<void> {
  if (messageId === deletedMessage) return;
  const signal = AbortSignal.timeout(requestTimeoutMs);
  try {
    // Mentions are looked for anew with every edit: `allowed_mentions` goes along.
    await client.rest.patch(`/channels/${channelId}/messages/${messageId}`, { body: payload, signal });
  } catch (error) {
    const { DiscordAPIError } = await import('discord.js');
    if (error instanceof DiscordAPIError && error.code === unknownMessage) return;
    throw await judge(error);
  }
}

/** Discord's answer where the message has a thread already (topics/opcodes-and-status-codes §JSON Error Codes). */
const hasThread = 160004;
/** "Cannot execute action on this channel type". */
const wrongKind = 50024;
/** "Operation not permitted on an archived thread". */
const archivedThread = 50083;
/** A week (resources/channel §Channel Object, auto_archive_duration): the longest there is. */
const archiveAfterMinutes = 10_080;

/** Begins a thread at a message of the bot's, or finds the one it has. @returns its id. Throws DeliveryError. */
export async function startThread(
  client: Client<true>,
  channelId: string,
  messageId: string,
  name: string,
): Promise<string> {
  const body = {
    name: shortenLabel(cleanLine(name), discordLimits.threadName),
    auto_archive_duration: archiveAfterMinutes,
  };
  const signal = AbortSignal.timeout(requestTimeoutMs);
  try {
    await client.rest.post(`/channels/${channelId}/messages/${messageId}/threads`, { body, signal });
  } catch (error) {
    const { DiscordAPIError } = await import('discord.js');
    // Asked for in a thread, which can't have threads: then it is that one.
    if (error instanceof DiscordAPIError && error.code === wrongKind) return channelId;
    if (!(error instanceof DiscordAPIError && error.code === hasThread)) throw await judge(error);
  }
  // A message has one thread at most, and it bears the message's id.
  return messageId;
}

/** Whether a message was refused because its thread is archived. */
export function isArchivedThread(error: unknown): boolean {
  return (
    Number(((error as DeliveryError | null)?.cause as { code?: unknown } | undefined)?.code) ===
    archivedThread
  );
}

/** Reopens a thread. Throws DeliveryError. */
export async function reopenThread(client: Client<true>, threadId: string): Promise<void> {
  const signal = AbortSignal.timeout(requestTimeoutMs);
  try {
    await client.rest.patch(`/channels/${threadId}`, { body: { archived: false }, signal });
  } catch (error) {
    throw await judge(error);
  }
}
