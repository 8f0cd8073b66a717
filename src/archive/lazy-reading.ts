import type { Reading } from '../model/reading.ts';
import type { ReadingRest } from './pack.ts';

/** What a list shows of a reading: it lies in columns and needs no unpacking. */
export type ReadingHead = Pick<Reading, 'language' | 'title' | 'titleBasis' | 'brief' | 'topics'> & {
  published: Pick<Reading['published'], 'date' | 'basis'>;
};

/** What a reading is made of beside its head, each made when first asked for. */
export interface ReadingParts {
  rest(): ReadingRest;
  fingerprint(): Reading['fingerprint'];
  groupKey(): Reading['groupKey'];
}

/** Keeps what `make` gives the first time. */
export function makeOnce<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * A whole reading that unpacks itself only when something beside its head is asked for: a list of stories names every
 * outlet of a story with hundreds of reports, but quotes three of them.
 */
export function makeLazyReading(head: ReadingHead, parts: ReadingParts): Reading {
  const { rest } = parts;
  return {
    language: head.language,
    get languageConfidence() {
      return rest().languageConfidence;
    },
    title: head.title,
    titleBasis: head.titleBasis,
    published: {
      date: head.published.date,
      get precision() {
        return rest().published.precision;
      },
      basis: head.published.basis,
      get clues() {
        return rest().published.clues;
      },
    },
    get dateline() {
      return rest().dateline;
    },
    get dates() {
      return rest().dates;
    },
    get relevance() {
      return rest().relevance;
    },
    get people() {
      return rest().people;
    },
    get organisations() {
      return rest().organisations;
    },
    get places() {
      return rest().places;
    },
    get countries() {
      return rest().countries;
    },
    get metonyms() {
      return rest().metonyms;
    },
    get agencies() {
      return rest().agencies;
    },
    topics: head.topics,
    get event() {
      return rest().event;
    },
    brief: head.brief,
    get summary() {
      return rest().summary;
    },
    get quotes() {
      return rest().quotes;
    },
    get figures() {
      return rest().figures ?? [];
    },
    get boilerplate() {
      return rest().boilerplate;
    },
    get terms() {
      return rest().terms;
    },
    get fingerprint() {
      return parts.fingerprint();
    },
    get groupKey() {
      return parts.groupKey();
    },
  };
}
