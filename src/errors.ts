/** Base of the errors this project throws on purpose. `message` is for the operator, `forUser` one plain sentence for chat. */
export class DigestError extends Error {
  readonly forUser: string;
  /** The same as an entry of the catalogue of what the bot says, where it is one. */
  readonly said: { key: string; values: Readonly<Record<string, string | number>> } | null;
  constructor(
    message: string,
    options: { forUser?: string; said?: DigestError['said']; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.forUser = options.forUser ?? message;
    this.said = options.said ?? null;
  }
}

/** A setting is missing or wrong: all faults at once, each with its mend. */
export class ConfigError extends DigestError {
  readonly faults: { name: string; fault: string }[];
  constructor(faults: { name: string; fault: string }[]) {
    super(`Settings need mending:\n${faults.map(f => `  ${f.name}: ${f.fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/** The person's words don't fit the command; the message says how to put it right. */
export class UsageError extends DigestError {}

/** The person may not do this; the message says whom to ask. */
export class RightsError extends DigestError {}

/** The archive can't be opened or used; the message says what to do. */
export class ArchiveError extends DigestError {}

/** Something outside could not be fetched. `status` is the HTTP status when there was one. */
export class FetchError extends DigestError {
  readonly kind:
    | 'refused'
    | 'timeout'
    | 'too-large'
    | 'status'
    | 'network'
    | 'redirect'
    | 'decode'
    | 'stopped';
  readonly status: number | null;
  /** Seconds the server asked us to wait, when it did. */
  readonly retryAfter: number | null;
  readonly #location: string | null;
  constructor(
    message: string,
    data: {
      kind: FetchError['kind'];
      status?: number;
      retryAfter?: number;
      location?: string;
      cause?: unknown;
    },
  ) {
    super(message, { cause: data.cause });
    this.kind = data.kind;
    this.status = data.status ?? null;
    this.retryAfter = data.retryAfter ?? null;
    this.#location = data.location ?? null;
  }

  /** Where a redirect led that was not followed; it may hold secrets, so no log prints it by itself. */
  get location(): string | null {
    return this.#location;
  }
}

/**
 * A platform did not take a message.
 * `verdict`: `retry` (definitely not applied: try again after `retryAfterMs`), `in-doubt` (may have been applied),
 * `refused` (it won't be as things stand: the channel is gone, a permission is lacking, the message is not acceptable).
 */
export class DeliveryError extends DigestError {
  readonly verdict: 'retry' | 'in-doubt' | 'refused';
  readonly retryAfterMs: number | null;
  /** With `refused`: the place itself is no more. */
  readonly gone: boolean;
  /** With `refused`: people can set it right where the message goes (a permission, an invitation). */
  readonly mendable: boolean;
  constructor(
    message: string,
    data: {
      verdict: DeliveryError['verdict'];
      retryAfterMs?: number;
      gone?: boolean;
      mendable?: boolean;
      forUser?: string;
      cause?: unknown;
    },
  ) {
    super(message, { ...(data.forUser === undefined ? {} : { forUser: data.forUser }), cause: data.cause });
    this.verdict = data.verdict;
    this.retryAfterMs = data.retryAfterMs ?? null;
    this.gone = data.gone ?? false;
    this.mendable = data.mendable ?? false;
  }
}
