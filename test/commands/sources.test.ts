import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Answer, CommandContext } from '../../commands/command.ts';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { createFeedDesk } from '../../src/feed-desk.ts';
import { createFetcher } from '../../src/intake/fetch.ts';
import { parseOpml } from '../../src/intake/opml.ts';
import { createLazyReader } from '../../src/lazy-reader.ts';
import { atTerminal, type Desk, deskNow, manager, openDesk, reader, shown } from '../helpers/desk.ts';
import { type FeedServer, makeFeed, startFeedServer } from '../helpers/feed-server.ts';
import { makeItem, makeReading } from '../helpers/readings.ts';

const lazyReader = createLazyReader(russiaDprk);
const visit: [string, string, number] = [
  'Шойгу прибыл в Пхеньян',
  'Секретарь Совета безопасности России Сергей Шойгу прибыл в КНДР и встретился с Ким Чен Ыном.',
  19,
];
const weather: [string, string, number] = ['Погода', 'В Самаре сегодня дождь, завтра снег.', 20];

let desk: Desk;
let server: FeedServer;
/** How often whoever polls was told that the list has changed. */
let changes: number;
let seeds: string;

beforeEach(async () => {
  changes = 0;
  seeds = '';
  server = await startFeedServer();
  server.set('/feed', makeFeed('Лента', [visit, weather]));
  const door = createFetcher({ now: () => deskNow, allowHosts: [server.host] });
  const overrides: Partial<CommandContext> = {};
  desk = await openDesk(overrides);
  overrides.feeds = createFeedDesk({
    archive: desk.archive,
    reader: lazyReader,
    get listed() {
      return seeds;
    },
    door: () => door,
    now: () => deskNow,
    pause: async () => undefined,
    onChange: async () => {
      changes += 1;
    },
  });
});

const press = (answer: Answer, label: string, caller = manager) => {
  const found = answer.view.actions.find(action => 'label' in action && action.label === label);
  if (found?.kind !== 'command')
    throw new Error(`no button ${label} among ${JSON.stringify(answer.view.actions)}`);
  return desk.router.press(found.id, caller);
};
const list = async () => (await desk.archive.feeds()).filter(feed => feed.removed === null);
const follow = () => desk.archive.addFeed({ url: server.url('/feed'), title: 'Лента' }, 'settings', deskNow);

describe('sources test', () => {
  test('tells what would come in and keeps nothing', async () => {
    const answer = await desk.ask(`sources test ${server.url('/feed')}`);
    expect(answer.view.title).toBe('Test: Лента');
    expect(answer.view.subtitle).toBe('1 of the 2 newest items would be kept as about the beat.');
    expect(shown(answer)).toContain('Russian');
    expect(answer.view.blocks.filter(block => block.kind === 'extract')).toMatchObject([
      {
        extract: { text: 'Погода', language: 'ru' },
        caption: expect.stringMatching(/^off the beat · 20 Nov 2026/),
      },
      { extract: { text: visit[0] }, caption: 'on the beat · 19 Nov 2026' },
    ]);
    expect([await list(), (await desk.archive.counts()).articles, changes]).toEqual([[], 0, 0]);
  });

  test('says what had to be repaired', async () => {
    server.set('/broken', {
      type: 'text/xml',
      body: 'junk<rss><channel><title>A & B</title><item><title>x</title>',
    });
    expect(shown(await desk.ask(`sources test ${server.url('/broken')}`))).toContain('Repaired');
  });

  test('a site’s address leads to its feeds, each with a button', async () => {
    server.set('/more', makeFeed('Ещё', [weather]));
    server.set('/', {
      type: 'text/html',
      body: `<html><head><link rel="alternate" type="application/rss+xml" title="Лента" href="/feed">
        <link rel="alternate" type="application/rss+xml" title="Ещё" href="/more"></head><body>Hi</body></html>`,
    });
    const answer = await desk.ask(`sources test ${server.url('/')}`);
    expect(answer.view.title).toBe(`2 feeds at ${server.url('/')}`);
    expect((await press(answer, 'Ещё')).view.title).toBe('Test: Ещё');
  });

  test('an address that gives no feed is told with the reason', async () => {
    server.set('/feed', 404);
    server.set('/page', { type: 'text/html', body: '<html><body>No feed here.</body></html>' });
    for (const [wanted, words] of [
      [server.url('/gone'), '404'],
      [server.url('/page'), 'feed'],
      ['http://127.0.0.1:1/feed', ''],
      ['ftp://example.org/feed', 'not a web address'],
    ]) {
      const answer = await desk.ask(`sources test ${wanted}`);
      expect([answer.view.title, answer.problem], wanted).toEqual(['Nothing to read there', 'failure']);
      expect(shown(answer), wanted).toContain(words);
    }
  });
});

