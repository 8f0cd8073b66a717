import type { LanguageTag } from '../model/item.ts';
import type { DateMention, Span } from '../model/reading.ts';
import { isoDay, pad } from './civil.ts';
import type { OwnDay } from './date-calendars.ts';
import { dateLexicon, type Unit } from './date-words.ts';
import { findDatesSpaced } from './dates-spaced.ts';
import { findDatesUnspaced } from './dates-unspaced.ts';
import { joinWeekdays } from './dates-weekdays.ts';
import { type Folded, fold } from './fold.ts';
import { baseLanguage } from './name-forms.ts';

/** What a date expression says, before anyone knows from when it is told. */
export type When =
  | {
      kind: 'absolute';
      year: number | null;
      month: number | null;
      day: number | null;
      time: string | null;
      /** −1 "지난 21일", the last such day; 1 "오는 21일", the next. */
      direction?: number;
      /** "Friday the 14th": the weekday that the day of some month was. */
      weekday?: number;
      /** The day as written in another calendar, when its year is left out: month and day are then those of most years. */
      own?: OwnDay;
    }
  /** `direction` −1 "last Tuesday", 1 "next Tuesday", 0 bare; `weeks` when the week itself is named: "Tuesday of last week". */
  | { kind: 'weekday'; weekday: number; direction: number; weeks?: number }
  /** `month` and `day` narrow it: "last year in June". */
  | {
      kind: 'relative';
      unit: Unit;
      offset: number;
      month: number | null;
      day: number | null;
      /** "A week ago" is a day, "last week" is not. */
      counted?: true;
      /** "One month and 21 days ago". */
      more?: { unit: Unit; offset: number };
    }
  /** "last June": the latest before now. */
  | { kind: 'directed-month'; month: number; direction: number };

/** A date expression found in a text. `iso` is what the words alone say; `settleDate` says more once the text's own date is known. */
export interface FoundDate extends DateMention {
  when: When;
}

/**
 * Finds the date expressions of a text in text order, never overlapping.
 * Month and weekday names come from the platform's locale data for the language; digits of every script are read.
 * @param folded the folded text when the caller has it already
 */
export function findDates(text: string, language: LanguageTag, folded?: Folded): FoundDate[] {
  const base = baseLanguage(language);
  const even = folded ?? fold(text, { accents: base === 'vi' ? 'keep' : 'fold' });
  const raw =
    base === 'zh' || base === 'ja' || base === 'ko' || base === 'yue'
      ? findDatesUnspaced(even.text, base)
      : findDatesSpaced(even.text, dateLexicon(base), text, even);
  const found: FoundDate[] = [];
  for (const { start, end, when } of joinWeekdays(raw, even.text)) {
    const from = even.at(start);
    const to = even.at(end);
    found.push({ start: from, end: to, text: text.slice(from, to), when, ...describe(when) });
  }
  return found;
}

/** A date expression in the folded text. */
export interface RawDate extends Span {
  when: When;
}

/** ISO text and precision of what the words say by themselves. */
export function describe(when: When): { iso: string | null; precision: DateMention['precision'] } {
  switch (when.kind) {
    case 'weekday':
      return { iso: when.direction === 0 ? `weekday:${when.weekday}` : null, precision: 'weekday' };
    case 'relative':
    case 'directed-month':
      return { iso: null, precision: 'relative' };
    case 'absolute': {
      const { year, month, day, time } = when;
      if (year !== null && month !== null && day !== null) {
        const date = isoDay(year, month, day);
        return time === null || date === null
          ? { iso: date, precision: 'day' }
          : { iso: `${date}T${time}`, precision: 'time' };
      }
      if (year !== null && month !== null)
        return { iso: `${pad(year, 4)}-${pad(month, 2)}`, precision: 'month' };
      if (year !== null) return { iso: pad(year, 4), precision: 'year' };
      if (month !== null && day !== null)
        return { iso: `--${pad(month, 2)}-${pad(day, 2)}`, precision: 'month-day' };
      if (month !== null) return { iso: `--${pad(month, 2)}`, precision: 'month' };
      return { iso: null, precision: 'day' };
    }
  }
}

/** Year, month and day an expression names outright; null when it is relative or a weekday. */
export function settledParts(
  found: FoundDate,
): { year: number | null; month: number | null; day: number | null } | null {
  return found.when.kind === 'absolute' ? found.when : null;
}
