import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type FakeMessage,
  ids,
  readMessage,
  startFakeDiscord,
} from '../helpers/fake-discord/fake-discord.ts';
import { startFakeSlack } from '../helpers/fake-slack/fake-slack.ts';
import { type FeedServer, makeFeed, startFeedServer } from '../helpers/feed-server.ts';
import { type House, makeHouse, type RunningBot, startHouse } from '../helpers/house.ts';

/** Discord's bit for Manage Server. */
const manageServer = 1n << 5n;

/** One platform as these tests need it. */
interface Place {
  settings: Record<string, string>;
  /** The setting OPS_CHANNEL. */
  opsChannel: string;
  /** Gives a command as a manager, or as somebody else; resolves with all the text of the answer. */
  ask(command: string, options: Record<string, string>, manager?: boolean): Promise<string>;
  /** Presses a button of the last answer as a manager; resolves with the text of what comes of it. */
  press(label: string): Promise<string>;
  /** What everyone sees in the channel for whoever runs the bot. */
  notices(): Promise<string[]>;
  /** What everyone sees in the channel of the digests. */
  posted(): Promise<string[]>;
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

/** The id of the button with a label, wherever it stands in a message. */
function findButton(part: unknown, label: string): string | null {
  if (typeof part !== 'object' || part === null) return null;
  const { label: own, custom_id: id } = part as { label?: string; custom_id?: string };
  if (own === label && id !== undefined) return id;
  for (const inner of Object.values(part)) {
    const found = findButton(inner, label);
    if (found !== null) return found;
  }
  return null;
}

async function openDiscord(): Promise<Place> {
  const discord = await startFakeDiscord();
  let last: FakeMessage | null = null;
  const tell = async (asked: { answer(): Promise<FakeMessage> }) => {
    last = await asked.answer();
    return readMessage(last).text;
  };
  const texts = (channel: string) => discord.messages(channel).map(message => readMessage(message).text);
  return {
    settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    opsChannel: `discord:${ids.otherChannel}`,
    ask: (command, options, manager = true) =>
      tell(discord.interact({ command, options, user: manager ? { permissions: manageServer } : {} })),
    press: label =>
      tell(discord.press(findButton(last, label) as string, { user: { permissions: manageServer } })),
    notices: async () => texts(ids.otherChannel),
    posted: async () => texts(ids.channel),
    violations: () => discord.violations,
    close: () => discord.close(),
  };
}

async function openSlack(): Promise<Place> {
  const slack = await startFakeSlack();
  const by = { user: slack.users.ann, channel: slack.channels.news };
  const told = async (work: () => Promise<unknown>) => {
    const before = slack.responses().length;
    await work();
    return JSON.stringify(await slack.waitFor(() => slack.responses().slice(before)));
  };
  const texts = async (channel: string) =>
    (await slack.messages(channel)).map(message => JSON.stringify(message));
  return {
    settings: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
    opsChannel: `slack:${slack.channels.desk}`,
    ask: (command, options, manager = true) => {
      const words = Object.entries(options).map(([name, value]) => `${name}:"${value}"`);
      const user = manager ? slack.users.ann : slack.users.bob;
      return told(() => slack.command([command, ...words].join(' '), { ...by, user }));
    },
    press: label => {
      const shown = slack.responses().at(-1);
      if (shown === undefined) throw new Error('nothing was answered');
      return told(() => slack.press(shown, label, by));
    },
    notices: () => texts(slack.channels.desk),
    posted: () => texts(slack.channels.news),
    violations: () => slack.violations,
    close: () => slack.close(),
  };
}

const visit: [string, string, number] = [
  'Шойгу прибыл в Пхеньян',
  'Секретарь Совета безопасности России Сергей Шойгу прибыл в КНДР и встретился с Ким Чен Ыном.',
  19,
];
const talks: [string, string, number] = [
  'Лавров и Цой Сон Хи провели переговоры',
  'Министры иностранных дел России и КНДР Сергей Лавров и Цой Сон Хи провели переговоры в Москве.',
  20,
];

describe.each([
  ['Discord', openDiscord],
  ['Slack', openSlack],
])('%s, the list of feeds', (_name, open) => {
  let house: House;
  let place: Place;
  let server: FeedServer;
  let running: RunningBot | null = null;
  let clock: string;

  const start = async (settings: Record<string, string> = {}) => {
    running = await startHouse(
      house,
      { ...place.settings, FEED_ALLOW_HOSTS: server.host, FEED_HOST_SECONDS: '0', ...settings },
      () => clock,
    );
    return running.core.archive;
  };
  const stop = async () => {
    await running?.bot.stop();
    running = null;
  };

  beforeEach(async () => {
    clock = '2026-11-20T12:00:00.000Z';
    house = makeHouse(false);
    place = await open();
    server = await startFeedServer();
    server.set('/feed', makeFeed('Лента', [visit]));
  });
  afterEach(async () => {
    await stop();
    await place.close();
    house.remove();
  });

  test('a feed is looked at, added by a button, read at once, paused and removed; none of it is posted', async () => {
    const archive = await start();
    const url = server.url('/feed');
    const look = await place.ask('sources', { action: 'add', address: url });
    expect(look).toContain('Add Лента?');
    expect(look).toContain('1 of the 1 newest item would be kept');
    expect(await archive.feeds()).toEqual([]);

    expect(await place.press('Add this feed')).toContain('Added: Лента');
    await waitUntil(async () => (await archive.counts()).articles === 1);
    expect(await place.ask('sources', {})).toContain('Лента: well');
    expect(await place.posted()).toEqual([]);

    expect(await place.ask('sources', { action: 'pause', address: 'Лента', reason: 'too loud' })).toContain(
      'Paused: Лента',
    );
    expect(await place.press('Resume')).toContain('Resumed: Лента');
    server.set('/feed', makeFeed('Лента', [visit, talks]));
    expect(await place.ask('sources', { action: 'remove', address: url })).toContain('Removed: Лента');
    expect((await archive.sources()).map(one => one.source.kind)).toEqual(['folder']);
    expect(place.violations()).toEqual([]);
  });

  test('who may not manage is told whom to ask, and changes nothing', async () => {
    const archive = await start();
    const answer = await place.ask('sources', { action: 'add', address: server.url('/feed') }, false);
    expect(answer).toContain('Only managers may use sources add');
    expect([await archive.feeds(), server.asked('/feed')]).toEqual([[], 0]);
  });

  test('a feed that is gone for good is told of once where OPS_CHANNEL says, and once in the digest', async () => {
    server.set('/feed', 410);
    const settings = { OPS_CHANNEL: place.opsChannel, FEEDS: server.url('/feed') };
    await start(settings);
    await place.ask('subscribe', { at: '08:30', zone: 'Europe/Berlin' });
    const [notice] = await waitUntil(() => place.notices());
    expect(notice).toContain('Feed paused: 127.0.0.1');
    expect(notice).toContain('HTTP 410');
    await stop();

    clock = '2026-11-21T08:00:00.000Z';
    await start(settings);
    const [first] = await waitUntil(() => place.posted());
    expect(first).toContain('127.0.0.1: paused since');
    await stop();

    clock = '2026-11-22T08:00:00.000Z';
    await start(settings);
    const [, second] = await waitUntil(async () => {
      const all = await place.posted();
      return all.length > 1 ? all : null;
    });
    expect(second).toContain('1 is paused');
    expect(second).not.toContain('HTTP 410');
    expect([(await place.notices()).length, server.asked('/feed')]).toEqual([1, 1]);
    expect(place.violations()).toEqual([]);
  });
});
