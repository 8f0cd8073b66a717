/** Small words around the figures of a date, folded; from the grammar of each language. A name holds all languages: a word counts only beside a number, month or weekday. */

import { fold } from '../fold.ts';

/** Both with accents (Vietnamese keeps them) and without, as texts are folded. */
const listed = (text: string): ReadonlySet<string> =>
  new Set([text, fold(text).text].flatMap(words => words.trim().split(/\s+/)));

/** Between day and month: "21 de marzo", "3rd of March", "ngày 21 tháng 3". */
export const links = listed(`
  de of del d' the do den ta ng tarikh तारीख di da día dia giorno u من
`);

/** After a day's figures: "21st", "1er", "21-го", "૨૧મી". */
export const ordinals = listed(`
  st nd rd th er re e o a го е є ta та ste de ro रोजी वीं મી मी ला লা ই শে তারিখ ም ème eme ième ый ое
  ого ому ом ему то ті тя ше ша ва वी મીએ તારીખ তারিখে शे रा ம் ஆம்
`);

/** After or before a year: "2025 года", "साल 2025". */
export const yearWords = listed(`
  г год года году годов годы р рік року році годзе साल वर्ष सन सन् ई વર્ષ সালে সাল সালের ਸਾਲ سال عام
  سنة سنه year yil yili yilinda yilinin yilindan roku rok tahun năm ж жыл жылы жылғы жылдың jahr jahre annee an ano anno año
  dekade দশক दशक godine година
`);

/** Before a year standing alone: "since 1950", "в 1950". */
export const yearLeads = listed(`
  in since from until till by en im seit depuis desde nel dal em w од с в у з до साल वर्ष सन सन् વર્ષ
  ਸਾਲ سال عام سنه ഇല്‍ tahun pada năm an ano year after before during early late mid jahr और से das la
`);

/** Lead a day and month in figures; without one "3/4" is a fraction. */
export const dayLeads = listed(`
  am vom zum bis le du au il al dal el del dia op pa den na на від до dne on em på ngày pada tanggal
  entre дня في يوم
`);

/** Between the two ends of a stretch of days: "18 to 19 June", "с 18 по 19 июня". */
export const rangeWords = listed(`
- to and until through bis und a al y e au et do i по до и і та й तक से और થી અને থেকে ও سے تا و إلى الى ile ve sampai hingga dan đến và til och en tot en med
`);

/** Mark a number as a day of the month: "21 числа", "21 तारीख", "૨૧ તારીખે". */
export const dayNouns = listed(`
числа число गते तारीख तारख तारखेला तारखेच्या तारखेपर्यंत તારીખ તારીખે તારીખના তারিখ তারিখে তারিখের تاريخ تاریخ ਤਾਰੀਖ ਤਰੀਕ தேதி தேதியன்று தேதியில்
`);

/** Lead a day of the month: "તા. 21", "दि. 21". */
export const dayMarks = listed(`
તા तारीख તારીખ दि दिनांक ता তারিখ তাং
`);

/** The DPRK's count of years from 1912, as its own press writes it: "Juche 114 (2025)". */
export const jucheWords = listed('juche чучхе чучхэ जुछे जूचे زوتشيه djoutche juché dschutsche');

/** Before a number of days or weeks still to come, where the sentence looks ahead ("will … in three days"). */
export const futureWords = listed(`
will ll shall going due expected scheduled planned wird werden soll sollen
`);
