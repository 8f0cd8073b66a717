import type { IncomingMessage, ServerResponse } from 'node:http';
import { type createFaults, type Fault, routes } from './faults.ts';
import type { Reply } from './world.ts';

export interface ServedRequest {
  method: string;
  path: string;
  body: unknown;
}

/** Answers HTTP requests: the token is looked at, planted faults come about, the rest goes to the world. */
export function createAnswerer(options: {
  token(): string;
  faults: ReturnType<typeof createFaults>;
  requests: ServedRequest[];
  route(method: string, path: string, query: URLSearchParams, body: unknown): Reply;
  changed(): void;
}) {
  const { faults, requests, route, changed } = options;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const method = request.method ?? 'GET';
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    const body: unknown = raw === '' ? undefined : JSON.parse(raw);
    requests.push({ method, path, body });
    const reply = (one: Reply, headers: Record<string, string> = {}) => {
      response.writeHead(one.status, {
        ...(one.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      });
      response.end(one.body === undefined ? undefined : JSON.stringify(one.body));
      changed();
    };
    const open = /^\/(interactions|webhooks)\//.test(path);
    if (!open && request.headers.authorization !== `Bot ${options.token()}`) {
      reply({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
      return;
    }
    const planted = faults.take(`${method} ${path}`);
    if (planted === null) {
      const limits = routes.send.test(`${method} ${path}`) ? rateLimitHeaders(4, 1) : {};
      return reply(route(method, path, url.searchParams, body), limits);
    }
    await suffer(planted, () => route(method, path, url.searchParams, body), reply, response);
    changed();
  }

  async function suffer(
    planted: { fault: Fault; released: Promise<void> },
    carryOut: () => Reply,
    reply: (one: Reply, headers?: Record<string, string>) => void,
    response: ServerResponse,
  ): Promise<void> {
    const { fault } = planted;
    if (fault.kind === 'hold') {
      await planted.released;
      return reply(carryOut());
    }
    if ('applied' in fault && fault.applied === true) carryOut();
    if (fault.kind === 'drop') {
      response.socket?.destroy();
      if (fault.applied === 'late') {
        await planted.released;
        carryOut();
      }
      return;
    }
    if (fault.kind === 'rate-limit') {
      const seconds = fault.retryAfterMs / 1000;
      return reply(
        {
          status: 429,
          body: {
            message: 'You are being rate limited.',
            retry_after: seconds,
            global: fault.global ?? false,
          },
        },
        {
          'retry-after': String(Math.ceil(seconds)),
          ...(fault.global ? {} : rateLimitHeaders(0, seconds)),
          'x-ratelimit-scope': fault.global ? 'global' : 'user',
          ...(fault.global ? { 'x-ratelimit-global': 'true' } : {}),
        },
      );
    }
    if (fault.status >= 500) return reply({ status: fault.status });
    reply({ status: fault.status, body: { message: fault.message ?? 'No', code: fault.code ?? 0 } });
  }

  return answer;
}

/** What Discord says of a route's limit with each answer. */
function rateLimitHeaders(remaining: number, seconds: number): Record<string, string> {
  return {
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset-after': String(seconds),
    'x-ratelimit-bucket': 'bucket-of-this-route',
  };
}
