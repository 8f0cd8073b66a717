import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import type { Reading } from '../../src/model/reading.ts';
import { type Candidate, chooseStory } from '../../src/reading/grouping.ts';
import { createReader } from '../../src/reading/read.ts';
import { makeItem } from '../helpers/readings.ts';

/** What a careful reader finds in the five articles of the seeds folder. */
const facts: Record<string, Facts> = {
  '000_5d2a33ffeaec6e74.txt': {
    language: 'hi',
    title: null,
    dateline: { text: 'सियोल, २९ जुलाई ।', place: 'Seoul', month: 7, day: 29, year: null },
    published: '2023-07-29',
    event: '2023-07-26',
    people: ['Kim Jong Un', 'Sergei Shoigu', 'Vladimir Putin'],
    countries: ['KP', 'RU', 'UA', 'US'],
    metonyms: [],
    agencies: [],
    places: ['Seoul', 'Pyongyang', 'Moscow', 'Vladivostok'],
    boilerplate: [],
  },
  '001_a085c0f097b1e019.txt': {
    language: 'hi',
    title: null,
    dateline: null,
    published: '2025-07-13',
    event: '2025-07-12',
    people: ['Kim Jong Un', 'Sergei Lavrov'],
    countries: ['JP', 'KP', 'KR', 'RU', 'UA', 'US'],
    metonyms: [],
    agencies: ['KCNA'],
    places: ['Pyongyang', 'Moscow', 'Korean Peninsula'],
    boilerplate: [],
  },
  '002_1a62deddc95f55f7.txt': {
    language: 'gu',
    title: null,
    dateline: null,
    published: '2023-09-14',
    event: '2023-09-13',
    people: ['Kim Jong Un', 'Vladimir Putin'],
    countries: ['KP', 'KR', 'RU', 'UA', 'US'],
    metonyms: [],
    agencies: [],
    places: ['Pyongyang', 'Moscow', 'Vladivostok'],
    boilerplate: [],
  },
  '003_9fb6eb0e4babde48.txt': {
    language: 'hi',
    title: null,
    dateline: null,
    published: '2024-06-18',
    event: '2024-06-18',
    people: ['Kim Jong Un', 'Vladimir Putin', 'Yuri Ushakov'],
    countries: ['KP', 'RU', 'UA'],
    metonyms: ['KR', 'UA', 'US'],
    agencies: ['AFP', 'KCNA', 'Russian news agencies (unnamed)'],
    places: ['Pyongyang', 'Moscow', 'Seoul', 'Washington', 'Kyiv'],
    boilerplate: [],
  },
  '004_717432b970d5a5cf.txt': {
    language: 'hi',
    title: 'रूस के सुरक्षा अधिकारी की उत्तर कोरिया के नेता किम जोंग-उन से मुलाकात, यूक्रेन और कोरियाई प्रायद्वीप पर चर्चा',
    dateline: { text: 'सोल, 21 मार्च .', place: 'Seoul', month: 3, day: 21, year: null },
    published: '2025-03-21',
    event: '2025-03-21',
    people: [
      'Alexander Matsegora',
      'Andrey Rudenko',
      'Choe Son Hui',
      'Donald Trump',
      'Kim Jong Gyu',
      'Kim Jong Un',
      'Sergei Shoigu',
      'Shin Won-sik',
      'Vladimir Putin',
    ],
    countries: ['KP', 'KR', 'RU', 'UA', 'US'],
    metonyms: [],
    agencies: ['Sputnik', 'TASS', 'Yonhap News TV'],
    places: ['Seoul', 'Pyongyang', 'Moscow', 'Liberation Tower', 'Korean Peninsula'],
    boilerplate: ['पीएसएम/'],
  },
};

interface Facts {
  language: string;
  title: string | null;
  dateline: object | null;
  published: string;
  event: string;
  people: string[];
  countries: string[];
  metonyms: string[];
  agencies: string[];
  places: string[];
  boilerplate: string[];
}

const folder = join(import.meta.dirname, '../../seeds');
const reader = createReader({ beat: russiaDprk, judge: null });
const readings = new Map<string, { text: string; reading: Reading }>();
for (const file of Object.keys(facts)) {
  const text = readFileSync(join(folder, file), 'utf8').normalize('NFC');
  readings.set(file, { text, reading: reader.read(makeItem({ id: file, text })) });
}

