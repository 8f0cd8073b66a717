import { DeliveryError } from '../../errors.ts';
import { refusals } from './permissions.ts';

const pauseWithoutToken = 5 * 60_000;
const pauseBehindProxy = 60_000;

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
