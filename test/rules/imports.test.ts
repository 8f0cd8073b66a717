import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Left to right, as docs/architecture.md draws it: a file imports from its own room or from a room to the left. */
const order = [
  'model',
  'errors',
  'log',
  'wording',
  'beat',
  'intake',
  'reading',
  'archive',
  'translation',
  'digest',
  'commands',
  'chat',
  'app',
];

const root = resolve(import.meta.dirname, '../..');

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)));
}

function roomOf(file: string): string {
  const parts = file.split('/');
  if (parts[0] === 'commands') return 'commands';
  // Files beside src (package.json) are the app's business alone.
  if (parts.length === 1) return 'app';
  if (parts.length > 2) return parts[1] as string;
  const name = (parts[1] as string).replace(/\.ts$/, '');
  return order.includes(name) ? name : 'app';
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*['"]([^'"]+)['"]/g)].map(
    match => match[1] as string,
  );
}

const files = [...sourceFiles('src'), ...sourceFiles('commands')];

describe('the house rules', () => {
  test('every file imports only from its own room or from the left', () => {
    const wrong: string[] = [];
    for (const file of files) {
      for (const target of importsOf(file)) {
        if (!target.startsWith('.')) continue;
        const to = relative(root, join(root, dirname(file), target));
        if (order.indexOf(roomOf(to)) > order.indexOf(roomOf(file))) wrong.push(`${file} → ${to}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('every room is named in the order', () => {
    expect(files.map(roomOf).filter(room => !order.includes(room))).toEqual([]);
  });

  test('reading is pure: no clock, chance, network, disk or database', () => {
    const wrong: string[] = [];
    for (const file of files.filter(f => roomOf(f) === 'reading')) {
      const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      for (const target of importsOf(file)) {
        if (/^node:(?!crypto$|buffer$)/.test(target) || ['undici', 'pino'].includes(target))
          wrong.push(`${file} imports ${target}`);
      }
      if (/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bTemporal\.Now\b|\bprocess\./.test(text))
        wrong.push(`${file} reaches outside`);
    }
    expect(wrong).toEqual([]);
  });

  test('only config.ts reads the environment', () => {
    const wrong = files.filter(
      file =>
        file !== 'src/config.ts' &&
        /process\s*\.\s*env|\bloadEnvFile\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  test('foreign chat types stay in their own folder', () => {
    const wrong: string[] = [];
    for (const file of files) {
      for (const target of importsOf(file)) {
        if (target.startsWith('discord') && !file.startsWith('src/chat/discord/'))
          wrong.push(`${file} imports ${target}`);
        if (target.startsWith('@slack/') && !file.startsWith('src/chat/slack/'))
          wrong.push(`${file} imports ${target}`);
        if (target === 'rss-parser' && !file.startsWith('src/intake/'))
          wrong.push(`${file} imports ${target}`);
        if (target === 'node:sqlite' && !file.startsWith('src/archive/'))
          wrong.push(`${file} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
