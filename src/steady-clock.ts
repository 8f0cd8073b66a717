import type { Archive } from './archive/archive.ts';
import type { Timestamp } from './model/item.ts';

/** A clock for the ledger: its times never go back, so that what comes later is never dated before what was told. */
export interface SteadyClock {
  now(): Timestamp;
  /** From here on no time is before this one. */
  atLeast(time: Timestamp): void;
}

/**
 * Shows the machine's time. When that is set back, this one goes on at half speed until the machine's has caught up:
 * a report dated into a window that was told already would be told by no digest.
 * @param clocks.wallMs the machine's time, ms since 1970
 * @param clocks.steadyMs milliseconds that nobody can set
 */
export function createSteadyClock(
  clocks: { wallMs(): number; steadyMs(): number } = { wallMs: Date.now, steadyMs: () => performance.now() },
): SteadyClock {
  let shown = clocks.wallMs();
  let at = clocks.steadyMs();
  const read = () => {
    const steady = clocks.steadyMs();
    shown = Math.max(clocks.wallMs(), shown + (steady - at) / 2);
    at = steady;
    return new Date(shown).toISOString();
  };
  return {
    now: read,
    atLeast(time) {
      shown = Math.max(shown, Date.parse(time));
    },
  };
}

/** Keeps a clock from showing times that posted digests have covered already, whatever it showed in an earlier process. */
export async function keepAfterDigests(clock: SteadyClock, archive: Archive): Promise<void> {
  for (const { id } of await archive.subscriptions()) {
    const last = await archive.lastDigest(id);
    if (last !== null) clock.atLeast(last.window.to);
  }
}
