import { describe, expect, test } from 'vitest';
import { parseConfig, secretsOf, settings } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

function faultsOf(environment: Record<string, string>): { name: string; fault: string }[] {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('settings', () => {
  test('nothing needs to be set', () => {
    const config = parseConfig({});
    expect(config.seedsDir).toBe('seeds');
    expect(config.httpHost).toBe('127.0.0.1');
    expect(config.digestAt).toEqual(['08:00']);
    expect(config.maxFileBytes).toBe(5 * 1024 * 1024);
    expect(config.discordToken).toBe(null);
    expect(config.timezone).not.toBe('');
  });

  test('an empty setting is a setting not given', () => {
    expect(parseConfig({ SEEDS_DIR: '', HTTP_PORT: ' ' }).httpPort).toBe(8787);
  });

  test('the channel for whoever runs the bot is one of a platform that has a token', () => {
    const discord = { DISCORD_TOKEN: 'x', OPS_CHANNEL: 'discord:123' };
    expect(parseConfig(discord).opsChannel).toEqual({ platform: 'discord', id: '123' });
    expect(parseConfig({}).opsChannel).toBeNull();
    for (const wrong of ['123', 'terminal:screen', 'irc:1', 'slack:C1'])
      expect(faultsOf({ ...discord, OPS_CHANNEL: wrong }).map(fault => fault.name)).toEqual(['OPS_CHANNEL']);
  });

  test('every fault is told at once, by name, with its mend', () => {
    const faults = faultsOf({
      HTTP_PORT: '99999',
      TIMEZONE: 'Mars/Olympus',
      DIGEST_AT: '25:00',
      LOG_LEVEL: 'loud',
      SLACK_BOT_TOKEN: 'oops',
    });
    expect(faults.map(fault => fault.name).sort()).toEqual([
      'DIGEST_AT',
      'HTTP_PORT',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
      'TIMEZONE',
    ]);
    expect(faults.find(fault => fault.name === 'TIMEZONE')?.fault).toContain('Europe/Berlin');
  });

  test('a faulty secret is never repeated in the fault', () => {
    const error = new ConfigError(
      faultsOf({ SLACK_BOT_TOKEN: 'very-private-value', DATABASE_URL: 'mysql://u:hunter22@h/db' }),
    );
    expect(error.message).not.toContain('very-private-value');
    expect(error.message).not.toContain('hunter22');
  });

  test('a Slack bot token alone is told what it lacks', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })[0]?.fault).toContain('SLACK_SIGNING_SECRET');
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toEqual([]);
    expect(faultsOf({ SLACK_APP_TOKEN: 'xapp-1' })[0]?.name).toBe('SLACK_BOT_TOKEN');
  });

  test('any setting may come from a file', () => {
    const config = parseConfig({ DISCORD_TOKEN_FILE: '/run/token' }, path =>
      path === '/run/token' ? 'from-file\n' : '',
    );
    expect(config.discordToken).toBe('from-file');
    expect(faultsOf({ DISCORD_TOKEN_FILE: '/nowhere/at/all' })[0]?.name).toBe('DISCORD_TOKEN');
    expect(faultsOf({ DISCORD_TOKEN: 'a', DISCORD_TOKEN_FILE: 'b' })[0]?.fault).toContain('twice');
  });

  test('times of day are sorted and written whole', () => {
    expect(parseConfig({ DIGEST_AT: '18:00, 8:30 08:30' }).digestAt).toEqual(['08:30', '18:00']);
  });

  test('the secrets are known, the password inside the database address among them', () => {
    const config = parseConfig({ DISCORD_TOKEN: 'disc', DATABASE_URL: 'postgres://bot:pass-word@db/news' });
    expect(secretsOf(config)).toEqual(['disc', 'pass-word']);
    expect(settings.filter(setting => setting.secret).map(setting => setting.name)).toContain(
      'SLACK_SIGNING_SECRET',
    );
  });
});
