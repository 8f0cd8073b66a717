import { parseConfig, readEnvironment, secretsOf } from './config.ts';
import { DigestError } from './errors.ts';
import { createScrubber } from './log.ts';

/** What ended the process, for standard error: a sentence where one is known, else the stack; secrets blotted out. */
export function describeFailure(error: unknown): string {
  const told = error instanceof DigestError ? error.message : String((error as Error)?.stack ?? error);
  return createScrubber(knownSecrets())(told);
}

/** The secrets of the settings; none when the settings can't be read. */
function knownSecrets(): string[] {
  try {
    return secretsOf(parseConfig(readEnvironment()));
  } catch {
    return [];
  }
}
