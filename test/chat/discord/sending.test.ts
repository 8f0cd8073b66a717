import { expect, test } from 'vitest';
import { snowflakeAt } from '../../../src/chat/discord/finding.ts';
import { renderView } from '../../../src/chat/discord/render.ts';
import type { DeliveryError } from '../../../src/errors.ts';
import {
  type FakeDiscord,
  goodPermissions,
  ids,
  readMessage,
  routes,
} from '../../helpers/fake-discord/fake-discord.ts';
import type { Fault } from '../../helpers/fake-discord/faults.ts';
import { sampleStory, sampleView } from '../../helpers/fake-discord/sample.ts';
import { connect, createPlatform, createRecorder, sampleDelivery } from './bench.ts';

const plain = () => sampleDelivery(renderView(sampleView())[0]);
const withButtons = () => sampleDelivery(renderView(sampleView({ blocks: [sampleStory()] }))[0]);

async function failureOf(sending: Promise<unknown>): Promise<DeliveryError> {
  return sending.then(
    () => {
      throw new Error('it was sent');
    },
    (error: DeliveryError) => error,
  );
}

/** The gateway gives events in order: when a later command is answered, what came before it is known. */
async function eventsHandled(discord: FakeDiscord): Promise<void> {
  await discord.interact({ command: 'help', channelId: ids.otherChannel }).answer();
}

test('a message goes out once, with its key as nonce and in its buttons', async () => {
  const { discord, platform } = await connect();
  const sent = await platform.send(withButtons());
  const [message] = discord.messages();
  expect(sent.messageId).toBe(message?.id);
  expect(message?.nonce).toBeUndefined();
  expect(JSON.stringify(message?.components)).toContain('"a|more1|k20261121a1"');
  const body = discord.requests.find(request => routes.send.test(`${request.method} ${request.path}`))?.body;
  expect(body).toMatchObject({ nonce: 'k20261121a1', enforce_nonce: true, allowed_mentions: { parse: [] } });
  expect(discord.violations).toEqual([]);
});

test('a message without a button gets a dead one that names the delivery and carries its key', async () => {
  const { discord, platform } = await connect();
  await platform.send(plain());
  const text = JSON.stringify(discord.messages()[0]?.components);
  expect(text).toContain('digest #12, part 1 of 1');
  expect(text).toContain('"l|key|k20261121a1"');
  expect(() => discord.press('l|key')).toThrow();
  expect(discord.violations).toEqual([]);
});

test('the same delivery sent again within minutes is still one message', async () => {
  const { discord, platform } = await connect();
  const first = await platform.send(plain());
  expect(await platform.send(plain())).toEqual(first);
  expect(discord.messages()).toHaveLength(1);
});

test('a repeated message that was deleted meanwhile counts as sent', async () => {
  const { discord, platform } = await connect();
  const { messageId } = await platform.send(plain());
  discord.deleteMessage(messageId);
  expect(await platform.send(plain())).toEqual({ messageId: 'deleted' });
});

