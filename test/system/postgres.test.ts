import { afterAll, describe } from 'vitest';
import { openPostgresArchive } from '../../src/archive/postgres/postgres.ts';
import { silentLog } from '../../src/log.ts';
import { describeArchive } from '../contract/archive.ts';
import { startPostgres } from '../helpers/postgres.ts';

const server = startPostgres();
afterAll(() => server?.remove());

describe.skipIf(server === null)('where PostgreSQL is installed', () => {
  describeArchive('PostgreSQL', () => openPostgresArchive({ url: server?.address() ?? '', log: silentLog }));
});
