import { expect, test } from 'vitest';
import { createHttpFront, isLoopback } from '../../src/chat/http-front.ts';

const text = async (address: string) => (await fetch(address)).text();

test('one server answers for all that is mounted, the longest path first', async () => {
  const front = createHttpFront({ host: '127.0.0.1', port: 0 });
  const page = await front.mount('/', (_request, response) => response.end('page'));
  const slack = await front.mount('/slack/events', (_request, response) => response.end('slack'));
  expect(slack.address).toBe(page.address);
  expect(await text(`${page.address}/slack/events?x=1`)).toBe('slack');
  expect(await text(`${page.address}/slack/eventsandmore`)).toBe('page');
  await page.close();
  expect((await fetch(`${page.address}/`)).status).toBe(404);
  await slack.close();
  await expect(fetch(`${page.address}/`)).rejects.toThrow();
});

test('it can be opened again after it was closed', async () => {
  const front = createHttpFront({ host: '127.0.0.1', port: 0 });
  const first = await front.mount('/', (_request, response) => response.end('first'));
  await first.close();
  const second = await front.mount('/', (_request, response) => response.end('second'));
  expect(await text(`${second.address}/`)).toBe('second');
  await second.close();
});

test('a taken port is said by the system’s own error, and can be tried again', async () => {
  const front = createHttpFront({ host: '127.0.0.1', port: 0 });
  const held = await front.mount('/', (_request, response) => response.end());
  const other = createHttpFront({ host: '127.0.0.1', port: Number(new URL(held.address).port) });
  await expect(other.mount('/', () => undefined)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await held.close();
  await (await other.mount('/', () => undefined)).close();
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.4', false],
  ['127.0.0.1.example.org', false],
])('%s is this machine alone: %s', (host, alone) => {
  expect(isLoopback(host)).toBe(alone);
});
