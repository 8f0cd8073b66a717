import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What stands at a path: a body with its type, or an HTTP status. */
export type Page = { type: string; body: string } | number;

/** A server on loopback that gives feeds and pages as told. Gone when the test is over. */
export interface FeedServer {
  /** "127.0.0.1:12345", for FEED_ALLOW_HOSTS. */
  host: string;
  url(path: string): string;
  set(path: string, page: Page): void;
  /** How often a path was asked. */
  asked(path: string): number;
  /** The headers of the last request for a path. */
  headers(path: string): Record<string, unknown>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const pages = new Map<string, Page>();
  const requests: { path: string; headers: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers });
    const page = pages.get(path) ?? 404;
    if (typeof page === 'number') response.writeHead(page).end();
    else response.writeHead(200, { 'content-type': page.type }).end(page.body);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: path => `http://${host}${path}`,
    set: (path, page) => void pages.set(path, page),
    asked: path => requests.filter(request => request.path === path).length,
    headers: path => requests.findLast(request => request.path === path)?.headers ?? {},
  };
}

/** An RSS feed of items given as title, text and day of November 2026. */
export function makeFeed(title: string, items: [title: string, text: string, day: number][]): Page {
  const body = items
    .map(
      ([name, text, day]) =>
        `<item><guid>urn:${day}</guid><title>${name}</title><description>${text}</description>` +
        `<pubDate>${String(day).padStart(2, '0')} Nov 2026 10:00:00 GMT</pubDate></item>`,
    )
    .join('');
  return {
    type: 'application/rss+xml',
    body: `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${title}</title>${body}</channel></rss>`,
  };
}
