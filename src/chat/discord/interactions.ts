import { setTimeout as delay } from 'node:timers/promises';
import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { Caller, OptionValues } from '../../../commands/command.ts';
import type { Log } from '../../log.ts';
import type { View, ViewFile } from '../../model/view.ts';
import { readTongue } from '../../wording/languages.ts';
import { type Speaker, speakerOf } from '../../wording/speaker.ts';
import { shortenLabel } from '../fit.ts';
import { inTime } from '../in-time.ts';
import { discordLimits } from '../limits.ts';
import type { MessageMenu, Opened, Router } from '../platform.ts';
import { readCustomId } from './buttons.ts';
import { readCaller } from './caller.ts';
import { cleanLine } from './markup.ts';
import { drawModal, readModal } from './modal.ts';
import { buttonsOf, componentsV2, type DiscordPayload, ephemeral } from './parts.ts';
import { renderView } from './render.ts';
import { canPostHere, shareView } from './share.ts';

/** Discord's codes for an interaction that can't be answered any more: token used up, expired, or answered elsewhere. */
const tooLate = new Set([10062, 10015, 40060, 50027]);
/** As many interactions are remembered; Discord repeats one within seconds if ever. */
const remembered = 1000;
const editAttempts = 3;
const editPauseMs = 400;

type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

export interface InteractionOptions {
  router: Router;
  commandName: string;
  messageMenu: MessageMenu | null;
  managerRole: string | null;
  log: Log;
  /** Posts for everyone in a channel; throws DeliveryError. */
  post(channelId: string, payload: DiscordPayload, nonce: string): Promise<unknown>;
}

/**
 * Makes the function that answers interactions. Each is acknowledged at once, before anything is looked up,
 * and answered privately when the answer is there. It never throws: failures become a kind answer or a log line.
 */
export function createInteractionHandler(
  options: InteractionOptions,
): (interaction: Interaction) => Promise<void> {
  const seen = new Set<string>();
  return async interaction => {
    if (seen.has(interaction.id)) return;
    seen.add(interaction.id);
    if (seen.size > remembered) seen.delete(seen.values().next().value as string);
    try {
      if (interaction.isChatInputCommand()) await answerCommand(interaction, options);
      else if (interaction.isMessageContextMenuCommand()) await answerMenu(interaction, options);
      else if (interaction.isButton()) await answerButton(interaction, options);
      else if (interaction.isStringSelectMenu()) await answerMenuChoice(interaction, options);
      else if (interaction.isModalSubmit()) await answerForm(interaction, options);
      else if (interaction.isAutocomplete()) await offerSuggestions(interaction, options);
      else if (interaction.isMessageComponent()) await answerUnknown(interaction, options);
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      const data = { interaction: interaction.id, error: String(error) };
      if (tooLate.has(Number(code))) options.log.warn(data, 'discord: an answer came too late to be shown');
      else options.log.error(data, 'discord: an interaction could not be answered');
    }
  };
}

async function answerCommand(
  interaction: ChatInputCommandInteraction,
  options: InteractionOptions,
): Promise<void> {
  const caller = readCaller(interaction, options.managerRole);
  const name = interaction.options.getSubcommand(false);
  const given = readOptions(interaction);
  if (name !== null && interaction.commandName === options.commandName)
    if (options.router.offersForm(name, given))
      return openForm(interaction, options, () => options.router.form(name, given, caller));
  await interaction.deferReply({ flags: ephemeral });
  const view = await viewOf(interaction, options, () =>
    name === null || interaction.commandName !== options.commandName
      ? options.router.run('help', {}, caller)
      : options.router.run(name, given, caller),
  );
  await show(interaction, view, options);
}

/** A form must be the very first response: what isn't ready in good time is said in words instead. */
async function openForm(
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  options: InteractionOptions,
  ask: () => Promise<Opened>,
): Promise<void> {
  const opened = await inTime(ask());
  if (opened !== null && 'form' in opened) {
    await interaction.showModal(drawModal(opened.form));
    return;
  }
  await interaction.deferReply({ flags: ephemeral });
  const say = speakerFor(interaction);
  const late = problem(say('form.late'), say('form.lateText'));
  await show(interaction, opened === null ? late : opened.answer.view, options);
}

