import type { Command, OptionDefinition } from '../../commands/command.ts';

/** "Commands: latest, search, …" */
export function listCommands(commands: readonly Command[]): string {
  return `Commands: ${commands.map(command => command.name).join(', ')}.`;
}

/** "Its options: count (a whole number from 1 to 25); …" */
export function listOptions(command: Command): string {
  if (command.options.length === 0) return `“${command.name}” takes no options.`;
  return `Its options: ${command.options.map(option => `${option.name} (${describeOption(option)})`).join('; ')}.`;
}

/** What an option takes: its choices, yes or no, its range, or its description. */
export function describeOption(option: OptionDefinition): string {
  if (option.choices && option.choices.length > 0) return option.choices.map(nameChoice).join(', ');
  if (option.type === 'boolean') return 'yes or no';
  return option.type === 'integer' ? describeRange(option) : option.description;
}

/** "a whole number from 1 to 25" */
export function describeRange(option: OptionDefinition): string {
  const { minimum, maximum } = option;
  if (minimum !== undefined && maximum !== undefined) return `a whole number from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `a whole number, ${minimum} or more`;
  if (maximum !== undefined) return `a whole number, ${maximum} or less`;
  return 'a whole number';
}

/** "hi (Hindi)"; a choice whose name begins with its value, or says no more, is given by its name. */
export function nameChoice(choice: { name: string; value: string }): string {
  if (choice.name.startsWith(`${choice.value} (`)) return choice.name;
  return choice.name.toLowerCase() === choice.value.toLowerCase()
    ? choice.value
    : `${choice.value} (${choice.name})`;
}
