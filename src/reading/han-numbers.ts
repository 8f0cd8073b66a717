import { countedDays, countWords } from './data/date-words-unspaced.ts';

const digits = '〇一二三四五六七八九';

function digitOf(sign: string | undefined): number {
  if (sign === undefined || sign === '零' || sign === '○') return 0;
  if (sign === '两' || sign === '兩') return 2;
  return Math.max(0, digits.indexOf(sign));
}

/**
 * A number as dates of East Asia write it: "21", "二十一", "廿一", "二〇二五", "二千零四".
 * @returns null for nothing or what is no such number
 */
export function readHanNumber(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  if (/^\d+$/.test(text)) return Number(text);
  const signs = [...text.replace(/廿/gu, '二十').replace(/卅/gu, '三十').replace(/^初/u, '')];
  if (!signs.some(sign => sign === '十' || sign === '千' || sign === '百'))
    return signs.reduce((sum, sign) => sum * 10 + digitOf(sign), 0);
  let sum = 0;
  let last = -1;
  for (const sign of signs) {
    const scale = sign === '千' ? 1000 : sign === '百' ? 100 : sign === '十' ? 10 : 0;
    if (scale === 0) {
      last = digitOf(sign);
      continue;
    }
    sum += (last < 0 || (last === 0 && scale === 10) ? 1 : last) * scale;
    last = -1;
  }
  return sum + Math.max(0, last);
}

/** A count before a unit: "3", "三", "두", "사흘". */
export function readCounted(text: string): number | null {
  return countedDays[text] ?? countWords[text] ?? readHanNumber(text);
}
