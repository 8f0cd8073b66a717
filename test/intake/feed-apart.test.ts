import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/intake/feed.ts';
import { limitsFor, parseFeedApart } from '../../src/intake/feed-apart.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const item = (n: number) =>
  `<item><title>Story ${n}</title><link>/s/${n}</link><description>${'Words of it. '.repeat(20)}</description></item>`;
const feed = (count: number) =>
  encode(
    `<rss version="2.0"><channel><title>T</title>${Array.from({ length: count }, (_, n) => item(n)).join('')}</channel></rss>`,
  );

describe('feeds read apart', () => {
  test('a large feed comes out as a small one does, and the process goes on meanwhile', async () => {
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 1);
    const parsed = await parseFeed(feed(3000), { baseUrl: 'https://example.org/f' });
    clearInterval(turning);
    if ('error' in parsed) throw new Error(parsed.error.message);
    expect(parsed.items).toHaveLength(3000);
    expect(parsed.items[2999]).toMatchObject({ title: 'Story 2999', url: 'https://example.org/s/2999' });
    expect(turns).toBeGreaterThan(3);
  }, 30_000);

  test('one that takes too long is ended and told in words', async () => {
    const slow = feed(10_000);
    expect(await parseFeedApart(slow, {}, { cpuMs: 1, heapMb: 160 })).toEqual({
      error: { kind: 'parse', message: 'The feed takes too long to read; it was given up.' },
    });
  }, 30_000);

  test('one that takes too much memory is ended and told in words', async () => {
    expect(await parseFeedApart(feed(10_000), {}, { cpuMs: 60_000, heapMb: 12 })).toEqual({
      error: { kind: 'parse', message: 'The feed takes too much memory to read; it was given up.' },
    });
  }, 30_000);

  test('the time allowed grows with the feed', () => {
    expect(limitsFor(15_000_000).cpuMs).toBeGreaterThan(limitsFor(500_000).cpuMs);
  });
});
