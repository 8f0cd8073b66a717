import { describe, expect, test } from 'vitest';
import type { GroupKey } from '../../src/model/reading.ts';
import { type Candidate, chooseStory, type Newcomer } from '../../src/reading/grouping.ts';
import { compareReports } from '../../src/reading/likeness.ts';

const key = (overrides: Partial<GroupKey> = {}): GroupKey => ({
  language: 'en',
  eventType: 'meeting',
  leadEntities: ['sergei-shoigu', 'pyongyang'],
  knownEvents: [],
  from: '2025-03-21',
  to: '2025-03-21',
  leadTerms: ['shoigu', 'kim', 'met', 'pyongyang', 'talk'],
  topics: ['diplomacy'],
  ...overrides,
});
const newcomer = (overrides: Partial<GroupKey> = {}, minhash: number[] = []): Newcomer => ({
  key: key(overrides),
  published: overrides.to ?? '2025-03-21',
  firstSeen: '2026-11-20T10:00:00.000Z',
  minhash,
});
const story = (...members: Newcomer[]): Candidate => ({
  storyId: 7,
  members: members.map((member, index) => ({ articleKey: 40 + index, ...member })),
});

const everyTerm = { of: () => 1, sum: (list: readonly string[]) => list.length };

/** A report of the usual names with some of its own, as reading makes them. */
const report = (
  language: string,
  own: string[],
  day: string,
  overrides: Partial<GroupKey> = {},
): Newcomer => ({
  ...newcomer({
    language,
    eventType: own.find(one => one.startsWith('k:'))?.slice(2) ?? null,
    leadEntities: own.filter(one => one.startsWith('e:')).map(one => one.slice(2)),
    leadTerms: [`${language}-only`],
    topics: [],
    signs: ['u:north-korea', 'u:russia', ...own],
    from: day,
    to: day,
    ...overrides,
  }),
  published: day,
});
const storyOf = (storyId: number, articleKey: number, member: Newcomer, pinned = false): Candidate => ({
  storyId,
  members: [{ articleKey, pinned, ...member }],
});

describe('which story a report joins', () => {
  test('two reports of one meeting in two languages are one story', () => {
    const russian = newcomer({ language: 'ru', leadTerms: ['шойг', 'ким', 'встрет', 'пхеньян'] });
    expect(chooseStory(russian, [story(newcomer())])).toMatchObject({ storyId: 7, nearDuplicateOf: null });
  });

  test('the same persons twenty months apart are two stories', () => {
    const earlier = newcomer({ from: '2023-07-26', to: '2023-07-26' });
    expect(chooseStory(newcomer(), [story(earlier)]).storyId).toBeNull();
  });

  test('different known events never join, however alike', () => {
    const one = newcomer({ knownEvents: ['shoigu-pyongyang-june-4-2025'] });
    const other = newcomer({ knownEvents: ['shoigu-pyongyang-june-17-2025'] });
    expect(chooseStory(other, [story(one)]).storyId).toBeNull();
  });

  test('the same known event joins, and says so', () => {
    const one = newcomer({ knownEvents: ['lavrov-wonsan-2025'], leadEntities: [] });
    const other = newcomer({
      knownEvents: ['lavrov-wonsan-2025'],
      leadEntities: [],
      language: 'hi',
      leadTerms: [],
    });
    const choice = chooseStory(other, [story(one)]);
    expect(choice.storyId).toBe(7);
    expect(choice.reasons.join(' ')).toContain('lavrov-wonsan-2025');
  });

  test('a near-copy joins whatever else is said of it', () => {
    const minhash = Array.from({ length: 126 }, (_, index) => index * 977);
    const copy = newcomer({ knownEvents: ['a'], from: null, to: null }, minhash);
    expect(chooseStory(copy, [story(newcomer({ knownEvents: ['b'] }, minhash))])).toMatchObject({
      storyId: 7,
      nearDuplicateOf: 40,
    });
  });

  test('another act of other people on the same day is another story', () => {
    const tourists = newcomer({
      eventType: 'tourism',
      leadEntities: ['wonsan'],
      leadTerms: ['tourist', 'beach', 'resort'],
      topics: ['tourism'],
    });
    expect(chooseStory(tourists, [story(newcomer())]).storyId).toBeNull();
  });

  test('with nothing to compare a story is new', () => {
    expect(chooseStory(newcomer(), [])).toMatchObject({ storyId: null, nearDuplicateOf: null });
  });

  test('word of a death and condolences on it are two stories', () => {
    const death = newcomer({
      eventType: 'casualty',
      leadEntities: ['alexander-matsegora'],
      leadTerms: ['ambassador', 'die', 'ministry'],
      signs: ['e:russian-foreign-ministry', 'e:alexander-matsegora', 'k:casualty', 't:diplomacy'],
    });
    const condolences = newcomer({
      eventType: 'message',
      leadEntities: ['alexander-matsegora'],
      leadTerms: ['kim', 'condolence', 'putin', 'death', 'ambassador'],
      signs: ['u:kim-jong-un', 'u:vladimir-putin', 'e:alexander-matsegora', 'k:message', 'k:casualty'],
    });
    expect(chooseStory(condolences, [story(death)]).storyId).toBeNull();
  });

  test('a number that both name brings reports in two languages together', () => {
    const numbers = (language: string, signs: string[]) =>
      newcomer({
        language,
        eventType: 'troops',
        leadEntities: [],
        leadTerms: [language],
        topics: ['troops'],
        signs,
      });
    const russian = numbers('ru', ['u:north-korea', 'u:russia', 'k:troops', 't:troops', 'n:6000']);
    const korean = numbers('ko', ['u:north-korea', 'u:russia', 'k:troops', 't:troops', 'n:6000']);
    expect(chooseStory(korean, [story(russian)])).toMatchObject({ storyId: 7 });
    expect(chooseStory(korean, [story(russian)]).reasons.join(' ')).toContain('6000');
  });

  test('reports between which only the ever-present names agree stay apart', () => {
    const usual = ['u:kim-jong-un', 'u:russia', 'u:north-korea'];
    const speech = newcomer({
      eventType: 'ceremony',
      leadEntities: [],
      leadTerms: ['liberation', 'anniversary', 'speech'],
      topics: ['history'],
      signs: [...usual, 'k:ceremony', 't:history'],
    });
    const workers = newcomer({
      eventType: 'labour',
      leadEntities: [],
      leadTerms: ['worker', 'site', 'wage'],
      topics: ['labour'],
      signs: ['u:russia', 'u:north-korea', 'k:labour', 't:labour'],
    });
    expect(chooseStory(workers, [story(speech)]).storyId).toBeNull();
  });

  test('a near-copy is told by the nearest of the reports, in whatever order they are looked at', () => {
    const minhash = Array.from({ length: 126 }, (_, index) => index * 31);
    const half = minhash.map((value, index) => (index % 3 === 0 ? value + 1 : value));
    const near: Candidate = { storyId: 1, members: [{ articleKey: 11, ...newcomer({}, half) }] };
    const same: Candidate = { storyId: 2, members: [{ articleKey: 12, ...newcomer({}, minhash) }] };
    for (const candidates of [
      [near, same],
      [same, near],
    ])
      expect(chooseStory(newcomer({}, minhash), candidates)).toMatchObject({
        storyId: 2,
        nearDuplicateOf: 12,
      });
  });
});

