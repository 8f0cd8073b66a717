import type { RawDate, When } from './dates.ts';

/** Dates of Chinese, Japanese and Korean, whose parts carry their own signs (年月日, 년 월 일). All patterns are linear. */
const numerals = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const chinese = new RegExp(
  `(?:(?:(令和|平成|昭和|民国|民國)(\\d{1,2}|元)年|(\\d{4}|[〇零○一二三四五六七八九]{4})年|(去年|昨年|今年|本年|来年|來年|明年))[ の]?)?(?:(${numerals})月(?:份)?(?: ?(${numerals})[日号號])?)`,
  'gu',
);
const chineseOthers =
  /(令和|平成|昭和)(\d{1,2}|元)年|(\d{4}|[〇零○一二三四五六七八九]{4})年|(\d{4})[-/](\d{1,2})[-/](\d{1,2})|(去年|昨年|今年|本年|来年|來年|明年)|(上个月|上個月|上月|先月|本月|这个月|這個月|今月|下个月|下個月|下月|来月)(?:の?(\d{1,2})[日号號])?|(上周|上週|先週|本周|本週|这周|這週|今週|下周|下週|来週)?の?(?:(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])(?!年)|([月火水木金土日])曜日?)|(前天|昨天|昨日|今天|今日|明天|明日|一昨日|おととい|きのう|きょう)|(\d{1,3}|[一二三四五六七八九十]{1,2}) ?(日|天|周|週間|星期|个月|個月|か月|ヶ月|カ月|ヵ月|年)前|(\d{1,2})[日号號](?![间間本後后目以内付])/gu;
const korean =
  /(?:(\d{4})년 ?|(지난해|작년|올해|금년|내년|재작년) ?)?(\d{1,2})월(?: ?(\d{1,2})일)?|(\d{4})년(?!간|만|째|여)|(\d{4})[-./] ?(\d{1,2})[-./] ?(\d{1,2})|(지난해|작년|올해|금년|내년)|(지난달|이달|이번 달|다음달|다음 달|내달)(?: ?(\d{1,2})일)?|(지난주|이번 주|이번주|다음 주|다음주)?(?: ?)([월화수목금토일])요일|(그저께|그제|어제|전날|오늘|내일|모레)(?![가-힣]{3})|(\d{1,3}) ?(일|주|주일|개월|달|년) 전|(?<![\d가-힣.∼~-])(\d{1,2})(?:[∼~-]\d{1,2})?일(?!간|째|만|동안|반|정|본|까지의|씩|분|선|대|가량|여|장|차)/gu;

const eras: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925, 民国: 1911, 民國: 1911 };
const yearOffsets: Record<string, number> = {
  去年: -1,
  昨年: -1,
  今年: 0,
  本年: 0,
  来年: 1,
  來年: 1,
  明年: 1,
  재작년: -2,
  지난해: -1,
  작년: -1,
  올해: 0,
  금년: 0,
  내년: 1,
};
const monthOffsets: Record<string, number> = {
  上个月: -1,
  上個月: -1,
  上月: -1,
  先月: -1,
  本月: 0,
  这个月: 0,
  這個月: 0,
  今月: 0,
  下个月: 1,
  下個月: 1,
  下月: 1,
  来月: 1,
  지난달: -1,
  이달: 0,
  '이번 달': 0,
  다음달: 1,
  '다음 달': 1,
  내달: 1,
};
const dayOffsets: Record<string, number> = {
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  一昨日: -2,
  おととい: -2,
  きのう: -1,
  きょう: 0,
  그저께: -2,
  그제: -2,
  어제: -1,
  전날: -1,
  오늘: 0,
  내일: 1,
  모레: 2,
};
const units: Record<string, 'day' | 'week' | 'month' | 'year'> = {
  日: 'day',
  天: 'day',
  周: 'week',
  週間: 'week',
  星期: 'week',
  个月: 'month',
  個月: 'month',
  か月: 'month',
  ヶ月: 'month',
  カ月: 'month',
  ヵ月: 'month',
  年: 'year',
  일: 'day',
  주: 'week',
  주일: 'week',
  개월: 'month',
  달: 'month',
  년: 'year',
};

/** Finds dates in folded Chinese, Japanese or Korean text. */
export function findDatesUnspaced(text: string, language: string): RawDate[] {
  const found: RawDate[] = [];
  const add = (match: RegExpExecArray | RegExpMatchArray, when: When | null) => {
    if (when === null) return;
    const start = match.index as number;
    found.push({ start, end: start + match[0].trimEnd().length, when });
  };
  if (language === 'ko') for (const match of text.matchAll(korean)) add(match, koreanWhen(match));
  else {
    for (const match of text.matchAll(chinese)) add(match, chineseWhen(match));
    const taken = [...found];
    for (const match of text.matchAll(chineseOthers)) {
      const start = match.index;
      const end = start + match[0].length;
      if (!taken.some(other => start < other.end && end > other.start)) add(match, otherWhen(match));
    }
    found.sort((a, b) => a.start - b.start);
  }
  return found;
}

