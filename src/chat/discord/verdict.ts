import { DeliveryError } from '../../errors.ts';
import { neverSent } from '../never-sent.ts';
import { mendable, refusals } from './permissions.ts';

/** Discord's "Unknown Channel": a channel or thread that was deleted. */
const unknownChannel = 10003;
const pauseWithoutToken = 5 * 60_000;
const pauseBehindProxy = 60_000;

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
        gone: code === unknownChannel,
        mendable: mendable.has(code),
        cause: error,
      },
    );
  }
  if (error instanceof HTTPError) {
    return new DeliveryError(`Discord answered HTTP ${error.status}`, { verdict: 'in-doubt', cause: error });
  }
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  return neverSent.has(code)
    ? new DeliveryError(`Discord can't be reached (${code})`, { verdict: 'retry', cause: error })
    : new DeliveryError(`no clear answer from Discord: ${message}`, { verdict: 'in-doubt', cause: error });
}

function errorCode(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? '');
}
