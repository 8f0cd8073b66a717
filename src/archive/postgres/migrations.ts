import { ArchiveError } from '../../errors.ts';
import type { Row } from '../database.ts';
import type { Migration } from '../migrations.ts';
import type { PostgresAddress } from './address.ts';
import type { PostgresStore } from './database.ts';
import { schema9 } from './schema-9.ts';

const translations =
  'CREATE TABLE translations (key TEXT PRIMARY KEY, text TEXT, refused TEXT, at TEXT NOT NULL)';

/**
 * The steps of the schema on PostgreSQL. Append only. They bear the numbers of the SQLite steps they bring the archive level
 * with, so that both are always at the same number; the first stands for nine of them.
 */
export const postgresMigrations: readonly Migration[] = [
  { number: 9, name: 'the first schema on PostgreSQL', sql: schema9 },
  { number: 10, name: 'machine translations', sql: translations },
];

/** The comment on our table of steps, by which an archive is told from another program's tables. */
const mark = 'archive of dprk-russia-digest';

type Ask = (sql: string) => Promise<Row[]>;

/**
 * Brings a database to the newest schema, all steps at once or none; of several processes that begin together one does it.
 * Throws ArchiveError when the tables are another program's or a newer version's; nothing is changed then.
 * @param now the moment to note beside each step
 * @returns the numbers applied
 */
export function migratePostgres(
  store: PostgresStore,
  address: PostgresAddress,
  now: string,
  known = postgresMigrations,
): Promise<number[]> {
  const { schema } = address;
  return store.alone(async ask => {
    const have = await findSchema(ask, address, known);
    const missing = known.filter(step => step.number > have);
    if (missing.length === 0) return [];
    if (have === 0) {
      if ((await ask(`SELECT 1 FROM pg_namespace WHERE nspname = '${schema}'`)).length === 0)
        await ask(`CREATE SCHEMA "${schema}"`);
      await ask(`SET LOCAL search_path TO "${schema}"`);
      await ask(
        inByteOrder(
          'CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)',
        ),
      );
      await ask(`COMMENT ON TABLE migrations IS '${mark}'`);
    } else await ask(`SET LOCAL search_path TO "${schema}"`);
    for (const step of missing) {
      await ask(inByteOrder(step.sql));
      await ask(
        `INSERT INTO migrations (number, name, applied) VALUES (${step.number}, '${step.name.replaceAll("'", "''")}', '${now}')`,
      );
    }
    return missing.map(step => step.number);
  });
}

/** Which schema the tables have: 0 when there are none. */
async function findSchema(ask: Ask, address: PostgresAddress, known: readonly Migration[]): Promise<number> {
  const { schema, schemaNamed } = address;
  const tables = await ask(
    `SELECT schemaname, tablename, obj_description(to_regclass(format('%I.%I', schemaname, tablename)), 'pg_class') AS comment
     FROM pg_tables WHERE schemaname <> 'information_schema' AND schemaname NOT LIKE 'pg\\_%'`,
  );
  const own = tables.filter(table => table.schemaname === schema);
  if (own.length === 0) {
    if (!schemaNamed && tables.some(table => table.comment !== mark && !isOurs(tables, table)))
      throw new ArchiveError(
        'The database holds the tables of another program. Give DATABASE_URL an empty database, or name a schema for the archive ' +
          'in it: postgres://…/database?schema=news. Nothing was changed.',
      );
    return 0;
  }
  if (!own.some(table => table.tablename === 'migrations' && table.comment === mark))
    throw new ArchiveError(
      `The schema "${schema}" of the database belongs to another program. Give DATABASE_URL another ?schema=; nothing was changed.`,
    );
  const have = Number(
    (await ask(`SELECT max(number) AS number FROM "${schema}".migrations`))[0]?.number ?? 0,
  );
  const last = known.at(-1)?.number ?? 0;
  if (have > last)
    throw new ArchiveError(
      `The archive was written by a newer version (schema ${have}; this version knows ${last}). ` +
        'Update the program, or give DATABASE_URL another database; nothing was changed.',
    );
  return have;
}

/** Whether a table lies beside a table of steps of ours: another archive in the same database. */
function isOurs(tables: Row[], table: Row): boolean {
  return tables.some(
    other =>
      other.schemaname === table.schemaname && other.tablename === 'migrations' && other.comment === mark,
  );
}

/** Text columns are compared by their bytes, as SQLite compares them. */
function inByteOrder(sql: string): string {
  return sql.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"');
}
