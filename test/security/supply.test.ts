import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAllowed, listDependencies } from '../../bench/licences.ts';
import { makeSbom, missingFrom } from '../../bench/sbom.ts';
import { root } from './expressions.ts';

const dependencies = listDependencies(root);

test('every package of the lock file is listed, production and development apart', () => {
  const { dependencies: ours, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  for (const [names, development] of [
    [Object.keys(ours), false],
    [Object.keys(devDependencies), true],
  ] as const)
    for (const name of names) {
      const found = dependencies.filter(one => one.name === name);
      expect(found.length, name).toBeGreaterThan(0);
      // What production needs by way of another package counts as production even when it is also named for development.
      if (!development)
        expect(
          found.some(one => !one.development),
          name,
        ).toBe(true);
    }
});

test('every package has a licence on the list', () => {
  expect(dependencies.filter(one => !isAllowed(one.licence))).toEqual([]);
});

test('of alternative licences one is enough, of a sum all are needed, and none is refused', () => {
  expect(isAllowed('(MIT OR GPL-3.0-only)')).toBe(true);
  expect(isAllowed('MIT AND GPL-3.0-only')).toBe(false);
  expect(isAllowed('GPL-3.0-only')).toBe(false);
  expect(isAllowed('SEE LICENSE IN LICENSE.md')).toBe(false);
  expect(isAllowed(null)).toBe(false);
});

test('the licence is the one the installed package names, not what the lock file remembers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'licences-'));
  try {
    mkdirSync(join(folder, 'node_modules/@a/b'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/@a/b/package.json'), '{"licenses":[{"type":"GPL-2.0"}]}');
    writeFileSync(
      join(folder, 'package-lock.json'),
      JSON.stringify({
        packages: {
          '': {},
          'node_modules/@a/b': { version: '1.0.0', license: 'MIT' },
          'node_modules/c': { version: '2.0.0', license: 'ISC', dev: true },
        },
      }),
    );
    expect(listDependencies(folder)).toEqual([
      { name: '@a/b', version: '1.0.0', licence: 'GPL-2.0', development: false },
      { name: 'c', version: '2.0.0', licence: 'ISC', development: true },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the bill of materials holds every production package, in CycloneDX', () => {
  const bill = makeSbom(root);
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(missingFrom(bill, root)).toEqual([]);
  const development = new Set(
    dependencies.filter(one => one.development).map(one => `${one.name}@${one.version}`),
  );
  expect(bill.components.filter(one => development.has(`${one.name}@${one.version}`))).toEqual([]);
  const refs = new Set([bill.metadata.component['bom-ref'], ...bill.components.map(one => one['bom-ref'])]);
  expect(bill.dependencies.flatMap(one => one.dependsOn).filter(ref => !refs.has(ref))).toEqual([]);
  expect(missingFrom({ ...bill, components: bill.components.slice(1) }, root)).toHaveLength(1);
});

test('every package of the lock file carries a checksum and no address of its own to come from', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string; integrity?: string; inBundle?: boolean }>;
  };
  const wrong = Object.entries(packages).filter(
    ([path, one]) =>
      path !== '' && !one.inBundle && !(one.integrity?.startsWith('sha512-') && one.resolved === undefined),
  );
  expect(wrong.map(([path]) => path)).toEqual([]);
});
