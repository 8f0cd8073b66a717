import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openArchive } from '../../src/archive/open.ts';
import { createHttpFront } from '../../src/chat/http-front.ts';
import { createSlack } from '../../src/chat/slack/slack.ts';
import { parseConfig, secretsOf, settings } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createEcho, findDeadAddress } from '../chat/slack/fixtures.ts';
import { root } from './expressions.ts';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dead = await findDeadAddress();
const { host } = new URL(dead);

/** A value nobody else writes, in every setting that is a secret. */
const marker = (name: string) => `marker-${name.toLowerCase().replaceAll('_', '-')}-0123456789`;
const environment: Record<string, string> = Object.fromEntries(
  settings
    .filter(one => one.secret)
    .map(one => [
      one.name,
      /_(?:URL|PROXY)$/.test(one.name) ? `http://bot:${marker(one.name)}@${host}` : marker(one.name),
    ]),
);
Object.assign(environment, {
  DATABASE_URL: `postgres://bot:${marker('DATABASE_URL')}@${host}/news`,
  SLACK_BOT_TOKEN: `xoxb-${marker('SLACK_BOT_TOKEN')}`,
  SLACK_APP_TOKEN: `xapp-${marker('SLACK_APP_TOKEN')}`,
  DISCORD_API_URL: dead,
  SLACK_API_URL: dead,
  LOG_LEVEL: 'debug',
  SEEDS_DIR: folder,
});

const told = (error: unknown): string => {
  const { message, stack, cause, forUser } = error as Error & { forUser?: string };
  return [message, stack, forUser, cause === undefined ? '' : told(cause)].join('\n');
};

/** Runs our own command line with these settings alone. */
function call(words: string[], changes: Record<string, string> = {}): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/cli.ts'), ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...environment, ...changes },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return stdout + stderr;
}

describe('no secret is ever written', () => {
  test('every secret setting is known to the log', () => {
    const known = secretsOf(parseConfig(environment)).join('\n');
    for (const one of settings.filter(each => each.secret)) expect(known).toContain(marker(one.name));
  });

  test('when Slack can’t be reached', async () => {
    const config = parseConfig(environment);
    let written = '';
    const platform = createSlack({
      botToken: config.slackBotToken as string,
      appToken: config.slackAppToken,
      signingSecret: config.slackSigningSecret,
      apiUrl: config.slackApiUrl,
      front: createHttpFront({ host: '127.0.0.1', port: 0 }),
      commands: [],
      commandName: 'dprk-russia',
      messageMenu: null,
      managers: 'admins',
      log: createLog({ level: 'debug', secrets: secretsOf(config), write: line => (written += line) }),
      now: () => new Date().toISOString(),
    });
    await platform.start(createEcho(() => Promise.reject(new Error('not asked')))).catch(error => {
      written += told(error);
    });
    await platform.stop();
    expect(written).not.toContain('marker-');
    expect(written).not.toBe('');
  });

  test('when an archive is of an unknown kind', async () => {
    const error = await openArchive({
      url: `mysql://bot:${marker('DATABASE_URL')}@${host}/news`,
      log: createLog({ level: 'silent' }),
    }).catch(each => each);
    expect(told(error)).not.toContain('marker-');
  });

  test('by the doctor, who tries every platform and the archive', () => {
    const text = call(['doctor'], { DATABASE_URL: `file:${folder}` });
    expect(text.length).toBeGreaterThan(200);
    expect(text).not.toContain('marker-');
  });

  test('by a command that fails over its settings or its archive', () => {
    const failing: Record<string, string>[] = [
      { DATABASE_URL: `mysql://bot:${marker('DATABASE_URL')}@${host}/news` },
      { SLACK_BOT_TOKEN: marker('SLACK_BOT_TOKEN') },
      { WEB_TOKEN: 'marker-short' },
      { DATABASE_URL: `file:${folder}` },
    ];
    for (const changes of failing) {
      const text = call(['latest'], changes);
      expect(text).not.toBe('');
      expect(text).not.toContain('marker-');
    }
  });
});
