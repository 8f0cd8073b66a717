import { beforeEach, describe, expect, test } from 'vitest';
import { parseLanguages, parseMoment } from '../../commands/arguments.ts';
import type { Answer } from '../../commands/command.ts';
import type { Action } from '../../src/model/view.ts';
import { atTerminal, type Desk, deskNow, manager, openDesk, reader, shown } from '../helpers/desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

const titles = (answer: Answer) =>
  (answer.data as { items: { title: string }[] }).items.map(item => item.title);
const button = (answer: Answer, label: string): string => {
  const found = answer.view.actions.find((action: Action) => 'label' in action && action.label === label);
  if (found?.kind !== 'command') throw new Error(`no button ${label}`);
  return found.id;
};

async function keepNumbered(count: number) {
  for (let index = 1; index <= count; index += 1) {
    const seen = `2026-11-20T10:${String(index).padStart(2, '0')}:00.000Z`;
    await desk.keep(`a${index}.txt`, { text: `Report ${index}.`, seen }, { title: `Title ${index}` });
  }
}

describe('latest', () => {
  test('lists the newest stories with their articles', async () => {
    await keepNumbered(3);
    const answer = await desk.ask('latest');
    expect(titles(answer)).toEqual(['Title 3', 'Title 2', 'Title 1']);
    expect(answer.data).toMatchObject({
      total: 3,
      items: [
        { languages: ['en'], articles: [{ id: 'a3.txt', language: 'en', source: 'seeds', url: null }] },
        {},
        {},
      ],
    });
  });

  test('pages forth and back, and new arrivals do not shift the pages', async () => {
    await keepNumbered(7);
    const first = await desk.ask('latest count:3');
    const second = await desk.router.press(button(first, 'Older ›'), reader);
    await desk.keep('late.txt', { text: 'Late.', seen: '2026-11-21T08:00:00.000Z' }, { title: 'Late' });
    const third = await desk.router.press(button(second, 'Older ›'), reader);
    expect([titles(first), titles(second), titles(third)].flat()).toEqual(
      [7, 6, 5, 4, 3, 2, 1].map(number => `Title ${number}`),
    );
    const back = await desk.router.press(button(second, '‹ Newer'), reader);
    expect(titles(back)[0]).toBe('Late');
  });

  test('takes languages by name in any language, and says kindly what it does not know', async () => {
    await desk.keep('hi.txt', { text: 'किम' }, { language: 'hi', title: 'शीर्षक' });
    await desk.keep('ru.txt', { text: 'Ким' }, { language: 'ru', title: 'Заголовок' });
    for (const name of ['hi', 'Hindi', 'हिन्दी', 'HI'])
      expect(titles(await desk.ask(`latest language:${name}`))).toEqual(['शीर्षक']);
    expect(titles(await desk.ask('latest language:hi,russian'))).toHaveLength(2);
    expect(titles(await desk.ask('latest language:हिंदी'))).toEqual(['शीर्षक']);
    expect((await desk.ask('latest language:qqx')).problem).toBe('usage');
    const wrong = await desk.ask('latest language:klingonese');
    expect([wrong.view.tone, wrong.problem]).toEqual(['problem', 'usage']);
    expect(shown(wrong)).toContain('klingonese');
  });

  test('finds a person in any script', async () => {
    await desk.keep(
      'hi.txt',
      { text: 'रूसी रक्षा मंत्री सर्गेई शोइगु प्योंगयांग पहुंचे।' },
      { language: 'hi', title: 'शीर्षक' },
    );
    await desk.keep('en.txt', { text: 'Lavrov spoke.' }, { title: 'Other' });
    for (const name of ['Shoigu', 'Шойгу', 'शोइगु', '쇼이구'])
      expect(titles(await desk.ask(`latest person:${name}`)), name).toEqual(['शीर्षक']);
    expect(shown(await desk.ask('latest person:Nobodyson'))).toContain('Nobodyson');
  });

  test('an empty answer says whether the sources are well', async () => {
    await desk.archive.addFeed(
      { url: 'https://x.example/', title: null },
      'settings',
      '2026-11-20T06:00:00.000Z',
    );
    await desk.archive.noteSource(
      { id: 'feed:https://x.example/', kind: 'feed', name: 'Feed X' },
      { at: '2026-11-21T06:00:00.000Z', problem: 'HTTP 403' },
    );
    expect(shown(await desk.ask('latest'))).toContain(
      'Feed X: failing since Sat 21 Nov 2026, 07:00 (HTTP 403)',
    );
  });

  test('since takes spans and dates', async () => {
    await keepNumbered(2);
    await desk.keep('old.txt', { text: 'Old.', seen: '2026-11-01T00:00:00.000Z' }, { title: 'Old' });
    expect(titles(await desk.ask('latest since:7d'))).toHaveLength(2);
    expect(titles(await desk.ask('latest since:2026-10-01'))).toHaveLength(3);
  });
});

