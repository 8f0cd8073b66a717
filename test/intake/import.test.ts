import { describe, expect, test } from 'vitest';
import { readImport } from '../../src/intake/import.ts';
import type { Intake } from '../../src/model/item.ts';

const source = { id: 'import', kind: 'import', name: 'import' } as const;
const options = { source, now: () => '2026-01-02T03:00:00.000Z' };

async function collect(chunks: (string | Uint8Array)[]): Promise<Intake[]> {
  return Array.fromAsync(readImport(chunks, options));
}

describe('importing', () => {
  test('a record keeps all it says, is a backfill and goes by its own id', async () => {
    const [one] = await collect([
      '{"id":"a1","url":"https://e.example/1","title":"T","text":"Line one.\\nLine two.","date":"2024-06-18","language":"ru","source":"ТАСС","seen":"2024-06-18T12:00:00+03:00"}',
    ]);
    expect(one).toEqual({
      kind: 'item',
      item: {
        source,
        locator: 'a1',
        id: 'a1',
        text: 'Line one.\nLine two.',
        title: 'T',
        url: 'https://e.example/1',
        date: '2024-06-18',
        language: 'ru',
        outlet: 'ТАСС',
        authors: [],
        seen: '2024-06-18T09:00:00.000Z',
        backfill: true,
        notes: [],
      },
    });
  });

  test('bad lines are told with their numbers and cost only themselves', async () => {
    const made = await collect(['{"text":"one"}\n\n{oops\n{"title":"no text"}\n[1]\n{"text":"six"}\n']);
    expect(
      made.map(one => (one.kind === 'item' ? [one.item.id, one.item.text] : one.unreadable.reason)),
    ).toEqual([
      ['line-1', 'one'],
      'Line 3 is not sound JSON.',
      expect.stringMatching(/^Line 4: The record has no "text"/),
      expect.stringMatching(/^Line 5: The record is not a JSON object/),
      ['line-6', 'six'],
    ]);
  });

  test('bytes may be cut anywhere, inside a letter too', async () => {
    const bytes = new TextEncoder().encode('{"text":"Пхеньян"}\r\n{"text":"평양"}');
    const made = await collect([...bytes].map(byte => Uint8Array.of(byte)));
    expect(made.map(one => one.kind === 'item' && one.item.text)).toEqual(['Пхеньян', '평양']);
  });

  test('a hundred thousand lines pass one by one', async () => {
    let given = 0;
    function* lines() {
      for (let i = 0; i < 100_000; i += 1) {
        given = i;
        yield `{"id":"n${i}","text":"Text ${i}"}\n`;
      }
    }
    let count = 0;
    for await (const one of readImport(lines(), options)) {
      // Never more than a line ahead: nothing piles up.
      if (one.kind === 'item' && given === count) count += 1;
    }
    expect(count).toBe(100_000);
  });

  test('a line beyond all measure is refused without being kept', async () => {
    const made = await collect([
      `{"text":"${'x'.repeat(5_000_000)}`,
      'x'.repeat(5_000_000),
      '"}\n{"text":"next"}',
    ]);
    expect(made.map(one => (one.kind === 'item' ? one.item.text : one.unreadable.reason))).toEqual([
      'Line 1 is longer than 8 MiB.',
      'next',
    ]);
  });
});
