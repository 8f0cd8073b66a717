import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { completeLine } from '../../../src/chat/web/completing.ts';
import { atTerminal, openDesk } from '../../helpers/desk.ts';

async function complete(line: string): Promise<string[]> {
  const desk = await openDesk();
  await desk.keep(
    'a.txt',
    { text: 'Sergei Shoigu met Kim Jong Un in Pyongyang.' },
    { title: 'Shoigu in Pyongyang' },
  );
  const found = await completeLine(line, { commands, router: desk.router, caller: atTerminal });
  return found.map(each => each.line);
}

test('half a command becomes the command', async () => {
  expect(await complete('tim')).toEqual(['timeline ']);
  expect((await complete('')).length).toBeGreaterThan(5);
});

test('an option begun is ended, and those given are not offered again', async () => {
  expect(await complete('timeline per')).toEqual(['timeline person:']);
  expect(await complete('timeline from:2024 fro')).toEqual([]);
});

test('an option is filled with what the bot knows, in any script, quoted where it has spaces', async () => {
  expect(await complete('timeline from:2024 person:Шойг')).toContain(
    'timeline from:2024 person:"Sergei Shoigu" ',
  );
});

test('choices of an option are offered', async () => {
  expect(await complete('trend by:to')).toEqual(['trend by:topic ']);
});

test('a story is found by words of its title, and taken by its number', async () => {
  expect((await complete('story Shoigu Pyong'))[0]).toBe('story 1 ');
});

test('an unknown command, an unclosed quote and a very long line give nothing and break nothing', async () => {
  expect(await complete('lattest x')).toEqual([]);
  await expect(complete('search "unclosed ')).resolves.toBeInstanceOf(Array);
  await expect(complete(`search ${'x '.repeat(50_000)}`)).resolves.toBeInstanceOf(Array);
});
