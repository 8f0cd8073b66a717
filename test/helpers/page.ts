import { request } from 'node:http';
import { type House, type RunningBot, startHouse as start } from './house.ts';

/** A bot with its page open on a free port. */
export interface RunningPage extends RunningBot {
  address: string;
  get(path: string, headers?: Record<string, string>): Promise<PageAnswer>;
  /** Sends a form as the page's own would, with its token. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<PageAnswer>;
}

export interface PageAnswer {
  status: number;
  headers: Headers;
  text: string;
}

export async function openHousePage(
  house: House,
  settings: Record<string, string> = {},
  now: () => string = () => new Date().toISOString(),
): Promise<RunningPage> {
  const running = await start(house, { WEB_PAGE: 'on', HTTP_PORT: '0', ...settings }, now);
  const address = running.bot.page as string;
  const ask = async (path: string, init: RequestInit = {}): Promise<PageAnswer> => {
    const response = await fetch(address + path, { redirect: 'manual', ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const get = (path: string, headers: Record<string, string> = {}) => ask(path, { headers });
  return {
    ...running,
    address,
    get,
    async post(path, fields, headers = {}) {
      const page = await get('/search', headers);
      const token = /name="form-token" content="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const body = new URLSearchParams({ 'form-token': token, ...fields });
      return ask(path, { method: 'POST', body, headers: { origin: address, ...headers } });
    },
  };
}

/** The status that the page gives to a request with this Host header. */
export function askAsHost(address: string, host: string): Promise<number> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(address);
    request({ hostname, port, path: '/', headers: { host } }, response => {
      response.resume();
      done(response.statusCode as number);
    })
      .on('error', fail)
      .end();
  });
}

/** What an address serves as a hostile article would have it: markup, quotes, direction overrides, a mention. */
export const hostileTitle =
  '<script>alert(1)</script><img src=x onerror=alert(2)> "quoted\' \u202egnirts @everyone [x](javascript:alert(3)) &amp; Lavrov in Pyongyang';

/** A file with that title, on the beat. */
export const hostileFile = `---
title: ${JSON.stringify(hostileTitle)}
date: 2026-11-20
url: https://example.org/a?b="><script>alert(4)</script>
---
Russian Foreign Minister Sergei Lavrov met North Korean leader Kim Jong Un in Pyongyang on Friday. "</p><script>alert(5)</script>," Lavrov said. The two spoke of 10,000 troops and <b>weapons</b>.
`;

/** The views that need nothing to be there first. */
export const plainViews = [
  '/',
  '/?as=discord',
  '/?as=slack',
  '/stories',
  '/timeline?from=2023-01-01',
  '/trend?from=2023-01-01',
  '/search',
  '/search?query=Shoigu',
  '/sources',
  '/desk',
  '/digests',
] as const;
