import type { MessageReaction, PartialMessageReaction, PartialUser, User } from 'discord.js';
import type { Log } from '../../log.ts';
import type { Router } from '../platform.ts';
import { readMember } from './caller.ts';

/**
 * Makes the function that hands reactions to the router. Who may mark is asked of Discord only for a reaction that is a
 * mark. A refusal has no place to be told in; it is logged. Never throws.
 */
export function createReactionHandler(options: { router: Router; managerRole: string | null; log: Log }) {
  return async (
    reaction: MessageReaction | PartialMessageReaction,
    user: User | PartialUser,
    added: boolean,
  ): Promise<void> => {
    const { message, emoji } = reaction;
    if (emoji.name === null || emoji.id !== null || user.bot || user.id === user.client.user.id) return;
    try {
      const channel = { platform: 'discord', id: message.channelId } as const;
      const refusal = await options.router.react(
        { sign: emoji.name, added, channel, messageId: message.id },
        () => readMember(message.client, message.channelId, user.id, options.managerRole),
      );
      if (refusal)
        options.log.info(
          { channel: channel.id, reason: refusal.view.fallback },
          'discord: a reaction was no mark',
        );
    } catch (error) {
      options.log.warn({ error: String(error) }, 'discord: a reaction could not be read');
    }
  };
}
