import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Platform } from '../../../src/chat/platform.ts';
import { DeliveryError } from '../../../src/errors.ts';
import type { Delivery } from '../../../src/model/digest.ts';
import { type FakeSlack, type Fault, startFakeSlack } from '../../helpers/fake-slack/fake-slack.ts';
import {
  createEcho,
  createPlatform,
  findDeadAddress,
  makeDelivery,
  makeStory,
  makeView,
} from './fixtures.ts';

let slack: FakeSlack;
let platform: Platform;
let number = 0;
let delivery: Delivery;

beforeAll(async () => {
  slack = await startFakeSlack();
  platform = createPlatform(slack);
  await platform.start(createEcho(() => makeView()));
});

afterAll(async () => {
  await platform?.stop();
  expect(slack.violations).toEqual([]);
  await slack?.close();
});

beforeEach(() => {
  number += 1;
  delivery = makeDelivery(
    platform,
    slack.channels.news,
    `key-${number}`,
    makeView({ blocks: [makeStory()] }),
  );
});

const copies = async (key: string) =>
  (await slack.messages(slack.channels.news)).filter(message =>
    JSON.stringify(message.metadata).includes(`"${key}"`),
  );

async function fail(of: Delivery = delivery): Promise<DeliveryError> {
  const error = await platform.send(of).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DeliveryError);
  return error as DeliveryError;
}

describe('sending to Slack', () => {
  test('a message carries its key as metadata and in a block, and unfurls nothing', async () => {
    const { messageId } = await platform.send(delivery);
    const [message] = await copies(delivery.key);
    expect(message?.ts).toBe(messageId);
    expect(message?.metadata).toEqual({
      event_type: 'digest_delivery',
      event_payload: { key: delivery.key },
    });
    expect(message?.blocks[0].block_id).toBe(`delivery:${delivery.key}`);
    const { body } = slack.requests.findLast(request => request.method === 'chat.postMessage') as never as {
      body: Record<string, unknown>;
    };
    expect(body).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  test('an edit changes the message in its place and keeps its key', async () => {
    const { messageId } = await platform.send(delivery);
    const view = makeView({ title: 'Corrected', blocks: [makeStory()], fallback: 'Corrected' });
    const edit = {
      ...makeDelivery(platform, slack.channels.news, `${delivery.key}-edit`, view),
      edits: { key: delivery.key, messageId },
    };
    for (const _ of [1, 2]) expect(await platform.send(edit)).toEqual({ messageId });
    const [message, ...more] = await copies(delivery.key);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ ts: messageId, text: 'Corrected' });
    expect(message?.blocks[0].block_id).toBe(`delivery:${delivery.key}`);
    expect((await platform.find(delivery)).kind).toBe('found');
  });

  test('a reply goes into its thread, and is found there when the answer is lost', async () => {
    const { messageId: thread } = await platform.send(delivery);
    const reply = {
      ...makeDelivery(platform, slack.channels.news, `${delivery.key}-reply`, makeView()),
      thread,
    };
    slack.fail('chat.postMessage', { kind: 'drop', applied: true });
    expect((await fail(reply)).verdict).toBe('in-doubt');
    expect(await platform.find(reply)).toMatchObject({ kind: 'found' });
    expect((await copies(reply.key))[0]?.thread).toBe(thread);
    const missing = { ...reply, key: `${delivery.key}-missing` };
    expect(await platform.find(missing)).toEqual({ kind: 'absent' });
    const order = {
      ...delivery,
      payload: { openThread: 'A story' },
      edits: { key: delivery.key, messageId: thread },
    };
    expect(await platform.send(order)).toEqual({ messageId: thread });
  });

  test('an edit of a message that is gone, or past changing, is done; an unclear one is in doubt', async () => {
    const { messageId } = await platform.send(delivery);
    const edit = { ...delivery, edits: { key: delivery.key, messageId } };
    for (const error of ['message_not_found', 'edit_window_closed']) {
      slack.fail('chat.update', { kind: 'error', error });
      expect(await platform.send(edit)).toEqual({ messageId });
    }
    slack.fail('chat.update', { kind: 'status', status: 500 });
    expect((await fail(edit)).verdict).toBe('in-doubt');
  });

  test('a rate limit is tried again when Slack says', async () => {
    slack.fail('chat.postMessage', { kind: 'rate-limit', seconds: 7 });
    expect(await fail()).toMatchObject({ verdict: 'retry', retryAfterMs: 7000 });
    expect(await copies(delivery.key)).toEqual([]);
  });

  const unclear: [string, Fault, number][] = [
    ['HTTP 500', { kind: 'status', status: 500 }, 0],
    ['HTTP 500 after it was applied', { kind: 'status', status: 500, applied: true }, 1],
    ['HTTP 503', { kind: 'status', status: 503 }, 0],
    ['a lost connection', { kind: 'drop' }, 0],
    ['a lost connection after it was applied', { kind: 'drop', applied: true }, 1],
    ['internal_error', { kind: 'error', error: 'internal_error' }, 0],
    ['fatal_error', { kind: 'error', error: 'fatal_error' }, 0],
  ];
  test.each(unclear)(
    '%s leaves the message in doubt, sent once, and found or known absent',
    async (_, fault, landed) => {
      slack.fail('chat.postMessage', fault);
      expect((await fail()).verdict).toBe('in-doubt');
      expect(await copies(delivery.key)).toHaveLength(landed);
      const found = await platform.find(delivery);
      expect(found.kind).toBe(landed === 1 ? 'found' : 'absent');
      expect(slack.faults.get('chat.postMessage')).toEqual([]);
    },
  );

  test('a server that can’t be reached took nothing: tried again', async () => {
    const nowhere = createPlatform(slack, { apiUrl: await findDeadAddress() });
    const error = await nowhere.send(delivery).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ verdict: 'retry' });
  });

  const refusals: [string, string][] = [
    ['channel_not_found', '/invite @dprk-russia'],
    ['not_in_channel', '/invite @dprk-russia'],
    ['is_archived', 'Unarchive'],
    ['missing_scope', 'chat:write'],
    ['restricted_action', 'admin'],
    ['msg_blocks_too_long', 'report'],
    ['never_heard_of', 'never_heard_of'],
  ];
  test.each(refusals)('%s is refused with a sentence saying what to do', async (error, advice) => {
    slack.fail('chat.postMessage', { kind: 'error', error, needed: 'chat:write' });
    const refusal = await fail();
    expect(refusal.verdict).toBe('refused');
    expect(refusal.forUser).toContain(advice);
  });

  test.each([
    ['account_inactive', 'Install it again'],
    ['invalid_auth', 'SLACK_BOT_TOKEN'],
    ['token_revoked', 'SLACK_BOT_TOKEN'],
  ])('%s says nothing of the message: it waits for a good token', async (error, advice) => {
    slack.fail('chat.postMessage', { kind: 'error', error });
    const fault = await fail();
    expect(fault.verdict).toBe('retry');
    expect(fault.forUser).toContain(advice);
  });

  test('what people can set right in the channel is told apart from a message nobody can take', async () => {
    for (const [error, mendable] of [
      ['not_in_channel', true],
      ['is_archived', true],
      ['missing_scope', true],
      ['invalid_blocks', false],
    ] as const) {
      slack.fail('chat.postMessage', { kind: 'error', error });
      expect([error, (await fail()).mendable]).toEqual([error, mendable]);
    }
  });

  test('channels that are gone, archived or strange to the bot are refused by the workspace itself', async () => {
    const to = (id: string) => ({ ...delivery, channel: { platform: 'slack' as const, id } });
    expect((await fail(to('C404'))).verdict).toBe('refused');
    expect((await fail(to(slack.channels.outside))).forUser).toContain('/invite');
    expect((await fail(to(slack.channels.archived))).forUser).toContain('archived');
  });

  test('a stored message that is none is refused, not sent', async () => {
    for (const payload of [null, {}, { text: 'x' }, 'x'])
      expect((await fail({ ...delivery, payload })).verdict).toBe('refused');
  });
});

