import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../commands/command.ts';
import type { Correction } from '../../src/model/judgement.ts';
import { atTerminal, type Desk, manager, openDesk, reader, shown } from '../helpers/desk.ts';

let desk: Desk;
let visit: number;
let talks: number;

beforeEach(async () => {
  desk = await openDesk();
  visit = await desk.keep(
    'visit.txt',
    { text: 'He came.', seen: '2026-11-20T08:00:00.000Z' },
    { title: 'Visit' },
  );
  talks = await desk.keep(
    'talks.txt',
    { text: 'They met.', seen: '2026-11-20T09:00:00.000Z' },
    { title: 'Talks' },
  );
});

const numberOf = (answer: Answer) => (answer.data as { correction: Correction }).correction.number;
const key = async (id: string) => (await desk.archive.article(id))?.key as number;
const press = (answer: Answer, label: string) => {
  const found = answer.view.actions.find(action => 'label' in action && action.label === label);
  if (found?.kind !== 'command') throw new Error(`no button ${label}`);
  return desk.router.press(found.id, manager);
};

describe('mark', () => {
  test('is shown with its note wherever the story is', async () => {
    const answer = await desk.ask(`mark ${visit} as:verified note:"दो स्रोत"`);
    expect(answer.problem).toBeUndefined();
    expect(shown(answer)).toContain(`Story #${visit} is ✅ verified`);
    for (const line of ['latest', `story ${visit}`, 'search came', 'digest since:7d', 'why visit.txt']) {
      expect(shown(await desk.ask(line)), line).toContain('✅ verified, says Mina');
      expect(shown(await desk.ask(line)), line).toContain('दो स्रोत');
    }
    expect((await desk.ask('latest')).data).toMatchObject({
      items: [{ mark: null }, { mark: { kind: 'verified' } }],
    });
  });

  test('takes the words as they come, and a number with its sign', async () => {
    await desk.ask(`mark #${visit} disputed Moscow denies it`);
    expect((await desk.archive.story(visit))?.judgement).toMatchObject({
      kind: 'disputed',
      note: 'Moscow denies it',
    });
    expect(shown(await desk.ask(`mark ${visit} disputed Moscow denies it`))).toContain('so already');
    await desk.ask(`mark ${visit} none`);
    expect((await desk.archive.story(visit))?.judgement).toBeNull();
  });

  test('a duplicate leads to the other story, an off-beat one leaves the lists', async () => {
    await desk.ask(`mark ${talks} as:duplicate of:${visit}`);
    const story = shown(await desk.ask(`story ${talks}`));
    expect(story).toContain(`🔁 duplicate of story #${visit}`);
    expect(story).toContain('"text":"Visit"');
    await desk.ask(`mark ${talks} off-beat`);
    expect(shown(await desk.ask('latest'))).not.toContain('Talks');
    expect(shown(await desk.ask('digest since:7d'))).not.toContain('Talks');
    expect(shown(await desk.ask('search met'))).toContain('🚫 off-beat');
  });

  test('says what is missing', async () => {
    for (const [line, words] of [
      [`mark ${visit}`, 'mark 12 verified'],
      [`mark ${visit} as:duplicate`, 'of:7'],
      [`mark ${visit} as:verified of:${talks}`, 'leave it out'],
      [`mark ${visit} as:duplicate of:${visit}`, 'of itself'],
      ['mark 99 verified', 'no story or article “99”'],
    ] as const) {
      const answer = await desk.ask(line);
      expect([answer.problem, shown(answer)], line).toEqual(['usage', expect.stringContaining(words)]);
    }
  });
});

