import { setTimeout as delay } from 'node:timers/promises';
import { Pool, type PoolClient, types } from 'pg';
import { ArchiveError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Database, Dialect, Row, Store, Value } from '../database.ts';
import type { PostgresAddress } from './address.ts';
import { explainDoubt, explainFault, isConnectionLost, isWorthRetrying, PostgresFault } from './faults.ts';
import { nameStatement, readType, shortenKey, toParameter, translate } from './statements.ts';
import { postgresTerms } from './terms.ts';

/** How long an operation waits for a server that is away, or for another process that writes, before it gives up. */
const patience = 30_000;

/** A process that was frozen within a transaction must not hold up all others for longer. */
const idleLimit = 60_000;

/**
 * Every table is asked by an index. What the planner thinks cheap without statistics, or for a common word, is to look through
 * all articles, whose wide columns it takes for free.
 */
const planner = 'SET LOCAL enable_seqscan TO off; SET LOCAL jit TO off';

const dialect: Dialect = {
  numbers: list => `numbers_of(${list})`,
  texts: list => `texts_of(${list})`,
  dayNumber: date => `day_number(${date})`,
  key: shortenKey,
  content: content => content,
};

/** So many rows are put in by one statement: well under its 65,535 parameters, and few lengths to prepare. */
const rowsTogether = 64;

/** What pg_xact_status raises for a number not given out yet: invalid_parameter_value (PostgreSQL, Appendix A). */
const inTheFuture = '22023';

/** Where a transaction stands that has to be asked about. */
type Settled = 'committed' | 'aborted' | null;

export interface PostgresStore extends Store {
  /** Runs statements as they are written, in a transaction of their own, as the only one that does so to this archive. */
  alone<T>(work: (ask: (sql: string) => Promise<Row[]>) => Promise<T>): Promise<T>;
}

/**
 * Opens connections to a server. Writing transactions run one after the other, whichever process they come from, under a lock
 * of the archive: numbers are then seen in the order they were given, and what was decided on what was read stays true.
 * Reading ones see one unchanging picture and wait for nobody.
 * @param patient how long to wait for a server that isn't there, in milliseconds
 */
