import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Weather } from './storm.ts';

export interface Asked {
  method: string;
  path: string;
  body: Buffer;
}

interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

export interface FrontOptions {
  /** Where the platform behind is: "127.0.0.1:4000". */
  behind: string;
  weather(asked: Asked): Weather;
  /** An answer in the platform's place; null to let it answer. */
  instead(asked: Asked): { status: number; body: unknown } | null;
  /** Told when a request has been carried out; true: the bot shall hear nothing of it. */
  onApplied(asked: Asked): boolean;
  limit(global: boolean, seconds: number): { headers: Record<string, string>; body: unknown };
}

/** A server between the bot and a platform, in which every request meets its weather. */
export async function startFront(options: FrontOptions) {
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = { method: request.method ?? 'GET', path: request.url ?? '/', body: Buffer.concat(chunks) };
    const instead = options.instead(asked);
    if (instead !== null) {
      say(response, instead.status, instead.body);
      return;
    }
    const { apply, answer } = options.weather(asked);
    const carriedOut = apply === null ? null : carryOut(asked, request, apply);
    switch (answer.kind) {
      case 'truth': {
        const truth = await (carriedOut as Promise<Answered | null>);
        await pause(answer.after - (apply ?? 0));
        if (truth !== null) write(response, truth);
        return;
      }
      case 'status':
        await carriedOut;
        say(response, answer.status, undefined);
        return;
      case 'limit': {
        const { headers, body } = options.limit(answer.global, answer.seconds);
        say(response, 429, body, headers);
        return;
      }
      case 'cut':
        if (apply === 0) await carriedOut;
        await pause(answer.after);
        response.socket?.destroy();
        await carriedOut;
        return;
      case 'half': {
        const truth = await (carriedOut as Promise<Answered | null>);
        const half = truth?.body.subarray(0, Math.floor(truth.body.length / 2)) ?? Buffer.from('{');
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': String(half.length * 2 + 2),
        });
        response.write(half);
        response.socket?.end();
      }
    }
  }

  async function carryOut(asked: Asked, request: IncomingMessage, after: number): Promise<Answered | null> {
    await pause(after);
    const answered = await forward(options.behind, asked, request.headers);
    return options.onApplied(asked) ? null : answered;
  }

  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function forward(behind: string, asked: Asked, headers: IncomingMessage['headers']): Promise<Answered> {
  const [host, port] = behind.split(':');
  const { connection: _, host: __, 'transfer-encoding': ___, ...kept } = headers;
  return new Promise((resolve, reject) => {
    const request = openRequest(
      {
        host,
        port,
        method: asked.method,
        path: asked.path,
        headers: { ...kept, 'content-length': String(asked.body.length) },
      },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 500,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(asked.body);
  });
}

function write(response: ServerResponse, { status, headers, body }: Answered): void {
  const { 'transfer-encoding': _, connection: __, 'content-length': ___, ...kept } = headers;
  response.writeHead(status, {
    ...kept,
    ...(status === 204 ? {} : { 'content-length': String(body.length) }),
  });
  response.end(status === 204 ? undefined : body);
}

function say(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

const pause = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise(done => setTimeout(done, ms));
