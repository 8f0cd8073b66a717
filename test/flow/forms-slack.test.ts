import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commands, messageMenu } from '../../commands/index.ts';
import { createHttpFront } from '../../src/chat/http-front.ts';
import type { Platform } from '../../src/chat/platform.ts';
import { createSlack } from '../../src/chat/slack/slack.ts';
import { silentLog } from '../../src/log.ts';
import { type Desk, openDesk } from '../helpers/desk.ts';
import {
  type FakeSlack,
  type Shown,
  type ShownView,
  startFakeSlack,
} from '../helpers/fake-slack/fake-slack.ts';

let slack: FakeSlack;
let desk: Desk;
let platform: Platform;
let ann: { user: string };
let bob: { user: string };

async function connect(): Promise<void> {
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
    now: () => new Date().toISOString(),
  });
  await platform.start(desk.router);
}

beforeAll(async () => {
  slack = await startFakeSlack();
  ann = { user: slack.users.ann };
  bob = { user: slack.users.bob };
});
beforeEach(async () => {
  desk = await openDesk();
  await connect();
});
afterEach(async () => {
  await platform.stop();
  await desk.archive.close();
  expect(slack.violations).toEqual([]);
});
afterAll(() => slack.close());

/** Does something and gives the modal, or the page, that it shows. */
async function viewOf(act: () => Promise<unknown>, type: ShownView['type'] = 'modal'): Promise<ShownView> {
  const before = slack.views().length;
  await act();
  const find = () =>
    slack
      .views()
      .slice(before)
      .filter(view => view.type === type);
  const [shown] = await slack.waitFor(find, `a ${type}`);
  return shown as ShownView;
}

/** Does something and gives what is said to one person then. */
async function wordsOf(act: () => Promise<unknown>): Promise<Shown> {
  const before = slack.responses().length;
  await act();
  const [told] = await slack.waitFor(() => slack.responses().slice(before), 'an answer');
  return told as Shown;
}

const text = (shown: Shown | ShownView) => JSON.stringify(shown.blocks);
const elementOf = (view: ShownView, name: string) =>
  view.blocks.find(block => block.block_id === name)?.element;

test('subscribe alone opens the form; filled in it orders, and the answer is private', async () => {
  await desk.keep('a.txt', {}, { language: 'hi', title: 'शीर्षक' });
  const form = await viewOf(() => slack.command('subscribe', ann));
  expect([form.type, form.title, form.to]).toEqual(['modal', 'New subscription', slack.users.ann]);
  expect(elementOf(form, 'at').initial_value).toBe('daily 08:00 Europe/Berlin');
  const told = await wordsOf(async () => {
    const faults = await slack.submit(
      form,
      { at: 'Mon,Thu 7:00 Asia/Seoul', language: ['hi'], person: 'शोइगु', manner: ['keep-quiet', 'announce'] },
      ann,
    );
    expect(faults).toBeNull();
  });
  expect([told.to, text(told)]).toEqual([slack.users.ann, expect.stringContaining('Subscription #1')]);
  expect(await desk.archive.subscription(1)).toMatchObject({
    channel: { platform: 'slack', id: slack.channels.news },
    schedule: { times: ['07:00'], days: [1, 4], timeZone: 'Asia/Seoul' },
    filter: { languages: ['hi'], topics: [], people: ['sergei-shoigu'] },
    quietDay: 'keep-quiet',
    laterReports: 'announce',
  });
});

test('what does not fit is said at its field, and the form stays open', async () => {
  const form = await viewOf(() => slack.command('subscribe', ann));
  const before = slack.responses().length;
  expect(await slack.submit(form, { at: '25:00' }, ann)).toEqual({ at: expect.stringContaining('25:00') });
  expect(await slack.submit(form, { person: 'Nobody Atall' }, ann)).toEqual({
    person: expect.stringContaining('Nobody Atall'),
  });
  expect(slack.responses().length).toBe(before);
  expect(await desk.archive.subscriptions()).toEqual([]);
  expect(await slack.submit(form, { at: '05:00' }, ann)).toBeNull();
  await slack.waitFor(async () => (await desk.archive.subscriptions()).length === 1, 'the order');
});

test('a submission that Slack sends twice orders once', async () => {
  const form = await viewOf(() => slack.command('subscribe', ann));
  await slack.submit(form, {}, ann);
  await slack.repeatLast();
  await slack.waitFor(async () => (await desk.archive.subscriptions()).length > 0, 'the order');
  expect(await desk.archive.subscriptions()).toHaveLength(1);
});

test('a form opened before a restart is taken after it', async () => {
  const form = await viewOf(() => slack.command('subscribe', ann));
  await platform.stop();
  await connect();
  await wordsOf(() => slack.submit(form, { at: '09:15 UTC' }, ann));
  expect((await desk.archive.subscription(1))?.schedule.times).toEqual(['09:15']);
});

