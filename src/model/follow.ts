import type { Timestamp } from './item.ts';
import { type QuietHours, quietUntil } from './quiet-hours.ts';
import type { Channel } from './subscription.ts';

/** What a channel wants to hear of at once. */
export type FollowTarget =
  | { kind: 'story'; storyId: number }
  /** Someone or something the beat knows, by entity id. */
  | { kind: 'entity'; id: string }
  | { kind: 'topic'; id: string };

/** A channel's order to be told at once. */
export interface Follow {
  id: number;
  channel: Channel;
  target: FollowTarget;
  /** Nothing is posted then; what came is gathered into one message after. */
  quiet: QuietHours | null;
  /** In which the quiet hours are meant. */
  timeZone: string;
  /** At most so many messages in any hour; the rest is gathered. */
  perHour: number;
  createdBy: string;
  created: Timestamp;
  /** Number of the newest report it has been told of, or passed over. */
  toldUpTo: number;
  /** When it was told within the last hour or so, oldest first. */
  toldAt: Timestamp[];
}

export type NewFollow = Omit<Follow, 'id' | 'toldUpTo' | 'toldAt'>;

/** A report that a follow has not been told of. */
export interface FollowedReport {
  articleKey: number;
  storyId: number;
  /** A newer text of an article that was known. */
  revised: boolean;
}

const hourMs = 3_600_000;

/**
 * When a follow may be told next: now, unless it is quiet there or the hour has had its messages.
 * @returns a moment at or after `now`
 */
export function mayTellAt(
  follow: Pick<Follow, 'quiet' | 'timeZone' | 'perHour' | 'toldAt'>,
  now: Timestamp,
): Timestamp {
  let at = now;
  const within = follow.toldAt.filter(told => Date.parse(now) - Date.parse(told) < hourMs);
  if (within.length >= follow.perHour) {
    const oldest = within[within.length - follow.perHour] as string;
    at = new Date(Date.parse(oldest) + hourMs).toISOString();
  }
  const end = follow.quiet === null ? null : quietUntil(follow.quiet, follow.timeZone, at);
  return end ?? at;
}

/** The key by which one channel follows one thing once. */
export function followKey(target: FollowTarget): string {
  return target.kind === 'story' ? `story:${target.storyId}` : `${target.kind}:${target.id}`;
}
