import type { ModalSubmitInteraction } from 'discord.js';
import type { Field, Form, FormValues } from '../../model/form.ts';
import { shortenLabel } from '../fit.ts';
import { discordLimits } from '../limits.ts';
import { drawOptions, makeCustomId } from './buttons.ts';
import { cleanLine } from './markup.ts';
import type { StringSelect } from './parts.ts';

interface TextInput {
  type: 4;
  custom_id: string;
  /** 1 one line, 2 several. */
  style: 1 | 2;
  value?: string;
  required: boolean;
  max_length: number;
}

interface Label {
  type: 18;
  label: string;
  description?: string;
  component: TextInput | StringSelect;
}

/** A form as Discord's API takes it (components/reference §Label). */
export interface Modal {
  custom_id: string;
  title: string;
  components: Label[];
}

/** Draws a form. Its id is the modal's, and a field's name the component's: so it works after a restart. */
export function drawModal(form: Form): Modal {
  return {
    custom_id: makeCustomId('form', form.id),
    title: shortenLabel(cleanLine(form.title) || '…', discordLimits.modalTitle),
    components: form.fields.slice(0, discordLimits.modalFields).flatMap(drawField),
  };
}

function drawField(field: Field): Label[] {
  const component = drawInput(field);
  if (component === null) return [];
  const hint = shortenLabel(cleanLine(field.hint ?? ''), discordLimits.fieldDescription);
  return [
    {
      type: 18,
      label: shortenLabel(cleanLine(field.label) || field.name, discordLimits.fieldLabel),
      ...(hint === '' ? {} : { description: hint }),
      component,
    },
  ];
}

/** Null for what can't be filled in here: a menu of nothing, and the channel, which is the one it was opened in. */
function drawInput(field: Field): Label['component'] | null {
  if (field.kind === 'channel') return null;
  if (field.kind === 'text') {
    const value = field.value.slice(0, discordLimits.textInput).toWellFormed();
    return {
      type: 4,
      custom_id: field.name,
      style: field.lines === 'one' ? 1 : 2,
      required: field.required,
      max_length: Math.min(discordLimits.textInput, Math.max(field.most, value.length)),
      ...(value === '' ? {} : { value }),
    };
  }
  const several = field.kind === 'choices';
  const chosen = several ? field.values : field.value === null ? [] : [field.value];
  const options = drawOptions(field.choices, chosen);
  if (options.length === 0) return null;
  const required = !several && field.required;
  return {
    type: 3,
    custom_id: field.name,
    required,
    min_values: required ? 1 : 0,
    max_values: several ? options.length : 1,
    options,
  };
}

/** What was filled in, by field. */
export function readModal(interaction: ModalSubmitInteraction): FormValues {
  const values: FormValues = {};
  for (const [name, field] of interaction.fields.fields) {
    if ('values' in field) values[name] = field.values.join(',');
    else if ('value' in field) values[name] = String(field.value ?? '');
  }
  return values;
}
