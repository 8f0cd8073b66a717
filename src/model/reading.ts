import type { LanguageTag } from './item.ts';

/** A stretch of the article's own text: UTF-16 offsets, `text.slice(start, end)` is the stretch. */
export interface Span {
  start: number;
  end: number;
}

export type DatePrecision = 'year' | 'month' | 'day' | 'time';

/** When the article was written, and how that is known. */
export interface PublishedDate {
  /** "2024", "2024-06", "2024-06-18" or a full timestamp, by precision; null when it can't be known. */
  date: string | null;
  precision: DatePrecision | null;
  /** `stated`: the text or its metadata says it whole. `inferred`: reasoned from clues, never to be shown as stated. */
  basis: 'stated' | 'inferred' | 'unknown';
  /** Each clue in words, in the order it was used: "dateline says 29 July", "Shoigu was Defence Minister until 2024-05-12". */
  clues: string[];
}

export interface Dateline extends Span {
  /** Canonical English name of the place when it is known, else as written. */
  place: string | null;
  /** As written, whole: "सियोल, २९ जुलाई ।" */
  text: string;
  month: number | null;
  day: number | null;
  year: number | null;
  /** Canonical name of the agency named in the dateline ("TASS"), if any. */
  agency: string | null;
}

/** A date expression in the text. */
export interface DateMention extends Span {
  text: string;
  /** ISO 8601 at its precision ("1990", "2024-06", "--03-21" when the year is not given, "weekday:2"); null when it can't be settled. */
  iso: string | null;
  precision: DatePrecision | 'weekday' | 'month-day' | 'relative';
}

/** A name of the beat found in the text. */
export interface Mention extends Span {
  /** Entity id in the beat's data. */
  entity: string;
  text: string;
  /** Reported as a government, not as a place: "Seoul has claimed". */
  metonym: boolean;
}

/** One entity of the article, with where it stands. */
export interface EntityCount {
  /** Entity id in the beat's data. */
  id: string;
  /** Canonical English name. */
  name: string;
  count: number;
  /** Offset of its first mention. */
  first: number;
}

export interface Relevance {
  relevant: boolean;
  /** 0 to 1. */
  score: number;
  /** In plain words; at least one. */
  reasons: string[];
}

/** Who did something, with the office they held then. */
export interface Actor {
  id: string;
  name: string;
  /** "Russia's Security Council secretary"; null when none is known for that date. */
  office: string | null;
}

/** What happened. */
export interface ArticleEvent {
  /** Event kind id from the beat ("meeting", "visit", "treaty"). */
  type: string;
  actors: Actor[];
  /** Canonical English name, or null. */
  place: string | null;
  /** ISO 8601 at its precision, or null. */
  date: string | null;
  /** Whether the event's date is stated in the text or inferred. */
  dateBasis: 'stated' | 'inferred' | 'unknown';
}

export interface Sentence extends Span {
  /** The article's own words, verbatim. */
  text: string;
}

export interface Quote extends Span {
  text: string;
  /** Canonical name where known, else as written; null when the text gives none. */
  speaker: string | null;
}

/** A number of something that analysts count: troops, shells, tonnes of rice, money. */
export interface Figure extends Span {
  /** As written, number and noun: "10 тысяч солдат". */
  text: string;
  /** The number; of a range, the middle. */
  value: number;
  /** Ends of a range. */
  low?: number;
  high?: number;
  /** How the text bounds it; absent for a range without such a word. */
  bound?: 'about' | 'at-least' | 'at-most' | 'exact';
  /** "person", "piece", "tonne", "kilogram", "barrel", "litre", or the ISO 4217 code of a currency. */
  unit: string;
  /** What is counted or measured: "troops", "shells", "killed", "food", "money"; the ids of data/figure-nouns.ts in reading. */
  counted: string;
}

/** Everything reading found in one article. Pure data: the same item always gives the same reading. */
export interface Reading {
  language: LanguageTag;
  /** 0 to 1. */
  languageConfidence: number;
  title: string;
  titleBasis: 'given' | 'first-line' | 'derived';
  published: PublishedDate;
  dateline: Dateline | null;
  dates: DateMention[];
  relevance: Relevance;
  people: EntityCount[];
  organisations: EntityCount[];
  /** Named places; the dateline's place is among them. */
  places: EntityCount[];
  /** ISO 3166 alpha-2 codes named in the text, most named first; governments meant by their capital are in `metonyms`. */
  countries: string[];
  /** ISO 3166 codes of governments meant by a capital or palace ("Seoul has claimed"). */
  metonyms: string[];
  /** Canonical names of the news agencies the text cites. */
  agencies: string[];
  /** Topic ids from the beat, strongest first. */
  topics: string[];
  event: ArticleEvent | null;
  /** One English line built only from the event; null when nothing sure was found. */
  brief: string | null;
  summary: Sentence[];
  quotes: Quote[];
  /** What the text counts, in order. Absent in readings kept before there were any. */
  figures?: Figure[];
  /** Desk initials, "read also" lines and the like, as they stand in the text. */
  boilerplate: string[];
  /** Search terms in every script, made by reading/terms in text order; parted by single spaces, no other white space or ASCII punctuation but "_" inside a term. */
  terms: string;
  fingerprint: Fingerprint;
  /** What grouping compares: kept with the article so that stories can be rebuilt. */
  groupKey: GroupKey;
}

/** For finding the same text again and near-copies of it. */
export interface Fingerprint {
  /** SHA-256 (hex) of the normalised title and body: the article's identity. */
  content: string;
  /** MinHash over word 5-grams (character 5-grams for unspaced scripts); 126 unsigned 32-bit values, empty for texts too short. */
  minhash: number[];
}

/** The few features by which reports of one event are brought together. */
export interface GroupKey {
  language: LanguageTag;
  eventType: string | null;
  /** Rarer entities of the lead: people, organisations and places, without the ever-present ones of the beat. */
  leadEntities: string[];
  /** Ids of the beat's known events that the article seems to be about. */
  knownEvents: string[];
  /** Earliest and latest day the event may have happened (ISO dates), or null. */
  from: string | null;
  to: string | null;
  /** Normalised, stemmed words of title and lead, for likeness within one language. */
  leadTerms: string[];
  /** How many of them, from the first, stand in the title or, without one, in the first sentence. Absent in older keys. */
  heading?: number;
  /** Topic ids. */
  topics: string[];
  /**
   * What title and opening say whatever their language: "e:" with the id of everyone and everything named ("u:" for
   * those whom every article names), "a:" with the person named first, "k:" with kinds
   * of event, "t:" with topics, "n:" with numbers, "d:" with days named, "w:" with names in Latin letters that the beat
   * doesn't know. Absent in keys kept before there were any.
   */
  signs?: string[];
}
