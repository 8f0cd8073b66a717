/** What can go wrong with one request. `applied`: Discord did what was asked, only its answer is bad or lost. */
export type Fault =
  | { kind: 'status'; status: number; code?: number; message?: string; applied?: boolean }
  | { kind: 'rate-limit'; retryAfterMs: number; global?: boolean }
  /** The line is cut without an answer; `late`: what was asked is done only when the fault is released. */
  | { kind: 'drop'; applied?: boolean | 'late' }
  /** No answer until released; then the request is carried out and answered. */
  | { kind: 'hold' };

export interface Planted {
  /** Settles when a request has met the fault. */
  met: Promise<void>;
  /** Lets held requests go on. */
  release(): void;
}

/** Requests by the name a person would use. */
export const routes = {
  send: /^POST \/channels\/\d+\/messages$/,
  list: /^GET \/channels\/\d+\/messages$/,
  callback: /^POST \/interactions\//,
  edit: /^PATCH \/webhooks\//,
  followUp: /^POST \/webhooks\//,
  readCommands: /^GET \/applications\/\d+\/commands$/,
  registerCommands: /^PUT \/applications\/\d+\/commands$/,
  gateway: /^GET \/gateway\/bot$/,
} as const;

/** Faults waiting for the requests they are meant for. */
export function createFaults() {
  const waiting: {
    match: RegExp;
    fault: Fault;
    left: number;
    meet(): void;
    released: Promise<void>;
  }[] = [];
  return {
    /** Plants a fault for the next `times` requests like this. */
    plant(match: RegExp, fault: Fault, times = 1): Planted {
      const met = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      waiting.push({ match, fault, left: times, meet: met.resolve, released: released.promise });
      return { met: met.promise, release: released.resolve };
    },
    /** Takes the fault planted for this request, if any. */
    take(request: string): { fault: Fault; released: Promise<void> } | null {
      const found = waiting.find(one => one.left > 0 && one.match.test(request));
      if (found === undefined) return null;
      found.left -= 1;
      found.meet();
      return { fault: found.fault, released: found.released };
    },
  };
}
