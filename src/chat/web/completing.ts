import type { Caller, Command, OptionDefinition, OptionValues } from '../../../commands/command.ts';
import type { Router } from '../platform.ts';
import { splitWords } from '../words.ts';

/** A way to go on with a line: what is shown, and the whole line when it is taken. */
export interface Completion {
  label: string;
  line: string;
}

const mostCompletions = 12;

/** How a half-typed line may go on: commands, then their options, then what an option may be filled with. */
export async function completeLine(
  typed: string,
  { commands, router, caller }: { commands: readonly Command[]; router: Router; caller: Caller },
): Promise<Completion[]> {
  const line = typed.slice(0, 2_000).trimStart();
  const first = /^\S*/.exec(line)?.[0] ?? '';
  if (first === line)
    return commands
      .filter(command => command.name.startsWith(first.toLowerCase()))
      .map(command => ({ label: `${command.name} — ${command.description}`, line: `${command.name} ` }))
      .slice(0, mostCompletions);
  const command = commands.find(each => each.name === first.toLowerCase());
  if (!command || command.options.some(option => option.verbatim)) return [];
  const { words } = splitWords(line.slice(first.length));
  const ended = /\s$/.test(line);
  const last = ended ? undefined : words.at(-1);
  const named = (name: string | null | undefined) => command.options.find(option => option.name === name);
  const others: OptionValues = {};
  for (const word of words) {
    const option = word === last ? undefined : named(word.name);
    if (option) others[option.name] = word.value;
  }
  const current = named(last?.name);
  if (last && current) {
    const before = line.slice(0, line.length - lengthOfLast(line, last.name as string));
    const offered = await offer(current, last.value, others, command, router, caller);
    return offered.map(({ name, value }) => ({
      label: name,
      line: `${before}${current.name}:${quote(value)} `,
    }));
  }
  const completions = command.options
    .filter(
      option => others[option.name] === undefined && option.name.startsWith((last?.raw ?? '').toLowerCase()),
    )
    .map(option => ({
      label: `${option.name}: — ${option.description}`,
      line: `${last ? line.slice(0, -last.raw.length) : line}${option.name}:`,
    }));
  const positional = command.options.find(option => option.positional && (option.suggests || option.choices));
  if (positional) {
    const free = words.filter(word => named(word.name) === undefined).map(word => word.bare);
    const offered = await offer(positional, free.join(' '), others, command, router, caller);
    const kept = words.filter(word => named(word.name) !== undefined).map(word => word.raw);
    completions.unshift(
      ...offered.map(({ name, value }) => ({
        label: name,
        line: `${[command.name, quote(value), ...kept].join(' ')} `,
      })),
    );
  }
  return completions.slice(0, mostCompletions);
}

/** How long the last word is as it was typed, quotes and all: from the last place where its name begins a word. */
function lengthOfLast(line: string, name: string): number {
  const at = line.toLowerCase().lastIndexOf(name);
  const dashes = /(?:--|[—–]-?)$/.exec(line.slice(0, at))?.[0].length ?? 0;
  return line.length - at + dashes;
}

async function offer(
  option: OptionDefinition,
  typed: string,
  others: OptionValues,
  command: Command,
  router: Router,
  caller: Caller,
): Promise<{ name: string; value: string }[]> {
  if (option.choices) return option.choices.filter(choice => choice.value.startsWith(typed.toLowerCase()));
  if (option.suggests === undefined) return [];
  return (await router.suggest(command.name, option.name, typed, others, caller)).slice(0, mostCompletions);
}

function quote(value: string): string {
  return /[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
