import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFeedList } from '../../src/intake/feed-list.ts';
import { parseOpml } from '../../src/intake/opml.ts';
import { writeOpml } from '../../src/intake/opml-write.ts';
import { encode } from '../helpers/encode.ts';

const list = (body: string, head = '') =>
  `<?xml version="1.0"?>${head}<opml version="2.0"><head><title>T</title></head><body>${body}</body></opml>`;
const feed = (n: number, more = '') =>
  `<outline type="rss" text="Feed ${n}" xmlUrl="https://f${n}.example/rss" ${more}/>`;
const urls = (text: string) => parseOpml(text).map(one => one.url);

describe('reading a list of feeds', () => {
  test('feeds in folders in folders, with the folders’ names', () => {
    const text = list(
      `<outline text="Asia"><outline text="Korea">${feed(1)}</outline>${feed(2, 'category="/Politics/North Korea,Trade"')}</outline>${feed(3)}`,
    );
    expect(parseOpml(text)).toEqual([
      { url: 'https://f1.example/rss', title: 'Feed 1', categories: ['Asia', 'Korea'] },
      { url: 'https://f2.example/rss', title: 'Feed 2', categories: ['Asia', 'North Korea', 'Trade'] },
      { url: 'https://f3.example/rss', title: 'Feed 3' },
    ]);
  });

  test('a title wins over the text; other spellings of attributes and older types are read', () => {
    const text = list(
      '<OUTLINE TITLE="Новости &amp; мнения" TEXT="x" XMLURL="https://a.example/f?a=1&amp;b=2"/><outline type="atom" url="https://b.example/"/><outline type="link" url="https://c.example/page"/><outline text="d" xmlUrl="feed://d.example/f"/>',
    );
    expect(parseOpml(text)).toEqual([
      { url: 'https://a.example/f?a=1&b=2', title: 'Новости & мнения' },
      { url: 'https://b.example/', title: null },
      { url: 'http://d.example/f', title: 'd' },
    ]);
  });

  test('what is switched off stays out, with all below it; repeats count once', () => {
    const text = list(
      `${feed(1, 'isComment="true"')}<outline text="old" disabled="true">${feed(2)}</outline>${feed(3)}${feed(3)}`,
    );
    expect(urls(text)).toEqual(['https://f3.example/rss']);
  });

  test('addresses that are none, or lead elsewhere than the web, stay out', () => {
    const bad = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      '',
      '   ',
      'not an address',
      'ftp://a.example/f',
    ];
    expect(urls(list(bad.map(url => `<outline text="x" xmlUrl="${url}"/>`).join('')))).toEqual([]);
  });

  test('a list that is cut, or not closed, gives what is whole', () => {
    expect(urls(list(feed(1) + feed(2)).slice(0, -30))).toEqual(['https://f1.example/rss']);
    expect(urls(`<opml><body><outline text="a">${feed(1)}`)).toEqual(['https://f1.example/rss']);
  });

  test('entities that grow, deep nesting and endless lists are harmless', () => {
    const bomb = `<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY b${n} "${`&b${n - 1};`.repeat(10)}">`).join('')}]>`;
    const began = performance.now();
    expect(
      parseOpml(list('<outline text="&b19;" xmlUrl="https://a.example/f"/>', bomb))[0]?.title,
    ).toHaveLength(5);
    expect(
      parseOpml(
        list(
          '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' +
            '<outline text="&e;" xmlUrl="https://a.example/f"/>',
        ),
      )[0]?.title,
    ).toBe('&e;');
    parseOpml(list('<outline text="x">'.repeat(250_000)));
    expect(parseOpml(list(Array.from({ length: 6000 }, (_, n) => feed(n)).join('')))).toHaveLength(5000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('a list in a file', () => {
  test.each([
    ['windows-1251', (text: string) => encode(text, 'windows-1251')],
    ['utf-16', (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['utf-8', (text: string) => new TextEncoder().encode(`\ufeff${text}`)],
  ])('is read whatever its encoding: %s', async (name, write) => {
    const folder = await mkdtemp(join(tmpdir(), 'opml-'));
    try {
      const path = join(folder, 'list.opml');
      const text = `<?xml version="1.0" encoding="${name}"?><opml><body><outline text="Новости и мнения, агентство" xmlUrl="https://a.example/f"/></body></opml>`;
      await writeFile(path, write(text));
      expect(await readFeedList(path)).toEqual({
        feeds: [{ url: 'https://a.example/f', title: 'Новости и мнения, агентство' }],
        problems: [],
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('writing a list of feeds', () => {
  const date = '2026-11-21T08:30:00.000Z';

  test('what is written is read again the same', () => {
    const feeds = [
      {
        url: 'https://a.example/f?a=1&b=2',
        title: 'Новости <&> "мнения"',
        categories: ['Агентства', 'A & B'],
      },
      { url: 'https://b.example/f', title: '조선 \u0000뉴스\nsecond line' },
    ];
    const text = writeOpml(feeds, 'Our <feeds>', date);
    expect(text).toContain('<title>Our &lt;feeds&gt;</title>');
    expect(text).toContain('<dateCreated>Sat, 21 Nov 2026 08:30:00 GMT</dateCreated>');
    expect(parseOpml(text)).toEqual([
      feeds[0],
      { url: 'https://b.example/f', title: '조선 뉴스 second line' },
    ]);
  });

  test('no password is written; a feed without a name is called by its host', () => {
    const text = writeOpml([{ url: 'https://me:s3cret@a.example/f', title: null }], 'T', date);
    expect(text).not.toMatch(/s3cret|me:/);
    expect(text).toContain('text="a.example"');
  });

  test('an empty list is a whole file', () => {
    expect(writeOpml([], 'T', date)).toMatch(
      /^<\?xml.*<opml version="2\.0">.*<body>\s*<\/body>\s*<\/opml>\s*$/s,
    );
  });
});
