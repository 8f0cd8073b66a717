import { describe, expect, test } from 'vitest';
import { cleanText } from '../../src/intake/clean.ts';
import { extractFile } from '../../src/intake/extract.ts';
import type { Item } from '../../src/model/item.ts';

const source = { id: 'folder:test', kind: 'folder', name: 'test' } as const;
const seen = '2026-01-02T03:04:05.000Z';

function extract(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return extractFile(bytes, { source, locator: `sub/${name}`, name, seen });
}

function item(name: string, content: string | Uint8Array): Item {
  const first = extract(name, content)[0];
  if (first?.kind !== 'item') throw new Error(JSON.stringify(first));
  return first.item;
}

function reason(name: string, content: string | Uint8Array): string {
  const first = extract(name, content)[0];
  if (first?.kind !== 'unreadable') throw new Error(JSON.stringify(first));
  return first.unreadable.reason;
}

const page = `<!doctype html><html lang="ru"><head><title>Визит | Газета</title>
<link rel="canonical" href="https://example.org/news/visit">
<meta property="og:site_name" content="Газета">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"Министр прибыл в Пхеньян","datePublished":"2024-06-18T12:30:00+03:00","author":[{"name":"И. Петров"}]}]}</script>
</head><body><nav><a href="/">Главная</a> <a href="/p">Политика</a></nav>
<article><h1>Министр прибыл в Пхеньян</h1>${'<p>Министр обороны прибыл в столицу с официальным визитом, сообщило агентство. Стороны обсудят договор &amp; поставки, говорится в заявлении ведомства.</p>'.repeat(4)}</article>
<script>alert("не текст")</script><footer>Подписывайтесь</footer></body></html>`;

