import { createHash } from 'node:crypto';
import type { Value } from '../database.ts';

/** Statements beyond so many are not prepared: those put together anew each time would fill the server's memory. */
const mostPrepared = 500;

const written = new Map<string, string>();
const names = new Map<string, string>();

/** Our parameters (`?`, `?1`) as PostgreSQL writes them (`$1`). Signs within quotes stay. */
function writeParameters(sql: string): string {
  let next = 0;
  return sql.replace(/'(?:[^']|'')*'|\?(\d*)/g, (whole, number: string | undefined) => {
    if (number === undefined) return whole;
    if (number === '') next += 1;
    return `$${number === '' ? next : number}`;
  });
}

/** The text of a statement as the server takes it, made once. */
export function translate(sql: string): string {
  let text = written.get(sql);
  if (text === undefined) {
    text = writeParameters(sql);
    if (written.size < 10_000) written.set(sql, text);
  }
  return text;
}

/** The name under which a statement is prepared; undefined when it isn't worth it. */
export function nameStatement(sql: string): string | undefined {
  let name = names.get(sql);
  if (name === undefined && names.size < mostPrepared) {
    name = `digest_${names.size + 1}`;
    names.set(sql, name);
  }
  return name;
}

/** PostgreSQL keeps no NUL in text: it becomes the sign for what can't be shown, in what is kept and what is looked for. */
export function toParameter(value: Value): Value {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
}

/** An index takes 2,704 bytes for all its columns together (a third of a page less its head). */
const longestKey = 1800;
const keptOfKey = 400;

/** A text that an index can take: of a longer one the beginning and the hash of the whole. */
export function shortenKey(text: string): string {
  if (Buffer.byteLength(text) <= longestKey) return text;
  const beginning = text.slice(0, keptOfKey).toWellFormed();
  return `${beginning}…${createHash('sha256').update(text).digest('hex')}`;
}

/** Types of columns by their number (pg_type.dat): whole numbers and sums as numbers, yes and no as 1 and 0. */
export function readType(type: number): ((text: string) => unknown) | null {
  if ([20, 21, 23, 26, 700, 701, 1700].includes(type)) return Number;
  if (type === 16) return text => (text === 't' ? 1 : 0);
  return null;
}
