import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { listDependencies } from './licences.ts';

interface Component {
  name: string;
  version: string;
  group?: string;
  'bom-ref': string;
}

/** What we read of a bill of materials (CycloneDX 1.5, https://cyclonedx.org/docs/1.5/json). */
export interface BillOfMaterials {
  bomFormat: string;
  specVersion: string;
  metadata: { component: { 'bom-ref': string } };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/**
 * The packages that the program runs with, as npm (10 or newer) writes them from the lock file; the network isn't asked.
 * npm's own --omit=dev leaves out what production needs by way of another package when it is named for development too,
 * so everything is asked for and the lock file says what stays. Throws when npm fails.
 */
export function makeSbom(root: string): BillOfMaterials {
  const text = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const bill = JSON.parse(text) as BillOfMaterials;
  const production = new Set(productionOf(root));
  const components = bill.components.filter(one => production.has(nameOf(one)));
  const refs = new Set([bill.metadata.component['bom-ref'], ...components.map(one => one['bom-ref'])]);
  const dependencies = bill.dependencies
    .filter(one => refs.has(one.ref))
    .map(one => ({ ...one, dependsOn: one.dependsOn.filter(ref => refs.has(ref)) }));
  return { ...bill, components, dependencies };
}

const nameOf = ({ group, name, version }: Component) => `${group ? `${group}/` : ''}${name}@${version}`;

const productionOf = (root: string) =>
  listDependencies(root)
    .filter(one => !one.development)
    .map(one => `${one.name}@${one.version}`);

/** The packages of production, as name@version, that stand in the lock file and not in the bill. */
export function missingFrom(bill: BillOfMaterials, root: string): string[] {
  const held = new Set(bill.components.map(nameOf));
  return productionOf(root).filter(name => !held.has(name));
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..');
  const bill = makeSbom(root);
  const missing = missingFrom(bill, root);
  process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
  if (bill.bomFormat !== 'CycloneDX' || missing.length > 0) {
    process.stderr.write(`The bill is not whole: ${missing.join(', ') || bill.bomFormat}\n`);
    process.exitCode = 1;
  }
}
