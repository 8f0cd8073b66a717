import type { Timestamp } from './item.ts';
import type { Channel } from './subscription.ts';

/** What a channel wants to hear of at once. */
export type FollowTarget =
  | { kind: 'story'; storyId: number }
  /** Someone or something the beat knows, by entity id. */
  | { kind: 'entity'; id: string }
  | { kind: 'topic'; id: string };

/** A span of the day, local times "HH:MM"; it may reach over midnight ("22:00" to "07:00"). */
export interface QuietHours {
  from: string;
  to: string;
}

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

/** The end of the quiet hours a moment lies in; null when it lies in none. */
function quietUntil({ from, to }: QuietHours, timeZone: string, at: Timestamp): Timestamp | null {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime();
  const [first, last] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)];
  const after = Temporal.PlainTime.compare(time, first) >= 0;
  const before = Temporal.PlainTime.compare(time, last) < 0;
  const over = Temporal.PlainTime.compare(first, last) > 0;
  if (over ? !after && !before : !(after && before)) return null;
  const day = over && after ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  return day
    .toZonedDateTime({ timeZone, plainTime: last })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });
}

/** The key by which one channel follows one thing once. */
export function followKey(target: FollowTarget): string {
  return target.kind === 'story' ? `story:${target.storyId}` : `${target.kind}:${target.id}`;
}
