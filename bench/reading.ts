import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { russiaDprk } from '../src/beat/russia-dprk.ts';
import type { Item } from '../src/model/item.ts';
import { loadJudge } from '../src/reading/judge.ts';
import { createReader } from '../src/reading/read.ts';
import type { Row } from './table.ts';

const seeds = resolve(import.meta.dirname, '../seeds');
const seconds = 4;

/** All stages of reading over the five seed articles, again and again, on one core. */
export async function benchReading(): Promise<Row[]> {
  const begun = performance.now();
  const reader = createReader({ beat: russiaDprk, judge: await loadJudge() });
  const ready = performance.now() - begun;
  const items = readdirSync(seeds)
    .sort()
    .map(
      (name): Item => ({
        source: { id: 'folder:seeds', kind: 'folder', name: 'seeds' },
        locator: name,
        id: name,
        text: readFileSync(join(seeds, name), 'utf8'),
        title: null,
        url: null,
        date: null,
        language: null,
        authors: [],
        outlet: null,
        seen: '2026-11-21T09:00:00.000Z',
        backfill: false,
        notes: [],
      }),
    );
  const bytes = items.reduce((sum, item) => sum + Buffer.byteLength(item.text), 0) / items.length;
  const pass = () => {
    for (const item of items) reader.read(item);
  };
  for (let warm = 0; warm < 30; warm += 1) pass();
  const from = performance.now();
  const busyBefore = process.cpuUsage();
  let articles = 0;
  while (performance.now() - from < seconds * 1_000) {
    pass();
    articles += items.length;
  }
  const rate = articles / ((performance.now() - from) / 1_000);
  const busy = process.cpuUsage(busyBefore);
  const busyRate = articles / ((busy.user + busy.system) / 1e6);
  return [
    { what: 'articles a second, all stages (seeds)', value: rate.toFixed(0), target: '≥ 300, aim 1,000' },
    { what: 'the same a second of CPU time', value: busyRate.toFixed(0) },
    { what: 'the same in MB of text a second', value: ((rate * bytes) / 1e6).toFixed(1) },
    { what: 'making the reader, with the language judge', value: `${ready.toFixed(0)} ms` },
  ];
}
