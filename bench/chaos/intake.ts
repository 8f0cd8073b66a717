import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { silentLog } from '../../src/log.ts';
import { type Chance, createChance } from './chance.ts';
import type { ClockSetting } from './clock.ts';
import { type Life, startLife } from './life.ts';
import { writeReport } from './texts.ts';

export interface IntakeOptions {
  /** Files in the folder; the feed holds a tenth as many items. */
  files: number;
  seed: number;
  keep: boolean;
  progress(line: string): void;
}

export interface IntakeReport {
  files: number;
  items: number;
  outcomes: Record<string, number>;
  articles: number;
  killsWithFiles: number;
  killsWithFeed: number;
  wrong: string[];
  seconds: number;
  dir: string | null;
}

/** A file dropped, or an item fed, and what must become of it. */
interface Given {
  name: string;
  text: string | Uint8Array;
  becomes: 'stored' | 'duplicate' | 'off-beat' | 'unreadable';
}

const killsOfEach = 8;
/** After so long without an end in sight a run is given up. */
const patienceMs = 20 * 60_000;

/** Kills the bot again and again while it takes in a folder and then a feed, lets it finish, and looks what it kept. */
export async function runIntake(options: IntakeOptions): Promise<IntakeReport> {
  const chance = createChance(options.seed);
  const began = performance.now();
  const dir = mkdtempSync(join(tmpdir(), 'chaos-'));
  const seeds = join(dir, 'seeds');
  mkdirSync(seeds);
  const files = makeFiles(options.files, chance);
  for (const { name, text } of files) writeFileSync(join(seeds, name), text);
  const items = Array.from({ length: Math.ceil(options.files / 10) }, (_, index) => ({
    name: `item-${index}`,
    text: writeReport(1_000_000 + index, chance),
    becomes: 'stored' as const,
  }));
  let shown = 0;
  const server = createServer((request, response) => {
    const address = `http://${request.headers.host}`;
    if (request.url !== '/feed') response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(writeFeed(items.slice(0, shown), address));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const url = `file:${join(dir, 'archive.db')}`;
  const environment = {
    DATABASE_URL: url,
    SEEDS_DIR: seeds,
    TIMEZONE: 'UTC',
    HTTP_PORT: '0',
    LOG_LEVEL: 'warn',
  };
  const fed = {
    ...environment,
    FEEDS: `http://${host}/feed`,
    FEED_ALLOW_HOSTS: host,
    FEED_HOST_SECONDS: '0',
    FEED_MINUTES: '1',
    FEED_QUIET_MINUTES: '1',
  };
  const wrong: string[] = [];

  /** A life that ends at a write or at an instant, or by itself once nothing is left to do. @returns whether it was killed */
  async function live(
    settings: Record<string, string>,
    clock: ClockSetting | null,
    latestMs: number,
    writes: number,
  ): Promise<boolean> {
    const byWrite = chance.next() < 0.6;
    const life = startLife({
      dir,
      environment: settings,
      clock,
      ...(byWrite ? { step: `write:${chance.between(1, writes)}` } : {}),
    });
    const timer = setTimeout(() => life.kill('SIGKILL'), byWrite ? latestMs : chance.between(50, latestMs));
    const { signal, words } = await life.ended;
    clearTimeout(timer);
    if (signal !== 'SIGKILL') wrong.push(`it ended by itself: ${words.slice(-500)}`);
    return signal === 'SIGKILL';
  }
  const finish = async (
    settings: Record<string, string>,
    clock: ClockSetting | null,
    done: () => Promise<boolean>,
  ): Promise<void> => {
    const life: Life = startLife({ dir, environment: settings, clock });
    const deadline = performance.now() + patienceMs;
    while (!(await done()) && !life.isOver() && performance.now() < deadline) await delay(500);
    life.kill('SIGTERM');
    const { code, signal, words } = await life.ended;
    // Asked to stop before it listens for that, it is ended by the signal itself.
    if (code !== 0 && signal !== 'SIGTERM') wrong.push(`it did not end well: ${code} ${words.slice(-500)}`);
  };
  const within = async <T>(work: (archive: Archive) => Promise<T>): Promise<T> => {
    const archive = await openArchive({ url, log: silentLog });
    try {
      return await work(archive);
    } finally {
      await archive.close();
    }
  };
  const countOutcomes = () =>
    within(async archive => Object.values(await archive.outcomeCounts()).reduce((sum, one) => sum + one, 0));

  let killsWithFiles = 0;
  // Of a report's way into the archive about thirty statements are writes.
  for (let kill = 1; kill <= killsOfEach; kill += 1) {
    const part = Math.ceil((options.files * kill) / (killsOfEach + 1));
    if (await live(environment, null, 1_500 + part * 4, part * 30)) killsWithFiles += 1;
    options.progress(`folder: ${await countOutcomes()} of ${files.length}, killed ${killsWithFiles} times`);
  }
  await finish(environment, null, async () => {
    const outcomes = await countOutcomes();
    options.progress(`folder: ${outcomes} of ${files.length}`);
    return outcomes >= files.length;
  });
  // A feed is asked once a minute at most: its minutes take three seconds.
  const clock = { speed: 20, at: Date.now(), shows: Date.now() };
  let killsWithFeed = 0;
  for (let kill = 1; kill <= killsOfEach; kill += 1) {
    shown = Math.ceil((items.length * kill) / killsOfEach);
    const part = Math.ceil(items.length / killsOfEach);
    if (await live(fed, clock, 4_000 + part * 6, part * 30)) killsWithFeed += 1;
    options.progress(
      `feed: ${(await countOutcomes()) - files.length} of ${shown}, killed ${killsWithFeed} times`,
    );
  }
  await finish(fed, clock, async () => (await countOutcomes()) >= files.length + items.length);

  const { outcomes, articles } = await within(archive => judgeIntake(archive, files, items, wrong));
  await new Promise<void>(done => {
    server.close(() => done());
    server.closeAllConnections();
  });
  const kept = options.keep || wrong.length > 0;
  if (!kept) rmSync(dir, { recursive: true, force: true });
  return {
    files: files.length,
    items: items.length,
    outcomes,
    articles,
    killsWithFiles,
    killsWithFeed,
    wrong,
    seconds: (performance.now() - began) / 1_000,
    dir: kept ? dir : null,
  };
}

/** Mostly reports; now and then the text of another file, something else entirely, and what can't be read. */
function makeFiles(count: number, chance: Chance): Given[] {
  const files: Given[] = [];
  for (let number = 0; number < count; number += 1) {
    const name = `file-${String(number).padStart(5, '0')}.txt`;
    const kind =
      number === 0 ? 'stored' : chance.weigh({ stored: 90, duplicate: 5, 'off-beat': 3, unreadable: 2 });
    if (kind === 'stored') files.push({ name, text: writeReport(number, chance), becomes: kind });
    else if (kind === 'duplicate') {
      const stored = files.filter(file => file.becomes === 'stored');
      files.push({ name, text: chance.pick(stored).text, becomes: kind });
    } else if (kind === 'off-beat') files.push({ name, text: writeRecipe(number), becomes: kind });
    else
      files.push({
        name,
        text: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, number % 256, 0, 0xff]),
        becomes: kind,
      });
  }
  return files;
}

