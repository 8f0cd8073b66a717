import { describe, expect, test } from 'vitest';
import { findDates } from '../../src/reading/dates.ts';
import { settleDate } from '../../src/reading/dates-settle.ts';

const said = (text: string, language: string) =>
  findDates(text, language).map(date => `${date.text} = ${date.iso}`);
const settled = (text: string, language: string, reference: string) =>
  findDates(text, language).map(date => settleDate(date, reference));

describe('a stretch of days gives both its ends', () => {
  test.each([
    ['en', 'on 18–19 June', ['18 = --06-18', '19 June = --06-19']],
    ['en', 'June 18-19, 2024', ['June 18 = 2024-06-18', '19, 2024 = 2024-06-19']],
    ['ru', 'с 18 по 19 июня 2024 года', ['18 = 2024-06-18', '19 июня 2024 года = 2024-06-19']],
    ['uk', 'з 18 до 19 червня', ['18 = --06-18', '19 червня = --06-19']],
    ['hi', '18 से 19 जून', ['18 = --06-18', '19 जून = --06-19']],
    ['de', '18. bis 19. Juni 2024', ['18 = 2024-06-18', '19. Juni 2024 = 2024-06-19']],
    ['fr', 'du 18 au 19 juin', ['18 = --06-18', '19 juin = --06-19']],
    ['es', 'del 18 al 19 de junio', ['18 = --06-18', '19 de junio = --06-19']],
    ['zh', '3月18日至19日', ['3月18日 = --03-18', '19日 = --03-19']],
    ['ja', '3月18～19日', ['3月18 = --03-18', '19日 = --03-19']],
    ['ko', '3월 18∼19일', ['3월 18 = --03-18', '19일 = --03-19']],
  ])('%s: %s', (language, text, wanted) => {
    expect(said(text, language)).toEqual(wanted);
  });

  test('counted things beside a date are no second day', () => {
    expect(said('on March 21 and 25 soldiers', 'en')).toEqual(['March 21 = --03-21']);
    expect(said('12 and 13 people in March', 'en')).toEqual(['March = --03']);
  });
});

describe('forms of single languages', () => {
  test.each([
    ['ja', '令和7年3月21日', '2025-03-21'],
    ['ja', '平成元年', '1989'],
    ['ja', '10月の2日', '--10-02'],
    ['ko', '주체114(2025)년 3월 21일', '2025-03-21'],
    ['ko', '2025. 3. 21', '2025-03-21'],
    ['ko', '25.3.21', '2025-03-21'],
    ['zh', '三月二十一日', '--03-21'],
    ['zh', '二〇二五年三月二十一日', '2025-03-21'],
    ['zh', '２０２５年３月２１日', '2025-03-21'],
    ['zh', '主体114(2025)年3月21日', '2025-03-21'],
    ['en', 'March 21, Juche 114 (2025)', '2025-03-21'],
    ['en', '21st of\nMarch 2025', '2025-03-21'],
    ['en', 'May twenty-first', '--05-21'],
    ['ru', 'первого марта', '--03-01'],
    ['ru', '21 мар. 2025', '2025-03-21'],
    ['ru', '2025 марта 21', '2025-03-21'],
    ['uk', '2025-берез-21', '2025-03-21'],
    ['uk', '21 листоп 2025', '2025-11-21'],
    ['de', 'einundzwanzigsten März', '--03-21'],
    ['sv', 'tjugoförsta mars', '--03-21'],
    ['ar', '21 آذار/مارس 2025', '2025-03-21'],
    ['ar', 'الثاني من مارس', '--03-02'],
    ['hi', 'दो मई', '--05-02'],
    ['hi', '२१/०३/२०२५', '2025-03-21'],
    ['bn', '২১শে মার্চ', '--03-21'],
    ['vi', 'ngày 21 tháng ba năm 2025', '2025-03-21'],
    ['vi', 'tháng mười hai', '--12'],
    ['th', '21 มีนาคม 2568', '2025-03-21'],
    ['id', 'Rabu (21/3/2025)', '2025-03-21'],
    ['id', 'Rabu (21/3)', '--03-21'],
    ['en', '21 Mar 25 00:30', undefined],
    ['fr', 'fév 21, 2025', '2025-02-21'],
    ['en', 'this Friday 3/21', '--03-21'],
    ['en', 'Fri Mar 21 10:05:00 2025', '2025-03-21T10:05:00'],
  ])('%s: %s', (language, text, iso) => {
    const [date] = findDates(text, language);
    if (iso === undefined) expect(date?.iso).toBe('--03-21');
    else expect(`${date?.text} = ${date?.iso}`).toBe(`${text} = ${iso}`);
  });

  test('times keep their offset from Greenwich', () => {
    expect(said('2025-03-21T10:30:15+09:00', 'en')).toEqual([
      '2025-03-21T10:30:15+09:00 = 2025-03-21T10:30:15+09:00',
    ]);
    expect(said('2025-03-21 10:30Z', 'ru')).toEqual(['2025-03-21 10:30Z = 2025-03-21T10:30Z']);
    expect(said('March 21, 2025 10:17 pm', 'en')).toEqual(['March 21, 2025 10:17 pm = 2025-03-21T22:17']);
  });

  test('figures are read day first, but month first in English with slashes', () => {
    expect(said('03/04/2025', 'en')).toEqual(['03/04/2025 = 2025-03-04']);
    expect(said('21/03/2025', 'en')).toEqual(['21/03/2025 = 2025-03-21']);
    expect(said('03/04/2025', 'fr')).toEqual(['03/04/2025 = 2025-04-03']);
    expect(said('21.03.25', 'ru')).toEqual(['21.03.25 = 2025-03-21']);
  });
});

