import type { Timestamp } from '../model/item.ts';
import type { GroupKey } from '../model/reading.ts';

/** Terms of title and lead that are put into the index of features; grouping itself compares all. */
const mostTerms = 24;

const millisecondsADay = 86_400_000;
const mostDays = 730;

/** What a shared feature says: a dated event of the beat much, a rarer name some, a word of title or lead little. */
const weights = { event: 8, entity: 4, word: 1 } as const;

/** Something by which stories are found again, and what sharing it says. */
export interface Feature {
  hash: number;
  weight: number;
}

/**
 * The features of a group key, each as a 32-bit hash. Two features may meet in one number; that only gives grouping one
 * more story to look at.
 */
export function listFeatures(key: GroupKey): Feature[] {
  const features = [
    ...key.knownEvents.map(one => ({ hash: hashText(`k:${one}`), weight: weights.event })),
    ...key.leadEntities.map(one => ({ hash: hashText(`e:${one}`), weight: weights.entity })),
    ...listSigns(key.signs ?? []).map(one => ({ hash: hashText(`s:${one}`), weight: weights.word })),
    ...key.leadTerms
      .slice(0, mostTerms)
      .map(one => ({ hash: hashText(`w:${key.language}:${one}`), weight: weights.word })),
  ];
  return [...new Map(features.map(one => [one.hash, one])).values()];
}

/**
 * The signs by which reports in two languages find each other: whom and what they name, numbers, kinds of event. The names
 * that stand in every article count only together: "both leaders", not "one of the two countries".
 */
function listSigns(signs: string[]): string[] {
  const usual = signs.filter(one => one.startsWith('u:')).sort();
  const telling = signs.filter(one => /^[eknw]:/.test(one));
  return usual.length > 0 ? [...telling, usual.join(' ')] : telling;
}

/**
 * FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over UTF-16 units, mixed at the end. Kept in the file: it must stay
 * as it is. A cryptographic hash took a tenth of all writing.
 */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  // Signed, so that SQLite keeps every one in four bytes.
  return (hash ^ (hash >>> 15)) | 0;
}

/** Days since 1970 of an ISO date or timestamp; not a number for anything else. */
export function toDayNumber(date: string): number {
  return Math.floor(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / millisecondsADay);
}

/** A month as a number that is no day: -202406; a year likewise: -2024. */
function toCoarseDay(date: string): number {
  return -Number(date.replace('-', ''));
}

/**
 * The days an article stands under: the day it was published. Where that isn't known to the day: the month or year that
 * is, the days of its event, and the day it was first seen.
 */
export function chooseDays(key: GroupKey, published: string | null, seen: Timestamp): number[] {
  const date = published ?? '';
  const day = toDayNumber(date);
  if (date.length >= 10 && !Number.isNaN(day)) return [day];
  const days = [key.from, key.to, seen].flatMap(one => (one === null ? [] : toDayNumber(one)));
  if (/^\d{4}(-\d{2})?$/.test(date)) days.push(toCoarseDay(date));
  return [...new Set(days)].filter(one => !Number.isNaN(one));
}

/**
 * The days of a range, the months and years it touches, and its middle. Of a range longer than two years the two years
 * around its middle: nobody who groups reports of one event needs more.
 */
export function listDays(from: string, to: string): { days: number[]; coarse: number[]; middle: number } {
  const middle = Math.floor((toDayNumber(from) + toDayNumber(to)) / 2);
  const first = Math.max(toDayNumber(from), middle - mostDays / 2);
  const last = Math.min(toDayNumber(to), middle + mostDays / 2);
  const days: number[] = [];
  const coarse = new Set<number>();
  for (let day = first; day <= last; day += 1) {
    const date = new Date(day * millisecondsADay).toISOString();
    days.push(day);
    coarse.add(toCoarseDay(date.slice(0, 7))).add(toCoarseDay(date.slice(0, 4)));
  }
  return { days, coarse: [...coarse], middle };
}
