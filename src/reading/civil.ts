/** Days of the civil calendar as ISO text ("2025-03-21"), without zones or clocks. */

const dayLength = 86_400_000;

/** The ISO date of a year, month and day, or null when there is no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The day a date or timestamp falls on as it is written; null when it is no full date. */
export function dayOf(text: string | null): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '');
  return match === null ? null : isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Days since 1970 of days met before, and the days of such numbers: reading asks for the same ones again and again. */
const numbers = new Map<string, number>();
const days = new Map<number, string>();
const mostKept = 20_000;

function numberOf(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const instant = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  const number = Math.round(instant / dayLength);
  if (numbers.size >= mostKept) numbers.clear();
  numbers.set(day, number);
  return number;
}

function dayOfNumber(number: number): string {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * dayLength).toISOString().slice(0, 10);
  if (days.size >= mostKept) days.clear();
  days.set(number, day);
  return day;
}

export function addDays(day: string, count: number): string {
  return dayOfNumber(numberOf(day) + count);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** ISO weekday: 1 Monday … 7 Sunday. 1 January 1970 was a Thursday. */
export function weekdayOf(day: string): number {
  return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;
}

/** The latest such weekday on or before a day. */
export function weekdayOnOrBefore(day: string, weekday: number): string {
  return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}

/** First and last day a date of any precision may mean: "2024" is the whole year. */
export function spanOf(date: string): { from: string; to: string } {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number) as [number, number?, number?];
  if (day !== undefined) return { from: date.slice(0, 10), to: date.slice(0, 10) };
  if (month !== undefined) return { from: `${date}-01`, to: `${date}-${pad(daysIn(year, month), 2)}` };
  return { from: `${date}-01-01`, to: `${date}-12-31` };
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function monthName(month: number): string {
  return monthNames[month - 1] ?? '';
}

export function weekdayName(weekday: number): string {
  return weekdayNames[weekday - 1] ?? '';
}

/** "21 March 2025", "March 2025" or "2025", by precision. */
export function spellDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return [day, month === undefined ? undefined : monthName(month), year]
    .filter(part => part !== undefined)
    .join(' ');
}
