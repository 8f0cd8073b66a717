import { expect, test } from 'vitest';
import { buttonsOf } from '../../src/chat/discord/parts.ts';
import { renderView as renderDiscord } from '../../src/chat/discord/render.ts';
import { renderView as renderSlack } from '../../src/chat/slack/render.ts';
import { renderTerminal } from '../../src/chat/terminal/render.ts';
import type { View } from '../../src/model/view.ts';
import { checkMessage } from '../helpers/fake-discord/rules.ts';
import { findBlockFaults, prepareBlockKit } from '../helpers/fake-slack/block-kit.ts';
import { makeStory, makeView } from './slack/fixtures.ts';

const view = (name: string, note: string | null): View =>
  makeView({ blocks: [makeStory({ mark: { text: `✅ verified, says ${name}`, note } })] });

const hostile = '**bold** <!channel> <@U1> @everyone [x](https://evil.example) \u202egnidaer\u001b[31m';

test('a mark and its note are shown on every platform, also where they are long or in another script', () => {
  prepareBlockKit();
  for (const note of [null, 'دو منبع، هر دو مستقل', `${'बहुत लंबा नोट। '.repeat(400)}अंत`]) {
    const drawn = view('Mina', note);
    const discord = renderDiscord(drawn);
    const slack = renderSlack(drawn);
    const terminal = renderTerminal(drawn, { width: 60, colour: false, press: null });
    for (const text of [JSON.stringify(discord), JSON.stringify(slack), terminal]) {
      expect(text).toContain('✅ verified, says Mina');
      if (note !== null) expect(text).toContain(note.slice(-4));
    }
    for (const payload of discord) {
      expect(checkMessage(payload as never, 'create')).toEqual([]);
      expect([...buttonsOf(payload)]).toEqual([]);
    }
    for (const message of slack) expect(findBlockFaults(message as never)).toEqual([]);
  }
});

test('neither a person’s name nor their note has any force', () => {
  prepareBlockKit();
  const drawn = view(hostile, hostile);
  const discord = JSON.stringify(renderDiscord(drawn));
  expect(discord).not.toContain('**bold** ');
  expect(discord).not.toContain('[x](https://evil.example)');
  expect(discord).toContain('"allowed_mentions":{"parse":[]}');
  const slack = renderSlack(drawn);
  for (const message of slack) expect(findBlockFaults(message as never)).toEqual([]);
  for (const text of [discord, JSON.stringify(slack)]) expect(text).not.toContain('\u202e');
  const terminal = renderTerminal(drawn, { width: 60, colour: false, press: null });
  expect(terminal).not.toContain('\u001b');
  expect(terminal).not.toContain('\u202e');
});
