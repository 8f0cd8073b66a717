import { plainAnswer } from '../../commands/answers.ts';
import type { Answer, Caller, Command, CommandContext, OptionValues } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { DigestError, RightsError } from '../errors.ts';
import type { Log } from '../log.ts';
import { parseCommandLine } from './command-line.ts';
import type { Router } from './platform.ts';

export interface RouterOptions {
  /** Everything a command gets beside who asked. Made anew for each call, so that `now` is now. */
  context(caller: Caller): CommandContext;
  log: Log;
}

/** Joins every platform to the commands: checks rights, turns every failure into one plain sentence. Never throws. */
export function createRouter(options: RouterOptions): Router {
  async function answer(caller: Caller, name: string, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DigestError) {
        options.log.info(
          { command: name, platform: caller.platform, reason: error.message },
          'command declined',
        );
        return plainAnswer('That did not work', error.forUser, { error: error.forUser }, 'problem');
      }
      options.log.error({ err: error, command: name, platform: caller.platform }, 'command failed');
      const sorry =
        'Something went wrong here; the operator finds it in the log. Please try again in a moment.';
      return plainAnswer('That did not work', sorry, { error: sorry }, 'problem');
    }
  }

  function run(command: Command, values: OptionValues, caller: Caller): Promise<Answer> {
    return answer(caller, command.name, async () => {
      if (command.rights === 'manager' && !caller.mayManage) {
        throw new RightsError(`Only managers may use ${command.name}. Please ask ${caller.askWhom}.`);
      }
      return command.run(values, options.context(caller));
    });
  }

  return {
    async run(name, values, caller) {
      const command = commands.find(each => each.name === name);
      return command ? run(command, values, caller) : helpAnswer(`There is no command “${name}”.`);
    },

    async runLine(line, caller) {
      const parsed = parseCommandLine(line, commands);
      return 'command' in parsed ? run(parsed.command, parsed.options, caller) : helpAnswer(parsed.help);
    },

    async press(id, caller) {
      return answer(caller, `button ${id}`, async () => {
        const state = await options.context(caller).archive.action(id);
        const command = state && commands.find(each => each.name === state.command);
        if (!state || !command) {
          return plainAnswer(
            'This button has aged',
            'It no longer leads anywhere. Please give the command again.',
            { error: 'stale' },
            'problem',
          );
        }
        return run(command, state.options, caller);
      });
    },
  };
}

function helpAnswer(text: string): Answer {
  return plainAnswer('Not quite', text, { error: text }, 'problem');
}
