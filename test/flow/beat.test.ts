import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCore } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { ArchiveError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import { type House, makeHouse, root } from '../helpers/house.ts';

let house: House;
beforeEach(() => {
  house = makeHouse();
});
afterEach(() => house.remove());

const other = { BEAT_DIR: join(root, 'docs/beat-example') };
const open = (settings: Record<string, string>) =>
  openCore({
    config: parseConfig({ ...house.environment, ...settings }),
    log: silentLog,
    now: () => '2026-11-21T09:00:00.000Z',
  });

test('with another beat its articles are kept and those of the first are off the beat', async () => {
  writeFileSync(
    join(house.seeds, 'baku.txt'),
    'Mirzoyan in Baku\n\nArmenian Foreign Minister Ararat Mirzoyan met his Azerbaijani counterpart Jeyhun Bayramov in Baku.',
  );
  const core = await open(other);
  await core.scanFolder();
  const { stories } = await core.archive.latest({ limit: 9 });
  expect(stories.map(story => story.title)).toEqual(['Mirzoyan in Baku']);
  expect(await core.archive.outcomeCounts()).toMatchObject({ stored: 1, 'off-beat': 5 });
  await core.close();
});

test('an archive is not opened with another beat than its own, and stays as it is', async () => {
  const core = await open({});
  await core.scanFolder();
  await core.close();
  await expect(open(other)).rejects.toThrow(ArchiveError);
  await expect(open(other)).rejects.toThrow(/holds the beat "russia-dprk".*another path/);
  const again = await open({});
  expect((await again.archive.counts()).articles).toBe(5);
  await again.close();
});

test('an archive that holds nothing yet takes the beat it is opened with', async () => {
  await (await open({})).close();
  await (await open(other)).close();
});
