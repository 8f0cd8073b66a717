import type { Window } from '../model/digest.ts';
import type { Timestamp } from '../model/item.ts';
import type { PublishedDate } from '../model/reading.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date at its own precision in words: "2024" → "2024", "2024-06" → "Jun 2024", "2024-06-18" → "18 Jun 2024". A timestamp is shown as its day in the zone. */
export function sayDate(date: string, timeZone: string): string {
  const day = date.length > 10 ? dayOf(date, timeZone) : date;
  const [year, month, dayOfMonth] = day.split('-');
  const name = month ? months[Number(month) - 1] : undefined;
  return [dayOfMonth ? String(Number(dayOfMonth)) : '', name ?? '', year ?? '']
    .filter(part => part !== '')
    .join(' ');
}

/** The local day ("2026-11-21") of a moment in a zone. */
export function dayOf(moment: Timestamp, timeZone: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** A moment in words in a zone: "Sat 21 Nov 2026, 08:30". */
export function sayMoment(moment: Timestamp, timeZone: string): string {
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone);
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][local.dayOfWeek - 1];
  return `${weekday} ${sayDate(local.toPlainDate().toString(), timeZone)}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** When an article was written, never pretending to know more than is known. */
export function sayPublished(published: PublishedDate, firstSeen: Timestamp, timeZone: string): string {
  if (published.date === null) return `date unknown, first seen ${sayDate(firstSeen, timeZone)}`;
  const said = sayDate(published.date, timeZone);
  return published.basis === 'inferred' ? `${said} (inferred)` : said;
}

/** The window of a digest in words: "since Fri 20 Nov 2026, 08:30". */
export function sayWindow(window: Window, timeZone: string): string {
  return `${sayMoment(window.from, timeZone)} to ${sayMoment(window.to, timeZone)}`;
}

/** "1 story", "3 stories". */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
