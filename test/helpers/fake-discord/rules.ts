import { discordLimits } from '../../../src/chat/limits.ts';
import { readMarkdown } from './reader.ts';

/** A message body as it came over the wire. */
export interface MessageBody {
  content?: unknown;
  embeds?: unknown[];
  poll?: unknown;
  sticker_ids?: unknown;
  flags?: number;
  nonce?: unknown;
  enforce_nonce?: unknown;
  allowed_mentions?: { parse?: unknown[] };
  components?: AnyComponent[];
  [key: string]: unknown;
}

export interface AnyComponent {
  type: number;
  id?: number;
  content?: string;
  label?: string;
  style?: number;
  custom_id?: string;
  url?: string;
  disabled?: boolean;
  components?: AnyComponent[];
  accessory?: AnyComponent;
  [key: string]: unknown;
}

const messageKeys = new Set(
  'content embeds flags nonce enforce_nonce allowed_mentions components tts attachments poll sticker_ids message_reference username avatar_url'.split(
    ' ',
  ),
);
const componentKeys: Record<number, string> = {
  1: 'components',
  2: 'style label custom_id url disabled emoji sku_id',
  3: 'custom_id placeholder min_values max_values disabled options',
  9: 'components accessory',
  10: 'content',
  12: 'items',
  13: 'file spoiler',
  14: 'divider spacing',
  17: 'components accent_color spoiler',
};
const mayHold: Record<number, number[]> = { 1: [2, 3], 9: [10], 17: [1, 9, 10, 12, 13, 14] };

/** Every component, nested ones and accessories too. */
export function* everyComponent(components: AnyComponent[] | undefined): Iterable<AnyComponent> {
  for (const component of components ?? []) {
    yield component;
    yield* everyComponent(component.components);
    if (component.accessory) yield* everyComponent([component.accessory]);
  }
}

/** The limits and rules Discord's own schema does not hold, and the rules of this house. Gives the faults in words. */
export function checkMessage(body: MessageBody, kind: 'create' | 'edit'): string[] {
  const faults: string[] = [];
  const say = (fault: string) => faults.push(fault);
  const isV2 = ((body.flags ?? 0) & (1 << 15)) !== 0;
  for (const key of Object.keys(body)) if (!messageKeys.has(key)) say(`unknown key ${key}`);
  if (!isV2) say('not Components V2');
  if (body.content || body.embeds?.length || body.poll || body.sticker_ids)
    say('Components V2 with other content');
  if (typeof body.nonce === 'string' && body.nonce.length > discordLimits.nonce) say('nonce too long');
  if (body.allowed_mentions?.parse?.length !== 0) say('mentions are allowed');
  const all = [...everyComponent(body.components)];
  if (kind === 'create' && all.length === 0) say('empty message');
  if (all.length > discordLimits.componentsPerMessage) say(`${all.length} components`);
  const text = all.reduce((sum, one) => sum + (one.type === 10 ? (one.content ?? '').length : 0), 0);
  if (text > discordLimits.textPerMessage) say(`${text} characters of text`);
  const ids = all.flatMap(one => (one.custom_id === undefined ? [] : [one.custom_id]));
  if (new Set(ids).size < ids.length) say('two buttons with the same custom_id');
  for (const one of body.components ?? [])
    if (![1, 9, 10, 14, 17].includes(one.type)) say(`top-level type ${one.type}`);
  for (const one of all) faults.push(...checkComponent(one));
  return faults;
}

function checkComponent(one: AnyComponent): string[] {
  const faults: string[] = [];
  const keys = componentKeys[one.type];
  if (keys === undefined) return [`component type ${one.type}`];
  const known = new Set(['type', 'id', ...keys.split(' ')]);
  for (const key of Object.keys(one))
    if (!known.has(key)) faults.push(`unknown key ${key} in component ${one.type}`);
  for (const inner of one.components ?? []) {
    if (!mayHold[one.type]?.includes(inner.type)) faults.push(`component ${inner.type} inside ${one.type}`);
  }
  const count = one.components?.length ?? 0;
  if (one.type === 1 && (count < 1 || count > discordLimits.buttonsPerRow))
    faults.push(`${count} buttons in a row`);
  if (one.type === 9 && (count < 1 || count > discordLimits.sectionTexts || one.accessory?.type !== 2)) {
    faults.push('a section wants 1 to 3 texts and an accessory');
  }
  if (one.type === 17 && count < 1) faults.push('an empty container');
  if (one.type === 10) {
    const content = one.content ?? '';
    if (content.trim() === '') faults.push('an empty text display');
    if (!content.isWellFormed()) faults.push('half a surrogate pair');
    const live = readMarkdown(content).live.filter(
      what => !what.startsWith('link ') && !what.startsWith('<t:'),
    );
    if (live.length > 0) faults.push(`live: ${live.join(' ')}`);
  }
  if (one.type === 1 && count > 1 && one.components?.some(inner => inner.type === 3))
    faults.push('a menu wants a row of its own');
  if (one.type === 2) faults.push(...checkButton(one));
  if (one.type === 3) faults.push(...checkSelect(one));
  return faults;
}

