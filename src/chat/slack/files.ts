import type { App } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { ViewFile } from '../../model/view.ts';
import { english, type Speaker } from '../../wording/speaker.ts';
import { describeFault } from './faults.ts';

type Client = App['client'];

/** Where files go: a channel or thread, or the bot's direct talk with one person. */
export type FilePlace = { channelId: string; threadTs: string | null } | { userId: string };

/**
 * Uploads pictures without showing them anywhere, so that a message can draw them (docs.slack.dev files.completeUploadExternal:
 * a file without a channel is private to the uploader).
 * @returns their Slack ids by name; those that could not be uploaded are missing
 */
export async function uploadPictures(
  client: Client,
  pictures: readonly ViewFile[],
  log: Log,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const picture of pictures) {
    try {
      const id = idOf(await client.filesUploadV2(toUpload(picture)));
      if (id !== null) ids.set(picture.name, id);
    } catch (error) {
      log.warn({ fault: describeFault(error) }, 'a picture could not be uploaded to Slack');
    }
  }
  return ids;
}

/**
 * Puts files where people can open them. A private answer can't hold one, so it goes into the direct talk with whoever asked.
 * @returns one sentence saying where they are, or why they are not
 */
export async function sendFiles(
  client: Client,
  files: readonly ViewFile[],
  place: FilePlace,
  log: Log,
  say: Speaker = english,
): Promise<string> {
  const names = files.map(file => file.name).join(', ');
  try {
    const channel = 'userId' in place ? await openTalk(client, place.userId) : place.channelId;
    const thread = 'userId' in place ? null : place.threadTs;
    for (const file of files)
      await client.filesUploadV2({
        ...toUpload(file),
        channel_id: channel,
        ...(thread === null ? {} : { thread_ts: thread }),
      } as Parameters<Client['filesUploadV2']>[0]);
    return 'userId' in place
      ? say('chat.fileSent', { files: names })
      : say('chat.fileBelow', { files: names });
  } catch (error) {
    log.warn({ fault: describeFault(error) }, 'a file could not be sent in Slack');
    return say('chat.fileFailed', { files: names });
  }
}

/** The direct talk with a person. */
export async function openTalk(client: Client, userId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: userId });
  if (channel?.id === undefined) throw new Error('Slack opened no direct talk');
  return channel.id;
}

function toUpload(file: ViewFile) {
  return {
    file: Buffer.from(file.bytes),
    filename: file.name,
    title: file.name,
    ...(file.alt === null ? {} : { alt_text: file.alt }),
  };
}

/** The answer of an upload lists the answers of its completion, each with its files. */
function idOf(answer: unknown): string | null {
  const { files } = answer as { files?: { id?: string; files?: { id?: string }[] }[] };
  return files?.[0]?.files?.[0]?.id ?? files?.[0]?.id ?? null;
}