describe('files become items', () => {
  test('a text keeps its words, loses control and bidi characters and comes in NFC with plain line ends', () => {
    expect(item('a.txt', 'Kim\u202e Jong\u0007 Un\r\ncafe\u0301\u200b\r\n').text).toBe('Kim Jong Un\ncafé');
  });

  test('joiners that Hindi and Persian need stay', () => {
    expect(cleanText('क्\u200dष می\u200cخواهم')).toBe('क्\u200dष می\u200cخواهم');
  });

  test('lone surrogates are replaced', () => {
    expect(cleanText('a\ud800b')).toBe('a\ufffdb');
  });

  test('id and locator come from the name and place', () => {
    expect(item('000_5d2a.txt', 'words')).toMatchObject({
      id: '000_5d2a.txt',
      locator: 'sub/000_5d2a.txt',
      backfill: false,
      seen,
    });
  });

  test('front matter gives title, date, url, source, language and authors', () => {
    const text =
      '---\ntitle: "Visit: day one"\ndate: 2024-06-18\nurl: https://u:p@example.org/a\nsource: The Paper\nlanguage: en_GB\nauthors: [A. One, {name: B. Two}]\n---\nBody here.\n';
    expect(item('a.txt', text)).toMatchObject({
      title: 'Visit: day one',
      date: '2024-06-18',
      url: 'https://example.org/a',
      outlet: 'The Paper',
      language: 'en-GB',
      authors: ['A. One', 'B. Two'],
      text: 'Body here.',
    });
  });

  test('faulty front matter becomes a note, never a crash', () => {
    const faulty = item('a.txt', '---\ntitle: [unclosed\ndate: someday\n---\nBody.');
    expect(faulty.text).toBe('Body.');
    expect(faulty.notes.length).toBeGreaterThan(0);
  });

  test('an alias bomb in front matter does not expand', () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\ntitle: *c\n---\nBody.`;
    expect(item('a.txt', bomb)).toMatchObject({ text: 'Body.', title: null });
  });

  test('a rule of dashes at the top of a text is not front matter', () => {
    expect(item('a.txt', '---\nA sentence between rules.\n---\nMore.').text).toContain(
      'A sentence between rules.',
    );
  });

  test('Markdown loses its marks; the first heading is the title', () => {
    const made = item(
      'a.md',
      '# The *visit*\n\nShoigu **arrived** in [Pyongyang](https://example.org) on\nTuesday.\n\n- one\n- `two`\n\n> quoted\n',
    );
    expect(made.title).toBe('The visit');
    expect(made.text).toBe('Shoigu arrived in Pyongyang on Tuesday.\n\none\n\ntwo\n\nquoted');
  });

  test('a web page gives its article with the metadata, not its menus and scripts', () => {
    const made = item('a.html', page);
    expect(made).toMatchObject({
      title: 'Министр прибыл в Пхеньян',
      url: 'https://example.org/news/visit',
      date: '2024-06-18T09:30:00.000Z',
      language: 'ru',
      outlet: 'Газета',
      authors: ['И. Петров'],
    });
    expect(made.text).toMatch(/^Министр обороны прибыл .*договор & поставки/);
    expect(made.text).not.toMatch(/alert|Подписывайтесь|Главная/);
  });

  test('a page of two megabytes of scripts still gives its article', () => {
    const heavy = page.replace(
      '</head>',
      `<script>${'var a = "<p>no</p>";'.repeat(100_000)}</script></head>`,
    );
    const made = item('a.html', heavy);
    expect(made).toMatchObject({ title: 'Министр прибыл в Пхеньян', date: '2024-06-18T09:30:00.000Z' });
    expect(made.text).not.toContain('var a');
  });

  test('a page of many drawings, and scripts that write elements, still gives its article', () => {
    const icons =
      '<svg viewBox="0 0 9 9"><g><path d="M0 0h9"/><use href="#a"/><circle r="1"/></g></svg>'.repeat(400);
    const script = `<script id="d" type="text/template">${'<div><section>'.repeat(400)}</script>`;
    const made = item('a.html', page.replace('<body>', `<body><div>${icons}</div>${script}`));
    expect(made.notes).toEqual([]);
    expect(made.text).toMatch(/^Министр обороны прибыл .*договор & поставки/);
  });

  test('data for machines is read wherever its type stands', () => {
    const data =
      '<script id="s" async type="application/ld+json">{"@type":"NewsArticle","headline":"Of the data"}</script>';
    expect(item('a.html', `<html><head>${data}</head><body><p>x</p></body></html>`).title).toBe(
      'Of the data',
    );
  });

  test('a small page that is deep costs no more than its words', () => {
    const deep = '<article></x></y><h1>word</h1><div></z><p>word, <a href="/x">word</a>'.repeat(120);
    const before = process.cpuUsage();
    extract('a.html', `<html><body>${deep}</body></html>`);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
  });

  test('a page that is nested or broken beyond reason ends soon', () => {
    for (const part of ['<div>', '<div></b>', '<a ', '&', '<', '<br>', '</p>', '<svg><path/>'])
      extract('a.html', part.repeat(300_000));
    // Below the size at which a page is no page, but as deep as it is long.
    for (const part of ['<div></b>', '<div><i></x></i></y>', '<b></p>', '<svg><foreignObject><div/>', '<g/>'])
      extract('a.html', `<html><body>${part.repeat(40_000)}`);
  });

  test('a JSON list gives one item each, with its own id or its number', () => {
    const made = extract(
      'a.json',
      '[{"id":"x1","text":"One."},{"content":"<p>Two</p><p>three.</p>","published":"2024-06-18"},{"title":"no text"}]',
    );
    expect(
      made.map(one =>
        one.kind === 'item' ? [one.item.id, one.item.locator, one.item.text] : one.unreadable.id,
      ),
    ).toEqual([['x1', 'sub/a.json#1', 'One.'], ['a.json#2', 'sub/a.json#2', 'Two\n\nthree.'], 'a.json#3']);
  });

  test('JSON lines: a bad line is told by its number and costs only itself', () => {
    const made = extract(
      'a.jsonl',
      '{"text":"One."}\n\nnot json\n{"body":"Four.","language":"en","authors":["A"]}\n',
    );
    expect(made.map(one => (one.kind === 'item' ? one.item.text : one.unreadable.reason))).toEqual([
      'One.',
      'Line 3 is not sound JSON.',
      'Four.',
    ]);
  });

  test('empty and blank files say so', () => {
    expect(reason('a.txt', '')).toBe('The file is empty.');
    expect(reason('a.txt', ' \n\t')).toBe('The file holds no words.');
  });

  test('other kinds of files say which kinds work', () => {
    expect(reason('report.docx', 'PK')).toMatch(/\.docx file can't be read.*\.txt, \.md/);
  });

  test('a PDF or picture under a .txt name is recognised', () => {
    expect(reason('a.txt', '%PDF-1.7 …')).toMatch(/is a PDF/);
    expect(reason('b.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toMatch(/picture/);
    expect(
      reason(
        'c.txt',
        Uint8Array.from({ length: 400 }, (_, i) => i % 7),
      ),
    ).toMatch(/not a text/);
  });

  test('a Markdown file of five million marks is done at once', () => {
    for (const mark of ['*', '[', '- ', '`', '> ', '| ']) extract('a.md', mark.repeat(500_000));
  });
});
