import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDates } from '../../src/reading/dates.ts';
import { settleDate } from '../../src/reading/dates-settle.ts';

const said = (text: string, language: string) =>
  findDates(text, language).map(date => `${date.text} = ${date.iso}`);
const settled = (text: string, language: string, reference: string) => {
  const [date] = findDates(text, language);
  return date === undefined ? undefined : settleDate(date, reference);
};

describe('dates as languages write them', () => {
  test.each([
    ['hi', '२१ मार्च २०२५ को', '२१ मार्च २०२५', '2025-03-21'],
    ['mr', '१२ सप्टेंबर २०२३ रोजी', '१२ सप्टेंबर २०२३', '2023-09-12'],
    ['gu', '૧૩ સપ્ટેમ્બર ૨૦૨૩ના', '૧૩ સપ્ટેમ્બર ૨૦૨૩', '2023-09-13'],
    ['bn', '১২ জুলাই ২০২৫', '১২ জুলাই ২০২৫', '2025-07-12'],
    ['ne', '२१ मार्च २०२५', '२१ मार्च २०२५', '2025-03-21'],
    ['ur', '21 مارچ 2025 کو', '21 مارچ 2025', '2025-03-21'],
    ['ar', 'في 21 مارس 2025', '21 مارس 2025', '2025-03-21'],
    ['ru', '21 марта 2025 года', '21 марта 2025 года', '2025-03-21'],
    ['uk', '5 листопада 2024 року', '5 листопада 2024 року', '2024-11-05'],
    ['ko', '2024년 6월 19일', '2024년 6월 19일', '2024-06-19'],
    ['ja', '令和6年6月19日に', '令和6年6月19日', '2024-06-19'],
    ['zh', '2024年6月19日', '2024年6月19日', '2024-06-19'],
    ['en', 'on Tuesday, March 21st, 2025', 'Tuesday, March 21st, 2025', '2025-03-21'],
    ['de', 'am 21. März 2025', '21. März 2025', '2025-03-21'],
    ['fr', 'le 1er mars 2025', '1er mars 2025', '2025-03-01'],
    ['es', 'el 12 de junio de 2024', '12 de junio de 2024', '2024-06-12'],
    ['pt', '12 de junho de 2024', '12 de junho de 2024', '2024-06-12'],
    ['it', '2 ottobre 2024', '2 ottobre 2024', '2024-10-02'],
    ['pl', '19 czerwca 2024', '19 czerwca 2024', '2024-06-19'],
    ['tr', '19 Haziran 2024', '19 Haziran 2024', '2024-06-19'],
    ['vi', 'ngày 19 tháng 6 năm 2024', 'ngày 19 tháng 6 năm 2024', '2024-06-19'],
    ['id', '19 Juni 2024', '19 Juni 2024', '2024-06-19'],
  ])('%s: %s', (language, text, words, iso) => {
    expect(said(text, language)).toEqual([`${words} = ${iso}`]);
  });

  test('what is left out stays out', () => {
    expect(said('जून 2024 में', 'hi')).toEqual(['जून 2024 = 2024-06']);
    expect(said('21 марта', 'ru')).toEqual(['21 марта = --03-21']);
    expect(said('मंगलवार को', 'hi')).toEqual(['मंगलवार = weekday:2']);
    expect(said('1990ના દાયકામાં, 2017માં', 'gu')).toEqual(['1990 = 1990', '2017 = 2017']);
  });

  test('numbers and words that only look like dates are none', () => {
    expect(said('He may march. They paid 2,017 dollars for 1950% more; call 020-2017.', 'en')).toEqual([]);
    expect(said('12일간 100일째', 'ko')).toEqual([]);
  });

  test('there is no 31 June', () => {
    expect(said('31 June 2024', 'en')).not.toContain('31 June 2024 = 2024-06-31');
  });
});

describe('dates told from the day of writing', () => {
  test.each([
    ['hi', 'पिछले साल जून में', '2025-03-21', '2024-06'],
    ['hi', 'दो दिन पहले', '2025-03-21', '2025-03-19'],
    ['hi', 'इस महीने', '2025-03-21', '2025-03'],
    ['hi', 'बुधवार को', '2023-07-29', '2023-07-26'],
    ['gu', 'ગઈકાલે', '2025-03-01', '2025-02-28'],
    ['en', 'last June', '2025-03-21', '2024-06'],
    ['en', 'yesterday', '2024-03-01', '2024-02-29'],
    ['en', 'last year', '2025-03-21', '2024'],
    ['ru', 'в июне прошлого года', '2025-03-21', '2024-06'],
    ['ru', 'во вторник', '2024-06-19', '2024-06-18'],
    ['ko', '지난달 31일', '2025-08-12', '2025-07-31'],
    ['ko', '12일', '2025-08-13', '2025-08-12'],
    ['ko', '지난해 10월', '2025-08-13', '2024-10'],
    ['ja', '昨年6月', '2025-08-13', '2024-06'],
    ['zh', '昨天', '2025-01-01', '2024-12-31'],
    ['de', 'vor drei Tagen', '2025-03-21', '2025-03-18'],
    ['fr', 'il y a deux jours', '2025-03-21', '2025-03-19'],
    ['es', 'el martes', '2024-06-19', '2024-06-18'],
    ['en', 'December 31', '2025-01-02', '2024-12-31'],
  ])('%s: %s on %s', (language, text, reference, iso) => {
    expect(settled(text, language, reference)).toBe(iso);
  });
});

test('any text is read without failing, and dates cut out their words in order', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      '21',
      ' ',
      '.',
      'March',
      'марта',
      '2025',
      '年',
      '月',
      '3',
      '-',
      '/',
      'जून',
      'पिछले',
      'साल',
      '日',
      '২১',
      'last',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 40 }),
      fc.constantFrom('en', 'hi', 'ru', 'zh', 'ko', 'vi', 'xx', 'gu'),
      (parts, language) => {
        const text = parts.join('');
        let last = 0;
        for (const date of findDates(text, language)) {
          expect(date.start).toBeGreaterThanOrEqual(last);
          expect(text.slice(date.start, date.end)).toBe(date.text);
          last = date.end;
          settleDate(date, '2025-03-21');
        }
      },
    ),
    { numRuns: 300 },
  );
});
