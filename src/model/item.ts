/** A point in time as ISO 8601 in UTC with milliseconds, e.g. "2026-11-21T08:30:00.000Z": sorts as text. */
export type Timestamp = string;

/** A BCP 47 language tag: "hi", "gu", "zh-Hans"; "und" when it can't be told. */
export type LanguageTag = string;

/** Where items come from: the seeds folder, one feed, an import, or text handed in by a person. */
export interface Source {
  /** Stable and unique: "folder:seeds", "feed:https://…", "import", "cli". */
  id: string;
  kind: 'folder' | 'feed' | 'import' | 'manual';
  /** What people see: the outlet's or the feed's name. */
  name: string;
}

/** What a source hands over: decoded text and the metadata that came with it. Nothing has been read yet. */
export interface Item {
  source: Source;
  /** Unique within its source: the path relative to the folder, the feed item's guid, the id given to import. */
  locator: string;
  /** What people and `--json` see: the id given to import, or the file's name, else the locator. */
  id: string;
  /** Plain text, NFC, paragraphs parted by newlines; offsets everywhere are UTF-16 into this text. */
  text: string;
  title: string | null;
  url: string | null;
  /** The date as it came with the item (front matter, feed, import), ISO 8601 date or timestamp; null when none. */
  date: string | null;
  /** A declared language is only a hint. */
  language: LanguageTag | null;
  authors: string[];
  /** The outlet as the item names it (front matter, feed item); else null and the source's name is shown. */
  outlet: string | null;
  /** When this process, or the importer's `seen`, first met it. */
  seen: Timestamp;
  /** True for what was there before the team could want it (a feed at first sight, an import): archived, not posted. */
  backfill: boolean;
  /** True for a text known to be only the beginning, or a summary, of one that could not be had. */
  partial?: true;
  /** The name of someone who wants it kept, whatever the beat says of it. */
  wantedBy?: string;
  /** What intake mended or noticed, in plain words ("decoded from windows-1251"). */
  notes: string[];
}

/** What intake hands over when there is no text to read. */
export interface Unreadable {
  source: Source;
  locator: string;
  id: string;
  seen: Timestamp;
  /** One sentence a person understands: "The file is empty." */
  reason: string;
}

/** What intake yields for each thing it meets. */
export type Intake = { kind: 'item'; item: Item } | { kind: 'unreadable'; unreadable: Unreadable };
