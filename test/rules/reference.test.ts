import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeReadme } from '../../bench/capture.ts';
import { makeReference } from '../../bench/reference.ts';
import { commands } from '../../commands/index.ts';
import { settings } from '../../src/config.ts';

const root = resolve(import.meta.dirname, '../..');

describe('pages that say what the code says', () => {
  test.each(Object.entries(makeReference()))('%s is what npm run docs would write', (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });

  test('README shows the digest as the program draws it', async () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(await makeReadme());
  });

  test('every setting is explained in a sentence', () => {
    for (const setting of settings) expect(setting.about, setting.name).toMatch(/^[A-Z].*[.)]$/);
  });

  test('no secret has a default that could be taken for one', () => {
    for (const setting of settings.filter(each => each.secret && each.name !== 'DATABASE_URL'))
      expect(setting.default).toBe('');
  });

  test('every command fits what Discord allows, and README names it', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const command of commands) {
      expect(command.name).toMatch(/^[a-z-]{1,32}$/);
      expect(command.description.length).toBeLessThanOrEqual(100);
      expect(command.options.length).toBeLessThanOrEqual(25);
      // Of several options without their names all but the last take one word: they have choices.
      const positional = command.options.filter(option => option.positional);
      expect(positional.slice(0, -1).every(option => option.choices)).toBe(true);
      for (const option of command.options) {
        expect(option.name).toMatch(/^[a-z0-9-]{1,32}$/);
        expect(option.description.length, `${command.name} ${option.name}`).toBeLessThanOrEqual(100);
      }
      expect(command.examples.length).toBeGreaterThan(0);
      expect(readme).toContain(`\`${command.name}\``);
    }
  });
});