describe('merge, split and move', () => {
  test('two stories become one, and the old number leads there', async () => {
    const answer = await desk.ask(`merge ${talks} into:${visit}`);
    expect(answer.view.title).toBe(`Story #${talks} is now part of story #${visit}`);
    const old = await desk.ask(`story ${talks}`);
    expect(old.data).toMatchObject({ id: visit });
    expect(shown(old)).toContain(`Story #${talks} is now part of story #${visit}.`);
    expect(shown(await desk.ask(`story ${visit}`))).not.toContain('is now part');
    expect(shown(await desk.ask(`merge ${talks} ${visit}`))).toContain('nothing was changed');
    expect((await desk.ask(`merge ${talks}`)).problem).toBe('usage');
  });

  test('reports are parted by the numbers that story shows', async () => {
    await desk.ask(`merge ${talks} ${visit}`);
    const report = await key('talks.txt');
    expect(shown(await desk.ask(`story ${visit}`))).toContain(`report ${report}`);
    expect(shown(await desk.ask(`split ${visit}`))).toContain(`reports:${report}`);
    const answer = await desk.ask(`split ${visit} reports:${report}`);
    expect(answer.problem).toBeUndefined();
    expect((await desk.archive.article('talks.txt'))?.storyId).not.toBe(visit);
    expect((await desk.ask(`split ${visit} reports:${report}`)).problem).toBe('usage');
  });

  test('reports go to another story, or to a new one', async () => {
    await desk.ask(`move talks.txt to:${visit}`);
    expect((await desk.archive.article('talks.txt'))?.storyId).toBe(visit);
    const [a, b] = [await key('visit.txt'), await key('talks.txt')];
    expect(shown(await desk.ask(`move ${a}, ${b} to:new`))).toContain('nothing to part it from');
    await desk.ask(`move ${b} to new`);
    expect((await desk.archive.article('talks.txt'))?.storyId).not.toBe(visit);
    expect((await desk.ask('move nothing.txt to:new')).problem).toBe('usage');
    expect((await desk.ask(`move ${b}`)).problem).toBe('usage');
  });
});

describe('undo and audit', () => {
  test('the button under a confirmation takes back just that', async () => {
    const merged = await desk.ask(`merge ${talks} ${visit}`);
    await desk.ask(`mark ${visit} verified`);
    const undone = await press(merged, 'Undo');
    expect(shown(undone)).toContain(`Correction ${numberOf(merged)} is undone`);
    expect((await desk.archive.story(talks))?.id).toBe(talks);
    expect((await desk.archive.story(visit))?.judgement?.kind).toBe('verified');
    expect(shown(await press(merged, 'Undo'))).toContain('undone already');
  });

  test('undo alone takes back the last correction of this channel', async () => {
    await desk.ask(`mark ${visit} verified`);
    await desk.ask(`mark ${talks} disputed`, atTerminal);
    await desk.ask('undo');
    expect((await desk.archive.story(visit))?.judgement).toBeNull();
    expect((await desk.archive.story(talks))?.judgement?.kind).toBe('disputed');
    expect((await desk.ask('undo')).problem).toBe('usage');
    expect(shown(await desk.ask('undo 99'))).toContain('no correction 99');
  });

  test('the list says who did what, when and where, and pages on', async () => {
    await desk.ask(`mark ${visit} verified`);
    await desk.ask(`merge ${talks} ${visit}`, atTerminal);
    await desk.ask('undo');
    const list = await desk.ask('audit count:2');
    expect(shown(list)).toContain(`story #${talks} (1 report) → part of story #${visit}`);
    expect(shown(list)).toContain('terminal:screen');
    const older = await press(list, 'Older ›');
    expect(shown(older)).toContain(`story #${visit}: no mark → ✅ verified`);
    expect(shown(older)).toContain('undone by 3');
    expect(shown(await desk.ask(`audit ${talks}`))).toContain('part of story');
    expect(shown(await (await openDesk()).ask('audit'))).toContain('Nobody has made');
  });

  test('only those with the right may correct; others learn whom to ask', async () => {
    for (const line of [
      `mark ${visit} verified`,
      `merge ${talks} ${visit}`,
      `move 1 to:new`,
      'undo',
      'audit',
    ])
      expect(shown(await desk.ask(line, reader)), line).toContain('ask a workspace admin');
    expect((await desk.archive.corrections({ limit: 5 })).length).toBe(0);
  });
});