describe('looking for a message that may have arrived', () => {
  test('it is found on a later page, and by its block when metadata are lost', async () => {
    await platform.send(delivery);
    for (let index = 0; index < 5; index += 1) await slack.post(slack.channels.news, `talk ${index}`);
    slack.limitPages(2);
    const before = slack.requests.length;
    expect((await platform.find(delivery)).kind).toBe('found');
    expect(slack.requests.slice(before).length).toBe(3);
    expect((await platform.find({ ...delivery, key: 'never-sent' })).kind).toBe('absent');
    slack.limitPages(1000);
  });

  test('one lost page leaves it undecided, and is looked for again', async () => {
    await platform.send(delivery);
    slack.limitPages(2);
    for (let index = 0; index < 5; index += 1) await slack.post(slack.channels.news, `talk ${index}`);
    slack.fail('conversations.history', { kind: 'status', status: 500 });
    await expect(platform.find(delivery)).rejects.toMatchObject({ verdict: 'in-doubt' });
    slack.fail('conversations.history', { kind: 'rate-limit' });
    await expect(platform.find(delivery)).rejects.toMatchObject({ verdict: 'retry' });
    expect((await platform.find(delivery)).kind).toBe('found');
    slack.limitPages(1000);
  });

  test('without the right to read it says that it can’t tell, and why', async () => {
    slack.fail('conversations.history', {
      kind: 'error',
      error: 'missing_scope',
      needed: 'channels:history',
    });
    expect(await platform.find(delivery)).toMatchObject({
      kind: 'unknown',
      why: expect.stringContaining('channels:history'),
    });
  });

  test('private channels are searched too', async () => {
    const hidden = makeDelivery(platform, slack.channels.closed, 'key-hidden');
    await platform.send(hidden);
    expect((await platform.find(hidden)).kind).toBe('found');
  });

  test('it is found though our clock was hours off; what is days older is not looked through', async () => {
    await platform.send(delivery);
    for (const [hours, kind] of [
      [12, 'found'],
      [-12, 'found'],
      [25, 'absent'],
    ] as const) {
      const tried = { ...delivery, lastAttempt: new Date(Date.now() + hours * 3_600_000).toISOString() };
      expect([hours, (await platform.find(tried)).kind]).toEqual([hours, kind]);
    }
  });
});

describe('whether a channel can be posted to', () => {
  test('yes where the bot is, else a sentence saying what to change', async () => {
    const check = (id: string) => platform.check({ platform: 'slack', id });
    expect(await check(slack.channels.news)).toBeNull();
    expect(await check(slack.channels.closed)).toBeNull();
    expect(await check(slack.channels.outside)).toContain('/invite @dprk-russia');
    expect(await check(slack.channels.archived)).toContain('archived');
    expect(await check('C404')).toContain('/invite');
  });

  test('it can be asked without starting the bot', async () => {
    expect(await createPlatform(slack).check({ platform: 'slack', id: slack.channels.news })).toBeNull();
  });
});
