import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import RssParser from 'rss-parser';
import { parseFeed } from '../src/intake/feed.ts';
import { parseFeedHere } from '../src/intake/feed-here.ts';
import { hostileFeeds, usualFeeds } from './feed-samples.ts';
import { printRows } from './table.ts';

/** Rounds in which both parsers take turns, so that a noisy machine is noisy for both. */
const rounds = 6;
const roundMs = 250;

/** Speed from bytes to items in processor time, beside bare rss-parser; the last row is the geometric mean. */
export async function benchFeedSpeed(): Promise<object[]> {
  const parsers = {
    own: (bytes: Uint8Array) => parseFeedHere(bytes, { baseUrl: 'https://example.org/feed' }),
    bare: (bytes: Uint8Array) => new RssParser().parseString(Buffer.from(bytes).toString('utf8')),
  };
  const rows: Record<string, string | number>[] = [];
  const sums = [0, 0, 0, 0];
  for (const [name, bytes] of Object.entries(usualFeeds)) {
    const spent = { own: 0, bare: 0 };
    const done = { own: 0, bare: 0 };
    for (let round = -1; round < rounds; round += 1) {
      for (const who of ['own', 'bare'] as const) {
        const before = process.cpuUsage();
        const until = performance.now() + roundMs;
        let count = 0;
        while (performance.now() < until) {
          await parsers[who](bytes);
          count += 1;
        }
        const used = process.cpuUsage(before);
        // The first round only warms up.
        if (round < 0) continue;
        spent[who] += (used.user + used.system) / 1e6;
        done[who] += count;
      }
    }
    const figures = (['own', 'bare'] as const).flatMap(who => {
      const perSecond = done[who] / spent[who];
      return [(perSecond * bytes.length) / 1e6, perSecond];
    });
    for (const [index, figure] of figures.entries()) sums[index] = (sums[index] ?? 0) + Math.log(figure);
    rows.push(makeRow(`${name}, ${Math.round(bytes.length / 1000)} KB`, figures));
  }
  const means = sums.map(sum => Math.exp(sum / rows.length));
  rows.push({ ...makeRow('geometric mean', means), target: '12 MB/s, 130 feeds/s' });
  return rows;
}

function makeRow(what: string, figures: number[]): Record<string, string | number> {
  const [mb, feeds, bareMb, bareFeeds] = figures.map(figure => Math.round(figure * 10) / 10);
  return {
    what,
    'MB/s': mb as number,
    'feeds/s': feeds as number,
    'rss-parser MB/s': bareMb as number,
    'rss-parser feeds/s': bareFeeds as number,
  };
}

/** Time and memory of hostile inputs of five megabytes, each in a process of its own. */
export function benchHostileFeeds(): object[] {
  return Object.keys(hostileFeeds).map(name => {
    const child = spawnSync(
      process.execPath,
      ['--no-warnings', fileURLToPath(import.meta.url), '--hostile', name],
      {
        encoding: 'utf8',
        timeout: 60_000,
      },
    );
    if (child.status !== 0) return { what: name, outcome: 'crashed' };
    return { what: name, ...(JSON.parse(child.stdout) as object) };
  });
}

/** Reads one hostile feed and tells how long the reading took, how long this thread was ever blocked, and its memory. */
async function measureHostile(name: string): Promise<object> {
  const bytes = new TextEncoder().encode(hostileFeeds[name]?.());
  let blocked = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const at = performance.now();
    blocked = Math.max(blocked, at - last);
    last = at;
  }, 1);
  const began = performance.now();
  const parsed = await parseFeed(bytes);
  const ended = performance.now();
  clearInterval(beat);
  return {
    'read in s': Math.round(ended - began) / 1000,
    'blocked s': Math.round(Math.max(blocked, ended - last)) / 1000,
    'peak MB': Math.round(process.resourceUsage().maxRSS / 1024),
    outcome: 'error' in parsed ? parsed.error.message : `${parsed.items.length} items`,
  };
}

/** Run by hand: `node bench/feeds.ts`. */
if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const at = process.argv.indexOf('--hostile');
  if (at > 0)
    process.stdout.write(`${JSON.stringify(await measureHostile(process.argv[at + 1] as string))}\n`);
  else {
    printRows('Feeds, one core (processor time)', await benchFeedSpeed());
    printRows('Hostile feeds of 5 MB, one process each (limit 1 s or ended; 300 MB)', benchHostileFeeds());
  }
}
