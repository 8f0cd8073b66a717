import { parseDays, parseTimes, parseZone } from './schedule.ts';
import type { Schedule } from './subscription.ts';

/** Words that people put between the others, and that say nothing. */
const fillers = new Set([
  'at',
  'and',
  'on',
  'in',
  'the',
  'o’clock',
  "o'clock",
  'every',
  'each',
  'zone',
  'time',
]);

const timeLike = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/i;

/**
 * The parts of a schedule as people say it in one breath: "weekdays 08:30 Europe/Berlin", "Mon,Thu 7:00, 19:00 Asia/Seoul",
 * "every day at 7am and 6 pm Seoul". Parts that aren't said are left out. Throws an Error that says how to write it.
 */
export function parseSchedule(text: string): Partial<Schedule> {
  const words = text
    .trim()
    .replace(/(\d)\s+(am|pm)\b/gi, '$1$2')
    .split(/[\s,;()]+/u)
    .filter(word => word !== '');
  const times: string[] = [];
  const days: string[] = [];
  const zones: string[] = [];
  for (const [index, word] of words.entries()) {
    const plain = word.toLowerCase();
    if (timeLike.test(word)) times.push(toTime(word));
    else if (plain === 'day' && /^(?:every|each)$/i.test(words[index - 1] ?? '')) days.push('daily');
    else if (fillers.has(plain)) continue;
    else if (isDay(plain)) days.push(plain);
    else zones.push(findZone(word));
  }
  if (new Set(zones).size > 1) throw new Error(`a schedule has one time zone, not ${zones.join(' and ')}`);
  const [timeZone] = zones;
  return {
    ...(times.length > 0 ? { times: parseTimes(times.join(' ')) } : {}),
    ...(days.length > 0 ? { days: parseDays(days.join(',')) } : {}),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

/** "7" alone is no time: it could be a day, a number of stories, half a time. */
function toTime(word: string): string {
  const [, hour = '', minute, half] = timeLike.exec(word) as RegExpExecArray;
  if (minute === undefined && half === undefined)
    throw new Error(`“${word}” may be an hour or not; write times like 07:00 or 7am`);
  if (half === undefined) return `${hour}:${minute}`;
  const of12 = Number(hour);
  if (of12 < 1 || of12 > 12) throw new Error(`“${word}” is not a time of day; write it like 7am or 19:00`);
  return `${(of12 % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)}:${minute ?? '00'}`;
}

const dayName = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?';
const dayLike = new RegExp(`^(?:daily|everyday|weekdays|weekends|${dayName}(?:[-–]${dayName})?)$`);

/** Whole names of days and their short forms only: "Monaco" is a zone. */
function isDay(word: string): boolean {
  return dayLike.test(word);
}

/** A zone by its IANA name, or by its town where only one zone is called after it: "Seoul". */
function findZone(word: string): string {
  const wanted = word.toLowerCase();
  const byTown = word.includes('/')
    ? []
    : Intl.supportedValuesOf('timeZone').filter(zone => zone.toLowerCase().endsWith(`/${wanted}`));
  if (byTown.length === 1) return byTown[0] as string;
  try {
    return parseZone(word);
  } catch {
    throw new Error(
      `“${word}” is no time, day or time zone I know; write it like: weekdays 08:30, 18:00 Europe/Berlin`,
    );
  }
}

/** A schedule in the words `parseSchedule` reads: "weekdays 08:30, 18:00 Europe/Berlin". */
export function writeSchedule({ times, days, timeZone }: Schedule): string {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const numbers = days.join('');
  const when =
    numbers === '1234567'
      ? 'daily'
      : numbers === '12345'
        ? 'weekdays'
        : numbers === '67'
          ? 'weekends'
          : days.map(day => names[day - 1]).join(',');
  return `${when} ${times.join(', ')} ${timeZone}`;
}
