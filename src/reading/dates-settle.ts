import { addDays, daysBetween, daysIn, isoDay, pad, weekdayOf } from './civil.ts';
import { daysAround } from './date-calendars.ts';
import type { Unit } from './date-words.ts';
import { describe, type FoundDate } from './dates.ts';

/**
 * Says which day, month or year an expression means in a text of a known date.
 * A day and month without year is one of this year when that is past (desks write other years out), else the nearest
 * such day (news looks back further than ahead);
 * a bare weekday is the latest on or before the date; "last June" the latest June that is over.
 * @param reference the text's own date, a full ISO day
 * @returns null when the words can't be settled even so
 */
export function settleDate(found: FoundDate, reference: string): string | null {
  const { when } = found;
  const year = Number(reference.slice(0, 4));
  const month = Number(reference.slice(5, 7));
  switch (when.kind) {
    case 'absolute': {
      if (when.year !== null) return describe(when).iso;
      if (when.own !== undefined) return nearest(daysAround(when.own, year), reference, when.direction ?? 0);
      if (when.month !== null && when.day !== null)
        return dayOfYear(year, when.month, when.day, reference, when.direction ?? 0);
      if (when.month !== null)
        return `${pad(when.month > month + 1 ? year - 1 : year, 4)}-${pad(when.month, 2)}`;
      if (when.day === null) return null;
      const months = when.weekday === undefined ? [-1, 0, 1] : [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3];
      return nearest(
        months
          .map(shift => dayInMonth(year, month + shift, when.day as number))
          .filter(day => day === null || when.weekday === undefined || weekdayOf(day) === when.weekday),
        reference,
        when.direction ?? 0,
      );
    }
    case 'weekday': {
      if (when.weeks !== undefined)
        return addDays(reference, 1 - weekdayOf(reference) + 7 * when.weeks + when.weekday - 1);
      const back = (weekdayOf(reference) - when.weekday + 7) % 7;
      if (when.direction === 0) return addDays(reference, -back);
      return when.direction < 0 ? addDays(reference, -(back === 0 ? 7 : back)) : addDays(reference, 7 - back);
    }
    case 'directed-month': {
      const there =
        when.direction < 0 ? (when.month < month ? year : year - 1) : when.month > month ? year : year + 1;
      return `${pad(there, 4)}-${pad(when.month, 2)}`;
    }
    case 'relative':
      return settleRelative(when, reference, year, month);
  }
}

function settleRelative(
  when: Extract<FoundDate['when'], { kind: 'relative' }>,
  reference: string,
  year: number,
  month: number,
): string | null {
  if (when.more !== undefined)
    return shift(shift(reference, when.unit, when.offset), when.more.unit, when.more.offset);
  switch (when.unit) {
    case 'day':
      return addDays(reference, when.offset);
    case 'week': {
      const day = addDays(reference, 7 * when.offset);
      return when.counted === true || Math.abs(when.offset) > 1 ? day : null;
    }
    case 'month': {
      if (when.day !== null) return dayInMonth(year, month + when.offset, when.day);
      const at = year * 12 + month - 1 + when.offset;
      return `${pad(Math.floor(at / 12), 4)}-${pad((at % 12) + 1, 2)}`;
    }
    case 'year': {
      const there = year + when.offset;
      if (when.month !== null && when.day !== null) return isoDay(there, when.month, when.day);
      return when.month === null ? pad(there, 4) : `${pad(there, 4)}-${pad(when.month, 2)}`;
    }
  }
}

/** A day so many units on; the last of its month where that has no such day. */
function shift(day: string, unit: Unit, offset: number): string {
  if (unit === 'day' || unit === 'week') return addDays(day, unit === 'week' ? 7 * offset : offset);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const at = year * 12 + month - 1 + (unit === 'year' ? 12 * offset : offset);
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(Math.min(date, daysIn(y, m)), 2)}`;
}

/** Around New Year, "5 January" is the one that is near, whichever year it is of. */
const nearDays = 45;

function dayOfYear(
  year: number,
  month: number,
  day: number,
  reference: string,
  direction: number,
): string | null {
  const [before, same, after] = [year - 1, year, year + 1].map(y => isoDay(y, month, day)) as [
    string | null,
    string | null,
    string | null,
  ];
  const isSoon = after !== null && daysBetween(reference, after) <= nearDays;
  if (direction <= 0 && same !== null && same <= reference && !isSoon) return same;
  return nearest([before, same, after], reference, direction);
}

function dayInMonth(year: number, month: number, day: number): string | null {
  const at = year * 12 + month - 1;
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
  return day > daysIn(y, m) ? null : isoDay(y, m, day);
}

function nearest(days: (string | null)[], reference: string, direction: number): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const day of days) {
    if (day === null) continue;
    const ahead = daysBetween(reference, day);
    if (ahead * direction < 0) continue;
    const distance = ahead > 0 ? ahead * 2 : -ahead;
    if (distance < least) {
      least = distance;
      best = day;
    }
  }
  return best;
}
