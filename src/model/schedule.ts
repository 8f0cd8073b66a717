import type { Weekday } from './subscription.ts';

/** What is wrong with the words of a schedule. `message` is in English, without a capital and a full stop. */
export class ScheduleFault extends Error {
  readonly kind: 'time' | 'noTime' | 'day' | 'noDay' | 'zone';
  /** As it was written. */
  readonly word: string;
  constructor(kind: ScheduleFault['kind'], word: string, message: string) {
    super(message);
    this.kind = kind;
    this.word = word;
  }
}

const split = (text: string): string[] => text.split(/[\s,;]+/u).filter(word => word !== '');

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Times of day "HH:MM", sorted, without repeats, from "8:30, 18.00". Throws an Error that says how to write them. */
export function parseTimes(text: string): string[] {
  const times = split(text).map(word => {
    const match = /^(\d{1,2})[:.](\d{2})$/.exec(word);
    if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) {
      throw new ScheduleFault(
        'time',
        word,
        `“${word}” is not a time of day; write it like 08:30, several parted by commas`,
      );
    }
    return `${String(match[1]).padStart(2, '0')}:${match[2]}`;
  });
  if (times.length === 0)
    throw new ScheduleFault('noTime', text, 'give at least one time of day, like 08:30');
  return [...new Set(times)].sort();
}

/** Weekdays from "daily", "weekdays", "weekends", "mon,wed", "mon-fri". Throws an Error that says how to write them. */
export function parseDays(text: string): Weekday[] {
  const found = new Set<Weekday>();
  const day = (word: string): Weekday => {
    const index = dayNames.findIndex(name => word.length >= 3 && name === word.slice(0, 3));
    if (index < 0)
      throw new ScheduleFault(
        'day',
        word,
        `“${word}” is not a day; write daily, weekdays, weekends, or days like mon,wed,fri`,
      );
    return (index + 1) as Weekday;
  };
  for (const word of split(text.toLowerCase())) {
    if (word === 'daily' || word === 'everyday' || word === 'all')
      for (const each of everyDay) found.add(each);
    else if (word === 'weekdays') for (const each of [1, 2, 3, 4, 5] as const) found.add(each);
    else if (word === 'weekends') for (const each of [6, 7] as const) found.add(each);
    else {
      const [from, to] = word.split(/[-–]/u);
      const first = day(from ?? '');
      const last = to === undefined ? first : day(to);
      for (let at = first; ; at = ((at % 7) + 1) as Weekday) {
        found.add(at);
        if (at === last) break;
      }
    }
  }
  if (found.size === 0)
    throw new ScheduleFault(
      'noDay',
      text,
      'give at least one day: daily, weekdays, or days like mon,wed,fri',
    );
  return [...found].sort((a, b) => a - b);
}

/** The IANA name of a time zone as Intl knows it. Throws an Error that says how to write it. */
export function parseZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone;
  } catch {
    throw new ScheduleFault(
      'zone',
      text,
      `“${text}” is not a time zone; give an IANA name such as Europe/Berlin or Asia/Kolkata`,
    );
  }
}
