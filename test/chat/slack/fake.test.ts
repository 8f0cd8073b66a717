import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBlockFaults } from '../../helpers/fake-slack/block-kit.ts';
import { type FakeSlack, startFakeSlack } from '../../helpers/fake-slack/fake-slack.ts';

const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const button = (change: object = {}) => ({ type: 'button', action_id: 'a', text: plain(5), ...change });
const section = (length = 5) => ({ type: 'section', text: mrkdwn(length) });
const actions = (...elements: object[]) => ({ type: 'actions', elements });

describe('the rules before the loopback workspace', () => {
  const good: [string, object[]][] = [
    ['a plain message', [{ type: 'header', text: plain(150) }, section(3000), { type: 'divider' }]],
    ['a button', [actions(button({ value: 'x'.repeat(2000) }))]],
    [
      'rich text',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
        },
      ],
    ],
  ];
  test.each(good)('%s passes', (_, blocks) => {
    expect(findBlockFaults({ text: 'x', blocks })).toEqual([]);
  });

  const bad: [string, object[]][] = [
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' }))],
    ['a section of 3,001 letters', [section(3001)]],
    ['a header of 151', [{ type: 'header', text: plain(151) }]],
    ['a header with markup', [{ type: 'header', text: mrkdwn(5) }]],
    ['an empty text', [section(0)]],
    ['a button’s text of 76', [actions(button({ text: plain(76) }))]],
    ['a button’s value of 2,001', [actions(button({ value: 'x'.repeat(2001) }))]],
    ['a button’s address of 3,001', [actions(button({ url: `https://a.example/${'x'.repeat(2983)}` }))]],
    ['a script for an address', [actions(button({ url: 'javascript:x' }))]],
    [
      '26 buttons',
      [actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `b${index}` })))],
    ],
    [
      '11 elements of small print',
      [{ type: 'context', elements: Array.from({ length: 11 }, () => mrkdwn(1)) }],
    ],
    ['an unknown block', [{ type: 'banner', text: plain(1) }]],
    ['an unknown key', [{ ...section(), colour: 'red' }]],
    ['no text', [{ type: 'section', expand: 1 }]],
    [
      'one id twice',
      [
        { ...section(), block_id: 'b' },
        { ...section(), block_id: 'b' },
      ],
    ],
    ['one action twice', [actions(button()), actions(button())]],
    ['more than 10,000 letters in all', Array.from({ length: 4 }, () => section(2600))],
    ['half a letter', [{ type: 'section', text: { type: 'mrkdwn', text: '\uD83D' } }]],
  ];
  test.each(bad)('%s is refused', (_, blocks) => {
    expect(findBlockFaults({ text: 'x', blocks })).not.toEqual([]);
  });

  test('a message without fall-back words is refused', () => {
    expect(findBlockFaults({ blocks: [section()] })).not.toEqual([]);
  });
});

describe('the loopback workspace', () => {
  let slack: FakeSlack;
  beforeAll(async () => {
    slack = await startFakeSlack();
  });
  afterAll(() => slack?.close());

  // biome-ignore lint/suspicious/noExplicitAny: answers are as loose as Slack's
  const call = async (method: string, body: Record<string, string>, token = slack.botToken): Promise<any> => {
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(body),
    });
    return response.json();
  };

  test('the bot has the rights of the manifest and no others', async () => {
    expect(await call('users.info', { user: slack.users.ann })).toMatchObject({
      ok: true,
      user: { is_admin: true },
    });
    expect(await call('conversations.info', { channel: slack.channels.closed })).toMatchObject({ ok: true });
    expect(await call('conversations.create', { name: 'mine' })).toMatchObject({ error: 'missing_scope' });
    expect(await call('auth.test', {}, 'xoxb-someone')).toMatchObject({ error: 'invalid_auth' });
  });

  test('metadata come only when asked for, and messages only from the time asked for', async () => {
    const channel = slack.channels.desk;
    const metadata = JSON.stringify({ event_type: 'x', event_payload: { key: 'k' } });
    await call('chat.postMessage', { channel, text: 'one', metadata, unfurl_links: 'false' });
    expect((await call('conversations.history', { channel })).messages[0].metadata).toBeUndefined();
    const asked = await call('conversations.history', { channel, include_all_metadata: 'true' });
    expect(asked.messages[0].metadata.event_payload.key).toBe('k');
    const oldest = String(Date.now() / 1000 + 60);
    expect((await call('conversations.history', { channel, oldest })).messages).toEqual([]);
  });
});