describe('search', () => {
  beforeEach(async () => {
    await desk.keep(
      'hi.txt',
      { text: 'रूसी रक्षा मंत्री सर्गेई शोइगु ने किम जोंग उन से मुलाकात की। हथियारों पर चर्चा हुई।' },
      { language: 'hi', title: 'मुलाकात' },
    );
    await desk.keep(
      'ru.txt',
      { text: 'Министр Сергей Шойгу прибыл в Пхеньян. Снаряды не обсуждались.' },
      { language: 'ru', title: 'Прибытие' },
    );
    await desk.keep(
      'en.txt',
      { text: 'A ferry sails from Vladivostok to Rason. The fare is low.' },
      { title: 'Ferry' },
    );
  });

  test('a name in any script finds it in every language', async () => {
    for (const name of ['Shoigu', 'शोइगु', 'ШОЙГУ', '쇼이구'])
      expect(titles(await desk.ask(`search ${name}`)).sort(), name).toEqual(['Прибытие', 'मुलाकात']);
  });

  test('marks the hit where it stands', async () => {
    const answer = await desk.ask('search Shoigu language:ru');
    const [block] = answer.view.blocks;
    if (block?.kind !== 'story') throw new Error('no story shown');
    const [extract] = block.extracts;
    expect(extract?.marks?.map(mark => extract.text.slice(mark.start, mark.end))).toEqual(['Сергей Шойгу']);
  });

  test('a time within the words means the same as the option: days of the asker’s zone', async () => {
    await desk.keep(
      'late.txt',
      { text: 'A barge sails.', seen: '2026-11-20T23:30:00.000Z' },
      { title: 'Barge' },
    );
    expect(titles(await desk.ask('search barge from:2026-11-21'))).toEqual(['Barge']);
    const within = await desk.router.run('search', { query: 'barge from:2026-11-21' }, reader);
    expect(titles(within)).toEqual(['Barge']);
    expect(titles(await desk.router.run('search', { query: 'barge to:2026-11-20' }, reader))).toEqual([]);
  });

  test('inflected words, phrases and exclusions', async () => {
    expect(titles(await desk.ask('search снаряд'))).toEqual(['Прибытие']);
    expect(titles(await desk.ask('search "from Vladivostok"'))).toEqual(['Ferry']);
    expect(titles(await desk.ask('search "to Vladivostok"'))).toEqual([]);
    expect(titles(await desk.ask('search Shoigu -снаряды'))).toEqual(['मुलाकात']);
  });

  test('whatever is typed, nothing breaks', async () => {
    for (const typed of [
      '"',
      '-',
      '-"',
      'OR',
      '*',
      'NEAR(a b)',
      'a" OR 1=1 --',
      '(((',
      ':',
      'e_x:',
      '\\',
      '%',
      'x'.repeat(5_000),
      '😀',
      '\ud800',
    ]) {
      expect((await desk.ask(`search ${typed}`)).problem, typed).not.toBe('failure');
    }
  });
});

