import { pino } from 'pino';

/** Structured logs. Secrets never pass: every string is scrubbed of the values handed in as secret. */
export interface Log {
  debug(data: object, message: string): void;
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
  child(bindings: object): Log;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const redacted = '[secret]';

/**
 * Makes a log that writes JSON lines.
 * @param options.secrets values that must never appear, in any string at any depth, error messages and stacks included;
 *   values shorter than 6 characters are ignored (they would blot out ordinary words)
 * @param options.write takes each finished line; default: standard error
 */
export function createLog(options: {
  level: LogLevel;
  secrets?: string[];
  write?: (line: string) => void;
}): Log {
  const scrub = createScrubber(options.secrets ?? []);
  const write = options.write ?? ((line: string) => void process.stderr.write(line));
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
    },
    { write: (line: string) => write(scrub(line)) },
  ) as unknown as Log;
}

/** A log that says nothing; for tests and one-off calls. */
export const silentLog: Log = createLog({ level: 'silent', write: () => undefined });

/**
 * Gives a function that blots out the secrets in a text, also where JSON, URL or base64 encoding has dressed them,
 * and the shapes of Discord and Slack tokens and passwords in addresses whatever their value.
 */
export function createScrubber(secrets: string[]): (text: string) => string {
  const dressed = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < 6) continue;
    dressed.add(secret);
    dressed.add(encodeURIComponent(secret));
    dressed.add(JSON.stringify(secret).slice(1, -1));
    dressed.add(
      Buffer.from(secret)
        .toString('base64')
        .replace(/={1,2}$/, ''),
    );
  }
  const known = [...dressed].sort((a, b) => b.length - a.length);
  return text => {
    let clean = text;
    for (const secret of known) clean = clean.replaceAll(secret, redacted);
    return clean
      .replace(/\bxox[a-z]-[A-Za-z0-9-]{8,}/g, redacted)
      .replace(/\bxapp-[A-Za-z0-9-]{8,}/g, redacted)
      .replace(/\b[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,}\b/g, redacted)
      .replace(/\b([a-z][a-z0-9+.-]{1,15}:\/\/[^\s:@/"]{0,64}):[^\s@/"]{1,256}@/gi, `$1:${redacted}@`);
  };
}
