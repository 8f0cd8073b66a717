import { plainAnswer } from '../../commands/answers.ts';
import type { Answer, Caller, Command, CommandContext, OptionValues } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { markByReaction, readSign, takeBackReaction } from '../../commands/reactions.ts';
import { demandManager } from '../../commands/rights.ts';
import { suggest } from '../../commands/suggestions.ts';
import type { Archive } from '../archive/archive.ts';
import { DigestError, UsageError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type ParsedLine, parseCommandLine } from './command-line.ts';
import type { Router } from './platform.ts';
import { routeForms } from './router-forms.ts';

export interface RouterOptions {
  /** Everything a command gets beside who asked. Made anew for each call, so that `now` is now. */
  context(caller: Caller): CommandContext;
  log: Log;
  archive(): Archive;
  /** Told after a command that may have changed something, before its answer is shown. */
  onChanged?(): void;
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
        return problemAnswer(
          'That did not work',
          error.forUser,
          error instanceof UsageError ? 'usage' : 'failure',
        );
      }
      options.log.error({ err: error, command: name, platform: caller.platform }, 'command failed');
      const sorry =
        'Something went wrong here; the operator finds it in the log. Please try again in a moment.';
      return problemAnswer('That did not work', sorry, 'failure');
    }
  }

  /** In a story's thread a command that needs a story, and was given none, means that one. */
  async function parseKnowingStory(line: string, caller: Caller): Promise<ParsedLine> {
    const parsed = parseCommandLine(line, commands);
    if ('command' in parsed || caller.channel === null) return parsed;
    const name = line.trim().split(/\s+/u)[0]?.toLowerCase();
    const command = commands.find(each => each.name === name);
    if (!command?.options.some(option => option.name === 'story')) return parsed;
    const thread = caller.thread ?? caller.channel.id;
    const story = await options.archive().storyOfThread(caller.platform, thread);
    if (story === null) return parsed;
    const again = parseCommandLine(`${line} story:${story}`, commands);
    return 'command' in again ? again : parsed;
  }

  function run(command: Command, values: OptionValues, caller: Caller): Promise<Answer> {
    return answer(caller, command.name, () => carryOut(command, values, options.context(caller)));
  }

  async function carryOut(command: Command, values: OptionValues, context: CommandContext): Promise<Answer> {
    if (command.rights === 'manager') demandManager(context.caller, command.name);
    const given = await command.run(values, context);
    if (command.rights === 'manager' || command.name === 'discuss') options.onChanged?.();
    return given;
  }

  return {
    ...routeForms({
      answer: (caller, name, work) => answer(caller, name, () => work(options.context(caller))),
      run: carryOut,
      demandRights: (command, { caller }) => {
        if (command.rights === 'manager') demandManager(caller, command.name);
      },
      sayStale: staleAnswer,
    }),

    async run(name, values, caller) {
      const command = commands.find(each => each.name === name);
      return command ? run(command, values, caller) : helpAnswer(`There is no command “${name}”.`);
    },

    async runLine(line, caller) {
      const parsed = await parseKnowingStory(line, caller);
      return 'command' in parsed ? run(parsed.command, parsed.options, caller) : helpAnswer(parsed.help);
    },

    async suggest(name, option, typed, others, caller) {
      const command = commands.find(each => each.name === name);
      const kind = command?.options.find(each => each.name === option)?.suggests;
      if (kind === undefined) return [];
      try {
        return await suggest(kind, typed, others, options.context(caller));
      } catch (error) {
        options.log.warn({ err: error, command: name, option }, 'nothing could be suggested');
        return [];
      }
    },

    async react({ sign, added, channel, messageId }, findCaller) {
      const kind = readSign(sign);
      if (kind === null) return null;
      try {
        const storyId = await options.archive().storyOfMessage(channel, messageId);
        if (storyId === null) return null;
        const caller = await findCaller();
        const done = await answer(caller, `reaction ${kind}`, async () => {
          demandManager(caller, 'mark');
          const context = options.context(caller);
          const change = added ? markByReaction : takeBackReaction;
          const correction = await change(kind, storyId, context);
          if (correction) options.onChanged?.();
          return plainAnswer('Marked', `Story #${storyId}: ${kind}`, { correction });
        });
        return done.problem === undefined ? null : done;
      } catch (error) {
        options.log.warn({ err: error, platform: channel.platform }, 'a reaction could not be taken in');
        return null;
      }
    },

    async press(id, caller) {
      return answer(caller, `button ${id}`, async () => {
        const state = await options.context(caller).archive.action(id);
        const command = state && commands.find(each => each.name === state.command);
        if (!state || !command) {
          return staleAnswer();
        }
        return run(command, state.options, caller);
      });
    },
  };
}

function staleAnswer(): Answer {
  return problemAnswer(
    'This button has aged',
    'It no longer leads anywhere. Please give the command again.',
    'usage',
  );
}

function helpAnswer(text: string): Answer {
  return problemAnswer('Not quite', text, 'usage');
}

function problemAnswer(title: string, text: string, problem: 'usage' | 'failure'): Answer {
  return { ...plainAnswer(title, text, { error: text }, 'problem'), problem };
}
