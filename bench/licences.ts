import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Licences that may be used and passed on with this project's own (SPDX names, https://spdx.org/licenses). */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
]);

export interface Dependency {
  name: string;
  version: string;
  /** As its package.json says, else as the lock file does; null when neither does. */
  licence: string | null;
  development: boolean;
}

interface Manifest {
  license?: string | { type?: string };
  licenses?: { type?: string }[];
}

/** Every package of the lock file, once a version, in the order of names. Those for other machines are told by the lock file. */
export function listDependencies(root: string): Dependency[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; dev?: boolean; license?: string; link?: boolean }>;
  };
  const found = new Map<string, Dependency>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '' || entry.link) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const manifest = join(root, path, 'package.json');
    const installed = existsSync(manifest)
      ? readLicence(JSON.parse(readFileSync(manifest, 'utf8')) as Manifest)
      : null;
    const key = `${name}@${entry.version}`;
    const development = (entry.dev ?? false) && (found.get(key)?.development ?? true);
    found.set(key, {
      name,
      version: entry.version,
      licence: installed ?? entry.license ?? null,
      development,
    });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function readLicence({ license, licenses }: Manifest): string | null {
  if (typeof license === 'string') return license;
  if (license?.type) return license.type;
  const several = (licenses ?? []).flatMap(one => one.type ?? []);
  return several.length > 0 ? several.join(' OR ') : null;
}

/** Whether a licence expression (SPDX, without nesting) lets us use the package: of alternatives one must, of a sum all. */
export function isAllowed(licence: string | null): boolean {
  if (licence === null) return false;
  return licence
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some(way => way.split(/ AND /).every(part => allowedLicences.has(part.trim())));
}

if (import.meta.main) {
  const all = listDependencies(resolve(import.meta.dirname, '..'));
  for (const development of [false, true]) {
    const part = all.filter(one => one.development === development);
    process.stdout.write(`${development ? '\nDevelopment' : 'Production'}: ${part.length} packages\n`);
    for (const { name, version, licence } of part)
      process.stdout.write(`  ${name} ${version}: ${licence ?? 'no licence named'}\n`);
  }
  const wrong = all.filter(one => !isAllowed(one.licence));
  for (const one of wrong)
    process.stderr.write(
      `Not on the list of licences: ${one.name} ${one.version} (${one.licence ?? 'none'})\n`,
    );
  if (wrong.length > 0) process.exitCode = 1;
}
