import { beforeEach, describe, expect, test } from 'vitest';
import type { Platform } from '../src/chat/platform.ts';
import { renderTerminal } from '../src/chat/terminal/render.ts';
import { silentLog } from '../src/log.ts';
import { everyDay } from '../src/model/schedule.ts';
import type { NewSubscription } from '../src/model/subscription.ts';
import { composeDueDigests } from '../src/schedule.ts';
import { type Desk, openDesk } from './helpers/desk.ts';

let desk: Desk;
let clock = '';

/** A platform that renders a view as two messages, like a long one. */
const wall: Platform = {
  name: 'slack',
  quarantineMs: 0,
  canEdit: true,
  start: async () => undefined,
  stop: async () => undefined,
  state: () => ({ state: 'connected', since: clock }),
  render: view => [view.title, renderTerminal(view, { width: 100, colour: false, press: null })],
  send: async delivery => ({ messageId: delivery.key }),
  find: async () => ({ kind: 'absent' }),
  check: async () => null,
  linkTo: async () => null,
};

const compose = (platforms: Map<string, Platform> = new Map([['slack', wall]])) =>
  composeDueDigests({ archive: desk.archive, beatName: 'Beat', platforms, log: silentLog, now: () => clock });

const order = (overrides: Partial<NewSubscription> = {}) =>
  desk.archive.addSubscription({
    channel: { platform: 'slack', id: 'C1' },
    schedule: { times: ['08:30'], days: [...everyDay], timeZone: 'Europe/Berlin' },
    filter: { languages: [], topics: [], people: [], minimumReports: 1, minimumOutlets: 1 },
    form: 'full',
    quietDay: 'say-so',
    laterReports: 'thread',
    quiet: null,
    createdBy: 'slack:U1',
    created: '2026-11-19T12:00:00.000Z',
    ...overrides,
  });

const owed = async () =>
  (await desk.archive.deliveries({ limit: 100 })).map(delivery => String(delivery.payload));

beforeEach(async () => {
  desk = await openDesk();
  clock = '2026-11-20T07:30:00.000Z';
});

