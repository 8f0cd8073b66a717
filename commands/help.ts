import type { Block, Text } from '../src/model/view.ts';
import { usageError } from '../src/wording/faults.ts';
import type { Speaker } from '../src/wording/speaker.ts';
import { textOption } from './arguments.ts';
import type { Command, OptionDefinition } from './command.ts';
import { aboutCommand, aboutOption } from './localized.ts';
import { sayWhom } from './rights.ts';

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
      const { say } = context;
      const all = commands();
      if (wanted !== null) {
        const found = all.find(command => command.name === wanted.toLowerCase());
        if (!found)
          throw usageError('help.unknown', {
            word: wanted,
            names: all.map(command => command.name).join(', '),
          });
        return {
          view: {
            title: found.name,
            subtitle:
              found.rights === 'manager' && !context.caller.mayManage
                ? say('help.for', { about: aboutCommand(found, say), whom: sayWhom(context.caller, say) })
                : aboutCommand(found, say),
            blocks: explain(found, say),
            actions: [],
            tone: 'answer',
            fallback: `${found.name}: ${aboutCommand(found, say)}`,
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
      const closed = all.filter(command => !usable.includes(command));
      return {
        view: {
          title: say('help.title'),
          subtitle: say('help.about', { beat: context.beat.name }),
          blocks: [
            {
              kind: 'list',
              ordered: false,
              items: usable.map(command => line(command, say)),
            },
            ...(closed.length > 0
              ? [
                  {
                    kind: 'text' as const,
                    text: say('help.managers', { whom: sayWhom(context.caller, say) }),
                  },
                  { kind: 'list' as const, ordered: false, items: closed.map(command => line(command, say)) },
                ]
              : []),
            { kind: 'note', text: say('help.more') },
          ],
          actions: [],
          tone: 'answer',
          fallback: say('help.commands', { names: usable.map(command => command.name).join(', ') }),
        },
        data: {
          commands: usable.map(({ name, description, examples }) => ({ name, description, examples })),
        },
      };
    },
  };
}

function line(command: Command, say: Speaker): Text {
  return [{ text: command.name, code: true }, { text: ` ${aboutCommand(command, say)}` }];
}

function explain(command: Command, say: Speaker): Block[] {
  const blocks: Block[] = [];
  if (command.options.length > 0) {
    blocks.push({
      kind: 'fields',
      fields: command.options.map(option => ({
        name: option.required ? say('help.needed', { name: option.name }) : option.name,
        value: explainOption(command, option, say),
      })),
    });
  }
  blocks.push({ kind: 'heading', text: say('help.examples') });
  blocks.push({ kind: 'code', text: command.examples.join('\n') });
  return blocks;
}

/** What an option is, with the choices it has as they are typed. */
function explainOption(command: Command, option: OptionDefinition, say: Speaker): string {
  const about = aboutOption(command, option, say);
  const [first, ...others] = (option.choices ?? []).map(choice => choice.value);
  if (first === undefined) return about;
  const choices = others.reduce((list, last) => say('help.or', { first: list, last }), first);
  return say('help.choices', { about, choices });
}
