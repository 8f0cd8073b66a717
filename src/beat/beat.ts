import type { LanguageTag } from '../model/item.ts';

/**
 * One name of the beat. Forms are kept by language; a form is plain text with optional signs:
 *   leading `=`  exact: no inflection is tried (acronyms, short names)
 *   leading `^`  upper and lower case must be as written ("US", not "us")
 *   leading `@`  only in articles of this language (Turkish "Seul" is French "alone")
 *   trailing `*` any further letters of the same script may follow ("северокорейск*")
 * Leading signs may be combined in any order ("=^@US").
 */
export type Form = string;

export interface Entity {
  /** Lower-case kebab: "sergei-shoigu". */
  id: string;
  /** Canonical English name. */
  name: string;
  kind: 'person' | 'organisation' | 'agency' | 'place' | 'country' | 'bloc' | 'historic';
  /** ISO 3166 alpha-2: a country's own code, a person's or body's side, the country a place lies in; null when none fits. */
  country: string | null;
  forms: Record<LanguageTag, Form[]>;
  /** Texts around which a form doesn't count: "朝鮮戦争" is not the DPRK. */
  blocked?: string[];
  /** Short forms that count only once a full form has been seen in the same text (bare "किम"). */
  bare?: Record<LanguageTag, Form[]>;
  /** For capitals and palaces: the government they may stand for (ISO code). */
  governs?: string;
  /** For a building or spot of a town: the town's entity id, which a line of news names instead. */
  within?: string;
  /** True for the names every article of the beat has; they don't tell stories apart. */
  everPresent?: boolean;
}

/** A post someone held. */
export interface Office {
  /** Entity id of the person. */
  person: string;
  /** As used in a brief: "Russia's Defence Minister". */
  title: string;
  /** Words for the office by language, for recognising it in text: hi "रक्षा मंत्री". */
  words: Record<LanguageTag, string[]>;
  /** ISO date; null when before anything the archive could hold. */
  from: string | null;
  /** ISO date of the last day; null while held. */
  to: string | null;
  source: string;
}

/** A publicly known event of the beat. */
export interface KnownEvent {
  id: string;
  /** One English line. */
  title: string;
  /** Event kind id. */
  type: string;
  /** ISO dates (day, or month when only that is known). */
  from: string;
  to: string;
  /** Entity ids. */
  participants: string[];
  /** Entity id of a place, or null. */
  place: string | null;
  /** Words by which a text refers to it, by language, beyond its participants ("treaty" for the June 2024 treaty). Optional. */
  words?: Record<LanguageTag, string[]>;
  /** Where it is publicly documented: a name and, where known, an address. */
  source: string;
}

/** A topic, or a kind of event, with the words that speak for it. Words are stems: any ending of the same script may follow. */
export interface Vocabulary {
  id: string;
  /** English name as people see it: "Arms supply". */
  name: string;
  words: Record<LanguageTag, string[]>;
}

/** The subject watched. Another beat can be put in its place: nothing outside `beat/` knows Russia or the DPRK. */
export interface Beat {
  id: string;
  /** "Russia–DPRK relations" */
  name: string;
  /** The two sides whose dealings make an article relevant: ISO codes. */
  sides: [string, string];
  entities: Entity[];
  offices: Office[];
  events: KnownEvent[];
  topics: Vocabulary[];
  eventKinds: Vocabulary[];
  /** Words that name both sides at once, by language: "북러", "俄朝", "रूस-उत्तर कोरिया". */
  pairs: Record<LanguageTag, Form[]>;
}
