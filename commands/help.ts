import { UsageError } from '../src/errors.ts';
import type { Block } from '../src/model/view.ts';
import { textOption } from './arguments.ts';
import type { Command } from './command.ts';

/** Makes the help command over the list it explains. */
export function makeHelp(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    description: 'What each command does, with examples',
    rights: 'anyone',
    options: [{ name: 'command', description: 'One command in detail', type: 'string', positional: true }],
    examples: ['help', 'help search'],
    async run(options, context) {
      const wanted = textOption(options, 'command');
      const all = commands();
      if (wanted !== null) {
        const found = all.find(command => command.name === wanted.toLowerCase());
        if (!found)
          throw new UsageError(
            `There is no command “${wanted}”. There are: ${all.map(command => command.name).join(', ')}.`,
          );
        return {
          view: {
            title: found.name,
            subtitle:
              found.rights === 'manager'
                ? `${found.description} · for managers: ${context.caller.askWhom}`
                : found.description,
            blocks: explain(found),
            actions: [],
            tone: 'answer',
            fallback: `${found.name}: ${found.description}`,
          },
          data: {
            command: found.name,
            description: found.description,
            options: found.options,
            examples: found.examples,
          },
        };
      }
      const usable = all.filter(command => command.rights === 'anyone' || context.caller.mayManage);
      const hidden = all.length - usable.length;
      return {
        view: {
          title: 'Help',
          subtitle: `${context.beat.name} in the news of many languages`,
          blocks: [
            {
              kind: 'list',
              ordered: false,
              items: usable.map(command => [
                { text: command.name, code: true },
                { text: ` ${command.description}` },
              ]),
            },
            { kind: 'note', text: 'help NAME shows one command with its options and examples.' },
            ...(hidden > 0
              ? [{ kind: 'note' as const, text: `To order or end digests, ask ${context.caller.askWhom}.` }]
              : []),
          ],
          actions: [],
          tone: 'answer',
          fallback: `Commands: ${usable.map(command => command.name).join(', ')}`,
        },
        data: {
          commands: usable.map(({ name, description, examples }) => ({ name, description, examples })),
        },
      };
    },
  };
}

function explain(command: Command): Block[] {
  const blocks: Block[] = [];
  if (command.options.length > 0) {
    blocks.push({
      kind: 'fields',
      fields: command.options.map(option => ({
        name: option.required ? `${option.name} (needed)` : option.name,
        value: `${option.description}${option.choices ? `: ${option.choices.map(choice => choice.value).join(' or ')}` : ''}`,
      })),
    });
  }
  blocks.push({ kind: 'heading', text: 'Examples' });
  blocks.push({ kind: 'code', text: command.examples.join('\n') });
  return blocks;
}
