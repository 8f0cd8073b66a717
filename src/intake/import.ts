import type { Intake, Source, Timestamp } from '../model/item.ts';
import { readRecord } from './record.ts';

/** A line longer than this is refused: an article is far smaller. */
const longestLine = 8 * 1024 * 1024;

/**
 * Reads an import: one JSON record a line, `{id?, url?, title?, text, date?, language?, source?, seen?}`. Streams, so
 * that any number of lines takes the same memory. A line that can't be read becomes `unreadable` with its number;
 * empty lines are passed over. Everything is marked as backfill.
 * @param input chunks of UTF-8 bytes or of text, cut anywhere
 */
export async function* readImport(
  input: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options: { source: Source; now: () => Timestamp },
): AsyncGenerator<Intake> {
  let number = 0;
  for await (const line of splitLines(input)) {
    number += 1;
    const place = {
      source: options.source,
      locator: `line ${number}`,
      id: `line-${number}`,
      seen: options.now(),
      backfill: true,
      notes: [],
    };
    const refuse = (reason: string): Intake => {
      const { source, locator, id, seen } = place;
      return { kind: 'unreadable', unreadable: { source, locator, id, seen, reason } };
    };
    if (line === null) {
      yield refuse(`Line ${number} is longer than 8 MiB.`);
      continue;
    }
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      yield refuse(`Line ${number} is not sound JSON.`);
      continue;
    }
    const intake = readRecord(value, place);
    if (intake.kind === 'unreadable') {
      yield {
        ...intake,
        unreadable: { ...intake.unreadable, reason: `Line ${number}: ${intake.unreadable.reason}` },
      };
      continue;
    }
    // The importer's own id is the better name for it, so that the same id again is the same article.
    const { item } = intake;
    yield item.id === place.id ? intake : { kind: 'item', item: { ...item, locator: item.id } };
  }
}

/** Lines without their ends; null for one that is too long. */
async function* splitLines(
  input: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<string | null> {
  const decoder = new TextDecoder('utf-8');
  let rest: string[] = [];
  let length = 0;
  let overlong = false;
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      rest.push(text.slice(start, end));
      yield overlong ? null : rest.join('').replace(/\r$/, '');
      rest = [];
      length = 0;
      overlong = false;
      start = end + 1;
    }
    const tail = text.slice(start);
    length += tail.length;
    if (length > longestLine) {
      overlong = true;
      rest = [];
    } else if (tail !== '') rest.push(tail);
  }
  const last = rest.join('') + decoder.decode();
  if (overlong) yield null;
  else if (last !== '') yield last;
}
