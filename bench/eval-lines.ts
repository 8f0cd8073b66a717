import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The lines of one of the evaluation files; an absent file gives none. */
export function linesOf<T>(dataDir: string, name: string): T[] {
  try {
    return readFileSync(join(dataDir, name), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as T);
  } catch {
    return [];
  }
}
