import type { LanguageTag, Timestamp } from './item.ts';
import type { Judgement } from './judgement.ts';
import type { Reading } from './reading.ts';

/** An item that has been read and kept. */
export interface Article {
  /** The archive's own number. */
  key: number;
  /** What people and `--json` see: the id given to import, or the file's name. Unique in the archive. */
  id: string;
  sourceId: string;
  /** The outlet if the item named one, else the source's name. */
  outlet: string;
  url: string | null;
  authors: string[];
  /** The current text; earlier ones are revisions. */
  text: string;
  reading: Reading;
  firstSeen: Timestamp;
  updated: Timestamp;
  backfill: boolean;
  /** How many revisions there are, the current one included. */
  revisions: number;
  storyId: number;
}

/** An earlier or later text of the same article. */
export interface Revision {
  articleKey: number;
  /** 1 is the first. */
  number: number;
  text: string;
  title: string;
  content: string;
  seen: Timestamp;
}

/** The articles, in any language, about one event. */
export interface Story {
  id: number;
  /** The title of its lead article, verbatim, and that title's language. */
  title: string;
  titleLanguage: LanguageTag;
  /** English, from the event; null when nothing sure was found. */
  brief: string | null;
  eventType: string | null;
  languages: LanguageTag[];
  topics: string[];
  /** Earliest and latest published date of its articles (ISO at the known precision), null when none is known. */
  from: string | null;
  to: string | null;
  firstSeen: Timestamp;
  /** When the newest report of it was first seen. */
  lastSeen: Timestamp;
  /** What a person said of it last; null when nobody did. */
  judgement: Judgement | null;
  /** Newest report first. */
  articles: Article[];
}
