import { plainAnswer } from '../../commands/answers.ts';
import type { Answer, Caller, Command, CommandContext, OptionValues } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { markByReaction, readSign, takeBackReaction } from '../../commands/reactions.ts';
import { demandManager } from '../../commands/rights.ts';
import { suggest } from '../../commands/suggestions.ts';
import { chosenForChannel, tongueOf } from '../../commands/tongues.ts';
import type { Archive } from '../archive/archive.ts';
import { DigestError, UsageError } from '../errors.ts';
import type { Log } from '../log.ts';
import { sayError } from '../wording/faults.ts';
import { type Speaker, speakerOf } from '../wording/speaker.ts';
import { type ParsedLine, parseCommandLine } from './command-line.ts';
import type { Audience, Router } from './platform.ts';
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
  /** Who speaks to this person; for what everyone in the channel will see, who speaks there. */
  async function speakerFor(caller: Caller, audience: Audience): Promise<Speaker> {
    const { say } = options.context(caller);
    try {
      const archive = options.archive();
      const tongue =
        audience === 'channel' && caller.channel !== null
          ? ((await chosenForChannel(archive, caller.channel)) ?? say.tongue)
          : await tongueOf(archive, caller, say.tongue);
      return speakerOf(tongue);
    } catch (error) {
      options.log.warn({ err: error }, 'the language of an answer could not be looked up');
      return say;
    }
  }

  async function answer(
    caller: Caller,
    name: string,
    work: (say: Speaker) => Promise<Answer>,
    audience: Audience = 'person',
  ): Promise<Answer> {
    const say = await speakerFor(caller, audience);
    const given = await tryAnswer(caller, name, say, work);
    return say.tongue === 'en' ? given : { ...given, view: { ...given.view, language: say.tongue } };
  }

  async function tryAnswer(
    caller: Caller,
    name: string,
    say: Speaker,
    work: (say: Speaker) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await work(say);
    } catch (error) {
      if (error instanceof DigestError) {
        options.log.info(
          { command: name, platform: caller.platform, reason: error.message },
          'command declined',
        );
        return problemAnswer(
          say('router.failed'),
          sayError(error, say),
          error instanceof UsageError ? 'usage' : 'failure',
        );
      }
      options.log.error({ err: error, command: name, platform: caller.platform }, 'command failed');
      return problemAnswer(say('router.failed'), say('router.sorry'), 'failure');
    }
  }

  /** In a story's thread a command that needs a story, and was given none, means that one. */
  async function parseKnowingStory(line: string, caller: Caller, say: Speaker): Promise<ParsedLine> {
    const parsed = parseCommandLine(line, commands, say);
    if ('command' in parsed || caller.channel === null) return parsed;
    const name = line.trim().split(/\s+/u)[0]?.toLowerCase();
    const command = commands.find(each => each.name === name);
    if (!command?.options.some(option => option.name === 'story')) return parsed;
    const thread = caller.thread ?? caller.channel.id;
    const story = await options.archive().storyOfThread(caller.platform, thread);
    if (story === null) return parsed;
    const again = parseCommandLine(`${line} story:${story}`, commands, say);
    return 'command' in again ? again : parsed;
  }

  async function run(command: Command, values: OptionValues, caller: Caller, say: Speaker): Promise<Answer> {
    if (command.rights === 'manager') demandManager(caller, command.name, say);
    const answer = await command.run(values, { ...options.context(caller), say });
    if (command.rights === 'manager' || command.name === 'discuss') options.onChanged?.();
    return answer;
  }

  return {
    ...routeForms({
      answer: (caller, name, work) => answer(caller, name, say => work({ ...options.context(caller), say })),
      run: (command, values, context) => run(command, values, context.caller, context.say),
      demandRights: (command, { caller, say }) => {
        if (command.rights === 'manager') demandManager(caller, command.name, say);
      },
      sayStale: ({ say }) => staleAnswer(say),
    }),

    async run(name, values, caller) {
      const command = commands.find(each => each.name === name);
      return answer(caller, name, async say =>
        command
          ? run(command, values, caller, say)
          : helpAnswer(say('router.noCommand', { word: name }), say),
      );
    },

    async runLine(line, caller) {
      return answer(caller, line.trim().split(/\s/u)[0] ?? '', async say => {
        const parsed = await parseKnowingStory(line, caller, say);
        return 'command' in parsed
          ? run(parsed.command, parsed.options, caller, say)
          : helpAnswer(parsed.help, say);
      });
    },

    async suggest(name, option, typed, others, caller) {
      const command = commands.find(each => each.name === name);
      const kind = command?.options.find(each => each.name === option)?.suggests;
      if (kind === undefined) return [];
      try {
        const say = await speakerFor(caller, 'person');
        return await suggest(kind, typed, others, { ...options.context(caller), say });
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
        const done = await answer(caller, `reaction ${kind}`, async say => {
          demandManager(caller, 'mark', say);
          const context = { ...options.context(caller), say };
          const change = added ? markByReaction : takeBackReaction;
          const correction = await change(kind, storyId, context);
          if (correction) options.onChanged?.();
          return plainAnswer(
            say('mark.reaction'),
            say('mark.title', { id: storyId, mark: say(`mark.${kind}`) }),
            { correction },
          );
        });
        return done.problem === undefined ? null : done;
      } catch (error) {
        options.log.warn({ err: error, platform: channel.platform }, 'a reaction could not be taken in');
        return null;
      }
    },

    async press(id, caller, audience) {
      const work = async (say: Speaker): Promise<Answer> => {
        const state = await options.context(caller).archive.action(id);
        const command = state && commands.find(each => each.name === state.command);
        if (!state || !command) {
          return staleAnswer(say);
        }
        return run(command, state.options, caller, say);
      };
      return answer(caller, `button ${id}`, work, audience);
    },
  };
}

function staleAnswer(say: Speaker): Answer {
  return problemAnswer(say('router.aged'), say('router.agedText'), 'usage');
}

function helpAnswer(text: string, say: Speaker): Answer {
  return problemAnswer(say('router.notQuite'), text, 'usage');
}

function problemAnswer(title: string, text: string, problem: 'usage' | 'failure'): Answer {
  return { ...plainAnswer(title, text, { error: text }, 'problem'), problem };
}
