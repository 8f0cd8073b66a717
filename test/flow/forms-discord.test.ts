import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands, messageMenu } from '../../commands/index.ts';
import { createDiscord } from '../../src/chat/discord/discord.ts';
import type { Platform } from '../../src/chat/platform.ts';
import { silentLog } from '../../src/log.ts';
import { type Desk, openDesk } from '../helpers/desk.ts';
import {
  type Asked,
  type FakeDiscord,
  readMessage,
  startFakeDiscord,
} from '../helpers/fake-discord/fake-discord.ts';

const manageServer = 1n << 5n;
let discord: FakeDiscord;
let desk: Desk;
let platform: Platform;

async function connect(): Promise<void> {
  const facts = new Map<string, string>();
  platform = createDiscord({
    token: discord.token,
    apiUrl: discord.apiUrl,
    commands,
    commandName: 'dprk-russia',
    messageMenu,
    managerRole: null,
    log: silentLog,
    now: () => new Date().toISOString(),
    facts: {
      get: name => Promise.resolve(facts.get(name) ?? null),
      set: (name, value) => Promise.resolve(void facts.set(name, value)),
    },
  });
  await platform.start(desk.router);
}

beforeEach(async () => {
  discord = await startFakeDiscord();
  desk = await openDesk();
  await connect();
});
afterEach(async () => {
  await platform.stop();
  await discord.close();
  await desk.archive.close();
});

const ask = (command: string, options: Record<string, string | number> = {}) =>
  discord.interact({ command, options, permissions: manageServer });
const words = async (asked: Asked) => readMessage(await asked.answer()).text;
const asManager = { permissions: manageServer };

test('subscribe alone shows the form; filled in it orders, and the order is as it was filled in', async () => {
  await desk.keep('a.txt', {}, { language: 'hi', title: 'शीर्षक' });
  const form = await ask('subscribe').form();
  expect(form.components.map(field => field.component.custom_id)).toEqual([
    'at',
    'language',
    'topic',
    'person',
    'manner',
  ]);
  expect(form.components[0]?.component.value).toBe('daily 08:00 Europe/Berlin');
  const done = discord.submit(
    form,
    {
      at: 'weekdays 7:30, 19:00 Asia/Seoul',
      language: ['hi'],
      topic: ['arms-supply'],
      person: 'शोइगु',
      manner: ['compact', 'outlets-2'],
    },
    asManager,
  );
  expect(await words(done)).toContain('Subscription #1');
  expect(await desk.archive.subscription(1)).toMatchObject({
    channel: { platform: 'discord', id: discord.channelId },
    schedule: { times: ['07:30', '19:00'], days: [1, 2, 3, 4, 5], timeZone: 'Asia/Seoul' },
    filter: { languages: ['hi'], topics: ['arms-supply'], people: ['sergei-shoigu'], minimumOutlets: 2 },
    form: 'compact',
    quietDay: 'say-so',
  });
  expect(discord.violations).toEqual([]);
});

test('what does not fit is said, and the form comes back as it was filled in', async () => {
  const form = await ask('subscribe').form();
  const refused = discord.submit(form, { at: 'weekdays 25:00', person: 'Shoigu' }, asManager);
  expect(await words(refused)).toContain('25:00');
  expect(await desk.archive.subscriptions()).toEqual([]);
  const again = await discord.press('f|', asManager).form();
  const shown = (name: string) =>
    again.components.find(one => one.component.custom_id === name)?.component.value;
  expect([shown('at'), shown('person')]).toEqual(['weekdays 25:00', 'Shoigu']);
  await discord.submit(again, { at: 'weekdays 05:00' }, asManager).answer();
  expect((await desk.archive.subscription(1))?.schedule.times).toEqual(['05:00']);
  expect(discord.violations).toEqual([]);
});

test('a form opened before a restart is taken after it', async () => {
  const form = await ask('subscribe').form();
  await platform.stop();
  await connect();
  await discord.submit(form, { at: '09:15 UTC' }, asManager).answer();
  expect((await desk.archive.subscription(1))?.schedule).toMatchObject({ times: ['09:15'], timeZone: 'UTC' });
});

test('Edit shows the order as it is; days taken out of the schedule are not meant any more', async () => {
  await ask('subscribe', { at: 'weekdays 08:30 Asia/Seoul', topic: 'arms-supply', minimum: 4 }).answer();
  const form = await discord.press('f|', asManager).form();
  expect(form.title).toBe('Subscription #1');
  expect(form.components[0]?.component.value).toBe('weekdays 08:30 Asia/Seoul');
  const done = discord.submit(form, { at: '08:30', topic: [] }, asManager);
  expect(await words(done)).toContain('changed');
  expect(await desk.archive.subscription(1)).toMatchObject({
    schedule: { times: ['08:30'], days: [1, 2, 3, 4, 5, 6, 7], timeZone: 'Asia/Seoul' },
    filter: { topics: [], minimumReports: 4 },
  });
});

test('rights are looked at when the form is opened and again when it is filled in', async () => {
  expect(await words(discord.interact({ command: 'subscribe' }))).toContain('Manage Server');
  const form = await ask('subscribe').form();
  expect(await words(discord.submit(form, { at: '08:30' }, {}))).toContain('Manage Server');
  expect(await desk.archive.subscriptions()).toEqual([]);
});

test('mark without saying what shows the form, with what is said already', async () => {
  const story = await desk.keep('a.txt', {}, { title: 'Visit' });
  const other = await desk.keep('b.txt', { text: 'They talked.' }, { title: 'Talks' });
  const form = await ask('mark', { story: `${story}` }).form();
  const refused = discord.submit(form, { as: ['duplicate'] }, asManager);
  expect(await words(refused)).toContain('which story it repeats');
  const again = await discord.press('f|', asManager).form();
  await discord.submit(again, { of: [`${other}`], note: 'दो स्रोत' }, asManager).answer();
  expect((await desk.archive.story(story))?.judgement).toMatchObject({
    kind: 'duplicate',
    duplicateOf: other,
    note: 'दो स्रोत',
  });
  expect(discord.violations).toEqual([]);
});

test('search without words shows the form, to anyone', async () => {
  await desk.keep('a.txt', { text: 'Shoigu came.' }, { title: 'Visit' });
  const form = await discord.interact({ command: 'search' }).form();
  expect(await words(discord.submit(form, { query: 'शोइगु' }))).toContain('Visit');
});

test('an archive made slow: the form is given up in words, and acknowledged in time', async () => {
  const kept = desk.archive.counts;
  let release: () => void = () => undefined;
  desk.archive.counts = async () => {
    await new Promise<void>(done => (release = done));
    return kept();
  };
  const asked = ask('subscribe');
  expect(await words(asked)).toContain('not ready');
  expect(asked.acknowledgedAfter).toBeLessThan(3000);
  release();
});

test('with several subscriptions a menu opens one; a menu that leads nowhere any more says so', async () => {
  await ask('subscribe', { at: '08:30' }).answer();
  await ask('subscribe', { at: '18:00' }).answer();
  await ask('subscriptions').answer();
  expect(await words(discord.choose('m|', '2', asManager))).toContain('18:00');
  desk.archive.action = async () => null;
  expect(await words(discord.choose('m|', '2', asManager))).toContain('no longer leads anywhere');
  expect(discord.violations).toEqual([]);
});
