import type { Article } from './article.ts';
import type { LanguageTag, Timestamp } from './item.ts';

/** What a translation engine made of one piece of text: `text` is null when it was refused, for the reason given. */
export interface KeptTranslation {
  /** SHA-256 (hex) of engine, model, prompt version, both languages and the text. */
  key: string;
  text: string | null;
  /** Why it was refused, in plain words; null when it was not. */
  refused: string | null;
}

/** Machine translations that are there for some articles, in one language. */
export interface Translations {
  language: LanguageTag;
  /** "LibreTranslate", as people see it. */
  engine: string;
  /** The translation of a title or sentence; null when there is none. */
  of(text: string, language: LanguageTag): string | null;
}

/** Translates titles and summaries behind everybody's back; nobody waits for it. */
export interface Translator {
  /** What there is for these articles, for a reader whose bot speaks `tongue`. Asks no engine. */
  prepared(articles: Article[], tongue: string): Promise<Translations>;
  /** Sees to it that these articles are translated for readers in these languages, some time later. */
  want(articles: Article[], tongues: Iterable<string>): void;
  /** How it fares, in plain words. */
  state(): { well: boolean; state: string; since: Timestamp };
  /** Settles when nothing is waiting any more. */
  idle(): Promise<void>;
  /** Ends requests under way at once; what was waiting is met again by whoever wants it. */
  stop(): Promise<void>;
}
