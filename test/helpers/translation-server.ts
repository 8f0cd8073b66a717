import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the server does with a request: a status, with headers and a body as it stands; `hang` never answers. */
export type Answer = { status?: number; headers?: Record<string, string>; body: unknown } | 'hang';

export interface Asked {
  path: string;
  headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: whatever was sent
  body: any;
}

/** A translation server on loopback that answers as told. Gone when the test is over. */
export interface TranslationServer {
  url: string;
  requests: Asked[];
  answer: (asked: Asked) => Answer;
}

export async function startTranslationServer(
  answer: TranslationServer['answer'],
): Promise<TranslationServer> {
  const own: TranslationServer = { url: '', requests: [], answer };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = {
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown,
    };
    own.requests.push(asked);
    send(response, own.answer(asked));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  });
  own.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return own;
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang') return;
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
}

/** Answers as LibreTranslate does, from a list of translations; what isn't in it comes back as it was. */
export function likeLibre(texts: Record<string, string>): (asked: Asked) => Answer {
  return ({ body }) => ({
    body: { translatedText: (body.q as string[]).map(text => texts[text] ?? text) },
  });
}

/** Answers as OpenAI's chat API does. */
export const likeOpenAi = (content: string): Answer => ({
  body: { choices: [{ index: 0, message: { role: 'assistant', content } }] },
});
