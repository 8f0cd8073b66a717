import type { IncomingMessage, ServerResponse } from 'node:http';
import { type createFaults, type Fault, routes } from './faults.ts';
import type { Reply } from './world.ts';

export interface ServedRequest {
  method: string;
  path: string;
  body: unknown;
  /** What was uploaded with it. */
  files: { name: string; bytes: Uint8Array }[];
}

/** Answers HTTP requests: the token is looked at, planted faults come about, the rest goes to the world. */
export function createAnswerer(options: {
  token(): string;
  faults: ReturnType<typeof createFaults>;
  requests: ServedRequest[];
  route(method: string, path: string, query: URLSearchParams, body: unknown): Reply;
  violations: string[];
  changed(): void;
}) {
  const { faults, requests, route, changed } = options;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const method = request.method ?? 'GET';
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { body, files } = await readRequest(Buffer.concat(chunks), request.headers['content-type'] ?? '');
    options.violations.push(...checkUploads(method, body, files));
    requests.push({ method, path, body, files });
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

/** JSON, or a form with JSON in `payload_json` and files beside it (reference §Uploading Files). */
async function readRequest(
  bytes: Buffer,
  type: string,
): Promise<{ body: unknown; files: ServedRequest['files'] }> {
  if (!type.startsWith('multipart/form-data')) {
    const raw = bytes.toString('utf8');
    return { body: raw === '' ? undefined : JSON.parse(raw), files: [] };
  }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: ServedRequest['files'] = [];
  for (const [field, value] of form)
    if (typeof value !== 'string' && /^files\[\d+\]$/.test(field))
      files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  return { body: JSON.parse(String(form.get('payload_json'))), files };
}

/** Every upload must be shown by a component, and every component must find its upload. */
function checkUploads(method: string, body: unknown, files: ServedRequest['files']): string[] {
  const text = JSON.stringify(body ?? null);
  const shown = [...text.matchAll(/attachment:\/\/([\w.-]+)/g)].map(match => match[1] as string);
  // An edit that says nothing of attachments keeps those there are.
  const kept = method === 'PATCH' && !/"attachments":/.test(text) ? shown : [];
  return [
    ...files.filter(file => !shown.includes(file.name)).map(file => `nothing shows the upload ${file.name}`),
    ...shown
      .filter(name => !files.some(file => file.name === name) && !kept.includes(name))
      .map(name => `there is no upload ${name}`),
    ...(files.some(file => file.bytes.length > 10 * 1024 * 1024) ? ['an upload over 10 MiB'] : []),
  ];
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
