import { describe, expect, test } from 'vitest';
import {
  cleanLine,
  cleanText,
  drawLine,
  escapeMarkdown,
  linkAddress,
} from '../../../src/chat/discord/markup.ts';
import { readMarkdown } from '../../helpers/fake-discord/reader.ts';

describe('escapeMarkdown', () => {
  test.each([
    [
      '*bold* _italic_ ~~gone~~ ||hidden|| `code`',
      '\\*bold\\* \\_italic\\_ \\~\\~gone\\~\\~ \\|\\|hidden\\|\\| \\`code\\`',
    ],
    ['# not a heading', '\\# not a heading'],
    ['> not a quote', '\\> not a quote'],
    ['- not a list', '\\- not a list'],
    ['12. not a list', '12\\. not a list'],
    ['-# not small', '\\-# not small'],
    ['@everyone <@1> <#2> <t:3:R> <:a:4>', '\\@everyone \\<@1> \\<#2> \\<t\\:3:R> \\<\\:a:4>'],
    ['https://example.org/a_b', 'https\\://example.org/a\\_b'],
    ['[a](b)', '\\[a\\]\\(b)'],
    ['C#', 'C\\#'],
    ['\\#', '\\\\\\#'],
    ['¯\\_(ツ)_/¯', '¯\\\\\\_(ツ)\\_/¯'],
  ])('%s is shown as it is', (text, escaped) => {
    expect(escapeMarkdown(text, true)).toBe(escaped);
    for (const sign of ['', '### ', '-# ', '> ', '- ']) {
      const reading = readMarkdown(sign + escapeMarkdown(text, true));
      expect(reading).toMatchObject({ text, live: [], styled: [], signs: [sign] });
    }
  });

  test('what has no force costs no room', () => {
    expect(escapeMarkdown('Story #1 at 10:30 (a) - user@example.org > 5', true)).toBe(
      'Story #1 at 10:30 (a) - user@example.org > 5',
    );
  });
});

test('outside text is cleaned of controls and halves of letters, joiners stay', () => {
  expect(cleanText('a\r\nb\u2028c\u0000\u202ed\ud800')).toBe('a\nb\ncd\ufffd');
  expect(cleanText('می\u200cنویسد 👨‍👩‍👧')).toBe('می\u200cنویسد 👨‍👩‍👧');
  expect(cleanLine('  two\n\n words ')).toBe('two words');
});

test('only plain web addresses become links, and none can end its link early', () => {
  expect(linkAddress('https://example.org/a_(b)')).toBe('https://example.org/a_%28b%29');
  expect(linkAddress('https://example.org/?q=[x] y')).toBe('https://example.org/?q=%5Bx%5D%20y');
  for (const bad of [
    'javascript:alert(1)',
    'ftp://a.b',
    '//a.b',
    'a.b',
    '',
    'https://user@bank.example/',
    null,
  ]) {
    expect(linkAddress(bad)).toBeNull();
  }
  expect(linkAddress(`https://a.b/${'x'.repeat(2000)}`)).toBeNull();
});

test('a line too long is cut at a sentence, and each part has its sign; a bullet only the first', () => {
  const words = ['One sentence here. ', 'Another one stands there. ', 'And here is a third one of them.'];
  const cut = drawLine({ sign: '> ', runs: words.map((text, index) => ({ text, bold: index === 1 })) }, 80);
  expect(cut.length).toBeGreaterThan(1);
  expect(cut.every(part => part.startsWith('> ') && part.length <= 80)).toBe(true);
  expect(cut.map(part => readMarkdown(part).text.trim()).join(' ')).toBe(words.join(''));
  const items = drawLine({ sign: '- ', runs: [{ text: 'word '.repeat(60) }] }, 120);
  expect(items.filter(part => part.startsWith('- '))).toHaveLength(1);
});

test('hostile text of a megabyte is drawn in little time', () => {
  const started = performance.now();
  for (const piece of ['*', '[', '](', ':', '`', ' ', '#', '\\', 'a_', '<@', '1.', '\u0301']) {
    drawLine({ sign: '', runs: [{ text: cleanText(piece.repeat(200_000 / piece.length)) }] }, 4000);
  }
  expect(performance.now() - started).toBeLessThan(8000);
});
