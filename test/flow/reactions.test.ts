import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { store } from '../contract/archive-setup.ts';
import { ids, startFakeDiscord } from '../helpers/fake-discord/fake-discord.ts';
import { startFakeSlack } from '../helpers/fake-slack/fake-slack.ts';
import { type House, makeHouse, type RunningBot, startHouse } from '../helpers/house.ts';

/** One platform with a message about a story in its channel. */
interface Place {
  settings: Record<string, string>;
  channel: { platform: 'discord' | 'slack'; id: string };
  /** Puts ✅ or ❓ on the newest message, or takes it away. */
  react(sign: '✅' | '❓', by: 'editor' | 'reader', removed?: boolean): Promise<void>;
  posted(): Promise<unknown[]>;
  violations(): string[];
  close(): Promise<void>;
}

async function openDiscord(): Promise<Place> {
  const discord = await startFakeDiscord();
  const people = {
    editor: { id: '930000000000000005', name: 'Mina', roles: [ids.managerRole] },
    reader: { id: '930000000000000006', name: 'Ravi' },
  };
  return {
    settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    channel: { platform: 'discord', id: discord.channelId },
    async react(sign, by, removed = false) {
      const message = discord.messages().at(-1);
      if (message) discord.react(sign, message, { user: people[by], removed });
    },
    posted: async () => discord.messages(),
    violations: () => discord.violations,
    close: () => discord.close(),
  };
}

async function openSlack(): Promise<Place> {
  const slack = await startFakeSlack();
  const names = { '✅': 'white_check_mark', '❓': 'question' };
  return {
    settings: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
    channel: { platform: 'slack', id: slack.channels.news },
    async react(sign, by, removed = false) {
      const message = (await slack.messages(slack.channels.news)).at(-1);
      const user = by === 'editor' ? slack.users.ann : slack.users.bob;
      if (message) await slack.react(names[sign], message, { user, removed });
    },
    posted: () => slack.messages(slack.channels.news),
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
])('%s, reactions on a story’s message', (_name, open) => {
  let house: House;
  let place: Place;
  let running: RunningBot;

  beforeEach(async () => {
    house = makeHouse(false);
    place = await open();
    running = await startHouse(house, place.settings, () => '2026-11-20T09:00:00.000Z');
    const { archive, platforms } = running.core;
    await store(archive, { id: 'visit.txt' }, { title: 'Visit' });
    const view = {
      title: 'A story',
      subtitle: null,
      blocks: [],
      actions: [],
      tone: 'answer',
      fallback: 'A story',
    } as const;
    const payload = platforms.get(place.channel.platform)?.render({ ...view, blocks: [], actions: [] })[0];
    const { channel } = place;
    await archive.enqueue(
      [{ key: 'about-1', channel, payload, label: 'a story', part: 1, storyId: 1 }],
      '2026-11-20T09:00:00.000Z',
    );
    running.core.onChanged?.();
    await waitUntil(place.posted);
    await waitUntil(async () => (await archive.deliveries({ limit: 1 }))[0]?.state === 'sent');
  });
  afterEach(async () => {
    await running.bot.stop();
    await place.close();
    house.remove();
  });

  const judgement = () => running.core.archive.judgement(1);

  test('are marks of those who may correct, and what is taken away is taken back', async () => {
    await place.react('✅', 'editor');
    await waitUntil(async () => (await judgement())?.kind === 'verified');
    expect((await judgement())?.by.name).not.toMatch(/^\d+$/);
    await place.react('❓', 'editor');
    await waitUntil(async () => (await judgement())?.kind === 'disputed');
    await place.react('❓', 'editor', true);
    await waitUntil(async () => (await judgement())?.kind === 'verified');
    await place.react('✅', 'editor', true);
    await waitUntil(async () => (await judgement()) === null);
    expect(place.violations()).toEqual([]);
  });

  test('of others change nothing', async () => {
    await place.react('✅', 'reader');
    await place.react('❓', 'editor');
    await waitUntil(async () => (await judgement())?.kind === 'disputed');
    await place.react('✅', 'reader', true);
    await place.react('❓', 'editor', true);
    await waitUntil(async () => (await judgement()) === null);
    expect((await running.core.archive.corrections({ limit: 9 })).map(one => one.change.kind)).toEqual([
      'undo',
      'mark',
    ]);
  });
});
