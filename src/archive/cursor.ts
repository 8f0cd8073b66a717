import { usageError } from '../wording/faults.ts';

/** Writes a place in a list as one word that can be kept in a button or typed. */
export function writeCursor(place: (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * Reads a cursor that `writeCursor` made. Whatever else was given is refused with UsageError: a cursor may come from
 * outside.
 * @param shape the type of each part, in order
 */
export function readCursor<T extends ('string' | 'number')[]>(
  cursor: string,
  ...shape: T
): { [K in keyof T]: T[K] extends 'string' ? string : number } {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    place = null;
  }
  const fits =
    Array.isArray(place) &&
    place.length === shape.length &&
    shape.every((type, index) =>
      type === 'number' ? Number.isSafeInteger(place[index]) : typeof place[index] === 'string',
    );
  if (!fits) throw usageError('archive.noPage');
  return place as { [K in keyof T]: T[K] extends 'string' ? string : number };
}
