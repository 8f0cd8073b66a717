import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer, OptionValues } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { composeDigest } from '../../src/digest/compose.ts';
import { sayHealth } from '../../src/digest/health.ts';
import { viewOfAnnouncement, viewOfLater, viewOfStory } from '../../src/digest/thread-view.ts';
import type { SourceHealth } from '../../src/model/health.ts';
import type { Text, View } from '../../src/model/view.ts';
import { en } from '../../src/wording/en.ts';
import { type AnyCatalogue, makeSpeaker } from '../../src/wording/speaker.ts';
import { type Desk, manager, openDesk } from '../helpers/desk.ts';

const bracket = (text: string) => `⟦${text}⟧`;

/** English with every sentence in brackets: what stands outside of them comes from no catalogue. */
const pseudo = makeSpeaker(
  'ru',
  Object.fromEntries(
    Object.entries(en).map(([key, entry]) => {
      if (typeof entry === 'string') return [key, bracket(entry)];
      const { other } = entry;
      return [key, { one: bracket(other), few: bracket(other), many: bracket(other), other: bracket(other) }];
    }),
  ) as unknown as AnyCatalogue,
);

/** What stands outside of all brackets. */
function outside(text: string): string {
  let depth = 0;
  let rest = '';
  for (const letter of text) {
    if (letter === '⟦') depth += 1;
    else if (letter === '⟧') depth -= 1;
    else if (depth === 0) rest += letter;
  }
  return rest;
}

const plain = (text: Text | null): string =>
  text === null ? '' : typeof text === 'string' ? text : text.map(run => (run.code ? '' : run.text)).join('');

/** All that a view says itself: without articles' words, names of outlets, and what is typed. */
function ownWords(view: View): string[] {
  const words = [view.title, plain(view.subtitle), view.fallback];
  for (const block of view.blocks) {
    if (block.kind === 'story') words.push(block.date, block.status ?? '', block.mark?.text ?? '');
    else if (block.kind === 'fields')
      for (const { name, value } of block.fields) words.push(name, plain(value));
    else if (block.kind === 'list') words.push(...block.items.map(plain));
    else if (block.kind === 'extract') words.push(block.caption ?? '');
    else if (block.kind !== 'divider' && block.kind !== 'code') words.push(plain(block.text));
  }
  for (const action of [
    ...view.actions,
    ...view.blocks.flatMap(block => (block.kind === 'story' ? block.actions : [])),
  ])
    if ('label' in action) words.push(action.label);
  return words;
}

/** Names of the beat, of platforms and of formats, and the ends of file names and reasons that tests give. */
const names =
  /Sergei Shoigu|north-korea|pyongyang|Kim Jong Un|sergei-shoigu|kim-jong-un|Russia.DPRK relations|Mina|slack|seeds|\bru\b|\bko\b|\.txt|csv|names both sides|stated|the item says so|HTTP 403|Europe\/Berlin|arms-supply|[a-z]{2} \d+/gi;

function expectNoStrangeWords(view: View): void {
  for (const words of ownWords(view)) {
    const left = outside(words).replace(names, '');
    expect(left.match(/[a-z]{3,}/gi) ?? [], words).toEqual([]);
  }
}

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.keep(
    'a.txt',
    { text: 'Шойгу прибыл в Пхеньян.' },
    { language: 'ru', title: 'Шойгу в Пхеньяне', brief: null },
  );
  await desk.keep('b.txt', { text: '쇼이구 방북' }, { language: 'ko', title: '쇼이구 방북', brief: null }, 1);
  await desk.keep('c.txt', { text: 'Поставки' }, { language: 'ru', title: 'Поставки', brief: null });
});

function runAs(name: string, options: OptionValues): Promise<Answer> {
  const command = commands.find(each => each.name === name);
  if (command === undefined) throw new Error(name);
  return command.run(options, { ...desk.contextFor(manager), say: pseudo });
}

describe('nothing is said beside the catalogue', () => {
  test.each<[string, OptionValues]>([
    ['latest', {}],
    ['latest', { count: 1 }],
    ['latest', { language: 'hi', since: '1h' }],
    ['search', { query: 'Шойгу' }],
    ['search', { query: 'никого' }],
    ['story', { story: '1' }],
    ['digest', { since: '7d' }],
    ['digest', { since: '1h' }],
    ['mark', { story: '1', as: 'disputed' }],
    ['merge', { story: '2', into: '1' }],
    ['move', { reports: '2', to: 'new' }],
    ['discuss', { story: '1' }],
    ['audit', {}],
    ['export', {}],
    ['export', { query: 'никого' }],
    ['follow', { what: '#1' }],
    ['follow', {}],
    ['timeline', { from: '2026-11-01' }],
    ['timeline', { from: '2019-01-01', to: '2019-01-02' }],
    ['trend', { from: '2026-11-01' }],
    ['trend', { from: '2019-01-01', to: '2019-01-02' }],
    ['sources', {}],
    ['why', { item: 'a.txt' }],
    ['why', { item: 'x.txt' }],
    ['speak', {}],
  ])('%s %o', async (name, options) => {
    const { view } = await runAs(name, options);
    expectNoStrangeWords(view);
    expect(ownWords(view).some(words => words.includes('⟦'))).toBe(true);
  });

  test('a story that was marked, with its threads', async () => {
    await runAs('mark', { story: '1', as: 'verified' });
    const story = await desk.archive.story(1);
    if (story === null) throw new Error('no story');
    const later = viewOfLater(
      story,
      story.articles.map((article, index) => ({ article, revised: index > 0 })),
      'UTC',
      pseudo,
    );
    for (const view of [
      viewOfStory(story, 'UTC', [], pseudo),
      later,
      viewOfAnnouncement(story, later, [], pseudo),
    ])
      expectNoStrangeWords({ ...view, fallback: '' });
  });

  test('a digest with nothing in it, and the health of every kind of source', async () => {
    const health = (state: SourceHealth['state']): SourceHealth => ({
      source: { id: state, kind: 'feed', name: '«…»' },
      state,
      lastSuccess: '2026-11-20T10:00:00.000Z',
      failingSince: state === 'ok' ? null : '2026-11-20T10:00:00.000Z',
      problem: state === 'failing' ? 'HTTP 403' : null,
      failures: 3,
      counts: { stored: 1, revised: 0, duplicate: 0, offBeat: 0, unreadable: 0 },
      lastItem: null,
      weeks: [],
      feed: null,
      pauseTold: false,
    });
    const all = (['ok', 'failing', 'paused', 'never-read'] as const).map(health);
    expect(outside(sayHealth(all, 'UTC', pseudo)).trim()).toBe('');
    const view = composeDigest({
      beatName: '',
      number: 3,
      window: { from: '2026-11-20T08:00:00.000Z', to: '2026-11-21T08:00:00.000Z' },
      entries: [],
      form: 'full',
      timeZone: 'UTC',
      health: all,
      lastDigest: { number: 2, at: '2026-11-20T08:00:00.000Z' },
      skip: 0,
      rest: [],
      storyActions: () => [],
      actions: [],
      say: pseudo,
    });
    expectNoStrangeWords(view);
  });
});
