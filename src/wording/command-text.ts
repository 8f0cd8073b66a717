import type { Tongue } from './languages.ts';

/** One option of a command in a language: its name (Discord shows it), what it is, and the names of its choices by value. */
export type OptionText = readonly [name: string, about: string, choices?: Readonly<Record<string, string>>];

/** A command in a language. Names are for Discord, which always sends the English ones; elsewhere English is typed. */
export interface CommandText {
  name: string;
  about: string;
  options: Readonly<Record<string, OptionText>>;
}

/** The commands in one language, by their English names. English stands in the commands themselves. */
export type CommandTexts = Readonly<Record<string, CommandText>>;

export type TranslatedTongue = Exclude<Tongue, 'en'>;
