import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { openPostgresArchive } from '../../src/archive/postgres/postgres.ts';
import { silentLog } from '../../src/log.ts';
import { at, makeDelivery, makeSubscription, store } from '../contract/archive-setup.ts';
import { usePostgres } from '../helpers/postgres.ts';

const postgres = usePostgres();

const open = (url: string) => openPostgresArchive({ url, log: silentLog });
const address = () => postgres.server.address();

/** Starts a process that keeps articles and says the id of each once it is kept. */
function startKeeper(url: string, name: string, count: number) {
  const program = join(import.meta.dirname, '../archive/keeper.ts');
  const child = spawn(process.execPath, [program, url, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kept: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', id => kept.push(id));
  const ended = new Promise<number | null>(resolve => child.once('close', code => resolve(code)));
  return { child, kept, lines, ended };
}

/** What is there by every way it can be counted. */
async function readArchive(url: string) {
  const archive = await open(url);
  const ids: string[] = [];
  for await (const story of archive.everyStory()) for (const article of story.articles) ids.push(article.id);
  const found = await archive.search({ groups: [[['kept']]], without: [], limit: 1 });
  const counts = await archive.counts();
  const outcomes = await archive.outcomeCounts();
  await archive.close();
  return { ids, found: found.total, counts, outcomes };
}

describe.skipIf(!postgres.installed)('several processes on PostgreSQL', () => {
  test('a process killed while it keeps articles loses nothing it has acknowledged and leaves nothing half done', async () => {
    const url = address();
    for (const enough of [7, 23]) {
      const keeper = startKeeper(url, `run${enough}`, 100_000);
      keeper.lines.on('line', () => {
        if (keeper.kept.length === enough) keeper.child.kill('SIGKILL');
      });
      await keeper.ended;
      const { ids, found, counts, outcomes } = await readArchive(url);
      expect(keeper.kept.length).toBeGreaterThanOrEqual(enough);
      expect(keeper.kept.filter(id => !ids.includes(id))).toEqual([]);
      expect([found, counts.articles, counts.stories, outcomes.stored]).toEqual(Array(4).fill(ids.length));
    }
  });

  test('two processes that take in the same items make one article of each', async () => {
    const url = address();
    const keepers = ['same', 'same', 'other'].map(name => startKeeper(url, name, 40));
    expect(await Promise.all(keepers.map(keeper => keeper.ended))).toEqual([0, 0, 0]);
    const { ids, found, counts, outcomes } = await readArchive(url);
    expect(keepers.map(keeper => keeper.kept.length)).toEqual([40, 40, 40]);
    expect(new Set(ids).size).toBe(ids.length);
    expect([ids.length, found, counts.articles, counts.stories]).toEqual([80, 80, 80, 80]);
    // One row for each place and end: the second of the two found what the first had kept.
    expect([outcomes.stored, outcomes.duplicate]).toEqual([80, 40]);
  });

  test('a server that crashes and comes back in the middle of work is waited for; every article is there once', async () => {
    const url = address();
    const keeper = startKeeper(url, 'through', 120);
    await new Promise<void>(resolve =>
      keeper.lines.on('line', () => {
        if (keeper.kept.length === 30) resolve();
      }),
    );
    postgres.server.crash();
    postgres.server.start();
    expect(await keeper.ended).toBe(0);
    const { ids, found, outcomes } = await readArchive(url);
    expect(keeper.kept).toHaveLength(120);
    expect(ids.toSorted()).toEqual(keeper.kept.toSorted());
    expect([found, outcomes.stored]).toEqual([120, 120]);
  });

  test('a digest that several compose at once is kept once, with its messages', async () => {
    const url = address();
    const archives = await Promise.all(Array.from({ length: 4 }, () => open(url)));
    const [first] = archives as [(typeof archives)[0]];
    const { id } = await first.addSubscription(makeSubscription());
    await store(first, { id: 'a', seen: at(20, 5) });
    const window = { from: at(20), to: at(21) };
    const kept = await Promise.all(
      archives.map(async archive => {
        const found = await archive.storiesInWindow(window, makeSubscription().filter, id);
        const items = found.map(one => ({
          storyId: one.story.id,
          status: 'new' as const,
          articleKeys: one.articleKeys,
        }));
        return archive.keepDigest(
          { subscriptionId: id, window, items, text: '', composed: at(21) },
          number => [makeDelivery(`digest-${number}`)],
          number => `digest ${number}`,
        );
      }),
    );
    expect(kept.filter(digest => digest !== null)).toHaveLength(1);
    expect(await first.digests(id, 9)).toHaveLength(1);
    expect(await first.deliveries({ limit: 9 })).toHaveLength(1);
    await Promise.all(archives.map(archive => archive.close()));
  });

  test('a message that several would send at once is taken by one', async () => {
    const url = address();
    const archives = await Promise.all(Array.from({ length: 4 }, () => open(url)));
    const [first] = archives as [(typeof archives)[0]];
    await first.enqueue([makeDelivery('m')], at(20));
    const [due] = await first.dueDeliveries('discord', at(20));
    const taken = await Promise.all(
      archives.map(archive =>
        archive.markDelivery(due?.id as number, ['pending'], { state: 'sending', at: at(20) }),
      ),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    await Promise.all(archives.map(archive => archive.close()));
  });

  test('several that open a new database at once all get it', async () => {
    const url = address();
    const archives = await Promise.all(Array.from({ length: 5 }, () => open(url)));
    await Promise.all(archives.map((archive, n) => store(archive, { id: `${n}` }, { title: `title ${n}` })));
    expect((await (archives[0] as (typeof archives)[0]).counts()).articles).toBe(5);
    await Promise.all(archives.map(archive => archive.close()));
  });
});
