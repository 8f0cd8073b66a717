import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteArchive } from '../../src/archive/sqlite.ts';
import { silentLog } from '../../src/log.ts';

const worker = join(import.meta.dirname, 'keeper.ts');
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  path = join(folder, 'archive.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts a process that keeps articles and says the id of each once it is kept. */
function startKeeper(name: string, count: number) {
  const child = spawn(process.execPath, [worker, path, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kept: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise<void>(resolve => lines.once('close', () => resolve()));
  return { child, kept, lines, ended };
}

async function readArchive() {
  const archive = await openSqliteArchive({ path, log: silentLog });
  const ids = new Set<string>();
  for await (const story of archive.everyStory()) for (const article of story.articles) ids.add(article.id);
  const found = await archive.search({ groups: [[['kept']]], without: [], limit: 1 });
  const counts = await archive.counts();
  const outcomes = await archive.outcomeCounts();
  await archive.close();
  return { ids, found: found.total, articles: counts.articles, stored: outcomes.stored };
}

function checkFile(): void {
  const db = new DatabaseSync(path);
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  db.close();
}

test('a process killed while it keeps articles loses nothing it has acknowledged', async () => {
  for (const enough of [7, 23]) {
    const keeper = startKeeper(`run${enough}`, 100_000);
    keeper.lines.on('line', id => {
      keeper.kept.push(id);
      if (keeper.kept.length === enough) keeper.child.kill('SIGKILL');
    });
    await keeper.ended;
    const { ids, found, articles, stored } = await readArchive();
    expect(keeper.kept.length).toBeGreaterThanOrEqual(enough);
    expect(keeper.kept.filter(id => !ids.has(id))).toEqual([]);
    // Article, story, search terms, counts and outcome were kept together or not at all.
    expect([found, articles, stored]).toEqual([ids.size, ids.size, ids.size]);
    checkFile();
  }
});

test('two processes write to one file at the same time, and both get everything in', async () => {
  const keepers = ['a', 'b'].map(name => startKeeper(name, 60));
  for (const keeper of keepers) keeper.lines.on('line', id => keeper.kept.push(id));
  await Promise.all(keepers.map(keeper => keeper.ended));
  const { ids, found } = await readArchive();
  expect(keepers.map(keeper => keeper.kept.length)).toEqual([60, 60]);
  expect([ids.size, found]).toEqual([120, 120]);
  checkFile();
});