test.each<[string, Fault, DeliveryError['verdict'], number]>([
  ['a rate limit', { kind: 'rate-limit', retryAfterMs: 2500 }, 'retry', 0],
  ['a global rate limit', { kind: 'rate-limit', retryAfterMs: 1200, global: true }, 'retry', 0],
  ['a fault of Discord', { kind: 'status', status: 500 }, 'in-doubt', 0],
  ['a bad gateway after the message landed', { kind: 'status', status: 502, applied: true }, 'in-doubt', 1],
  ['a line cut before', { kind: 'drop' }, 'in-doubt', 0],
  ['a line cut after the message landed', { kind: 'drop', applied: true }, 'in-doubt', 1],
  ['no access', { kind: 'status', status: 403, code: 50001 }, 'refused', 0],
  ['no permission', { kind: 'status', status: 403, code: 50013 }, 'refused', 0],
  ['no such channel', { kind: 'status', status: 404, code: 10003 }, 'refused', 0],
  ['a message Discord does not take', { kind: 'status', status: 400, code: 50035 }, 'refused', 0],
  ['a proxy that answers for Discord', { kind: 'status', status: 403 }, 'retry', 0],
  ['a token that is no longer valid', { kind: 'status', status: 401 }, 'retry', 0],
])('%s: one try, and the right verdict', async (_what, fault, verdict, landed) => {
  const { discord, platform } = await connect();
  discord.faults.plant(routes.send, fault);
  const failure = await failureOf(platform.send(plain()));
  expect(failure.name).toBe('DeliveryError');
  expect(failure.verdict).toBe(verdict);
  expect(discord.messages()).toHaveLength(landed);
  expect(discord.requests.filter(one => routes.send.test(`${one.method} ${one.path}`))).toHaveLength(1);
  expect(failure.message).not.toContain(discord.token);
  if (fault.kind === 'rate-limit') expect(failure.retryAfterMs).toBeGreaterThanOrEqual(fault.retryAfterMs);
  if (verdict === 'refused') expect(failure.forUser).toMatch(/^[A-Z].*\.$/);
});

test('what is no message is refused before anything leaves', async () => {
  const { discord, platform } = await connect();
  for (const payload of [null, 'text', { blocks: [] }]) {
    expect(await failureOf(platform.send(sampleDelivery(payload)))).toMatchObject({ verdict: 'refused' });
  }
  expect(discord.requests.filter(one => routes.send.test(`${one.method} ${one.path}`))).toEqual([]);
});

test('in a thread it is Send Messages in Threads that counts', async () => {
  const { discord, platform } = await connect();
  const thread = { platform: 'discord' as const, id: '925000000000000001' };
  discord.addThread(thread.id, 'Story 12');
  await eventsHandled(discord);
  expect(await platform.check(thread)).toBeNull();
  discord.setPermissions(goodPermissions & ~(1n << 38n));
  await eventsHandled(discord);
  expect(await platform.check(thread)).toContain('Send Messages in Threads');
  expect(await platform.check({ platform: 'discord', id: ids.channel })).toBeNull();
});

test('a route under a rate limit is not tried again until its time has come', async () => {
  const { discord, platform } = await connect();
  await platform.send(sampleDelivery(renderView(sampleView())[0], { key: 'first' }));
  discord.faults.plant(routes.send, { kind: 'rate-limit', retryAfterMs: 60_000 });
  await failureOf(platform.send(plain()));
  const second = await failureOf(platform.send(plain()));
  expect(second).toMatchObject({ verdict: 'retry' });
  expect(second.retryAfterMs).toBeGreaterThan(50_000);
});

test('when Discord can not be reached, nothing was sent: try again', async () => {
  const { discord, platform } = await connect();
  await discord.close();
  // The first try may meet the dying line, and then nobody knows; after it, no line is left to meet.
  await failureOf(platform.send(plain()));
  expect(await failureOf(platform.send(plain()))).toMatchObject({ verdict: 'retry' });
});

test('before the start, and after the token was refused, nothing leaves', async () => {
  const { discord, platform } = await connect();
  const idle = createPlatform(discord);
  expect(await failureOf(idle.send(plain()))).toMatchObject({ verdict: 'retry' });
  discord.revokeToken();
  await failureOf(platform.send(plain()));
  expect(platform.state().state).toBe('refused: the token is not valid');
  const tried = discord.requests.length;
  expect(await failureOf(platform.send(plain()))).toMatchObject({ verdict: 'retry' });
  expect(discord.requests).toHaveLength(tried);
});

test('a delivery is found by its key among hundreds of messages, after a restart', async () => {
  const { discord, platform } = await connect();
  for (let index = 0; index < 230; index += 1) discord.addMessage();
  const { messageId } = await platform.send(withButtons());
  for (let index = 0; index < 120; index += 1) discord.addMessage();
  await platform.stop();
  const after = createPlatform(discord);
  await after.start(createRecorder().router);
  expect(await after.find(withButtons())).toEqual({ kind: 'found', messageId });
  const lists = discord.requests.filter(one => routes.list.test(`${one.method} ${one.path}`));
  expect(lists.length).toBeGreaterThan(1);
});