const writeRecipe = (number: number) =>
  `Cake number ${number}\n\nThe village baked cake number ${number} with butter, ${number + 3} spoons of sugar and apples, and everybody liked it.\n`;

function writeFeed(items: Given[], address: string): string {
  const entries = items.map(({ name, text }) => {
    const [title, body] = String(text).split('\n\n') as [string, string];
    return `<item><guid isPermaLink="false">${name}</guid><title>${title}</title><link>${address}/${name}</link><description>${body}</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Tumen wire</title><link>${address}/</link>${entries.join('')}</channel></rss>`;
}

async function judgeIntake(archive: Archive, files: Given[], items: Given[], wrong: string[]) {
  const ends = new Map<string, number>();
  for (const { name, becomes } of files) {
    const found = await archive.outcomesOf(name, 10);
    const [end] = found;
    if (found.length !== 1 || end === undefined)
      wrong.push(`${name}: ${found.length} outcomes instead of one`);
    else if (end.kind !== becomes)
      wrong.push(`${name}: ${end.kind}, not ${becomes}: ${end.reasons.join('; ')}`);
    else if (end.reasons.length === 0) wrong.push(`${name}: ${end.kind} without a reason`);
    ends.set(becomes, (ends.get(becomes) ?? 0) + 1);
  }
  const texts = new Map<string, number>();
  for await (const story of archive.everyStory())
    for (const article of story.articles) {
      const code = /(?:communique) ([0-9A-Z]+)/.exec(article.text)?.[1] ?? article.id;
      texts.set(code, (texts.get(code) ?? 0) + 1);
    }
  const reports = [...files.filter(file => file.becomes === 'stored'), ...items];
  for (const { name, text } of reports) {
    const code = /(?:communique) ([0-9A-Z]+)/.exec(String(text))?.[1] as string;
    if (texts.get(code) !== 1) wrong.push(`${name}: there are ${texts.get(code) ?? 0} articles of it`);
  }
  const { articles } = await archive.counts();
  if (articles !== reports.length) wrong.push(`${articles} articles instead of ${reports.length}`);
  return { outcomes: await archive.outcomeCounts(), articles };
}
