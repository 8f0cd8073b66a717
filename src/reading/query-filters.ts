import { languagesFor } from './language-names.ts';
import { readMoment } from './moment.ts';
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
      const tags = languagesFor(name);
      if (tags.length === 0)
        problems.push(`"${name}" is no language I know; use a code such as hi or ko, or its English name.`);
      else filters.languages = [...new Set([...(filters.languages ?? []), ...tags])];
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
  const moment = readMoment(value, {
    now: help.now,
    timeZone: help.timeZone ?? 'UTC',
    edge: upper && key !== 'before' ? 'end' : 'start',
  });
  if (moment === null)
    query.problems.push(`"${value}" is no date I can read; write 2024, 2024-06, 2024-06-18 or 7d.`);
  else if (upper) query.filters.to = moment;
  else query.filters.from = moment;
}
