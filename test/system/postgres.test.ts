import { describe } from 'vitest';
import { openPostgresArchive } from '../../src/archive/postgres/postgres.ts';
import { silentLog } from '../../src/log.ts';
import { describeArchive } from '../contract/archive.ts';
import { usePostgres } from '../helpers/postgres.ts';

const postgres = usePostgres();

describe.skipIf(!postgres.installed)('where PostgreSQL is installed', () => {
  describeArchive('PostgreSQL', () =>
    openPostgresArchive({ url: postgres.server.address(), log: silentLog }),
  );
});
