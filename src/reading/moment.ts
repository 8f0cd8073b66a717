import type { Timestamp } from '../model/item.ts';

const units = { h: 'hours', d: 'days', w: 'weeks', m: 'months', y: 'years' } as const;

/**
 * A moment as people type it: "36h", "7d", "2 weeks", "3m", "1y" before now; "today", "yesterday"; "2026", "2026-11",
 * "2026-11-20" (also with / or .), "2026-11-20 08:30"; a whole timestamp. Days begin in the given zone.
 * @param edge `end` gives the first moment after a year, month or day instead of its beginning
 * @returns null for anything else, and for a span or day counted from now when now isn't given
 */
export function readMoment(
  text: string,
  options: { now?: Timestamp | undefined; timeZone: string; edge: 'start' | 'end' },
): Timestamp | null {
  const wanted = text.trim().toLowerCase();
  try {
    const moment = fromNow(wanted, options) ?? fromCalendar(wanted, options);
    return moment?.toInstant().toString({ smallestUnit: 'millisecond' }) ?? null;
  } catch {
    // An impossible day such as 2026-02-31, or one outside all calendars.
    return null;
  }
}

type Options = Parameters<typeof readMoment>[1];

function fromNow(wanted: string, { now, timeZone, edge }: Options): Temporal.ZonedDateTime | null {
  if (now === undefined) return null;
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const span = /^(\d{1,4})\s*(h|hours?|d|days?|w|weeks?|m|months?|y|years?)$/.exec(wanted);
  if (span) return local.subtract({ [units[span[2]?.[0] as keyof typeof units]]: Number(span[1]) });
  const back = { today: 0, yesterday: 1 }[wanted];
  if (back === undefined) return null;
  return local
    .toPlainDate()
    .add({ days: (edge === 'end' ? 1 : 0) - back })
    .toZonedDateTime(timeZone);
}

function fromCalendar(wanted: string, { timeZone, edge }: Options): Temporal.ZonedDateTime | null {
  if (/^\d{4}-\d{2}-\d{2}t[\d:.]+z$/.test(wanted))
    return Temporal.Instant.from(wanted.toUpperCase()).toZonedDateTimeISO(timeZone);
  const clock = /^(\d{4}-\d{2}-\d{2})[t ](\d{1,2}):(\d{2})$/.exec(wanted);
  if (clock)
    return Temporal.PlainDateTime.from(
      `${clock[1]}T${clock[2]?.padStart(2, '0')}:${clock[3]}`,
    ).toZonedDateTime(timeZone);
  const parts = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(wanted);
  if (!parts) return null;
  const [year, month, day] = [parts[1], parts[2], parts[3]].map(part =>
    part === undefined ? null : Number(part),
  );
  const date = Temporal.PlainDate.from(
    { year: year as number, month: month ?? 1, day: day ?? 1 },
    { overflow: 'reject' },
  );
  const unit = day !== null ? 'days' : month !== null ? 'months' : 'years';
  return (edge === 'end' ? date.add({ [unit]: 1 }) : date).toZonedDateTime(timeZone);
}
