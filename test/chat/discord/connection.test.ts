import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { readMessage, startFakeDiscord } from '../../helpers/fake-discord/fake-discord.ts';
import { connect, createPlatform, createRecorder } from './bench.ts';

async function failureOf(starting: Promise<unknown>): Promise<Error & { cause?: unknown }> {
  return starting.then(
    () => {
      throw new Error('it started');
    },
    (error: Error) => error,
  );
}

test('the platform says how it fares, and since when', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const platform = createPlatform(discord, { now: () => '2026-11-21T08:00:00.000Z' });
  expect(platform.state()).toEqual({ state: 'not started', since: '2026-11-21T08:00:00.000Z' });
  await platform.start(createRecorder().router);
  expect(platform.state().state).toBe('connected');
  await platform.stop();
  expect(platform.state().state).toBe('stopped');
});

test('a line that is cut is taken up again, and what was asked meanwhile is answered', async () => {
  const { discord, platform } = await connect();
  discord.gateway.drop();
  await discord.waitFor(() => platform.state().state === 'reconnecting', 'the loss to be noticed');
  const asked = discord.interact({ command: 'latest' });
  expect(readMessage(await asked.answer()).text).toContain('Nothing new.');
  expect(discord.gateway.counts()).toEqual({ sessions: 1, resumes: 1 });
  await discord.waitFor(() => platform.state().state === 'connected', 'the state to be connected again');
});

test('a token that is not valid is told to the operator, and is in no log', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const lines: string[] = [];
  const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.XxXxXx.quite-another-token-than-the-right-one';
  const log = createLog({ level: 'debug', secrets: [token], write: line => void lines.push(line) });
  const platform = createPlatform(discord, { token, log });
  const failure = await failureOf(platform.start(createRecorder().router));
  expect(failure.message).toContain('DISCORD_TOKEN');
  expect(platform.state().state).toBe('refused: the token is not valid');
  expect(`${failure.stack} ${lines.join('')}`).not.toContain(token);
});

test('a token revoked while connected is noticed', async () => {
  const { discord, platform } = await connect();
  discord.revokeToken();
  discord.gateway.close(4004);
  await discord.waitFor(() => platform.state().state === 'refused: the token is not valid', 'the refusal');
});

test('a connection Discord refuses for good is told with its reason', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  discord.gateway.refuseWith(4014);
  const platform = createPlatform(discord);
  const failure = await failureOf(platform.start(createRecorder().router));
  expect(failure.message).toBe('Discord closed the connection: the intents are not allowed for this bot.');
  expect(platform.state().state).toBe('refused: the intents are not allowed for this bot');
});

test('a session Discord has forgotten is begun anew, and commands are answered again', async () => {
  const { discord } = await connect();
  discord.gateway.forgetSession();
  discord.gateway.drop();
  await discord.waitFor(() => discord.gateway.counts().sessions === 2, 'a new session', 15_000);
  expect(readMessage(await discord.interact({ command: 'latest' }).answer()).text).toContain('Nothing new.');
});

test('an address where no Discord is, is told to the operator', async () => {
  const discord = await startFakeDiscord();
  await discord.close();
  const platform = createPlatform(discord);
  const failure = await failureOf(platform.start(createRecorder().router));
  expect(failure.message).toContain('DISCORD_API_URL');
  expect(platform.state().state).toBe('unreachable');
});

test('stopping ends everything: the process has nothing left to wait for', async () => {
  const { discord, platform } = await connect();
  await platform.stop();
  await discord.waitFor(() => !discord.gateway.connected(), 'the line to be closed');
  await platform.stop();
});

test('discord.js is not loaded before the start', () => {
  const file = resolve(import.meta.dirname, '../../../src/chat/discord/discord.ts');
  const script = `await import(${JSON.stringify(file)}); const { createRequire } = await import('node:module');
    const loaded = Object.keys(createRequire(${JSON.stringify(file)}).cache).filter(name => name.includes('discord.js'));
    process.stdout.write(String(loaded.length));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout).toBe('0');
});
