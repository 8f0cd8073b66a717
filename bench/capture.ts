import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openCore } from '../src/app.ts';
import { renderTerminal } from '../src/chat/terminal/render.ts';
import { operator } from '../src/chat/terminal/terminal.ts';
import { parseConfig } from '../src/config.ts';
import { silentLog } from '../src/log.ts';

const root = resolve(import.meta.dirname, '..');
const begin = '<!-- digest: written by npm run docs -->\n```\n';
const end = '```\n<!-- end of digest -->';

/** README with the digest of the five seeds as the program draws it, at a fixed moment. */
export async function makeReadme(): Promise<string> {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error('README.md has lost the marks around its digest');
  return readme.slice(0, from + begin.length) + (await captureDigest()) + readme.slice(to);
}

async function captureDigest(): Promise<string> {
  const now = () => '2026-11-21T08:30:00.000Z';
  const config = parseConfig({
    DATABASE_URL: ':memory:',
    SEEDS_DIR: join(root, 'seeds'),
    TIMEZONE: 'Europe/Berlin',
  });
  const core = await openCore({ config, log: silentLog, now });
  try {
    await core.scanFolder();
    const { view } = await core.router.runLine('digest', operator);
    return renderTerminal({ ...view, actions: [] }, { width: 100, colour: false, press: null });
  } finally {
    await core.close();
  }
}
