import { describe, expect, test } from 'vitest';
import { createLog, createScrubber } from '../src/log.ts';

describe('logs keep secrets', () => {
  const token = ['not', 'a', 'real', 'token/+='].join('-');

  function logged(work: (log: ReturnType<typeof createLog>) => void): string {
    let text = '';
    const log = createLog({ level: 'debug', secrets: [token], write: line => (text += line) });
    work(log);
    return text;
  }

  test('in a message, in data, deep inside, and in an error with its stack and cause', () => {
    const text = logged(log => {
      log.info({ url: `https://x/?t=${token}` }, `using ${token}`);
      log.warn({ a: { b: [{ c: token }] } }, 'deep');
      log.error({ err: new Error(`bad ${token}`, { cause: new Error(token) }) }, 'failed');
    });
    expect(text).not.toContain(token);
    expect(text.match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(5);
  });

  test('however it is dressed: in an address, in JSON, in base64', () => {
    const text = logged(log => {
      log.info(
        {
          a: encodeURIComponent(token),
          b: JSON.stringify({ token }),
          c: Buffer.from(token).toString('base64'),
        },
        'dressed',
      );
    });
    expect(text).not.toContain(encodeURIComponent(token));
    expect(text).not.toContain(Buffer.from(token).toString('base64').replace(/=+$/, ''));
  });

  test('child logs keep them too', () => {
    expect(logged(log => log.child({ token }).info({}, 'child'))).not.toContain(token);
  });

  test('tokens that nobody named are known by their shape', () => {
    const scrub = createScrubber([]);
    const slack = ['xoxb', '123456789012', 'abcdefghijkl'].join('-');
    expect(scrub(`token ${slack} end`)).toBe('token [secret] end');
    expect(scrub('postgres://bot:pa55word@db/news')).toBe('postgres://bot:[secret]@db/news');
    expect(scrub('https://example.org/a@b and 12:30@noon')).toBe('https://example.org/a@b and 12:30@noon');
  });

  test('ordinary text stays as it is', () => {
    expect(createScrubber(['abc'])('abc किम जोंग उन')).toBe('abc किम जोंग उन');
  });
});