test('a delivery that did not land is absent; one that lands late is found', async () => {
  const { discord, platform } = await connect();
  expect(await platform.find(plain())).toEqual({ kind: 'absent' });
  discord.addMessage();
  expect(await platform.find(plain())).toEqual({ kind: 'absent' });
  discord.faults.plant(routes.send, { kind: 'drop', applied: true });
  await failureOf(platform.send(plain()));
  expect(await platform.find(plain())).toEqual({ kind: 'found', messageId: discord.messages()[1]?.id });
});

test('a message that lands after the line was cut is found once it is there, and never doubled', async () => {
  const { discord, platform } = await connect();
  const late = discord.faults.plant(routes.send, { kind: 'drop', applied: 'late' });
  expect(await failureOf(platform.send(plain()))).toMatchObject({ verdict: 'in-doubt' });
  expect(await platform.find(plain())).toEqual({ kind: 'absent' });
  late.release();
  await discord.waitFor(() => discord.messages().length === 1, 'the message to land');
  expect(await platform.find(plain())).toEqual({ kind: 'found', messageId: discord.messages()[0]?.id });
  await platform.send(plain());
  expect(discord.messages()).toHaveLength(1);
});

test('a message of someone else with the same key is not ours', async () => {
  const { discord, platform } = await connect();
  const foreign = discord.addMessage();
  foreign.components = [
    { type: 1, components: [{ type: 2, style: 2, label: 'x', custom_id: 'a|x|k20261121a1' }] },
  ];
  expect(await platform.find(plain())).toEqual({ kind: 'absent' });
});

test('without the right to read history an empty list proves nothing', async () => {
  const { discord, platform } = await connect();
  discord.setPermissions(goodPermissions & ~(1n << 16n));
  await platform.send(plain());
  await discord.waitFor(
    async () => (await platform.check({ platform: 'discord', id: ids.channel })) !== null,
  );
  expect(await platform.find(plain())).toMatchObject({
    kind: 'unknown',
    why: expect.stringContaining('#digests'),
  });
});

test('a list that can not be read now is no answer: looking fails, to be tried again', async () => {
  const { discord, platform } = await connect();
  discord.faults.plant(routes.list, { kind: 'status', status: 500 });
  await expect(platform.find(plain())).rejects.toMatchObject({ name: 'DeliveryError' });
});

test('the sentence about a channel names what is missing, in the words Discord uses', async () => {
  const { discord, platform } = await connect();
  const check = () => platform.check({ platform: 'discord', id: ids.channel });
  expect(await check()).toBeNull();
  discord.setPermissions((1n << 10n) | (1n << 16n));
  await eventsHandled(discord);
  expect(await check()).toBe(
    "I can't post in #digests: give my role the permission Send Messages there (Edit Channel → Permissions).",
  );
  discord.setPermissions(0n);
  await eventsHandled(discord);
  expect(await check()).toBe(
    "I can't post in #digests: give my role the permissions View Channel, Send Messages, and Read Message History there (Edit Channel → Permissions).",
  );
  discord.removeChannel();
  await eventsHandled(discord);
  expect(await check()).toBe('This channel no longer exists.');
  expect(await platform.check({ platform: 'discord', id: 'C0123' })).toBe('That is no Discord channel.');
  expect(await platform.check({ platform: 'discord', id: '920000000000000777' })).toBe(
    'This channel no longer exists.',
  );
});

test('what is posted is what was drawn', async () => {
  const { discord, platform } = await connect();
  const view = sampleView({
    title: 'Digest',
    blocks: [sampleStory(), sampleStory({ position: 2, title: 'Second' })],
  });
  for (const [part, payload] of renderView(view).entries()) {
    await platform.send(sampleDelivery(payload, { key: `k:${part}` }));
  }
  const { text } = readMessage(discord.messages()[0] ?? {});
  expect(text).toContain('HI हिन्दी');
  expect(text).toContain('Second');
});

