import { expect, test } from 'vitest';
import { createWordMemory } from '../../src/reading/word-memory.ts';

test('a word is made once, wherever it stands', () => {
  const made: string[] = [];
  const memory = createWordMemory(word => {
    made.push(word);
    return word.toUpperCase();
  });
  expect(memory.at('missile and missile', 0, 7)).toBe('MISSILE');
  expect(memory.at('missile and missile', 12, 19)).toBe('MISSILE');
  expect(memory.at('missiles', 0, 7)).toBe('MISSILE');
  expect(memory.at('missiles', 0, 8)).toBe('MISSILES');
  expect(memory.at('', 0, 0)).toBe('');
  expect(made).toEqual(['missile', 'missiles', '']);
});

test('more words than it holds are still told right, before and after it begins anew', () => {
  const memory = createWordMemory(word => `<${word}>`);
  for (let round = 0; round < 2; round++)
    for (let i = 0; i < 40_000; i++) {
      const word = `w${i}`;
      if (memory.at(word, 0, word.length) !== `<${word}>`) expect.fail(word);
    }
});
