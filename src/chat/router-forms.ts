import { anything, filledOption, formAction, plainAnswer } from '../../commands/answers.ts';
import type { Answer, Caller, Command, CommandContext, OptionValues } from '../../commands/command.ts';
import { FieldError } from '../../commands/field-error.ts';
import { makeHome } from '../../commands/home.ts';
import { commands } from '../../commands/index.ts';
import { UsageError } from '../errors.ts';
import type { Form } from '../model/form.ts';
import { parseCommandLine } from './command-line.ts';
import type { Opened, Router } from './platform.ts';

/** What the router does for every request, forms and menus too. */
export interface Routing {
  /** Gives what `work` answers; its failures become one plain sentence. Never throws. */
  answer(caller: Caller, name: string, work: (context: CommandContext) => Promise<Answer>): Promise<Answer>;
  /** Runs a command, its rights checked. Throws what the command throws. */
  run(command: Command, values: OptionValues, context: CommandContext): Promise<Answer>;
  /** Refuses who may not use a command. */
  demandRights(command: Command, context: CommandContext): void;
  /** What is said of a control that leads nowhere any more. */
  sayStale(context: CommandContext): Answer;
}

/** Forms, menus and the bot's own page: the part of the router that is no plain question and answer. */
export function routeForms(
  routing: Routing,
): Pick<Router, 'choose' | 'offersForm' | 'form' | 'formOfLine' | 'openForm' | 'submit' | 'home'> {
  const find = (name: string) => commands.find(each => each.name === name);

  /** What a short id stands for; null when it leads nowhere any more. */
  async function recall(id: string, { archive }: CommandContext) {
    const state = await archive.action(id);
    const command = state ? find(state.command) : undefined;
    return state && command ? { command, values: state.options } : null;
  }

  async function make(command: Command, values: OptionValues, context: CommandContext): Promise<Form | null> {
    if (command.form === undefined) return null;
    // Outside of any channel the form asks for one: rights are those one has there, looked at when it is filled in.
    if (context.caller.channel !== null) routing.demandRights(command, context);
    const { title, submit, fields, keeps, runs } = await command.form.make(values, context);
    const state = { command: runs ?? command.name, options: keeps };
    return { id: await context.archive.saveAction(state, context.now), title, submit, fields };
  }

  async function open(
    caller: Caller,
    name: string,
    work: (context: CommandContext) => Promise<Form | null>,
  ): Promise<Opened> {
    let form: Form | null = null;
    const answer = await routing.answer(caller, name, async context => {
      form = await work(context);
      return form === null ? routing.sayStale(context) : plainAnswer('', '', null);
    });
    return form === null ? { answer } : { form };
  }

  function openCommand(command: Command, values: OptionValues, caller: Caller): Promise<Opened> {
    return open(caller, `form of ${command.name}`, context => make(command, values, context));
  }

  return {
    offersForm: (name, values) => find(name)?.form?.offeredFor(values) ?? false,

    form: (name, values, caller) =>
      open(caller, `form of ${name}`, async context => {
        const command = find(name);
        return command ? make(command, values, context) : null;
      }),

    formOfLine(line, caller) {
      const parsed = parseCommandLine(line, commands);
      if (!('command' in parsed) || !parsed.command.form?.offeredFor(parsed.options)) return null;
      return caller().then(asking => openCommand(parsed.command, parsed.options, asking));
    },

    openForm: (id, caller) =>
      open(caller, `button ${id}`, async context => {
        const state = await recall(id, context);
        return state === null ? null : make(state.command, state.values, context);
      }),

    async submit(id, values, caller) {
      const faults: Record<string, string> = {};
      const answer = await routing.answer(caller, `form ${id}`, async context => {
        const state = await recall(id, context);
        const form = state?.command.form;
        if (!state || !form) return routing.sayStale(context);
        const filled = Object.entries(values).filter(([name]) => form.fields.includes(name));
        const all = { ...state.values, ...Object.fromEntries(filled) };
        try {
          return await routing.run(state.command, all, context);
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          const refused = await routing.answer(caller, `form ${id}`, () => Promise.reject(error));
          if (error instanceof FieldError) faults[error.field] = (refused.data as { error: string }).error;
          const back = await formAction(context, context.say('form.back'), state.command.name, all);
          return { ...refused, view: { ...refused.view, actions: [back] } };
        }
      });
      return { answer, faults };
    },

    choose: (id, value, caller) =>
      routing.answer(caller, `menu ${id}`, async context => {
        const state = await recall(id, context);
        const { [filledOption]: fills, ...values } = state?.values ?? {};
        if (!state || fills === undefined) return routing.sayStale(context);
        const chosen = value === anything ? values : { ...values, [String(fills)]: value };
        return routing.run(state.command, chosen, context);
      }),

    async home(caller) {
      const page = await routing.answer(caller, 'home', async context => ({
        view: await makeHome(context),
        data: null,
      }));
      return page.view;
    },
  };
}
