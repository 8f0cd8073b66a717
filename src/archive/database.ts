import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { ArchiveError } from '../errors.ts';
import { explainFault, isBusy, isSqliteFault } from './faults.ts';

/** A row as SQLite gives it: columns by name. */
export type Row = Record<string, unknown>;

/** How long a write waits for another process before it gives up. A whole import batch of another process fits in. */
const patience = 30_000;

/** What every area of the archive works with: statements by their text, and transactions. */
export interface Database {
  /** All rows. Statements are prepared once; outside values come only as parameters. */
  all<T = Row>(sql: string, ...values: SQLInputValue[]): T[];
  /** The first row, or undefined. */
  one<T = Row>(sql: string, ...values: SQLInputValue[]): T | undefined;
  /** Runs a change; gives how many rows it changed and the row number of an insert. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number; id: number };
  /** Runs `work` on one unchanging picture of the archive. */
  read<T>(work: () => T): Promise<T>;
  /** Runs `work` whole or not at all, durable when it returns; waits while another process writes. Throws ArchiveError. */
  write<T>(work: () => T): Promise<T>;
  /** How often a transaction was taken back: what was remembered of one of those is not true. */
  rollbacks(): number;
  close(): void;
}

/**
 * Wraps an open SQLite connection.
 * `work` in `read` and `write` is synchronous, so nothing of this process can come between its statements.
 */
export function wrapDatabase(db: DatabaseSync, place: string): Database {
  const statements = new Map<string, StatementSync>();
  let open = true;
  let rollbacks = 0;

  function prepare(sql: string): StatementSync {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = db.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  }

  function demandOpen(): void {
    if (!open) throw new ArchiveError('The archive is closed.');
  }

  function rollBack(): void {
    rollbacks += 1;
    if (db.isTransaction) db.exec('ROLLBACK');
  }

  async function transact<T>(begin: string, work: () => T): Promise<T> {
    const deadline = performance.now() + patience;
    for (let wait = 5; ; wait = Math.min(wait * 2, 200)) {
      demandOpen();
      try {
        prepare(begin).run();
        const result = work();
        prepare('COMMIT').run();
        return result;
      } catch (error) {
        rollBack();
        if (!isSqliteFault(error)) throw error;
        // `work` is run anew: it has no effect outside the transaction that was rolled back.
        if (!isBusy(error) || performance.now() >= deadline) throw explainFault(error, place);
      }
      await delay(wait);
    }
  }

  return {
    all: <T>(sql: string, ...values: SQLInputValue[]) => prepare(sql).all(...values) as T[],
    one: <T>(sql: string, ...values: SQLInputValue[]) => prepare(sql).get(...values) as T | undefined,
    run(sql, ...values) {
      const { changes, lastInsertRowid } = prepare(sql).run(...values);
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    },
    read: work => transact('BEGIN', work),
    write: work => transact('BEGIN IMMEDIATE', work),
    rollbacks: () => rollbacks,
    close() {
      if (!open) return;
      open = false;
      statements.clear();
      db.close();
    },
  };
}
