import { beforeEach, expect, test } from 'vitest';
import { createDeliverer } from '../src/chat/deliver.ts';
import type { Platform } from '../src/chat/platform.ts';
import { renderTerminal } from '../src/chat/terminal/render.ts';
import { editDigests } from '../src/digest-edits.ts';
import { silentLog } from '../src/log.ts';
import type { Delivery } from '../src/model/digest.ts';
import { everyDay } from '../src/model/schedule.ts';
import { composeDueDigests } from '../src/schedule.ts';
import { type Desk, openDesk } from './helpers/desk.ts';

let desk: Desk;
let clock: string;
let visit: number;
let talks: number;
let sent: Delivery[];
/** What stands in the channel, by message. */
let channel: Map<string, string>;

const wall: Platform = {
  name: 'slack',
  quarantineMs: 0,
  canEdit: true,
  start: async () => undefined,
  stop: async () => undefined,
  state: () => ({ state: 'connected', since: clock }),
  render: view => [renderTerminal(view, { width: 100, colour: false, press: null })],
  send: async delivery => {
    sent.push(delivery);
    const messageId = delivery.edits?.messageId ?? `m${channel.size + 1}`;
    channel.set(messageId, String(delivery.payload));
    return { messageId };
  },
  find: async () => ({ kind: 'absent' }),
  check: async () => null,
  linkTo: async () => null,
};

const surroundings = (platforms = new Map([['slack', wall]])) => ({
  archive: desk.archive,
  beatName: 'Beat',
  platforms,
  log: silentLog,
  now: () => clock,
});

async function work(): Promise<void> {
  await editDigests(surroundings());
  const { archive } = desk;
  const deliverer = createDeliverer({
    archive,
    platform: wall,
    log: silentLog,
    now: () => clock,
    onRefused: async () => undefined,
  });
  await deliverer.run();
}

beforeEach(async () => {
  desk = await openDesk();
  sent = [];
  channel = new Map();
  visit = await desk.keep(
    'visit.txt',
    { text: 'He came.', seen: '2026-11-20T11:00:00.000Z' },
    { title: 'Visit' },
  );
  talks = await desk.keep(
    'talks.txt',
    { text: 'They met.', seen: '2026-11-20T12:00:00.000Z' },
    { title: 'Talks' },
  );
  await desk.archive.addSubscription({
    channel: { platform: 'slack', id: 'C1' },
    schedule: { times: ['08:30'], days: [...everyDay], timeZone: 'Etc/UTC' },
    filter: { languages: [], topics: [], people: [], minimumReports: 1, minimumOutlets: 1 },
    form: 'full',
    quietDay: 'say-so',
    laterReports: 'thread',
    quiet: null,
    createdBy: 'slack:U1',
    created: '2026-11-19T12:00:00.000Z',
  });
  clock = '2026-11-20T10:00:00.000Z';
  await composeDueDigests(surroundings());
  clock = '2026-11-21T08:30:00.000Z';
  await composeDueDigests(surroundings());
  await work();
});

const posted = () => [...channel.values()].join('\n');

test('the digest is edited in place by every correction, and undone it reads as it was posted', async () => {
  const before = posted();
  expect(before).toContain('Visit');
  const messages = channel.size;
  await desk.ask(`mark ${visit} verified`);
  await work();
  expect(posted()).toContain('✅ verified, says Mina');
  await desk.ask(`merge ${talks} ${visit}`);
  await work();
  expect(posted()).toContain('Now one story with');
  await desk.ask('undo');
  await desk.ask('undo');
  await work();
  expect(posted()).toBe(before);
  expect(channel.size).toBe(messages);
});

test('nothing is sent when nothing was corrected, and one correction is one edit', async () => {
  const messages = sent.length;
  await work();
  expect(sent.length).toBe(messages);
  await desk.ask(`mark ${visit} off-beat`);
  await work();
  await work();
  expect(sent.length).toBe(messages + 1);
  expect(posted()).toContain('Taken out: 🚫 off-beat');
});

test('later reports of the story do not slip into what was posted', async () => {
  await desk.keep(
    'later.txt',
    { text: 'More.', seen: '2026-11-21T08:45:00.000Z' },
    { title: 'Later' },
    visit,
  );
  await desk.ask(`mark ${visit} disputed`);
  await work();
  expect(posted()).toContain('❓ disputed');
  expect(posted()).not.toContain('Later');
});

test('a correction of something no digest told changes none', async () => {
  const other = await desk.keep(
    'other.txt',
    { text: 'Else.', seen: '2026-11-21T12:00:00.000Z' },
    { title: 'Else' },
  );
  const messages = sent.length;
  await desk.ask(`mark ${other} verified`);
  await work();
  expect(sent.length).toBe(messages);
});

test('while the platform is not running the edit is owed; a digest of long ago is left alone', async () => {
  await desk.ask(`mark ${visit} verified`);
  await editDigests(surroundings(new Map()));
  await work();
  expect(posted()).toContain('✅ verified');
  clock = '2027-01-15T08:30:00.000Z';
  await desk.ask(`mark ${visit} disputed`);
  await work();
  expect(posted()).not.toContain('❓');
});

test('what a refused edit leaves undone stops nothing else', async () => {
  const { archive } = desk;
  const [digest] = await archive.deliveries({ digestNumber: 2, limit: 5 });
  expect(digest?.state).toBe('sent');
  await archive.enqueue(
    [
      { key: 'dead', channel: { platform: 'slack', id: 'C9' }, payload: 'x', label: 'x', part: 1 },
      {
        key: 'edit',
        channel: { platform: 'slack', id: 'C9' },
        payload: 'y',
        label: 'y',
        part: 1,
        edits: 'dead',
      },
    ],
    clock,
  );
  const [first] = await archive.dueDeliveries('slack', clock);
  await archive.markDelivery(first?.id as number, ['pending'], { state: 'dead', at: clock });
  const messages = sent.length;
  await work();
  expect(sent.length).toBe(messages);
  const states = (await archive.deliveries({ limit: 9 })).map(one => [one.key, one.state]);
  expect(states).toContainEqual(['edit', 'dead']);
});
