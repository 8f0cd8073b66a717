import type { Intake, Source, Timestamp } from '../model/item.ts';
import { cleanBody } from './clean.ts';
import { readGiven, readGivenLine } from './given.ts';
import { htmlToText } from './html-text.ts';

/** Where a record came from, and what stands in for what it leaves out. */
export interface RecordPlace {
  source: Source;
  locator: string;
  /** Used when the record has no id of its own. */
  id: string;
  seen: Timestamp;
  backfill: boolean;
  notes: string[];
}

/**
 * Makes an item of one JSON record: `{id?, url?, title?, text | content | body, date? | published?, language?, source?,
 * authors?, seen?}`. A record without text is unreadable, with the reason; nothing is thrown.
 */
export function readRecord(value: unknown, place: RecordPlace): Intake {
  const { source, locator, seen } = place;
  const refuse = (reason: string, id = place.id): Intake => ({
    kind: 'unreadable',
    unreadable: { source, locator, id, seen, reason },
  });
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('The record is not a JSON object with a "text".');
  const record = value as Record<string, unknown>;
  const id = readGivenLine(record.id, 300) ?? place.id;
  const plain = [record.text, record.content, record.body, record.content_text].find(isFilled);
  const html = [record.content_html, record.html].find(isFilled);
  if (plain === undefined && html === undefined)
    return refuse('The record has no "text" (nor "content" or "body") with words in it.', id);
  const body = plain ?? (html as string);
  const text =
    html !== undefined && plain === undefined
      ? htmlToText(body)
      : looksLikeHtml(body)
        ? htmlToText(body)
        : cleanBody(body);
  if (text === '') return refuse('The record has no words in its text.', id);
  const given = readGiven(record);
  const notes = [...place.notes];
  const date = record.date ?? record.published;
  if (date !== undefined && date !== null && given.date === null)
    notes.push('the date of the record could not be read');
  return {
    kind: 'item',
    item: {
      source,
      locator,
      id,
      text,
      ...given,
      seen: readSeen(record.seen) ?? seen,
      backfill: place.backfill,
      notes,
    },
  };
}

/** When the importer says it was first seen; only a whole timestamp counts. */
function readSeen(value: unknown): Timestamp | null {
  if (
    typeof value !== 'string' ||
    !/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d))?$/.test(value)
  )
    return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function looksLikeHtml(text: string): boolean {
  return /<(?:p|br|div|article|h[1-6]|ul|table)\b[^<>]{0,500}>/i.test(text);
}