function checkButton(button: AnyComponent): string[] {
  const faults: string[] = [];
  const label = button.label ?? '';
  if (label.trim() === '' || label.length > discordLimits.buttonLabel)
    faults.push(`label of ${label.length}`);
  if (!label.isWellFormed()) faults.push('half a surrogate pair in a label');
  const isLink = button.style === 5;
  if (isLink && (button.custom_id !== undefined || !/^https?:\/\//.test(button.url ?? ''))) {
    faults.push('a link button wants a url and no custom_id');
  }
  if (isLink && (button.url ?? '').length > discordLimits.buttonUrl) faults.push('url too long');
  if (!isLink && (button.url !== undefined || !button.custom_id))
    faults.push('a button wants a custom_id and no url');
  if ((button.custom_id ?? '').length > discordLimits.customId) faults.push('custom_id too long');
  return faults;
}

/** A menu's own limits (components/reference §String Select), wherever it stands. */
export function checkSelect(select: AnyComponent): string[] {
  const faults: string[] = [];
  const options = (select.options ?? []) as {
    label: string;
    value: string;
    description?: string;
    default?: boolean;
  }[];
  const { selectOptions, selectLabel, choiceValue, selectDescription, selectPlaceholder } = discordLimits;
  if (options.length < 1 || options.length > selectOptions) faults.push(`${options.length} choices`);
  if (new Set(options.map(option => option.value)).size < options.length) faults.push('a choice twice');
  for (const { label, value, description } of options) {
    if (label.trim() === '' || label.length > selectLabel || !label.isWellFormed())
      faults.push(`choice “${label}”`);
    if (value === '' || value.length > choiceValue) faults.push(`choice of value “${value}”`);
    if (description !== undefined && (description === '' || description.length > selectDescription))
      faults.push(`description of ${description.length}`);
  }
  const chosen = options.filter(option => option.default).length;
  const most = (select.max_values as number | undefined) ?? 1;
  if (chosen > most || most > options.length) faults.push(`${chosen} chosen of ${most}`);
  if (String(select.placeholder ?? '').length > selectPlaceholder) faults.push('placeholder too long');
  if (!select.custom_id || select.custom_id.length > discordLimits.customId)
    faults.push('a menu wants an id');
  return faults;
}

/** The documented limits on the commands of an application. */
export function checkCommands(body: unknown): string[] {
  if (!Array.isArray(body)) return ['the commands are no list'];
  const faults: string[] = [];
  interface Option {
    name: string;
    description: string;
    type?: number;
    required?: boolean;
    options?: Option[];
    choices?: { name: string; value: unknown }[];
  }
  const visit = (what: Option): number => {
    if (!/^[-_\p{L}\p{N}]{1,32}$/u.test(what.name) || what.name !== what.name.toLowerCase())
      faults.push(`name ${what.name}`);
    if (what.description.length < 1 || what.description.length > 100)
      faults.push(`description of ${what.name}`);
    if ((what.options?.length ?? 0) > 25 || (what.choices?.length ?? 0) > 25)
      faults.push(`too much in ${what.name}`);
    const required = (what.options ?? []).map(option => option.required === true);
    if (required.some((yes, index) => yes && index > 0 && !required[index - 1]))
      faults.push(`required after optional`);
    const choices = (what.choices ?? []).reduce(
      (sum, one) => sum + one.name.length + String(one.value).length,
      0,
    );
    const inner = (what.options ?? []).reduce((sum, option) => sum + visit(option), 0);
    return what.name.length + what.description.length + choices + inner;
  };
  for (const command of body as Option[]) {
    // A menu entry has a name for people and no description.
    if (command.type === 3) {
      if (command.name.length < 1 || command.name.length > 32 || 'description' in command)
        faults.push(`menu ${command.name}`);
      continue;
    }
    if (visit(command) > 8000) faults.push(`${command.name} is over 8000 characters`);
  }
  return faults;
}
