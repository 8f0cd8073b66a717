import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands, messageMenu } from '../../commands/index.ts';
import { createDiscord } from '../../src/chat/discord/discord.ts';
import { createHttpFront } from '../../src/chat/http-front.ts';
import type { Platform } from '../../src/chat/platform.ts';
import { createSlack } from '../../src/chat/slack/slack.ts';
import { silentLog } from '../../src/log.ts';
import { composeDueDigests } from '../../src/schedule.ts';
import { type Desk, openDesk } from '../helpers/desk.ts';
import { type FakeDiscord, readMessage, startFakeDiscord } from '../helpers/fake-discord/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../helpers/fake-slack/fake-slack.ts';

let desk: Desk;
let platform: Platform;
const now = () => new Date().toISOString();

beforeEach(async () => {
  desk = await openDesk();
  await desk.keep(
    'a.txt',
    { text: 'Шойгу прибыл в Пхеньян.' },
    { language: 'ru', title: 'Шойгу в Пхеньяне' },
  );
});
afterEach(async () => {
  await platform.stop();
  await desk.archive.close();
});

describe('on Discord', () => {
  let discord: FakeDiscord;
  const managers = { permissions: 1n << 5n };
  beforeEach(async () => {
    discord = await startFakeDiscord();
    platform = createDiscord({
      token: discord.token,
      apiUrl: discord.apiUrl,
      commands,
      commandName: 'dprk-russia',
      messageMenu,
      managerRole: null,
      log: silentLog,
      now,
      facts: { get: async () => null, set: async () => undefined },
    });
    await platform.start(desk.router);
  });
  afterEach(async () => {
    expect(discord.violations).toEqual([]);
    await discord.close();
  });

  const ask = async (command: string, options: Record<string, string>, locale: string, permissions = 0n) =>
    readMessage(await discord.interact({ command, options, user: { permissions, locale } }).answer());

  test('whoever uses Discord in Russian is answered in Russian, others in theirs or English', async () => {
    const russian = await ask('latest', {}, 'ru');
    expect(russian.text).toContain('Последнее');
    expect(russian.text).toContain('1 сюжет');
    expect(russian.text).toContain('Шойгу в Пхеньяне');
    expect(russian.text).not.toMatch(/Latest|story|report/);
    expect((await ask('latest', {}, 'hi')).text).toContain('1 प्रकरण');
    expect((await ask('latest', {}, 'ko')).text).toContain('사안 1건');
    expect((await ask('latest', {}, 'de')).text).toContain('1 story');
  });

  test('faults and refusals are told in the person’s language', async () => {
    expect((await ask('story', { story: '99' }, 'ru')).text).toContain('Нет сюжета или статьи «99»');
    const refused = await ask('mark', { story: '1', as: 'verified' }, 'ru');
    expect(refused.text).toContain('доступна только управляющим');
    expect(refused.text).toContain('Управлять сервером');
  });

  test('a channel chooses its language: what is shared there is in it, private answers stay the person’s', async () => {
    expect((await ask('speak', { language: 'ko' }, 'ru')).text).toContain('только управляющим');
    const chosen = await ask('speak', { language: 'ko' }, 'ru', managers.permissions);
    expect(chosen.text).toContain('한국어');
    const asked = discord.interact({ command: 'latest', user: { locale: 'ru' } });
    const answer = await asked.answer();
    expect(readMessage(answer).text).toContain('Последнее');
    const id = /"label":"Поделиться","custom_id":"([^"]+)"/.exec(JSON.stringify(answer.components))?.[1];
    await discord.press(id ?? '', { user: { locale: 'ru' } }).answer();
    const posted = readMessage(discord.messages().at(-1) as never).text;
    expect(posted).toContain('최신');
    expect(posted).toContain('공유함');
  });

  test('a person’s own choice goes before what their Discord is set to', async () => {
    await ask('speak', { language: 'gu', for: 'me' }, 'ru');
    expect((await ask('latest', {}, 'ru')).text).toContain('તાજું');
    await ask('speak', { language: 'auto' }, 'ru');
    expect((await ask('latest', {}, 'ru')).text).toContain('Последнее');
  });

  test('commands are registered in Hindi, Russian and Korean under the same English names', () => {
    const [command] = discord.registeredCommands() as unknown as {
      options: {
        name: string;
        name_localizations: Record<string, string>;
        description_localizations: Record<string, string>;
      }[];
    }[];
    const search = command?.options.find(one => one.name === 'search');
    expect(search?.name_localizations).toEqual({ hi: 'खोज', ru: 'поиск', ko: '검색' });
    for (const one of command?.options ?? []) {
      expect(Object.keys(one.description_localizations).sort(), one.name).toEqual(['hi', 'ko', 'ru']);
      for (const about of Object.values(one.description_localizations))
        expect(about.length).toBeLessThanOrEqual(100);
    }
  });

  test('a digest is in the language of its channel', async () => {
    const channel = { platform: 'discord', id: discord.channelId } as const;
    await ask('speak', { language: 'ru' }, 'en-GB', managers.permissions);
    await desk.keep(
      'b.txt',
      { seen: '2026-11-21T12:00:00.000Z', text: 'Поставки' },
      { language: 'ru', title: 'Поставки' },
    );
    await ask('subscribe', { at: '08:00', zone: 'UTC' }, 'en-GB', managers.permissions);
    const composed = await composeDueDigests({
      archive: desk.archive,
      beatName: 'beat',
      platforms: new Map([['discord', platform]]),
      log: silentLog,
      now: () => '2026-11-22T08:01:00.000Z',
    });
    expect(composed).toHaveLength(1);
    const [owed] = await desk.archive.deliveries({ digestNumber: composed[0]?.number ?? 0, limit: 5 });
    expect(owed?.channel).toEqual(channel);
    const text = JSON.stringify(owed?.payload);
    expect(text).toContain('Дайджест №1');
    expect(text).toContain('Подробнее');
    expect(text).not.toMatch(/Digest|report|sources/);
  });
});

describe('in Slack', () => {
  let slack: FakeSlack;
  beforeEach(async () => {
    slack = await startFakeSlack();
    platform = createSlack({
      botToken: slack.botToken,
      appToken: slack.appToken,
      signingSecret: null,
      apiUrl: slack.apiUrl,
      front: createHttpFront({ host: '127.0.0.1', port: 0 }),
      commands,
      commandName: 'dprk-russia',
      messageMenu,
      managers: 'admins',
      log: silentLog,
      now,
    });
    await platform.start(desk.router);
  });
  afterEach(async () => {
    expect(slack.violations).toEqual([]);
    await slack.close();
  });

  test('whoever uses Slack in Russian is answered in Russian, help and faults too; others in English', async () => {
    const { ann, bob } = slack.users;
    slack.locales.set(bob, 'ru-RU');
    const told = async (line: string, user: string) => {
      const before = slack.responses().length;
      await slack.command(line, { user });
      const [answer] = await slack.waitFor(() => slack.responses().slice(before), 'an answer');
      return JSON.stringify(answer?.blocks);
    };
    expect(await told('latest', bob)).toContain('1 сюжет');
    expect(await told('help', bob)).toContain('Последние сюжеты');
    expect(await told('latst', bob)).toContain('Нет команды «latst». Может быть, «latest»?');
    expect(await told('latest count:99', bob)).toContain('целое число от 1 до 20');
    expect(await told('latest', ann)).toContain('1 story');
  });
});
