import type { Choice } from '../../model/form.ts';
import type { Action } from '../../model/view.ts';
import { shortenLabel } from '../fit.ts';
import { discordLimits } from '../limits.ts';
import { cleanLine, linkAddress } from './markup.ts';
import type { Button, StringSelect } from './parts.ts';

/**
 * What a press asks for. `answer`: a new private answer; `turn`: the next page in place of this one;
 * `share`: the same answer for everyone; `form`: a form (on a form itself: that it was filled in); `menu`: what was chosen;
 * `label`: nothing, it only shows a place or carries a delivery's key.
 */
export type PressKind = 'answer' | 'turn' | 'share' | 'form' | 'menu' | 'label';

const signs: Record<PressKind, string> = {
  answer: 'a',
  turn: 'p',
  share: 's',
  form: 'f',
  menu: 'm',
  label: 'l',
};
const kinds = new Map(Object.entries(signs).map(([kind, sign]) => [sign, kind as PressKind]));

/**
 * A button's id on Discord: kind, action id, the delivery's key (added when the message is sent) and a number
 * that keeps apart two buttons doing the same. "a|k3f9", "a|k3f9|key", "a|k3f9||2".
 * Throws RangeError for an action id too long to leave room for the rest.
 */
export function makeCustomId(kind: PressKind, id: string, key = '', copy = 1): string {
  const tail = copy > 1 ? `|${key}|${copy}` : key === '' ? '' : `|${key}`;
  const customId = `${signs[kind]}|${id}${tail}`;
  if (id.includes('|') || id.length > 60 || customId.length > discordLimits.customId) {
    throw new RangeError(`the action id ${JSON.stringify(id)} can't be made a Discord button id`);
  }
  return customId;
}

/** Reads a button's id; null when it is none of ours. */
export function readCustomId(
  customId: string,
): { kind: PressKind; id: string; key: string; copy: number } | null {
  const [sign = '', id = '', key = '', copy = '1'] = customId.split('|');
  const kind = kinds.get(sign);
  if (kind === undefined || id === '') return null;
  return { kind, id, key, copy: /^\d{1,3}$/.test(copy) ? Number(copy) : 1 };
}

/** An action that is drawn as a button. */
export type Pressable = Exclude<Action, { kind: 'select' }>;

/** Draws the controls of one message: its buttons and its menus. */
export interface Controls {
  buttons(actions: Pressable[], inPlace: boolean): Button[];
  menu(action: Extract<Action, { kind: 'select' }>): StringSelect;
}

/**
 * Makes the controls of one message: ids are unique in it. Commands right beside a place label
 * ("2 / 8") turn pages: they are drawn `turn` when `inPlace`.
 */
export function createControls(): Controls {
  const copies = new Map<string, number>();
  const unique = (kind: PressKind, id: string) => {
    const name = `${kind}|${id}`;
    const copy = (copies.get(name) ?? 0) + 1;
    copies.set(name, copy);
    return makeCustomId(kind, id, '', copy);
  };
  return {
    buttons(actions, inPlace) {
      const turns = (index: number) =>
        inPlace && (actions[index - 1]?.kind === 'label' || actions[index + 1]?.kind === 'label');
      return actions.map((action, index) => {
        const label = shortenLabel(cleanLine(action.label) || '·', discordLimits.buttonLabel);
        const button: Button = { type: 2, style: 2, label };
        if (action.kind === 'command' || action.kind === 'form') {
          const kind = action.kind === 'form' ? 'form' : turns(index) ? 'turn' : 'answer';
          return {
            ...button,
            style: action.emphasis === 'primary' ? 1 : 2,
            custom_id: unique(kind, action.id),
          };
        }
        if (action.kind === 'share') return { ...button, custom_id: unique('share', action.id) };
        if (action.kind === 'label')
          return { ...button, custom_id: unique('label', 'place'), disabled: true };
        const url = linkAddress(action.url);
        if (url !== null && url.length <= discordLimits.buttonUrl) return { ...button, style: 5, url };
        return { ...button, custom_id: unique('label', 'link'), disabled: true };
      });
    },
    menu: action => ({
      type: 3,
      custom_id: unique('menu', action.id),
      placeholder: shortenLabel(cleanLine(action.placeholder) || '…', discordLimits.selectPlaceholder),
      options: drawOptions(action.choices, action.chosen === null ? [] : [action.chosen]),
    }),
  };
}

/** The options of a menu; values that are too long to come back, or come twice, are left out. */
export function drawOptions(choices: Choice[], chosen: string[]): StringSelect['options'] {
  const seen = new Set<string>();
  const fitting = choices.filter(({ value }) => {
    if (value === '' || value.length > discordLimits.choiceValue || seen.has(value)) return false;
    seen.add(value);
    return true;
  });
  return fitting.slice(0, discordLimits.selectOptions).map(({ label, value, description = '' }) => {
    const small = shortenLabel(cleanLine(description), discordLimits.selectDescription);
    return {
      label: shortenLabel(cleanLine(label) || '·', discordLimits.selectLabel),
      value,
      ...(small === '' ? {} : { description: small }),
      ...(chosen.includes(value) ? { default: true } : {}),
    };
  });
}
