import type { Command, OptionDefinition } from '../../commands/command.ts';
import { aboutOption, nameChoice as nameLocally } from '../../commands/localized.ts';
import { english, type Speaker } from '../wording/speaker.ts';

/** "Commands: latest, search, …" */
export function listCommands(commands: readonly Command[], say: Speaker = english): string {
  return say('line.commands', { names: commands.map(command => command.name).join(', ') });
}

/** "Its options: count (a whole number from 1 to 25); …" */
export function listOptions(command: Command, say: Speaker = english): string {
  if (command.options.length === 0) return say('line.noOptions', { command: command.name });
  const options = command.options.map(option => `${option.name} (${describeOption(command, option, say)})`);
  return say('line.options', { options: options.join('; ') });
}

/** What an option takes: its choices, yes or no, its range, or its description. */
export function describeOption(command: Command, option: OptionDefinition, say: Speaker = english): string {
  if (option.choices && option.choices.length > 0) return listChoices(command, option, say);
  if (option.type === 'boolean') return say('line.yesOrNo');
  return option.type === 'integer' ? describeRange(option, say) : aboutOption(command, option, say);
}

/** An option's choices, as they are typed and as they are called. */
export function listChoices(command: Command, option: OptionDefinition, say: Speaker = english): string {
  return (option.choices ?? [])
    .map(choice => nameChoice({ ...choice, name: nameLocally(command, option, choice, say) }))
    .join(', ');
}

/** "a whole number from 1 to 25" */
export function describeRange(option: OptionDefinition, say: Speaker = english): string {
  const { minimum: low, maximum: high } = option;
  if (low !== undefined && high !== undefined) return say('line.range', { low, high });
  if (low !== undefined) return say('line.atLeast', { low });
  return high !== undefined ? say('line.atMost', { high }) : say('line.number');
}

/** "hi (Hindi)"; a choice whose name begins with its value, or says no more, is given by its name. */
export function nameChoice(choice: { name: string; value: string }): string {
  if (choice.name.startsWith(`${choice.value} (`)) return choice.name;
  return choice.name.toLowerCase() === choice.value.toLowerCase()
    ? choice.value
    : `${choice.value} (${choice.name})`;
}
