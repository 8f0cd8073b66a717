import type { ConversationsSelect, InputBlock, ModalView, PlainTextInput } from '@slack/types';
import type { Field, Form, FormValues } from '../../model/form.ts';
import { slackLimits } from '../limits.ts';
import { drawOptions, plain } from './controls.ts';

/** The name by which Slack tells that one of our forms was filled in. */
export const formId = 'form';

/** The one element of every block; the block itself is named after its field. */
const elementId = 'value';

/** What a form keeps with it: its short id, and where it was opened. */
export interface FormPlace {
  id: string;
  channelId: string | null;
}

/** Draws a form as a modal (docs.slack.dev, reference/views/modal-views). */
export function drawModal(form: Form, channelId: string | null): ModalView {
  const kept: FormPlace = { id: form.id, channelId };
  return {
    type: 'modal',
    callback_id: formId,
    private_metadata: JSON.stringify(kept),
    title: plain(form.title, slackLimits.viewTitle),
    submit: plain(form.submit, slackLimits.viewButton),
    close: plain('Cancel', slackLimits.viewButton),
    blocks: form.fields.slice(0, slackLimits.blocksPerView).flatMap(drawField),
  };
}

function drawField(field: Field): InputBlock[] {
  const element = drawElement(field);
  if (element === null) return [];
  const needed = field.kind === 'channel' || ('required' in field && field.required);
  return [
    {
      type: 'input',
      block_id: field.name,
      label: plain(field.label, slackLimits.inputLabel),
      ...(field.hint === null ? {} : { hint: plain(field.hint, slackLimits.inputHint) }),
      optional: !needed,
      element,
    },
  ];
}

/** Null for a menu of nothing. */
function drawElement(field: Field): InputBlock['element'] | null {
  if (field.kind === 'channel') {
    const element: ConversationsSelect = {
      type: 'conversations_select',
      action_id: elementId,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    };
    return element;
  }
  if (field.kind === 'text') {
    const value = field.value.slice(0, slackLimits.textInput).toWellFormed();
    const element: PlainTextInput = {
      type: 'plain_text_input',
      action_id: elementId,
      multiline: field.lines === 'many',
      max_length: Math.min(slackLimits.textInput, Math.max(field.most, value.length)),
      ...(value === '' ? {} : { initial_value: value }),
    };
    return element;
  }
  const options = drawOptions(field.choices, value => value);
  if (options.length === 0) return null;
  if (field.kind === 'choice') {
    const chosen = options.find(option => option.value === field.value);
    return {
      type: 'static_select',
      action_id: elementId,
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    };
  }
  const chosen = options.filter(option => field.values.includes(option.value as string));
  return {
    type: 'multi_static_select',
    action_id: elementId,
    options,
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  };
}

/** Where a form was opened and which it is; null when it is none of ours. */
export function readPlace(metadata: string): FormPlace | null {
  try {
    const { id, channelId } = JSON.parse(metadata) as Partial<FormPlace>;
    if (typeof id !== 'string') return null;
    return { id, channelId: typeof channelId === 'string' ? channelId : null };
  } catch {
    return null;
  }
}

/** One block of what was filled in, as Slack tells it. */
type Filled = Record<
  string,
  {
    value?: string | null;
    selected_option?: { value?: string } | null;
    selected_options?: { value?: string }[] | null;
    selected_conversation?: string | null;
  }
>;

/** What was filled in, by field, and the channel that was chosen, if one was asked for. */
export function readModal(values: Record<string, Filled>): { values: FormValues; channelId: string | null } {
  const read: FormValues = {};
  let channelId: string | null = null;
  for (const [name, block] of Object.entries(values)) {
    const element = block[elementId];
    if (element === undefined) continue;
    if (typeof element.selected_conversation === 'string') channelId = element.selected_conversation;
    else if (Array.isArray(element.selected_options))
      read[name] = element.selected_options.map(option => option.value ?? '').join(',');
    else read[name] = element.selected_option?.value ?? element.value ?? '';
  }
  return { values: read, channelId };
}
