import { addDays } from './civil.ts';
import {
  type Calendar,
  calendarYears,
  firstNepaliDay,
  firstNepaliYear,
  nepaliMonths,
} from './data/date-calendars.ts';

export type { Calendar } from './data/date-calendars.ts';

/** A day and month of another calendar, kept where the year isn't given. */
export interface OwnDay {
  calendar: Calendar;
  month: number;
  day: number;
}

/** A year like most, by which a day without year is placed: leap years move it by one. */
const usualYear: Record<Calendar, number | null> = { persian: 1404, nepali: 2082, islamic: null };

/** About so many years lie between a calendar's count and ours; the Islamic year is too short for one number. */
const yearsApart: Record<Calendar, number> = { persian: -622, nepali: 56, islamic: -579 };

const temporalNames = { persian: 'persian', islamic: 'islamic-umalqura' } as const;

/**
 * The Gregorian day of a day in another calendar: Persian and Umm al-Qura by the platform's calendars, Bikram Sambat by table.
 * @returns an ISO day; null when there is no such day or the table doesn't reach so far
 */
export function gregorianDay(calendar: Calendar, year: number, month: number, day: number): string | null {
  if (calendar === 'nepali') {
    const months = nepaliMonths[year - firstNepaliYear];
    const length = months?.[month - 1];
    if (months === undefined || length === undefined || day < 1 || day > length) return null;
    const years = nepaliMonths.slice(0, year - firstNepaliYear).flat();
    const passed = [...years, ...months.slice(0, month - 1)].reduce((sum, days) => sum + days, 0);
    return addDays(firstNepaliDay, passed + day - 1);
  }
  try {
    return Temporal.PlainDate.from(
      { calendar: temporalNames[calendar], year, month, day },
      { overflow: 'reject' },
    )
      .withCalendar('iso8601')
      .toString();
  } catch {
    return null;
  }
}

/** Month and day of our calendar on which a day without year falls in most years; null where no such thing can be said. */
export function usualDay({ calendar, month, day }: OwnDay): { month: number; day: number } | null {
  const year = usualYear[calendar];
  const date = year === null ? null : gregorianDay(calendar, year, month, day);
  return date === null ? null : { month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The days it fell and will fall on around a Gregorian year; a year of ours may hold none of them, or two. */
export function daysAround({ calendar, month, day }: OwnDay, year: number): string[] {
  const own = year + yearsApart[calendar];
  return [-2, -1, 0, 1, 2].flatMap(shift => gregorianDay(calendar, own + shift, month, day) ?? []);
}

/** The calendar that a year in figures belongs to in a language ("1405" in Persian), or null for ours. */
export function calendarOfYear(language: string, year: number): Calendar | null {
  const known = calendarYears[language];
  return known !== undefined && year >= known.from && year <= known.to ? known.calendar : null;
}
