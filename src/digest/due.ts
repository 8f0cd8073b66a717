import type { Window } from '../model/digest.ts';
import type { Timestamp } from '../model/item.ts';
import type { Schedule } from '../model/subscription.ts';

/** A week and a day on either side hold at least one slot of any schedule, clock changes included. */
const daysAround = 8;

/** Temporal instants with exactly milliseconds, so that timestamps compare as text. */
function stamp(instant: Temporal.Instant): Timestamp {
  return instant.toString({ smallestUnit: 'millisecond' });
}

/**
 * The schedule's slots around a moment, in order.
 * A local time that a clock change skips is due when the clock has jumped over it (02:30 at 03:30);
 * one that occurs twice is due the first time only.
 */
function slotsAround(schedule: Schedule, moment: Timestamp): Timestamp[] {
  const today = Temporal.Instant.from(moment).toZonedDateTimeISO(schedule.timeZone).toPlainDate();
  const slots: Timestamp[] = [];
  for (let offset = -daysAround; offset <= daysAround; offset += 1) {
    const date = today.add({ days: offset });
    if (!schedule.days.some(day => day === date.dayOfWeek)) continue;
    for (const time of schedule.times) {
      const plainTime = Temporal.PlainTime.from(time);
      slots.push(stamp(date.toZonedDateTime({ timeZone: schedule.timeZone, plainTime }).toInstant()));
    }
  }
  return slots.sort();
}

/** The latest moment at or before `moment` at which the schedule is due. Throws RangeError on a schedule without days or times. */
export function latestSlot(schedule: Schedule, moment: Timestamp): Timestamp {
  const slot = slotsAround(schedule, moment).findLast(candidate => candidate <= moment);
  if (slot === undefined) throw new RangeError('a schedule needs at least one day and one time');
  return slot;
}

/** The first moment after `moment` at which the schedule is due. Throws RangeError on a schedule without days or times. */
export function nextSlot(schedule: Schedule, moment: Timestamp): Timestamp {
  const slot = slotsAround(schedule, moment).find(candidate => candidate > moment);
  if (slot === undefined) throw new RangeError('a schedule needs at least one day and one time');
  return slot;
}

/**
 * The one window that a subscription is owed at `now`, or null when nothing is due.
 * Decided from the ledger alone: from the end of its last digest (or, for its first, the slot before) to the latest
 * slot that has passed. So a restart, a missed minute, a night off or a clock change gives one digest, over all of it.
 */
export function dueWindow(
  subscription: { schedule: Schedule; scheduledSince: Timestamp },
  lastDigestEnd: Timestamp | null,
  now: Timestamp,
): Window | null {
  const slot = latestSlot(subscription.schedule, now);
  if (slot <= subscription.scheduledSince) return null;
  if (lastDigestEnd !== null && slot <= lastDigestEnd) return null;
  return { from: lastDigestEnd ?? slotBefore(subscription.schedule, slot), to: slot };
}

/** The slot before a slot: where a first digest begins. */
export function slotBefore(schedule: Schedule, slot: Timestamp): Timestamp {
  return latestSlot(schedule, stamp(Temporal.Instant.from(slot).subtract({ milliseconds: 1 })));
}
