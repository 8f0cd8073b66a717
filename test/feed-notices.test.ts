import { beforeEach, describe, expect, test } from 'vitest';
import { renderView as renderDiscord } from '../src/chat/discord/render.ts';
import type { Platform } from '../src/chat/platform.ts';
import { renderView as renderSlack } from '../src/chat/slack/render.ts';
import { renderTerminal } from '../src/chat/terminal/render.ts';
import { createTerminal } from '../src/chat/terminal/terminal.ts';
import { composeFeedNotice } from '../src/digest/feed-notice.ts';
import { silentLog } from '../src/log.ts';
import type { FeedPause } from '../src/model/feed.ts';
import { everyDay } from '../src/model/schedule.ts';
import type { Subscription } from '../src/model/subscription.ts';
import { createFeedNotice } from '../src/ops.ts';
import { composeDueDigests } from '../src/schedule.ts';
import { type Desk, openDesk } from './helpers/desk.ts';

/** A platform that only draws, under another's name. */
const makePlatform = (name: Platform['name'], render: Platform['render']): Platform => ({
  ...createTerminal({
    style: () => ({ width: 400, colour: false, press: null }),
    write: () => undefined,
    input: null,
    now: () => pause.since,
  }),
  name,
  render,
});

const url = 'https://a.example/feed';
const source = { id: `feed:${url}`, kind: 'feed', name: 'Лента' } as const;
const pause: FeedPause = {
  by: 'circuit',
  reason: 'HTTP 403 for more than 14 days; asked again seldom',
  since: '2026-11-20T05:00:00.000Z',
  who: null,
};

describe('a pause in the digests', () => {
  let desk: Desk;
  let clock: string;

  beforeEach(async () => {
    desk = await openDesk();
    clock = '2026-11-20T07:30:00.000Z';
    await desk.archive.addFeed({ url, title: 'Лента' }, 'settings', '2026-11-01T00:00:00.000Z');
    await desk.archive.pauseFeed(source.id, pause);
  });

  const order = (quietDay: Subscription['quietDay'], id: string) =>
    desk.archive.addSubscription({
      channel: { platform: 'slack', id },
      schedule: { times: ['08:30'], days: [...everyDay], timeZone: 'Europe/Berlin' },
      filter: { languages: [], topics: [], people: [], minimumReports: 1, minimumOutlets: 1 },
      form: 'full',
      quietDay,
      laterReports: 'thread',
      quiet: null,
      createdBy: 'slack:U1',
      created: '2026-11-19T12:00:00.000Z',
    });
  const wall: Platform = makePlatform('slack', view => [
    renderTerminal(view, { width: 400, colour: false, press: null }),
  ]);
  const compose = () =>
    composeDueDigests({
      archive: desk.archive,
      beatName: 'Beat',
      platforms: new Map([['slack', wall]]),
      log: silentLog,
      now: () => clock,
    });
  /** Whether each message owed to a channel tells the cause, oldest first. */
  const told = async (channel: string) =>
    (await desk.archive.deliveries({ limit: 99 }))
      .filter(delivery => delivery.channel.id === channel)
      .map(delivery => String(delivery.payload).includes('Лента: paused since'))
      .toReversed();

  test('is told once to each subscription', async () => {
    await order('say-so', 'C1');
    await order('say-so', 'C2');
    await compose();
    clock = '2026-11-21T07:30:00.000Z';
    await compose();
    expect([await told('C1'), await told('C2')]).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  test('is not lost on a day on which the digest kept quiet', async () => {
    await order('keep-quiet', 'C1');
    await compose();
    clock = '2026-11-21T07:30:00.000Z';
    await desk.keep('a.txt', { seen: '2026-11-20T13:00:00.000Z' }, { title: 'A' });
    await compose();
    expect(await told('C1')).toEqual([true]);
  });

  test('is told again when the feed came back meanwhile and failed anew', async () => {
    await order('say-so', 'C1');
    await compose();
    await desk.archive.resumeFeed(source.id, 'Mina (slack:U1)', '2026-11-20T12:00:00.000Z');
    await desk.archive.pauseFeed(source.id, { ...pause, since: '2026-11-20T20:00:00.000Z' });
    clock = '2026-11-21T07:30:00.000Z';
    await compose();
    expect(await told('C1')).toEqual([true, true]);
  });
});

describe('the message to whoever runs the bot', () => {
  test('goes nowhere without a channel, or when its platform does not run', () => {
    const channel = { platform: 'slack', id: 'C9' } as const;
    for (const [where, platforms] of [
      [null, new Map([['slack', makePlatform('slack', () => ['x'])]])],
      [channel, new Map()],
    ] as const) {
      const notice = createFeedNotice({ channel: where, platforms, timeZone: 'UTC' });
      expect(notice(source, pause, null)).toEqual([]);
    }
  });

  test('has the same key however often it is made, and another for another pause', () => {
    const notice = createFeedNotice({
      channel: { platform: 'slack', id: 'C9' },
      platforms: new Map([['slack', makePlatform('slack', () => ['one', 'two'])]]),
      timeZone: 'UTC',
    });
    const keys = (since: string) => notice(source, { ...pause, since }, null).map(delivery => delivery.key);
    expect(keys(pause.since)).toEqual(keys(pause.since));
    expect(new Set([...keys(pause.since), ...keys('2026-12-01T00:00:00.000Z')]).size).toBe(4);
    for (const key of keys(pause.since)) expect(key.length).toBeLessThanOrEqual(25);
  });

  test('a feed’s own name can neither mention anyone nor forge a link', () => {
    const name = '@everyone <!channel> [x](https://evil.example) **bold** <@1>';
    const view = composeFeedNotice({ ...source, name }, pause, null, 'UTC');
    const slack = JSON.stringify(renderSlack(view));
    expect(slack).not.toContain('<!channel>');
    const discord = JSON.stringify(renderDiscord(view));
    expect(discord).toContain('"allowed_mentions":{"parse":[]}');
    expect(discord).not.toContain('](https://evil.example)');
  });
});
