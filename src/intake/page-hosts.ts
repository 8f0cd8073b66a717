/** Hosts that are left alone for a time, because asking them again would only be a nuisance. */
export interface PageHosts {
  /** Why nothing is asked of a host for now; null when it may be asked. */
  restOf(host: string): { reason: string; leftMs: number } | null;
  /** Notes how a try ended. */
  note(host: string, end: 'well' | 'failed' | 'closed', reason: string, retryAfterMs?: number | null): void;
}

/** So many tries in a row that ended badly, and a host is left alone. */
const mostFailures = 3;

/** After failures, and after answers that want payment, a password or a person. */
const restMs = { failed: 30 * 60_000, closed: 6 * 3_600_000 };

const mostHosts = 2000;

/** Remembers how hosts fared; `clockMs` never jumps. */
export function createPageHosts(clockMs: () => number): PageHosts {
  const hosts = new Map<string, { bad: number; reason: string; untilMs: number }>();
  return {
    restOf(host) {
      const known = hosts.get(host);
      const leftMs = (known?.untilMs ?? 0) - clockMs();
      return known !== undefined && leftMs > 0 ? { reason: known.reason, leftMs } : null;
    },
    note(host, end, reason, retryAfterMs = null) {
      const bad = end === 'well' ? 0 : (hosts.get(host)?.bad ?? 0) + 1;
      hosts.delete(host);
      if (end === 'well') return;
      const rest = bad >= mostFailures ? restMs[end] : 0;
      hosts.set(host, { bad, reason, untilMs: clockMs() + Math.max(rest, retryAfterMs ?? 0) });
      if (hosts.size > mostHosts) hosts.delete(hosts.keys().next().value as string);
    },
  };
}
