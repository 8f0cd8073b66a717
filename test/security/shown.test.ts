import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderTerminal } from '../../src/chat/terminal/render.ts';
import { exportFormats, writeExport } from '../../src/digest/export-files.ts';
import { hostileView } from '../chat/discord/hostile.ts';
import { makeArticle, makeStory } from '../helpers/stories.ts';

/** Control characters but tab and line break, and what turns the order of a line round. */
const forging = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const dangerous = fc
  .array(
    fc.constantFrom(
      ...[
        '\u202e',
        '\u2066',
        '\u2069',
        '\u202a',
        '\u001b[2J',
        '\u001b]8;;https://evil.example\u0007',
        '\u009b31m',
      ],
      ...['\u0000', '\u0008', '\r', '=1+1', 'Шойгу', 'किम', '”', '"', ',', '\n'],
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''));

test('the terminal shows no escape sequence and no turned line, whatever the view holds', () => {
  fc.assert(
    fc.property(hostileView, dangerous, (view, words) => {
      const shown = renderTerminal(
        {
          ...view,
          title: view.title + words,
          blocks: [
            ...view.blocks,
            { kind: 'fields', fields: [{ name: words, value: words }] },
            { kind: 'code', text: words },
          ],
        },
        { width: 70, colour: false, press: id => `press ${id}` },
      );
      expect(shown).not.toMatch(forging);
    }),
    { numRuns: 60 },
  );
});

test('no export holds a control character or a turned line, whatever a title or a note holds', async () => {
  await fc.assert(
    fc.asyncProperty(dangerous, dangerous, async (words, note) => {
      const plain = makeArticle({ url: 'https://example.org/a' });
      const article = { ...plain, outlet: words, reading: { ...plain.reading, title: words, brief: words } };
      const story = makeStory([article], {
        title: words,
        judgement: { kind: 'disputed', note, by: 'someone', at: '2026-11-20T08:00:00.000Z' } as never,
      });
      for (const format of exportFormats)
        for (const exported of [
          { kind: 'stories' as const, stories: [story] },
          { kind: 'articles' as const, articles: [article] },
        ]) {
          const text = await writeExport(exported, format, 'UTC');
          expect(text.replace(/\r\n/g, '\n')).not.toMatch(forging);
        }
    }),
    { numRuns: 60 },
  );
});