describe('scheduled digests', () => {
  test('a due digest is composed once, however often the minute strikes', async () => {
    await order();
    await desk.keep('a.txt', { seen: '2026-11-19T13:00:00.000Z' }, { title: 'A' });
    const first = await compose();
    clock = '2026-11-20T07:31:00.000Z';
    expect([first.length, (await compose()).length]).toEqual([1, 0]);
    expect(first[0]).toMatchObject({
      number: 1,
      window: { from: '2026-11-19T07:30:00.000Z', to: '2026-11-20T07:30:00.000Z' },
    });
    const rows = await desk.archive.deliveries({ limit: 10 });
    expect(rows.map(row => [row.label, row.part, row.state]).sort()).toEqual([
      ['digest #1, part 1 of 2', 1, 'pending'],
      ['digest #1, part 2 of 2', 2, 'pending'],
    ]);
    expect(new Set(rows.map(row => row.key)).size).toBe(2);
    for (const row of rows) expect(row.key.length).toBeLessThanOrEqual(25);
  });

  test('after three nights off one digest covers them all, and nothing falls between two', async () => {
    await order();
    await desk.keep('a.txt', { seen: '2026-11-19T13:00:00.000Z' }, { title: 'Before' });
    await compose();
    await desk.keep('edge.txt', { seen: '2026-11-20T07:30:00.000Z' }, { title: 'On the edge' });
    await desk.keep('b.txt', { seen: '2026-11-21T13:00:00.000Z' }, { title: 'Meanwhile' });
    clock = '2026-11-23T09:00:00.000Z';
    await desk.keep('c.txt', { seen: '2026-11-23T08:59:00.000Z' }, { title: 'After the hour' });
    const [digest] = await compose();
    expect(digest?.window).toEqual({ from: '2026-11-20T07:30:00.000Z', to: '2026-11-23T07:30:00.000Z' });
    expect(digest?.text).toContain('Meanwhile');
    expect(digest?.text).toContain('On the edge');
    expect(digest?.text).not.toContain('Before');
    expect(digest?.text).not.toContain('After the hour');
    clock = '2026-11-24T07:30:00.000Z';
    expect((await compose())[0]?.text).toContain('After the hour');
  });

  test.each([
    [
      'spring',
      '2026-03-28T12:00:00.000Z',
      '2026-03-30T12:00:00.000Z',
      ['2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'],
    ],
    [
      'autumn',
      '2026-10-24T12:00:00.000Z',
      '2026-10-26T12:00:00.000Z',
      ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
    ],
  ])(
    'through the night the clocks change in %s, each day has its one digest and windows join',
    async (_season, from, to, ends) => {
      await order({
        schedule: { times: ['02:30'], days: [...everyDay], timeZone: 'Europe/Berlin' },
        created: from,
      });
      const windows: { from: string; to: string }[] = [];
      for (let at = Date.parse(from); at < Date.parse(to); at += 10 * 60_000) {
        clock = new Date(at).toISOString();
        for (const digest of await compose()) windows.push(digest.window);
      }
      expect(windows.map(window => window.to)).toEqual(ends);
      expect(windows[1]?.from).toBe(windows[0]?.to);
    },
  );

  test('a story told before comes back only with new reports, and is said to be known', async () => {
    await order();
    const story = await desk.keep('a.txt', { seen: '2026-11-19T13:00:00.000Z' }, { title: 'The visit' });
    await compose();
    await desk.keep(
      'b.txt',
      { seen: '2026-11-20T13:00:00.000Z', text: 'Another report.' },
      { title: 'Визит', language: 'ru' },
      story,
    );
    clock = '2026-11-21T07:30:00.000Z';
    const [second] = await compose();
    expect(second?.items).toMatchObject([{ storyId: story, status: 'updated' }]);
    expect(second?.text).toContain('[+1 report]');
  });

  test('a quiet day is said, or kept quiet about, as ordered; the ledger moves on either way', async () => {
    await order();
    await order({ channel: { platform: 'slack', id: 'C2' }, quietDay: 'keep-quiet' });
    expect(await compose()).toHaveLength(2);
    const texts = await owed();
    expect(texts.filter(text => text.includes('Nothing new since'))).toHaveLength(1);
    expect((await desk.archive.deliveries({ limit: 10 })).every(row => row.channel.id === 'C1')).toBe(true);
    expect(await compose()).toEqual([]);
  });

  test('filters hold: languages and the least number of reports', async () => {
    await order({
      filter: { languages: ['hi'], topics: [], people: [], minimumReports: 2, minimumOutlets: 1 },
    });
    const story = await desk.keep(
      'a.txt',
      { seen: '2026-11-19T13:00:00.000Z' },
      { title: 'शीर्षक', language: 'hi' },
    );
    await desk.keep(
      'b.txt',
      { seen: '2026-11-19T14:00:00.000Z', text: 'B.' },
      { title: 'English', language: 'en' },
      story,
    );
    await desk.keep(
      'c.txt',
      { seen: '2026-11-19T15:00:00.000Z', text: 'C.' },
      { title: 'अकेला', language: 'hi' },
    );
    const [digest] = await compose();
    expect(digest?.items.map(item => item.storyId)).toEqual([story]);
  });

  test('what was there before the feed was followed is archived, not posted', async () => {
    await order();
    await desk.keep('old.txt', { seen: '2026-11-19T13:00:00.000Z', backfill: true }, { title: 'Backfilled' });
    expect((await compose())[0]?.items).toEqual([]);
  });

  test('a platform that is not running keeps its debt', async () => {
    await order();
    expect(await compose(new Map())).toEqual([]);
    expect(await compose()).toHaveLength(1);
  });

  test('a paused subscription is passed over, and one that fails does not hold up the others', async () => {
    const paused = await order();
    await desk.archive.pauseSubscription(paused.id, { reason: 'gone', at: clock, by: null });
    await order({
      channel: { platform: 'slack', id: 'C2' },
      schedule: { times: ['08:30'], days: [...everyDay], timeZone: 'Not/AZone' },
    });
    await order({ channel: { platform: 'slack', id: 'C3' } });
    expect(await compose()).toHaveLength(1);
  });

  test('a long digest leads to the rest by its number', async () => {
    await order();
    for (let index = 0; index < 14; index += 1)
      await desk.keep(
        `a${index}.txt`,
        { text: `T ${index}.`, seen: '2026-11-19T13:00:00.000Z' },
        { title: `Title ${index}` },
      );
    const [digest] = await compose();
    expect(digest?.items).toHaveLength(14);
    expect(digest?.text).toContain('and 2 more stories');
    const earlier = await desk.ask('digest 1');
    expect(earlier.view.title).toBe('Digest #1 · 20 Nov 2026');
    expect(JSON.stringify(earlier.view)).toContain('And 2 more');
  });
});
