import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeReadme } from './capture.ts';
import { makeReference } from './reference.ts';

const root = resolve(import.meta.dirname, '..');
for (const [path, text] of Object.entries({ ...makeReference(), 'README.md': await makeReadme() })) {
  writeFileSync(join(root, path), text);
  process.stdout.write(`${path}\n`);
}
