/** Months of calendars other than the Gregorian, as the news of these languages writes them; several spellings parted by "|". */

const persian = 'فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');
/** The names of the zodiac, by which Afghanistan counts the same months. */
const afghan = 'حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت'.split(' ');
const nepali =
  'वैशाख|बैशाख|बैसाख जेठ|जेष्ठ|ज्येष्ठ असार|आषाढ|असाढ साउन|श्रावण|सावन भदौ|भाद्र|भाद असोज|आश्विन|असौज कात्तिक|कार्तिक मंसिर|मङ्सिर|मङसिर पुस|पुष|पौष माघ फागुन|फाल्गुन चैत|चैत्र'.split(
    ' ',
  );
const islamic = [
  'محرم',
  'صفر',
  'ربيع الأول',
  'ربيع الآخر|ربيع الثاني',
  'جمادى الأولى|جمادى الأول',
  'جمادى الآخرة|جمادى الثانية|جمادى الآخر',
  'رجب',
  'شعبان',
  'رمضان',
  'شوال',
  'ذو القعدة|ذي القعدة',
  'ذو الحجة|ذي الحجة',
];

export type Calendar = 'persian' | 'nepali' | 'islamic';

/** The calendars a language's news uses beside the Gregorian, with the names of their months in order. */
export const calendarMonths: Record<string, [Calendar, string[]][]> = {
  fa: [
    ['persian', persian],
    ['persian', afghan],
  ],
  ps: [['persian', afghan]],
  ne: [['nepali', nepali]],
  ar: [['islamic', islamic]],
};

/** The years in which figures alone ("1405/08/30", "2083-08-05") are of such a calendar, by language. */
export const calendarYears: Record<string, { calendar: Calendar; from: number; to: number }> = {
  fa: { calendar: 'persian', from: 1250, to: 1499 },
  ps: { calendar: 'persian', from: 1250, to: 1499 },
  ne: { calendar: 'nepali', from: 2050, to: 2099 },
  ar: { calendar: 'islamic', from: 1300, to: 1499 },
};

/**
 * Lengths of the months of Bikram Sambat, which no formula gives: they are set year by year by Nepal's Calendar
 * Determination Committee. The first of Baisakh 2070 was 14 April 2013; the sums agree with the New Year's days known since.
 */
export const firstNepaliYear = 2070;
export const firstNepaliDay = '2013-04-14';
export const nepaliMonths: number[][] = [
  [31, 31, 31, 32, 31, 31, 29, 30, 30, 29, 30, 30],
  [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30],
  [31, 32, 31, 32, 31, 30, 30, 29, 30, 29, 30, 30],
  [31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 31],
  [31, 31, 31, 32, 31, 31, 30, 29, 30, 29, 30, 30],
  [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30],
  [31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 30],
  [31, 32, 31, 32, 31, 30, 30, 30, 29, 30, 29, 31],
  [31, 31, 31, 32, 31, 31, 30, 29, 30, 29, 30, 30],
  [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30],
  [31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 30],
  [31, 32, 31, 32, 31, 30, 30, 30, 29, 30, 29, 31],
  [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30],
  [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30],
  // from here on as tables published ahead have it
  [31, 31, 32, 31, 31, 30, 30, 30, 29, 30, 30, 30],
  [31, 32, 31, 32, 30, 31, 30, 30, 29, 30, 30, 30],
  [30, 32, 31, 32, 31, 30, 30, 30, 29, 30, 30, 30],
  [31, 31, 32, 31, 31, 31, 30, 30, 29, 30, 30, 30],
  [30, 31, 32, 32, 30, 31, 30, 30, 29, 30, 30, 30],
  [30, 32, 31, 32, 31, 30, 30, 30, 29, 30, 30, 30],
];
