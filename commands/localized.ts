import type { CommandText } from '../src/wording/command-text.ts';
import { commandTexts } from '../src/wording/command-texts.ts';
import type { Speaker } from '../src/wording/speaker.ts';
import type { Command, OptionDefinition } from './command.ts';

function textOf(command: Pick<Command, 'name'>, { tongue }: Speaker): CommandText | undefined {
  return tongue === 'en' ? undefined : commandTexts[tongue][command.name];
}

/** What a command does, in the speaker's language. */
export function aboutCommand(command: Command, say: Speaker): string {
  return textOf(command, say)?.about ?? command.description;
}

/** What an option of a command is, in the speaker's language. */
export function aboutOption(command: Command, option: OptionDefinition, say: Speaker): string {
  return textOf(command, say)?.options[option.name]?.[1] ?? option.description;
}

/** The name of one of an option's choices, in the speaker's language. */
export function nameChoice(
  command: Command,
  option: OptionDefinition,
  choice: { name: string; value: string },
  say: Speaker,
): string {
  return textOf(command, say)?.options[option.name]?.[2]?.[choice.value] ?? choice.name;
}
