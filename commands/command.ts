import type { Archive } from '../src/archive/archive.ts';
import type { Beat } from '../src/beat/beat.ts';
import type { Story } from '../src/model/article.ts';
import type { FeedLook } from '../src/model/feed-preview.ts';
import type { Form } from '../src/model/form.ts';
import type { LanguageTag, Timestamp } from '../src/model/item.ts';
import type { Outcome } from '../src/model/outcome.ts';
import type { Mention } from '../src/model/reading.ts';
import type { Channel, PlatformName } from '../src/model/subscription.ts';
import type { Translator } from '../src/model/translation.ts';
import type { View } from '../src/model/view.ts';
import type { Key } from '../src/wording/catalogue.ts';
import type { Tongue } from '../src/wording/languages.ts';
import type { Speaker } from '../src/wording/speaker.ts';

/** Things an option may name that the bot knows of. */
export type SuggestionKind = 'story' | 'report' | 'topic' | 'person' | 'feed';

/** One option of a command: the same words on Discord, in Slack and in the terminal. */
export interface OptionDefinition {
  /** Lower-case letters, digits and dashes, at most 32 (Discord's rule). */
  name: string;
  description: string;
  type: 'string' | 'integer' | 'boolean';
  required?: boolean;
  /** Free words without `name:` go here in Slack and the terminal; of several such options each takes one word, the last the rest. */
  positional?: boolean;
  minimum?: number;
  maximum?: number;
  /** What is offered while it is typed, on platforms that can; other words may be typed all the same. */
  suggests?: SuggestionKind;
  /** Takes all that is typed after the command's name as it stands, line breaks and quotes too; a line has no other options then. */
  verbatim?: boolean;
  /** At most 25 (Discord's limit). */
  choices?: { name: string; value: string }[];
}

export type OptionValues = Record<string, string | number | boolean>;

/** Who asked, and from where. Commands never learn which platform's SDK is behind it. */
export interface Caller {
  platform: PlatformName;
  /** Where it was asked; null in a private talk with no channel. */
  channel: Channel | null;
  /** The thread it was asked in, where the platform's threads are no channels of their own. */
  thread?: string | null;
  userId: string;
  userName: string;
  /** May manage this channel's subscriptions. */
  mayManage: boolean;
  /** Whom to ask when not: "someone with Manage Server, or the role …". */
  askWhom: string;
  /** The same as an entry of the catalogue, where it can be said in other languages. */
  whom?: { key: WhomKey; values: Record<string, string> };
  /** The person's language as their platform knows it: "ru", "ko-KR"; null or left out when it doesn't tell. */
  locale?: string | null;
}

export type WhomKey = Extract<Key, `whom.${string}`>;

export interface CommandContext {
  archive: Archive;
  beat: Beat;
  /** Finds the beat's names in a text, and the entities a typed name may mean, in any script. */
  names: { find(text: string, language: LanguageTag): Mention[]; resolve(words: string): string[] };
  caller: Caller;
  /** Speaks the language of whoever reads the answer. */
  say: Speaker;
  /** The language where neither a person nor a channel has another. */
  defaultTongue: Tongue;
  /** Machine translation; null or left out when it is off. */
  translator?: Translator | null;
  now: Timestamp;
  /** The default zone for showing and for new subscriptions. */
  timeZone: string;
  /** Times of day for a subscription that names none. */
  digestAt: string[];
  /** How the parts fare that the archive doesn't know: "discord: connected". */
  platforms(): { name: string; state: string; since: Timestamp }[];
  /** Opens a story's thread in a channel, once; it is there in a moment. */
  openThread(story: Story, channel: Channel): Promise<void>;
  /** The address of a message or thread, for people to follow; null when it can't be told. */
  linkTo(channel: Channel, messageId: string): Promise<string | null>;
  /** Whether a channel can be posted to; null when all is well, else one plain sentence saying what to change. */
  checkChannel(channel: Channel): Promise<string | null>;
  feeds: FeedDesk;
  add: AddDesk;
}

/** What became of an article handed in. */
export type Added =
  | { kind: 'taken'; outcome: Outcome }
  /** It had come in before, word for word; its outcome is kept under the locator. */
  | { kind: 'known'; locator: string }
  /** The page could not be had or read; `reason` follows "because". */
  | { kind: 'failed'; reason: string };

/** Takes articles that people hand in. `by` is who did; `wanted` keeps it whatever the beat says of it. */
export interface AddDesk {
  /** Fetches the page and takes the article in it. */
  addAddress(address: string, by: string, wanted: boolean): Promise<Added>;
  addText(text: string, by: string, wanted: boolean): Promise<Added>;
}

/** What commands may ask about feeds; the list itself is the archive's. */
export interface FeedDesk {
  /** Looks at an address once, keeping nothing. */
  look(address: string): Promise<FeedLook>;
  /** The feeds that the settings name, by id, and what is wrong with that list; new ones are put on the archive's list. */
  seeds(): Promise<{ ids: ReadonlySet<string>; problems: string[] }>;
  /** Reads a list: the path of an OPML file on this machine, or addresses. Only for whoever sits at this machine. */
  readList(value: string): Promise<{ feeds: { url: string; title: string | null }[]; problems: string[] }>;
  /** To be called after the list was changed: whoever polls takes it up at once. */
  changed(): Promise<void>;
}

export interface Answer {
  view: View;
  /** What `--json` prints. */
  data: unknown;
  /** Set when the command did not do what was asked: `usage` when the words were at fault, else `failure`. */
  problem?: 'usage' | 'failure';
}

/** A command's options as a form, for platforms that have such. */
export interface CommandForm {
  /** The names of its fields: nothing else is taken from what was filled in. */
  fields: readonly string[];
  /** Whether so much is left open that the form is offered in place of an answer. Decided at once, from the options alone. */
  offeredFor(options: OptionValues): boolean;
  /**
   * The form with what stands in it: what the options say, else what holds now. `keeps` are options that the form doesn't
   * show and that stay. Throws UsageError and RightsError.
   */
  make(
    options: OptionValues,
    context: CommandContext,
  ): Promise<{
    title: string;
    submit: string;
    fields: Form['fields'];
    keeps: OptionValues;
    /** The command that what was filled in is given to; left out: this one. */
    runs?: string;
  }>;
}

export interface Command {
  /** At most 32 characters, lower-case. */
  name: string;
  /** At most 100 characters. */
  description: string;
  options: OptionDefinition[];
  /** Whole lines as typed after `/dprk-russia`. */
  examples: string[];
  /** Who may use it. */
  rights: 'anyone' | 'manager';
  form?: CommandForm;
  run(options: OptionValues, context: CommandContext): Promise<Answer>;
}
