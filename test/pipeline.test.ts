import { beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../src/archive/archive.ts';
import { openSqliteArchive } from '../src/archive/sqlite.ts';
import { russiaDprk } from '../src/beat/russia-dprk.ts';
import { createLazyReader } from '../src/lazy-reader.ts';
import { silentLog } from '../src/log.ts';
import type { Item } from '../src/model/item.ts';
import { createPipeline, type Pipeline } from '../src/pipeline.ts';
import { makeItem } from './helpers/readings.ts';

const reader = createLazyReader(russiaDprk);
let archive: Archive;
let pipeline: Pipeline;

const lavrov =
  'ПХЕНЬЯН, 12 июля 2025. Министр иностранных дел России Сергей Лавров встретился в Вонсане с лидером КНДР Ким Чен Ыном. Стороны обсудили выполнение договора о всеобъемлющем стратегическом партнёрстве. Россия и КНДР будут укреплять взаимодействие.';
const belousov =
  'PYONGYANG, Nov. 29, 2024. Russian Defence Minister Andrei Belousov arrived in North Korea and met leader Kim Jong Un. He said military cooperation between Russia and North Korea was growing.';

beforeEach(async () => {
  archive = await openSqliteArchive({ path: ':memory:', log: silentLog });
  pipeline = createPipeline({ archive, reader, log: silentLog, now: () => '2026-11-20T10:00:00.000Z' });
});

const give = async (id: string, text: string, more: Partial<Item> = {}) => {
  const outcome = await pipeline.take({ kind: 'item', item: makeItem({ id, text, ...more }) });
  return outcome?.kind ?? null;
};

describe('every item ends as something, with reasons', () => {
  test('a new article is stored, and the same file unchanged is nothing new', async () => {
    expect(await give('a.txt', lavrov)).toBe('stored');
    expect(await give('a.txt', lavrov)).toBe(null);
    expect((await archive.outcomesOf('a.txt')).map(outcome => outcome.kind)).toEqual(['stored']);
  });

  test('the same text under another name is a duplicate of it', async () => {
    await give('a.txt', lavrov);
    expect(await give('copy of a.txt', lavrov)).toBe('duplicate');
    expect(await give('copy of a.txt', lavrov)).toBe(null);
    expect((await archive.outcomesOf('copy of a.txt'))[0]?.reasons[0]).toContain('a.txt');
    expect((await archive.counts()).articles).toBe(1);
  });

  test('white space, a byte order mark and another form of the same letters are no difference', async () => {
    await give('a.txt', lavrov);
    expect(await give('b.txt', `\n${lavrov.replaceAll(' ', '  ').normalize('NFD')}\n\n`)).toBe('duplicate');
  });

  test('an edited file is a revision and keeps its story', async () => {
    await give('a.txt', lavrov);
    const before = await archive.article('a.txt');
    expect(await give('a.txt', `${lavrov} Переговоры длились два часа.`)).toBe('revised');
    const after = await archive.article('a.txt');
    expect([after?.revisions, after?.storyId]).toEqual([2, before?.storyId]);
    expect(await archive.revisions(after?.key as number)).toHaveLength(2);
  });

  test('a wholly different text under a known name is another article, and the first one stays', async () => {
    await give('today.txt', lavrov);
    expect(await give('today.txt', belousov)).toBe('stored');
    expect((await archive.counts()).articles).toBe(2);
    expect((await archive.counts()).stories).toBe(2);
  });

  test('what is not about the beat is left out with a reason, and not read again', async () => {
    const recipe = 'Mix the flour with two eggs and bake the cake for forty minutes. Serve it with cream.';
    expect(await give('cake.txt', recipe)).toBe('off-beat');
    expect(await give('cake.txt', recipe)).toBe(null);
    expect((await archive.outcomesOf('cake.txt'))[0]?.reasons.length).toBeGreaterThan(0);
  });

  test('what was left out before comes in when it is found relevant after all', async () => {
    const item = makeItem({ id: 'a.txt', text: lavrov });
    const reading = await createLazyReader(russiaDprk).read(item);
    const missed = {
      ...reading,
      relevance: { relevant: false, score: 0, reasons: ['an older version knew no better'] },
    };
    await archive.keep(
      { kind: 'off-beat', item, reading: missed, reasons: missed.relevance.reasons },
      '2026-11-19T10:00:00.000Z',
    );
    expect(await give('a.txt', lavrov)).toBe('stored');
    expect((await archive.counts()).articles).toBe(1);
  });

  test('an unreadable file is told once, until its fault changes', async () => {
    const refuse = (reason: string) =>
      pipeline.take({
        kind: 'unreadable',
        unreadable: {
          source: makeItem().source,
          locator: 'x.pdf',
          id: 'x.pdf',
          seen: '2026-11-20T10:00:00.000Z',
          reason,
        },
      });
    expect((await refuse('It is a PDF.'))?.kind).toBe('unreadable');
    expect(await refuse('It is a PDF.')).toBe(null);
    expect((await refuse('It is empty.'))?.reasons).toEqual(['It is empty.']);
  });

  test('items handed over at once are taken in turn, and a failing one does not stop the rest', async () => {
    const broken = { kind: 'item', item: null } as never;
    const results = await Promise.allSettled([
      pipeline.take({ kind: 'item', item: makeItem({ id: 'a.txt', text: lavrov }) }),
      pipeline.take(broken),
      pipeline.take({ kind: 'item', item: makeItem({ id: 'b.txt', text: lavrov }) }),
    ]);
    expect(results.map(result => (result.status === 'fulfilled' ? result.value?.kind : 'failed'))).toEqual([
      'stored',
      'failed',
      'duplicate',
    ]);
  });

  test('a dropped file bears its own name as outlet, unless it names one', async () => {
    await give('a.txt', lavrov);
    await give('b.txt', belousov, { outlet: 'Example Times' });
    expect([(await archive.article('a.txt'))?.outlet, (await archive.article('b.txt'))?.outlet]).toEqual([
      'a.txt',
      'Example Times',
    ]);
  });
});

describe('a report that stands between two stories', () => {
  const now = '2026-11-20T10:00:00.000Z';
  const texts = {
    'ko.txt': '라브로프 러시아 외무장관이 2025년 7월 12일 원산에서 김정은 북한 국무위원장과 회담했다.',
    'en.txt':
      'Russian Foreign Minister Sergei Lavrov met North Korean leader Kim Jong Un in Wonsan on July 12, 2025.',
  };
  const storyOf = async (id: string) => (await archive.article(id))?.storyId as number;

  /** As if the two had come before anything told that they are one. */
  async function keepApart(): Promise<void> {
    for (const [id, text] of Object.entries(texts)) {
      const item = makeItem({ id, text, date: '2025-07-12' });
      const reading = await reader.read(item);
      await archive.keep({ kind: 'stored', item, reading, storyId: null, reasons: ['new'] }, now);
    }
  }

  test('makes one of them, and the number of the other leads there', async () => {
    await keepApart();
    const other = await storyOf('en.txt');
    expect(other).not.toBe(await storyOf('ko.txt'));
    expect(await give('ru.txt', lavrov)).toBe('stored');
    const story = await storyOf('ru.txt');
    expect([await storyOf('ko.txt'), await storyOf('en.txt')]).toEqual([story, story]);
    expect((await archive.story(other))?.id).toBe(story);
  });

  test('leaves them two when a person has held them apart', async () => {
    await keepApart();
    const by = { person: { platform: 'terminal' as const, id: '1', name: 'Ana' }, channel: null };
    const [korean, english] = [await storyOf('ko.txt'), await storyOf('en.txt')];
    await archive.mergeStories(english, korean, by, now);
    const key = (await archive.article('en.txt'))?.key as number;
    await archive.splitStory(korean, [key], by, now);
    await give('ru.txt', lavrov);
    expect(await storyOf('en.txt')).not.toBe(await storyOf('ko.txt'));
  });
});
