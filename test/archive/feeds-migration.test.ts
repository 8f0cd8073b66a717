import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, migrations } from '../../src/archive/migrations.ts';
import { openSqliteArchive } from '../../src/archive/sqlite.ts';
import { silentLog } from '../../src/log.ts';

test('an archive from before the list of feeds keeps its counts; its feeds are listed again by FEEDS alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'archive.db');
  const url = 'https://a.example/feed';
  const db = new DatabaseSync(path);
  migrate(
    db,
    '2026-11-01T00:00:00.000Z',
    migrations.filter(step => step.number < 3),
  );
  db.exec(`
    INSERT INTO sources (id, kind, name, last_success) VALUES
      ('feed:${url}', 'feed', 'A', '2026-11-01T00:00:00.000Z'),
      ('feed:https://old.example/', 'feed', 'Old', '2026-01-01T00:00:00.000Z'),
      ('folder:seeds', 'folder', 'seeds', '2026-11-01T00:00:00.000Z');
    INSERT INTO feed_states (url, first_read, failures) VALUES ('${url}', '2026-10-01T00:00:00.000Z', 0);
    INSERT INTO outcomes (kind, reasons, source_id, locator, id, content, at) VALUES
      ('off-beat', '["x"]', 'feed:${url}', '1', '1', 'a', '2026-11-02T00:00:00.000Z'),
      ('off-beat', '["x"]', 'feed:${url}', '2', '2', 'b', '2026-11-03T00:00:00.000Z'),
      ('unreadable', '["x"]', 'folder:seeds', '3', '3', '', '2026-11-01T00:00:00.000Z');
    INSERT INTO outcome_tally (source_id, kind, outcomes) VALUES
      ('feed:${url}', 'off-beat', 2), ('folder:seeds', 'unreadable', 1);
  `);
  db.close();

  const archive = await openSqliteArchive({ path, log: silentLog });
  onTestFinished(() => archive.close());
  expect((await archive.sources()).map(one => [one.source.name, one.counts.unreadable])).toEqual([
    ['seeds', 1],
  ]);
  await archive.seedFeeds([{ url, title: null }], '2026-11-20T00:00:00.000Z');
  expect((await archive.sources())[0]).toMatchObject({
    source: { name: 'A' },
    counts: { offBeat: 2 },
    lastItem: '2026-11-03T00:00:00.000Z',
    weeks: [],
  });
  // It was read before: what it holds now is no backfill.
  expect((await archive.feedState(url))?.firstRead).toBe('2026-10-01T00:00:00.000Z');
  expect(await archive.outcomeCounts()).toMatchObject({ 'off-beat': 2, unreadable: 1 });
});
