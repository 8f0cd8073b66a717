import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at, revise, store } from '../contract/archive-setup.ts';
import { readMessage, startFakeDiscord } from '../helpers/fake-discord/fake-discord.ts';
import { startFakeSlack } from '../helpers/fake-slack/fake-slack.ts';
import { type House, makeHouse, type RunningBot, startHouse } from '../helpers/house.ts';

/** One platform: somebody asks in its channel, and threads are there. */
interface Place {
  settings: Record<string, string>;
  ask(command: string, options: Record<string, string>): Promise<string>;
  /** The texts in the channel, and those in the threads begun there. */
  channel(): Promise<string[]>;
  thread(): Promise<string[]>;
  /** The thread falls asleep, where threads do. */
  archive(): void;
  violations(): string[];
  close(): Promise<void>;
}

async function openDiscord(): Promise<Place> {
  const discord = await startFakeDiscord();
  const threads = () => [...discord.threads.keys()];
  const texts = (id: string) => discord.messages(id).map(message => readMessage(message).text);
  return {
    settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    async ask(command, options) {
      const asked = discord.interact({ command, options, user: { permissions: 1n << 5n } });
      return JSON.stringify((await asked.answer()).components);
    },
    channel: async () => texts(discord.channelId),
    thread: async () => threads().flatMap(texts),
    archive: () => {
      for (const id of threads()) discord.archiveThread(id);
    },
    violations: () => discord.violations,
    close: () => discord.close(),
  };
}

async function openSlack(): Promise<Place> {
  const slack = await startFakeSlack();
  const { news } = slack.channels;
  const posted = async () => slack.messages(news);
  return {
    settings: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
    async ask(command, options) {
      const before = slack.responses().length;
      const words = Object.entries(options).map(([name, value]) => `${name}:"${value}"`);
      await slack.command([command, ...words].join(' '), { user: slack.users.ann, channel: news });
      return JSON.stringify(await slack.waitFor(() => slack.responses().slice(before)));
    },
    channel: async () =>
      (await posted())
        .filter(one => one.thread === null || one.thread === one.ts)
        .map(one => JSON.stringify(one.blocks)),
    thread: async () =>
      (await posted())
        .filter(one => one.thread !== null && one.thread !== one.ts)
        .map(one => JSON.stringify(one.blocks)),
    archive: () => undefined,
    violations: () => slack.violations,
    close: () => slack.close(),
  };
}

async function waitUntil<T>(probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const found = await probe();
    if (Array.isArray(found) ? found.length > 0 : found) return found as NonNullable<T>;
    if (performance.now() > deadline) throw new Error('it did not come within ten seconds');
    await new Promise(resolve => setImmediate(resolve));
  }
}

