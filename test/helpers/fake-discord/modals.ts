import { discordLimits } from '../../../src/chat/limits.ts';
import { type AnyComponent, checkSelect } from './rules.ts';

/** A form as it was shown. */
export interface ShownModal {
  custom_id: string;
  title: string;
  components: { type: number; label: string; description?: string; component: ShownInput }[];
}

interface ShownInput {
  type: number;
  custom_id: string;
  value?: string;
  required?: boolean;
  max_length?: number;
  style?: number;
  min_values?: number;
  max_values?: number;
  options?: { label: string; value: string; default?: boolean }[];
}

/** What Discord's own schema doesn't hold of a form (interactions/receiving-and-responding §Modal). */
export function checkModal(modal: ShownModal): string[] {
  const faults: string[] = [];
  const { modalTitle, modalFields, fieldLabel, fieldDescription, textInput } = discordLimits;
  const short = (text: string, most: number) =>
    text.trim() !== '' && text.length <= most && text.isWellFormed();
  if (!short(modal.title, modalTitle)) faults.push(`title of a form: ${modal.title}`);
  if (modal.components.length < 1 || modal.components.length > modalFields)
    faults.push(`${modal.components.length} fields in a form`);
  const names = modal.components.map(field => field.component.custom_id);
  if (new Set(names).size < names.length) faults.push('two fields of one name');
  for (const { type, label, description, component } of modal.components) {
    if (type !== 18) faults.push(`component ${type} in a form`);
    if (!short(label, fieldLabel)) faults.push(`label of a field: ${label}`);
    if (description !== undefined && !short(description, fieldDescription))
      faults.push('description too long');
    if (component.type === 4) {
      const most = component.max_length ?? textInput;
      if (most < 1 || most > textInput || (component.value ?? '').length > most)
        faults.push(`a text of ${component.value?.length} in a field for ${most}`);
    } else if (component.type === 3) faults.push(...checkSelect(component as unknown as AnyComponent));
    else faults.push(`component ${component.type} in a field`);
  }
  return faults;
}

/** What Discord sends when the form is filled in; what isn't named stays as it was shown. */
export function fillModal(modal: ShownModal, values: Record<string, string | string[]>) {
  for (const name of Object.keys(values))
    if (!modal.components.some(field => field.component.custom_id === name))
      throw new Error(`no field ${name}`);
  return {
    custom_id: modal.custom_id,
    components: modal.components.map(({ component }, index) => {
      const { type, custom_id } = component;
      const given = values[custom_id];
      const shown = (component.options ?? []).filter(option => option.default).map(option => option.value);
      const id = index * 2 + 2;
      const filled =
        type === 4
          ? { type, id, custom_id, value: given ?? component.value ?? '' }
          : { type, id, custom_id, values: given ?? shown };
      return { type: 18, id: id - 1, component: filled };
    }),
  };
}
