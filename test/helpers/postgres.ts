import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A PostgreSQL server of its own, thrown away at the end; it listens on a socket in its folder only. */
export interface PostgresServer {
  /** A new address each time: a schema of its own in one database, or with `schema: null` the database alone. */
  address(options?: { schema?: string | null; database?: string }): string;
  /** Makes an empty database. */
  createDatabase(name: string): void;
  /** Stops the server as a crash does, and starts it again. */
  crash(): void;
  start(): void;
  /** Ends the server and deletes its folder. */
  remove(): void;
}

/** The folder of PostgreSQL's programs: PGBIN, else the newest that Debian's packages put in, else one on the PATH. */
function findPrograms(): string | null {
  const packages = '/usr/lib/postgresql';
  const versions = existsSync(packages) ? readdirSync(packages).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env.PGBIN ?? '',
    ...versions.map(version => join(packages, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return (
    folders.find(
      folder => folder !== '' && ['initdb', 'pg_ctl'].every(name => existsSync(join(folder, name))),
    ) ?? null
  );
}

/** The server refuses to run as root: then as the user its package made, else as nobody. */
function findUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const number = (option: string) =>
        Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: number('-u'), gid: number('-g') };
    } catch {
      // There is no such user.
    }
  }
  return null;
}

/** A server for the tests of a file, started before the first of them and removed after the last. */
export function usePostgres(): { installed: boolean; readonly server: PostgresServer } {
  const installed = findPrograms() !== null;
  if (!installed)
    process.stderr.write(
      'Skipped: PostgreSQL is not installed (no initdb in PGBIN, /usr/lib/postgresql/*/bin or on the PATH).\n',
    );
  let server: PostgresServer | null = null;
  beforeAll(() => {
    server = startPostgres();
  });
  afterAll(() => server?.remove());
  return {
    installed,
    get server() {
      if (server === null) throw new Error('no PostgreSQL server runs');
      return server;
    },
  };
}

/** Starts a server; null where PostgreSQL is not installed. @param settings further settings, as "name=value" */
function startPostgres(settings: string[] = []): PostgresServer | null {
  const programs = findPrograms();
  if (programs === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = findUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const run = (name: string, ...args: string[]) =>
    execFileSync(join(programs, name), args, { stdio: 'pipe', cwd: folder, ...user });
  run('initdb', '-D', data, '-U', 'digest', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync');
  const options = [
    "listen_addresses=''",
    `unix_socket_directories='${folder}'`,
    'fsync=off',
    'max_connections=200',
    ...settings,
  ];
  const start = () => {
    run(
      'pg_ctl',
      '-D',
      data,
      '-w',
      '-l',
      join(folder, 'log'),
      '-o',
      options.map(one => `-c ${one}`).join(' '),
      'start',
    );
  };
  const stop = () => {
    run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop');
  };
  start();
  let schemas = 0;
  return {
    address({ schema, database = 'postgres' } = {}) {
      schemas += 1;
      const name = schema === undefined ? `fact_${schemas}` : schema;
      return `postgres:///${database}?host=${encodeURIComponent(folder)}&user=digest${name === null ? '' : `&schema=${name}`}`;
    },
    createDatabase: name => void run('createdb', '-h', folder, '-U', 'digest', name),
    crash: stop,
    start,
    remove() {
      stop();
      rmSync(folder, { recursive: true });
    },
  };
}
