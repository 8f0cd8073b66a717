import { expect, test } from 'vitest';
import type { Vocabulary } from '../../src/beat/beat.ts';
import { createVocabularyFinder } from '../../src/reading/vocabulary.ts';

const vocabularies: Vocabulary[] = [
  { id: 'visit', name: 'Visit', words: { hi: ['दौरा', 'यात्रा'], en: ['visit'], de: ['besuch'] } },
  { id: 'talks', name: 'Talks', words: { hi: ['वार्ता'], en: ['talks', 'visit'], ru: ['переговор'] } },
];

const idsIn = (text: string, language: string) =>
  createVocabularyFinder(vocabularies)
    .find(text, language)
    .map(hit => hit.id);

test('a stem is found with any ending', () => {
  expect(idsIn('на переговорах в москве', 'ru')).toEqual(['talks']);
});

test('one word may speak for several vocabularies, in their order', () => {
  expect(idsIn('the visits', 'en')).toEqual(['visit', 'talks']);
});

test('a longer word that only begins like one of ours is not it', () => {
  expect(idsIn('इस दौरान वार्ता हुई', 'hi')).toEqual(['talks']);
});

test('a language with words of its own is read by them, any other by all', () => {
  expect(idsIn('besuch', 'en')).toEqual([]);
  expect(idsIn('besuch, visit', 'nl')).toEqual(['visit', 'visit', 'talks']);
});

test('what was read before changes no answer', () => {
  const texts: [string, string][] = [
    ['besuch, visit, переговоры', 'nl'],
    ['the visit', 'en'],
    ['दौरा और वार्ता', 'hi'],
    ['переговоры', 'ru'],
  ];
  for (const order of [texts, [...texts].reverse()]) {
    const finder = createVocabularyFinder(vocabularies);
    for (const [text, language] of order)
      expect(finder.find(text, language)).toEqual(createVocabularyFinder(vocabularies).find(text, language));
  }
});
