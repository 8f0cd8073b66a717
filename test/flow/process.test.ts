import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, makeHouse, root, seedFiles } from '../helpers/house.ts';

let house: House;
const children = new Set<ChildProcess>();

beforeEach(() => {
  house = makeHouse();
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  house.remove();
});

/** Starts a program of the project as a person would, and lets the test wait for what it says. */
function run(program: string, args: string[] = []) {
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, NO_COLOR: '1', ...house.environment },
  });
  children.add(child);
  let out = '';
  let error = '';
  const heard = new Set<() => void>();
  const listen = (chunk: Buffer, add: (text: string) => void) => {
    add(chunk.toString());
    for (const hear of [...heard]) hear();
  };
  child.stdout.on('data', chunk => listen(chunk, text => (out += text)));
  child.stderr.on('data', chunk => listen(chunk, text => (error += text)));
  const exited = new Promise<number | null>(done => child.once('close', code => done(code)));
  return {
    child,
    exited,
    out: () => out,
    error: () => error,
    /** Resolves with the milliseconds until the words are on the screen; rejects when the process ends without them. */
    async says(words: string): Promise<number> {
      const begun = performance.now();
      await new Promise<void>((done, fail) => {
        const hear = () => {
          if (!out.includes(words)) return;
          heard.delete(hear);
          done();
        };
        heard.add(hear);
        void exited.then(() => fail(new Error(`it never said "${words}":\n${out}\n${error}`)));
        hear();
      });
      return performance.now() - begun;
    },
  };
}

async function cli(...args: string[]) {
  const call = run('src/cli.ts', args);
  return { code: await call.exited, out: call.out(), error: call.error() };
}

const sixth = `روس اور شمالی کوریا کے درمیان فوجی تعاون

پیانگ یانگ، 20 نومبر 2026: روسی وزیر خارجہ سرگئی لاوروف نے پیانگ یانگ میں شمالی کوریا کے رہنما کم جونگ ان سے ملاقات کی۔ دونوں ملکوں نے فوجی تعاون پر بات کی۔
`;

