import type { Timestamp } from '../model/item.ts';
import { languageFor } from './language-names.ts';
import type { Query, QueryHelp } from './query.ts';

/** A filter as it was typed: "lang:hi". */
export interface TypedFilter {
  key: string;
  text: string;
  negative: boolean;
}

export const filterKeys = new Set([
  'lang',
  'language',
  'topic',
  'person',
  'from',
  'to',
  'since',
  'until',
  'before',
  'after',
]);

export function addFilter(piece: TypedFilter, help: QueryHelp, query: Query): void {
  const { filters, problems } = query;
  const value = piece.text.trim();
  if (value === '') return;
  if (piece.negative) problems.push(`A filter can't be taken away: -${piece.key}:${value} was left out.`);
  else if (piece.key === 'lang' || piece.key === 'language') {
    for (const name of value.split(/[,;]/)) {
      const language = languageFor(name);
      if (language === null)
        problems.push(`"${name}" is no language I know; use a code such as hi or ko, or its English name.`);
      else {
        const tags = language === 'zh' ? ['zh', 'zh-Hans', 'zh-Hant'] : [language];
        filters.languages = [...new Set([...(filters.languages ?? []), ...tags])];
      }
    }
  } else if (piece.key === 'topic') {
    const topics = value.split(/[,;]/).map(topic =>
      topic
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-'),
    );
    filters.topics = [...new Set([...(filters.topics ?? []), ...topics.filter(topic => topic !== '')])];
  } else if (piece.key === 'person') {
    const id = help.resolve?.(value)[0] ?? help.match(value)[0]?.entity;
    if (id === undefined) problems.push(`I know no person called "${value}".`);
    else filters.person = id;
  } else addTime(piece.key, value, help, query);
}

function addTime(key: string, value: string, help: QueryHelp, query: Query): void {
  const upper = key === 'to' || key === 'until' || key === 'before';
  const moment = readMoment(value, upper && key !== 'before', help.now);
  if (moment === null)
    query.problems.push(`"${value}" is no date I can read; write 2024, 2024-06, 2024-06-18 or 7d.`);
  else if (upper) query.filters.to = moment;
  else query.filters.from = moment;
}

/**
 * "2024", "2024-06", "2024-06-18", a timestamp, or "36h", "7d", "2w", "3m", "1y" before `now`.
 * @param end true for the first moment after it
 */
function readMoment(value: string, end: boolean, now: Timestamp | undefined): Timestamp | null {
  const span = /^(\d{1,4})\s*(h|d|w|m|y)$/i.exec(value);
  if (span !== null) {
    if (now === undefined) return null;
    const date = new Date(now);
    const count = Number(span[1]);
    const unit = (span[2] as string).toLowerCase();
    if (unit === 'h') date.setUTCHours(date.getUTCHours() - count);
    else if (unit === 'd' || unit === 'w')
      date.setUTCDate(date.getUTCDate() - count * (unit === 'w' ? 7 : 1));
    else if (unit === 'm') date.setUTCMonth(date.getUTCMonth() - count);
    else date.setUTCFullYear(date.getUTCFullYear() - count);
    return toTimestamp(date.getTime());
  }
  const parts = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(value);
  if (parts === null) {
    if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return null;
    return toTimestamp(Date.parse(value));
  }
  const year = Number(parts[1]);
  const month = parts[2] === undefined ? null : Number(parts[2]);
  const day = parts[3] === undefined ? null : Number(parts[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (day < 1 || day > new Date(Date.UTC(year, month as number, 0)).getUTCDate()))
    return null;
  if (!end) return toTimestamp(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  if (month === null) return toTimestamp(Date.UTC(year + 1, 0, 1));
  return toTimestamp(day === null ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1));
}

function toTimestamp(time: number): Timestamp | null {
  return Number.isNaN(time) || Math.abs(time) > 8.64e15 ? null : new Date(time).toISOString();
}
