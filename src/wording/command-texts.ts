import type { CommandTexts, TranslatedTongue } from './command-text.ts';
import { commandsGu } from './commands-gu.ts';
import { commandsHi } from './commands-hi.ts';
import { commandsKo } from './commands-ko.ts';
import { commandsRu } from './commands-ru.ts';

/** What commands and their options are called, and what they do, in every language but English. */
export const commandTexts: Readonly<Record<TranslatedTongue, CommandTexts>> = {
  hi: commandsHi,
  gu: commandsGu,
  ru: commandsRu,
  ko: commandsKo,
};
