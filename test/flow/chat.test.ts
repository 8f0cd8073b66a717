import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readMessage, startFakeDiscord } from '../helpers/fake-discord/fake-discord.ts';
import { startFakeSlack } from '../helpers/fake-slack/fake-slack.ts';
import { type House, makeHouse, type RunningBot, startHouse } from '../helpers/house.ts';

/** Discord's bit for Manage Server. */
const manageServer = 1n << 5n;

/** One platform as these tests need it: a person gives a command, and things stand in the channel. */
interface Place {
  settings: Record<string, string>;
  /** Gives a command in the digest channel; resolves with all the text of the answer. */
  ask(command: string, options: Record<string, string | number>): Promise<string>;
  /** The texts that everyone in the channel sees, oldest first. */
  posted(): Promise<string[]>;
  waitFor<T>(probe: () => T | Promise<T>): Promise<NonNullable<T>>;
  violations(): string[];
  close(): Promise<void>;
}

/** Probes until there is an answer that is neither empty nor false; fails after ten seconds. */
async function waitUntil<T>(probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const found = await probe();
    if (Array.isArray(found) ? found.length > 0 : found) return found as NonNullable<T>;
    if (performance.now() > deadline) throw new Error('it did not come within ten seconds');
    await new Promise(resolve => setImmediate(resolve));
  }
}

async function openDiscord(): Promise<Place> {
  const discord = await startFakeDiscord();
  return {
    settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    async ask(command, options) {
      const asked = discord.interact({ command, options, user: { permissions: manageServer } });
      return readMessage(await asked.answer()).text;
    },
    posted: async () => discord.messages(discord.channelId).map(message => readMessage(message).text),
    waitFor: probe => waitUntil(probe),
    violations: () => discord.violations,
    close: () => discord.close(),
  };
}

async function openSlack(): Promise<Place> {
  const slack = await startFakeSlack();
  const by = { user: slack.users.ann, channel: slack.channels.news };
  return {
    settings: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
    async ask(command, options) {
      const before = slack.responses().length;
      const words = Object.entries(options).map(([name, value]) => `${name}:"${value}"`);
      await slack.command([command, ...words].join(' '), by);
      const answers = await slack.waitFor(() => slack.responses().slice(before));
      return JSON.stringify(answers);
    },
    posted: async () => (await slack.messages(slack.channels.news)).map(message => JSON.stringify(message)),
    waitFor: probe => waitUntil(probe),
    violations: () => slack.violations,
    close: () => slack.close(),
  };
}

const late = `ПХЕНЬЯН, 20 ноября 2026 /ТАСС/. Министр иностранных дел России Сергей Лавров встретился в Пхеньяне с лидером КНДР Ким Чен Ыном. Стороны обсудили военное сотрудничество России и КНДР.
`;

describe.each([
  ['Discord', openDiscord],
  ['Slack', openSlack],
])('%s, from a dropped file to a digest', (_name, open) => {
  let house: House;
  let place: Place;
  let running: RunningBot | null = null;
  let clock: string;

  const start = async () => {
    running = await startHouse(house, place.settings, () => clock);
    return running;
  };
  const stop = async () => {
    await running?.bot.stop();
    running = null;
  };

  beforeEach(async () => {
    clock = '2026-11-20T09:00:00.000Z';
    house = makeHouse();
    place = await open();
  });
  afterEach(async () => {
    await stop();
    await place.close();
    house.remove();
  });

  test('answers latest with the five articles, each with its language', async () => {
    await start();
    const answer = await place.ask('latest', {});
    expect(answer).toContain('HI हिन्दी');
    expect(answer).toContain('GU ગુજરાતી');
    expect(answer).toContain('21 Mar 2025 (inferred)');
    expect(await place.posted()).toEqual([]);
    expect(place.violations()).toEqual([]);
  });

  test('a digest ordered in chat arrives once, through a restart, a night off and a new report', async () => {
    await start();
    expect(await place.ask('subscribe', { at: '08:30', zone: 'Europe/Berlin' })).toContain(
      'every day at 08:30',
    );
    await stop();

    // The bot is off over night; the digest of the morning is made when it is back.
    clock = '2026-11-21T09:15:00.000Z';
    await start();
    const [first] = await place.waitFor(() => place.posted());
    expect(first).toContain('21 Nov 2026');
    expect(first).toContain('HI हिन्दी');
    expect(first).toContain('GU ગુજરાતી');

    // Another start owes nothing more.
    const count = (await place.posted()).length;
    await stop();
    clock = '2026-11-21T10:00:00.000Z';
    await start();
    expect(await place.ask('digest', { number: 1 })).toContain('21 Nov 2026');
    expect(await place.posted()).toHaveLength(count);

    // What is dropped meanwhile is in the next one, and the five are not told again.
    writeFileSync(join(house.seeds, 'late.txt'), late);
    await place.waitFor(async () => (await running?.core.archive.counts())?.articles === 6);
    await stop();
    clock = '2026-11-22T07:30:00.000Z';
    await start();
    const all = await place.waitFor(async () =>
      (await place.posted()).length > count ? place.posted() : null,
    );
    const second = all.slice(count).join('\n');
    expect(second).toContain('RU русский');
    expect(second).not.toContain('HI हिन्दी');
    expect(place.violations()).toEqual([]);
  });

  test('a posted digest takes in what people correct, in its place', async () => {
    await start();
    await place.ask('subscribe', { at: '08:30', zone: 'Europe/Berlin' });
    await stop();
    clock = '2026-11-21T09:00:00.000Z';
    await start();
    const before = await place.waitFor(place.posted);
    const story = /#(\d+)/.exec(await place.ask('story', { story: '1' }))?.[1] as string;
    expect(await place.ask('mark', { story, as: 'disputed', note: 'denied' })).toContain('is ❓ disputed');
    const after = await place.waitFor(async () => {
      const now = await place.posted();
      return now.join('').includes('❓ disputed') ? now : null;
    });
    expect(after).toHaveLength(before.length);
    await place.ask('undo', {});
    await place.waitFor(async () => !(await place.posted()).join('').includes('❓ disputed'));
    expect(place.violations()).toEqual([]);
  });

  test('a quiet day is told with the health of the sources', async () => {
    house.remove();
    house = makeHouse(false);
    await start();
    await place.ask('subscribe', { at: '08:30', zone: 'Europe/Berlin' });
    await stop();
    clock = '2026-11-21T07:30:00.000Z';
    await start();
    const [only] = await place.waitFor(() => place.posted());
    expect(only).toContain('Nothing new since');
    expect(only).toContain('The one source is well.');
  });
});
