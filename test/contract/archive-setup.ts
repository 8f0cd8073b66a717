import { afterEach, beforeEach } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import type { NewDelivery } from '../../src/model/digest.ts';
import type { Item } from '../../src/model/item.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { Filter, NewSubscription } from '../../src/model/subscription.ts';
import { makeItem, makeReading } from '../helpers/readings.ts';

/** Gives a fresh, empty archive. */
export type OpenArchive = () => Promise<Archive>;

/** A moment of November 2026: `at(20, 10)` is the 20th at 10:00 UTC. */
export function at(day: number, hour = 0, minute = 0): string {
  return new Date(Date.UTC(2026, 10, day, hour, minute)).toISOString();
}

/** Opens an archive for each fact and closes it after. @returns where the open one is found */
export function useArchive(open: OpenArchive): { readonly archive: Archive } {
  const place: { archive: Archive | null } = { archive: null };
  beforeEach(async () => {
    place.archive = await open();
  });
  afterEach(async () => {
    await place.archive?.close();
    place.archive = null;
  });
  return {
    get archive() {
      if (place.archive === null) throw new Error('no archive is open');
      return place.archive;
    },
  };
}

/** Keeps an article as a story of its own, or in the story given. */
export function store(
  archive: Archive,
  item: Partial<Item>,
  reading: Partial<Reading> = {},
  storyId: number | null = null,
): Promise<Outcome> {
  const whole = makeItem(item);
  const title = reading.title ?? `Report ${whole.id}`;
  return archive.keep(
    { kind: 'stored', item: whole, reading: makeReading({ ...reading, title }), storyId, reasons: ['new'] },
    whole.seen,
  );
}

/** Keeps a newer text of an article. */
export function revise(
  archive: Archive,
  articleKey: number,
  item: Partial<Item>,
  reading: Partial<Reading> = {},
): Promise<Outcome> {
  const whole = makeItem(item);
  return archive.keep(
    { kind: 'revised', item: whole, reading: makeReading(reading), articleKey, reasons: ['edited'] },
    whole.seen,
  );
}

export const everything: Filter = {
  languages: [],
  topics: [],
  people: [],
  minimumReports: 1,
  minimumOutlets: 1,
};

export function makeSubscription(overrides: Partial<NewSubscription> = {}): NewSubscription {
  return {
    channel: { platform: 'discord', id: 'channel-1' },
    schedule: { times: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], timeZone: 'Asia/Kolkata' },
    filter: everything,
    form: 'full',
    quietDay: 'say-so',
    laterReports: 'thread',
    quiet: null,
    createdBy: 'user-1',
    created: at(1),
    ...overrides,
  };
}

export function makeDelivery(key: string, overrides: Partial<NewDelivery> = {}): NewDelivery {
  return {
    key,
    channel: { platform: 'discord', id: 'channel-1' },
    payload: { content: key },
    label: `message ${key}`,
    part: 1,
    ...overrides,
  };
}
