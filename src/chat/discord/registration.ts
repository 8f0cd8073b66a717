import { createHash } from 'node:crypto';
import type { Command, OptionDefinition } from '../../../commands/command.ts';
import type { Log } from '../../log.ts';
import { commandTexts } from '../../wording/command-texts.ts';
import { discordLimits } from '../limits.ts';

/** Numbers of docs.discord.com interactions/application-commands §Application Command Option Type. */
const optionTypes = { string: 3, integer: 4, boolean: 5 } as const;
const subCommand = 1;

interface OptionBody extends Localized {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  autocomplete?: true;
  choices?: { name: string; value: string | number; name_localizations?: Localizations }[];
  min_value?: number;
  max_value?: number;
  options?: OptionBody[];
}

/** Texts by Discord's names of languages. */
type Localizations = Record<string, string>;

interface Localized {
  name_localizations?: Localizations;
  description_localizations?: Localizations;
}

/**
 * Ours among the languages of Discord (docs.discord.com reference §Locales): it has no Gujarati. Whoever uses Discord in one
 * of these sees commands in it; what Discord sends are the English names all the same.
 */
const locales = ['hi', 'ru', 'ko'] as const;

export interface CommandBody extends Localized {
  type: 1;
  name: string;
  description: string;
  options: OptionBody[];
  /** Anyone may call it: rights are checked when it runs, so that a refusal can say whom to ask. */
  default_member_permissions: null;
  /** Servers only: rights come from roles, and the archive belongs to the team that meets there. */
  contexts: [0];
  integration_types: [0];
  nsfw: false;
}

/**
 * The one slash command with a sub-command for each definition, as Discord's API takes it.
 * Throws RangeError, naming the command, for anything over Discord's limits.
 */
export function buildCommandBody(commandName: string, commands: readonly Command[]): CommandBody {
  const options = commands.map(
    (command): OptionBody => ({
      type: subCommand,
      name: command.name,
      description: command.description,
      ...localize(tongue => {
        const text = commandTexts[tongue][command.name];
        return text && [text.name, text.about];
      }),
      options: command.options.toSorted(byRequired).map(option => buildOption(command, option)),
    }),
  );
  const body: CommandBody = {
    type: 1,
    name: commandName,
    description: 'News of relations between Russia and the DPRK, from many languages',
    description_localizations: {
      hi: 'रूस और उत्तर कोरिया के संबंधों के समाचार, अनेक भाषाओं से',
      ru: 'Новости об отношениях России и КНДР на многих языках',
      ko: '여러 언어로 보는 러시아와 북한 관계 뉴스',
    },
    options,
    default_member_permissions: null,
    contexts: [0],
    integration_types: [0],
    nsfw: false,
  };
  checkLimits(body);
  return body;
}

/** The entry in the menu of messages, as Discord's API takes it. */
export interface MenuBody {
  type: 3;
  name: string;
  default_member_permissions: null;
  contexts: [0];
  integration_types: [0];
  nsfw: false;
}

export function buildMenuBody(name: string): MenuBody {
  return {
    type: 3,
    name,
    default_member_permissions: null,
    contexts: [0],
    integration_types: [0],
    nsfw: false,
  };
}

/** Discord wants required options first; otherwise the order stays. */
function byRequired(a: OptionDefinition, b: OptionDefinition): number {
  return Number(b.required ?? false) - Number(a.required ?? false);
}

/** The name and the description in each language that has them. */
function localize(
  textOf: (tongue: (typeof locales)[number]) => readonly [name: string, about: string] | undefined,
): Localized {
  const texts = locales.flatMap(tongue => {
    const text = textOf(tongue);
    return text === undefined ? [] : [{ tongue, name: text[0], about: text[1] }];
  });
  if (texts.length === 0) return {};
  return {
    name_localizations: Object.fromEntries(texts.map(({ tongue, name }) => [tongue, name])),
    description_localizations: Object.fromEntries(texts.map(({ tongue, about }) => [tongue, about])),
  };
}

function localizeChoice(
  command: Command,
  option: OptionDefinition,
  value: string,
): { name_localizations?: Localizations } {
  const names = locales.flatMap(tongue => {
    const name = commandTexts[tongue][command.name]?.options[option.name]?.[2]?.[value];
    return name === undefined ? [] : [[tongue, name] as const];
  });
  return names.length === 0 ? {} : { name_localizations: Object.fromEntries(names) };
}

function buildOption(command: Command, option: OptionDefinition): OptionBody {
  const body: OptionBody = {
    type: optionTypes[option.type],
    name: option.name,
    description: option.description,
    ...localize(tongue => {
      const text = commandTexts[tongue][command.name]?.options[option.name];
      return text && [text[0], text[1]];
    }),
    required: option.required ?? false,
  };
  if (option.suggests !== undefined) body.autocomplete = true;
  if (option.choices !== undefined) {
    body.choices = option.choices.map(choice => ({
      name: choice.name,
      ...localizeChoice(command, option, choice.value),
      value: option.type === 'integer' ? Number(choice.value) : choice.value,
    }));
  }
  if (option.type === 'integer') {
    if (option.minimum !== undefined) body.min_value = option.minimum;
    if (option.maximum !== undefined) body.max_value = option.maximum;
  }
  return body;
}

