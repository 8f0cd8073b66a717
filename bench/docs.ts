import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeReference } from './reference.ts';

const root = resolve(import.meta.dirname, '..');
for (const [path, text] of Object.entries(makeReference())) {
  writeFileSync(join(root, path), text);
  process.stdout.write(`${path}\n`);
}