describe('a second look when a report stands between two stories', () => {
  const own = ['u:kim-jong-un', 'e:sergei-lavrov', 'e:wonsan', 'k:meeting', 'd:2025-07-12'];
  const known = { knownEvents: ['lavrov-wonsan-2025'] };
  const korean = report('ko', own, '2025-07-12', known);
  const hindi = report('hi', own, '2025-07-12', known);
  const russian = report('ru', own, '2025-07-12', known);

  test('makes one of two small stories that are alike as a whole', () => {
    expect(chooseStory(russian, [storyOf(3, 1, korean), storyOf(9, 2, hindi)])).toMatchObject({
      storyId: 3,
      joins: [9],
    });
  });

  test('leaves stories alone whose reports exclude each other', () => {
    const other = report('hi', own, '2025-07-12', { knownEvents: ['lavrov-visits-pyongyang-2023'] });
    const between = report('ru', own, '2025-07-12');
    expect(chooseStory(between, [storyOf(3, 1, korean), storyOf(9, 2, other)]).joins).toEqual([]);
  });

  test('never moves what a person has put somewhere', () => {
    expect(chooseStory(russian, [storyOf(3, 1, korean), storyOf(9, 2, hindi, true)]).joins).toEqual([]);
  });

  test('never joins what a person has held apart', () => {
    const apart = { ...storyOf(9, 2, hindi), apart: [3] };
    expect(chooseStory(russian, [storyOf(3, 1, korean), apart]).joins).toEqual([]);
  });
});

describe('what tells one act from the next', () => {
  const visit = (language: string, day: string, named: string) =>
    report(language, ['u:kim-jong-un', 'e:sergei-shoigu', 'u:pyongyang', 'k:meeting', `d:${named}`], day);

  test('the same people at the same place, other days named: another meeting', () => {
    const first = visit('ko', '2025-06-05', '2025-06-04');
    const second = visit('ru', '2025-06-07', '2025-06-07');
    expect(chooseStory(second, [storyOf(1, 1, first)]).storyId).toBeNull();
  });

  test('the same day named in two languages brings them together', () => {
    const first = visit('ko', '2025-06-05', '2025-06-04');
    const second = visit('ru', '2025-06-04', '2025-06-04');
    expect(chooseStory(second, [storyOf(1, 1, first)]).storyId).toBe(1);
  });

  test('a name in Latin letters counts in both scripts', () => {
    const plain = ['e:ukrainian-armed-forces', 'k:labour'];
    const alone = report('ko', plain, '2025-08-12');
    const named = report('ru', [...plain, 'w:bbc'], '2025-08-12');
    const base = compareReports(alone, named, everyTerm).letters;
    const both = compareReports(report('ko', [...plain, 'w:bbc'], '2025-08-12'), named, everyTerm).letters;
    expect([base, both]).toEqual([0, 1]);
  });
});