test('rights are looked at when the form is opened and again when it is filled in', async () => {
  expect(text(await wordsOf(() => slack.command('subscribe', bob)))).toContain('Only managers');
  const form = await viewOf(() => slack.command('subscribe', ann));
  expect(text(await wordsOf(() => slack.submit(form, {}, bob)))).toContain('Only managers');
  expect(await desk.archive.subscriptions()).toEqual([]);
});

test('an archive made slow: the form is given up in words, and acknowledged in time', async () => {
  const kept = desk.archive.counts;
  let release: () => void = () => undefined;
  desk.archive.counts = async () => {
    await new Promise<void>(done => (release = done));
    return kept();
  };
  const told = await wordsOf(async () => expect(await slack.command('subscribe', ann)).toBeLessThan(1000));
  expect(text(told)).toContain('too long');
  release();
});

test('a slow archive closes the form in time, and says later what did not fit, with a way back', async () => {
  const form = await viewOf(() => slack.command('subscribe', ann));
  const kept = desk.archive.action;
  let release: () => void = () => undefined;
  const gate = new Promise<void>(done => (release = done));
  desk.archive.action = id => gate.then(() => kept(id));
  const told = await wordsOf(async () => {
    expect(await slack.submit(form, { at: '25:00' }, ann)).toBeNull();
    release();
  });
  expect(text(told)).toContain('25:00');
  desk.archive.action = kept;
  const again = await viewOf(() => slack.press(told, 'Back to the Form', ann));
  expect(elementOf(again, 'at').initial_value).toBe('25:00');
});

test('Edit opens the order as it is; with several a menu chooses', async () => {
  const ordered = await wordsOf(() =>
    slack.command('subscribe weekdays 08:30 Asia/Seoul topic:arms-supply', ann),
  );
  const form = await viewOf(() => slack.press(ordered, 'Edit', ann));
  expect(elementOf(form, 'at').initial_value).toBe('weekdays 08:30 Asia/Seoul');
  await wordsOf(() => slack.submit(form, { at: 'weekdays 09:00 Asia/Seoul' }, ann));
  expect(await desk.archive.subscription(1)).toMatchObject({
    schedule: { times: ['09:00'] },
    filter: { topics: ['arms-supply'] },
  });
  await wordsOf(() => slack.command('subscribe 18:00', ann));
  const list = await wordsOf(() => slack.command('subscriptions', ann));
  const chosen = await wordsOf(() => slack.press(list, '#1 09:00 Asia/Seoul', ann));
  expect(text(chosen)).toContain('Subscription #1');
});

test('the bot’s own page: all for a manager, counts for others, and its buttons work without a channel', async () => {
  await desk.keep('a.txt', { text: 'Shoigu came.' }, { title: 'Visit' });
  await wordsOf(() => slack.command('subscribe 08:30 topic:arms-supply', ann));
  const page = await viewOf(() => slack.openHome(ann), 'home');
  expect([page.type, page.to]).toEqual(['home', slack.users.ann]);
  for (const words of ['#1', 'arms-supply', 'Visit', 'Health']) expect(text(page)).toContain(words);
  const other = await viewOf(() => slack.openHome(bob), 'home');
  expect(text(other)).toContain('1 subscription here');
  expect(text(other)).not.toContain('arms-supply');

  const before = slack.requests.length;
  await slack.press(page, 'Latest', ann);
  await slack.waitFor(
    () =>
      slack.requests
        .slice(before)
        .some(one => one.method === 'chat.postMessage' && JSON.stringify(one.body).includes('Visit')),
    'the answer in the direct talk',
  );
});

test('New Subscription on the page asks for the channel; rights are those one has there', async () => {
  const page = await viewOf(() => slack.openHome(bob), 'home');
  const form = await viewOf(() => slack.press(page, 'New Subscription', bob));
  const refused = await wordsOf(() => slack.submit(form, { channel: slack.channels.desk }, bob));
  expect([text(refused), refused.channel]).toEqual([
    expect.stringContaining('Only managers'),
    slack.channels.desk,
  ]);
  const own = await viewOf(() => slack.openHome(ann), 'home');
  const mine = await viewOf(() => slack.press(own, 'New Subscription', ann));
  await wordsOf(() => slack.submit(mine, { channel: slack.channels.desk }, ann));
  expect((await desk.archive.subscription(1))?.channel.id).toBe(slack.channels.desk);
});

test('mark and search without saying what open their forms', async () => {
  await desk.keep('b.txt', { text: 'They talked.' }, { title: 'Talks' });
  const story = await desk.keep('a.txt', { text: 'Shoigu came.' }, { title: 'Visit' });
  const form = await viewOf(() => slack.command(`mark ${story}`, ann));
  expect(await slack.submit(form, { as: 'duplicate' }, ann)).toEqual({
    of: expect.stringContaining('which story'),
  });
  await wordsOf(() => slack.submit(form, { as: 'verified', note: 'दो स्रोत' }, ann));
  expect((await desk.archive.story(story))?.judgement).toMatchObject({ kind: 'verified', note: 'दो स्रोत' });
  const search = await viewOf(() => slack.command('search', bob));
  expect(text(await wordsOf(() => slack.submit(search, { query: 'Шойгу' }, bob)))).toContain('Visit');
});