describe('the file of an answer', () => {
  test('is printed alone on standard output, or written where --out says', async () => {
    const printed = await cli('export', '--format', 'csv');
    expect(printed.out.startsWith('\ufeffstory,title')).toBe(true);
    expect(printed.error).toContain('5 stories');
    const path = join(house.dir, 'stories.md');
    const written = await cli('export', '--format', 'markdown', '--out', path);
    expect(written.out).toContain('5 stories');
    expect(readFileSync(path, 'utf8').match(/^## /gm)).toHaveLength(5);
  });
});

describe('npm start, with no token and no network', () => {
  test('shows a digest of the five articles, each with its language tag and date', async () => {
    const bot = run('src/main.ts');
    await bot.says('npm run -s cli -- latest');
    const text = bot.out();
    expect(text).toMatch(/Digest · \d+ \w+ \d{4}/);
    expect(text.match(/^\d\. (HI हिन्दी|GU ગુજરાતી) /gm)).toHaveLength(5);
    expect(text.match(/GU ગુજરાતી/g)).toHaveLength(1);
    for (const name of seedFiles) expect(text).toContain(name);
    expect(text).toContain('21 Mar 2025 (inferred)');
    expect(bot.error()).toBe('');
  });

  test('a sixth article appears within two seconds of being dropped', async () => {
    const bot = run('src/main.ts');
    await bot.says('npm run -s cli -- latest');
    const begun = performance.now();
    writeFileSync(join(house.seeds, 'sixth.txt'), sixth);
    await bot.says('UR اردو');
    expect(performance.now() - begun).toBeLessThan(2_000);
    const latest = JSON.parse((await cli('latest', '--json')).out);
    expect(latest.total).toBe(6);
    expect(latest.items[0].articles[0]).toMatchObject({ id: 'sixth.txt', language: 'ur' });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it with exit code 0 within five seconds',
    async signal => {
      const bot = run('src/main.ts');
      await bot.says('npm run -s cli -- latest');
      const begun = performance.now();
      bot.child.kill(signal);
      expect(await bot.exited).toBe(0);
      expect(performance.now() - begun).toBeLessThan(5_000);
    },
  );

  test('after a kill in the middle, the next start has everything once', async () => {
    const bot = run('src/main.ts');
    await bot.says('Digest');
    bot.child.kill('SIGKILL');
    await bot.exited;
    const latest = JSON.parse((await cli('latest', '--json')).out);
    expect(latest.total).toBe(5);
    expect(JSON.parse((await cli('why', seedFiles[0] as string, '--json')).out).outcomes).toHaveLength(1);
  });

  test('wrong settings are all told at once, with exit code 2', async () => {
    house.environment.TIMEZONE = 'Nowhere/Land';
    house.environment.HTTP_PORT = 'x';
    const bot = run('src/main.ts');
    expect(await bot.exited).toBe(2);
    expect(bot.error()).toContain('TIMEZONE');
    expect(bot.error()).toContain('HTTP_PORT');
  });
});

describe('the command line', () => {
  test('works on a fresh clone, before the bot has ever run', async () => {
    const latest = await cli('latest', 'count:2');
    expect(latest.code).toBe(0);
    expect(latest.out).toContain('5 stories');
    const press = /press \w+/.exec(latest.out)?.[0] ?? '';
    expect((await cli(...press.split(' '))).out).toContain('3. ');
  });

  test('finds Shoigu in any script', async () => {
    for (const name of ['Shoigu', 'शोइगु', 'ШОЙГУ', '쇼이구']) {
      const found = JSON.parse((await cli('search', name, '--json')).out);
      expect(found.items.map((item: { id: string }) => item.id.slice(0, 3)).sort(), name).toEqual([
        '000',
        '004',
      ]);
    }
  });

  test('read prints one object for each file, and keeps nothing', async () => {
    const files = seedFiles.map(name => join(house.seeds, name));
    const { out, code } = await cli('read', ...files, '--json', '--sentences', '2');
    const lines = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect([code, lines.length]).toEqual([0, 5]);
    expect(lines.map(line => line.language)).toEqual(['hi', 'hi', 'gu', 'hi', 'hi']);
    expect(lines[4]).toMatchObject({
      id: seedFiles[4],
      titleBasis: 'first-line',
      boilerplate: ['पीएसएम/'],
      published: { date: '2025-03-21', basis: 'inferred' },
    });
    for (const line of lines) expect(line.summary).toHaveLength(2);
    expect(lines[0]).not.toHaveProperty('terms');
  });

  test('imports, and tells each story with the ids that were given', async () => {
    const file = join(house.dir, 'old.jsonl');
    const record = (id: string, text: string) =>
      JSON.stringify({ id, title: 'Lavrov in Pyongyang', text, date: '2023-10-19' });
    writeFileSync(
      file,
      [
        record(
          'A-1',
          'Russian Foreign Minister Sergei Lavrov met North Korean leader Kim Jong Un in Pyongyang on Thursday.',
        ),
        record(
          'A-1',
          'Russian Foreign Minister Sergei Lavrov met North Korean leader Kim Jong Un in Pyongyang on Thursday.',
        ),
        '{broken',
        JSON.stringify({
          id: 'B-2',
          text: 'The cake was baked with butter and sugar, and everybody in the village liked it.',
        }),
      ].join('\n'),
    );
    const imported = await cli('import', file, '--json');
    expect(JSON.parse(imported.out)).toMatchObject({ stored: 1, unchanged: 1, unreadable: 1, 'off-beat': 1 });
    const { out } = await cli('stories', '--json');
    const stories = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(stories.find(story => story.articles.includes('A-1'))).toMatchObject({
      articles: ['A-1'],
      languages: ['en'],
      from: '2023-10-19',
    });
    expect(stories).toHaveLength(6);
  });

  test('reads a feed from a file', async () => {
    const file = join(house.dir, 'feed.xml');
    writeFileSync(
      file,
      '<?xml version="1.0"?><rss version="2.0"><channel><title>Новости</title><link>https://example.org/</link><item><title>Визит</title><link>/a</link><pubDate>Fri, 21 Mar 2025 10:00:00 +0300</pubDate></item></channel></rss>',
    );
    const { out } = await cli('feed', file, '--json', '--base-url', 'https://example.org/feed');
    const [feed, item] = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(feed).toMatchObject({ source: file, feed: { title: 'Новости', format: 'rss-2.0' } });
    expect(item).toMatchObject({
      index: 0,
      title: 'Визит',
      url: 'https://example.org/a',
      published: '2025-03-21T07:00:00.000Z',
    });
  });

  test('wrong usage has exit code 2, and advice on standard error', async () => {
    const wrong = await cli('lattest');
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.error).toContain('latest');
    expect((await cli('read')).code).toBe(2);
    expect((await cli('latest', '--count', 'many')).code).toBe(2);
  });

  test('the operator may order digests for a channel, once there is a token for it', async () => {
    const refused = await cli('subscribe', '08:30', 'channel:discord:123456789012345678');
    expect([refused.code, refused.error]).toEqual([2, expect.stringContaining('DISCORD_TOKEN is not set.')]);
    house.environment.DISCORD_TOKEN = 'a-token-of-no-use';
    const ordered = await cli('subscribe', '08:30', 'channel:discord:123456789012345678', 'zone:Asia/Seoul');
    expect([ordered.code, ordered.out]).toEqual([
      0,
      expect.stringContaining('every day at 08:30 (Asia/Seoul)'),
    ]);
    expect((await cli('subscriptions')).out).toContain('discord:123456789012345678');
  });

  test('doctor looks at everything and says all is well', async () => {
    const { out, code } = await cli('doctor');
    expect(out).toContain('All is well.');
    expect(code).toBe(0);
    house.environment.SEEDS_DIR = join(house.dir, 'nowhere');
    const ill = await cli('doctor', '--json');
    expect(ill.code).toBe(1);
    expect(
      JSON.parse(ill.out).find((finding: { check: string }) => finding.check === 'Folder'),
    ).toMatchObject({ ok: false });
  });
});
