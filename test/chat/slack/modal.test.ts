import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawModal, readModal, readPlace } from '../../../src/chat/slack/modal.ts';
import { findViewFaults } from '../../helpers/fake-slack/block-kit.ts';
import { hostileForm } from '../discord/hostile.ts';

test('whatever stands in a form: Slack takes it, and its place comes back', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(hostileForm, fc.option(fc.stringMatching(/^C[A-Z0-9]{5,10}$/)), (form, channelId) => {
      const view = drawModal(form, channelId);
      expect(findViewFaults(view)).toEqual([]);
      // What stands in an input is typed by the person who sees it, and calls nobody.
      const said = JSON.stringify(view, (key, value) => (key === 'initial_value' ? undefined : value));
      expect(said).not.toMatch(/<[!@#]|@(?:here|channel|everyone)\b/i);
      expect(readPlace(view.private_metadata ?? '')).toEqual({ id: form.id, channelId });
    }),
    { numRuns: 150, seed: 20261121 },
  );
});

test('what was filled in is read by field; an emptied field is empty, not left out', () => {
  expect(
    readModal({
      at: { value: { value: '08:30' } },
      person: { value: { value: null } },
      topic: { value: { selected_options: [{ value: 'a' }, { value: 'b' }] } },
      language: { value: { selected_options: [] } },
      as: { value: { selected_option: null } },
      channel: { value: { selected_conversation: 'C1' } },
    }),
  ).toEqual({
    values: { at: '08:30', person: '', topic: 'a,b', language: '', as: '' },
    channelId: 'C1',
  });
});

test('metadata that is none of ours has no place', () => {
  for (const metadata of ['', '{}', 'null', '[]', '{"id":3}']) expect(readPlace(metadata)).toBeNull();
});
