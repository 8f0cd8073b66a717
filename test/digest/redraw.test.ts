import { describe, expect, test } from 'vitest';
import { composeDigest } from '../../src/digest/compose.ts';
import { redrawDigest, type ToldStory } from '../../src/digest/redraw.ts';
import type { Story } from '../../src/model/article.ts';
import type { DrawnDigest } from '../../src/model/digest.ts';
import type { Judgement } from '../../src/model/judgement.ts';
import type { View } from '../../src/model/view.ts';
import { makeArticle, makeStory } from '../helpers/stories.ts';

const by = { platform: 'slack', id: 'U1', name: 'Mina' } as const;
const judge = (kind: Judgement['kind'], note: string | null = null): Judgement => ({
  kind,
  note,
  duplicateOf: null,
  by,
  at: '2026-11-21T08:00:00.000Z',
});

const [one, two, three, four] = [1, 2, 3, 4].map(key =>
  makeArticle({ key, outlet: `Outlet ${key}`, storyId: key, reading: { title: `Title ${key}` } }),
) as [ReturnType<typeof makeArticle>, ...ReturnType<typeof makeArticle>[]] &
  Record<number, ReturnType<typeof makeArticle>>;

const story = (id: number, articles: (typeof one)[], change: Partial<Story> = {}) =>
  makeStory(articles, { id, ...change });

const entries = [
  story(1, [one]),
  story(2, [two as typeof one, four as typeof one]),
  story(3, [three as typeof one]),
].map(each => ({ story: each, articleKeys: each.articles.map(article => article.key), told: false }));

const drawn: DrawnDigest = {
  view: composeDigest({
    beatName: 'Beat',
    number: 7,
    window: { from: '2026-11-20T08:00:00.000Z', to: '2026-11-21T08:00:00.000Z' },
    entries,
    form: 'full',
    timeZone: 'Europe/Berlin',
    health: [],
    lastDigest: null,
    skip: 0,
    rest: [],
    storyActions: id => [{ kind: 'command', id: `more${id}`, label: 'More' }],
    actions: [],
  }),
  channel: { platform: 'slack', id: 'C1' },
  form: 'full',
  timeZone: 'Europe/Berlin',
};

const items = drawn.view.blocks.flatMap(block => {
  const entry = block.kind === 'story' ? entries.find(each => each.story.id === block.storyId) : undefined;
  return entry ? [{ storyId: entry.story.id, status: 'new' as const, articleKeys: entry.articleKeys }] : [];
});

/** Redraws with the stories as they are now. */
function redraw(stories: Story[]): View {
  return redrawDigest(drawn, {
    items,
    storiesOf: keys =>
      stories.flatMap((each): ToldStory[] => {
        const own = each.articles.map(article => article.key).filter(key => keys.includes(key));
        return own.length > 0 ? [{ story: each, articleKeys: own }] : [];
      }),
    actionsOf: id => [{ kind: 'command', id: `new${id}`, label: 'More' }],
  });
}

const stories = (view: View) => view.blocks.filter(block => block.kind === 'story');
const notes = (view: View) =>
  view.blocks.flatMap(block => (block.kind === 'note' ? [String(block.text)] : []));
const as = entries.map(entry => entry.story) as [Story, Story, Story];

describe('a posted digest after a correction', () => {
  test('stays as it is while nothing has changed', () => {
    expect(redraw(as)).toBe(drawn.view);
  });

  test('shows a mark on its story, and nothing else changes', () => {
    const view = redraw([{ ...as[0], judgement: judge('verified', 'two sources') }, as[1], as[2]]);
    const before = stories(drawn.view).find(block => block.storyId === 1);
    expect(stories(view).find(block => block.storyId === 1)).toEqual({
      ...before,
      mark: { text: '✅ verified, says Mina', note: 'two sources' },
    });
    expect(stories(view).filter(block => block.storyId !== 1)).toEqual(
      stories(drawn.view).filter(block => block.storyId !== 1),
    );
    expect(notes(view)).toContain('Edited after a correction.');
  });

  test('shows two merged stories once, with all their outlets, and a word where the other stood', () => {
    const merged = story(1, [one, ...(as[1].articles as (typeof one)[])]);
    const view = redraw([merged, as[2]]);
    const block = stories(view).find(each => each.storyId === 1);
    expect(block?.sources.map(source => source.name).sort()).toEqual(['Outlet 1', 'Outlet 2', 'Outlet 4']);
    expect(stories(view).length).toBe(2);
    expect(notes(view).filter(note => note.includes('Now one story with'))).toHaveLength(1);
  });

  test('shows what was parted from a story right after it', () => {
    const view = redraw([as[0], story(2, [two as typeof one]), as[2], story(9, [four as typeof one])]);
    const at = stories(view).findIndex(block => block.storyId === 2);
    const position = stories(view)[at]?.position;
    expect(stories(view)[at]?.sources.map(source => source.name)).toEqual(['Outlet 2']);
    expect(stories(view)[at + 1]).toMatchObject({
      storyId: 9,
      position: null,
      status: `parted from ${position}`,
      actions: [{ id: 'new9' }],
    });
  });

  test('a report moved to another story of the digest is told there', () => {
    const view = redraw([story(1, [one, four as typeof one]), story(2, [two as typeof one]), as[2]]);
    expect(stories(view).length).toBe(3);
    expect(stories(view).find(block => block.storyId === 1)?.sources.length).toBe(2);
    expect(stories(view).find(block => block.storyId === 2)?.sources.length).toBe(1);
  });

  test('leaves a word in place of what is off-beat', () => {
    const view = redraw([as[0], as[1], { ...as[2], judgement: judge('off-beat') }]);
    expect(stories(view).map(block => block.storyId)).not.toContain(3);
    expect(notes(view).some(note => note.includes('🚫 off-beat, says Mina'))).toBe(true);
  });
});
