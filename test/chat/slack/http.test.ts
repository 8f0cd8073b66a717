import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpFront } from '../../../src/chat/http-front.ts';
import type { Platform } from '../../../src/chat/platform.ts';
import { createLog } from '../../../src/log.ts';
import { type FakeSlack, startFakeSlack } from '../../helpers/fake-slack/fake-slack.ts';
import { createEcho, createPlatform, findDeadAddress, makeView, readWords } from './fixtures.ts';

let slack: FakeSlack;
let platform: Platform;
let address = '';
const router = createEcho(asked => makeView({ blocks: [{ kind: 'text', text: asked }] }));

beforeAll(async () => {
  slack = await startFakeSlack();
  platform = createPlatform(slack, { appToken: null, signingSecret: slack.signingSecret });
  await platform.start(router);
  address = platform.state().state.replace('listening on ', '');
});

afterAll(async () => {
  await platform?.stop();
  await slack?.close();
});

test('over HTTP the server binds to the given host alone', () => {
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/slack\/events$/);
});

test('a signed command is acknowledged and answered', async () => {
  const response = await slack.commandByHttp(address, 'latest count:2');
  expect(response.status).toBe(200);
  const [answer] = await slack.waitFor(() => slack.responses(), 'an answer');
  expect(readWords(answer as never)).toBe('Newest stories\nlatest {"count":2}');
});

test('a wrong signature, and an old one, are turned away and reach no command', async () => {
  const asked = router.asked.length;
  const wrong = await slack.commandByHttp(address, 'latest', { secret: 'another-secret' });
  expect(wrong.status).toBe(401);
  const old = await slack.commandByHttp(address, 'latest', { seconds: Math.floor(Date.now() / 1000) - 600 });
  expect(old.status).toBe(401);
  expect(router.asked.length).toBe(asked);
});

test('a wrong token, a missing one and an unreachable address are told to the operator', async () => {
  const start = (change: Parameters<typeof createPlatform>[1]) => createPlatform(slack, change).start(router);
  await expect(start({ botToken: 'xoxb-wrong-token' })).rejects.toThrow('SLACK_BOT_TOKEN');
  await expect(start({ appToken: 'xapp-wrong-token' })).rejects.toThrow('SLACK_APP_TOKEN');
  await expect(start({ appToken: null, signingSecret: null })).rejects.toThrow('SLACK_APP_TOKEN');
  await expect(start({ apiUrl: await findDeadAddress() })).rejects.toThrow('SLACK_API_URL');
  const taken = new URL(address).port;
  await expect(
    start({
      appToken: null,
      signingSecret: slack.signingSecret,
      front: createHttpFront({ host: '127.0.0.1', port: Number(taken) }),
    }),
  ).rejects.toThrow('HTTP_PORT');
});

test('no token stands in what goes wrong', async () => {
  for (const token of ['xoxb-secret-in-error', 'xoxb-another-secret'])
    try {
      await createPlatform(slack, { botToken: token }).start(router);
    } catch (error) {
      expect(`${(error as Error).message} ${(error as Error).stack}`).not.toContain(token);
    }
});

test('everyone may manage when the setting says so, or only the people it names', async () => {
  for (const [managers, expected] of [
    ['everyone', true],
    [[slack.users.bob], true],
    [['U404'], false],
  ] as const) {
    const other = createPlatform(slack, {
      appToken: null,
      signingSecret: slack.signingSecret,
      managers: managers === 'everyone' ? managers : [...managers],
    });
    await other.start(router);
    const start = slack.responses().length;
    await slack.commandByHttp(other.state().state.replace('listening on ', ''), 'latest');
    await slack.waitFor(() => slack.responses().slice(start), 'an answer');
    expect(router.callers.at(-1)?.mayManage).toBe(expected);
    await other.stop();
  }
});

test('an outage at Slack’s side stops nothing: the bot keeps trying, and can be stopped meanwhile', async () => {
  slack.fail('auth.test', { kind: 'status', status: 503 });
  const late = createPlatform(slack);
  await late.start(router);
  expect(late.state().state).toBe('reconnecting');
  await slack.waitFor(() => late.state().state === 'connected', 'the connection');
  await late.stop();
  expect(late.state().state).toBe('stopped');

  slack.fail('apps.connections.open', { kind: 'drop' }, 3);
  const never = createPlatform(slack);
  await never.start(router);
  await never.stop();
  slack.faults.clear();
  expect(never.state().state).toBe('stopped');
});

test('no token or secret stands in any log line, whatever goes wrong', async () => {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', write: line => lines.push(line) });
  const noisy = createPlatform(slack, { log });
  await noisy.start(createEcho(() => Promise.reject(new Error('inner'))));
  const start = slack.responses().length;
  slack.fail('users.info', { kind: 'drop' });
  await slack.command('latest');
  await slack.waitFor(() => slack.responses().slice(start), 'an answer');
  slack.dropSockets();
  await slack.waitFor(
    () => slack.sockets().open > 0 && noisy.state().state === 'connected',
    'the connection',
  );
  await noisy.stop();
  expect(lines.length).toBeGreaterThan(2);
  for (const secret of [slack.botToken, slack.appToken, slack.signingSecret])
    expect(lines.join('\n')).not.toContain(secret);
});
