import { expect, test } from 'vitest';
import { renderView as renderDiscord } from '../../src/chat/discord/render.ts';
import { renderView as renderSlack } from '../../src/chat/slack/render.ts';
import { renderTerminal } from '../../src/chat/terminal/render.ts';
import { type StoryBlockOptions, toStoryBlock } from '../../src/digest/story-block.ts';
import type { Translations } from '../../src/model/translation.ts';
import { checkMessage } from '../helpers/fake-discord/rules.ts';
import { findBlockFaults, prepareBlockKit } from '../helpers/fake-slack/block-kit.ts';
import { makeArticle, makeStory } from '../helpers/stories.ts';
import { makeView } from './slack/fixtures.ts';

const sentence = 'Сергей Шойгу встретился с Ким Чен Ыном.';
const story = makeStory([
  makeArticle({
    reading: {
      language: 'ru',
      title: 'Шойгу прибыл в Пхеньян',
      summary: [{ text: sentence, start: 0, end: sentence.length }],
    },
  }),
]);

const options: StoryBlockOptions = {
  position: 1,
  form: 'full',
  status: null,
  timeZone: 'UTC',
  actions: [],
};

const translations = (made: Record<string, string>): Translations => ({
  language: 'en',
  engine: 'LibreTranslate',
  of: text => made[text] ?? null,
});

test('a translation stands under the source’s own words, labelled, on every platform', () => {
  prepareBlockKit();
  const made = translations({
    [story.title]: 'Shoigu arrived in Pyongyang',
    [sentence]: 'Sergei Shoigu met Kim Jong Un.',
  });
  const view = makeView({
    blocks: [toStoryBlock(story, { ...options, translations: made })],
  });
  const discord = renderDiscord(view);
  const slack = renderSlack(view);
  for (const payload of discord) expect(checkMessage(payload as never, 'create')).toEqual([]);
  for (const message of slack) expect(findBlockFaults(message as never)).toEqual([]);
  const terminal = renderTerminal(view, { width: 200, colour: false, press: null });
  for (const text of [JSON.stringify(discord), JSON.stringify(slack), terminal]) {
    const places = [sentence, 'machine translation, LibreTranslate', 'Shoigu arrived in Pyongyang'].map(
      words => text.indexOf(words),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(text).toContain('Sergei Shoigu met Kim Jong Un.');
  }
});

test('without a translation, or in short form, a story is as it always was', () => {
  const plain = toStoryBlock(story, { ...options });
  expect(toStoryBlock(story, { ...options, translations: translations({}) })).toEqual(plain);
  const short = { ...options, form: 'compact' as const };
  const made = translations({ [story.title]: 'Shoigu arrived in Pyongyang' });
  expect(toStoryBlock(story, { ...short, translations: made })).toEqual(toStoryBlock(story, short));
});

test('what could not be translated is seen to be missing', () => {
  const made = translations({ [story.title]: 'Shoigu arrived in Pyongyang' });
  const { extracts } = toStoryBlock(story, { ...options, translations: made });
  expect(extracts).toEqual([
    { text: sentence, language: 'ru' },
    {
      text: 'Shoigu arrived in Pyongyang. […]',
      language: 'en',
      caption: 'machine translation, LibreTranslate',
    },
  ]);
});
