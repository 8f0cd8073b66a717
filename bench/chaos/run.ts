import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { silentLog } from '../../src/log.ts';
import { createChance } from './chance.ts';
import type { FastClock } from './clock.ts';
import { startEvents } from './events.ts';
import { judgeLedger, judgePlace, type Verdict } from './judge.ts';
import { type Life, startLife } from './life.ts';
import { openDiscord, openSlack, type Place, type Strain } from './place.ts';
import { steps } from './steps.ts';
import { calm, drawAsking, drawSending, type Weather } from './storm.ts';
import { writeReport } from './texts.ts';

export interface RunOptions {
  /** Messages to owe on each platform before the storm ends. */
  deliveries: number;
  seed: number;
  /** Channels on each platform. */
  channels: number;
  clock: FastClock;
  /** A day off, and the autumn's change of clocks beside the spring's. */
  calendar: boolean;
  keep: boolean;
  progress(line: string): void;
}

export interface RunReport {
  verdicts: Verdict[];
  ledger: Awaited<ReturnType<typeof judgeLedger>>;
  kills: Map<string, number>;
  faults: Map<string, number>;
  connections: Map<string, number>;
  violations: string[];
  /** Ends of the bot that nobody had planned. */
  ownEnds: string[];
  /** Rows still open when it was given up waiting. */
  open: number;
  dir: string | null;
}

const minute = 60_000;
const hour = 60 * minute;
/** Central Europe's clocks change at 01:00 UTC on these days of 2026. */
const spring = Date.parse('2026-03-29T00:54:00Z');
const autumn = Date.parse('2026-10-25T00:54:00Z');
const zones = ['Europe/Berlin', 'Asia/Kolkata', 'Asia/Seoul', 'America/New_York'] as const;
/** Who lets the bot finish. */
const someone = { platform: 'terminal', id: 'chaos', name: 'chaos' } as const;
/** The storm's share of messages, and of other requests, that meet a fault. */
const shares = { sending: 0.3, asking: 0.05 };