describe('sources add', () => {
  test('in chat shows what would come in first, and adds at the press of a button', async () => {
    const asked = await desk.ask(`sources add ${server.url('/feed')}`);
    expect(asked.view.title).toBe('Add Лента?');
    expect([await list(), changes]).toEqual([[], 0]);
    const added = await press(asked, 'Add this feed');
    expect(added.view.title).toBe('Added: Лента');
    expect(await list()).toMatchObject([
      { url: server.url('/feed'), title: 'Лента', addedBy: 'Mina (slack:U1)', added: deskNow },
    ]);
    expect([changes, server.asked('/feed')]).toEqual([1, 1]);
    expect((await press(asked, 'Add this feed')).view.title).toBe('On the list already: Лента');
    await press(added, 'Remove');
    expect(await list()).toEqual([]);
  });

  test('at the terminal adds at once', async () => {
    const answer = await desk.ask(`sources add ${server.url('/feed')}`, atTerminal);
    expect(answer.view.title).toBe('Added: Лента');
    expect([(await list()).length, changes]).toEqual([1, 1]);
  });

  test('a page with one feed leads straight to it', async () => {
    server.set('/', {
      type: 'text/html',
      body: '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
    });
    expect((await desk.ask(`sources add ${server.url('/')}`)).view.title).toBe('Add Лента?');
    expect((await desk.ask(`sources test ${server.url('/')}`)).view.title).toBe('Test: Лента');
  });

  test('one that is listed under another spelling of its address is not added twice', async () => {
    server.set('/feed/', makeFeed('Лента', [visit]));
    await follow();
    const answer = await desk.ask(`sources add ${server.url('/feed/')}`);
    expect(shown(answer)).toContain(`It is listed as ${server.url('/feed')}`);
    expect(answer.view.actions).toEqual([]);
  });

  test('one that fails just now can be added all the same', async () => {
    const answer = await desk.ask(`sources add ${server.url('/soon')}`);
    await press(answer, 'Add it all the same');
    expect(await list()).toMatchObject([{ url: server.url('/soon'), title: null }]);
  });

  test('a password in the address is used and never shown', async () => {
    const url = server.url('/feed').replace('//', '//user:hush@');
    const asked = await desk.ask(`sources add ${url}`);
    expect(server.headers('/feed').authorization).toBeDefined();
    const answers = [asked, await press(asked, 'Add this feed'), await desk.ask('sources show Лента')];
    answers.push(
      await desk.ask('sources'),
      await desk.ask('sources test Лента'),
      await desk.ask('sources export'),
    );
    for (const answer of answers) expect(JSON.stringify(answer)).not.toContain('hush');
    expect(new TextDecoder().decode(answers.at(-1)?.view.files?.[0]?.bytes)).not.toContain('hush');
    expect(shown(answers.at(-1) as Answer)).toContain('1 address has a user name or password');
  });
});