test('the smallest id of a moment is below every id made then', () => {
  expect(snowflakeAt(Date.parse('2015-01-01T00:00:01.000Z'))).toBe(String(1000n << 22n));
  expect(snowflakeAt(0)).toBe('0');
});

test('an edit changes the message in its place, keeps its key and pings nobody', async () => {
  const { discord, platform } = await connect();
  const first = withButtons();
  const { messageId } = await platform.send(first);
  const edit = sampleDelivery(
    renderView(sampleView({ title: '@everyone corrected', blocks: [sampleStory()] }))[0],
    { key: 'another', edits: { key: first.key, messageId } },
  );
  expect(await platform.send(edit)).toEqual({ messageId });
  expect(await platform.send(edit)).toEqual({ messageId });
  expect(discord.messages()).toHaveLength(1);
  const [message] = discord.messages();
  expect(readMessage(message as never).text).toContain('corrected');
  expect(JSON.stringify(message?.components)).toContain(`"a|more1|${first.key}"`);
  const body = discord.requests.findLast(request => request.method === 'PATCH')?.body;
  expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
  expect((await platform.find(first)).kind).toBe('found');
  expect(discord.violations).toEqual([]);
});

test('an edit of a message that is gone is done; one refused says so', async () => {
  const { discord, platform } = await connect();
  const { messageId } = await platform.send(withButtons());
  const edit = { ...withButtons(), edits: { key: 'k', messageId } };
  discord.deleteMessage(messageId);
  expect(await platform.send(edit)).toEqual({ messageId });
  const foreign = discord.addMessage();
  const error = await failureOf(
    platform.send({ ...withButtons(), edits: { key: 'k', messageId: foreign.id } }),
  );
  expect(error.verdict).toBe('refused');
});

test('a thread is begun once at a message, its name cut at a letter, and reopened when it is archived', async () => {
  const { discord, platform } = await connect();
  const first = withButtons();
  const { messageId } = await platform.send(first);
  const order = sampleDelivery(
    { openThread: `#12 ${'मुलाकात '.repeat(30)}` },
    { edits: { key: first.key, messageId } },
  );
  expect(await platform.send(order)).toEqual({ messageId });
  expect(await platform.send(order)).toEqual({ messageId });
  expect(discord.threads.get(messageId)).toMatch(/^#12 मुलाकात.*…$/u);
  await eventsHandled(discord);
  discord.archiveThread(messageId);
  const note = sampleDelivery(plain().payload, {
    key: 'note',
    channel: { platform: 'discord', id: messageId },
  });
  await platform.send(note);
  expect(discord.messages(messageId)).toHaveLength(1);
  expect(await platform.linkTo({ platform: 'discord', id: discord.channelId }, messageId)).toBe(
    `https://discord.com/channels/${ids.guild}/${messageId}`,
  );
  expect(discord.violations).toEqual([]);
});

test('asked for within a thread, that thread is the one; a deleted one is told as gone', async () => {
  const { discord, platform } = await connect();
  const { messageId: thread } = await platform.send(withButtons());
  const open = (channel: string, messageId: string) =>
    platform.send(
      sampleDelivery(
        { openThread: 'A story' },
        { channel: { platform: 'discord', id: channel }, edits: { key: 'k', messageId } },
      ),
    );
  await open(discord.channelId, thread);
  await eventsHandled(discord);
  const within = { ...withButtons(), key: 'w', channel: { platform: 'discord', id: thread } as const };
  const { messageId } = await platform.send(within);
  expect(await open(thread, messageId)).toEqual({ messageId: thread });
  discord.removeChannel(thread);
  const error = await failureOf(platform.send({ ...within, key: 'x' }));
  expect([error.verdict, error.gone]).toEqual(['refused', true]);
});
