import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makePrintable, widthOf, wrapText } from '../../../src/chat/terminal/lines.ts';
import { renderTerminal } from '../../../src/chat/terminal/render.ts';
import type { StoryBlock, View } from '../../../src/model/view.ts';

const style = { width: 60, colour: false, press: (id: string) => `press ${id}` };

function storyOf(overrides: Partial<StoryBlock>): StoryBlock {
  return {
    kind: 'story',
    position: 1,
    storyId: 5,
    languages: ['hi'],
    title: 'रूस के सुरक्षा अधिकारी की मुलाकात',
    titleLanguage: 'hi',
    url: null,
    brief: null,
    extracts: [],
    date: '21 Mar 2025 (inferred)',
    sources: [{ name: 'a.txt', url: null, language: 'hi' }],
    status: null,
    actions: [],
    ...overrides,
  };
}

function viewOf(...blocks: View['blocks']): View {
  return { title: 'Latest', subtitle: null, blocks, actions: [], tone: 'answer', fallback: 'Latest' };
}

describe('the terminal', () => {
  test('a story begins with its language tag and ends with its date, sources and number', () => {
    const lines = renderTerminal(viewOf(storyOf({})), style).split('\n');
    expect(lines).toContain('1. HI हिन्दी');
    expect(lines).toContain('   21 Mar 2025 (inferred) · a.txt · story #5');
  });

  test('every language of a story is named', () => {
    expect(renderTerminal(viewOf(storyOf({ languages: ['gu', 'ru'] })), style)).toContain(
      'GU ગુજરાતી + RU русский',
    );
  });

  test('no line is wider than the screen, whatever the script', () => {
    const title =
      '조선중앙통신은 러시아 외무상이 평양을 방문했다고 보도했다 朝鮮中央通信はロシア外相が平壌を訪問したと報じた '.repeat(
        3,
      );
    for (const line of renderTerminal(viewOf(storyOf({ title })), style).split('\n'))
      expect(widthOf(line)).toBeLessThanOrEqual(60);
  });

  test('a right-to-left title stands alone on its lines', () => {
    const title = 'روسی وزیر خارجہ کی پیانگ یانگ میں ملاقات';
    const lines = renderTerminal(viewOf(storyOf({ languages: ['ur'], title })), style).split('\n');
    expect(lines.map(line => line.trim())).toContain(title);
  });

  test('article text can not command the terminal', () => {
    const hostile = 'a\u001b[2J\u001b]0;owned\u0007b\u009b31m\u202ec\r\nd';
    const drawn = renderTerminal(viewOf(storyOf({ title: hostile })), style);
    expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(drawn).toContain('d');
  });

  test('hits are marked where colour is on', () => {
    const extract = { text: 'Шойгу прибыл в Пхеньян', language: 'ru', marks: [{ start: 0, end: 5 }] };
    const drawn = renderTerminal(viewOf(storyOf({ extracts: [extract] })), { ...style, colour: true });
    expect(drawn).toContain('\u001b[7mШойгу\u001b[27m прибыл');
    expect(renderTerminal(viewOf(storyOf({ extracts: [extract] })), style)).toContain(
      'Шойгу прибыл в Пхеньян',
    );
  });

  test('every report of a story, and every quotation, says its language', () => {
    const extract = { text: 'Шойгу прибыл в Пхеньян', language: 'ru' };
    const drawn = renderTerminal(
      viewOf(
        { kind: 'divider' },
        { kind: 'extract', extract, caption: null },
        { kind: 'extract', extract: { text: 'स्वागत', language: 'hi' }, caption: 'Kim Jong Un · a.txt' },
      ),
      style,
    );
    expect(
      drawn
        .split('\n')
        .filter(line => line !== '')
        .slice(1),
    ).toEqual([
      '─'.repeat(60),
      'RU русский',
      'Шойгу прибыл в Пхеньян',
      'Kim Jong Un · a.txt · HI हिन्दी',
      '  स्वागत',
    ]);
  });

  test('a button is shown as the words to type', () => {
    const view: View = { ...viewOf(), actions: [{ kind: 'command', id: 'abc123', label: 'Older ›' }] };
    expect(renderTerminal(view, style)).toContain('Older ›  press abc123');
  });

  test('wrapping loses no letter and parts no grapheme, whatever the text and width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 10, max: 80 }),
        (raw, width) => {
          const text = makePrintable(raw);
          const bare = (words: string) => words.replace(/\s+/gu, '');
          const lines = wrapText(text, width);
          expect(bare(lines.join(' '))).toBe(bare(text));
          for (const line of lines) expect(line.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
