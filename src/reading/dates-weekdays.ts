import { isoDay, weekdayOf } from './civil.ts';
import type { RawDate, When } from './dates.ts';

/** What may stand between a day and its weekday: "Friday, 21 March", "21 mars, vendredi", "21日(金曜日)", "21., szombat". */
const beside = /^\.?,? ?[,،(]? ?$/u;

/** Joins a weekday to the day it stands beside, so that one day is told once. */
export function joinWeekdays(dates: RawDate[], text: string): RawDate[] {
  const joined: RawDate[] = [];
  for (const date of dates) {
    const last = joined.at(-1);
    const gap = last === undefined || date.start - last.end > 4 ? null : text.slice(last.end, date.start);
    const day = gap === null || !beside.test(gap) ? null : dayOfBoth(last?.when, date.when);
    if (day === null || last === undefined) joined.push(date);
    else {
      const closes = gap?.includes('(') === true && text[date.end] === ')' ? 1 : 0;
      joined[joined.length - 1] = { start: last.start, end: date.end + closes, when: day };
    }
  }
  return joined;
}

/** The one of two that is a day, when the other is a bare weekday that agrees with it. */
function dayOfBoth(a: When | undefined, b: When): When | null {
  const [weekday, day] = a?.kind === 'weekday' ? [a, b] : b.kind === 'weekday' ? [b, a] : [null, null];
  if (weekday === null || day?.kind !== 'absolute' || day.day === null || day.month === null) return null;
  if (weekday.direction !== 0) return null;
  if (day.year === null) return day;
  const iso = isoDay(day.year, day.month, day.day);
  return iso !== null && weekdayOf(iso) === weekday.weekday ? day : null;
}
