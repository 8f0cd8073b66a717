import { describe, expect, test } from 'vitest';
import { composeDigest, type DigestParts, storiesInFull } from '../../src/digest/compose.ts';
import type { SourceHealth } from '../../src/model/health.ts';
import type { StoryBlock, View } from '../../src/model/view.ts';
import { makeArticle, makeStory } from '../helpers/stories.ts';

const well: SourceHealth = {
  source: { id: 'folder:seeds', kind: 'folder', name: 'seeds folder' },
  state: 'ok',
  lastSuccess: '2026-11-21T06:00:00.000Z',
  failingSince: null,
  problem: null,
  failures: 0,
  counts: { stored: 1, revised: 0, duplicate: 0, offBeat: 0, unreadable: 0 },
  lastItem: '2026-11-21T06:00:00.000Z',
  weeks: [],
  feed: null,
  pauseTold: false,
};

function compose(parts: Partial<DigestParts>): View {
  return composeDigest({
    beatName: 'Russia–DPRK relations',
    number: 12,
    window: { from: '2026-11-20T07:30:00.000Z', to: '2026-11-21T07:30:00.000Z' },
    entries: [],
    skip: 0,
    form: 'full',
    timeZone: 'Europe/Berlin',
    health: [well],
    lastDigest: null,
    rest: [],
    storyActions: () => [],
    actions: [],
    ...parts,
  });
}

const text = (view: View) => JSON.stringify(view);
const stories = (view: View) => view.blocks.filter((block): block is StoryBlock => block.kind === 'story');

function entry(id: number, told = false, reading = {}) {
  const article = makeArticle({ reading: { title: `Title ${id}`, ...reading } });
  const minute = String(id % 60).padStart(2, '0');
  const story = makeStory([article], { id, lastSeen: `2026-11-20T10:${minute}:00.000Z` });
  return { story, articleKeys: [article.key], told };
}

describe('a digest', () => {
  test('bears its number and the day its window ends, in the channel’s own zone', () => {
    expect(compose({}).title).toBe('Digest #12 · 21 Nov 2026');
    expect(compose({ timeZone: 'Pacific/Honolulu' }).title).toBe('Digest #12 · 20 Nov 2026');
  });

  test('tells new stories before known ones, each with how much is new', () => {
    const view = compose({
      entries: [entry(1, true), entry(2), { ...entry(3, true), articleKeys: [7, 8, 9] }],
    });
    expect(stories(view).map(story => [story.storyId, story.status])).toEqual([
      [2, 'new'],
      [3, '+3 reports'],
      [1, '+1 report'],
    ]);
    expect(view.blocks.filter(block => block.kind === 'heading').map(block => block.text)).toEqual([
      'New stories',
      'Known stories with new reports',
    ]);
  });

  test('tells the latest first, by the known date, or by first sight where none is known', () => {
    const dated = (id: number, to: string | null) => {
      const one = entry(id);
      return { ...one, story: { ...one.story, to, firstSeen: '2026-11-20T10:00:00.000Z' } };
    };
    const view = compose({
      entries: [
        dated(1, '2023-07-29'),
        dated(2, null),
        dated(3, '2025-03-21'),
        dated(4, '2026-11-21'),
        dated(5, '2025'),
      ],
    });
    expect(stories(view).map(story => story.storyId)).toEqual([4, 2, 3, 5, 1]);
  });

  test('counts what it leaves for later instead of dropping it', () => {
    const entries = Array.from({ length: storiesInFull + 7 }, (_, index) => entry(index + 1));
    const first = compose({ entries });
    const second = compose({ entries, skip: storiesInFull });
    expect(stories(first)).toHaveLength(storiesInFull);
    expect(text(first)).toContain('and 7 more stories');
    expect(stories(second).map(story => story.position)).toEqual([13, 14, 15, 16, 17, 18, 19]);
    const told = [...stories(first), ...stories(second)].map(story => story.storyId);
    expect(new Set(told).size).toBe(entries.length);
  });

  test('on a quiet day says since when nothing is new, and whether the sources are well', () => {
    const quiet = compose({ lastDigest: { number: 11, at: '2026-11-20T07:30:00.000Z' } });
    expect(text(quiet)).toContain('Nothing new since digest #11 (Fri 20 Nov 2026, 08:30).');
    expect(text(quiet)).toContain('The one source is well.');
    const broken: SourceHealth = {
      ...well,
      state: 'failing',
      failingSince: '2026-11-20T05:10:00.000Z',
      problem: 'HTTP 403',
    };
    expect(text(compose({ health: [well, broken] }))).toContain(
      '1 of 2 sources are well. seeds folder: failing since Fri 20 Nov 2026, 06:10 (HTTP 403).',
    );
  });

  test('shows an inferred date as inferred and an unknown one as unknown', () => {
    const inferred = {
      date: '2025-03-21',
      precision: 'day',
      basis: 'inferred',
      clues: ['dateline'],
    } as const;
    const unknown = { date: null, precision: null, basis: 'unknown', clues: [] } as const;
    const dates = [inferred, unknown].map(
      published => stories(compose({ entries: [entry(1, false, { published })] }))[0]?.date,
    );
    expect(dates).toEqual(['21 Mar 2025 (inferred)', 'date unknown, first seen 20 Nov 2026']);
  });

  test('lets each language speak for itself, verbatim', () => {
    const sentence = (words: string) => [{ text: words, start: 0, end: words.length }];
    const hindi = makeArticle({
      reading: { language: 'hi', title: 'शीर्षक', summary: sentence('किम से मुलाकात की।') },
    });
    const russian = makeArticle({
      reading: { language: 'ru', title: 'Заголовок', summary: sentence('Шойгу прибыл.') },
    });
    const view = compose({
      entries: [{ story: makeStory([hindi, russian]), articleKeys: [hindi.key, russian.key], told: false }],
    });
    expect(stories(view)[0]?.extracts).toEqual([
      { text: 'किम से मुलाकात की।', language: 'hi' },
      { text: 'Шойгу прибыл.', language: 'ru' },
    ]);
    expect(stories(compose({ form: 'compact', entries: [entry(1)] }))[0]?.extracts).toEqual([]);
  });
});
