import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Bot, type Core, openCore, startBot } from '../../src/app.ts';
import { createTerminal } from '../../src/chat/terminal/terminal.ts';
import { parseConfig } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';

export const root = resolve(import.meta.dirname, '../..');
export const seedFiles = readdirSync(join(root, 'seeds')).sort();

/** A folder of its own for one bot: its seeds and its archive. Gone after `remove`. */
export interface House {
  dir: string;
  seeds: string;
  environment: Record<string, string>;
  remove(): void;
}

/** Makes a house; with the five seed articles in it unless told otherwise. */
export function makeHouse(withSeeds = true): House {
  const dir = mkdtempSync(join(tmpdir(), 'dprk-russia-'));
  const seeds = join(dir, 'seeds');
  mkdirSync(seeds);
  if (withSeeds) for (const name of seedFiles) copyFileSync(join(root, 'seeds', name), join(seeds, name));
  return {
    dir,
    seeds,
    environment: {
      DATABASE_URL: `file:${join(dir, 'archive.db')}`,
      SEEDS_DIR: seeds,
      TIMEZONE: 'Europe/Berlin',
      // Many houses stand at once: only tests of the page open it, on a port of their own.
      WEB_PAGE: 'off',
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** The whole bot in this process, with a clock that the test sets and a screen it can read. */
export interface RunningBot {
  core: Core;
  bot: Bot;
  screen: string[];
}

export async function startHouse(
  house: House,
  settings: Record<string, string>,
  now: () => string,
): Promise<RunningBot> {
  const config = parseConfig({ ...house.environment, ...settings });
  const surroundings = { config, log: silentLog, now };
  const core = await openCore(surroundings);
  await core.scanFolder();
  const screen: string[] = [];
  const style = () => ({ width: 100, colour: false, press: null });
  const terminal = createTerminal({ style, write: text => screen.push(text), input: null, now });
  const bot = await startBot(core, terminal, surroundings);
  return { core, bot, screen };
}