describe('days told from the day of writing', () => {
  test.each([
    ['en', 'the 20th of next month', '2025-03-21', '2025-04-20'],
    ['en', 'Tuesday of last week', '2025-03-21', '2025-03-11'],
    ['en', 'They will leave in three days', '2025-03-21', '2025-03-24'],
    ['en', '2 weeks and 2 days ago', '2025-03-21', '2025-03-05'],
    ['en', 'Friday the 14th', '2025-03-21', '2025-03-14'],
    ['en', '5 February', '2025-11-13', '2025-02-05'],
    ['en', '5 January', '2025-12-13', '2026-01-05'],
    ['en', '28 December', '2025-01-05', '2024-12-28'],
    ['en', '19 June', '2025-02-10', '2024-06-19'],
    ['ru', 'через три дня', '2025-03-21', '2025-03-24'],
    ['ru', '21-го числа', '2025-03-25', '2025-03-21'],
    ['fr', 'dans trois jours', '2025-03-21', '2025-03-24'],
    ['hi', '21 तारीख को', '2025-03-25', '2025-03-21'],
    ['hi', 'पिछले सप्ताह मंगलवार', '2025-03-21', '2025-03-11'],
    ['gu', 'ત્રણ દિવસ પહેલા', '2025-03-21', '2025-03-18'],
    ['mr', 'दोन दिवसांपूर्वी', '2025-03-21', '2025-03-19'],
    ['ta', '3 நாட்களுக்கு முன்பு', '2025-03-21', '2025-03-18'],
    ['bn', '২১ তারিখ', '2025-03-25', '2025-03-21'],
    ['ar', 'قبل ثلاثة أيام', '2025-03-21', '2025-03-18'],
    ['ko', '지난 28일', '2025-03-05', '2025-02-28'],
    ['ko', '오는 28일', '2025-03-05', '2025-03-28'],
    ['ko', '사흘 전', '2025-03-21', '2025-03-18'],
    ['ko', '지난주 금요일', '2025-03-22', '2025-03-14'],
    ['zh', '上周五', '2025-03-22', '2025-03-14'],
    ['ja', '先週の金曜日', '2025-03-22', '2025-03-14'],
    ['ja', '明後日', '2025-03-21', '2025-03-23'],
  ])('%s: %s on %s', (language, text, reference, iso) => {
    expect(settled(text, language, reference)).toEqual([iso]);
  });
});

test.each([
  ['en', 'open 24/7, lost 5-1 and 3-0, version 1.2.30.4, 19.03 dollars, 10.1.22.5, call 02-123-4567'],
  ['en', 'the first visit in 24 years; 30 missiles in two days; at least 12 may die; 3/4 of them'],
  ['en', 'the 38th parallel, the 21st century, on the 21st floor'],
  ['gu', 'જૂની ટ્રેન, જૂના મિત્રો અને જૂનું ઘર'],
  ['ru', 'счёт 5:1, доля 3/4, 12.5 млн, тел. 8-800-555-35-35'],
  ['ko', '10일 만에 21일간 100일째 3대 1'],
  ['zh', '10日内 10点 第3日'],
  ['de', 'Es stand 3:1 nach 1,5 Stunden, 24/7.'],
])('no dates in %s: %s', (language, text) => {
  expect(said(text, language)).toEqual([]);
});

test('long runs of figures and signs are read in time that grows with their length', () => {
  for (const piece of [
    '1-',
    '1/1/',
    '12.',
    '3月',
    '18日至',
    '3월 ',
    'March ',
    'twenty ',
    '24年',
    'чучхе 1 (',
  ]) {
    const text = piece.repeat(20_000);
    for (const language of ['en', 'zh', 'ko', 'ru']) {
      const before = process.cpuUsage();
      findDates(text, language);
      const { user } = process.cpuUsage(before);
      expect(user / 1000, `${piece} in ${language}`).toBeLessThan(2_000);
    }
  }
});