describe('story', () => {
  test('shows one whole, by its number or by an article', async () => {
    const id = await desk.keep(
      'x.txt',
      { text: 'Text.' },
      { title: 'The visit', brief: 'Sergei Shoigu met Kim Jong Un in Pyongyang' },
    );
    for (const way of [`story ${id}`, `story #${id}`, 'story x.txt'])
      expect((await desk.ask(way)).view.title).toBe('The visit');
    expect((await desk.ask('story 999')).problem).toBe('usage');
  });

  test('tells how an inferred date was inferred', async () => {
    const published = {
      date: '2025-03-21',
      precision: 'day',
      basis: 'inferred',
      clues: ['the dateline says 21 March'],
    } as const;
    const id = await desk.keep(
      'x.txt',
      { text: 'Text.' },
      { published: { ...published, clues: [...published.clues] } },
    );
    expect(shown(await desk.ask(`story ${id}`))).toContain(
      'How the date was inferred: the dateline says 21 March',
    );
  });
});

describe('digest', () => {
  test('a preview holds the last day, without numbering it', async () => {
    await keepNumbered(2);
    await desk.keep('old.txt', { text: 'Old.', seen: '2026-11-01T00:00:00.000Z' }, { title: 'Old' });
    const answer = await desk.ask('digest');
    expect(answer.view.title).toBe('Digest · 21 Nov 2026');
    expect(titles(answer)).toEqual(['Title 2', 'Title 1']);
    expect(await desk.archive.digests(null, 5)).toEqual([]);
    expect(titles(await desk.ask('digest since:60d'))).toHaveLength(3);
  });

  test('a long one goes on behind a button, with nothing left out', async () => {
    await keepNumbered(15);
    const first = await desk.ask('digest');
    const second = await desk.router.press(button(first, 'And 3 more'), reader);
    const positions = [first, second].flatMap(answer =>
      answer.view.blocks.flatMap(block => (block.kind === 'story' ? [block.position] : [])),
    );
    expect(positions).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  });

  test('an unknown number is told the newest', async () => {
    expect(shown(await desk.ask('digest 7'))).toContain('No digest has been posted yet');
  });
});

describe('subscriptions', () => {
  test('are ordered in words, listed and ended', async () => {
    const made = await desk.ask(
      'subscribe at:08:30,18:00 days:weekdays zone:Asia/Kolkata language:hi,gu form:compact quiet:keep-quiet',
    );
    expect(shown(made)).toContain(
      'A compact digest weekdays at 08:30 and 18:00 (Asia/Calcutta), in hi, gu.'.replace(
        'Asia/Calcutta',
        new Intl.DateTimeFormat('en', { timeZone: 'Asia/Kolkata' }).resolvedOptions().timeZone,
      ),
    );
    expect(shown(await desk.ask('subscriptions', reader))).toContain('#1');
    expect((await desk.ask('unsubscribe')).problem).toBe(undefined);
    expect(await desk.archive.subscriptions()).toEqual([]);
  });

  test('are the channel’s own: another channel neither sees nor ends them', async () => {
    await desk.ask('subscribe 08:30');
    const elsewhere = { ...manager, channel: { platform: 'slack', id: 'C2' } as const };
    expect(shown(await desk.ask('subscriptions', elsewhere))).toContain('none yet');
    expect((await desk.ask('unsubscribe 1', elsewhere)).problem).toBe('usage');
    expect((await desk.ask('subscribe 08:30 channel:slack:C9')).problem).toBe('failure');
    expect((await desk.ask('subscribe 08:30 channel:slack:C9', atTerminal)).problem).toBe(undefined);
  });

  test('only managers may order them, and others are told whom to ask', async () => {
    const refused = await desk.ask('subscribe 08:30', reader);
    expect([refused.problem, await desk.archive.subscriptions()]).toEqual(['failure', []]);
    expect(shown(refused)).toContain('a workspace admin');
    const help = shown(await desk.ask('help', reader));
    expect(help.indexOf('a workspace admin')).toBeLessThan(help.indexOf('unsubscribe'));
    expect(help.indexOf('latest')).toBeLessThan(help.indexOf('a workspace admin'));
    expect(shown(await desk.ask('help unsubscribe', reader))).toContain('a workspace admin');
    for (const line of ['help', 'help unsubscribe'])
      expect(shown(await desk.ask(line)), line).not.toContain('a workspace admin');
  });

  test('wrong words are told how to put them right', async () => {
    for (const [line, advice] of [
      ['subscribe 26:00', 'like 08:30'],
      ['subscribe 08:00 zone:Berlin/Europe', 'Asia/Kolkata'],
      ['subscribe 08:00 days:someday', 'weekdays'],
      ['subscribe 08:00 topic:cooking', 'Topics are'],
    ] as const) {
      const answer = await desk.ask(line);
      expect([line, answer.problem]).toEqual([line, 'usage']);
      expect(shown(answer)).toContain(advice);
    }
  });

  test('a channel that can not be posted to is refused with what to change', async () => {
    desk = await openDesk({ checkChannel: async () => 'Invite the bot first.' });
    expect(shown(await desk.ask('subscribe 08:30'))).toContain('Invite the bot first.');
  });
});

