import type { Intake, Source, Timestamp } from '../model/item.ts';
import { cleanBody } from './clean.ts';
import { decode } from './decode.ts';
import { extractHtml } from './extract-html.ts';
import { takeFrontMatter } from './front-matter.ts';
import { type Given, nothingGiven } from './given.ts';
import type { Decoded } from './labels.ts';
import { stripMarkdown } from './markdown.ts';
import { readRecord } from './record.ts';

/** Where a file lies and when it was met. */
export interface FilePlace {
  source: Source;
  /** Path relative to the folder, with "/". */
  locator: string;
  /** The file's name with its ending. */
  name: string;
  seen: Timestamp;
}

type Format = 'text' | 'markdown' | 'html' | 'json' | 'jsonl';

const formats: Record<string, Format> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};

/** For people: which files work. */
const workingFormats = '.txt, .md, .html, .json and .jsonl files work';

/** Null for an ending that can't be read, with the sentence that says so. */
export function findFormat(name: string): { format: Format } | { reason: string } {
  const ending = /\.([^.]{1,12})$/.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return { format: 'text' };
  const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  return format ? { format } : { reason: `A .${ending} file can't be read here: ${workingFormats}.` };
}

/**
 * Makes items of a file's bytes, by its ending: text, Markdown, a web page, JSON or JSON lines (several items each).
 * Always gives at least one intake; what can't be read is `unreadable` with a sentence a person understands.
 */
export function extractFile(bytes: Uint8Array, place: FilePlace): Intake[] {
  try {
    return extractAny(bytes, place);
  } catch {
    // A library gave up on hostile input (its stack, its limits): the file's fault, not ours.
    return [refuse(place, 'The file could not be read: its contents are too odd.')];
  }
}

function extractAny(bytes: Uint8Array, place: FilePlace): Intake[] {
  const found = findFormat(place.name);
  if ('reason' in found) return [refuse(place, found.reason)];
  if (bytes.length === 0) return [refuse(place, 'The file is empty.')];
  const foreign = recognise(bytes);
  if (foreign) return [refuse(place, `The file is ${foreign}, whatever its name says: ${workingFormats}.`)];
  const decoded = decode(bytes, { kind: found.format === 'html' ? 'html' : 'text' });
  if ('problem' in decoded) return [refuse(place, decoded.problem)];
  if (decoded.text.trim() === '') return [refuse(place, 'The file holds no words.')];
  const notes = decoded.notes;
  switch (found.format) {
    case 'json':
      return extractJson(decoded, place);
    case 'jsonl':
      return extractLines(decoded, place);
    case 'html': {
      const page = extractHtml(decoded.text);
      return [finish(place, page.text, page.given, [...notes, ...page.notes])];
    }
    case 'markdown': {
      const front = takeFrontMatter(decoded.text);
      const { text, heading } = stripMarkdown(front.body);
      const given = { ...front.given, title: front.given.title ?? heading };
      // A heading that is not the title stays a part of the text.
      const body = heading !== null && heading !== given.title ? `${heading}\n\n${text}` : text;
      return [finish(place, body === '' ? (heading ?? '') : body, given, [...notes, ...front.notes])];
    }
    case 'text': {
      const front = takeFrontMatter(decoded.text);
      return [finish(place, cleanBody(front.body), front.given, [...notes, ...front.notes])];
    }
  }
}

function extractJson(decoded: Decoded, place: FilePlace): Intake[] {
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch {
    // Lines of JSON under a .json name are common enough.
    const lines = decoded.text.trim().split('\n');
    if (lines.length > 1 && lines.slice(0, 2).every(isJson)) return extractLines(decoded, place);
    return [refuse(place, 'The file is not sound JSON.')];
  }
  const holder = value as { items?: unknown; articles?: unknown } | null;
  const list = Array.isArray(value)
    ? value
    : Array.isArray(holder?.items)
      ? holder.items
      : Array.isArray(holder?.articles)
        ? holder.articles
        : null;
  if (list === null) return [readRecord(value, recordPlace(place, null, decoded.notes))];
  if (list.length === 0) return [refuse(place, 'The list in the file is empty.')];
  return list.map((record, index) => readRecord(record, recordPlace(place, index + 1, decoded.notes)));
}

function extractLines(decoded: Decoded, place: FilePlace): Intake[] {
  const intakes: Intake[] = [];
  for (const [index, line] of decoded.text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const where = recordPlace(place, index + 1, decoded.notes);
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      const { source, locator, id, seen } = where;
      intakes.push({
        kind: 'unreadable',
        unreadable: { source, locator, id, seen, reason: `Line ${index + 1} is not sound JSON.` },
      });
      continue;
    }
    intakes.push(readRecord(value, where));
  }
  return intakes;
}

function recordPlace(place: FilePlace, number: number | null, notes: string[]) {
  const suffix = number === null ? '' : `#${number}`;
  return {
    source: place.source,
    locator: `${place.locator}${suffix}`,
    id: `${place.name}${suffix}`,
    seen: place.seen,
    backfill: false,
    notes,
  };
}

function finish(place: FilePlace, text: string, given: Given, notes: string[]): Intake {
  if (text === '') return refuse(place, 'The file holds no words.');
  const { source, locator, seen } = place;
  return {
    kind: 'item',
    item: { source, locator, id: place.name, text, ...nothingGiven, ...given, seen, backfill: false, notes },
  };
}

function refuse(place: FilePlace, reason: string): Intake {
  const { source, locator, name, seen } = place;
  return { kind: 'unreadable', unreadable: { source, locator, id: name, seen, reason } };
}

/** What the first bytes say a file is, whatever its ending (https://en.wikipedia.org/wiki/List_of_file_signatures). */
function recognise(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith('%PDF')) return 'a PDF';
  if (head.startsWith('PK\x03\x04')) return 'a ZIP archive or an office document';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'an office document';
  if (head.startsWith('\x89PNG') || head.startsWith('\xff\xd8\xff') || head.startsWith('GIF8'))
    return 'a picture';
  if (head.startsWith('\x1f\x8b') || head.startsWith('7z\xbc\xaf') || head.startsWith('Rar!'))
    return 'an archive';
  if (head.startsWith('{\\rtf')) return 'a rich text document';
  if (head.startsWith('\x7fELF') || head.startsWith('SQLite')) return 'no text';
  return null;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
