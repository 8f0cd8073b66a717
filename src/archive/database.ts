import type { StorySets } from './story-sets.ts';
import type { TermIndex } from './term-index.ts';

/** A row as the store gives it: columns by name, whole numbers as numbers, yes and no as 1 and 0. */
export type Row = Record<string, unknown>;

/** What can be given to a statement. */
export type Value = string | number | null | Uint8Array;

/**
 * One transaction of a store, as every area of the archive works with it: statements by their text. The text is SQL that
 * every store understands (parameters are `?` or `?1`); where they differ `sql` has the words. Outside values come only as
 * parameters. Once the transaction has ended it refuses every statement.
 */
export interface Database {
  /** All rows. */
  all<T = Row>(sql: string, ...values: Value[]): Promise<T[]>;
  /** The first row, or undefined. */
  one<T = Row>(sql: string, ...values: Value[]): Promise<T | undefined>;
  /** Runs a change; gives how many rows it changed. */
  run(sql: string, ...values: Value[]): Promise<{ changes: number }>;
  /**
   * Runs a change of which nothing is asked: over a network it is not waited for. What comes after it sees it; that it failed
   * may show only at the transaction's end, which fails then.
   */
  put(sql: string, ...values: Value[]): Promise<void>;
  /**
   * Puts in rows, no two of them with the same key, as `put` does.
   * @param sql "INSERT INTO table (columns)"
   * @param conflict "ON CONFLICT …", where rows may be there already
   */
  insert(sql: string, rows: Value[][], conflict?: string): Promise<void>;
  readonly sql: Dialect;
  /** The full-text index. */
  readonly terms: TermIndex;
  /** Sets of stories held in memory, for a store that counts slower than they do. */
  readonly sets: StorySets | null;
}

/** What the stores write differently. A `list` is an SQL expression whose value is a JSON array, as text. */
export interface Dialect {
  /** The numbers of a list as a table: their places from 0 on (`key`), and `value`. */
  numbers(list: string): string;
  /** The texts of a list, likewise. */
  texts(list: string): string;
  /** The day of an ISO date in days since 1970; NULL where it is none. */
  dayNumber(date: string): string;
  /** A text from outside as it lies in a column with an index, which may take only so much; the same text is the same key. */
  key(text: string): string;
  /** A content fingerprint as it lies in a column. */
  content(content: string): Value;
}

/** A place that holds an archive. */
export interface Store {
  /** Runs `work` on one unchanging picture of the archive. */
  read<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /**
   * Runs `work` whole or not at all, durable when it returns; waits while another process writes. It may be run anew, so it
   * has no effect outside the transaction. Throws ArchiveError.
   */
  write<T>(work: (db: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
