import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { discordLimits, slackLimits } from '../../src/chat/limits.ts';
import type { Key } from '../../src/wording/catalogue.ts';
import { commandTexts } from '../../src/wording/command-texts.ts';
import { en } from '../../src/wording/en.ts';
import { gu } from '../../src/wording/gu.ts';
import { hi } from '../../src/wording/hi.ts';
import { ko } from '../../src/wording/ko.ts';
import { readTongue, tongues } from '../../src/wording/languages.ts';
import { ru } from '../../src/wording/ru.ts';
import { type AnyCatalogue, speakerOf } from '../../src/wording/speaker.ts';

const catalogues: Record<string, AnyCatalogue> = { en, hi, gu, ru, ko };
const keys = Object.keys(en) as Key[];
const forms = (entry: AnyCatalogue[Key]): string[] =>
  typeof entry === 'string' ? [entry] : Object.values(entry);
const placesOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the catalogues', () => {
  test.each(Object.entries(catalogues))('%s says all that English says, and no more', (_, catalogue) => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
  });

  test.each(Object.entries(catalogues))('%s has the places of English in every sentence', (_, catalogue) => {
    for (const key of keys) {
      const english = placesOf(forms(en[key]).at(-1) as string);
      for (const text of forms(catalogue[key])) expect(placesOf(text), `${key}: ${text}`).toEqual(english);
    }
  });

  test.each(Object.entries(catalogues))('%s has a form for each of its plurals', (tongue, catalogue) => {
    const categories = new Intl.PluralRules(tongue).resolvedOptions().pluralCategories;
    for (const key of keys) {
      const entry = catalogue[key];
      if (typeof entry !== 'string') expect(Object.keys(entry).sort(), key).toEqual([...categories].sort());
    }
  });

  test.each(Object.entries(catalogues))('%s has no empty sentence and no stray space', (_, catalogue) => {
    for (const key of keys)
      for (const text of forms(catalogue[key])) {
        expect(text.trim(), key).not.toBe('');
        // What is put at the end of another sentence begins with the space between.
        if (!key.startsWith('add.story')) expect(text, key).toBe(text.trim());
        expect(text, key).not.toContain('  ');
      }
  });

  test('no translation is left in English', () => {
    for (const [tongue, catalogue] of Object.entries(catalogues)) {
      if (tongue === 'en') continue;
      for (const key of keys) {
        const same = forms(catalogue[key]).filter(text => forms(en[key]).includes(text));
        // Signs, places and names alone are the same everywhere.
        for (const text of same) expect(text.replace(/\{\w+\}|[\p{P}\p{S}\p{N}\s]/gu, ''), key).toBe('');
      }
    }
  });

  test('no sentence is kept that nothing says', () => {
    const root = resolve(import.meta.dirname, '../..');
    const files = ['src', 'commands'].flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
        .map(entry => join(entry.parentPath, entry.name))
        .filter(path => !path.includes('/src/wording/')),
    );
    const source = files.map(file => readFileSync(file, 'utf8')).join('\n');
    const beginnings = [...source.matchAll(/`([\w-]+\.(?:[\w-]+\.)?)\$\{/g)].map(match => match[1] as string);
    const unused = keys.filter(
      key => !source.includes(`'${key}'`) && !beginnings.some(beginning => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  test('labels of buttons fit both platforms with room for a number', () => {
    const most = Math.min(discordLimits.buttonLabel, slackLimits.buttonText) - 10;
    for (const catalogue of Object.values(catalogues))
      for (const key of keys.filter(each => each.startsWith('button.')))
        for (const text of forms(catalogue[key])) expect(text.length, text).toBeLessThanOrEqual(most);
  });
});

describe('counting', () => {
  test.each([
    ['ru', 1, '1 сюжет'],
    ['ru', 2, '2 сюжета'],
    ['ru', 5, '5 сюжетов'],
    ['ru', 11, '11 сюжетов'],
    ['ru', 21, '21 сюжет'],
    ['ru', 22, '22 сюжета'],
    ['ru', 112, '112 сюжетов'],
    ['hi', 1, '1 प्रकरण'],
    ['hi', 2, '2 प्रकरण'],
    ['gu', 1, '1 ઘટના'],
    ['gu', 5, '5 ઘટનાઓ'],
    ['ko', 1, '사안 1건'],
    ['ko', 5, '사안 5건'],
    ['en', 1, '1 story'],
    ['en', 0, '0 stories'],
  ] as const)('%s counts %i stories', (tongue, n, said) => {
    expect(speakerOf(tongue)('n.stories', { n })).toBe(said);
  });

  test('reports in Hindi and a broken number in Russian', () => {
    expect(speakerOf('hi')('n.reports', { n: 1 })).toBe('1 रिपोर्ट');
    expect(speakerOf('hi')('n.reports', { n: 3 })).toBe('3 रिपोर्टें');
    expect(speakerOf('ru')('rate.week', { n: 1.5 })).toBe('1,5 записи в неделю');
  });

  test('large numbers are grouped as the language groups them; numbers of stories are not', () => {
    expect(speakerOf('hi')('n.articles', { n: 123456 })).toContain('1,23,456');
    expect(speakerOf('ru')('story.number', { id: 12345 })).toBe('Сюжет №12345');
  });

  test('what is put into a sentence is never read as a place itself', () => {
    expect(speakerOf('en')('mark.says', { mark: '{name}', name: '$&' })).toBe('{name}, says $&');
  });
});

describe('languages by locale', () => {
  test.each([
    ['ru-RU', 'ru'],
    ['ko', 'ko'],
    ['hi-IN', 'hi'],
    ['en-GB', 'en'],
    ['gu_IN.UTF-8', 'gu'],
    ['de', null],
    ['kok', null],
    ['', null],
    [null, null],
  ])('%s', (locale, tongue) => {
    expect(readTongue(locale)).toBe(tongue);
  });
});

describe('commands in other languages', () => {
  const others = tongues.filter(tongue => tongue !== 'en');

  test.each(others)('%s has every command, option and nothing else', tongue => {
    const texts = commandTexts[tongue];
    expect(Object.keys(texts).sort()).toEqual(commands.map(command => command.name).sort());
    for (const command of commands) {
      const { options } = texts[command.name] as (typeof texts)[string];
      expect(Object.keys(options).sort(), command.name).toEqual(command.options.map(one => one.name).sort());
      for (const option of command.options) {
        const values = (option.choices ?? []).map(choice => choice.value);
        for (const value of Object.keys(options[option.name]?.[2] ?? {})) expect(values).toContain(value);
      }
    }
  });

  test.each(others)('%s names no two commands, and no two options of one, alike', tongue => {
    const texts = Object.values(commandTexts[tongue]);
    expect(new Set(texts.map(text => text.name)).size).toBe(texts.length);
    for (const { name, options } of texts) {
      const names = Object.values(options).map(([own]) => own);
      expect(new Set(names).size, name).toBe(names.length);
    }
  });
});
