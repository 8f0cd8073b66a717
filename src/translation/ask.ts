import { FetchError } from '../errors.ts';
import type { Fetcher } from '../intake/fetch.ts';

/**
 * Posts JSON through a door and reads the JSON that comes back. Throws FetchError, with kind `decode` for an answer that is no JSON.
 * @param key sent as a bearer token when given
 */
export async function askJson(
  door: Fetcher,
  url: string,
  body: unknown,
  options: { key: string | null; signal: AbortSignal },
): Promise<unknown> {
  const got = await door.fetch(
    url,
    {},
    {
      wanted: 'json',
      signal: options.signal,
      post: {
        body: JSON.stringify(body),
        type: 'application/json',
        ...(options.key === null ? {} : { authorization: `Bearer ${options.key}` }),
      },
    },
  );
  try {
    if (got.status === 'ok') return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(got.bytes));
  } catch {
    // Told below, without the answer: it may repeat what was asked.
  }
  throw badAnswer();
}

/** The server answered, but not as such a server does. */
export function badAnswer(): FetchError {
  return new FetchError('the translation server’s answer is not what was agreed', { kind: 'decode' });
}

/** An address with a path behind it, unless it ends so already. */
export function joinPath(base: string, path: string): string {
  const url = new URL(base);
  const own = url.pathname.replace(/(?<!\/)\/+$/, '');
  url.pathname = own.endsWith(path) ? own : `${own}${path}`;
  return url.href;
}

export const isTexts = (value: unknown, count: number): value is string[] =>
  Array.isArray(value) && value.length === count && value.every(one => typeof one === 'string');
