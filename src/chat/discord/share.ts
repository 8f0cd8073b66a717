import type { ButtonInteraction } from 'discord.js';
import type { Caller } from '../../../commands/command.ts';
import { DeliveryError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { View } from '../../model/view.ts';
import { readTongue } from '../../wording/languages.ts';
import { type Speaker, speakerOf } from '../../wording/speaker.ts';
import type { DiscordPayload } from './parts.ts';
import { describeMissing } from './permissions.ts';
import { renderView } from './render.ts';

/** Null when the bot may post where the button was pressed, else one sentence saying what to change. */
export function canPostHere(interaction: ButtonInteraction, say: Speaker): string | null {
  if (interaction.channelId === null || interaction.guildId === null) return say('chat.noChannel');
  const inThread = interaction.channel?.isThread() === true;
  return describeMissing(
    interaction.appPermissions,
    ['viewChannel', inThread ? 'sendMessagesInThreads' : 'sendMessages'],
    'this channel',
  );
}

/**
 * Posts an answer for everyone in the channel, saying who shared it. The nonce comes from the press, so the
 * same press never posts twice. Gives one sentence when it failed, else null.
 */
export async function shareView(
  view: View,
  caller: Caller,
  interaction: ButtonInteraction,
  options: { log: Log; post(channelId: string, payload: DiscordPayload, nonce: string): Promise<unknown> },
  say: Speaker,
): Promise<string | null> {
  const payloads = renderView(forEveryone(view, caller));
  try {
    for (const [index, payload] of payloads.entries()) {
      await options.post(interaction.channelId, payload, `${interaction.id}-${index}`);
    }
    return null;
  } catch (error) {
    options.log.warn({ interaction: interaction.id, error: String(error) }, 'discord: sharing failed');
    if (error instanceof DeliveryError && error.verdict === 'refused') return error.forUser;
    if (error instanceof DeliveryError && error.verdict === 'in-doubt') {
      return say('chat.unclear');
    }
    return say('chat.later');
  }
}

/** The answer as others see it: who shared it, and no Share button. */
function forEveryone(view: View, caller: Caller): View {
  const say = speakerOf(readTongue(view.language) ?? 'en');
  return {
    ...view,
    blocks: [...view.blocks, { kind: 'note', text: say('chat.sharedBy', { name: caller.userName }) }],
    actions: view.actions.filter(action => action.kind !== 'share'),
  };
}
