import { expect, test } from 'vitest';
import { readMessage } from '../../helpers/fake-discord/fake-discord.ts';
import { connect } from './bench.ts';

test('the menu of a message hands its words to the command, and answers privately', async () => {
  const { discord, calls } = await connect();
  const message = discord.addMessage(discord.channelId, 'Read https://example.org/a\nand say what you think');
  const answer = await discord.chooseMenu('Save to archive', message).answer();
  expect(calls.map(call => [call.name, call.options])).toEqual([
    ['add', { item: 'Read https://example.org/a\nand say what you think' }],
  ]);
  expect(calls[0]?.caller.channel?.id).toBe(discord.channelId);
  expect(readMessage(answer).text).not.toBe('');
  expect(discord.messages()).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});

test('a menu that is no longer ours gets help', async () => {
  const { discord, calls } = await connect();
  await discord.chooseMenu('Another menu', discord.addMessage()).answer();
  expect(calls.map(call => call.name)).toEqual(['help']);
});
