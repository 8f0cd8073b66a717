import type { Choice } from './form.ts';
import type { LanguageTag, Timestamp } from './item.ts';

/** A run of plain text. Renderers escape it: no markup of any platform has force in it. */
export interface TextRun {
  text: string;
  bold?: boolean;
  /** A search hit. */
  mark?: boolean;
  code?: boolean;
  url?: string;
  /** When set, the run is a moment: platforms that can show it in the reader's own zone do; `text` is the fall-back. */
  time?: Timestamp;
}

/** Plain text, or runs of it. Never markup. */
export type Text = string | TextRun[];

export interface SourceLink {
  name: string;
  url: string | null;
  language: LanguageTag;
}

/** A verbatim stretch of an article, in its own language. */
export interface Extract {
  text: string;
  language: LanguageTag;
  /** Where search words hit, offsets into `text`. */
  marks?: { start: number; end: number }[];
  /** In our words, what these words are when they are not the article's own: "machine translation, LibreTranslate". */
  caption?: string;
}

/** A person's mark on a story. */
export interface StoryMark {
  /** "✅ verified by Mina". */
  text: string;
  /** The person's own words; any language. */
  note: string | null;
}

/** One story as a line of a digest or a list. */
export interface StoryBlock {
  kind: 'story';
  /** Its place in the list, from 1. */
  position: number | null;
  storyId: number;
  /** Source languages, the title's first. */
  languages: LanguageTag[];
  title: string;
  titleLanguage: LanguageTag;
  /** The address of the lead article, if it has one. */
  url: string | null;
  /** English, whatever the bot speaks. */
  brief: string | null;
  extracts: Extract[];
  /** In words, never pretending: "21 Mar 2025 (inferred)", "date unknown, first seen 21 Nov 2026". */
  date: string;
  sources: SourceLink[];
  /** What a person said of the story, in our words and in theirs. */
  mark?: StoryMark | null;
  /** "new", "+3 reports". */
  status: string | null;
  /** Buttons of this story ("More"). */
  actions: Action[];
}

export type Block =
  | StoryBlock
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: Text }
  /** Words of an article, alone on their lines. */
  | { kind: 'extract'; extract: Extract; caption: string | null }
  | { kind: 'fields'; fields: { name: string; value: Text }[] }
  | { kind: 'list'; items: Text[]; ordered: boolean }
  | { kind: 'code'; text: string }
  /** Small print: counts, hints. */
  | { kind: 'note'; text: Text }
  | { kind: 'divider' };

/** A button. `id` is a short id under which the archive keeps what it does, so it works after a restart. */
export type Action =
  | { kind: 'command'; id: string; label: string; emphasis?: 'primary' }
  /** Posts the answer it stands under for everyone in the channel. */
  | { kind: 'share'; id: string; label: string }
  /** Opens a form, on platforms that have such; elsewhere it isn't shown. */
  | { kind: 'form'; id: string; label: string; emphasis?: 'primary' }
  /** A menu of which one is chosen: at most 25. Not shown where there are no menus. */
  | { kind: 'select'; id: string; placeholder: string; choices: Choice[]; chosen: string | null }
  | { kind: 'link'; url: string; label: string }
  /** Shows a place in the list; can't be pressed. */
  | { kind: 'label'; label: string };

/** A file that goes with a message. A picture is shown under the title, anything else is there to be saved. */
export interface ViewFile {
  /** ASCII letters, digits, dots and dashes. */
  name: string;
  /** "text/csv", "image/png". */
  mediaType: string;
  bytes: Uint8Array;
  /** What a picture shows, for those who can't see it; null for what is no picture. */
  alt: string | null;
  /** The same in letters, for where pictures can't be shown. */
  text?: string;
}

/** A platform-neutral message: what to show, not how. */
export interface View {
  title: string;
  /** Small line under the title. */
  subtitle: Text | null;
  blocks: Block[];
  /** Under everything, in one row. */
  actions: Action[];
  /** Answers to people only: what goes through the outbox has none. */
  files?: ViewFile[];
  tone: 'digest' | 'answer' | 'problem';
  /** For notifications and screen readers: the whole in one plain sentence or two. */
  fallback: string;
  /** In which language the bot speaks here; English when left out. */
  language?: string;
}