export function openPostgresStore(address: PostgresAddress, log: Log, patient = patience): PostgresStore {
  const { place, schema } = address;
  const pool = new Pool({
    connectionString: address.connectionString,
    max: address.connections,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    query_timeout: 120_000,
    application_name: 'dprk-russia-digest',
    pipeline: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        readType(oid) ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  });
  // Idle connections break when the server restarts: the next operation opens new ones.
  pool.on('error', error => log.warn({ archive: place, problem: error.message }, 'database connection lost'));
  pool.on('connect', client => client.on('error', () => {}));
  let open = true;

  const settings = `SET LOCAL search_path TO "${schema}"; SET LOCAL synchronous_commit TO on; SET LOCAL lock_timeout TO ${patience}; ${planner}; SET LOCAL idle_in_transaction_session_timeout TO ${idleLimit}`;
  // Under the lock each statement sees all that was committed before: nobody else writes.
  const lock = `SELECT pg_advisory_xact_lock(hashtext('dprk-russia-digest'), hashtext('${schema}'))`;
  const beginRead = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${settings}`;
  const beginWrite = `BEGIN ISOLATION LEVEL READ COMMITTED; ${settings}; ${lock}; SELECT CAST(pg_current_xact_id() AS TEXT) AS id`;

  /** One try. Throws PostgresFault, or what `work` threw; nothing was kept then. */
  async function attempt<T>(begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw new PostgresFault(error);
    });
    let broken: Error | undefined;
    try {
      const begun = (await ask(client, begin)) as unknown as { rows: Row[] }[];
      const id = begun.at(-1)?.rows[0]?.id as string | undefined;
      const result = await work(client);
      await commit(client, id);
      return result;
    } catch (error) {
      if (error instanceof PostgresFault && isConnectionLost(error)) broken = error;
      else
        await ask(client, 'ROLLBACK').catch((fault: Error) => {
          broken = fault;
        });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** @param id of the transaction, where it has changed something */
  async function commit(client: PoolClient, id: string | undefined): Promise<void> {
    try {
      const { command } = await ask(client, 'COMMIT');
      if (command !== 'COMMIT') throw new ArchiveError(`The archive ${place} took a change back.`);
    } catch (error) {
      if (id === undefined || !(error instanceof PostgresFault && isConnectionLost(error))) throw error;
      const settled = await settle(id);
      if (settled === null) throw explainDoubt(place);
      if (settled === 'aborted') throw error;
    }
  }

  /** Asks the server, when it is back, what became of a transaction whose end was not heard. */
  async function settle(id: string): Promise<Settled> {
    const deadline = performance.now() + patient;
    for (; performance.now() < deadline; await delay(100)) {
      try {
        const found = await pool.query<{ state: string | null }>(
          'SELECT pg_xact_status(CAST($1 AS xid8)) AS state',
          [id],
        );
        const state = found.rows[0]?.state;
        if (state === 'committed' || state === 'aborted') return state;
        if (state === null) return null;
      } catch (error) {
        // A number the server has not given out since it came back: the transaction was lost before its end was written.
        if ((error as { code?: unknown }).code === inTheFuture) return 'aborted';
        // Otherwise it is not back yet.
      }
    }
    return null;
  }

  async function transact<T>(begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
    const deadline = performance.now() + patient;
    for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
      if (!open) throw new ArchiveError('The archive is closed.');
      try {
        return await attempt(begin, work);
      } catch (error) {
        if (!(error instanceof PostgresFault)) throw error;
        // `work` is run anew: nothing of it was kept.
        if (!isWorthRetrying(error) || performance.now() + wait >= deadline) throw explainFault(error, place);
      }
      await delay(wait);
    }
  }

  async function withDatabase<T>(client: PoolClient, work: (db: Database) => Promise<T>): Promise<T> {
    const { db, end } = makeDatabase(client);
    const result = await work(db).catch(async (error: unknown) => {
      // What was not waited for failed first, if anything of it did.
      await end();
      throw error;
    });
    await end();
    return result;
  }

  return {
    read: work => transact(beginRead, client => withDatabase(client, work)),
    write: work => transact(beginWrite, client => withDatabase(client, work)),
    alone: work =>
      transact(`BEGIN; ${lock}; SELECT NULL`, client =>
        work(async sql => {
          const answer = (await ask(client, sql)) as unknown as { rows: Row[] } | { rows: Row[] }[];
          return Array.isArray(answer) ? (answer.at(-1)?.rows ?? []) : answer.rows;
        }),
      ),
    async close() {
      if (!open) return;
      open = false;
      await pool.end();
    },
  };
}

async function ask(
  client: PoolClient,
  query: string | { name?: string; text: string; values: Value[] },
): Promise<{ rows: Row[]; rowCount: number | null; command: string }> {
  try {
    return await client.query(query);
  } catch (error) {
    throw new PostgresFault(error);
  }
}

/** A transaction on a connection. `end` refuses every further statement and throws the first fault of what was not waited for. */
function makeDatabase(client: PoolClient): { db: Database; end(): Promise<void> } {
  let ended = false;
  /** Changes that were sent and not waited for: what became of each. */
  const sent: Promise<PostgresFault | null>[] = [];

  async function run(sql: string, values: Value[]) {
    if (ended) throw new ArchiveError('A statement came after the end of its transaction.');
    const name = nameStatement(sql);
    return ask(client, {
      ...(name === undefined ? {} : { name }),
      text: translate(sql),
      values: values.map(toParameter),
    });
  }

  function put(sql: string, values: Value[]): void {
    sent.push(
      run(sql, values).then(
        () => null,
        (fault: PostgresFault) => fault,
      ),
    );
  }

  return {
    db: {
      all: async <T>(sql: string, ...values: Value[]) => (await run(sql, values)).rows as T[],
      one: async <T>(sql: string, ...values: Value[]) => (await run(sql, values)).rows[0] as T | undefined,
      run: async (sql, ...values) => ({ changes: (await run(sql, values)).rowCount ?? 0 }),
      put: async (sql, ...values) => put(sql, values),
      async insert(sql, rows, conflict = '') {
        for (let at = 0; at < rows.length; at += rowsTogether) {
          const some = rows.slice(at, at + rowsTogether);
          const places = some.map(row => `(${row.map(() => '?').join(', ')})`).join(', ');
          put(`${sql} VALUES ${places} ${conflict}`, some.flat());
        }
      },
      sql: dialect,
      terms: postgresTerms,
      sets: null,
    },
    async end() {
      ended = true;
      const fault = (await Promise.all(sent)).find(one => one !== null);
      if (fault !== undefined) throw fault;
    },
  };
}
