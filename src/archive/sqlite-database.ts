import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { ArchiveError } from '../errors.ts';
import type { Database, Dialect, Store, Value } from './database.ts';
import { explainFault, isBusy, isSqliteFault } from './faults.ts';
import { packContent } from './pack.ts';
import { openStorySets } from './story-sets.ts';
import { sqliteTerms } from './terms.ts';

/** How long a write waits for another process before it gives up. A whole import batch of another process fits in. */
const patience = 30_000;

const dialect: Dialect = {
  numbers: list => `json_each(${list})`,
  texts: list => `json_each(${list})`,
  // Noon in days since 4714 BC is what the function gives; 1970 began half a day before the 2,440,588th.
  dayNumber: date => `CAST(julianday(${date}) - 2440587.5 AS INTEGER)`,
  key: text => text,
  content: packContent,
};

/**
 * Wraps an open SQLite connection. Its transactions run one after the other, as one connection has one at a time; its
 * statements don't wait for anything, so one that has begun is through before any timer or socket is heard.
 */
export function wrapDatabase(db: DatabaseSync, place: string): Store {
  const statements = new Map<string, StatementSync>();
  let open = true;
  let rollbacks = 0;
  /** Settles when the transactions before have ended. */
  let turn: Promise<void> = Promise.resolve();

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
    if (open && db.isTransaction) db.exec('ROLLBACK');
  }

  const database: Database = {
    all: async <T>(sql: string, ...values: Value[]) => prepare(sql).all(...values) as T[],
    one: async <T>(sql: string, ...values: Value[]) => prepare(sql).get(...values) as T | undefined,
    run: async (sql, ...values) => ({ changes: Number(prepare(sql).run(...values).changes) }),
    async put(sql, ...values) {
      prepare(sql).run(...values);
    },
    async insert(sql, rows, conflict = '') {
      const row = rows[0]?.map(() => '?').join(', ');
      for (const values of rows) prepare(`${sql} VALUES (${row}) ${conflict}`).run(...values);
    },
    sql: dialect,
    terms: sqliteTerms,
    sets: openStorySets(() => rollbacks),
  };

  /** Waits for those before. @returns what lets the next one begin */
  async function takeTurn(): Promise<() => void> {
    const before = turn;
    let end = () => {};
    turn = new Promise(resolve => {
      end = resolve;
    });
    await before;
    return end;
  }

  async function transact<T>(begin: string, work: (db: Database) => Promise<T>): Promise<T> {
    const deadline = performance.now() + patience;
    for (let wait = 5; ; wait = Math.min(wait * 2, 200)) {
      const endTurn = await takeTurn();
      try {
        demandOpen();
        prepare(begin).run();
        const result = await work(database);
        prepare('COMMIT').run();
        return result;
      } catch (error) {
        rollBack();
        if (!isSqliteFault(error)) throw error;
        // `work` is run anew: it has no effect outside the transaction that was rolled back.
        if (!isBusy(error) || performance.now() >= deadline) throw explainFault(error, place);
      } finally {
        endTurn();
      }
      await delay(wait);
    }
  }

  return {
    read: work => transact('BEGIN', work),
    write: work => transact('BEGIN IMMEDIATE', work),
    async close() {
      const endTurn = await takeTurn();
      if (open) {
        open = false;
        statements.clear();
        db.close();
      }
      endTurn();
    },
  };
}
