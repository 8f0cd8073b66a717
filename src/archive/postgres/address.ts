import { ArchiveError } from '../../errors.ts';

/** Where the tables lie when the address names no schema. */
const ownSchema = 'dprk_russia_digest';

/** Connections of one process, when the address doesn't say. */
const usualConnections = 10;

/** What an address says. */
export interface PostgresAddress {
  /** For the client; holds the password. */
  connectionString: string;
  schema: string;
  /** Whether the address itself named the schema. */
  schemaNamed: boolean;
  connections: number;
  /** How the database is called in messages: without user and password. */
  place: string;
}

/**
 * Reads "postgres://user:password@host:port/database", with "?schema=" and "?connections=" of our own beside what the client
 * knows (sslmode, host for a socket …). Throws ArchiveError, which never repeats the address.
 */
export function readPostgresAddress(address: string): PostgresAddress {
  const wrong = (fault: string) =>
    new ArchiveError(`DATABASE_URL ${fault}. Write postgres://user:password@host:5432/database.`);
  if (!URL.canParse(address)) throw wrong('is no PostgreSQL address');
  const url = new URL(address);
  const database = safelyDecode(url.pathname.slice(1));
  if (database === null || database === '') throw wrong('names no database');
  const schema = url.searchParams.get('schema');
  // Letters that need no quoting, and no longer than PostgreSQL's names are.
  if (
    schema !== null &&
    (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema) || /^(pg_|information_schema$)/.test(schema))
  )
    throw wrong('has a ?schema= that is no name: only a–z, 0–9 and "_", at most 63 of them');
  const connections = url.searchParams.get('connections');
  if (connections !== null && !/^([2-9]|[1-9]\d{1,2})$/.test(connections))
    throw wrong('has a ?connections= that is no number from 2 to 999');
  url.searchParams.delete('schema');
  url.searchParams.delete('connections');
  const host = url.searchParams.get('host') ?? safelyDecode(url.hostname) ?? '';
  return {
    connectionString: url.toString(),
    schema: schema ?? ownSchema,
    schemaNamed: schema !== null,
    connections: connections === null ? usualConnections : Number(connections),
    place: `${host === '' ? '' : `${host}${url.port === '' ? '' : `:${url.port}`}/`}${database}`,
  };
}

function safelyDecode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
