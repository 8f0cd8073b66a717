import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import words from '../../src/reading/data/date-words.json' with { type: 'json' };
import { findDates } from '../../src/reading/dates.ts';
import { settleDate } from '../../src/reading/dates-settle.ts';

const languages =
  `en de fr es it pt nl sv da no fi pl cs sk hr sl sr sr-Latn ro hu bg mk ru uk be kk el tr az ar fa ur he hi mr ne gu bn pa ta
  te kn ml th vi id ms ko ja zh-Hans zh-Hant`.split(/\s+/);
/** Digits of their own, as the platform names them; every language is also tried with ASCII digits. */
const ownDigits: Record<string, string> = {
  ar: 'arab',
  fa: 'arabext',
  ur: 'arabext',
  hi: 'deva',
  mr: 'deva',
  ne: 'deva',
  gu: 'gujr',
  bn: 'beng',
  pa: 'guru',
  ta: 'tamldec',
  te: 'telu',
  kn: 'knda',
  ml: 'mlym',
  th: 'thai',
  ja: 'fullwide',
  zh: 'fullwide',
};

const days = fc
  .date({ min: new Date('1951-01-01T00:00:00Z'), max: new Date('2045-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));
const isoOf = (text: string, language: string) => findDates(text, language).map(({ iso }) => iso);

function write(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

describe('a day is found again however the language writes it', () => {
  test.each(languages)('%s', language => {
    const digits = ['latn', ownDigits[language.slice(0, 2)] ?? 'latn'];
    fc.assert(
      fc.property(days, fc.constantFrom(...digits), (day, numbers) => {
        const locale = `${language}-u-ca-gregory-nu-${numbers}`;
        for (const dateStyle of ['full', 'long', 'medium'] as const) {
          const text = write(day, locale, { dateStyle });
          expect(isoOf(text, language), text).toEqual([day]);
        }
        const short = write(day, locale, { day: 'numeric', month: 'long' });
        expect(isoOf(short, language), short).toEqual([`-${day.slice(4)}`]);
      }),
      { numRuns: 40 },
    );
  });

  test('with its time, in the languages whose day comes first', () => {
    const timed =
      'en de fr es it pt nl sv da pl cs ru uk be bg sr hi mr bn ta te gu ur ar fa tr ro el hu kk th zh-Hans ja ko';
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...timed.split(' ')),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (day, language, hour, minute) => {
          const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          const text = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
            dateStyle: 'long',
            timeStyle: 'short',
            timeZone: 'UTC',
          }).format(new Date(`${day}T${time}:00Z`));
          expect(isoOf(text, language), text).toEqual([`${day}T${time}`]);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('figures in the order of the language, and as machines write them', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('en', 'de', 'fr', 'es', 'ru', 'hi', 'gu', 'id', 'tr', 'vi'),
        (day, language) => {
          const [year, month, date] = day.split('-');
          expect(isoOf(day, language)).toEqual([day]);
          expect(isoOf(`${date}.${month}.${year}`, language)).toEqual([day]);
          const slashed = language === 'en' ? `${month}/${date}/${year}` : `${date}/${month}/${year}`;
          expect(isoOf(slashed, language)).toEqual([day]);
        },
      ),
    );
  });
});

describe('days of other calendars', () => {
  test('Persian days, with month names and in figures', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('latn', 'arabext'), (day, numbers) => {
        const locale = `fa-u-ca-persian-nu-${numbers}`;
        const long = write(day, locale, { day: 'numeric', month: 'long', year: 'numeric' });
        expect(isoOf(long, 'fa'), long).toEqual([day]);
        const figures = write(day, locale, { year: 'numeric', month: '2-digit', day: '2-digit' });
        expect(isoOf(figures.replace(/ .*$/u, ''), 'fa'), figures).toEqual([day]);
      }),
    );
  });

  test('a Persian day without its year is the one near the time of writing', () => {
    fc.assert(
      fc.property(days, day => {
        const text = write(day, 'fa-u-ca-persian-nu-latn', { day: 'numeric', month: 'long' });
        const [date] = findDates(text, 'fa');
        expect(date === undefined ? undefined : settleDate(date, day), text).toBe(day);
      }),
    );
  });

  test('Islamic days by the calendar of Umm al-Qura, and Buddhist years', () => {
    fc.assert(
      fc.property(days, day => {
        const islamic = write(day, 'ar-u-ca-islamic-umalqura-nu-latn', {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
        });
        expect(isoOf(islamic, 'ar'), islamic).toEqual([day]);
        const buddhist = write(day, 'th-u-ca-buddhist-nu-thai', {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
        });
        expect(isoOf(buddhist, 'th'), buddhist).toEqual([day]);
      }),
    );
  });

  test.each([
    ['१ वैशाख २०८१', '2024-04-13'],
    ['३० चैत २०८१', '2025-04-12'],
    ['१ वैशाख २०८२', '2025-04-14'],
    ['२०८३ वैशाख १ गते', '2026-04-14'],
    ['५ मंसिर २०८३', '2026-11-21'],
    ['२०८३/०८/०५', '2026-11-21'],
    ['१ वैशाख २०८४', '2027-04-14'],
    ['१ वैशाख २०९०', undefined],
  ])("Nepal's day %s is %s", (text, day) => {
    // beyond the table nothing is said
    expect(isoOf(text, 'ne')).toEqual(day === undefined ? [] : [day]);
  });

  test('a month that has no such day is no date', () => {
    expect(isoOf('३३ वैशाख २०८१', 'ne').filter(iso => iso?.length === 10)).toEqual([]);
    expect(isoOf('2083 सालमा', 'ne')).toEqual([]);
  });
});

