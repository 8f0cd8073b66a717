import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { createReader } from '../../src/reading/read.ts';
import { makeItem } from '../helpers/readings.ts';

/** Each file in test/corpus is one document with what must come out of it; a new case is a new file. */
interface Case {
  about: string;
  title?: string;
  date?: string;
  seen?: string;
  text: string;
  expect: {
    language: string;
    relevant: boolean;
    dateline?: Record<string, unknown>;
    published?: Record<string, unknown>;
    /** Exactly these, in any order. */
    people?: string[];
    countries?: string[];
    agencies?: string[];
    /** At least these. */
    places?: string[];
    topics?: string[];
    event?: Record<string, unknown>;
    brief?: string;
  };
}

const folder = join(import.meta.dirname, '../corpus');
const reader = createReader({ beat: russiaDprk, judge: null });

describe('documents of the corpus', () => {
  for (const file of readdirSync(folder).filter(name => name.endsWith('.yaml'))) {
    const given = parse(readFileSync(join(folder, file), 'utf8')) as Case;
    test(`${file}: ${given.about}`, () => {
      const reading = reader.read(
        makeItem({
          id: file,
          text: given.text,
          title: given.title ?? null,
          date: given.date ?? null,
          seen: given.seen ?? '2026-11-20T10:00:00.000Z',
        }),
      );
      const { expect: wanted } = given;
      expect(reading.language).toBe(wanted.language);
      expect(reading.relevance, JSON.stringify(reading.relevance)).toMatchObject({
        relevant: wanted.relevant,
      });
      expect(reading.relevance.reasons.length).toBeGreaterThan(0);
      if (wanted.dateline !== undefined) expect(reading.dateline).toMatchObject(wanted.dateline);
      if (wanted.published !== undefined) expect(reading.published).toMatchObject(wanted.published);
      if (wanted.people !== undefined)
        expect(reading.people.map(one => one.name).sort()).toEqual([...wanted.people].sort());
      if (wanted.countries !== undefined)
        expect([...reading.countries].sort()).toEqual([...wanted.countries].sort());
      if (wanted.agencies !== undefined)
        expect([...reading.agencies].sort()).toEqual([...wanted.agencies].sort());
      if (wanted.places !== undefined)
        expect(reading.places.map(one => one.name)).toEqual(expect.arrayContaining(wanted.places));
      if (wanted.topics !== undefined) expect(reading.topics).toEqual(expect.arrayContaining(wanted.topics));
      if (wanted.event !== undefined) expect(reading.event).toMatchObject(wanted.event);
      if (wanted.brief !== undefined) expect(reading.brief).toBe(wanted.brief);
    });
  }
});
