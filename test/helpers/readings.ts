import { createHash } from 'node:crypto';
import type { Item, Source } from '../../src/model/item.ts';
import type { EntityCount, Reading } from '../../src/model/reading.ts';

/** The folder the tests take their items from, unless they say otherwise. */
export const folderSource: Source = { id: 'folder:seeds', kind: 'folder', name: 'seeds' };

/** One mention of each entity, named after its id: "sergei-shoigu" → "Sergei Shoigu". */
export function makeEntities(...ids: string[]): EntityCount[] {
  return ids.map((id, index) => ({
    id,
    name: id.replace(/(^|-)(\p{L})/gu, (_, dash, letter) => (dash ? ' ' : '') + letter.toUpperCase()),
    count: 1,
    first: index * 10,
  }));
}

/**
 * A small item, whole and valid; overrides replace single fields.
 * The id and the locator follow each other when only one is given.
 */
export function makeItem(overrides: Partial<Item> = {}): Item {
  const id = overrides.id ?? overrides.locator ?? 'item-1.txt';
  return {
    source: folderSource,
    locator: overrides.locator ?? id,
    id,
    text: 'Shoigu arrived in Pyongyang. He met Kim Jong Un.',
    title: null,
    url: null,
    date: null,
    language: null,
    authors: [],
    outlet: null,
    seen: '2026-11-20T10:00:00.000Z',
    backfill: false,
    notes: [],
    ...overrides,
  };
}

/**
 * A small reading, whole and valid; overrides replace single fields. The search terms are the lower-case words of the
 * title and the entities as `e_…` terms; the content fingerprint comes from the overrides, so the same overrides are
 * the same content and others are not.
 */
export function makeReading(overrides: Partial<Reading> = {}): Reading {
  const title = overrides.title ?? 'Shoigu arrives in Pyongyang';
  const language = overrides.language ?? 'en';
  const people = overrides.people ?? [];
  const organisations = overrides.organisations ?? [];
  const places = overrides.places ?? [];
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const entities = [...people, ...organisations, ...places].map(one => one.id);
  return {
    language,
    languageConfidence: 0.99,
    title,
    titleBasis: 'given',
    published: { date: '2026-11-20', precision: 'day', basis: 'stated', clues: ['the item says so'] },
    dateline: null,
    dates: [],
    relevance: { relevant: true, score: 0.9, reasons: ['names both sides'] },
    people,
    organisations,
    places,
    countries: ['RU', 'KP'],
    metonyms: [],
    agencies: [],
    topics: [],
    event: null,
    brief: null,
    summary: [],
    quotes: [],
    figures: [],
    boilerplate: [],
    terms: [...words, ...entities.map(id => `e_${id.replaceAll('-', '_')}`)].join(' '),
    fingerprint: {
      content: createHash('sha256').update(JSON.stringify(overrides)).digest('hex'),
      minhash: [],
    },
    groupKey: {
      language,
      eventType: overrides.event?.type ?? null,
      leadEntities: entities,
      knownEvents: [],
      from: null,
      to: null,
      leadTerms: words,
      topics: overrides.topics ?? [],
    },
    ...overrides,
  };
}