describe.each([
  ['Discord', openDiscord],
  ['Slack', openSlack],
])('%s, the thread of a story', (_name, open) => {
  let house: House;
  let place: Place;
  let running: RunningBot;
  let clock: string;

  const start = async () => {
    running = await startHouse(house, place.settings, () => clock);
  };
  const archive = () => running.core.archive;
  const work = () => running.core.onChanged?.();

  beforeEach(async () => {
    clock = at(20, 9);
    house = makeHouse(false);
    place = await open();
    await start();
    await store(archive(), { id: 'visit.txt', seen: at(20, 8) }, { title: 'Visit' });
  });
  afterEach(async () => {
    await running.bot.stop();
    await place.close();
    house.remove();
  });

  test('is opened once, found again, and gets what comes later, once, also when it had fallen asleep', async () => {
    expect(await place.ask('discuss', { story: '1' })).toContain('is being opened');
    await waitUntil(async () => (await archive().threadsOf(1))[0]);
    expect(await place.channel()).toHaveLength(1);
    expect((await place.channel())[0]).toContain('Visit');
    const again = await place.ask('discuss', { story: '1' });
    expect(again).toContain('Open the Thread');
    expect(await place.thread()).toEqual([]);

    const later = await store(archive(), { id: 'later.txt', seen: at(20, 10) }, { title: 'Later' }, 1);
    work();
    const [first] = await waitUntil(place.thread);
    expect(first).toContain('Later');
    expect(first).toContain('1 new report');

    place.archive();
    await revise(
      archive(),
      later.articleKey as number,
      { id: 'later.txt', seen: at(20, 11) },
      { title: 'Mended' },
    );
    await running.bot.stop();
    clock = at(20, 12);
    await start();
    work();
    await waitUntil(async () => (await place.thread()).length === 2);
    expect((await place.thread())[1]).toContain('revised, version 2');
    work();
    await store(archive(), { id: 'else.txt', seen: at(20, 12) }, { title: 'Else' });
    work();
    await waitUntil(async () => (await archive().untoldReports()) === null);
    expect(await place.thread()).toHaveLength(2);
    expect(await place.channel()).toHaveLength(1);
    expect(place.violations()).toEqual([]);
  });

  test('is announced in the channel where a subscription asks for it', async () => {
    await place.ask('subscribe', { at: '08:30', later: 'announce' });
    await place.ask('discuss', { story: '1' });
    await waitUntil(() => archive().threadsOf(1));
    await store(archive(), { id: 'later.txt', seen: at(20, 10) }, { title: 'Later' }, 1);
    work();
    const posted = await waitUntil(async () => {
      const texts = await place.channel();
      return texts.length > 1 ? texts : null;
    });
    expect(posted[1]).toContain('Story #1: 1 new report');
    expect(posted[1]).toContain('Visit');
    await waitUntil(place.thread);
    expect(place.violations()).toEqual([]);
  });

  test('is not announced in the channel in its quiet hours; the thread has it all the same', async () => {
    await place.ask('subscribe', { at: '08:30', later: 'announce', 'quiet-hours': '00:00-23:59' });
    await place.ask('discuss', { story: '1' });
    await waitUntil(() => archive().threadsOf(1));
    await store(archive(), { id: 'later.txt', seen: at(20, 10) }, { title: 'Later' }, 1);
    work();
    await waitUntil(async () => {
      const texts = await place.thread();
      return texts.length > 0 ? texts : null;
    });
    expect(await place.channel()).toHaveLength(1);
    expect(place.violations()).toEqual([]);
  });

  test('is opened anew when somebody deleted it', async () => {
    await place.ask('discuss', { story: '1' });
    const [thread] = await waitUntil(() => archive().threadsOf(1));
    await archive().forgetThread(thread?.channel.platform ?? 'terminal', thread?.thread ?? '');
    await place.ask('discuss', { story: '1' });
    const [fresh] = await waitUntil(() => archive().threadsOf(1));
    expect(fresh?.thread).not.toBe(thread?.thread);
    expect(await place.channel()).toHaveLength(2);
  });

  test('of a merged story goes on under the story it went into', async () => {
    await place.ask('discuss', { story: '1' });
    await waitUntil(async () => (await archive().threadsOf(1))[0]);
    const other = await store(archive(), { id: 'other.txt', seen: at(20, 10) }, { title: 'Other' });
    const person = { platform: 'terminal', id: 'operator', name: 'operator' } as const;
    await archive().mergeStories(1, other.storyId as number, { person, channel: null }, clock);
    await store(archive(), { id: 'more.txt', seen: at(20, 11) }, { title: 'More' }, other.storyId);
    work();
    const notes = await waitUntil(place.thread);
    expect(notes.join()).toContain('More');
  });
});

test('Slack: whoever mentions the bot in a story’s thread need not name the story', async () => {
  const slack = await startFakeSlack();
  const house = makeHouse(false);
  const settings = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const running = await startHouse(house, settings, () => at(20, 9));
  try {
    const { archive } = running.core;
    await store(archive, { id: 'visit.txt', seen: at(20, 8) }, { title: 'Visit' });
    await slack.command('discuss 1', { channel: slack.channels.news });
    const [thread] = await waitUntil(() => archive.threadsOf(1));
    const by = { user: slack.users.ann, channel: slack.channels.news, thread: thread?.thread as string };
    const before = slack.responses().length;
    await slack.mention('story', by);
    const [answer] = await slack.waitFor(() => slack.responses().slice(before));
    expect(JSON.stringify(answer)).toContain('Visit');
    expect(answer?.thread).toBe(thread?.thread);
    await slack.mention('mark as:disputed', by);
    await slack.waitFor(() => slack.responses().some(one => one.text.includes('is ❓ disputed')));
    expect((await archive.judgement(1))?.kind).toBe('disputed');
    await slack.mention('story', { ...by, thread: '1700000000.000001' });
    await slack.waitFor(() =>
      slack.responses().some(one => JSON.stringify(one.blocks).includes('needs some words')),
    );
    expect(slack.violations).toEqual([]);
  } finally {
    await running.bot.stop();
    await slack.close();
    house.remove();
  }
});
