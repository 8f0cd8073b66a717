import { afterEach, describe, expect, test } from 'vitest';
import { createPageReader, type PageReader, type PageReaderOptions } from '../../src/intake/page-reader.ts';
import { english } from './pages/articles.ts';
import { modern } from './pages/layouts.ts';

const readers: PageReader[] = [];

function open(options: PageReaderOptions = {}): PageReader {
  const reader = createPageReader(options);
  readers.push(reader);
  return reader;
}

afterEach(async () => {
  await Promise.all(readers.splice(0).map(reader => reader.close()));
});

const job = (html: string) => ({
  bytes: new TextEncoder().encode(html),
  contentType: 'text/html; charset=utf-8',
  url: 'https://news.example/1',
});
const good = job(modern(english, 'utf-8'));
const wholeText = english.paragraphs.join('\n\n');
const textOf = (read: Awaited<ReturnType<PageReader['read']>>) =>
  'page' in read ? read.page.text : read.problem;

describe('pages read in a thread', () => {
  test('come out one after another, and the process goes on meanwhile', async () => {
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 1);
    const reader = open();
    const found = await Promise.all([good, good, good].map(one => reader.read(one)));
    clearInterval(turning);
    expect(found.map(textOf)).toEqual([wholeText, wholeText, wholeText]);
    expect(turns).toBeGreaterThan(3);
  });

  test('one that takes too long is given up; the next is read', async () => {
    const reader = open({ cpuMs: bytes => (bytes > 100_000 ? 1 : 10_000) });
    const slow = job(`<article>${'<p>Words, and more words, of a page.</p>'.repeat(20_000)}</article>`);
    const [first, second] = await Promise.all([reader.read(slow), reader.read(good)]);
    expect(textOf(first)).toBe('its page takes too long to read');
    expect(textOf(second)).toBe(wholeText);
  });

  test('one that takes too much memory is given up; the next is read', async () => {
    const reader = open({ heapMb: 24 });
    const large = job(`<article>${'<p>Words, and more words, of a page.</p>'.repeat(24_000)}</article>`);
    expect(textOf(await reader.read(large))).toBe('its page takes too much memory to read');
    expect(textOf(await open().read(good))).toBe(wholeText);
  });

  test('closing ends what is under way, and what waits', async () => {
    const reader = open();
    const waiting = [good, good].map(one => reader.read(one));
    await reader.close();
    expect((await Promise.all(waiting)).map(textOf)).toEqual(['stopped', 'stopped']);
  });

  test('the thread ends when it has nothing to do, and begins again', async () => {
    const reader = open({ idleMs: 0 });
    expect(textOf(await reader.read(good))).toBe(wholeText);
    await new Promise(setImmediate);
    expect(textOf(await reader.read(good))).toBe(wholeText);
  });

  test.each([
    ['a million divs', '<div>'.repeat(900_000)],
    ['ever more links', '<a href="/x">text, text</a> '.repeat(180_000)],
    ['line breaks without end', 'text, <br><br>'.repeat(300_000)],
    ['tables in tables', '<table><tr><td>'.repeat(300_000)],
    ['boxes in boxes', `${'<div class="share">'.repeat(280)}x${'</div>'.repeat(280)}`.repeat(300)],
    ['open brackets', '<'.repeat(5_000_000)],
    ['data without end', `<script type="application/ld+json">${'['.repeat(400_000)}</script>`],
  ])('%s come to an end in good time, without an article', async (_name, html) => {
    const began = performance.now();
    const read = await open().read(job(html));
    expect('problem' in read || !read.page.found).toBe(true);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
