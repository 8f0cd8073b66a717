import type { Item } from '../src/model/item.ts';

/** One measured figure. `value` and `baseline` are shares from 0 to 1 or counts, as `measure` says. */
export interface Row {
  set: string;
  measure: string;
  value: number;
  baseline?: number;
}

/** An item as a feed would hand it over. */
export function itemOf(line: {
  id: string;
  title?: string | null;
  text: string;
  date?: string | null;
}): Item {
  return {
    source: { id: 'import', kind: 'import', name: 'evaluation' },
    locator: line.id,
    id: line.id,
    text: line.text.normalize('NFC'),
    title: line.title?.normalize('NFC') ?? null,
    url: null,
    date: toIso(line.date ?? null),
    language: null,
    authors: [],
    outlet: null,
    seen: '2026-11-20T00:00:00.000Z',
    backfill: true,
    notes: [],
  };
}

/** A date as intake would hand it over, whatever way the file writes it; null when it is none. */
function toIso(date: string | null): string | null {
  if (date === null || /^\d{4}-\d\d/.test(date)) return date;
  const digits = /^(\d{4})(\d\d)(\d\d)$/.exec(date);
  if (digits !== null) return `${digits[1]}-${digits[2]}-${digits[3]}`;
  const time = Date.parse(
    /\d{4}/.test(date) ? `${date.replace(/ (?:IST|KST).*$/, '').split(' / ')[0]} UTC` : '',
  );
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}
