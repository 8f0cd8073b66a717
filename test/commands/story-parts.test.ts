import { describe, expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import type { Item } from '../../src/model/item.ts';
import { createReader } from '../../src/reading/read.ts';
import { openDesk } from '../helpers/desk.ts';
import { makeItem } from '../helpers/readings.ts';

const reader = createReader({ beat: russiaDprk, judge: null });

const wire =
  'SEOUL — North Korea has sent about 10,000 soldiers to Russia, officials in Seoul said on Monday. “We will support our Russian comrades to the end,” Kim Jong Un said in Pyongyang, where he received a Russian delegation led by Sergei Lavrov. The delegation left for Moscow after three days of talks.';

const reports: (Partial<Item> & { id: string })[] = [
  { id: 'a', outlet: 'Yonhap', text: wire, seen: '2026-11-20T08:00:00.000Z' },
  {
    id: 'b',
    outlet: 'Herald',
    text: `${wire} The Herald added nothing to it.`,
    seen: '2026-11-20T09:00:00.000Z',
  },
  {
    id: 'c',
    outlet: 'ТАСС',
    text: 'СЕУЛ. Южнокорейская разведка считает, что в Россию отправлены 12 тысяч северокорейских военных. «Мы передали все данные союзникам сегодня утром», — заявил Сергей Лавров.',
    seen: '2026-11-20T10:00:00.000Z',
  },
];

describe('one story whole', () => {
  test('figures stand side by side, a wire text once with its outlets, quotes with their speakers', async () => {
    const desk = await openDesk();
    let story: number | null = null;
    for (const item of reports) {
      const whole = makeItem(item);
      story = await desk.keep(item.id, item, reader.read(whole), story);
    }
    const { view, data } = await desk.ask(`story ${story}`);
    const list = view.blocks.find(block => block.kind === 'list');
    const lines =
      list?.kind === 'list'
        ? list.items.map(item => (typeof item === 'string' ? item : item.map(run => run.text).join('')))
        : [];
    expect(lines[0]).toBe('troops: about 10,000 — Yonhap +1 outlet (en); 12,000 — ТАСС (ru)');
    const captions = view.blocks.flatMap(block =>
      block.kind === 'extract' && block.caption !== null ? [block.caption] : [],
    );
    expect(captions).toEqual(['Sergei Lavrov · ТАСС', 'Kim Jong Un · Yonhap +1 outlet']);
    const notes = view.blocks.flatMap(block =>
      block.kind === 'note' && typeof block.text === 'string' ? [block.text] : [],
    );
    expect(notes).toContain('The same text also in Herald');
    expect(view.subtitle).toContain('3 reports');
    const told = data as {
      articles: { id: string; copyOf: string | null }[];
      figures: { counted: string }[];
    };
    expect(told.articles.map(one => [one.id, one.copyOf])).toEqual([
      ['c', null],
      ['b', 'a'],
      ['a', null],
    ]);
    expect(told.figures[0]?.counted).toBe('troops');
  });
});
