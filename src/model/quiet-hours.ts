import type { Timestamp } from './item.ts';

/** A span of the day, local times "HH:MM"; it may reach over midnight ("22:00" to "07:00"). */
export interface QuietHours {
  from: string;
  to: string;
}

/** The end of the quiet hours a moment lies in; null when it lies in none. */
export function quietUntil({ from, to }: QuietHours, timeZone: string, at: Timestamp): Timestamp | null {
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