describe.each(Object.entries(facts))('%s', (file, wanted) => {
  const { text, reading } = readings.get(file) as { text: string; reading: Reading };

  test('the language is told', () => expect(reading.language).toBe(wanted.language));

  test('a title is taken only where there is one', () => {
    expect(reading.titleBasis).toBe(wanted.title === null ? 'derived' : 'first-line');
    if (wanted.title !== null) expect(reading.title).toBe(wanted.title);
  });

  test('the dateline is found', () => {
    if (wanted.dateline === null) expect(reading.dateline).toBeNull();
    else expect(reading.dateline).toMatchObject(wanted.dateline);
  });

  test('the date is inferred, never called stated, and says its clues', () => {
    expect(reading.published).toMatchObject({ date: wanted.published, precision: 'day', basis: 'inferred' });
    expect(reading.published.clues.length).toBeGreaterThan(0);
  });

  test('the event has its own date', () => {
    expect(reading.event).toMatchObject({ date: wanted.event, dateBasis: 'inferred' });
    expect(reading.brief ?? '(inferred)').toContain('(inferred)');
  });

  test('people, countries, governments, agencies and places are named exactly', () => {
    expect(reading.people.map(one => one.name).sort()).toEqual(wanted.people);
    expect([...reading.countries].sort()).toEqual(wanted.countries);
    expect([...reading.metonyms].sort()).toEqual(wanted.metonyms);
    expect([...reading.agencies].sort()).toEqual(wanted.agencies);
    expect(reading.places.map(one => one.name)).toEqual(expect.arrayContaining(wanted.places));
  });

  test('it belongs to the beat', () => expect(reading.relevance.relevant).toBe(true));

  test('boilerplate is set apart', () => expect(reading.boilerplate).toEqual(wanted.boilerplate));

  test('every span cuts out the words it says', () => {
    for (const span of [...reading.summary, ...reading.dates])
      expect(text.slice(span.start, span.end)).toBe(span.text);
    for (const quote of reading.quotes) expect(text.slice(quote.start, quote.end)).toContain(quote.text);
    if (reading.dateline !== null)
      expect(text.slice(reading.dateline.start, reading.dateline.end)).toBe(reading.dateline.text);
  });
});

function everyOrder<T>(list: T[]): T[][] {
  if (list.length < 2) return [list];
  return list.flatMap((one, index) =>
    everyOrder([...list.slice(0, index), ...list.slice(index + 1)]).map(rest => [one, ...rest]),
  );
}

test('the five are five stories, in whatever order they come', () => {
  for (const files of everyOrder(Object.keys(facts))) {
    const stories: Candidate[] = [];
    for (const file of files) {
      const { reading } = readings.get(file) as { reading: Reading };
      const newcomer = {
        key: reading.groupKey,
        published: reading.published.date,
        firstSeen: '2026-11-20T10:00:00.000Z',
        minhash: reading.fingerprint.minhash,
      };
      const choice = chooseStory(newcomer, stories);
      expect(choice, file).toMatchObject({ storyId: null, nearDuplicateOf: null });
      stories.push({
        storyId: stories.length + 1,
        members: [{ articleKey: stories.length + 1, ...newcomer }],
      });
    }
  }
});

test('who met whom is said in English with the office of that day', () => {
  const briefs = Object.keys(facts).map(file => readings.get(file)?.reading.brief);
  expect(briefs[0]).toBe("Sergei Shoigu, Russia's Defence Minister, met Kim Jong Un, 26 Jul 2023 (inferred)");
  expect(briefs[4]).toBe(
    "Sergei Shoigu, Russia's Security Council secretary, met Kim Jong Un in Pyongyang, 21 Mar 2025 (inferred)",
  );
});

test('a text read before a visit never says that the visit has happened', () => {
  expect(readings.get('003_9fb6eb0e4babde48.txt')?.reading.brief ?? '').not.toMatch(/\b(?:visited|met)\b/);
});

test('the year in which the dateline falls on the weekday named does not win', () => {
  // 29 July 2020 was a Wednesday; the meeting on Wednesday was on 26 July 2023.
  const { reading } = readings.get('000_5d2a33ffeaec6e74.txt') as { reading: Reading };
  expect(reading.published.clues.join(' ')).toContain('26 July 2023');
});