/** Owes every channel digests, kills the bot and breaks its platforms until enough is owed, lets it finish, and judges. */
export async function runDeliveries(options: RunOptions): Promise<RunReport> {
  const { clock, progress } = options;
  const chance = createChance(options.seed);
  const dir = mkdtempSync(join(tmpdir(), 'chaos-'));
  const seeds = join(dir, 'seeds');
  mkdirSync(seeds);
  clock.shift(spring - Date.now());

  const faults = new Map<string, number>();
  const kills = new Map<string, number>();
  const count = (of: Map<string, number>, name: string) => of.set(name, (of.get(name) ?? 0) + 1);
  let stormy = true;
  let life: Life | null = null;
  /** So many messages more are carried out until the bot is killed before it hears of one. */
  let unheard = 0;
  const noted = (weather: Weather) => {
    if (weather !== calm) count(faults, weather.name);
    return weather;
  };
  const strain: Strain = {
    sending: () => noted(stormy ? drawSending(chance, shares.sending) : calm),
    asking: () => noted(stormy ? drawAsking(chance, shares.asking) : calm),
    onSent() {
      if (unheard === 0) return false;
      unheard -= 1;
      if (unheard > 0) return false;
      life?.kill('SIGKILL');
      return true;
    },
  };
  const places = [await openDiscord(strain, options.channels), await openSlack(strain, options.channels)];
  const url = `file:${join(dir, 'archive.db')}`;
  const environment = {
    DATABASE_URL: url,
    SEEDS_DIR: seeds,
    TIMEZONE: 'UTC',
    HTTP_PORT: '0',
    ...Object.assign({}, ...places.map(place => place.environment)),
  };
  const within = async <T>(work: (archive: Archive) => Promise<T>): Promise<T> => {
    const archive = await openArchive({ url, log: silentLog });
    try {
      return await work(archive);
    } finally {
      await archive.close();
    }
  };
  await within(archive => orderDigests(archive, places));

  const removed = new Set<string>();
  const ownEnds: string[] = [];
  const note = (name: string) => count(faults, name);
  let events = startEvents({ chance, places, life: () => life, removed, note });
  let reports = 0;
  const writer = setInterval(() => {
    if (!stormy) return;
    reports += 1;
    writeFileSync(join(seeds, `report-${reports}.txt`), writeReport(reports, chance));
  }, 45_000);

  const owed = () =>
    within(async archive => {
      const rows = await archive.deliveries({ limit: 1_000_000 });
      return places.map(place => rows.filter(row => row.channel.platform === place.name).length);
    });

  /** One life, ended as its fate says. */
  async function live(): Promise<void> {
    const fate = chance.weigh({ step: 56, unheard: 8, random: 10, stop: 5, disk: 6, calm: 20 });
    const step = fate === 'step' ? `${chance.pick(steps)}:${chance.between(1, 20)}` : undefined;
    unheard = fate === 'unheard' ? chance.between(1, 20) : 0;
    const largestFile = fate === 'disk' ? largestOf(dir) + chance.between(1, 400) * 1_024 : undefined;
    life = startLife({
      dir,
      environment,
      clock: { ...clock.setting(), shows: clock.setting().shows + events.shifted() },
      ...(step === undefined ? {} : { step }),
      ...(largestFile === undefined ? {} : { largestFile }),
    });
    if (fate === 'disk') note('disk full');
    const longest = fate === 'calm' ? 270_000 : 150_000;
    const until = fate === 'random' ? chance.between(1_000, longest) : longest;
    let late = false;
    if (fate !== 'random') await life.ready;
    const timer = setTimeout(() => {
      late = true;
      life?.kill(fate === 'stop' ? 'SIGTERM' : 'SIGKILL');
    }, until);
    const { code, signal, words } = await life.ended;
    clearTimeout(timer);
    if (signal === 'SIGKILL') {
      const planned = fate === 'step' ? `at ${step?.split(':')[0]}` : 'applied, unheard';
      count(kills, late || (fate !== 'step' && fate !== 'unheard') ? 'at any instant' : planned);
    } else if (code === 0) count(kills, 'stopped by SIGTERM');
    else if (/does not accept DISCORD_TOKEN|refuses a token/.test(words)) {
      count(kills, 'ended by itself: token refused');
      await pause(20_000);
    } else if (fate === 'disk') count(kills, 'ended by itself: disk full');
    else ownEnds.push(`${code ?? signal}: ${words.slice(-1_500)}`);
    life = null;
  }

  const storm = async (target: number) => {
    for (;;) {
      const counts = await owed();
      progress(
        `owed: discord ${counts[0]}, slack ${counts[1]} of ${options.deliveries}; ` +
          `${sum(kills)} ends, ${sum(faults)} faults; ${new Date().toISOString()}`,
      );
      if (Math.min(...counts) >= target) return;
      await live();
    }
  };
  /** A life without faults, until nothing is owed any more. */
  const drain = async (): Promise<number> => {
    events.stop();
    stormy = false;
    await within(async archive => {
      for (const { id } of await archive.subscriptions())
        await archive.pauseSubscription(id, {
          reason: 'it is to finish',
          at: new Date().toISOString(),
          by: someone,
        });
    });
    unheard = 0;
    life = startLife({ dir, environment, clock: clock.setting() });
    const deadline = Date.now() + 90 * minute;
    let open = await countOpen(within, removed);
    while (open > 0 && Date.now() < deadline && !life.isOver()) {
      progress(`still open: ${open}; ${new Date().toISOString()}`);
      await pause(20_000);
      open = await countOpen(within, removed);
    }
    await life.ready;
    life.kill('SIGTERM');
    const { code, words } = await life.ended;
    if (code !== 0) ownEnds.push(`while it finished: ${code}: ${words.slice(-1_500)}`);
    life = null;
    return open;
  };

  let open = 0;
  if (options.calendar) {
    await storm(Math.ceil(options.deliveries / 3));
    clock.shift(26 * hour);
    note('a day off');
    await storm(Math.ceil((options.deliveries * 2) / 3));
    open += await drain();
    clock.shift(autumn - Date.now());
    note('seven months off');
    await within(async archive => {
      for (const { id, paused } of await archive.subscriptions())
        if (paused?.by) await archive.resumeSubscription(id, someone, new Date().toISOString());
    });
    stormy = true;
    events = startEvents({ chance, places, life: () => life, removed, note });
  }
  await storm(options.deliveries);
  clearInterval(writer);
  open += await drain();

  const { verdicts, ledger } = await within(async archive => ({
    verdicts: await Promise.all(places.map(place => judgePlace(archive, place, removed))),
    ledger: await judgeLedger(archive),
  }));
  const connections = new Map<string, number>(places.map(place => [place.name, place.connections()]));
  for (const place of places) await place.close();
  const failed =
    open > 0 || ownEnds.length > 0 || ledger.faults.length > 0 || verdicts.some(verdict => isBad(verdict));
  const kept = options.keep || failed;
  if (!kept) rmSync(dir, { recursive: true, force: true });
  return {
    verdicts,
    ledger,
    kills,
    faults,
    connections,
    violations: places.flatMap(place => place.violations),
    ownEnds,
    open,
    dir: kept ? dir : null,
  };
}

function isBad({ lost, twice, outOfOrder, strange }: Verdict): boolean {
  return lost.length + twice.length + outOfOrder.length + strange.length > 0;
}

/** A digest every other minute for each channel, in zones with and without summer time. */
async function orderDigests(archive: Archive, places: Place[]): Promise<void> {
  const times = Array.from({ length: 720 }, (_, index) => {
    const [h, m] = [Math.floor(index / 30), (index % 30) * 2];
    return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
  });
  for (const { name, channels } of places)
    for (const [index, id] of channels.entries())
      await archive.addSubscription({
        channel: { platform: name, id },
        schedule: { times, days: [1, 2, 3, 4, 5, 6, 7], timeZone: zones[index % zones.length] as string },
        filter: { languages: [], topics: [], people: [], minimumReports: 1, minimumOutlets: 1 },
        form: 'full',
        quietDay: 'say-so',
        laterReports: 'thread',
        quiet: null,
        createdBy: 'chaos',
        created: new Date().toISOString(),
      });
}

/** Messages still owed to channels that are there. */
const countOpen = (within: <T>(work: (archive: Archive) => Promise<T>) => Promise<T>, removed: Set<string>) =>
  within(async archive => {
    const rows = await archive.deliveries({ states: ['pending', 'sending', 'in-doubt'], limit: 100_000 });
    return rows.filter(({ channel }) => !removed.has(channel.id)).length;
  });

const sum = (of: Map<string, number>) => [...of.values()].reduce((all, one) => all + one, 0);

const pause = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms));

function largestOf(dir: string): number {
  const sizes = ['archive.db', 'archive.db-wal'].map(
    name => statSync(join(dir, name), { throwIfNoEntry: false })?.size ?? 0,
  );
  return Math.max(...sizes);
}
