import { beforeEach, expect, test } from 'vitest';
import type { OptionValues } from '../../commands/command.ts';
import { type Desk, manager, openDesk, reader } from '../helpers/desk.ts';

let desk: Desk;
let visit: number;
let talks: number;

beforeEach(async () => {
  desk = await openDesk();
  visit = await desk.keep(
    'visit.txt',
    { text: 'शोइगु प्योंगयांग पहुँचे।', seen: '2026-11-20T08:00:00.000Z' },
    { title: 'शोइगु की यात्रा', language: 'hi' },
  );
  talks = await desk.keep(
    'talks.txt',
    { text: 'Переговоры прошли.', seen: '2026-11-20T09:00:00.000Z' },
    { title: 'Переговоры в Москве', language: 'ru' },
  );
});

const offer = (command: string, option: string, typed: string, others: OptionValues = {}) =>
  desk.router.suggest(command, option, typed, others, manager);
const values = async (...asked: Parameters<typeof offer>) => (await offer(...asked)).map(one => one.value);

test('stories are found by number, by letters of their title in any script, and by words of their text', async () => {
  expect(await values('story', 'story', '')).toEqual([`${talks}`, `${visit}`]);
  expect(await values('mark', 'story', `#${visit}`)).toContain(`${visit}`);
  expect(await values('mark', 'story', 'यात')).toEqual([`${visit}`]);
  expect(await values('mark', 'story', 'МОСК')).toEqual([`${talks}`]);
  expect(await values('merge', 'into', 'прошли')).toEqual([`${talks}`]);
  expect(await values('merge', 'into', 'Shoigu')).toEqual([`${visit}`]);
  expect(await offer('story', 'story', 'xyzzy')).toEqual([]);
  expect((await offer('story', 'story', 'यात'))[0]?.name).toBe(`#${visit} शोइगु की यात्रा`);
});

test('an old number offers the story it leads to, and one marked says so', async () => {
  await desk.ask(`merge ${talks} ${visit}`);
  expect(await values('story', 'story', `${talks}`)).toEqual([`${visit}`]);
  await desk.ask(`mark ${visit} off-beat`);
  expect(await values('story', 'story', '')).toEqual([]);
  expect((await offer('story', 'story', `${visit}`))[0]?.name).toContain('🚫 off-beat');
});

test('people are found by the beginning of their name in any script, and what is offered is understood', async () => {
  for (const typed of ['shoi', 'Шойг', 'शोइ', '쇼이', 'sergei sho']) {
    const [first] = await offer('latest', 'person', typed);
    expect(first?.name, typed).toMatch(/^Sergei Shoigu/);
    const answer = await desk.ask(`latest person:"${first?.value}"`);
    expect(answer.problem, typed).toBeUndefined();
  }
  for (const { value } of await offer('who', 'name', 'kim'))
    expect((await desk.ask(`who ${value}`)).problem, value).toBeUndefined();
  expect((await offer('latest', 'person', '')).length).toBe(25);
});

test('topics are continued after a comma, and none is offered twice', async () => {
  const [first] = await values('latest', 'topic', 'arms');
  expect(first).toBeDefined();
  const more = await values('latest', 'topic', `${first}, tr`);
  expect(more.length).toBeGreaterThan(0);
  for (const value of more) {
    expect(value.startsWith(`${first},`)).toBe(true);
    expect((await desk.ask(`latest topic:${value}`)).problem).toBeUndefined();
  }
  expect(await values('latest', 'topic', `${first}, ${first}`)).toEqual([]);
});

test('reports are those of the story named beside', async () => {
  await desk.ask(`merge ${talks} ${visit}`);
  const both = await values('split', 'reports', '', { story: `${visit}` });
  expect(both.length).toBe(2);
  expect(await values('split', 'reports', `${both[0]}, `, { story: `${visit}` })).toEqual([both.join(',')]);
  expect((await values('move', 'reports', 'यात्रा')).length).toBe(2);
});

test('an option that suggests nothing, or a command nobody knows, offers nothing', async () => {
  expect(await offer('latest', 'since', '7')).toEqual([]);
  expect(await offer('nothing', 'story', '7')).toEqual([]);
  expect(await desk.router.suggest('story', 'story', '"', {}, reader)).toEqual([]);
});
