import { expect, test } from 'vitest';
import { openDesk } from '../helpers/desk.ts';

const attempts = [
  '"',
  '""',
  "'; DROP TABLE articles; --",
  'title:Shoigu',
  'terms MATCH x',
  'Shoigu NEAR(Kim, 5)',
  'Shoigu OR NOT AND',
  'Shoigu*',
  '^Shoigu',
  '{a b}: c',
  '-Shoigu',
  '(((',
  'a" OR "b',
  '\u0000',
  '%_%',
];

test('search takes the full-text syntax and SQL for words, and nothing is lost', async () => {
  const desk = await openDesk();
  await desk.keep('en.txt', { text: 'Shoigu arrived.' }, { title: 'Shoigu arrives' });
  for (const query of attempts)
    for (const line of [`search ${query}`, `export ${query}`, `latest person:${query}`, `why ${query}`]) {
      const { data, view } = await desk.ask(line);
      expect(JSON.stringify([data, view.fallback]), line).not.toMatch(
        /fts5|SQLITE|syntax error|cannot be used|went wrong/i,
      );
    }
  expect(JSON.stringify((await desk.ask('search Shoigu')).data)).toContain('Shoigu arrives');
});