/** A form that was filled in. */
async function answerForm(interaction: ModalSubmitInteraction, options: InteractionOptions): Promise<void> {
  await interaction.deferReply({ flags: ephemeral });
  const say = speakerFor(interaction);
  const id = readCustomId(interaction.customId);
  const caller = readCaller(interaction, options.managerRole);
  const view = await viewOf(interaction, options, async () =>
    id?.kind === 'form'
      ? (await options.router.submit(id.id, readModal(interaction), caller)).answer
      : { view: problem(say('form.old'), say('form.oldText', { command: options.commandName })) },
  );
  await show(interaction, view, options);
}

/** What was chosen from a menu under an answer. */
async function answerMenuChoice(
  interaction: StringSelectMenuInteraction,
  options: InteractionOptions,
): Promise<void> {
  const press = readCustomId(interaction.customId);
  if (press?.kind !== 'menu') return answerUnknown(interaction, options);
  await interaction.deferReply({ flags: ephemeral });
  const caller = readCaller(interaction, options.managerRole);
  const value = interaction.values[0] ?? '';
  const view = await viewOf(interaction, options, () => options.router.choose(press.id, value, caller));
  await show(interaction, view, options);
}

/** The menu of a message: its words, or the addresses of what it shows, go to a command. */
async function answerMenu(
  interaction: MessageContextMenuCommandInteraction,
  options: InteractionOptions,
): Promise<void> {
  await interaction.deferReply({ flags: ephemeral });
  const caller = readCaller(interaction, options.managerRole);
  const { content, embeds } = interaction.targetMessage;
  const words = content.trim() || embeds.map(embed => embed.url ?? embed.description ?? '').join('\n');
  const menu = options.messageMenu;
  const view = await viewOf(interaction, options, () =>
    menu === null || interaction.commandName !== menu.name
      ? options.router.run('help', {}, caller)
      : options.router.run(menu.command, { [menu.option]: words }, caller),
  );
  await show(interaction, view, options);
}

/** Offers what an option may be filled with. It can't be put off: what isn't there at once is of no use. */
async function offerSuggestions(
  interaction: AutocompleteInteraction,
  options: InteractionOptions,
): Promise<void> {
  const caller = readCaller(interaction, options.managerRole);
  const focused = interaction.options.getFocused(true);
  const others = readOptions(interaction);
  delete others[focused.name];
  const name = interaction.options.getSubcommand(false) ?? '';
  const found = await options.router.suggest(name, focused.name, focused.value, others, caller);
  const choices = found
    .filter(one => one.value.length <= discordLimits.choiceValue)
    .slice(0, discordLimits.optionChoices)
    .map(one => ({ name: shortenLabel(cleanLine(one.name), discordLimits.choiceName), value: one.value }));
  await interaction.respond(choices);
}

async function answerButton(interaction: ButtonInteraction, options: InteractionOptions): Promise<void> {
  const press = readCustomId(interaction.customId);
  if (press === null || press.kind === 'label') return answerUnknown(interaction, options);
  const caller = readCaller(interaction, options.managerRole);
  const privately = interaction.message.flags.has(ephemeral);
  if (press.kind === 'form')
    return openForm(interaction, options, () => options.router.openForm(press.id, caller));
  if (press.kind === 'share') return share(interaction, press.id, caller, privately, options);
  // Only a private message is changed in place: a public one stays as it is for the others.
  if (press.kind === 'turn' && privately) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: ephemeral });
  const view = await viewOf(interaction, options, () => options.router.press(press.id, caller));
  await show(interaction, view, options);
}

async function answerUnknown(
  interaction: MessageComponentInteraction,
  options: InteractionOptions,
): Promise<void> {
  await interaction.deferReply({ flags: ephemeral });
  const say = speakerFor(interaction);
  const words = say('chat.oldButtonText', { command: options.commandName });
  await show(interaction, problem(say('chat.oldButton'), words), options);
}