const absolute = (year: number | null, month: number | null, day: number | null): When | null =>
  (month !== null && (month < 1 || month > 12)) || (day !== null && (day < 1 || day > 31))
    ? null
    : { kind: 'absolute', year, month, day, time: null };

function chineseWhen(match: RegExpMatchArray): When | null {
  const [, era, eraYear, year, offset, month, day] = match;
  const m = readNumber(month);
  const d = readNumber(day);
  if (offset !== undefined)
    return { kind: 'relative', unit: 'year', offset: yearOffsets[offset] ?? 0, month: m, day: d };
  return absolute(yearOf(era, eraYear, year), m, d);
}

function yearOf(
  era: string | undefined,
  eraYear: string | undefined,
  year: string | undefined,
): number | null {
  if (era !== undefined) return (eras[era] ?? 0) + (eraYear === '元' ? 1 : Number(eraYear));
  return year === undefined ? null : /\d/.test(year) ? Number(year) : readDigits(year);
}

function otherWhen(match: RegExpMatchArray): When | null {
  const [
    ,
    era,
    eraYear,
    year,
    isoYear,
    isoMonth,
    isoDay,
    yearWord,
    monthWord,
    monthDay,
    week,
    weekday,
    weekdayJa,
    dayWord,
    count,
    unit,
    dayOnly,
  ] = match;
  if (era !== undefined || year !== undefined) return absolute(yearOf(era, eraYear, year), null, null);
  if (isoYear !== undefined) return absolute(Number(isoYear), Number(isoMonth), Number(isoDay));
  if (yearWord !== undefined) return relative('year', yearOffsets[yearWord] ?? 0);
  if (monthWord !== undefined)
    return {
      ...relative('month', monthOffsets[monthWord] ?? 0),
      day: monthDay === undefined ? null : Number(monthDay),
    };
  if (weekday !== undefined || weekdayJa !== undefined) {
    const index =
      weekday === undefined
        ? '月火水木金土日'.indexOf(weekdayJa as string)
        : '一二三四五六日天'.indexOf(weekday);
    return {
      kind: 'weekday',
      weekday: Math.min(index, 6) + 1,
      direction: week === undefined ? 0 : /[上先]/.test(week) ? -1 : /[下来]/.test(week) ? 1 : 0,
    };
  }
  if (dayWord !== undefined) return relative('day', dayOffsets[dayWord] ?? 0);
  if (count !== undefined) return relative(units[unit as string] ?? 'day', -(readNumber(count) ?? 0));
  return absolute(null, null, readNumber(dayOnly));
}

function koreanWhen(match: RegExpMatchArray): When | null {
  const [
    ,
    year,
    offset,
    month,
    day,
    yearOnly,
    isoYear,
    isoMonth,
    isoDay,
    yearWord,
    monthWord,
    monthDay,
    week,
    weekday,
    dayWord,
    count,
    unit,
    dayOnly,
  ] = match;
  if (month !== undefined) {
    const m = Number(month);
    const d = readNumber(day);
    if (offset !== undefined)
      return { kind: 'relative', unit: 'year', offset: yearOffsets[offset] ?? 0, month: m, day: d };
    return absolute(year === undefined ? null : Number(year), m, d);
  }
  if (yearOnly !== undefined) return absolute(Number(yearOnly), null, null);
  if (isoYear !== undefined) return absolute(Number(isoYear), Number(isoMonth), Number(isoDay));
  if (yearWord !== undefined) return relative('year', yearOffsets[yearWord] ?? 0);
  if (monthWord !== undefined)
    return {
      ...relative('month', monthOffsets[monthWord] ?? 0),
      day: monthDay === undefined ? null : Number(monthDay),
    };
  if (weekday !== undefined)
    return {
      kind: 'weekday',
      weekday: '월화수목금토일'.indexOf(weekday) + 1,
      direction: week === undefined ? 0 : week.startsWith('지난') ? -1 : week.startsWith('다음') ? 1 : 0,
    };
  if (dayWord !== undefined) return relative('day', dayOffsets[dayWord] ?? 0);
  if (count !== undefined) return relative(units[unit as string] ?? 'day', -Number(count));
  return absolute(null, null, readNumber(dayOnly));
}

function relative(unit: 'day' | 'week' | 'month' | 'year', offset: number): When & { kind: 'relative' } {
  return { kind: 'relative', unit, offset, month: null, day: null };
}

function readDigits(text: string): number {
  return Number(
    [...text]
      .map(sign =>
        sign === '〇' || sign === '零' || sign === '○' ? 0 : '一二三四五六七八九'.indexOf(sign) + 1,
      )
      .join(''),
  );
}

function readNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d+$/.test(text)) return Number(text);
  const digit = (sign: string | undefined) =>
    sign === undefined || sign === '' ? 0 : '一二三四五六七八九'.indexOf(sign) + 1;
  const ten = text.indexOf('十');
  if (ten < 0) return text.length === 1 ? digit(text) : null;
  return (ten === 0 ? 10 : digit(text[ten - 1]) * 10) + digit(text[ten + 1]);
}
