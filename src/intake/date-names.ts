/**
 * Time zone names met in feeds, as minutes east of UTC. RFC 822 section 5, RFC 2822 section 4.3, then the names in use
 * by broadcasters and papers (tz database abbreviations). Where a name has several meanings, the one feeds use.
 */
export const zones: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  sast: 120,
  cat: 120,
  eat: 180,
  wat: 60,
  msk: 180,
  msd: 240,
  trt: 180,
  gst: 240,
  samt: 240,
  irst: 210,
  aft: 270,
  pkt: 300,
  yekt: 300,
  ist: 330,
  npt: 345,
  bdt: 360,
  omst: 360,
  mmt: 390,
  ict: 420,
  wib: 420,
  krat: 420,
  novt: 420,
  hkt: 480,
  sgt: 480,
  myt: 480,
  pht: 480,
  wita: 480,
  irkt: 480,
  awst: 480,
  kst: 540,
  jst: 540,
  wit: 540,
  yakt: 540,
  acst: 570,
  acdt: 630,
  aest: 600,
  vlat: 600,
  aedt: 660,
  magt: 660,
  nzst: 720,
  nzdt: 780,
  pett: 720,
  nst: -210,
  ndt: -150,
  ast: -240,
  adt: -180,
  at: -240,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  ct: -360,
  mst: -420,
  mdt: -360,
  mt: -420,
  pst: -480,
  pdt: -420,
  pt: -480,
  akst: -540,
  akdt: -480,
  hst: -600,
  brt: -180,
  art: -180,
  clt: -240,
};

/** Words between the parts of a date that carry nothing: "January 5, 2026 at 12:00", "5 de enero de 2026", "5 января 2026 г. в 12:00". */
export const fillers = new Set(
  'at um om à a le la el de del den der die das do dia den на в о об г года год г. р. року ore ora kl klo uhr oclock hrs hs h час часов и and the of on date published updated st nd rd th gada gads m metų d'.split(
    ' ',
  ),
);

const locales =
  'en ru ko ja zh hi gu uk de fr es it pt nl pl cs sk hu ro bg sr hr sl mk el tr ar he fa ur bn mr ta te kn ml pa ne si th vi id ms sv da nb fi et lv lt be kk uz ky az hy ka mn sq is ca eu gl mt ga'.split(
    ' ',
  );

let months: Map<string, number> | null = null;

/**
 * The number of a month (1–12) from its name, long or short, in any of sixty languages; null when it is none.
 * The names are those of ICU's locale data (CLDR), read once on first need.
 */
export function monthByName(word: string): number | null {
  const key = foldName(word);
  const english = englishMonths[key];
  if (english) return english;
  months ??= readMonths();
  return months.get(key) ?? null;
}

/** True for an English month name, long or short. */
export function isEnglishMonth(word: string): boolean {
  return englishMonths[word.toLowerCase()] !== undefined;
}

/** True for an English weekday name, long or short: "sat" and "sun" are words for months elsewhere. */
export function isEnglishWeekday(word: string): boolean {
  return /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/.test(foldName(word));
}

const englishMonths: Record<string, number> = Object.assign(Object.create(null), {
  jan: 1,
  january: 1,
  feb: 2,
  february: 2,
  mar: 3,
  march: 3,
  apr: 4,
  april: 4,
  may: 5,
  jun: 6,
  june: 6,
  jul: 7,
  july: 7,
  aug: 8,
  august: 8,
  sep: 9,
  sept: 9,
  september: 9,
  oct: 10,
  october: 10,
  nov: 11,
  november: 11,
  dec: 12,
  december: 12,
});

/** Lower case, without accents (Greek feeds leave them out) and without the dot of an abbreviation. */
export function foldName(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[.॰’']/g, '')
    .normalize('NFC');
}

function readMonths(): Map<string, number> {
  const names = new Map<string, number>();
  const add = (name: string, month: number) => {
    const key = foldName(name);
    if (/^\p{L}[\p{L}\p{M}]+$/u.test(key) && !names.has(key)) names.set(key, month);
  };
  for (const locale of locales) {
    for (const month of ['long', 'short'] as const) {
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(`${locale}-u-nu-latn-ca-gregory`, {
          month,
          day,
          timeZone: 'UTC',
        });
        for (let i = 0; i < 12; i += 1) {
          const part = format.formatToParts(Date.UTC(2020, i, 5)).find(p => p.type === 'month');
          if (part) add(part.value, i + 1);
        }
      }
    }
  }
  return names;
}