async function share(
  interaction: ButtonInteraction,
  actionId: string,
  caller: Caller,
  privately: boolean,
  options: InteractionOptions,
): Promise<void> {
  if (privately) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: ephemeral });
  const tell = (view: View) =>
    privately ? followUp(interaction, renderView(view)) : show(interaction, view, options);
  const say = speakerFor(interaction);
  const hindrance = canPostHere(interaction, say);
  if (hindrance !== null) return tell(problem(say('chat.notShared'), hindrance));
  const view = await viewOf(interaction, options, () => options.router.press(actionId, caller, 'channel'));
  if (view.tone === 'problem') return tell(view);
  const failure = await shareView(view, caller, interaction, options, say);
  if (failure !== null) return tell(problem(say('chat.notShared'), failure));
  if (!privately) return tell(note(say('chat.shared'), say('chat.sharedText')));
  await edit(interaction, { components: markShared(interaction), keepFiles: true }, options);
}

/** The private answer as it stands, its Share button dead and saying so. */
function markShared(interaction: ButtonInteraction): DiscordPayload['components'] {
  const components = interaction.message.components.map(part =>
    part.toJSON(),
  ) as DiscordPayload['components'];
  for (const button of buttonsOf({ components })) {
    if (button.custom_id === interaction.customId)
      Object.assign(button, { label: speakerFor(interaction)('chat.shared'), disabled: true });
  }
  return components;
}

/** The router answers failures with a view; should it throw all the same, the person still gets one. */
async function viewOf(
  interaction: Answerable,
  options: InteractionOptions,
  ask: () => Promise<{ view: View }>,
): Promise<View> {
  try {
    return (await ask()).view;
  } catch (error) {
    options.log.error({ interaction: interaction.id, error: String(error) }, 'discord: the answer failed');
    const say = speakerFor(interaction);
    return problem(say('chat.wrong'), say('chat.wrongText'));
  }
}

/** Puts the first message in place of "thinking…" (or of the page before), the rest below it. */
async function show(interaction: Answerable, view: View, options: InteractionOptions): Promise<void> {
  const age = Date.now() - interaction.createdTimestamp;
  const [first, ...more] = renderView(view);
  if (age > discordLimits.interactionTokenMs) {
    options.log.warn(
      { interaction: interaction.id, ms: age },
      'discord: an answer came too late to be shown',
    );
    return;
  }
  await edit(interaction, first ?? { components: [] }, options);
  await followUp(interaction, more);
}

/** An edit done twice is the same edit, so an unclear failure of Discord's is tried again: nobody is left with "thinking…". */
async function edit(
  interaction: Answerable,
  message: Pick<DiscordPayload, 'components' | 'files'> & { keepFiles?: boolean },
  options: InteractionOptions,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await interaction.editReply({
        flags: componentsV2,
        components: message.components as never[],
        // A page turned in place drops what the page before had uploaded: an upload that nothing shows is refused.
        ...(message.keepFiles ? {} : { attachments: [], files: toUploads(message.files) }),
      });
      return;
    } catch (error) {
      const status = (error as { status?: number }).status ?? 0;
      if (attempt === editAttempts || (status >= 400 && status < 500)) throw error;
      options.log.warn(
        { interaction: interaction.id, error: String(error) },
        'discord: showing an answer failed, trying again',
      );
      await delay(attempt * editPauseMs);
    }
  }
}

async function followUp(interaction: Answerable, payloads: DiscordPayload[]): Promise<void> {
  for (const { components, files } of payloads) {
    await interaction.followUp({
      flags: componentsV2 | ephemeral,
      components: components as never[],
      files: toUploads(files),
    });
  }
}

function toUploads(files: ViewFile[] = []): { attachment: Buffer; name: string }[] {
  return files.map(file => ({ attachment: Buffer.from(file.bytes), name: file.name }));
}

function readOptions(interaction: ChatInputCommandInteraction | AutocompleteInteraction): OptionValues {
  const [top] = interaction.options.data;
  const values: OptionValues = {};
  for (const { name, value } of top?.options ?? []) {
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** Who speaks when the router can't be asked: by the person's Discord. */
function speakerFor({ locale }: { locale: string }): Speaker {
  return speakerOf(readTongue(locale) ?? 'en');
}

/** A kind answer when something is wrong. */
function problem(title: string, words: string): View {
  return { ...note(title, words), tone: 'problem' };
}

function note(title: string, words: string): View {
  return {
    title,
    subtitle: null,
    blocks: [{ kind: 'text', text: words }],
    actions: [],
    tone: 'answer',
    fallback: `${title}: ${words}`,
  };
}
