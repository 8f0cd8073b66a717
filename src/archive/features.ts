import type { Timestamp } from '../model/item.ts';
import type { GroupKey, Reading } from '../model/reading.ts';

/** Terms of title and lead that are put into the index of features; grouping itself compares all. */
const mostTerms = 24;

const millisecondsADay = 86_400_000;
const mostDays = 730;

/** What a shared feature says: a dated event of the beat much, a rarer name some, a word of title or lead little. */
const weights = { event: 8, entity: 4, word: 1 } as const;

/**
 * The features by which stories are found again, each as a number: 48 bits of a hash, then its weight in four bits.
 * Two features may meet in one number; that only gives grouping one more story to look at.
 */
export function listFeatures(key: GroupKey): number[] {
  const features = [
    ...key.knownEvents.map(one => toFeature(`k:${one}`, weights.event)),
    ...key.leadEntities.map(one => toFeature(`e:${one}`, weights.entity)),
    ...key.leadTerms.slice(0, mostTerms).map(one => toFeature(`w:${key.language}:${one}`, weights.word)),
  ];
  return [...new Set(features)];
}

/**
 * Two 32-bit FNV-1a hashes (http://www.isthe.com/chongo/tech/comp/fnv/) from different beginnings, mixed at the end; 48
 * bits of them. Kept in the file: it must stay as it is. A cryptographic hash took a tenth of all writing.
 */
function toFeature(text: string, weight: number): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  low = mixBits(low ^ (high >>> 15));
  high = mixBits(high ^ (low >>> 13)) & 0xffff;
  return (high * 0x1_0000_0000 + low) * 16 + weight;
}

function mixBits(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  return (mixed ^ (mixed >>> 15)) >>> 0;
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
export function chooseDays(reading: Reading, seen: Timestamp): number[] {
  const date = reading.published.date ?? '';
  const day = toDayNumber(date);
  if (date.length >= 10 && !Number.isNaN(day)) return [day];
  const { from, to } = reading.groupKey;
  const days = [from, to, seen].flatMap(one => (one === null ? [] : toDayNumber(one)));
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