describe('every word of the tables is read', () => {
  const tables = words as Record<
    string,
    { months?: Record<string, string[]>; days?: Record<string, number>; monthsAgo?: Record<string, number> }
  >;
  test.each(Object.keys(tables))('%s', language => {
    const { months = {}, days: told = {}, monthsAgo = {} } = tables[language] as (typeof tables)[string];
    for (const [month, names] of Object.entries(months))
      for (const name of names) {
        const text = `21 ${name[0]?.toUpperCase()}${name.slice(1)} 2026`;
        expect(isoOf(text, language), text).toEqual([`2026-${month.padStart(2, '0')}-21`]);
      }
    for (const [phrase, offset] of Object.entries(told)) {
      const [date] = findDates(phrase, language);
      const day = new Date(Date.UTC(2026, 10, 25 + offset)).toISOString().slice(0, 10);
      expect(date === undefined ? undefined : settleDate(date, '2026-11-25'), phrase).toBe(day);
      expect(date?.text, phrase).toBe(phrase);
    }
    for (const [phrase, offset] of Object.entries(monthsAgo)) {
      const [date] = findDates(phrase, language);
      const month = new Date(Date.UTC(2026, 10 + offset, 1)).toISOString().slice(0, 7);
      expect(date === undefined ? undefined : settleDate(date, '2026-11-25'), phrase).toBe(month);
    }
  });
});

test('reading grows with the length of the text, in one line or many', () => {
  const line =
    'Pyongyang, 21 March 2025: on Friday, two days ago and 18–19 June; 3/21, 1.2.3, the 38th 2024 ';
  const spend = (text: string, language: string) => {
    const before = process.cpuUsage();
    findDates(text, language);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  for (const [language, text] of [
    ['en', line],
    ['en', `${line}\n`],
    ['zh', '2025年3月21日上周五3天前18日至19日第3日'],
    ['ko', '2025년 3월 21일 지난 주 금요일 3일 전 18일∼19일 '],
    ['hi', '21 मार्च 2025 को, मंगलवार, दो दिन पहले, 3/21 '],
    ['ne', '२०८३ मंसिर ५ गते २०८३-०८-०५ दुई दिनअघि '],
  ] as const) {
    const of = (length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
    spend(of(100_000), language);
    const short = spend(of(250_000), language);
    // four times the text: at most twice as much a letter, and a floor for what the clock can't tell
    expect(spend(of(1_000_000), language), language).toBeLessThan(8 * short + 400);
  }
}, 60_000);