describe('why, sources, help', () => {
  test('why tells what became of an item, and why', async () => {
    await desk.archive.keepUnreadable(
      {
        source: { id: 'folder:seeds', kind: 'folder', name: 'seeds' },
        locator: 'sub/empty.txt',
        id: 'empty.txt',
        reason: 'The file is empty.',
      },
      deskNow,
    );
    expect(shown(await desk.ask('why empty.txt'))).toContain('The file is empty.');
    expect(shown(await desk.ask('why sub/empty.txt'))).toContain('Could not be read');
    expect(shown(await desk.ask('why "sub/empty.txt"'))).toContain('Could not be read');
    expect(shown(await desk.ask('why nothing.txt'))).toContain('Nothing of that name has come in');
  });

  test('help explains every command with its examples', async () => {
    const help = await desk.ask('help');
    const { commands } = help.data as { commands: { name: string; examples: string[] }[] };
    expect(commands.map(command => command.name)).toContain('latest');
    for (const { name } of commands) expect(shown(await desk.ask(`help ${name}`))).toContain('Examples');
    for (const { examples } of commands) {
      for (const example of examples) expect((await desk.ask(example)).problem, example).not.toBe('failure');
    }
  });

  test('a wrong command is told the nearest right one', async () => {
    const answer = await desk.ask('lattest');
    expect(answer.problem).toBe('usage');
    expect(shown(answer)).toContain('latest');
  });

  test('an aged button answers kindly', async () => {
    expect(shown(await desk.router.press('nosuchbutton', reader))).toContain('give the command again');
  });

  test('a fault becomes one plain sentence, without its inner workings', async () => {
    await desk.archive.close();
    const closed = await desk.ask('latest');
    expect([closed.problem, closed.view.blocks]).toEqual([
      'failure',
      [{ kind: 'text', text: 'The archive is closed.' }],
    ]);
    desk = await openDesk({
      platforms: () => {
        throw new TypeError('SQLITE_BUSY at line 7');
      },
    });
    const broken = await desk.ask('sources');
    expect(broken.problem).toBe('failure');
    expect(shown(broken)).toContain('Something went wrong here');
    expect(shown(broken)).not.toContain('SQLITE');
  });
});

describe('words for moments and languages', () => {
  test('days begin and end in the asker’s zone', () => {
    const moment = (text: string, edge: 'start' | 'end' = 'start') =>
      parseMoment(text, deskNow, 'Asia/Tokyo', edge);
    expect(moment('2026-11-20')).toBe('2026-11-19T15:00:00.000Z');
    expect(moment('2026-11-20', 'end')).toBe('2026-11-20T15:00:00.000Z');
    expect(moment('2026-10')).toBe('2026-09-30T15:00:00.000Z');
    expect(moment('yesterday')).toBe('2026-11-19T15:00:00.000Z');
    expect(moment('36h')).toBe('2026-11-19T21:00:00.000Z');
    expect(() => moment('2026-02-31')).toThrow('2026-11-20');
    expect(() => moment('soon')).toThrow('24h');
    expect(() => moment('2026-99-99T99:99:99Z')).toThrow('24h');
    expect(moment('2026')).toBe('2025-12-31T15:00:00.000Z');
    expect(moment('2026', 'end')).toBe('2026-12-31T15:00:00.000Z');
    expect(moment('2026-11-20 8:30')).toBe('2026-11-19T23:30:00.000Z');
  });

  test('Chinese means both its scripts', () => {
    expect(parseLanguages('zh')).toEqual(['zh', 'zh-Hans', 'zh-Hant']);
    expect(parseLanguages('中文')).toContain('zh-Hant');
  });
});
