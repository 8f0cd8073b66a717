import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../commands/command.ts';
import { operator } from '../../src/chat/terminal/terminal.ts';
import { tellFollows } from '../../src/follows.ts';
import { silentLog } from '../../src/log.ts';
import { type House, makeHouse, type RunningBot, startHouse } from '../helpers/house.ts';

let house: House;
let running: RunningBot;
let now: string;
beforeEach(async () => {
  now = '2026-11-21T12:00:00.000Z';
  house = makeHouse();
  running = await startHouse(house, { DIGEST_AT: '03:00' }, () => now);
});
afterEach(async () => {
  await running.bot.stop();
  house.remove();
});

const ask = (line: string): Promise<Answer> => running.core.router.runLine(line, operator);
let number = 0;
async function drop(text: string): Promise<void> {
  number += 1;
  writeFileSync(join(house.seeds, `report-${number}.txt`), text);
  await running.core.scanFolder();
}
const shoigu = (what: string) =>
  `Shoigu ${what}\n\nRussian Security Council secretary Sergei Shoigu met North Korean leader Kim Jong Un in Pyongyang and ${what}. Russia and North Korea agreed.`;
/** What the terminal is owed for follows, in order. */
async function owed(): Promise<string[]> {
  const { archive, beat, platforms } = running.core;
  await tellFollows({ archive, beat, platforms, log: silentLog, now: () => now });
  const rows = await archive.deliveries({ limit: 100 });
  return rows
    .filter(row => row.label.startsWith('follow'))
    .sort((a, b) => a.id - b.id)
    .map(row => String(row.payload));
}

describe('follow', () => {
  test('a new report on someone followed is told at once, once, in any script', async () => {
    await ask('follow शोइगु');
    expect(await owed()).toEqual([]);
    await drop(shoigu('spoke of bridges'));
    await drop(
      'Lavrov\n\nRussian Foreign Minister Lavrov and Choe Son Hui of North Korea met in Moscow about the treaty.',
    );
    const messages = await owed();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('Sergei Shoigu: 1 report');
    expect(messages[0]).toContain('spoke of bridges');
    expect(await owed()).toHaveLength(1);
  });

  test('a full hour is gathered into one message after it', async () => {
    await ask('follow Shoigu most:1');
    await drop(shoigu('spoke of bridges'));
    expect(await owed()).toHaveLength(1);
    await drop(shoigu('spoke of grain'));
    await drop(shoigu('spoke of a satellite launch'));
    now = '2026-11-21T12:59:00.000Z';
    expect(await owed()).toHaveLength(1);
    now = '2026-11-21T13:00:00.000Z';
    const messages = await owed();
    expect(messages).toHaveLength(2);
    expect(messages[1]).toContain('2 reports');
  });

  test('quiet hours hold everything back until they end, over a restart too', async () => {
    await ask('follow Shoigu quiet:12:30-15:00 zone:Europe/Berlin');
    await drop(shoigu('spoke of bridges'));
    expect(await owed()).toEqual([]);
    await running.bot.stop();
    now = '2026-11-21T14:00:00.000Z';
    running = await startHouse(house, { DIGEST_AT: '03:00' }, () => now);
    expect(await owed()).toHaveLength(1);
  });

  test('a story is followed by its number, a topic by its name; what is unknown is asked for again', async () => {
    expect(JSON.stringify((await ask('follow #1')).data)).toContain('"storyId":1');
    expect(JSON.stringify((await ask('follow arms-supply')).data)).toContain('"topic"');
    expect((await ask('follow #999')).problem).toBe('usage');
    expect((await ask('follow Nobodyson')).problem).toBe('usage');
    expect(JSON.stringify((await ask('follow')).view)).toContain('story #1');
    expect(JSON.stringify((await ask('unfollow #1')).view)).toContain('no longer told of story #1');
    expect(JSON.stringify((await ask('unfollow')).view)).toContain('the topic Arms');
    expect((await ask('unfollow')).problem).toBe('usage');
  });

  test('twice is once, the button ends it, and who may not manage is told whom to ask', async () => {
    const made = await ask('follow Shoigu');
    expect(JSON.stringify((await ask('follow Шойгу')).view)).toContain('follows Sergei Shoigu already');
    const button = made.view.actions.find(action => 'label' in action && action.label === 'Unfollow');
    if (button?.kind !== 'command') throw new Error('no button');
    await running.core.router.press(button.id, operator);
    expect(JSON.stringify((await ask('follow')).data)).toBe('{"follows":[]}');
    const refused = await running.core.router.runLine('follow Shoigu', { ...operator, mayManage: false });
    expect(refused.view.tone).toBe('problem');
  });
});