describe('changing the list', () => {
  test('only managers may, by word and by button; anyone may look', async () => {
    await follow();
    const button = await desk.ask(`sources add ${server.url('/other')}`);
    for (const words of [
      'add x',
      'remove Лента',
      'pause Лента',
      'resume Лента',
      'set Лента full:never',
      'test x',
    ]) {
      const answer = await desk.ask(`sources ${words}`, reader);
      expect(shown(answer), words).toContain('Only managers may use sources');
      expect(shown(answer), words).toContain(reader.askWhom);
    }
    expect(shown(await press(button, 'Add it all the same', reader))).toContain('Only managers');
    expect((await desk.ask('sources', reader)).problem).toBeUndefined();
    const detail = await desk.ask('sources show Лента', reader);
    expect([detail.view.title, detail.view.actions]).toEqual(['Лента', []]);
    expect(await list()).toHaveLength(1);
  });

  test('pause, resume and set are kept with who did it', async () => {
    await follow();
    await desk.ask('sources pause Лента reason:"too loud"');
    const [feed] = await list();
    expect(feed?.pause).toEqual({
      by: 'person',
      reason: 'too loud, says Mina',
      since: deskNow,
      who: 'Mina (slack:U1)',
    });
    const shownList = shown(await desk.ask('sources'));
    expect(shownList).toContain('Лента: paused since Sat 21 Nov 2026, 10:00 (too loud, says Mina)');
    expect((await desk.ask('sources pause Лента')).view.title).toBe('Paused already: Лента');
    await desk.ask(`sources resume ${server.url('/feed')}`);
    expect(shown(await desk.ask('sources resume Лента'))).toContain('is not paused');
    await desk.ask('sources set Лента full=always');
    expect((await list())[0]).toMatchObject({ pause: null, full: 'always' });
    const detail = shown(await desk.ask('sources show Лента'));
    for (const words of ['set by Mina (slack:U1)', 'full=always', 'resumed by', 'added from FEEDS'])
      expect(detail).toContain(words);
    expect(changes).toBe(3);
  });

  test('what was removed stays removed though FEEDS names it, and that is said', async () => {
    seeds = server.url('/feed');
    await desk.ask('sources');
    expect(await list()).toHaveLength(1);
    const answer = await desk.ask(`sources remove ${server.url('/feed')}`);
    expect(shown(answer)).toContain('FEEDS still names it');
    expect(shown(await desk.ask('sources'))).toContain(
      'was removed by Mina (slack:U1), Sat 21 Nov 2026, 10:00: it stays removed although FEEDS still names it.',
    );
    expect(await list()).toEqual([]);
    expect(shown(await desk.ask(`sources show ${seeds}`))).toContain('It was removed by Mina (slack:U1)');
    await press(answer, 'Add it again');
    expect(await list()).toHaveLength(1);
  });

  test('a feed is meant by its address, its name or a part of it; what is none or several is told', async () => {
    await follow();
    await desk.archive.addFeed({ url: 'https://b.example/rss', title: 'Лента дня' }, 'settings', deskNow);
    expect((await desk.ask('sources show лента')).view.title).toBe('Лента');
    expect((await desk.ask('sources show b.example')).view.title).toBe('Лента дня');
    expect(shown(await desk.ask('sources show лен'))).toContain('could be Лента, Лента дня');
    expect(shown(await desk.ask('sources remove nothing'))).toContain('No source is called “nothing”');
    await desk.archive.noteSource(
      { id: 'folder:seeds', kind: 'folder', name: 'seeds folder' },
      { at: deskNow, problem: null },
    );
    expect(shown(await desk.ask('sources remove seeds folder'))).toContain('is no feed');
  });
});

test('feeds on the list are offered while a name or an address is typed', async () => {
  await follow();
  await desk.archive.addFeed({ url: 'https://u:hush@b.example/rss', title: 'Other' }, 'settings', deskNow);
  const offered = (typed: string) => desk.router.suggest('sources', 'address', typed, {}, manager);
  expect(await offered('лен')).toEqual([{ name: 'Лента', value: server.url('/feed') }]);
  expect(await offered('b.exam')).toEqual([{ name: 'Other', value: 'https://b.example/rss' }]);
  expect(await offered('')).toHaveLength(2);
});

