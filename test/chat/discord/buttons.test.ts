import { expect, onTestFinished, test } from 'vitest';
import { makeCustomId, readCustomId } from '../../../src/chat/discord/buttons.ts';
import { renderView } from '../../../src/chat/discord/render.ts';
import type { View } from '../../../src/model/view.ts';
import {
  goodPermissions,
  ids,
  readMessage,
  routes,
  startFakeDiscord,
} from '../../helpers/fake-discord/fake-discord.ts';
import { sampleStory, sampleView } from '../../helpers/fake-discord/sample.ts';
import { type Call, connect, createPlatform, createRecorder, sampleDelivery } from './bench.ts';

/** Pages as commands make them: the page is in the button's id. */
function page(number: number): View {
  return sampleView({
    title: `Page ${number}`,
    actions: [
      { kind: 'command', id: `page-${number - 1}`, label: '‹ Newer' },
      { kind: 'label', label: `${number} / 3` },
      { kind: 'command', id: `page-${number + 1}`, label: 'Older ›' },
      { kind: 'share', id: `share-${number}`, label: 'Share' },
    ],
  });
}
const pages = (call: Call) => page(call.how === 'run' ? 1 : Number(/\d+/.exec(call.name)?.[0]));

test('a page is turned in place, also after the bot has been started anew', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const before = createPlatform(discord);
  await before.start(createRecorder(pages).router);
  const first = await discord.interact({ command: 'latest' }).answer();
  await before.stop();

  const after = createPlatform(discord);
  const { router, calls } = createRecorder(pages);
  await after.start(router);
  const pressed = discord.press('p|page-2', { on: first });
  const second = await pressed.answer();
  expect(pressed.callbackType).toBe(6);
  expect(second.id).toBe(first.id);
  expect(readMessage(second).text).toContain('Page 2');
  expect(calls).toMatchObject([{ how: 'press', name: 'page-2' }]);
  await discord.press('p|page-3', { on: second }).answer();
  expect(readMessage(first).text).toContain('Page 3');
  expect(discord.violations).toEqual([]);
});

test('turning a page of a public message answers privately and leaves it as it is for the others', async () => {
  const { discord, platform } = await connect(pages);
  await platform.send(sampleDelivery(renderView(page(1))[0]));
  const [posted] = discord.messages();
  const pressed = discord.press('p|page-2');
  const answer = await pressed.answer();
  expect(pressed).toMatchObject({ callbackType: 5, ephemeral: true });
  expect(readMessage(answer).text).toContain('Page 2');
  expect(readMessage(posted ?? {}).text).toContain('Page 1');
});

test('"More" on a story answers beside the list, not in its place', async () => {
  const { discord } = await connect(call =>
    call.how === 'run' ? sampleView({ blocks: [sampleStory()] }) : sampleView({ title: 'One story whole' }),
  );
  const list = await discord.interact({ command: 'latest' }).answer();
  const more = await discord.press('a|more1', { on: list }).answer();
  expect(more.id).not.toBe(list.id);
  expect(readMessage(list).text).toContain('शोइगु');
  expect(readMessage(more).text).toContain('One story whole');
});

test('Share posts the answer for everyone once, says who did, and leaves no live Share button', async () => {
  const { discord } = await connect(pages);
  const answer = await discord.interact({ command: 'latest' }).answer();
  const pressed = discord.press('s|share-1', { on: answer, user: { name: '@everyone *Mira*' } });
  await pressed.answer();
  const [shared, ...others] = discord.messages();
  expect(others).toEqual([]);
  expect(shared?.flags ?? 64).toBe(1 << 15);
  expect(readMessage(shared ?? {}).text).toContain('Shared by @everyone *Mira*');
  expect(readMessage(shared ?? {}).live).toEqual([]);
  expect(JSON.stringify(shared)).not.toContain('s|share');
  expect(JSON.stringify(answer.components)).toContain('"Shared"');
  expect(() => discord.press('s|share-1', { on: answer })).toThrow();
  expect(discord.violations).toEqual([]);
});

test('Share says what is missing where the bot may not post', async () => {
  const { discord } = await connect(pages);
  const answer = await discord.interact({ command: 'latest' }).answer();
  discord.setPermissions(goodPermissions & ~(1n << 11n));
  const pressed = discord.press('s|share-1', { on: answer });
  const [told] = await discord.waitFor(() => (pressed.followUps.length > 0 ? pressed.followUps : null));
  expect(readMessage(told ?? {}).text).toContain('give my role the permission Send Messages');
  expect(discord.messages()).toEqual([]);
});

test('Share that Discord refuses says so kindly', async () => {
  const { discord } = await connect(pages);
  const answer = await discord.interact({ command: 'latest' }).answer();
  discord.faults.plant(routes.send, { kind: 'status', status: 403, code: 50013 });
  const pressed = discord.press('s|share-1', { on: answer });
  const [told] = await discord.waitFor(() => (pressed.followUps.length > 0 ? pressed.followUps : null));
  expect(readMessage(told ?? {}).text).toContain('I may not write in this channel');
  expect((told?.flags ?? 0) & 64).toBe(64);
});

test('a problem is never shared with the channel', async () => {
  const { discord } = await connect(call =>
    call.how === 'run' ? page(1) : sampleView({ tone: 'problem', title: 'That is too old' }),
  );
  const answer = await discord.interact({ command: 'latest' }).answer();
  const pressed = discord.press('s|share-1', { on: answer });
  await discord.waitFor(() => pressed.followUps.length > 0);
  expect(discord.messages()).toEqual([]);
});

test('a button nobody knows gets a kind answer', async () => {
  const { discord, platform, calls } = await connect();
  await platform.send(sampleDelivery(renderView(sampleView())[0]));
  const [posted] = discord.messages();
  if (posted === undefined) throw new Error('nothing was posted');
  for (const customId of ['d1|old|x', 'nonsense', 'l|place']) {
    const answer = await discord.pressUnknown(customId, posted).answer();
    expect(readMessage(answer).text).toContain('no longer in use');
    expect(readMessage(answer).text).toContain('/dprk-russia');
  }
  expect(calls).toEqual([]);
});

test('button ids can be read back, with key and number', () => {
  for (const [key, copy] of [
    ['', 1],
    ['', 2],
    ['k20261121a1', 1],
    ['k20261121a1', 7],
  ] as const) {
    expect(readCustomId(makeCustomId('turn', 'k3f9', key, copy))).toEqual({
      kind: 'turn',
      id: 'k3f9',
      key,
      copy,
    });
  }
  expect(readCustomId('x|k3f9')).toBeNull();
  expect(readCustomId('a|')).toBeNull();
  expect(() => makeCustomId('answer', 'x'.repeat(61))).toThrow(RangeError);
  expect(() => makeCustomId('answer', 'a|b')).toThrow(RangeError);
});

test('the caller of a press is the person who pressed', async () => {
  const { discord, platform, calls } = await connect(pages);
  await platform.send(sampleDelivery(renderView(page(1))[0]));
  await discord.press('p|page-2', { user: { id: '930000000000000007', permissions: 1n << 5n } }).answer();
  expect(calls[0]?.caller).toMatchObject({
    userId: '930000000000000007',
    mayManage: true,
    channel: { platform: 'discord', id: ids.channel },
  });
});
