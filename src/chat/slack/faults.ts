import { DeliveryError } from '../../errors.ts';
import { neverSent } from '../never-sent.ts';
import { judgeCode } from './verdicts.ts';

/** Slack's error code when Slack itself answered with one, else null. */
export function readCode(error: unknown): string | null {
  const code = read(read(error, 'data'), 'error');
  return typeof code === 'string' ? code : null;
}

/**
 * What a failed call means for the message it carried. Only Slack's own refusals and faults from before the request
 * could leave are sure; anything else (5xx, time-outs, lost connections) may have been applied.
 */
export function toDeliveryError(error: unknown, bot: string): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const code = readCode(error);
  if (code !== null) {
    const needed = read(read(error, 'data'), 'needed');
    const {
      verdict,
      sentence,
      mendable = false,
    } = judgeCode(code, {
      bot,
      needed: typeof needed === 'string' ? needed : null,
    });
    return new DeliveryError(`Slack answered ${code}: ${sentence}`, {
      verdict,
      mendable,
      forUser: sentence,
      cause: error,
    });
  }
  const retryAfter = read(error, 'retryAfter');
  if (typeof retryAfter === 'number')
    return new DeliveryError(`Slack asks to wait ${retryAfter} s.`, {
      verdict: 'retry',
      retryAfterMs: retryAfter * 1000,
      forUser: 'Slack asks the bot to slow down.',
      cause: error,
    });
  const status = read(error, 'statusCode');
  if (typeof status === 'number')
    return new DeliveryError(`Slack answered HTTP ${status}.`, {
      // A 4xx was turned away before it was carried out (docs.slack.dev, "Evaluating responses").
      verdict: status >= 400 && status < 500 ? 'retry' : 'in-doubt',
      forUser: 'Slack has trouble just now.',
      cause: error,
    });
  if (error instanceof Error && error.message.startsWith('Retry header did not contain'))
    return new DeliveryError('Slack asks to wait, without saying how long.', {
      verdict: 'retry',
      retryAfterMs: 30_000,
      forUser: 'Slack asks the bot to slow down.',
      cause: error,
    });
  const fault = findErrno(error);
  const sure = fault !== null && neverSent.has(fault);
  return new DeliveryError(`Slack can’t be reached: ${fault ?? describeFault(error)}.`, {
    verdict: sure ? 'retry' : 'in-doubt',
    forUser: 'Slack can’t be reached just now.',
    cause: error,
  });
}

/** A fault in a few words for a log line or an operator. */
export function describeFault(error: unknown): string {
  return readCode(error) ?? findErrno(error) ?? (error instanceof Error ? error.message : String(error));
}

/** The errno of the deepest cause; the SDK wraps fetch's error, which wraps the socket's. */
export function findErrno(error: unknown): string | null {
  let found: string | null = null;
  let at: unknown = error;
  for (let depth = 0; depth < 6 && typeof at === 'object' && at !== null; depth += 1) {
    const code = read(at, 'code');
    if (typeof code === 'string' && !code.startsWith('slack_')) found = code;
    if (read(at, 'name') === 'TimeoutError') found = 'timed out';
    const errors = read(at, 'errors');
    at = read(at, 'original') ?? read(at, 'cause') ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return found;
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
