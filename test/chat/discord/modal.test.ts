import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawModal } from '../../../src/chat/discord/modal.ts';
import { checkModal, type ShownModal } from '../../helpers/fake-discord/modals.ts';
import { checkBody } from '../../helpers/fake-discord/openapi.ts';
import { hostileForm } from './hostile.ts';

test('whatever stands in a form: Discord takes it', () => {
  fc.assert(
    fc.property(hostileForm, form => {
      const data = drawModal(form);
      expect(checkModal(data as unknown as ShownModal)).toEqual([]);
      const path = '/interactions/{interaction_id}/{interaction_token}/callback';
      expect(checkBody(path, 'post', { type: 9, data })).toEqual([]);
      // Every field that can be filled in is there, in order, under its own name.
      const names = data.components.map(label => label.component.custom_id);
      expect(names).toEqual(form.fields.map(field => field.name).filter(name => names.includes(name)));
    }),
    { numRuns: 150 },
  );
});

test('a text too long for a field is cut between letters, never inside one', () => {
  const value = '\u{1F468}'.repeat(3000);
  const modal = drawModal({
    id: 'a1',
    title: 'Form',
    submit: 'Save',
    fields: [
      {
        kind: 'text',
        name: 'note',
        label: 'Note',
        hint: null,
        value,
        required: false,
        lines: 'many',
        most: 100,
      },
    ],
  });
  const input = modal.components[0]?.component as { value: string; max_length: number };
  expect(input.value.isWellFormed()).toBe(true);
  expect(input.value.length).toBeLessThanOrEqual(input.max_length);
});