/** Names in other languages (application-commands §Naming): Devanagari and Thai with their signs, else letters and digits. */
const localName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Of a text in several languages the longest counts (application-commands §Slash Commands, total size). */
function longest(text: string, others: Localizations = {}): number {
  return Math.max(text.length, ...Object.values(others).map(other => other.length));
}

function checkLimits(body: CommandBody): void {
  let characters = 0;
  const visit = (
    what: Localized & { name: string; description: string; options?: OptionBody[] },
    path: string,
  ): void => {
    const fail = (fault: string): never => {
      throw new RangeError(`Discord does not take the command ${path}: ${fault}`);
    };
    if (
      !/^[-_\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+$/u.test(what.name) ||
      what.name.length > discordLimits.commandName
    ) {
      fail(`its name must be 1 to ${discordLimits.commandName} lower-case letters, digits, "-" or "_"`);
    }
    if (what.description === '' || what.description.length > discordLimits.commandDescription) {
      fail(`its description must have 1 to ${discordLimits.commandDescription} characters`);
    }
    for (const name of Object.values(what.name_localizations ?? {}))
      if (!localName.test(name) || name !== name.toLowerCase())
        fail(
          `its name in another language, ${name}, must be 1 to ${discordLimits.commandName} letters without capitals`,
        );
    for (const about of Object.values(what.description_localizations ?? {}))
      if (about === '' || about.length > discordLimits.commandDescription)
        fail('its description in another language is too long');
    const options = what.options ?? [];
    for (const tongue of locales) {
      const names = options.flatMap(option => option.name_localizations?.[tongue] ?? []);
      if (new Set(names).size < names.length) fail(`two options have the same name in ${tongue}`);
    }
    if (options.length > discordLimits.commandOptions)
      fail(`more than ${discordLimits.commandOptions} options`);
    if (new Set(options.map(option => option.name)).size < options.length)
      fail('two options have the same name');
    characters += longest(what.name, what.name_localizations);
    characters += longest(what.description, what.description_localizations);
    for (const option of options) {
      const choices = option.choices ?? [];
      if (choices.length > discordLimits.optionChoices) fail(`${option.name} has too many choices`);
      for (const { name, value, name_localizations: local } of choices) {
        if (name === '' || longest(name, local) > discordLimits.choiceName)
          fail(`a choice of ${option.name} is too long`);
        if (String(value).length > discordLimits.choiceValue) fail(`a choice of ${option.name} is too long`);
        characters += longest(name, local) + String(value).length;
      }
      visit(option, `${path} ${option.name}`);
    }
  };
  visit(body, `/${body.name}`);
  if (characters > discordLimits.commandCharacters) {
    throw new RangeError(
      `Discord does not take /${body.name}: its names, descriptions and choices have ${characters} characters, ${discordLimits.commandCharacters} are allowed`,
    );
  }
}

/**
 * Registers the commands for all servers, only when they differ from what Discord has: the hash of what was
 * registered last is kept as a fact; without it Discord is asked. Throws what the API throws.
 */
export async function registerCommands(options: {
  bodies: readonly (CommandBody | MenuBody)[];
  applicationId: string;
  rest: {
    get(path: `/${string}`): Promise<unknown>;
    put(path: `/${string}`, data: { body: unknown }): Promise<unknown>;
  };
  facts: { get(name: string): Promise<string | null>; set(name: string, value: string): Promise<void> };
  log: Log;
}): Promise<'unchanged' | 'registered'> {
  const { bodies, rest, facts, log } = options;
  const path: `/${string}` = `/applications/${options.applicationId}/commands`;
  const fact = `discord-command:${options.applicationId}`;
  const hash = createHash('sha256').update(JSON.stringify(bodies)).digest('hex');
  const known = await facts.get(fact);
  if (known === hash) return 'unchanged';
  if (known === null) {
    // What can't be asked is taken for absent: registering the same once more does no harm.
    const there = await rest.get(path).catch((error: unknown) => {
      log.warn({ error: String(error) }, 'discord: the registered commands could not be asked for');
      return null;
    });
    if (sameCommands(there, bodies)) {
      await facts.set(fact, hash);
      return 'unchanged';
    }
  }
  await rest.put(path, { body: bodies });
  await facts.set(fact, hash);
  log.info({ commands: bodies.map(body => body.name) }, 'discord: commands registered');
  return 'registered';
}

/** Whether Discord has these commands and no others, in whatever order. */
function sameCommands(there: unknown, bodies: readonly (CommandBody | MenuBody)[]): boolean {
  if (!Array.isArray(there) || there.length !== bodies.length) return false;
  return bodies.every(body => there.some(one => sameShape(one, body)));
}

/** Whether everything we would send is there as we would send it; Discord adds ids, and leaves out what is the default. */
function sameShape(there: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) {
    const list = there ?? [];
    return (
      Array.isArray(list) &&
      list.length === ours.length &&
      ours.every((part, index) => sameShape(list[index], part))
    );
  }
  if (typeof ours === 'object' && ours !== null) {
    if (typeof there !== 'object' || there === null) return false;
    return Object.entries(ours).every(([key, value]) =>
      sameShape((there as Record<string, unknown>)[key], value),
    );
  }
  return (there ?? null) === ours || ((there ?? false) === false && ours === false);
}
