import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '../../..');
const text = readFileSync(join(root, 'slack-manifest.yaml'), 'utf8');
const manifest = parse(text);

test('the manifest asks for the slash command, the socket, buttons and mentions, and for no more than it needs', () => {
  expect(manifest.features.slash_commands).toHaveLength(1);
  expect(manifest.features.slash_commands[0]).toMatchObject({ command: '/dprk-russia', should_escape: true });
  expect(manifest.settings).toMatchObject({
    socket_mode_enabled: true,
    interactivity: { is_enabled: true },
    event_subscriptions: {
      bot_events: ['app_home_opened', 'app_mention', 'reaction_added', 'reaction_removed'],
    },
  });
  expect(manifest.features.app_home).toMatchObject({ home_tab_enabled: true });
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([
    'app_mentions:read',
    'channels:history',
    'channels:read',
    'chat:write',
    'commands',
    'files:write',
    'groups:history',
    'groups:read',
    'im:write',
    'reactions:read',
    'users:read',
  ]);
});

test('the manifest keeps Slack’s lengths', () => {
  expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  expect(manifest.features.bot_user.display_name.length).toBeLessThanOrEqual(80);
  for (const command of manifest.features.slash_commands) {
    expect(command.description.length).toBeLessThanOrEqual(2000);
    expect(command.usage_hint.length).toBeLessThanOrEqual(1000);
  }
});

test('every permission has its reason written above it', () => {
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    if (!/^ {6}- /.test(line)) return;
    let above = index - 1;
    while (/^ {6}- /.test(lines[above] ?? '')) above -= 1;
    expect(lines[above], line).toMatch(/#/);
  });
});

const specs = join(process.env.SHARED_DIR ?? resolve(root, '../shared'), 'specs/manifest.schema.2.0.0.json');

test.skipIf(!existsSync(specs))(
  'the manifest is valid by Slack’s own schema (skipped where it is not at hand)',
  () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(specs, 'utf8')));
    validate(manifest);
    expect(validate.errors).toBeNull();
    validate({ ...manifest, settings: { ...manifest.settings, socket_mode_enabled: 'yes' } });
    expect(validate.errors).not.toBeNull();
  },
);
