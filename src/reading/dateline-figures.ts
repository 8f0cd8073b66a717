import { isoDay } from './civil.ts';
import type { DatelineClues } from './dateline-clues.ts';
import type { FoundDate } from './dates.ts';

/** "21.11. Warszawa (PAP)": a day and month in figures that only the place of a dateline makes a date. */
export function readFigures(clues: DatelineClues, opening: string, from: number): FoundDate | null {
  const match = /^(\d{1,2})\. ?(\d{1,2})\.(?=,? \p{Lu})/u.exec(opening);
  if (match === null) return null;
  const [day, month] = [Number(match[1]), Number(match[2])];
  const date = isoDay(2024, month, day);
  if (date === null) return null;
  const end = from + match[0].length;
  return {
    start: from,
    end,
    text: clues.text.slice(from, end),
    iso: `-${date.slice(4)}`,
    precision: 'month-day',
    when: { kind: 'absolute', year: null, month, day, time: null },
  };
}
