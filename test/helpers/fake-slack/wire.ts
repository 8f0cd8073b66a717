import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The whole body of a request as text. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A Web API body as the SDK writes it: form fields, the structured ones as JSON. */
export function parseBody(body: string, contentType: string): Record<string, unknown> {
  if (contentType.includes('json')) return body === '' ? {} : JSON.parse(body);
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => {
      if (key !== 'blocks' && key !== 'metadata' && key !== 'view') return [key, value];
      return [key, JSON.parse(value)];
    }),
  );
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** The headers Slack signs a request with: HMAC-SHA256 over `v0:time:body` (docs.slack.dev, "Verifying requests"). */
export function signRequest(body: string, secret: string, seconds: number): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${signature}`,
  };
}