describe('the list of sources', () => {
  test('shows failures, cause, last item, items a week and the share on the beat', async () => {
    const url = server.url('/feed');
    const source = { id: `feed:${url}`, kind: 'feed', name: 'Лента' } as const;
    await desk.archive.addFeed({ url, title: 'Лента' }, 'settings', '2026-09-01T00:00:00.000Z');
    for (const [index, kind] of (['stored', 'off-beat', 'off-beat', 'off-beat'] as const).entries()) {
      const seen = `2026-11-1${index}T10:00:00.000Z`;
      await desk.archive.keep(
        {
          ...(kind === 'stored' ? { kind, storyId: null } : { kind }),
          item: makeItem({ id: `i${index}`, source, seen }),
          reading: makeReading({ title: `t${index}` }),
          reasons: ['because'],
        },
        seen,
      );
    }
    const state = { url, etag: null, lastModified: null, firstRead: null, failures: 3, nextPoll: null };
    await desk.archive.keepPoll({ state, source, at: deskNow, problem: 'HTTP 503', pause: null }, () => []);
    const text = shown(await desk.ask('sources'));
    expect(text).toContain('Лента: failing since Sat 21 Nov 2026, 10:00 (HTTP 503)');
    for (const words of [
      '3 failures in a row',
      'Fri 13 Nov 2026, 11:00',
      '0.5 items a week, 25 % on the beat',
    ])
      expect(text).toContain(words);
    expect(shown(await desk.ask('sources show Лента'))).toContain('0, 0, 0, 0, 0, 0, 4, 0 (this week)');
  });

  test('a long list comes in pages, the ill first', async () => {
    for (let index = 0; index < 40; index += 1)
      await desk.archive.addFeed(
        { url: `https://f${index}.example/`, title: `F${index}` },
        'settings',
        deskNow,
      );
    await desk.archive.noteSource(
      { id: 'feed:https://f39.example/', kind: 'feed', name: 'F39' },
      { at: deskNow, problem: 'HTTP 403' },
    );
    const first = await desk.ask('sources');
    const items = (answer: Answer) =>
      answer.view.blocks.flatMap(block => (block.kind === 'list' ? block.items : []));
    expect(JSON.stringify(items(first)[0])).toContain('F39: failing');
    const second = await press(first, 'Older ›');
    const third = await press(second, 'Older ›');
    expect([items(first), items(second), items(third)].map(page => page.length)).toEqual([15, 15, 10]);
  });
});

describe('OPML', () => {
  test('what is exported can be imported at the terminal', async () => {
    await follow();
    await desk.archive.addFeed(
      { url: 'https://b.example/rss?a=1&b=2', title: 'A “quoted” <b>&amp; name' },
      'settings',
      deskNow,
    );
    const exported = await desk.ask('sources export');
    const [file] = exported.view.files ?? [];
    const opml = new TextDecoder().decode(file?.bytes);
    expect(file?.name).toBe('feeds.opml');
    const known = (await list()).map(({ url, title }) => ({ url, title }));
    expect(parseOpml(opml)).toEqual(known);

    const folder = mkdtempSync(join(tmpdir(), 'opml-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'feeds.opml'), opml);
    await desk.ask('sources remove Лента');
    const answer = await desk.ask(`sources import ${join(folder, 'feeds.opml')}`, atTerminal);
    expect(shown(answer)).toContain('1 feed added, 1 on the list already.');
    expect(await list()).toHaveLength(2);
    const missing = await desk.ask(`sources import ${join(folder, 'none.opml')}`, atTerminal);
    expect([missing.problem, shown(missing).includes('is missing')]).toEqual(['usage', true]);
  });

  test('nobody in chat can have a file of the machine read', async () => {
    const answer = await desk.ask('sources import /etc/hostname');
    expect(shown(answer)).toContain('only at the terminal');
  });
});
