import type { Beat } from '../beat/beat.ts';
import type { Window } from '../model/digest.ts';
import type { Timestamp } from '../model/item.ts';
import type { PublishedDate } from '../model/reading.ts';
import type { Schedule, Weekday } from '../model/subscription.ts';
import type { Tongue } from '../wording/languages.ts';
import { english, type Speaker } from '../wording/speaker.ts';
import { topicNames } from '../wording/topic-names.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date at its own precision in words: "2024" → "2024", "2024-06" → "Jun 2024", "2024-06-18" → "18 Jun 2024". A timestamp is shown as its day in the zone. */
export function sayDate(date: string, timeZone: string, say: Speaker = english): string {
  const day = date.length > 10 ? dayOf(date, timeZone) : date;
  if (say.tongue !== 'en') return formatDay(day, say.tongue);
  const [year, month, dayOfMonth] = day.split('-');
  const name = month ? months[Number(month) - 1] : undefined;
  return [dayOfMonth ? String(Number(dayOfMonth)) : '', name ?? '', year ?? '']
    .filter(part => part !== '')
    .join(' ');
}

const precisions: Record<number, Intl.DateTimeFormatOptions> = {
  4: { year: 'numeric' },
  7: { month: 'short', year: 'numeric' },
  10: { day: 'numeric', month: 'short', year: 'numeric' },
};
const dayAndMonth: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const momentParts: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  ...precisions[10],
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(tongue: Tongue, parts: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const key = `${tongue} ${timeZone} ${Object.keys(parts).join()}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(`${tongue}-u-nu-latn-ca-gregory`, { ...parts, timeZone });
    formats.set(key, format);
  }
  return format;
}

/** An ISO date as a language writes it; what is no date stands as it is. */
function formatDay(day: string, tongue: Tongue, parts = precisions[day.length]): string {
  const at = Date.parse(day);
  return parts === undefined || Number.isNaN(at) ? day : formatOf(tongue, parts, 'UTC').format(at);
}

/** A day without its year: "18 Jun". */
export function sayDayOfMonth(day: string, say: Speaker = english): string {
  if (say.tongue !== 'en') return formatDay(day, say.tongue, dayAndMonth);
  return sayDate(day, 'UTC').replace(/ \d{4}$/, '');
}

/** The local day ("2026-11-21") of a moment in a zone. */
export function dayOf(moment: Timestamp, timeZone: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** A moment in words in a zone: "Sat 21 Nov 2026, 08:30". */
export function sayMoment(moment: Timestamp, timeZone: string, say: Speaker = english): string {
  if (say.tongue !== 'en') return formatOf(say.tongue, momentParts, timeZone).format(Date.parse(moment));
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone);
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][local.dayOfWeek - 1];
  return `${weekday} ${sayDate(local.toPlainDate().toString(), timeZone)}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** When an article was written, never pretending to know more than is known. */
export function sayPublished(
  published: PublishedDate,
  firstSeen: Timestamp,
  timeZone: string,
  say: Speaker = english,
): string {
  if (published.date === null) return say('date.unknown', { date: sayDate(firstSeen, timeZone, say) });
  const date = sayDate(published.date, timeZone, say);
  return published.basis === 'inferred' ? say('date.inferred', { date }) : date;
}

/** The window of a digest in words: "since Fri 20 Nov 2026, 08:30". */
export function sayWindow(window: Window, timeZone: string, say: Speaker = english): string {
  return say('date.span', {
    from: sayMoment(window.from, timeZone, say),
    to: sayMoment(window.to, timeZone, say),
  });
}

/** What a topic is called; its id when the beat has no such topic. */
export function nameTopic(id: string, beat: Beat, say: Speaker = english): string {
  const name = beat.topics.find(topic => topic.id === id)?.name;
  return name === undefined ? id : (topicNames[id]?.[say.tongue] ?? name);
}

/** What a language is called, by its tag. */
export function nameLanguage(tag: string, say: Speaker = english): string {
  return namesOf(say.tongue, 'language').of(tag) ?? tag;
}

/** What a country is called, by its ISO 3166 code. */
export function nameCountry(code: string, say: Speaker = english): string {
  return namesOf(say.tongue, 'region').of(code) ?? code;
}

const displayNames = new Map<string, Intl.DisplayNames>();

function namesOf(tongue: Tongue, type: 'language' | 'region'): Intl.DisplayNames {
  let names = displayNames.get(`${tongue} ${type}`);
  if (names === undefined) {
    names = new Intl.DisplayNames(tongue, { type });
    displayNames.set(`${tongue} ${type}`, names);
  }
  return names;
}

/** A schedule in words: "weekdays at 08:30 and 18:00 (Europe/Berlin)". */
export function saySchedule(schedule: Schedule, say: Speaker = english): string {
  const values = {
    times: new Intl.ListFormat(say.tongue).format(schedule.times),
    zone: schedule.timeZone,
  };
  switch (schedule.days.join('')) {
    case '1234567':
      return say('schedule.everyDay', values);
    case '12345':
      return say('schedule.weekdays', values);
    case '67':
      return say('schedule.weekends', values);
    default: {
      const days = schedule.days.map(day => nameWeekday(day, say)).join(', ');
      return say('schedule.days', { ...values, days });
    }
  }
}

/** "mon" in English, as it is typed; else the short name of the day. */
function nameWeekday(day: Weekday, say: Speaker): string {
  // 29 December 1969 was a Monday.
  const at = (day - 4) * 86_400_000;
  const name = formatOf(say.tongue, { weekday: 'short' }, 'UTC').format(at);
  return say.tongue === 'en' ? name.toLowerCase() : name;
}
