import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startFakeDiscord } from '../helpers/fake-discord/fake-discord.ts';
import { startFakeSlack } from '../helpers/fake-slack/fake-slack.ts';
import { makeHouse, root } from '../helpers/house.ts';

test('a wrong token of one platform ends the bot with one plain message, and no secret in it', async () => {
  const house = makeHouse();
  const discord = await startFakeDiscord();
  const slack = await startFakeSlack();
  const wrong = ['xoxb', 'wrong', 'token'].join('-');
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      ...house.environment,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: wrong,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await discord.close();
    await slack.close();
    house.remove();
  });
  let error = '';
  child.stderr.on('data', chunk => {
    error += chunk;
  });
  child.stdout.resume();
  const code = await new Promise(done => child.once('close', done));
  expect(code).toBe(1);
  expect(error).toContain('SLACK_BOT_TOKEN');
  expect(error).not.toContain(wrong);
  expect(error).not.toContain(discord.token);
});
