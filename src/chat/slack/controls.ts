import type {
  ActionsBlock,
  Button,
  KnownBlock,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import type { Choice } from '../../model/form.ts';
import type { Action } from '../../model/view.ts';
import { shortenLabel } from '../fit.ts';
import { slackLimits } from '../limits.ts';
import { cutMrkdwn, drawContext } from './pieces.ts';
import { cleanText, safeUrl } from './text.ts';

/**
 * What a pressed control is, by its action id: `a:3` a command, `a:3:share` a share, `a:3:link` an address,
 * `a:3:form` a form, `a:3:select` a menu whose options hold its id and what each stands for, `a:3:story` a story's own command, `a:3:menu` a story's menu whose option holds the button's id. The number only keeps ids apart in a message.
 */
export type ControlKind = 'command' | 'share' | 'link' | 'story' | 'menu' | 'form' | 'select';

/** Reads an action id; null when it isn't one of ours. */
export function readControl(actionId: string): ControlKind | null {
  const kind = /^a:\d{1,6}(?::(share|link|story|menu|form|select))?$/.exec(actionId);
  return kind === null ? null : ((kind[1] as ControlKind | undefined) ?? 'command');
}

/** Gives controls ids that are unique within one view. */
export class ControlNumbers {
  #next = 1;
  take(kind: ControlKind): string {
    const id = `a:${this.#next}${kind === 'command' ? '' : `:${kind}`}`;
    this.#next += 1;
    return id;
  }
}

/** Words on a control: one line, plain, never an emoji. */
export function plain(text: string, limit: number): PlainTextElement {
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  return { type: 'plain_text', text: shortenLabel(line === '' ? '…' : line, limit), emoji: false };
}

/**
 * A row of buttons, five to a row; what can't be pressed ("2 / 8", an address Slack won't link to) and labels too
 * long for a button stand in small print above. `of` tells whether the commands are the view's or a story's.
 */
export function drawActions(
  actions: Action[],
  numbers: ControlNumbers,
  of: 'command' | 'story' = 'command',
): KnownBlock[] {
  const said: string[] = [];
  const buttons: Button[] = [];
  const menus: ActionsBlock[] = [];
  for (const action of actions) {
    if (action.kind === 'select') {
      const menu = drawMenu(action, numbers);
      if (menu) menus.push({ type: 'actions', elements: [menu] });
      continue;
    }
    const button = drawButton(action, numbers, of);
    if (button) buttons.push(button);
    if (!button || action.label.length > slackLimits.buttonText) said.push(action.label);
  }
  const rows: ActionsBlock[] = [];
  for (let at = 0; at < buttons.length; at += slackLimits.buttonsPerRow)
    rows.push({ type: 'actions', elements: buttons.slice(at, at + slackLimits.buttonsPerRow) });
  return [...drawContext(said.flatMap(cutMrkdwn), '  ·  '), ...menus, ...rows];
}

/** The control beside a story: one button, or a menu for two to five; what doesn't fit there comes back as `rest`. */
export function drawAccessory(
  actions: Action[],
  numbers: ControlNumbers,
): { accessory: Button | Overflow | null; rest: Action[] } {
  const fitting = actions.filter(canPress);
  const rest = actions.filter(action => !canPress(action));
  const [first] = fitting;
  if (first === undefined) return { accessory: null, rest };
  if (fitting.length === 1) return { accessory: drawButton(first, numbers, 'story'), rest };
  if (fitting.length > slackLimits.overflowOptions || fitting.some(needsToBeSeen))
    return { accessory: null, rest: actions };
  if (fitting.some(action => action.kind === 'command' && action.id.length > slackLimits.optionValue))
    return { accessory: null, rest: actions };
  const options = fitting.map((action): PlainTextOption => {
    const text = plain(action.label, slackLimits.optionText);
    if (action.kind === 'link') return { text, value: 'link', url: safeUrl(action.url) as string };
    return { text, value: action.id };
  });
  return { accessory: { type: 'overflow', action_id: numbers.take('menu'), options }, rest };
}

/** A share must be seen to be used, and a menu's options can't tell which of them shares or opens a form. */
function needsToBeSeen(action: Action): boolean {
  return action.kind === 'share' || action.kind === 'form';
}

/** A menu; its options carry its id, because Slack tells of a choice only its option. Null when nothing can be chosen. */
function drawMenu(action: Extract<Action, { kind: 'select' }>, numbers: ControlNumbers): StaticSelect | null {
  const options = drawOptions(action.choices, value => `${action.id}|${value}`);
  const chosen = options.find(option => option.value === `${action.id}|${action.chosen}`);
  if (options.length === 0) return null;
  return {
    type: 'static_select',
    action_id: numbers.take('select'),
    placeholder: plain(action.placeholder, slackLimits.placeholder),
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

/** The options of a menu; values that are too long to come back, or come twice, are left out. */
export function drawOptions(choices: Choice[], toValue: (value: string) => string): PlainTextOption[] {
  const seen = new Set<string>();
  const fitting = choices.filter(choice => {
    const value = toValue(choice.value);
    if (choice.value === '' || value.length > slackLimits.optionValue || seen.has(value)) return false;
    seen.add(value);
    return true;
  });
  return fitting.slice(0, slackLimits.selectOptions).map(({ label, value, description = '' }) => ({
    text: plain(label, slackLimits.optionText),
    value: toValue(value),
    ...(description === '' ? {} : { description: plain(description, slackLimits.optionText) }),
  }));
}

/** What a menu's option stands for. */
export function readChoice(value: string): { id: string; value: string } {
  const bar = value.indexOf('|');
  return bar < 0 ? { id: value, value: '' } : { id: value.slice(0, bar), value: value.slice(bar + 1) };
}

function canPress(action: Action): action is Exclude<Action, { kind: 'label' | 'select' }> {
  if (action.kind === 'label' || action.kind === 'select') return false;
  if (action.kind === 'link') return safeUrl(action.url) !== null;
  return action.id.length <= slackLimits.buttonValue;
}

function drawButton(action: Action, numbers: ControlNumbers, of: 'command' | 'story'): Button | null {
  if (!canPress(action)) return null;
  const text = plain(action.label, slackLimits.buttonText);
  if (action.kind === 'link')
    return { type: 'button', action_id: numbers.take('link'), text, url: safeUrl(action.url) as string };
  const button: Button = {
    type: 'button',
    action_id: numbers.take(action.kind === 'command' ? of : action.kind),
    text,
    value: action.id,
  };
  if (action.kind !== 'share' && action.emphasis === 'primary') button.style = 'primary';
  return button;
}
